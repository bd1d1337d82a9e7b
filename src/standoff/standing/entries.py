"""What all entries of the standing have in common: the facts behind them, in order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b

from standoff.acts import Act
from standoff.knowledge import Knowledge
from standoff.knowledge.schema import StanceRow, Topic
from standoff.records import Parties
from standoff.standing.facts import BY_DAY, Fact, bases
from standoff.standing.records import Moves
from standoff.standing.terms import Terms


@dataclass(frozen=True, slots=True)
class Case:
    """Everything that the parts of the standing are worked out from.

    `facts` are in the order of their days. `item_of` gives the item of a matter by the key of its
    terms, `leads` for each move the one that leads its tellings, `known` each fact by its move.
    """

    facts: tuple[Fact, ...]
    item_of: Mapping[str, str]
    leads: dict[str, str]
    knowledge: Knowledge
    stances: dict[Act, StanceRow]
    known: dict[str, Fact]

    def items(self, fact: Fact) -> tuple[str, ...]:
        """Give the items that a move is about; one that points at others is about all theirs."""
        known = self.item_of
        lead = self.leads.get(fact.id, fact.id)
        if lead != fact.id:
            fact = self.known[lead]  # people may have joined what speaks of other matters
        if len(fact.keys) == 1:
            item = known.get(fact.keys[0])
            return () if item is None else (item,)
        return tuple(dict.fromkeys(known[key] for key in fact.keys if key in known))

    def item(self, fact: Fact) -> str | None:
        """Give the item that a move is about, of several the first."""
        return next(iter(self.items(fact)), None)

    def times(self, facts: Iterable[Fact]) -> int:
        """Count moves, one that several reports tell being one."""
        return len({self.leads[fact.id] for fact in facts})


def name(*parts: object) -> str:
    """Name an entry by what it is, so that it keeps its name when reports are added."""
    key = "\0".join(map(str, parts))
    return blake2b(key.encode(), digest_size=5).hexdigest()


def ids(facts: Iterable[Fact]) -> Moves:
    """Give the ids of moves in the order of their days, each once."""
    return tuple(dict.fromkeys(fact.id for fact in sorted(facts, key=BY_DAY)))


def parties(codes: Iterable[str]) -> Parties:
    """Give parties, the most frequent first, and by code where they are even."""
    counted = Counter(codes)
    return tuple(sorted(counted, key=lambda code: (-counted[code], code)))


def meet(one: Sequence[str], other: Sequence[str]) -> bool:
    """Say whether two lists have a party in common. A state and its allies are one here.

    >>> meet(("USA:allies",), ("RUS", "USA"))
    True
    """
    return not bases(tuple(one)).isdisjoint(bases(tuple(other)))


def threatens(case: Case, fact: Fact) -> bool:
    """Say whether a move threatens: who warns of harm that is his own to do threatens it."""
    if fact.move.act is not Act.WARN:
        return fact.move.act is Act.THREATEN
    harm = {row.act for row in case.knowledge.acts if row.harm}
    return (
        fact.move.condition is not None
        and bool(deeds(case.knowledge.topics, fact.terms) & harm)
        and not set(fact.terms.parties) & set(fact.move.target)
    )


def deeds(topics: Mapping[str, Topic], terms: Terms) -> frozenset[Act]:
    """Give the acts that do what a matter is about: *sanctions* are imposed by `sanction`."""
    return frozenset(act for term in terms.topics if term in topics for act in topics[term].acts)


def words(fact: Fact) -> str:
    """Give the words for what a move is about: its matter, or its evidence where it has none.

    A matter that is but a party, *Vilnius*, says less than *Washington backed Vilnius*.
    """
    return fact.move.evidence if fact.bare else fact.move.matter or fact.move.evidence
