"""Standpoints where each state is worth a known number."""

from __future__ import annotations

import numpy as np

from standoff.strategy.allied import Allied
from standoff.strategy.concepts import Concept
from standoff.strategy.search import Ground, Mask, Move, ground
from standoff.strategy.solve import Solution
from standoff.strategy.stability import guarantee
from standoff.strategy.standpoints import Alone, Compared, Standpoint
from standoff.strategy.values import Places, Values

KEPT = 1 << 20
"""States beyond which what somebody is sure of is kept for the last question only."""


class Known:
    """What each state is worth to each decision maker."""

    def __init__(self, solution: Solution) -> None:
        self.ground: Ground = ground(solution.conflict, solution.space, solution.payoffs)
        self.worth = [payoff.reshape(-1) for payoff in solution.payoffs]
        self.payoffs, self.space = solution.payoffs, solution.space
        self._sure: dict[tuple[Concept, int, tuple[int, ...] | None], Values] = {}

    def at(self, concept: Concept, members: tuple[int, ...], place: int) -> Standpoint:
        """Give the standpoint of a decision maker, or of a coalition, at a place."""
        if len(members) > 1:
            return Allied(self, concept, members, place)
        return _ByWorth(self, concept.basic, members[0], place)

    def gains(self, move: Move) -> bool:
        """Say whether a move improves its mover."""
        worth = self.worth[move.maker]
        return bool(worth[move.end] > worth[move.start])

    def sure(self, concept: Concept, maker: int, others: tuple[int, ...] | None = None) -> Values:
        """Give for each place what a decision maker is sure of once it has moved there.

        `others` are those who may answer: everybody else unless it is said who.
        """
        key = concept, maker, others
        if key not in self._sure:
            if self.space.size > KEPT:
                self._sure.clear()
            values = guarantee(concept, maker, self.payoffs, self.space, others)
            self._sure[key] = np.broadcast_to(values, self.space.shape).reshape(-1)
        return self._sure[key]


class _ByWorth(Alone):
    def __init__(self, known: Known, concept: Concept, maker: int, place: int) -> None:
        super().__init__(known.space, maker)
        self._known, self._concept = known, concept
        self.rank = known.worth[maker]
        self._have = self.rank[place]

    def tempting(self, places: Places) -> Mask:
        return np.asarray(self.rank[places] > self._have)

    def deterring(self) -> Mask:
        return np.asarray(self.rank <= self._have)

    def answered(self, places: Places) -> Mask:
        return np.asarray(self._known.sure(self._concept, self._maker)[places] <= self._have)

    def compare(self, place: int) -> Compared:
        if self.rank[place] == self._have:
            return "="
        return ">" if self.rank[place] > self._have else "<"
