"""The feasible states of some options, one by one: time and memory follow their number.

Those among which a decision maker can choose share all of the options that are not its own; they
stand side by side once the states are sorted by these.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from standoff.strategy.conflict import Conflict
from standoff.strategy.feasible import Codes, columns
from standoff.strategy.improvements import CHUNK, Slabs, descend
from standoff.strategy.irreversible import Patterns, patterns
from standoff.strategy.options import OptionSpace
from standoff.strategy.slabs import ListedBlock
from standoff.strategy.values import Places, Values, highest


class Listed(OptionSpace):
    """A `Space` of some states of the options of a conflict, ascending."""

    def __init__(self, conflict: Conflict, codes: Codes) -> None:
        super().__init__()
        self._codes = codes
        self.size = codes.size
        self.shape = (self.size,)
        makers = range(len(conflict.decision_makers))
        self._choices = [_Choices(conflict, maker, codes) for maker in makers]

    def codes(self, places: Places) -> Codes:
        """Give states by their places."""
        return self._codes[places]

    def find(self, codes: Codes) -> tuple[Places, NDArray[np.bool_]]:
        """Give the places of states, and which of them are feasible."""
        places = np.minimum(np.searchsorted(self._codes, codes), self.size - 1)
        return places, self._codes[places] == codes

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
        slabs = self._sorted(makers, payoffs)
        return descend(slabs, np.append(values, highest(values)))[:-1]

    def _slabs(self, maker: int, payoff: Values) -> Slabs:
        return self._choices[maker].slabs(payoff)

    def seen(self, maker: int) -> NDArray[np.bool_]:
        """Say of each state whether the maker perceives it."""
        seen = self._choices[maker].seen
        return np.ones(self.size, np.bool_) if seen is None else seen

    def moves(self, maker: int, place: int) -> Places:
        """Give the places that one move of a maker leads to, ascending."""
        return self._choices[maker].moves(place)


class _Choices:
    """What one decision maker can choose among: the groups of two states and more.

    `members` are the places of the states that share what is not the maker's, one group after
    another; within a group, those that agree in what cannot be undone (a cell) stand together.
    """

    def __init__(self, conflict: Conflict, number: int, codes: Codes) -> None:
        maker = conflict.decision_makers[number]
        self._codes = codes
        self._others = np.int64(~sum(1 << option for option in maker.options))
        self._done = patterns(codes, conflict, number)
        seen = np.ones(codes.size, np.bool_)
        for statement in maker.misperceived:
            seen &= ~statement.holds(columns(codes))
        self.seen = None if seen.all() else seen
        places = np.flatnonzero(seen).astype(np.int64)
        keys = codes[places] & self._others
        if self._done is None:
            order = np.argsort(keys, kind="stable")
        else:  # or the cells of a group would be mixed
            order = np.lexsort((self._done[places], keys))
        places, keys = places[order], keys[order]
        new = np.ones(keys.size, np.bool_)
        np.not_equal(keys[1:], keys[:-1], out=new[1:])
        sizes = np.diff(np.append(np.flatnonzero(new), keys.size))
        several = np.repeat(sizes > 1, sizes)
        self.members = places[several].astype(np.int32)
        self._sizes = sizes[sizes > 1]
        self._starts = np.cumsum(self._sizes) - self._sizes
        if self._done is not None:
            self._cells(new[several], self._done[self.members])

    def _cells(self, new: NDArray[np.bool_], done: Patterns) -> None:
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
        if self._done is None:
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
        done = None if self._done is None else np.append(self._done, np.uint64(0))
        lengths = 1 << np.ceil(np.log2(self._sizes)).astype(np.int64)
        blocks = []
        for length in np.unique(lengths):
            chosen = lengths == length
            offsets = np.arange(length)
            within = offsets < self._sizes[chosen][:, None]
            index = np.minimum(self._starts[chosen][:, None] + offsets, self.members.size - 1)
            places = np.where(within, self.members[index], np.int32(spare))
            blocks.append(ListedBlock(places, worth, done))
        return Slabs(blocks, spare)

    def moves(self, place: int) -> Places:
        """Give the places that one move leads to, ascending."""
        group = self._group[place]
        if group < 0:
            return np.zeros(0, np.int64)
        start = self._starts[group]
        reached = self.members[start : start + self._sizes[group]].astype(np.int64)
        keep = reached != place
        if self._done is not None:
            keep &= (self._done[place] & ~self._done[reached]) == 0
        return np.sort(reached[keep])

    @cached_property
    def _group(self) -> NDArray[np.int64]:
        """The group of each state; -1 where the maker has no choice."""
        groups = np.full(self._codes.size, -1, np.int64)
        groups[self.members] = np.repeat(np.arange(self._sizes.size), self._sizes)
        return groups
