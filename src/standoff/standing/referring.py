"""What *the decision*, *its move* and *these measures* refer back to: a deed told before."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from standoff.acts import Act
from standoff.knowledge import Knowledge
from standoff.standing.owners import Owned, Owners
from standoff.standing.pointing import APPLAUSE, GIVING_UP
from standoff.standing.terms import Vocabulary, stem, words

if TYPE_CHECKING:
    from standoff.standing.facts import Fact

CLOSE = 2
"""So many sentences back a deed without a date may still be the one that is meant."""

PLAIN_SPEECH = {Act.ASSERT, Act.DENY, Act.ACKNOWLEDGE}
"""Acts of a party that speaks of its own deeds: *the step was needed*."""


class Reference(NamedTuple):
    """A noun that refers back: what acts it may name, whose, and what else is said of them."""

    acts: frozenset[Act]
    owned: Owned
    telling: frozenset[str]
    plural: bool


class Referring:
    """Finds the moves that a definite noun at the head of a matter refers back to."""

    def __init__(self, knowledge: Knowledge, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        self._owners = Owners(knowledge, vocabulary)
        rows = [row for row in knowledge.pointing if row.definite]
        self._acts = {stem(row.noun): frozenset(row.acts) for row in rows}
        self._definite = knowledge.classes["definite"]
        self._fresh = knowledge.classes["fresh"]
        self._grammar = knowledge.classes["grammar"]
        self._tying = knowledge.classes["tying"]

    def reference(self, matter: str | None) -> Reference | None:
        """Take a noun that refers back apart: *the Japanese export measures*, *its decision*.

        It stands at the head of the matter, with a word before it that says that it is known; *a
        step*, *further measures* and *its next move* are others than those told before.
        """
        found = list(words(matter or ""))
        if all(root not in self._acts for _, root in found):
            return None
        if found[0][0] not in self._definite and not self._names(found[0][0]):
            return None
        for place, (word, root) in enumerate(found):
            if root in self._acts:
                break
            if place and (word in self._grammar or word in self._fresh):
                return None
        else:
            return None
        said = [word for word, _ in found[:place]]
        if place + 1 < len(found) and found[place + 1][0] in self._tying:
            said += [word for word, _ in found[place + 1 :]]
        terms = self._vocabulary.terms(" ".join(said))
        owned = self._owners.of(found, place)
        if owned.strange:
            return None
        return Reference(self._acts[root], owned, frozenset(terms.telling), word.endswith("s"))

    def _names(self, word: str) -> bool:
        """True for *Tokyo* in *Tokyo's decision*, *Japanese* in *Japanese curbs*."""
        return bool(self._vocabulary.parties(word))

    def to(self, facts: Sequence[Fact], place: int) -> list[Fact]:
        """Give the moves of one report to which the matter of one of them refers.

        It is the nearest before it of the acts that the noun may name: by the owner if one is
        named, else by whom the move is directed at, else by others against its own party. Plain
        speech is of its own party's first. A deed without a date, which may be of long ago, counts
        where none has one, and stands close. A plural refers to all in the sentence of the nearest.
        """
        fact = facts[place]
        reference = self.reference(fact.move.matter)
        if reference is None:
            return []
        own = set(fact.move.actor)  # nobody welcomes what was done to him
        fits = [
            other
            for other in facts[:place]
            if other.move.act in reference.acts
            and other.move.start < fact.move.start
            and (other.move.when or fact.move.sentence - other.move.sentence <= CLOSE)
            and self._tells(other, reference.telling)
            and reference.owned.others <= {*other.move.actor, *other.move.target}
            and (fact.move.act not in APPLAUSE or own.isdisjoint(other.move.target))
        ]
        for near in self._of_whom(fact, reference.owned.owners, fits):
            near = [other for other in near if other.move.when] or near
            if near and reference.plural:
                return [other for other in near if other.move.sentence == near[-1].move.sentence]
            if near:
                return near[-1:]
        return []

    def _of_whom(
        self, fact: Fact, owners: frozenset[str], fits: Sequence[Fact]
    ) -> Iterator[list[Fact]]:
        """Give the moves of those who may be meant, the likeliest first."""
        own, target = set(fact.move.actor), set(fact.move.target)

        def by(parties: Iterable[str]) -> list[Fact]:
            return [other for other in fits if not set(parties).isdisjoint(other.move.actor)]

        if owners:
            yield by(owners)
            return
        if fact.move.act in PLAIN_SPEECH | GIVING_UP:
            yield by(own)
        if fact.move.act not in GIVING_UP:
            yield by(target)
            yield [
                other
                for other in fits
                if not own.isdisjoint(other.move.target) and own.isdisjoint(other.move.actor)
            ]

    def _tells(self, other: Fact, telling: frozenset[str]) -> bool:
        """Say whether a move tells of what a noun is said to be about: *the export measures*."""
        return not telling or not telling.isdisjoint(
            self._vocabulary.terms(other.move.evidence).telling
        )
