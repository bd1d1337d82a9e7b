"""How decision makers compare states where it is not known of all which they prefer.

No number says what a state is worth then. Preferences are levels, and of two states the first
level that differs decides; one level alone may differ both ways, and then it is unknown. The states
that a decision maker tells apart by nothing are one class, and each class is compared with each.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import Any

import msgspec
import numpy as np
from numpy.typing import NDArray

from standoff.errors import ConflictError
from standoff.strategy.conflict import Conflict, DecisionMaker, Graph, Priorities
from standoff.strategy.feasible import columns
from standoff.strategy.options import OptionSpace
from standoff.strategy.payoffs import graph_payoffs, in_part_unknown, payoffs
from standoff.strategy.space import Space
from standoff.strategy.statements import Statement

ClassBits = NDArray[np.uint8]
"""A row for each state, or class, with one bit for each class, eight to a byte."""

MOST_MET = 62
"""Statements that are told apart by the bits of one integer."""

CELLS = 1 << 20
"""Bytes worked on at a time: they stay in the processor's cache."""


class _Level(msgspec.Struct, frozen=True):
    """What is compared of states: a number of each, or, where `sets`, which statements it meets.

    A `loose` level may stand anywhere among the others.
    """

    values: NDArray[np.int64]
    sets: bool = False
    loose: bool = False


class View:
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
    def better(self) -> ClassBits:
        """Of each class (row) whether it is surely better than another (bit)."""
        return self._compared[0]

    @property
    def may_be_better(self) -> ClassBits:
        """Of each class whether it is better than another, or it is unknown."""
        return self._compared[1]

    @cached_property
    def _compared(self) -> tuple[ClassBits, ClassBits]:
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


def bit(
    bits: ClassBits, rows: NDArray[np.integer[Any]], classes: NDArray[np.intp]
) -> NDArray[np.bool_]:
    """Look up one bit for each pair of a row and a class."""
    found: ClassBits = bits[rows, classes >> 3]
    taken: NDArray[np.bool_] = (found & np.uint8(128) >> (classes & 7).astype(np.uint8)) != 0
    return taken


def views(conflict: Conflict | Graph, space: Space) -> list[View]:
    """Give how each decision maker compares the states of a space."""
    return [View(levels) for levels in _levels(conflict, space)]


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
