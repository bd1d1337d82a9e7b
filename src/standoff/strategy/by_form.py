"""Standpoints where it is not known of all states which somebody prefers."""

from __future__ import annotations

import numpy as np

from standoff.strategy.compared import View, bit
from standoff.strategy.concepts import Concept
from standoff.strategy.search import Ground, Mask, Move
from standoff.strategy.space import Space
from standoff.strategy.standpoints import Alone, Compared, Standpoint
from standoff.strategy.unknown import Unknown
from standoff.strategy.values import Places, Values


class Doubtful:
    """How each decision maker compares the states."""

    def __init__(self, unknown: Unknown, space: Space) -> None:
        self.ground: Ground = unknown
        self.unknown, self.space = unknown, space
        self.ranks = [_beaten(view) for view in unknown.views]

    def at(self, concept: Concept, members: tuple[int, ...], place: int) -> Standpoint:
        """Give the standpoint of a decision maker at a place."""
        (maker,) = members
        return _ByForm(self, concept, maker, place)

    def gains(self, move: Move) -> bool:
        """Say whether a move improves its mover, or may."""
        view = self.unknown.views[move.maker]
        return bool(bit(view.may_be_better, view.kind[[move.end]], view.kind[[move.start]])[0])


class _ByForm(Alone):
    def __init__(self, doubtful: Doubtful, concept: Concept, maker: int, place: int) -> None:
        super().__init__(doubtful.space, maker)
        self._unknown, self._concept = doubtful.unknown, concept
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
