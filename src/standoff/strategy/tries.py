"""What trying changed lists of priorities in one conflict needs; what several states need is kept.

Everybody's lists are tried with the states that its moves lead to, each state by its place.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from standoff.errors import ConflictError
from standoff.strategy.conflict import Conflict, Priorities
from standoff.strategy.edits import Edit, Edits, Kind
from standoff.strategy.feasible import columns
from standoff.strategy.options import OptionSpace
from standoff.strategy.pairs import Flags, Moves, Pairs
from standoff.strategy.payoffs import unordered
from standoff.strategy.solve import Solution


class Found(NamedTuple):
    """Changes of one decision maker's list, which has some length after them."""

    maker: int
    edits: list[Edit]
    length: int

    def weight(self) -> tuple[tuple[int, int], ...]:
        """Order changes from the mildest."""
        return tuple(edit.weight(self.length) for edit in self.edits)


class Answer(NamedTuple):
    """Whether a state holds, the least changes if there are any, and how far the search went."""

    holds: bool
    found: list[Found] | None
    searched: int


class Tries:
    """The lists of those who have any, what states are worth now, and where moves lead."""

    def __init__(
        self, conflict: Conflict, solution: Solution, limit: int, kinds: Sequence[Kind]
    ) -> None:
        assert isinstance(solution.space, OptionSpace)  # named states have no lists
        self.limit, self._space = limit, solution.space
        self.size = solution.space.size
        self.codes = solution.space.codes(np.arange(self.size, dtype=np.int64))
        self.makers = range(len(conflict.decision_makers))
        self.edits: dict[int, Edits] = {}
        for number, maker in enumerate(conflict.decision_makers):
            preference = maker.preference
            if isinstance(preference, Priorities):
                if unordered(preference):
                    raise ConflictError(
                        f"the order of {maker.name}'s preferences is unknown in part",
                        hint="give every statement a place, or strike out the unknown ones",
                    )
                order = [entry[0] for entry in preference.order]
                self.edits[number] = Edits(order, len(conflict.options), limit, kinds)
        self.worth = [
            np.broadcast_to(one, self._space.shape).reshape(-1) for one in solution.payoffs
        ]
        self._steps: dict[tuple[int, int], NDArray[np.int64]] = {}
        self._ends: dict[tuple[int, int], NDArray[np.int64]] = {}
        self._moves: dict[int, Moves] = {}
        self._met: dict[int, Flags] = {}

    def found(self, maker: int, count: int, row: int) -> Found:
        """Give the changes that make a list of a layer that there is."""
        edits = self.edits[maker]
        layer = edits.layer(count)
        assert layer is not None
        return Found(maker, edits.path(count, row), int(layer.lengths[row]))

    def pairs(self, maker: int, start: NDArray[np.int64], end: NDArray[np.int64]) -> Pairs:
        """Ask of pairs of places whether the second is better for a decision maker."""
        if maker not in self._met:
            column = columns(self.codes)
            held = [one.holds(column) for one in self.edits[maker].statements]
            self._met[maker] = np.array(held, np.bool_).reshape(-1, self.size)
        return Pairs(self._met[maker], start, end)

    def places(self, codes: Iterable[int]) -> list[int]:
        """Give the places of those states that are feasible."""
        places, there = self._space.find(np.array(list(codes), np.int64))
        found: list[int] = places[there].tolist()
        return found

    def steps(self, maker: int, place: int) -> NDArray[np.int64]:
        """Give the places that one move leads to."""
        key = maker, place
        if key not in self._steps:
            self._steps[key] = self._space.moves(maker, place).astype(np.int64)
        return self._steps[key]

    def ends(self, maker: int, place: int) -> NDArray[np.int64]:
        """Give the places that moves of all others lead to."""
        key = maker, place
        if key not in self._ends:
            seen = {place}
            waiting = [place]
            while waiting:
                here = waiting.pop()
                for other in self.makers:
                    if other != maker:
                        new = set(self.steps(other, here).tolist()) - seen
                        seen |= new
                        waiting += new
            self._ends[key] = np.array(sorted(seen - {place}), np.int64)
        return self._ends[key]

    def moves(self, maker: int) -> Moves:
        """Give all moves of a decision maker."""
        if maker not in self._moves:
            steps = [self.steps(maker, place) for place in range(self.size)]
            counts = np.array([one.size for one in steps], np.int64)
            starts = np.concatenate((np.zeros(1, np.int64), np.cumsum(counts)))
            froms = np.repeat(np.arange(self.size, dtype=np.int64), counts)
            self._moves[maker] = Moves(starts, froms, np.concatenate(steps))
        return self._moves[maker]
