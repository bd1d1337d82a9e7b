"""Stability where it is not known of all states which of two somebody prefers.

A decision maker finds a state better than another, worse, equal, or it is unknown which. The four
forms of each concept (Li, Hipel, Kilgour and Fang 2004) are attitudes to what is unknown. In a and
c a decision maker is tempted by what may be better, in b and d only by what surely is; in a and b
only what is surely no better deters it, in c and d also what may be no better.

What sequences lead to is worked out for all classes of states at once (see `compared.py`), bit by
bit, along explicit moves: to stay is no answer here, and that nobody moves twice running matters
also between states of options, since what may be better than what may be better need not be.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property, reduce

import numpy as np
from numpy.typing import NDArray

from standoff.errors import ConflictError
from standoff.strategy.compared import CELLS, ClassBits, bit, views
from standoff.strategy.concepts import Concept
from standoff.strategy.conflict import Conflict, Graph
from standoff.strategy.memory import refuse_beyond
from standoff.strategy.search import Mask
from standoff.strategy.space import Space
from standoff.strategy.values import Places

MOST_MOVED = 600_000_000_000
"""Bytes that go along all moves, once for each decision maker: some eight minutes for all forms of
one that has thirteen of fourteen options, as measured; ten times less where moves are spread."""

BESIDE = 300
"""Moves from a state that take as long as all that is done beside moving."""


class Unknown:
    """A conflict as each decision maker compares its states; a `Ground` of their moves, too.

    Raises `ConflictError` for one that is too large, before time is spent on it.
    """

    apart = True

    def __init__(self, conflict: Conflict | Graph, space: Space) -> None:
        self._space = space
        self.size = space.size
        self.views = views(conflict, space)
        widest = max(view.width for view in self.views)
        choices = [_choices(conflict, maker, space.size) for maker in range(len(self.views))]
        if space.size * (sum(choices) + BESIDE) * widest * len(choices) > MOST_MOVED:
            raise ConflictError(
                f"{space.size:,} states are too many where the order of preferences is unknown",
                hint="rule out what cannot be, leave out an option, or say the order",
            )
        # Moves and steps, and of each decision maker what is better and what may be.
        needed = space.size * (8 * sum(choices) + 2 * widest * len(choices))
        refuse_beyond(needed, f"{space.size:,} states compared with each other")

    @cached_property
    def _moves(self) -> list[_Moves]:
        return [_Moves.of(self._space, maker) for maker in range(len(self.views))]

    @cached_property
    def _steps(self) -> list[_Moves]:
        """The moves that improve their mover, or may."""
        return [
            moves.only(view.kind, view.may_be_better)
            for moves, view in zip(self._moves, self.views, strict=True)
        ]

    def unstable(self, concept: Concept, maker: int) -> Mask:
        """Say of each state, in the order of the space, whether a decision maker would leave it."""
        view = self.views[maker]
        tempting = view.may_be_better if concept.tempted_in_doubt else view.better
        still = view.better if concept.deterred_in_doubt else view.may_be_better
        leaves = np.zeros(self.size, np.bool_)
        width = max(CELLS // self.size, 1)
        for start in range(0, view.width, width):
            part = slice(start, start + width)
            tempts = tempting[view.kind, part]
            if concept.basic is not Concept.NASH:
                tempts &= ~self._answered(concept, maker, ~still[view.kind, part])
            at = view.kind >> 3
            places = np.flatnonzero((at >= start) & (at < start + width))
            leaves[places] = self._moves[maker].lead_to(
                tempts, places, view.kind[places] - 8 * start
            )
        return leaves

    def deterred(self, concept: Concept, maker: int, deters: Mask) -> Mask:
        """Say for each state whether, once a decision maker has moved there, a reply deters it.

        `deters` says which states would; in Nash no reply counts.
        """
        if concept.basic is Concept.NASH:
            return np.zeros(self.size, np.bool_)
        bits = deters.astype(np.uint8).reshape(-1, 1)
        found: Mask = self._answered(concept, maker, bits).reshape(-1).astype(np.bool_)
        return found

    def _answered(self, concept: Concept, maker: int, deters: ClassBits) -> ClassBits:
        """Say for each state and class whether a reply of the others leads to a deterrent."""
        if concept.basic is Concept.SMR:
            deters = deters & ~self._moves[maker].any(~deters)
        movers = self._steps if concept.basic is Concept.SEQ else self._moves
        return _sequences([one for number, one in enumerate(movers) if number != maker], deters)

    def ahead(self, maker: int, states: Mask, *, improving: bool) -> Mask:
        """Say to which states one move of a maker from these leads; `improving`, or what may be."""
        return (self._steps if improving else self._moves)[maker].ends(states)

    def before(self, maker: int, place: int, *, improving: bool) -> Places:
        """Give the places from which one such move of a maker leads to a place, ascending."""
        return (self._steps if improving else self._moves)[maker].starts(place)


def _sequences(movers: Sequence[_Moves], deters: ClassBits) -> ClassBits:
    """Say for each state and class whether legal sequences of one move or more lead to a deterrent.

    `after[k]` has those that begin with a move of the k-th mover; nobody moves twice running.
    """
    after = [np.zeros_like(deters) for _ in movers]
    quiet = turn = 0
    while movers and quiet < len(movers):
        rest = [found for number, found in enumerate(after) if number != turn]
        found = movers[turn].any(reduce(np.bitwise_or, rest, deters))
        quiet = quiet + 1 if np.array_equal(found, after[turn]) else 0
        after[turn] = found
        turn = (turn + 1) % len(movers)
    return reduce(np.bitwise_or, after, np.zeros_like(deters))


class _Moves:
    """The moves of one decision maker: row by row another move from each state.

    A state of fewer moves has the number of states instead, which is none of them.
    """

    def __init__(self, ends: NDArray[np.int32]) -> None:
        self._ends = ends
        self._size = ends.shape[1]

    @classmethod
    def of(cls, space: Space, maker: int) -> _Moves:
        reached = [space.moves(maker, place) for place in range(space.size)]
        most = max(ends.size for ends in reached)
        rows = np.full((most, space.size), space.size, np.int32)
        for place, ends in enumerate(reached):
            rows[: ends.size, place] = ends
        return cls(rows)

    def only(self, kind: NDArray[np.intp], wanted: ClassBits) -> _Moves:
        """Keep the moves to states that are wanted by the class of the state they start from."""
        rows = self._ends.copy()
        for row in rows:
            there = np.flatnonzero(row < self._size)
            row[there[~bit(wanted, kind[row[there]], kind[there])]] = self._size
        return _Moves(rows)

    def any(self, bits: ClassBits) -> ClassBits:
        """Give each state the bits of all states that one move leads to."""
        bits = np.concatenate((bits, np.zeros_like(bits[:1])))
        found = np.zeros_like(bits[:-1])
        for row in self._ends:
            found |= bits.take(row, axis=0)
        return found

    def ends(self, states: Mask) -> Mask:
        """Say to which states a move from these leads."""
        reached = np.zeros(self._size + 1, np.bool_)
        reached[self._ends[:, states]] = True
        return reached[:-1]

    def starts(self, place: int) -> Places:
        """Give the places from which a move leads to a place, ascending."""
        return np.flatnonzero((self._ends == place).any(axis=0))

    def lead_to(
        self, bits: ClassBits, places: NDArray[np.intp], kind: NDArray[np.intp]
    ) -> NDArray[np.bool_]:
        """Say of some states whether a move leads to one that has the bit of the state's class."""
        bits = np.concatenate((bits, np.zeros_like(bits[:1])))
        found = np.zeros(places.size, np.bool_)
        for row in self._ends:
            found |= bit(bits, row[places], kind)
        return found


def _choices(conflict: Conflict | Graph, maker: int, size: int) -> int:
    """Give a bound for the moves of a maker from one state."""
    if isinstance(conflict, Graph):
        starts = [start for start, _ in set(conflict.decision_makers[maker].moves)]
        return max(np.bincount(starts).max(), 1) if starts else 1
    return min(size, 1 << len(conflict.decision_makers[maker].options))
