"""One move, many reports: which moves of different reports tell the same thing.

The reports stay apart: nothing is deleted. The earliest telling leads, the others stand behind it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta

from standoff.standing.facts import NEVER, Fact

SOON = timedelta(days=2)
"""Two reports so close in time may tell one undated move."""

Pair = tuple[str, str]


def tellings(
    facts: Sequence[Fact],
    item_of: Mapping[str, str],
    joined: Iterable[Pair] = (),
    parted: Iterable[Pair] = (),
) -> dict[str, str]:
    """Give for each move the id of the one that leads its tellings, often its own.

    Two moves of different reports are one where act, actors and item are the same, their targets
    meet, and their dates allow it. A move of one report has no second telling there. `joined` and
    `parted` are what people ruled.
    """
    leads: dict[str, str] = {}
    ordered = sorted(facts, key=lambda fact: fact.order)
    apart = {frozenset(pair) for pair in parted}
    piles: dict[tuple[object, ...], list[list[Fact]]] = {}
    for fact in ordered:
        found = None
        items = tuple(item_of[key] for key in fact.keys if key in item_of)
        if items:
            key = fact.move.act, frozenset(fact.move.actor), items, fact.terms.against
            pile = piles.setdefault(key, [])
            found = next((one for one in pile if _is_another(fact, one, apart)), None)
            if found is None:
                pile.append([fact])
            else:
                found.append(fact)
        leads[fact.id] = found[0].id if found else fact.id
    return _joined(leads, {fact.id: fact for fact in ordered}, joined)


def _is_another(fact: Fact, tellings: list[Fact], apart: set[frozenset[str]]) -> bool:
    """Say whether a move may be one more telling of what others tell."""
    return all(
        fact.move.report != other.move.report and frozenset((fact.id, other.id)) not in apart
        for other in tellings
    ) and _same_time_and_target(fact, tellings[0])


def _same_time_and_target(one: Fact, other: Fact) -> bool:
    targets = set(one.move.target), set(other.move.target)
    if all(targets) and not targets[0] & targets[1]:
        return False
    if one.move.when and other.move.when:
        return one.first <= other.last and other.first <= one.last
    if NEVER in (one.told, other.told):
        return False
    told = date.fromisoformat(one.told) - date.fromisoformat(other.told)
    return abs(told) <= SOON


def _joined(leads: dict[str, str], facts: dict[str, Fact], pairs: Iterable[Pair]) -> dict[str, str]:
    """Join what people joined: all tellings of both."""
    for one, other in pairs:
        if one in leads and other in leads:
            both = {leads[one], leads[other]}
            lead = min(both, key=lambda name: facts[name].order)
            leads = {name: lead if old in both else old for name, old in leads.items()}
    return leads
