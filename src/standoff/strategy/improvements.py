"""What sequences of improvements lead to, state by state.

Whoever moves improves only to what it likes better, and among its own choices everything better
is one step away. So each set of choices (a slab) is a column, best first, and a running minimum
down the column gives the least value that one mover leads to. This is repeated, mover after
mover, for the slabs in which a value has fallen, until none falls any more.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from standoff.strategy.irreversible import Patterns
from standoff.strategy.values import Places, Values, highest

CHUNK = 1 << 17
"""Values taken together: they and their places stay in the processor's cache."""

LONG = 256
"""Choices beyond which a column is run down by one call instead of a call for each choice."""


Columns = slice | NDArray[np.intp]


class Block(Protocol):
    """Slabs of one length: the choices of each, best first, as a column."""

    length: int
    count: int

    def places(self, columns: Columns) -> Places:
        """Give the places of the choices of some columns."""

    def run(self, values: Values, columns: Columns) -> None:
        """Let each value fall to the least among those that are better for the mover."""


def _chunks(block: Block, dirty: NDArray[np.bool_]) -> Iterator[Columns]:
    """Give the columns to do, some at a time."""
    width = max(CHUNK // block.length, 1)
    if dirty.all():
        for start in range(0, block.count, width):
            yield slice(start, min(start + width, block.count))
        return
    columns = np.flatnonzero(dirty)
    for start in range(0, columns.size, width):
        yield columns[start : start + width]


class Slabs:
    """All slabs of one mover, in blocks of one length each."""

    def __init__(self, blocks: Sequence[Block], spare: int | None = None) -> None:
        self.blocks = blocks
        self.spare = spare  # the place that fills short columns up, which holds no state

    def touched(self, fallen: NDArray[np.bool_]) -> list[NDArray[np.bool_]]:
        """Say of each column, block by block, whether the value of one of its states fell."""
        found = []
        for block in self.blocks:
            touched = np.zeros(block.count, np.bool_)
            for columns in _chunks(block, np.ones(block.count, np.bool_)):
                touched[columns] = fallen[block.places(columns)].any(axis=0)
            found.append(touched)
        return found


def descend(slabs: Sequence[Slabs], values: Values) -> Values:
    """Give for each state the least value that sequences of improvements lead to, or its own."""
    lowest = values.copy()
    dirty = [[np.ones(block.count, np.bool_) for block in mover.blocks] for mover in slabs]
    turn = quiet = 0
    while slabs and quiet < len(slabs):
        fallen = _pass(slabs[turn], dirty[turn], lowest)
        quiet = 0 if fallen is not None else quiet + 1
        if fallen is not None:
            for other, mover in enumerate(slabs):
                if other != turn:
                    for old, new in zip(dirty[other], mover.touched(fallen), strict=True):
                        old |= new
        turn = (turn + 1) % len(slabs)
    return lowest


def _pass(
    slabs: Slabs, dirty: Sequence[NDArray[np.bool_]], lowest: Values
) -> NDArray[np.bool_] | None:
    """Run down the dirty columns of one mover; say which values fell, if any."""
    fallen: NDArray[np.bool_] | None = None
    for block, marked in zip(slabs.blocks, dirty, strict=True):
        if not marked.any():
            continue
        for columns in _chunks(block, marked):
            places = block.places(columns)
            before = lowest.take(places)
            after = before.copy()
            block.run(after, columns)
            moved = after < before
            if moved.any():
                lowest[places] = after
                if fallen is None:
                    fallen = np.zeros(lowest.size, np.bool_)
                fallen[places] = moved
        marked[:] = False
    if slabs.spare is not None:
        lowest[slabs.spare] = highest(lowest)
        if fallen is not None:
            fallen[slabs.spare] = False
    return fallen


def run(values: Values, fresh: NDArray[np.bool_] | None, patterns: Patterns | None) -> None:
    """Let each value of some columns, best first, fall to the least among those strictly better.

    `fresh` says where a choice is worse than the one above it; without it, no two tie. `patterns`
    has of each choice what it has done of what cannot be undone: a move only adds to it.
    """
    if patterns is not None:
        distinct = 1 << int(patterns.max()).bit_length()
        way = _run_by_pattern if 2 * distinct <= len(values) else _run_by_pairs
        way(values, fresh, patterns)
    elif len(values) > LONG:
        _run_long(values, fresh)
    else:
        _run(values, fresh)


def _run(values: Values, fresh: NDArray[np.bool_] | None) -> None:
    if fresh is None:
        for row in range(1, len(values)):
            np.minimum(values[row], values[row - 1], out=values[row])
        return
    so_far = values[0].copy()
    above = np.full_like(so_far, highest(values))  # the least among those strictly better
    for row in range(1, len(values)):
        np.copyto(above, so_far, where=fresh[row])
        np.minimum(values[row], above, out=values[row])
        np.minimum(so_far, values[row], out=so_far)


def _run_long(values: Values, fresh: NDArray[np.bool_] | None) -> None:
    so_far = np.minimum.accumulate(values, axis=0)
    if fresh is None:
        values[:] = so_far
        return
    rows = np.arange(len(values))[:, None]
    first = np.maximum.accumulate(np.where(fresh, rows, 0), axis=0)  # of those that tie
    above = np.take_along_axis(so_far, np.maximum(first - 1, 0), axis=0)
    np.minimum(values, above, out=values, where=first > 0)


def _run_by_pattern(values: Values, fresh: NDArray[np.bool_] | None, patterns: Patterns) -> None:
    """Run down where some choices cannot be left again, of which there are few kinds.

    `so_far` has, for each pattern, the least value among the choices that can be reached from it.
    """
    columns = np.arange(values.shape[1])
    count = 1 << int(patterns.max()).bit_length()
    so_far = np.full((count, columns.size), highest(values), values.dtype)
    above = so_far.copy()
    for row in range(len(values)):
        if fresh is None:
            above[:] = so_far
        else:
            np.copyto(above, so_far, where=fresh[row])
        np.minimum(values[row], above[patterns[row].astype(np.intp), columns], out=values[row])
        for pattern in range(count):
            reaches = (patterns[row] & np.uint64(pattern)) == pattern
            np.minimum(so_far[pattern], values[row], out=so_far[pattern], where=reaches)


def _run_by_pairs(values: Values, fresh: NDArray[np.bool_] | None, patterns: Patterns) -> None:
    """Run down where some choices cannot be left again, of which there are many kinds."""
    nothing = highest(values)
    tier = None if fresh is None else np.cumsum(fresh, axis=0)  # choices of one tier tie
    for row in range(1, len(values)):
        reaches = (patterns[row] & ~patterns[:row]) == 0
        if tier is not None:
            reaches &= tier[:row] < tier[row]
        least = np.min(values[:row], axis=0, where=reaches, initial=nothing)
        np.minimum(values[row], least, out=values[row])
