"""The choices of one decision maker, best first, for `improvements.py` to run down.

In a lattice they are stretches of the array along some axes; among listed states, groups of any
length, which are filled up to the next power of two with a place that holds no state.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from standoff.strategy.improvements import CHUNK, Columns, Slabs, run
from standoff.strategy.irreversible import Patterns
from standoff.strategy.values import Places, Values


class LatticeBlock:
    """All slabs of a mover in a lattice.

    `payoff` has the axes before those of the mover as one, then its own as one, then those after.
    `patterns` has for each choice what it has done of what cannot be undone.
    """

    def __init__(self, payoff: Values, patterns: Patterns | None) -> None:
        self.shape = self._before, self.length, self.after = payoff.shape
        self.count = self._before * self.after
        self._patterns = patterns
        self.one_way = patterns is not None
        # The choice, and in its lowest bit whether it is worse than the one above it.
        self._order = np.empty(
            (self.length, self.count), np.min_scalar_type(2 * max(self.length - 1, 0) + 1)
        )
        self._ties = False
        for columns, own in self._stretches(payoff):
            best_first = np.argsort(-own, axis=1)
            ranked = np.take_along_axis(own, best_first, axis=1)
            fresh = np.ones(own.shape, np.bool_)
            np.less(ranked[:, 1:], ranked[:, :-1], out=fresh[:, 1:])
            self._ties |= not fresh.all()
            self._order[:, columns] = (best_first << 1 | fresh).T

    def _stretches(self, payoff: Values) -> Iterator[tuple[slice, NDArray[np.int32]]]:
        """Give some columns at a time, a row each."""
        rows = max(CHUNK // (self.length * self.after), 1)
        width = min(max(CHUNK // self.length, 1), self.after)
        for row in range(0, self._before, rows):
            for start in range(0, self.after, width):
                part = payoff[row : row + rows, :, start : start + width]
                columns = row * self.after + start
                own = part.transpose(0, 2, 1).reshape(-1, self.length).astype(np.int32)
                yield slice(columns, columns + len(own)), own

    def places(self, columns: Columns) -> Places:
        """Give the places of the choices of some columns."""
        if isinstance(columns, slice):
            numbers = np.arange(columns.start, columns.stop, dtype=np.int64)
        else:
            numbers = columns
        places = (self._order[:, columns] >> 1).astype(np.int64)
        before, after = np.divmod(numbers, self.after)
        places *= self.after
        places += before * (self.length * self.after) + after
        return places

    def run(self, values: Values, columns: Columns) -> None:
        """Let each value fall to the least among those that are better for the mover."""
        order = self._order[:, columns]
        fresh = (order & 1).astype(np.bool_) if self._ties else None
        patterns = None if self._patterns is None else self._patterns[order >> 1]
        run(values, fresh, patterns)

    def better(self) -> Iterator[tuple[Columns, NDArray[np.int64]]]:
        """Give of each choice, by columns as `places` has them, how many others are better."""
        width = max(CHUNK // self.length, 1)
        rows = np.arange(self.length)[:, None]
        for start in range(0, self.count, width):
            columns = slice(start, min(start + width, self.count))
            order = self._order[:, columns]
            counts = np.maximum.accumulate(np.where(order & 1, rows, 0), axis=0)
            yield columns, counts

    def rows(self, values: Values) -> Values:
        """Give values as a table: a row for each column of the block, by the mover's choice."""
        return np.ascontiguousarray(
            values.reshape(self._before, self.length, self.after).transpose(0, 2, 1)
        ).reshape(self.count, self.length)

    def columns(self, places: Places) -> Places:
        """Give the columns in which some places are."""
        columns: Places = places // (self.length * self.after) * self.after + places % self.after
        return columns

    def choice(self, places: Places) -> Places:
        """Give the mover's choice at some places."""
        choices: Places = places // self.after % self.length
        return choices

    def ranked(self, places: Places, rank: int | Places) -> Places:
        """Give the choice of some rank, the best being 0, in the columns of some places."""
        choices: Places = (self._order[rank, self.columns(places)] >> 1).astype(np.int64)
        return choices

    def moved(self, places: Places, choice: Places) -> Places:
        """Give the places where the mover has another choice and nothing else is different."""
        moved: Places = places + (choice - self.choice(places)) * self.after
        return moved

    def allowed(self, places: Places, choice: Places) -> NDArray[np.bool_] | None:
        """Say whether the mover can go from some places to a choice; `None`: to any."""
        if self._patterns is None:
            return None
        done = self._patterns[self.choice(places)]
        if choice.ndim > done.ndim:
            done = done[:, None]
        allowed: NDArray[np.bool_] = (done & ~self._patterns[choice]) == 0
        return allowed


class LatticeSlabs(Slabs):
    """The slabs of a lattice."""

    def __init__(self, block: LatticeBlock) -> None:
        super().__init__([block])
        self._shape = block.shape

    def touched(self, fallen: NDArray[np.bool_]) -> list[NDArray[np.bool_]]:
        """Say of each column whether the value of one of its states fell."""
        return [fallen.reshape(self._shape).any(axis=1).reshape(-1)]


class ListedBlock:
    """Some slabs of listed states: the places of each, filled up to one length.

    `worth` has the payoff, and `patterns` what a state has of what cannot be undone, by place; the
    last entry of each is that of the place that holds no state.
    """

    def __init__(self, places: NDArray[np.int32], worth: Values, patterns: Patterns | None) -> None:
        order = np.argsort(-worth[places], axis=1, kind="stable")
        self._places = np.ascontiguousarray(np.take_along_axis(places, order, axis=1).T)
        self.length, self.count = self._places.shape
        self._patterns = patterns
        ranked = worth[self._places]
        fresh = np.ones(ranked.shape, np.bool_)
        np.less(ranked[1:], ranked[:-1], out=fresh[1:])
        # Nobody goes where no state is, so a tie there need not be kept apart.
        fresh[self._places == worth.size - 1] = True
        self._fresh = None if fresh.all() else fresh

    def places(self, columns: Columns) -> Places:
        """Give the places of the choices of some columns."""
        return self._places[:, columns].astype(np.int64)

    def run(self, values: Values, columns: Columns) -> None:
        """Let each value fall to the least among those that are better for the mover."""
        fresh = None if self._fresh is None else self._fresh[:, columns]
        patterns = None if self._patterns is None else self._patterns[self._places[:, columns]]
        run(values, fresh, patterns)
