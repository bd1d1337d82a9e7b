"""How one decision maker, from where it stands, finds the other states.

Where all preferences are known, what a state is worth says it. Where they are not, the form of the
concept decides what tempts and what deters: see `unknown.py`.
"""

from __future__ import annotations

from typing import Literal, Protocol

import numpy as np

from standoff.strategy.compared import View, bit
from standoff.strategy.concepts import Concept
from standoff.strategy.search import Ground, Mask, Move, ground
from standoff.strategy.solve import Solution
from standoff.strategy.stability import guarantee
from standoff.strategy.unknown import Unknown
from standoff.strategy.values import Places, Values

Compared = Literal[">", "<", "=", "?"]

KEPT = 1 << 20
"""States beyond which what somebody is sure of is kept for the last question only."""


class Standpoint(Protocol):
    """One decision maker at one place, under one concept. Places are those of the solution."""

    rank: Values
    """For each place a number: what is surely better has the greater."""

    def tempting(self, places: Places) -> Mask:
        """Say which places would tempt it."""

    def deterring(self) -> Mask:
        """Say of every place whether it would deter."""

    def answered(self, places: Places) -> Mask:
        """Say of places that it could move to whether a reply of the others deters it."""

    def compare(self, place: int) -> Compared:
        """Compare a place with where it stands: better, worse, equal, or unknown which."""


class Standpoints(Protocol):
    """The standpoints of all decision makers, and the moves between."""

    ground: Ground

    def at(self, concept: Concept, maker: int, place: int) -> Standpoint:
        """Give one."""

    def gains(self, move: Move) -> bool:
        """Say whether a move counts as an improvement of whoever makes it."""


class Known:
    """Standpoints where each state is worth a known number."""

    def __init__(self, solution: Solution) -> None:
        self.ground: Ground = ground(solution.conflict, solution.space, solution.payoffs)
        self.worth = [payoff.reshape(-1) for payoff in solution.payoffs]
        self._payoffs, self._space = solution.payoffs, solution.space
        self._sure: dict[tuple[Concept, int], Values] = {}

    def at(self, concept: Concept, maker: int, place: int) -> Standpoint:
        """Give the standpoint of a decision maker at a place."""
        return _ByWorth(self, concept, maker, place)

    def gains(self, move: Move) -> bool:
        """Say whether a move improves its mover."""
        worth = self.worth[move.maker]
        return bool(worth[move.end] > worth[move.start])

    def sure(self, concept: Concept, maker: int) -> Values:
        """Give for each place what a decision maker is sure of once it has moved there."""
        if (concept, maker) not in self._sure:
            if self._space.size > KEPT:
                self._sure.clear()
            values = guarantee(concept, maker, self._payoffs, self._space)
            self._sure[concept, maker] = np.broadcast_to(values, self._space.shape).reshape(-1)
        return self._sure[concept, maker]


class _ByWorth:
    def __init__(self, known: Known, concept: Concept, maker: int, place: int) -> None:
        self._known, self._concept, self._maker = known, concept, maker
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


class Doubtful:
    """Standpoints where it is not known of all states which somebody prefers."""

    def __init__(self, unknown: Unknown) -> None:
        self.ground: Ground = unknown
        self.unknown = unknown
        self.ranks = [_beaten(view) for view in unknown.views]

    def at(self, concept: Concept, maker: int, place: int) -> Standpoint:
        """Give the standpoint of a decision maker at a place."""
        return _ByForm(self, concept, maker, place)

    def gains(self, move: Move) -> bool:
        """Say whether a move improves its mover, or may."""
        view = self.unknown.views[move.maker]
        return bool(bit(view.may_be_better, view.kind[[move.end]], view.kind[[move.start]])[0])


class _ByForm:
    def __init__(self, doubtful: Doubtful, concept: Concept, maker: int, place: int) -> None:
        self._unknown, self._concept, self._maker = doubtful.unknown, concept, maker
        self.rank = doubtful.ranks[maker]
        view = doubtful.unknown.views[maker]
        here = np.full_like(view.kind, view.kind[place])
        self._better = bit(view.better, view.kind, here)
        self._may_be_better = bit(view.may_be_better, view.kind, here)
        self._worse = bit(view.better, here, view.kind)
        still = self._better if concept.deterred_in_doubt else self._may_be_better
        self._tempting = self._may_be_better if concept.tempted_in_doubt else self._better
        self._deterring = ~still
        self._answered: Mask | None = None

    def tempting(self, places: Places) -> Mask:
        return self._tempting[places]

    def deterring(self) -> Mask:
        return self._deterring

    def answered(self, places: Places) -> Mask:
        if self._answered is None:
            self._answered = self._unknown.deterred(self._concept, self._maker, self._deterring)
        return self._answered[places]

    def compare(self, place: int) -> Compared:
        if self._better[place]:
            return ">"
        if self._may_be_better[place]:
            return "?"
        return "<" if self._worse[place] else "="


def _beaten(view: View) -> Values:
    """Count for each state the classes that it is surely better than."""
    counts: Values = np.bitwise_count(view.better).sum(axis=1, dtype=np.int32)[view.kind]
    return counts
