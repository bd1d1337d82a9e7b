"""The standpoint of a coalition: what is better for all of its members, by moves of any of them."""

from __future__ import annotations

from functools import reduce
from typing import Protocol

import numpy as np

from standoff.strategy.concepts import Concept
from standoff.strategy.search import Ground, Mask, Move, Search
from standoff.strategy.space import Space
from standoff.strategy.standpoints import Compared
from standoff.strategy.values import Bits, Places, Values


class Worths(Protocol):
    """What each state is worth to each decision maker, and what each is sure of."""

    ground: Ground
    space: Space
    worth: list[Values]

    def sure(self, concept: Concept, maker: int, others: tuple[int, ...]) -> Values:
        """Give for each place what a member is sure of, whatever these others do."""


class Allied:
    """A coalition at one place. One member that is no better off is enough to deter it."""

    def __init__(
        self, known: Worths, concept: Concept, members: tuple[int, ...], place: int
    ) -> None:
        self._known, self._concept, self._members, self._place = known, concept, members, place
        self._others = tuple(one for one in range(len(known.worth)) if one not in members)
        self._better: Mask = reduce(
            np.logical_and, [known.worth[one] > known.worth[one][place] for one in members]
        )
        # What is better for all has the greater sum.
        self.rank: Values = reduce(np.add, [known.worth[one].astype(np.int64) for one in members])
        self._searches: dict[int, Search] = {}

    def tempting(self, places: Places) -> Mask:
        """Say which places are better for all."""
        return self._better[places]

    def deterring(self) -> Mask:
        """Say of every place whether one member is no better off."""
        return ~self._better

    def cornered(self) -> Mask:
        """Say of every place whether one is, and no moves of theirs lead away to a better one."""
        return ~self._lead(self._members, self._better)

    def answered(self, places: Places) -> Mask:
        """Say of places that they could move to whether a reply of the others deters them."""
        match self._concept:
            case Concept.CNASH:
                return np.zeros(places.size, np.bool_)
            case Concept.CSMR:
                return self._lead(self._others, self.cornered())[places]
            case _:
                found: Mask = reduce(
                    np.logical_or,
                    [
                        self._known.sure(self._concept.basic, one, self._others)[places]
                        <= self._known.worth[one][self._place]
                        for one in self._members
                    ],
                )
                return found

    def compare(self, place: int) -> Compared:
        """Compare a place: better if it is for all, else as the one who suffers most finds it."""
        if self._better[place]:
            return ">"
        worth = self._known.worth[self.sufferer(place)]
        return "<" if worth[place] < worth[self._place] else "="

    def sufferer(self, place: int) -> int:
        """Give the first member that is worse off, or else no better off."""

        def found(maker: int) -> int:
            worth = self._known.worth[maker]
            return int(np.sign(int(worth[place]) - int(worth[self._place])))

        return min(self._members, key=found)

    def reached(self, place: int) -> Places:
        """Give the places that legal sequences of the members lead to from one."""
        return np.flatnonzero(self._search(place).reached())

    def way(self, start: int, end: int) -> list[Move]:
        """Give a shortest one."""
        return self._search(start).path(end)

    def _search(self, start: int) -> Search:
        if start not in self._searches:
            ground = self._known.ground
            self._searches[start] = Search(ground, self._members, start, improving=False)
        return self._searches[start]

    def _lead(self, makers: tuple[int, ...], there: Mask) -> Mask:
        """Say of every place whether moves of some, or none, lead from it to places."""
        shape = self._known.space.shape
        bits: Bits = there.reshape(*shape, 1).astype(np.uint64)
        found = np.broadcast_to(self._known.space.reached(makers, bits), (*shape, 1))
        return found.reshape(-1).astype(np.bool_)
