"""The agenda: what the moves are about, brought together over all reports and named."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from standoff.knowledge import Knowledge
from standoff.standing.entries import Case, ids, name, parties
from standoff.standing.facts import Fact
from standoff.standing.grouping import Grouping
from standoff.standing.guide import Guide, Number
from standoff.standing.records import Item
from standoff.standing.terms import WORD, Terms, Vocabulary

LONG = 60
"""A phrase of more characters is no name."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A matter as it was first mentioned: where, in what words, with what terms."""

    order: tuple[str, str, int, str]
    matter: str | None
    terms: Terms


Mentions = dict[str, Mention]
"""The earliest mention of each matter, by the key of its terms."""


@dataclass(slots=True)
class Groups:
    """Which item each matter belongs to, by the key of its terms, after the analyst's guidance."""

    item: dict[str, str] = field(default_factory=dict)
    under: dict[str, str] = field(default_factory=dict)
    pinned: dict[str, str] = field(default_factory=dict)
    members: dict[str, list[Terms]] = field(default_factory=dict)


def mentions(facts: Iterable[Fact]) -> Mentions:
    """Give the earliest mention of each matter, by the key of its terms."""
    found: dict[str, Mention] = {}
    for fact in facts:
        key = fact.terms.key
        if key and (key not in found or fact.order < found[key].order):
            found[key] = Mention(fact.order, fact.move.matter, fact.terms)
    return found


def group(found: Mapping[str, Mention], knowledge: Knowledge) -> Grouping:
    """Group matters in the order of their earliest mention."""
    topics = knowledge.topics
    grouping = Grouping(lambda term: topics[term].under if term in topics else None)
    for mention in sorted(found.values(), key=lambda one: one.order):
        grouping.add(mention.terms)
    return grouping


def arrange(
    found: Mapping[str, Mention], grouping: Grouping, guide: Guide, vocabulary: Vocabulary
) -> Groups:
    """Name the groups by their earliest mentions and lay the analyst's guidance over them."""
    guided = guide.numbers(found.keys(), grouping, vocabulary)
    first: dict[Number, Mention] = {}
    for key, number in guided.items():
        if number is None:
            continue
        if number not in first or found[key].order < first[number].order:
            first[number] = found[key]
    names = {number: _id(mention) for number, mention in first.items()}
    groups = Groups()
    for key, number in guided.items():
        if number is not None:
            groups.item[key] = names[number]
            groups.members.setdefault(names[number], []).append(found[key].terms)
    for number, one in names.items():
        wider = grouping.groups[number].under if isinstance(number, int) else None
        if wider is not None and wider in names:
            groups.under[one] = names[wider]
    for entry in guide.items:
        own = names.get(entry.name)
        if own is not None:
            groups.pinned[own] = entry.name
            wider_name = guide.named(entry.under)
            if wider_name is not None and wider_name in names:
                groups.under[own] = names[wider_name]
    return groups


def _id(mention: Mention) -> str:
    _, report, start, _ = mention.order
    return name(report, start, mention.matter)


def agenda(case: Case, groups: Groups) -> tuple[Item, ...]:
    """Give the items, those of the most moves first."""
    by_item: dict[str, list[Fact]] = {}
    for fact in case.facts:
        for item in case.items(fact):
            by_item.setdefault(item, []).append(fact)
    made = []
    for item, facts in by_item.items():
        phrases = tuple(dict.fromkeys(fact.move.matter for fact in facts if fact.move.matter))
        dated = [fact for fact in facts if fact.day is not None]
        made.append(
            Item(
                id=item,
                name=groups.pinned.get(item) or clearest(facts, groups.members[item]),
                pinned=item in groups.pinned,
                under=groups.under.get(item),
                phrases=phrases,
                parties=parties(code for fact in facts for code in fact.move.actor),
                since=dated[0].day if dated else None,
                last=dated[-1].day if dated else None,
                moves=ids(facts),
            )
        )
    return tuple(sorted(made, key=lambda one: (-len(one.moves), one.since or "9", one.id)))


def clearest(facts: Sequence[Fact], members: Sequence[Terms]) -> str:
    """Choose the phrase that names an item best.

    It has the terms that most phrases of the item share and few others, and is short. It is no
    clause where another phrase is none, and does not lean on its context.
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
        unclear = 0.2 * fact.terms.against + 0.4 * fact.leans
        return strange + long + unclear - shared, len(phrase), fact.order

    own = [fact for fact in facts if fact.terms.telling and not fact.points]
    named = [fact for fact in own if fact.move.matter and not (fact.bare or fact.terms.weak)]
    named = [fact for fact in named if not fact.finite] or named
    if named:
        return trimmed(min(named, key=cost).move.matter or "")
    return evident((own or facts)[0])


def evident(fact: Fact) -> str:
    """Name an item by a move that says nothing telling of its matter: *Washington backed Vilnius*.

    Where the matter is but a party, that is its evidence.
    """
    own = None if fact.bare else fact.move.matter
    return trimmed(own or fact.move.evidence)


def trimmed(phrase: str) -> str:
    """Take the article and quotation marks off a phrase: *the expansion of NATO*."""
    phrase = phrase.strip("“”‘’\"' ")
    article, _, rest = phrase.partition(" ")
    return rest if article.lower() in {"the", "a", "an"} and rest else phrase
