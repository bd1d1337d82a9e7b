"""One move, many reports: which moves of different reports tell the same thing.

The reports stay apart: nothing is deleted. The earliest telling leads, the others stand behind it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import lru_cache

from standoff.standing.facts import BY_MENTION, NEVER, Fact

SOON = 2
"""Two reports so many days apart may tell of one undated move."""

LEAD = 3
"""The last sentence in which a report tells what its headline said."""

Pair = tuple[str, str]


def tellings(
    facts: Sequence[Fact],
    item_of: Mapping[str, str],
    joined: Iterable[Pair] = (),
    parted: Iterable[Pair] = (),
) -> dict[str, str]:
    """Give for each move the id of the one that leads its tellings, often its own.

    Two moves of different reports are one where act, actors and item are the same, their targets
    meet, and their dates allow it. In one report only the headline is told again, by the lead.
    `joined` and `parted` are what people ruled.
    """
    leads: dict[str, str] = {}
    ordered = sorted(facts, key=BY_MENTION)
    apart = {frozenset(pair) for pair in parted}
    piles: dict[tuple[object, ...], Pile] = {}
    for fact in ordered:
        move, keys = fact.move, fact.keys
        items = item_of.get(keys[0]) if len(keys) == 1 else _items(keys, item_of)
        if not items:
            leads[move.id] = move.id
            continue
        actor = move.actor if len(move.actor) < 2 else tuple(sorted(move.actor))
        key = move.act, actor, items, fact.terms.against
        pile = piles.get(key)
        if pile is None:
            pile = piles[key] = Pile()
        leads[move.id] = pile.add(fact, apart).move.id
    pairs = list(joined)
    return _joined(leads, {fact.id: fact for fact in ordered}, pairs) if pairs else leads


def _items(keys: Sequence[str], item_of: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(item_of[key] for key in keys if key in item_of)


class Pile:
    """Tellings that have all in common but their targets and dates, and how to find one of them.

    A move of a known day is looked for among those of that day, those whose date is longer than a
    day, and undated ones; an undated move among the reports that are close to its own in time.
    """

    def __init__(self) -> None:
        self._all: list[list[Fact]] = []
        self._of_day: dict[str, list[int]] = {}
        self._vague: list[int] = []
        self._undated: list[int] = []
        self._told: list[tuple[Fact, int]] = []

    def add(self, fact: Fact, apart: set[frozenset[str]]) -> Fact:
        """Put a move to the tellings that it belongs to, and give the one that leads them."""
        for place in self._candidates(fact):
            if _is_another(fact, self._all[place], apart):
                self._all[place].append(fact)
                self._file(fact, place)
                return self._all[place][0]
        self._all.append([fact])
        self._file(fact, len(self._all) - 1)
        return fact

    def _file(self, fact: Fact, place: int) -> None:
        self._told.append((fact, place))
        if fact.move.when is None:
            self._undated.append(place)
        elif fact.first == fact.last:
            self._of_day.setdefault(fact.first, []).append(place)
        else:
            self._vague.append(place)

    def _candidates(self, fact: Fact) -> Iterable[int]:
        """Give places among the tellings, the earliest first."""
        if fact.move.when is None:
            near = set()
            for other, place in reversed(self._told):
                if not _is_soon(fact, other):
                    break
                near.add(place)
            return sorted(near)
        if fact.first != fact.last:
            return range(len(self._all))
        same = self._of_day.get(fact.first, ())
        if not self._vague and not self._undated:
            return same
        return sorted({*same, *self._vague, *self._undated})


def _is_another(fact: Fact, tellings: list[Fact], apart: set[frozenset[str]]) -> bool:
    """Say whether a move may be one more telling of what others tell."""
    return all(
        (fact.move.report != other.move.report or _is_headline(other, fact))
        and frozenset((fact.id, other.id)) not in apart
        for other in tellings
    ) and _same_time_and_target(fact, tellings[0])


def _is_headline(first: Fact, fact: Fact) -> bool:
    """True for *Tokyo curbs exports*, of which the lead tells again: *Japan curbed exports to …*.

    A report tells a thing twice in its first sentence and right below it, in words that meet.
    """
    if fact.terms.weak or not first.move.sentence == 1 < fact.move.sentence <= LEAD:
        return False
    return not set(first.terms.telling).isdisjoint(fact.terms.telling)


def _same_time_and_target(one: Fact, other: Fact) -> bool:
    targets = set(one.move.target), set(other.move.target)
    if all(targets) and not targets[0] & targets[1]:
        return False
    if one.move.when and other.move.when:
        return one.first <= other.last and other.first <= one.last
    return _is_soon(one, other)


def _is_soon(one: Fact, other: Fact) -> bool:
    """Say whether two reports are so close in time that they may tell of the same."""
    if one.told == other.told:
        return one.told != NEVER
    if NEVER in (one.told, other.told):
        return False
    return abs(_ordinal(one.told) - _ordinal(other.told)) <= SOON


@lru_cache(maxsize=65_536)
def _ordinal(day: str) -> int:
    return date.fromisoformat(day).toordinal()


def _joined(leads: dict[str, str], facts: dict[str, Fact], pairs: Iterable[Pair]) -> dict[str, str]:
    """Join what people joined: all tellings of both."""
    for one, other in pairs:
        if one in leads and other in leads:
            both = {leads[one], leads[other]}
            lead = min(both, key=lambda name: facts[name].order)
            leads = {name: lead if old in both else old for name, old in leads.items()}
    return leads
