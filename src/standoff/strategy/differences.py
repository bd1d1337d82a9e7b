"""What differs between two conflicts: options, rules, moves, and what each decision maker prefers.

Everything is matched by name.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from standoff.records import Record
from standoff.strategy.conflict import (
    Conflict,
    DecisionMaker,
    Direction,
    Graph,
    Priorities,
    Ranking,
    Weights,
    statements,
)
from standoff.strategy.statements import Statement


class Difference(Record, frozen=True, kw_only=True):
    """One thing that differs between two conflicts: what it is about, and what, in words."""

    about: str
    words: str


Match = tuple[object, ...]
"""What tells outcomes apart in both conflicts: a value for each common option, or a name."""


def by_options(conflict: Conflict, common: Sequence[str]) -> Callable[[int], Match]:
    """Tell the states of a conflict apart by some options."""
    positions = [conflict.names.index(name) for name in common]
    return lambda state: tuple(bool(state >> position & 1) for position in positions)


def by_name(graph: Graph) -> Callable[[int], Match]:
    """Tell the states of a conflict apart by their names."""
    return lambda state: (graph.states[state],)


def of_options(old: Conflict, new: Conflict) -> list[Difference]:
    """Say what differs in the options, the decision makers, the rules and the preferences."""
    found = [*_status_quo(old, new), *_who(old, new)]
    was, now = ({one.name: one for one in conflict.options} for conflict in (old, new))
    for name, one in was.items():
        if name not in now:
            found.append(_differs("options", f"{name} of {_owner(old, name)} is gone"))
            continue
        if _owner(old, name) != _owner(new, name):
            passed = f"{name} passes from {_owner(old, name)} to {_owner(new, name)}"
            found.append(_differs("options", passed))
        if one.direction != now[name].direction:
            found.append(_differs("options", f"{name} {_WAYS[now[name].direction]}"))
    for name in now:
        if name not in was:
            found.append(_differs("options", f"{name} of {_owner(new, name)} is new"))
    rules = [[one.text(conflict.names) for one in conflict.never] for conflict in (old, new)]
    gone = [
        one.text(old.names)
        for one in old.never
        if all(old.names[option] in now for option in one.options())
    ]
    found += [_differs("rules", f"“{one}” can be now") for one in gone if one not in rules[1]]
    found += [
        _differs("rules", f"“{one}” cannot be any more") for one in rules[1] if one not in rules[0]
    ]
    makers = {maker.name: maker for maker in new.decision_makers}
    for maker in old.decision_makers:
        if maker.name in makers:
            found += _of_maker(maker, old, makers[maker.name], new)
    return found


_WAYS = {
    Direction.BOTH: "can be taken and given up",
    Direction.FORWARD: "can no longer be given up once taken",
    Direction.BACK: "can no longer be taken once given up",
}


def _owner(conflict: Conflict, name: str) -> str:
    return conflict.decision_makers[conflict.owner(conflict.names.index(name))].name


def _differs(about: str, words: str) -> Difference:
    return Difference(about=about, words=words)


def _status_quo(old: Conflict | Graph, new: Conflict | Graph) -> Iterable[Difference]:
    if isinstance(old, Conflict) and isinstance(new, Conflict):
        common = [name for name in old.names if name in new.names]
        keys = by_options(old, common), by_options(new, common)
    elif isinstance(old, Graph) and isinstance(new, Graph):
        keys = by_name(old), by_name(new)
    quo = [
        None if conflict.status_quo is None else key(conflict.status_quo)
        for conflict, key in zip((old, new), keys, strict=True)
    ]
    if quo[0] != quo[1]:
        words = [
            "unsaid" if one.status_quo is None else one.letters(one.status_quo)
            for one in (old, new)
        ]
        yield _differs("status quo", f"it was {words[0]} and is {words[1]}")


def _who(old: Conflict | Graph, new: Conflict | Graph) -> Iterable[Difference]:
    was, now = ([maker.name for maker in one.decision_makers] for one in (old, new))
    yield from (_differs("decision makers", f"{one} is gone") for one in was if one not in now)
    yield from (_differs("decision makers", f"{one} is new") for one in now if one not in was)


def _of_maker(
    was: DecisionMaker, old: Conflict, now: DecisionMaker, new: Conflict
) -> Iterable[Difference]:
    """Say what differs in what one decision maker prefers and perceives."""
    about = f"preferences of {was.name}"
    left, right = was.preference, now.preference
    if isinstance(left, Ranking) or isinstance(right, Ranking) or type(left) is not type(right):
        if _said(left, old) != _said(right, new):
            yield _differs(about, _RANKED if type(left) is type(right) else _OTHERWISE)
    elif isinstance(left, Weights) and isinstance(right, Weights):
        weights = [
            {one.text(conflict.names): weight for one, weight in preference.weighted}
            for conflict, preference in ((old, left), (new, right))
        ]
        for text, weight in weights[0].items():
            if text not in weights[1]:
                yield _differs(about, f"“{text}” counts no more")
            elif weights[1][text] != weight:
                yield _differs(about, f"“{text}” weighs {weights[1][text]:g}, not {weight:g}")
        for text, weight in weights[1].items():
            if text not in weights[0]:
                yield _differs(about, f"“{text}” weighs {weight:g}, and did not count")
    elif isinstance(left, Priorities) and isinstance(right, Priorities):
        yield from _of_lists(about, _order(left, old), _order(right, new))
        unknown = [
            [one.text(conflict.names) for one in preference.unknown]
            for conflict, preference in ((old, left), (new, right))
        ]
        for one in unknown[0]:
            if one not in unknown[1]:
                yield _differs(about, f"“{one}” is no longer of unknown place")
        for one in unknown[1]:
            if one not in unknown[0]:
                yield _differs(about, f"“{one}” is of unknown place")
    unseen = [
        [one.text(conflict.names) for one in maker.misperceived]
        for conflict, maker in ((old, was), (new, now))
    ]
    for one in unseen[0]:
        if one not in unseen[1]:
            yield _differs(about, f"it perceives “{one}” now")
    for one in unseen[1]:
        if one not in unseen[0]:
            yield _differs(about, f"it no longer perceives “{one}”")


_RANKED = "the states are ranked in another way"
_OTHERWISE = "they are written in another form"


def _said(preference: Priorities | Weights | Ranking, conflict: Conflict) -> object:
    """Give a preference in names, so that those of two conflicts can be compared."""
    if isinstance(preference, Ranking):
        return [
            {
                frozenset(name for place, name in enumerate(conflict.names) if state >> place & 1)
                for state in tier
            }
            for tier in preference.tiers
        ]
    return [one.text(conflict.names) for one in statements(preference)]


def _order(preference: Priorities, conflict: Conflict) -> list[str]:
    def text(entry: tuple[Statement, ...]) -> str:
        return " / ".join(one.text(conflict.names) for one in entry)

    return [text(entry) for entry in preference.order]


def _of_lists(about: str, was: Sequence[str], now: Sequence[str]) -> Iterable[Difference]:
    """Say what was dropped from a list, moved in it and added; the rest kept its order."""
    both = [
        [one for one in dict.fromkeys(some) if one in other]
        for some, other in ((was, now), (now, was))
    ]
    stay = _in_order(both[0], both[1])
    for one in dict.fromkeys(was):
        if one not in now:
            yield _differs(about, f"“{one}” is dropped from place {was.index(one) + 1}")
        elif one not in stay:
            up = "up" if both[1].index(one) < both[0].index(one) else "down"
            places = f"from place {was.index(one) + 1} to {now.index(one) + 1}"
            yield _differs(about, f"“{one}” moves {up} {places}")
    for one in dict.fromkeys(now):
        if one not in was:
            yield _differs(about, f"“{one}” is new in place {now.index(one) + 1}")


def _in_order(was: Sequence[str], now: Sequence[str]) -> list[str]:
    """Give the most entries that stand in one order in both; each has all of them, once."""
    longest: list[list[str]] = []
    for position, one in enumerate(was):
        before = [
            longest[earlier]
            for earlier in range(position)
            if now.index(was[earlier]) < now.index(one)
        ]
        longest.append([*max(before, key=len, default=[]), one])
    return max(longest, key=len, default=[])


def of_graphs(old: Graph, new: Graph) -> list[Difference]:
    """Say what differs in the states, the moves and the rankings."""
    found = [*_status_quo(old, new), *_who(old, new)]
    found += [_differs("states", f"{one} is gone") for one in old.states if one not in new.states]
    found += [_differs("states", f"{one} is new") for one in new.states if one not in old.states]
    makers = {maker.name: maker for maker in new.decision_makers}
    for maker in old.decision_makers:
        other = makers.get(maker.name)
        if other is None:
            continue
        moves = [
            [f"{graph.states[start]} -> {graph.states[end]}" for start, end in one.moves]
            for graph, one in ((old, maker), (new, other))
        ]
        about = f"moves of {maker.name}"
        found += [_differs(about, f"{one} is gone") for one in moves[0] if one not in moves[1]]
        found += [_differs(about, f"{one} is new") for one in moves[1] if one not in moves[0]]
        ranks = [
            [{graph.states[state] for state in tier} for tier in one.preference.tiers]
            for graph, one in ((old, maker), (new, other))
        ]
        if ranks[0] != ranks[1]:
            found.append(_differs(f"preferences of {maker.name}", _RANKED))
    return found
