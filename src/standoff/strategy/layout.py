"""The states laid out by what each decision maker does, whatever the others do.

Of each decision maker only the choices are counted that occur in some feasible state, so that
where rules leave few choices there are few combinations. Not all of them need be feasible.
"""

from __future__ import annotations

from functools import cached_property

import numpy as np

from standoff.strategy.conflict import Conflict
from standoff.strategy.feasible import Codes
from standoff.strategy.irreversible import patterns
from standoff.strategy.options import OptionSpace
from standoff.strategy.slabs import LatticeBlock
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
        done = patterns(self._choices[maker], conflict, maker)
        return LatticeBlock(worth.reshape(shape), done)
