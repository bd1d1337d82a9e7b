"""The states laid out by what each decision maker does, whatever the others do.

Of each decision maker only the choices are counted that occur in some feasible state, so that
where rules leave few choices there are few combinations. Not all of them need be feasible.
"""

from __future__ import annotations

from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from standoff.strategy.conflict import Conflict, DecisionMaker, Direction
from standoff.strategy.feasible import Codes
from standoff.strategy.slabs import LatticeBlock
from standoff.strategy.space import OptionSpace
from standoff.strategy.values import Places, Values

ALWAYS_LAID_OUT = 1 << 22
LOOSE = 32
"""Combinations that may be laid out: so many, or so many for each feasible state."""


class Layout:
    """Combinations of choices, those of the first decision maker the lowest."""

    def __init__(self, conflict: Conflict, space: OptionSpace) -> None:
        self._codes = space.codes(np.arange(space.size, dtype=np.int64))
        self._masks = [
            np.int64(sum(1 << option for option in maker.options))
            for maker in conflict.decision_makers
        ]
        self._choices: list[Codes] = [np.unique(self._codes & mask) for mask in self._masks]
        self.shape = tuple(choices.size for choices in reversed(self._choices))
        self.size = int(np.prod(self.shape, dtype=np.float64))
        self.fits = self.size <= max(ALWAYS_LAID_OUT, LOOSE * space.size)

    @cached_property
    def there(self) -> Places:
        """The places of the feasible states, in the order of the space."""
        places = np.zeros(self._codes.size, np.int64)
        stride = 1
        for mask, choices in zip(self._masks, self._choices, strict=True):
            places += np.searchsorted(choices, self._codes & mask) * stride
            stride *= choices.size
        return places

    def axis_of(self, maker: int) -> int:
        """Give the axis of a maker in the shape."""
        return len(self.shape) - 1 - maker

    def block(self, maker: int, worth: Values, conflict: Conflict) -> LatticeBlock:
        """Sort the choices of a maker by what they are worth to it."""
        axis = self.axis_of(maker)
        before = int(np.prod(self.shape[:axis], dtype=np.int64))
        shape = (before, self.shape[axis], self.size // (before * self.shape[axis]))
        patterns = _patterns(self._choices[maker], conflict.decision_makers[maker], conflict)
        return LatticeBlock(worth.reshape(shape), patterns)


def _patterns(
    choices: Codes, maker: DecisionMaker, conflict: Conflict
) -> NDArray[np.uint32] | None:
    """Give for each choice what it has done of what cannot be undone; a move only adds to it."""
    patterns = np.zeros(choices.size, np.uint32)
    found = 0
    for option in maker.options:
        direction = conflict.options[option].direction
        if direction is not Direction.BOTH:
            done = (choices >> option & 1) ^ (direction is Direction.BACK)
            patterns |= (done << found).astype(np.uint32)
            found += 1
    return patterns if found else None
