"""All states of some options, none ruled out: moves are steps along axes of one array.

A decision maker reaches everything that differs in its own options alone, so the greatest value
it can reach is the maximum along its axes, and what several can do to somebody is the minimum
along theirs. An option that cannot be undone has an axis of its own, of length two, on which the
extreme runs one way.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from standoff.strategy.conflict import Conflict, Direction
from standoff.strategy.feasible import Codes
from standoff.strategy.improvements import Slabs, descend
from standoff.strategy.irreversible import patterns
from standoff.strategy.options import OptionSpace
from standoff.strategy.slabs import LatticeBlock, LatticeSlabs
from standoff.strategy.values import Places, Values


class _Axis(NamedTuple):
    """Some options of one maker, as one axis."""

    maker: int
    direction: Direction
    options: tuple[int, ...]


class Lattice(OptionSpace):
    """A `Space` of all states of the options of a conflict."""

    def __init__(self, conflict: Conflict) -> None:
        super().__init__()
        self._conflict = conflict
        self._axes = tuple(reversed(_axes(conflict)))
        self._bits = tuple(option for axis in reversed(self._axes) for option in axis.options)
        self._in_order = self._bits == tuple(sorted(self._bits))
        self.size = 1 << len(self._bits)
        self.shape = tuple(1 << len(axis.options) for axis in self._axes)

    def codes(self, places: NDArray[np.int64]) -> Codes:
        """Give states by their places."""
        if self._in_order:
            return places
        codes = np.zeros_like(places)
        for bit, option in enumerate(self._bits):
            codes |= (places >> bit & 1) << option
        return codes

    def find(self, codes: Codes) -> tuple[Places, NDArray[np.bool_]]:
        """Give the places of states, and which of them there are."""
        there = (codes >= 0) & (codes < self.size)
        if self._in_order:
            return codes, there
        places = np.zeros_like(codes)
        for bit, option in enumerate(self._bits):
            places |= (codes >> option & 1) << bit
        return places, there

    def _along(self, makers: Sequence[int], values: Values, extreme: np.ufunc) -> Values:
        for maker in makers:
            for axis in self._of(maker):
                if values.shape[axis] == 1:
                    continue
                direction = self._axes[axis].direction
                if direction is Direction.BOTH:
                    values = extreme.reduce(values, axis=axis, keepdims=True)
                else:
                    start, end = (0, 1) if direction is Direction.FORWARD else (1, 0)
                    values = values.copy()
                    near = values[(slice(None),) * axis + (start,)]
                    far = values[(slice(None),) * axis + (end,)]
                    extreme(near, far, out=near)
        return values

    def least_improving(
        self, makers: Sequence[int], values: Values, payoffs: Sequence[Values]
    ) -> Values:
        """Give the least value that sequences of these makers' improvements lead to."""
        return descend(self._sorted(makers, payoffs), values.reshape(-1)).reshape(self.shape)

    def _of(self, maker: int) -> list[int]:
        """Give the axes of a maker, which are side by side."""
        return [place for place, axis in enumerate(self._axes) if axis.maker == maker]

    def _slabs(self, maker: int, payoff: Values) -> Slabs:
        axes = self._of(maker)
        length = 1 << len(self._conflict.decision_makers[maker].options)
        before = int(np.prod(self.shape[: axes[0]] if axes else self.shape, dtype=np.int64))
        after = self.size // (before * length)
        choices = self.codes(np.arange(length, dtype=np.int64) * after)
        block = LatticeBlock(
            payoff.reshape(before, length, after), patterns(choices, self._conflict, maker)
        )
        return LatticeSlabs(block)

    def seen(self, maker: int) -> NDArray[np.bool_]:
        """Say of each state whether the maker perceives it: here everybody perceives all."""
        return np.ones(self.size, np.bool_)

    def moves(self, maker: int, place: int) -> Places:
        """Give the places that one move of a maker leads to."""
        places = np.array([place], np.int64)
        bit = 0
        for axis in reversed(self._axes):
            for _ in axis.options:
                if axis.maker == maker:
                    done = place >> bit & 1
                    if axis.direction is Direction.BOTH or done == (
                        axis.direction is Direction.BACK
                    ):
                        places = np.concatenate((places, places ^ (1 << bit)))
                bit += 1
        return np.sort(places[1:])


def _axes(conflict: Conflict) -> list[_Axis]:
    """Give the axes from the lowest bit up: maker after maker, what goes both ways first."""
    axes = []
    for number, maker in enumerate(conflict.decision_makers):
        both = tuple(
            one for one in maker.options if conflict.options[one].direction is Direction.BOTH
        )
        if both:
            axes.append(_Axis(number, Direction.BOTH, both))
        axes += [
            _Axis(number, conflict.options[one].direction, (one,))
            for one in maker.options
            if one not in both
        ]
    return axes
