"""All states of some options, none ruled out: moves are steps along axes of one array.

A decision maker reaches everything that differs in its own options alone, so the greatest value
it can reach is the maximum along its axes, and what several can do to somebody is the minimum
along theirs. An option that cannot be undone has an axis of its own, of length two, on which the
extreme runs one way.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from threading import Lock
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from standoff.strategy.conflict import Conflict, Direction
from standoff.strategy.feasible import Codes
from standoff.strategy.improvements import Slabs, descend
from standoff.strategy.slabs import LatticeBlock, LatticeSlabs
from standoff.strategy.space import PART
from standoff.strategy.values import Bits, Places, Values


class _Axis(NamedTuple):
    """Some options of one maker, as one axis."""

    maker: int
    direction: Direction
    options: tuple[int, ...]


class Lattice:
    """A `Space` of all states of the options of a conflict."""

    def __init__(self, conflict: Conflict) -> None:
        self._axes = tuple(reversed(_axes(conflict)))
        self._bits = tuple(option for axis in reversed(self._axes) for option in axis.options)
        self._in_order = self._bits == tuple(sorted(self._bits))
        self.size = 1 << len(self._bits)
        self.shape = tuple(1 << len(axis.options) for axis in self._axes)
        self._of = [
            [place for place, axis in enumerate(self._axes) if axis.maker == maker]
            for maker in range(len(conflict.decision_makers))
        ]
        self._slabs: dict[int, Slabs] = {}
        self._sorting = Lock()

    def parts(self) -> Iterator[tuple[slice, Codes]]:
        """Give the states in stretches, each with its place."""
        for start in range(0, self.size, PART):
            stop = min(start + PART, self.size)
            yield slice(start, stop), self.codes(np.arange(start, stop, dtype=np.int64))

    def codes(self, places: NDArray[np.int64]) -> Codes:
        """Give states by their places."""
        if self._in_order:
            return places
        codes = np.zeros_like(places)
        for bit, option in enumerate(self._bits):
            codes |= (places >> bit & 1) << option
        return codes

    def places(self, codes: Codes) -> Places:
        """Give the places of states."""
        if self._in_order:
            return codes
        places = np.zeros_like(codes)
        for bit, option in enumerate(self._bits):
            places |= (codes >> option & 1) << bit
        return places

    def place(self, state: int) -> int | None:
        """Give the place of a state, if it is one."""
        return int(self.places(np.array([state], np.int64))[0]) if 0 <= state < self.size else None

    def has(self, codes: Codes) -> NDArray[np.bool_]:
        """Say which of some states there are."""
        return (codes >= 0) & (codes < self.size)

    def best(self, maker: int, values: Values) -> Values:
        """Give for each state the greatest value that one move, or none, of a maker leads to."""
        return self._along((maker,), values, np.maximum)

    def least(self, makers: Sequence[int], values: Values) -> Values:
        """Give for each state the least value that legal sequences of these makers lead to."""
        return self._along(makers, values, np.minimum)

    def reached(self, makers: Sequence[int], bits: Bits) -> Bits:
        """Give for each state the bits of all that legal sequences of these makers lead to."""
        return self._along(makers, bits, np.bitwise_or)

    def _along(self, makers: Sequence[int], values: Values, extreme: np.ufunc) -> Values:
        for maker in makers:
            for axis in self._of[maker]:
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
        with self._sorting:  # not twice at a time
            slabs = [self._sorted(maker, payoffs[maker]) for maker in makers]
        return descend(slabs, values.reshape(-1)).reshape(self.shape)

    def _sorted(self, maker: int, payoff: Values) -> Slabs:
        """Give the states that a maker can choose among, best first, as columns; kept."""
        if maker not in self._slabs:
            self._slabs[maker] = LatticeSlabs(self.block(maker, payoff))
        return self._slabs[maker]

    def block(self, maker: int, payoff: Values) -> LatticeBlock:
        """Sort the states that a maker can choose among by what they are worth to it."""
        before = int(np.prod(self.by_maker[: self.axis_of(maker)], dtype=np.int64))
        length = self.by_maker[self.axis_of(maker)]
        shape = (before, length, self.size // (before * length))
        return LatticeBlock(payoff.reshape(shape), self._patterns(maker))

    @property
    def by_maker(self) -> tuple[int, ...]:
        """The shape of the lattice with one axis for each maker, the last maker's first."""
        return tuple(
            int(np.prod([self.shape[axis] for axis in axes], dtype=np.int64))
            for axes in reversed(self._of)
        )

    def axis_of(self, maker: int) -> int:
        """Give the axis of a maker in that shape."""
        return len(self._of) - 1 - maker

    def seen(self, maker: int) -> NDArray[np.bool_]:
        """Say of each state whether the maker perceives it: here everybody perceives all."""
        return np.ones(self.size, np.bool_)

    def _patterns(self, maker: int) -> NDArray[np.uint32] | None:
        """Give for each choice of a maker what it has done of what cannot be undone.

        It can move from one choice to another whose pattern has all of its bits.
        """
        axes = [self._axes[axis] for axis in reversed(self._of[maker])]
        if all(axis.direction is Direction.BOTH for axis in axes):
            return None
        choices = np.arange(1 << sum(len(axis.options) for axis in axes), dtype=np.uint32)
        patterns = np.zeros_like(choices)
        bit = found = 0
        for axis in axes:
            if axis.direction is not Direction.BOTH:
                done = choices >> np.uint32(bit) & np.uint32(1)
                if axis.direction is Direction.BACK:
                    done ^= np.uint32(1)
                patterns |= done << np.uint32(found)
                found += 1
            bit += len(axis.options)
        return patterns

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
