"""How somebody who stands at one place finds the other states, and where its moves lead.

Where all preferences are known, what a state is worth says it (`by_worth.py`), and for a coalition
what it is worth to each member (`allied.py`). Where they are not, the form of the concept decides
what tempts and what deters (`by_form.py`).
"""

from __future__ import annotations

from typing import Literal, Protocol

import numpy as np

from standoff.strategy.concepts import Concept
from standoff.strategy.search import Ground, Mask, Move
from standoff.strategy.space import Space
from standoff.strategy.values import Places, Values

Compared = Literal[">", "<", "=", "?"]


class Standpoint(Protocol):
    """A decision maker or a coalition at one place, under one concept.

    Places are those of the solution.
    """

    rank: Values
    """For each place a number: what is surely better has the greater."""

    def tempting(self, places: Places) -> Mask:
        """Say which places would tempt it."""

    def deterring(self) -> Mask:
        """Say of every place whether it would deter."""

    def cornered(self) -> Mask:
        """Say of every place whether it would deter, and no move leads to one that would not."""

    def answered(self, places: Places) -> Mask:
        """Say of places that it could move to whether a reply of the others deters it."""

    def compare(self, place: int) -> Compared:
        """Compare a place with where it stands: better, worse, equal, or unknown which."""

    def sufferer(self, place: int) -> int:
        """Give the decision maker whose comparison that is."""

    def reached(self, place: int) -> Places:
        """Give the places that its moves lead to from one."""

    def way(self, start: int, end: int) -> list[Move]:
        """Give its moves from one place to another, as few as will do."""


class Standpoints(Protocol):
    """The standpoints of all decision makers, and the moves between."""

    ground: Ground

    def at(self, concept: Concept, members: tuple[int, ...], place: int) -> Standpoint:
        """Give that of a decision maker, or of several as a coalition."""

    def gains(self, move: Move) -> bool:
        """Say whether a move counts as an improvement of whoever makes it."""


class Alone:
    """What all standpoints of one decision maker have in common."""

    def __init__(self, space: Space, maker: int) -> None:
        self._space, self._maker = space, maker

    def deterring(self) -> Mask:
        """Say of every place whether it would deter."""
        raise NotImplementedError

    def cornered(self) -> Mask:
        """Say of every place whether it would deter, and no move leads to one that would not."""
        deters, shape = self.deterring(), self._space.shape
        escapes = self._space.best(self._maker, ~deters.reshape(shape))
        found: Mask = deters & ~np.broadcast_to(escapes, shape).reshape(-1)
        return found

    def sufferer(self, place: int) -> int:
        """Give the decision maker itself."""
        return self._maker

    def reached(self, place: int) -> Places:
        """Give the places that one move leads to from a place."""
        return self._space.moves(self._maker, place)

    def way(self, start: int, end: int) -> list[Move]:
        """Give the move from one place to another."""
        return [Move(self._maker, start, end)]
