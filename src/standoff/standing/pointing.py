"""What *the demand*, *Western calls*, *those* and *this* point at: words that were said before."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from standoff.acts import Act
from standoff.knowledge import Knowledge
from standoff.standing.owners import Owners
from standoff.standing.terms import Vocabulary, stem, words

if TYPE_CHECKING:
    from standoff.standing.facts import Fact

GIVING_UP = {Act.WITHDRAW, Act.YIELD, Act.LIFT}
"""Acts by which a party takes back what it asked: *dropped the demand*."""

APPLAUSE = {Act.PRAISE, Act.SUPPORT}
"""Acts that answer only what they point at: *welcomed the offer*."""


def _speakers(fact: Fact) -> set[str]:
    """Give who stands behind a move: its actor, and who tells of it: *Cairo says they promised*."""
    return {*fact.move.actor, *fact.move.source}


class Pointing:
    """Finds the moves that a matter points at: *the demand*, *Western calls*, *those*, *this*."""

    def __init__(self, knowledge: Knowledge, vocabulary: Vocabulary) -> None:
        self._owners = Owners(knowledge, vocabulary)
        rows = [row for row in knowledge.pointing if not row.definite]
        self._acts = {stem(row.noun): frozenset(row.acts) for row in rows}
        self._answerable = frozenset(act for row in rows for act in row.acts)
        self._asking = frozenset(row.act for row in knowledge.stances if row.asks)
        self._bare = knowledge.classes["bare"]
        self._finite = knowledge.classes["finite"]
        self._deeds = frozenset(row.act for row in knowledge.acts if row.kind == "deed")

    def acts(self, fact: Fact) -> frozenset[Act]:
        """Give the acts that a matter may point at: those of its noun, for a bare one any.

        Plain speech of a noun, *the order would stay in force*, answers nobody. What a deed is done
        to, *drove them out*, was not said before; but *dropped it* may be said of what was asked.
        """
        act, matter = fact.move.act, fact.move.matter
        if matter is None:
            return frozenset()
        found = list(words(matter))
        for word, one in found:
            if one in self._acts:
                if act is Act.ASSERT and fact.finite:
                    return frozenset()
                return self._acts[one]
            if word in self._finite:
                break  # a clause, in which the noun says something of somebody
        if fact.terms.topics or not all(word in self._bare for word, _ in found):
            return frozenset()
        if act in GIVING_UP:
            return self._asking
        return frozenset() if act in self._deeds else self._answerable

    def at(self, facts: Sequence[Fact], place: int) -> list[Fact]:
        """Give the moves of one report at which the matter of one of them points.

        A plural points at all that fit before it, a singular at the nearest; where none stands
        before, at those behind in its sentence: *rejected the demands: that …*. Plain speech fits
        only where nothing else does. The owner is who is named with the noun, or at whom the move
        is directed; who puts forward *its proposals* states again what it asked, and who drops *the
        demand* drops its own.
        """
        fact = facts[place]
        acts = self.acts(fact)
        if not acts:
            return []
        own = set(fact.move.actor)
        owners = self._of_whom(fact)
        if fact.move.act in self._asking | GIVING_UP and (not owners or owners & own):
            owners = own
        owners = owners or set(fact.move.target)
        fits = [
            other
            for other in facts
            if other is not fact
            and other.move.act in acts
            and (owners & _speakers(other) if owners else not own & set(other.move.actor))
        ]
        fits = [other for other in fits if other.terms.telling] or fits
        own_terms = set(fact.terms.telling)
        if own_terms:  # *the charge of rebellion* points at no other charge
            fits = [other for other in fits if own_terms & set(other.terms.telling)]
        if any(other.move.act is not Act.ASSERT for other in fits):
            fits = [other for other in fits if other.move.act is not Act.ASSERT]
        before = [other for other in fits if other.order < fact.order]
        fits = before or [other for other in fits if other.move.sentence == fact.move.sentence]
        if not fits or self._is_plural(fact.move.matter or ""):
            return fits
        return [fits[-1] if fits[-1].order < fact.order else fits[0]]

    def _of_whom(self, fact: Fact) -> set[str]:
        """Give whose the noun of a matter is: *Western calls*, *the proposal by Cairo*."""
        found = list(words(fact.move.matter or ""))
        place = next((i for i, (_, root) in enumerate(found) if root in self._acts), None)
        if place is None:
            return set()
        return set(self._owners.of(found, place, fact.terms.parties).owners)

    def _is_plural(self, matter: str) -> bool:
        return any(word.endswith("s") and one in self._acts for word, one in words(matter))
