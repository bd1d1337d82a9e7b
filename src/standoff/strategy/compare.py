"""Two conflicts side by side: which outcomes are kept, lost and new, and what was changed.

What if there were a guarantee, what if they wanted it less: a conflict is written again with the
difference, and both are solved. Outcomes are matched by the names of the options that both have;
an option that only one has is left open. Named states are matched by their names.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from enum import StrEnum

from standoff.errors import ConflictError
from standoff.records import Record
from standoff.strategy.concepts import Concept
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
from standoff.strategy.solve import Solution
from standoff.strategy.statements import Statement


class Fate(StrEnum):
    """What became of an outcome that holds in one of two conflicts at least."""

    KEPT = "kept"
    LOST = "lost"
    NEW = "new"


class Leaving(Record, frozen=True, kw_only=True):
    """Who would leave a state, in the conflict in which the outcome does not hold."""

    state: str
    decision_makers: tuple[str, ...]


class Outcome(Record, frozen=True, kw_only=True):
    """An outcome of either conflict, as far as their common options tell outcomes apart.

    `taken` and `left` are the common options; in graph form `taken` has the name of the state.
    `before` and `after` are the equilibria that match. `leaving` says of each state that matches
    in the other conflict who would leave it there: who lost stability in a lost outcome, or lacked
    it before a new one. It is empty where no such state is feasible.
    """

    concept: Concept
    fate: Fate
    taken: tuple[str, ...]
    left: tuple[str, ...]
    before: tuple[str, ...]
    after: tuple[str, ...]
    leaving: tuple[Leaving, ...]
    because: str


class Difference(Record, frozen=True, kw_only=True):
    """One thing that differs between two conflicts: what it is about, and what, in words."""

    about: str
    words: str


class Comparison(Record, frozen=True, kw_only=True):
    """Two conflicts side by side."""

    differences: tuple[Difference, ...]
    outcomes: tuple[Outcome, ...]
    only_before: tuple[str, ...]
    only_after: tuple[str, ...]

    def of(self, concept: Concept | str, fate: Fate | str) -> list[Outcome]:
        """Give the outcomes that one concept kept, lost or gained."""
        return [one for one in self.outcomes if (one.concept, one.fate) == (concept, fate)]


Match = tuple[object, ...]
"""What tells outcomes apart in both conflicts: a value for each common option, or a name."""


def compare(before: Solution, after: Solution) -> Comparison:
    """Compare two solved conflicts, under the concepts that were worked out for both.

    Raises `ConflictError` for conflicts of different forms, for option names that repeat, and
    where there is nothing in common to match outcomes by.
    """
    old, new = before.conflict, after.conflict
    only_before: tuple[str, ...] = ()
    only_after: tuple[str, ...] = ()
    if isinstance(old, Conflict) and isinstance(new, Conflict):
        common = tuple(name for name in _names(old) if name in _names(new))
        if not common:
            raise ConflictError(
                "the two conflicts have no option in common", hint="give options the same names"
            )
        only_before = tuple(name for name in old.names if name not in common)
        only_after = tuple(name for name in new.names if name not in common)
        differences = _of_options(old, new)
        keys = _by_options(old, common), _by_options(new, common)
    elif isinstance(old, Graph) and isinstance(new, Graph):
        common = ()
        differences = _of_graphs(old, new)
        keys = _by_name(old), _by_name(new)
    else:
        raise ConflictError(
            "one conflict has options, the other has named states", hint="write both in one form"
        )
    outcomes = [
        outcome
        for concept in before.concepts
        if concept in after.concepts
        for outcome in _outcomes(concept, (before, after), keys, common)
    ]
    return Comparison(
        differences=tuple(differences),
        outcomes=tuple(outcomes),
        only_before=only_before,
        only_after=only_after,
    )


def _names(conflict: Conflict) -> tuple[str, ...]:
    for name in conflict.names:
        if conflict.names.count(name) > 1:
            raise ConflictError(
                f"option “{name}” is there twice, and outcomes are matched by names",
                hint="give one another name",
            )
    return conflict.names


def _by_options(conflict: Conflict, common: Sequence[str]) -> Callable[[int], Match]:
    positions = [conflict.names.index(name) for name in common]
    return lambda state: tuple(bool(state >> position & 1) for position in positions)


def _by_name(graph: Graph) -> Callable[[int], Match]:
    return lambda state: (graph.states[state],)


def _outcomes(
    concept: Concept,
    solutions: tuple[Solution, Solution],
    keys: tuple[Callable[[int], Match], Callable[[int], Match]],
    common: Sequence[str],
) -> Iterable[Outcome]:
    """Give the outcomes of one concept: kept, then lost, then new."""
    held = [
        _grouped(solution.equilibria(concept), key)
        for solution, key in zip(solutions, keys, strict=True)
    ]
    fates = [
        (Fate.KEPT, [match for match in held[0] if match in held[1]]),
        (Fate.LOST, [match for match in held[0] if match not in held[1]]),
        (Fate.NEW, [match for match in held[1] if match not in held[0]]),
    ]
    for fate, matches in fates:
        other = int(fate is Fate.LOST)
        solution = solutions[other]
        alike: dict[Match, list[int]] = {}
        if fate is not Fate.KEPT and matches:
            wanted = set(matches)
            alike = _grouped(
                (state for state in solution.states if keys[other](state) in wanted), keys[other]
            )
        for match in matches:
            leaving = tuple(
                Leaving(
                    state=solution.conflict.letters(state),
                    decision_makers=tuple(
                        who
                        for who in solution.whose(concept)
                        if not solution.holds(concept, state, who)
                    ),
                )
                for state in alike.get(match, [])
            )
            states = [
                tuple(one.conflict.letters(state) for state in some.get(match, []))
                for one, some in zip(solutions, held, strict=True)
            ]
            pairs = list(zip(common, match, strict=False))
            yield Outcome(
                concept=concept,
                fate=fate,
                taken=tuple(name for name, value in pairs if value)
                if common
                else tuple(str(one) for one in match),
                left=tuple(name for name, value in pairs if not value),
                before=states[0],
                after=states[1],
                leaving=leaving,
                because=_because(fate, states, leaving),
            )


def _grouped(states: Iterable[int], key: Callable[[int], Match]) -> dict[Match, list[int]]:
    found: dict[Match, list[int]] = {}
    for state in states:
        found.setdefault(key(state), []).append(state)
    return found


def _because(fate: Fate, held: Sequence[Sequence[str]], leaving: Sequence[Leaving]) -> str:
    if fate is Fate.KEPT:
        return f"holds before ({_listed(held[0])}) and after ({_listed(held[1])})"
    lost = fate is Fate.LOST
    text = f"held as {_listed(held[0])}" if lost else f"holds as {_listed(held[1])}"
    if not leaving:
        return f"{text}; {'now' if lost else 'before'} it is not feasible"
    would = "would now leave" if lost else "would have left"
    alike: dict[tuple[str, ...], list[str]] = {}
    for one in leaving[:SAID]:
        alike.setdefault(one.decision_makers, []).append(one.state)
    parts = [f"{_listed(who)} {would} {_listed(states)}" for who, states in alike.items()]
    if len(leaving) > SAID:
        parts.append(f"and {len(leaving) - SAID} more would be left")
    return "; ".join((text, *parts))


SAID = 4
"""States that a sentence names."""


def _listed(names: Sequence[str]) -> str:
    if len(names) > 1:
        return ", ".join(names[:-1]) + " and " + names[-1]
    return names[0]


def _of_options(old: Conflict, new: Conflict) -> list[Difference]:
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
    found += [_differs("rules", f"“{one}” can be now") for one in rules[0] if one not in rules[1]]
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
        keys = _by_options(old, common), _by_options(new, common)
    elif isinstance(old, Graph) and isinstance(new, Graph):
        keys = _by_name(old), _by_name(new)
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


def _of_graphs(old: Graph, new: Graph) -> list[Difference]:
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
