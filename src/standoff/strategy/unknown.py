"""Stability where it is not known of all states which of two somebody prefers.

A decision maker finds a state better than another, worse, equal, or it is unknown which. The four
forms of each concept (Li, Hipel, Kilgour and Fang 2004) are attitudes to what is unknown. In a and
c a decision maker is tempted by what may be better, in b and d only by what surely is; in a and b
only what is surely no better deters it, in c and d also what may be no better.

No number says what a state is worth here. The states that a decision maker tells apart by nothing
are one class; each class is compared with each, and a bit says of a state whether it is better, or
may be, than a class. What sequences lead to is worked out for all classes at once, bit by bit,
along explicit moves: to stay is no answer here, and that nobody moves twice running matters also
between states of options.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property, reduce
from typing import Any

import msgspec
import numpy as np
from numpy.typing import NDArray

from standoff.errors import ConflictError
from standoff.strategy.concepts import Concept
from standoff.strategy.conflict import Conflict, DecisionMaker, Graph, Priorities
from standoff.strategy.feasible import columns
from standoff.strategy.memory import refuse_beyond
from standoff.strategy.options import OptionSpace
from standoff.strategy.payoffs import graph_payoffs, in_part_unknown, payoffs
from standoff.strategy.space import Space
from standoff.strategy.statements import Statement

Bits = NDArray[np.uint8]
"""A row for each state, or class, with one bit for each class, eight to a byte."""

MOST_MET = 62
"""Statements that are told apart by the bits of one integer."""

MOST_MOVED = 1 << 33
"""Bytes that go along all moves, once for each decision maker: some two minutes for all
forms, as measured."""

CELLS = 1 << 20
"""Bytes worked on at a time: they stay in the processor's cache."""


class Unknown:
    """A conflict as each decision maker compares its states.

    Raises `ConflictError` for one that is too large, before time is spent on it.
    """

    def __init__(self, conflict: Conflict | Graph, space: Space) -> None:
        self._space = space
        self._views = [_View(levels) for levels in _levels(conflict, space)]
        widest = max(view.width for view in self._views)
        choices = [_choices(conflict, maker, space.size) for maker in range(len(self._views))]
        if space.size * sum(choices) * widest * len(choices) > MOST_MOVED:
            raise ConflictError(
                f"{space.size:,} states are too many where the order of preferences is unknown",
                hint="rule out what cannot be, leave out an option, or say the order",
            )
        # Moves and steps, and of each decision maker what is better and what may be.
        needed = space.size * (8 * sum(choices) + 2 * widest * len(choices))
        refuse_beyond(needed, f"{space.size:,} states compared with each other")

    @cached_property
    def _moves(self) -> list[_Moves]:
        return [_Moves.of(self._space, maker) for maker in range(len(self._views))]

    @cached_property
    def _steps(self) -> list[_Moves]:
        """The moves that improve their mover, or may."""
        return [
            moves.only(view.kind, view.may_be_better)
            for moves, view in zip(self._moves, self._views, strict=True)
        ]

    def unstable(self, concept: Concept, maker: int) -> NDArray[np.bool_]:
        """Say of each state, in the order of the space, whether a decision maker would leave it."""
        view = self._views[maker]
        better, may_be = view.better, view.may_be_better
        tempting = may_be if concept.form in ("a", "c") else better
        deterred = ~(may_be if concept.form in ("a", "b") else better)
        movers = self._steps if concept.basic is Concept.SEQ else self._moves
        others = [one for number, one in enumerate(movers) if number != maker]
        leaves = np.zeros(self._space.size, np.bool_)
        width = max(CELLS // self._space.size, 1)
        for start in range(0, view.width, width):
            part = slice(start, start + width)
            tempts = tempting[view.kind, part]
            if concept.basic is not Concept.NASH:
                deters = deterred[view.kind, part]
                if concept.basic is Concept.SMR:
                    deters &= ~self._moves[maker].any(~deters)
                tempts &= ~_answered(others, deters)
            at = view.kind >> 3
            places = np.flatnonzero((at >= start) & (at < start + width))
            leaves[places] = self._moves[maker].lead_to(
                tempts, places, view.kind[places] - 8 * start
            )
        return leaves


def _answered(movers: Sequence[_Moves], deters: Bits) -> Bits:
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

    def only(self, kind: NDArray[np.intp], wanted: Bits) -> _Moves:
        """Keep the moves to states that are wanted by the class of the state they start from."""
        rows = self._ends.copy()
        for row in rows:
            there = np.flatnonzero(row < self._size)
            row[there[~_bit(wanted, kind[row[there]], kind[there])]] = self._size
        return _Moves(rows)

    def any(self, bits: Bits) -> Bits:
        """Give each state the bits of all states that one move leads to."""
        bits = np.concatenate((bits, np.zeros_like(bits[:1])))
        found = np.zeros_like(bits[:-1])
        for row in self._ends:
            found |= bits.take(row, axis=0)
        return found

    def lead_to(
        self, bits: Bits, places: NDArray[np.intp], kind: NDArray[np.intp]
    ) -> NDArray[np.bool_]:
        """Say of some states whether a move leads to one that has the bit of the state's class."""
        bits = np.concatenate((bits, np.zeros_like(bits[:1])))
        found = np.zeros(places.size, np.bool_)
        for row in self._ends:
            found |= _bit(bits, row[places], kind)
        return found


def _bit(
    bits: Bits, rows: NDArray[np.integer[Any]], classes: NDArray[np.intp]
) -> NDArray[np.bool_]:
    found: Bits = bits[rows, classes >> 3]
    taken: NDArray[np.bool_] = (found & np.uint8(128) >> (classes & 7).astype(np.uint8)) != 0
    return taken


class _Level(msgspec.Struct, frozen=True):
    """What is compared of states: a number of each, or, where `sets`, which statements it meets.

    A `loose` level may stand anywhere among the others.
    """

    values: NDArray[np.int64]
    sets: bool = False
    loose: bool = False


class _View:
    """How one decision maker compares states, the first level that differs deciding."""

    def __init__(self, levels: Sequence[_Level]) -> None:
        size = levels[0].values.size
        self.kind: NDArray[np.intp] = np.zeros(size, np.intp)
        first: NDArray[np.intp] = np.zeros(1, np.intp)
        for level in levels:
            _, ranks = np.unique(level.values, return_inverse=True)
            _, first, self.kind = np.unique(
                self.kind * (int(ranks.max()) + 1) + ranks, return_index=True, return_inverse=True
            )
        self.width = -(-first.size // 8)
        self._levels = [_Level(one.values[first], one.sets, one.loose) for one in levels]

    @property
    def better(self) -> Bits:
        """Of each class (row) whether it is surely better than another (bit)."""
        return self._compared[0]

    @property
    def may_be_better(self) -> Bits:
        """Of each class whether it is better than another, or it is unknown."""
        return self._compared[1]

    @cached_property
    def _compared(self) -> tuple[Bits, Bits]:
        count = self._levels[0].values.size
        better = np.empty((count, self.width), np.uint8)
        may_be = np.empty_like(better)
        size = max(CELLS // count, 1)
        for start in range(0, count, size):
            rows = slice(start, start + size)
            gains, loses = self._gains_and_loses(rows)
            better[rows] = np.packbits(gains & ~loses, axis=1)
            may_be[rows] = np.packbits(gains, axis=1)
        return better, may_be

    def _gains_and_loses(self, rows: slice) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
        """Say of some classes (rows) whether they may be better and may be worse than each.

        Both is unknown, neither is equal.
        """
        count = self._levels[0].values.size
        shape = (self._levels[0].values[rows].size, count)
        gains, loses = np.zeros(shape, np.bool_), np.zeros(shape, np.bool_)
        for level in self._levels:
            mine, theirs = level.values[rows, None], level.values
            if level.sets:
                more, less = (mine & ~theirs) != 0, (theirs & ~mine) != 0
            else:
                more, less = mine > theirs, mine < theirs
            if not level.loose:
                decided = gains | loses
                more &= ~decided
                less &= ~decided
            gains |= more
            loses |= less
        return gains, loses


def _choices(conflict: Conflict | Graph, maker: int, size: int) -> int:
    """Give a bound for the moves of a maker from one state."""
    if isinstance(conflict, Graph):
        starts = [start for start, _ in set(conflict.decision_makers[maker].moves)]
        return max(np.bincount(starts).max(), 1) if starts else 1
    return min(size, 1 << len(conflict.decision_makers[maker].options))


def _levels(conflict: Conflict | Graph, space: Space) -> list[list[_Level]]:
    """Give what each decision maker compares, in order."""
    if isinstance(conflict, Graph):
        return [[_Level(worth.astype(np.int64))] for worth in graph_payoffs(conflict)]
    known = msgspec.structs.replace(
        conflict,
        decision_makers=tuple(
            msgspec.structs.replace(maker, preference=Priorities())
            if in_part_unknown(maker)
            else maker
            for maker in conflict.decision_makers
        ),
    )
    options: Any = space
    worths = payoffs(known, options)
    return [
        _by_statements(maker, options)
        if in_part_unknown(maker)
        else [_Level(worth.reshape(-1).astype(np.int64))]
        for maker, worth in zip(conflict.decision_makers, worths, strict=True)
    ]


def _by_statements(maker: DecisionMaker, space: OptionSpace) -> list[_Level]:
    """Give the statements of a decision maker as levels."""
    assert isinstance(maker.preference, Priorities)
    levels: list[_Level] = []
    alone: list[Statement] = []
    for entry in (*maker.preference.order, ()):
        if len(entry) != 1 or len(alone) == MOST_MET:
            if alone:
                levels.append(_Level(_met(alone, space)))
            alone = []
        if len(entry) == 1:
            alone += entry
        elif entry:
            levels.append(_Level(_met(_few(entry, maker), space), sets=True))
    loose = _few(maker.preference.unknown, maker)
    return [*levels, _Level(_met(loose, space), sets=True, loose=True)]


def _few(statements: Sequence[Statement], maker: DecisionMaker) -> Sequence[Statement]:
    if len(statements) > MOST_MET:
        raise ConflictError(
            f"{maker.name} has {len(statements)} statements whose order is unknown",
            hint=f"there is room for {MOST_MET} in one list",
        )
    return statements


def _met(statements: Sequence[Statement], space: OptionSpace) -> NDArray[np.int64]:
    """Give for each state which statements it meets, the first as the highest bit."""
    met = np.zeros(space.size, np.int64)
    for part, codes in space.parts():
        column = columns(codes)
        for statement in statements:
            met[part] = met[part] << 1 | statement.holds(column)
    return met
