"""What could be done: one choice for each doer and matter, however many moves speak of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from standoff.knowledge import Knowledge
from standoff.standing.entries import deeds
from standoff.standing.grouping import ALIKE, likeness
from standoff.standing.records import Item
from standoff.standing.terms import Terms, Vocabulary
from standoff.strategy.drafting.grounds import Grounds
from standoff.strategy.drafting.sides import Sides

SAME = 0.8
"""From so much likeness on, words in another matter speak of a choice all the same."""


@dataclass(eq=False)
class Choice:
    """Something that a decision maker could do, while choices are gathered."""

    doer: int
    item: str
    words: str
    terms: Terms
    moves: dict[str, str] = field(default_factory=dict)  # the move, and why it is here
    weight: int = 0
    last: str = ""
    taken: bool = False

    def add(self, moves: Iterable[str], why: str) -> None:
        """Let more moves speak of it; one that does already keeps its reason."""
        for move in moves:
            self.moves.setdefault(move, why)

    def holds(self, deed: bool) -> bool:
        """Say whether it is taken where the deed itself is done, or is not.

        Who tests no weapons has taken the choice *not to test weapons*.
        """
        return deed is not self.terms.against


class Choices:
    """All that could be done, in the order in which it was first spoken of."""

    def __init__(
        self,
        agenda: Iterable[Item],
        sides: Sides,
        grounds: Grounds,
        vocabulary: Vocabulary,
        known: Knowledge,
    ) -> None:
        self.items = {item.id: item for item in agenda}
        self._sides, self._grounds = sides, grounds
        self._vocabulary, self._topics = vocabulary, known.topics
        self._all: list[Choice] = []

    def __iter__(self) -> Iterator[Choice]:
        return iter(self._all)

    def find(
        self,
        doer: int,
        words: str,
        terms: Terms,
        item: str | None,
        moves: Sequence[str],
        why: str,
    ) -> Choice | None:
        """Give what the words of moves say that somebody could do; what says nothing is none.

        A deed that was named goes before the word not to do it.
        """
        if not tells(terms):
            return None
        if item is None:
            item = self._matter(terms, doer) or terms.key
        found = self._known(doer, item, terms)
        if found is None:
            found = Choice(doer, item, words, terms)
            self._all.append(found)
        elif found.terms.against and not terms.against:
            found.words, found.terms, found.taken = words, terms, False
        found.add(moves, why)
        listed = self.items[item].moves if item in self.items else ()
        found.weight = len({*listed, *found.moves})
        found.last = max([found.last, *self._grounds.days((*listed, *moves))])
        return found

    def likest(self, doer: int, terms: Terms) -> Choice | None:
        """Find what a doer could do already that is likest to what is spoken of."""
        own = [one for one in self._all if one.doer == doer]
        best = max(own, key=lambda one: likeness(terms, one.terms), default=None)
        return best if best is not None and likeness(terms, best.terms) >= ALIKE else None

    def settle(self) -> None:
        """Look for each deed itself among what its doer did in the matter since it was raised."""
        for choice in self._all:
            acts = deeds(self._topics, choice.terms)
            raised = self._grounds.since(choice.moves)
            listed = self.items[choice.item].moves if choice.item in self.items else ()
            for move in self._grounds.deeds(self._grounds.made_by(choice.doer, listed)):
                if move.act in acts and self._grounds.until(move.id) >= raised:
                    choice.taken = choice.holds(True)
                    choice.add((move.id,), "done")

    def _known(self, doer: int, item: str, terms: Terms) -> Choice | None:
        """Find what a doer could do in a matter already.

        To do one thing and not to do another are two, though both be about the same dam.
        """
        for one in self._all:
            if one.doer == doer and one.item == item:
                if one.terms.against is terms.against or likeness(one.terms, terms) >= SAME:
                    return one
        return None

    def _matter(self, terms: Terms, doer: int) -> str | None:
        """Find the matter that is likest, among what the doer could do and then on the agenda."""
        if (choice := self.likest(doer, terms)) is not None:
            return choice.item
        best, most = None, ALIKE
        for item in self.items.values():
            if doer not in self._sides.all(item.parties):
                continue
            for phrase in item.phrases:
                alike = likeness(terms, self._vocabulary.terms(phrase, item.parties))
                if alike > most:
                    best, most = item.id, alike
        return best


def tells(terms: Terms) -> bool:
    """Say whether words tell what they are about."""
    return bool(terms.telling) and not terms.weak
