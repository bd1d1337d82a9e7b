"""The feasible states of some options, one by one: time and memory follow their number.

Those among which a decision maker can choose share all of the options that are not its own; they
stand side by side once the states are sorted by these.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property
from threading import Lock

import numpy as np
from numpy.typing import NDArray

from standoff.strategy.conflict import Conflict, Direction
from standoff.strategy.feasible import Codes, columns
from standoff.strategy.improvements import CHUNK, Slabs, descend
from standoff.strategy.slabs import ListedBlock
from standoff.strategy.space import PART
from standoff.strategy.values import Bits, Places, Values, highest


class Listed:
    """A `Space` of some states of the options of a conflict, ascending."""

    def __init__(self, conflict: Conflict, codes: Codes) -> None:
        self._codes = codes
        self.size = codes.size
        self.shape: tuple[int, ...] = (self.size,)
        self._choices = [_Choices(conflict, number, codes) for number in range(_makers(conflict))]
        self._slabs: dict[int, Slabs] = {}
        self._sorting = Lock()

    def parts(self) -> Iterator[tuple[slice, Codes]]:
        """Give the states in stretches, each with its place."""
        for start in range(0, self.size, PART):
            yield slice(start, start + PART), self._codes[start : start + PART]

    def codes(self, places: Places) -> Codes:
        """Give states by their places."""
        return self._codes[places]

    def place(self, state: int) -> int | None:
        """Give the place of a state, if it is feasible."""
        place = int(np.searchsorted(self._codes, state))
        return place if place < self.size and self._codes[place] == state else None

    def has(self, codes: Codes) -> NDArray[np.bool_]:
        """Say which of some states are feasible."""
        places = np.minimum(np.searchsorted(self._codes, codes), self.size - 1)
        there: NDArray[np.bool_] = self._codes[places] == codes
        return there

    def best(self, maker: int, values: Values) -> Values:
        """Give for each state the greatest value that one move, or none, of a maker leads to."""
        return self._choices[maker].extreme(values, np.maximum)

    def least(self, makers: Sequence[int], values: Values) -> Values:
        """Give for each state the least value that legal sequences of these makers lead to."""
        return self._along(makers, values, np.minimum)

    def reached(self, makers: Sequence[int], bits: Bits) -> Bits:
        """Give for each state the bits of all that legal sequences of these makers lead to."""
        return self._along(makers, bits, np.bitwise_or)

    def _along(self, makers: Sequence[int], values: Values, extreme: np.ufunc) -> Values:
        quiet = turn = 0
        while makers and quiet < len(makers):
            found = self._choices[makers[turn]].extreme(values, extreme)
            quiet = quiet + 1 if np.array_equal(found, values) else 1
            values = found
            turn = (turn + 1) % len(makers)
        return values

    def least_improving(
        self, makers: Sequence[int], values: Values, payoffs: Sequence[Values]
    ) -> Values:
        """Give the least value that sequences of these makers' improvements lead to."""
        with self._sorting:  # not twice at a time
            slabs = [self._sorted(maker, payoffs[maker]) for maker in makers]
        return descend(slabs, np.append(values, highest(values)))[:-1]

    def _sorted(self, maker: int, payoff: Values) -> Slabs:
        """Give the states that a maker can choose among, best first, as columns; kept."""
        if maker not in self._slabs:
            self._slabs[maker] = self._choices[maker].slabs(payoff)
        return self._slabs[maker]

    def seen(self, maker: int) -> NDArray[np.bool_]:
        """Say of each state whether the maker perceives it."""
        seen = self._choices[maker].seen
        return np.ones(self.size, np.bool_) if seen is None else seen

    def moves(self, maker: int, place: int) -> Places:
        """Give the places that one move of a maker leads to, ascending."""
        return self._choices[maker].moves(place)


def _makers(conflict: Conflict) -> int:
    return len(conflict.decision_makers)


class _Choices:
    """What one decision maker can choose among: the groups of two states and more.

    `members` are the places of the states that share what is not the maker's, one group after
    another; within a group, those that agree in what cannot be undone (a cell) stand together.
    """

    def __init__(self, conflict: Conflict, number: int, codes: Codes) -> None:
        maker = conflict.decision_makers[number]
        own = sum(1 << option for option in maker.options)
        ways = {option: conflict.options[option].direction for option in maker.options}
        self._forward = _mask(ways, Direction.FORWARD)
        self._back = _mask(ways, Direction.BACK)
        self._codes = codes
        self._others = np.int64(~own)
        seen = np.ones(codes.size, np.bool_)
        for statement in maker.misperceived:
            seen &= ~statement.holds(columns(codes))
        self.seen = None if seen.all() else seen
        places = np.flatnonzero(seen).astype(np.int64)
        keys = codes[places] & self._others
        # Stable sorting of ascending codes would keep a group's cells mixed: sort by both.
        done = self._done(codes[places])
        order = np.lexsort((done, keys)) if self._one_way else np.argsort(keys, kind="stable")
        places, keys, done = places[order], keys[order], done[order]
        new = np.ones(keys.size, np.bool_)
        np.not_equal(keys[1:], keys[:-1], out=new[1:])
        sizes = np.diff(np.append(np.flatnonzero(new), keys.size))
        several = np.repeat(sizes > 1, sizes)
        self.members = places[several].astype(np.int32)
        self._sizes = sizes[sizes > 1]
        self._starts = np.cumsum(self._sizes) - self._sizes
        if self._one_way:
            self._cells(new[several], done[several])

    @property
    def _one_way(self) -> bool:
        return bool(self._forward | self._back)

    def _done(self, codes: Codes) -> Codes:
        """Give what a state has of what cannot be undone; a move only adds to it."""
        return (codes & np.int64(self._forward)) | (~codes & np.int64(self._back))

    def _cells(self, new: NDArray[np.bool_], done: Codes) -> None:
        """Find the cells, and which of them can be reached from which."""
        first = new.copy()
        first[1:] |= done[1:] != done[:-1]
        self._cell_starts = np.flatnonzero(first)
        self._cell_sizes = np.diff(np.append(self._cell_starts, done.size))
        pattern = done[self._cell_starts]
        group_first = np.flatnonzero(new[self._cell_starts])
        in_group = np.diff(np.append(group_first, pattern.size))
        froms, tos = [], []
        for size in np.unique(in_group[in_group > 1]):
            groups = group_first[in_group == size]
            width = max(CHUNK // int(size * size), 1)
            for start in range(0, groups.size, width):
                cells = groups[start : start + width, None] + np.arange(size)
                patterns = pattern[cells]
                reach = (patterns[:, :, None] & ~patterns[:, None, :]) == 0
                reach &= ~np.eye(int(size), dtype=np.bool_)
                group, start_cell, end_cell = np.nonzero(reach)
                froms.append(cells[group, start_cell])
                tos.append(cells[group, end_cell])
        start_cells = np.concatenate([*froms, np.zeros(0, np.int64)])
        end_cells = np.concatenate([*tos, np.zeros(0, np.int64)])
        order = np.argsort(start_cells, kind="stable")
        start_cells, self._ends = start_cells[order], end_cells[order]
        self._from, self._from_starts = np.unique(start_cells, return_index=True)

    def extreme(self, values: Values, extreme: np.ufunc) -> Values:
        """Give each state the extreme of its own value and of those one move leads to."""
        if not self.members.size:
            return values
        own = values[self.members]
        if not self._one_way:
            found = np.repeat(extreme.reduceat(own, self._starts), self._sizes, axis=0)
        else:
            cells = extreme.reduceat(own, self._cell_starts)
            reached = cells.copy()
            if self._from.size:
                beyond = extreme.reduceat(cells[self._ends], self._from_starts)
                reached[self._from] = extreme(cells[self._from], beyond)
            found = np.repeat(reached, self._cell_sizes, axis=0)
        result = values.copy()
        result[self.members] = found
        return result

    def slabs(self, payoff: Values) -> Slabs:
        """Sort the groups by payoff, best first, in blocks of similar length."""
        spare = payoff.size
        worth = np.append(payoff, payoff.dtype.type(-1)).astype(np.int32)
        patterns = None
        if self._one_way:
            patterns = _squeezed(self._done(self._codes), self._forward | self._back)
        lengths = 1 << np.ceil(np.log2(self._sizes)).astype(np.int64)
        blocks = []
        for length in np.unique(lengths):
            chosen = lengths == length
            offsets = np.arange(length)
            within = offsets < self._sizes[chosen][:, None]
            index = np.minimum(self._starts[chosen][:, None] + offsets, self.members.size - 1)
            places = np.where(within, self.members[index], np.int32(spare))
            blocks.append(ListedBlock(places, worth, patterns))
        return Slabs(blocks, spare)

    def moves(self, place: int) -> Places:
        """Give the places that one move leads to, ascending."""
        group = self._group[place]
        if group < 0:
            return np.zeros(0, np.int64)
        start = self._starts[group]
        reached = self.members[start : start + self._sizes[group]].astype(np.int64)
        keep = reached != place
        if self._one_way:
            done = self._done(self._codes[reached])
            keep &= (self._done(self._codes[place : place + 1]) & ~done) == 0
        return np.sort(reached[keep])

    @cached_property
    def _group(self) -> NDArray[np.int64]:
        """The group of each state; -1 where the maker has no choice."""
        groups = np.full(self._codes.size, -1, np.int64)
        groups[self.members] = np.repeat(np.arange(self._sizes.size), self._sizes)
        return groups


def _mask(ways: dict[int, Direction], direction: Direction) -> int:
    return sum(1 << option for option, way in ways.items() if way is direction)


def _squeezed(codes: Codes, mask: int) -> NDArray[np.uint32]:
    """Give the bits of a mask side by side, and one more entry for the spare place."""
    patterns = np.zeros(codes.size + 1, np.uint32)
    bits = [bit for bit in range(mask.bit_length()) if mask >> bit & 1]
    for number, bit in enumerate(bits):
        patterns[:-1] |= ((codes >> bit & 1) << number).astype(np.uint32)
    return patterns
