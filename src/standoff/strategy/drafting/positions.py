"""What the positions say: what a party is open to, and what it wants of what could be done."""

from __future__ import annotations

from collections.abc import Iterable

from standoff.acts import Act
from standoff.standing.grouping import ALIKE, likeness
from standoff.standing.records import Position, Stance
from standoff.standing.terms import Terms, words
from standoff.strategy.drafting.choices import SAME, Choice
from standoff.strategy.drafting.gathered import Gathered
from standoff.strategy.drafting.wishes import Said

WANTED = {
    Stance.DEMANDS: True, Stance.AGREES: True, Stance.SUPPORTS: True,
    Stance.REFUSES: False, Stance.IGNORES: False, Stance.OPPOSES: False,
    Stance.OFFERS: True, Stance.OPEN: True, Stance.DENIES: False,
}  # fmt: skip
"""Stances that say whether something is to be; promises come with their conditions."""

OF_ITS_OWN = {Stance.OFFERS, Stance.OPEN, Stance.DENIES}
"""Those that say it of what the party itself will do or not."""


def hear_openness(positions: Iterable[Position], gathered: Gathered) -> None:
    """Take down what parties are open to: it could be done."""
    for position in positions:
        if position.stance is not Stance.OPEN:
            continue
        doer = gathered.sides.of(position.party)
        found = gathered.grounds.all(position.moves)
        moves = tuple(one.id for one in found if one.act is Act.OPEN)
        if doer is not None and moves:
            terms = _terms(position, gathered)
            gathered.choices.find(doer, position.words, terms, position.item, moves, "open to it")


def hear_stances(positions: Iterable[Position], gathered: Gathered, finite: frozenset[str]) -> None:
    """Take down the latest stance of each party in each matter; `finite` are words of clauses."""
    for position in positions:
        maker = gathered.sides.of(position.party)
        stance = position.stance
        if maker is None or stance not in WANTED:
            continue
        terms = _terms(position, gathered)
        deed = not terms.against
        if not WANTED[stance] and not finite.isdisjoint(word for word, _ in words(position.words)):
            deed = True  # the words are the refusal: *there will be no talks* is against talks
        for choice in _concerned(position, maker, terms, gathered):
            if stance is Stance.DENIES and choice.terms.against:
                continue  # that a word was ever given is denied, not that it could be
            wanted = deed is WANTED[stance]
            gathered.wishes.add(maker, choice, wanted, Said.of(position), stance.value)


def _terms(position: Position, gathered: Gathered) -> Terms:
    return gathered.vocabulary.terms(position.words, (position.party, *position.toward))


def _concerned(position: Position, maker: int, terms: Terms, gathered: Gathered) -> list[Choice]:
    """Give the choices that a position is about."""
    found = [
        one
        for one in gathered.choices
        if one.item == position.item or likeness(terms, one.terms) >= SAME
    ]
    if position.stance in OF_ITS_OWN:
        found = [one for one in found if one.doer == maker]
    elif position.stance is Stance.DEMANDS:
        asked = gathered.sides.all(position.toward)
        found = [one for one in found if one.doer != maker and one.doer in asked]
    # Of several things in one matter, that which the words mean.
    alike = {one: likeness(terms, one.terms) for one in found}
    most = max(alike.values(), default=0.0)
    if most >= ALIKE:
        found = [one for one in found if alike[one] == most]
    own = [one for one in found if one.doer == maker]
    return own if own and not WANTED[position.stance] else found
