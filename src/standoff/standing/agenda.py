"""The agenda: what the moves are about, brought together over all reports and named."""

from __future__ import annotations

from collections.abc import Sequence

from standoff.knowledge import Knowledge
from standoff.standing.entries import Case, ids, name, parties
from standoff.standing.facts import Fact
from standoff.standing.grouping import Grouping
from standoff.standing.records import Item
from standoff.standing.terms import WORD, Terms

LONG = 60
"""A phrase of more characters is no name."""


def group(facts: Sequence[Fact], knowledge: Knowledge) -> Grouping:
    """Give each fact the number of its item. The facts come in the order of their mention."""
    topics = knowledge.topics
    grouping = Grouping(lambda term: topics[term].under if term in topics else None)
    for fact in facts:
        fact.item = grouping.add(fact.terms)
    for fact in facts:
        if fact.item is None and fact.points_at:
            fact.item = fact.points_at[0].item
    return grouping


def identify(facts: Sequence[Fact], grouping: Grouping) -> tuple[str, ...]:
    """Name each item by its earliest mention: the report, the place and the words."""
    found: dict[int, str] = {}
    for fact in facts:
        if fact.item is not None and fact.item not in found:
            move = fact.move
            found[fact.item] = name(move.report, move.start, move.matter)
    return tuple(found.get(number, name(number)) for number in range(len(grouping.groups)))


def agenda(case: Case, grouping: Grouping) -> tuple[Item, ...]:
    """Give the items, those of the most moves first."""
    by_item: dict[int, list[Fact]] = {}
    for fact in case.facts:
        for number in items_of(fact):
            by_item.setdefault(number, []).append(fact)
    made = []
    for number, facts in by_item.items():
        under = grouping.groups[number].under
        phrases = tuple(dict.fromkeys(fact.move.matter for fact in facts if fact.move.matter))
        dated = [fact for fact in facts if fact.day is not None]
        made.append(
            Item(
                id=case.ids[number],
                name=clearest(facts, grouping.groups[number].members),
                pinned=False,
                under=None if under is None else case.ids[under],
                phrases=phrases,
                parties=parties(code for fact in facts for code in fact.move.actor),
                since=dated[0].day if dated else None,
                last=dated[-1].day if dated else None,
                moves=ids(facts),
            )
        )
    return tuple(sorted(made, key=lambda item: (-len(item.moves), item.since or "9", item.id)))


def items_of(fact: Fact) -> tuple[int, ...]:
    """Give the items that a move is about; one that points at several moves is about all theirs."""
    if fact.points_at:
        found = (other.item for other in fact.points_at)
        return tuple(dict.fromkeys(number for number in found if number is not None))
    return () if fact.item is None else (fact.item,)


def clearest(facts: Sequence[Fact], members: Sequence[Terms]) -> str:
    """Choose the phrase that names an item best.

    It has the terms that most phrases of the item share and few others, is short, is said by
    several, and is no clause that leans on its context.
    """
    weights: dict[str, float] = {}
    for terms in members:
        for term, weight in terms.weights.items():
            weights[term] = weights.get(term, 0.0) + weight
    total = sum(weights.values()) or 1.0

    def cost(fact: Fact) -> tuple[float, int, tuple[str, str, int, str]]:
        own, phrase = fact.terms.weights, fact.move.matter or ""
        shared = sum(weights.get(term, 0.0) for term in own) / total
        strange = 0.1 * sum(weight >= WORD for weight in own.values())
        long = max(0, len(phrase) - LONG) / LONG
        unclear = fact.terms.against + fact.leans + fact.finite
        return strange + long + 0.2 * unclear - shared, len(phrase), fact.order

    named = [fact for fact in facts if fact.move.matter and fact.terms.telling]
    if not named:
        return next(iter(members[0].weights), "")
    return trimmed(min(named, key=cost).move.matter or "")


def trimmed(phrase: str) -> str:
    """Take the article and quotation marks off a phrase: *the expansion of NATO*."""
    phrase = phrase.strip("“”‘’\"' ")
    article, _, rest = phrase.partition(" ")
    return rest if article.lower() in {"the", "a", "an"} and rest else phrase
