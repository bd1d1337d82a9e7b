"""Every list of priorities that a few changes make of one, without repetition.

A change swaps two neighbours, deletes a statement, or inserts an option or its negation. Lists
with as many changes form a layer; in a layer those come first that swap, then those that delete,
then those that insert, each from the least important place up.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import StrEnum
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from standoff.strategy.statements import Statement, no, option

MOST_LISTS = 3_000_000
"""Changed lists of one decision maker that are looked at; beyond, the search stops."""


class Kind(StrEnum):
    """How a list of priorities is changed."""

    SWAP = "swap"
    DELETION = "deletion"
    INSERTION = "insertion"


class Edit(NamedTuple):
    """One change: what is moved up, deleted or inserted, and its place, counted from zero."""

    kind: Kind
    place: int
    statement: int
    over: int = -1

    def weight(self, length: int) -> tuple[int, int]:
        """Order changes from the mildest: the kind, and how far up in a list of some length."""
        return list(Kind).index(self.kind), length - self.place


class Layer(NamedTuple):
    """Lists as rows of statements by number, filled up with the number of none."""

    lists: NDArray[np.int16]
    lengths: NDArray[np.int64]
    parents: NDArray[np.int64]
    edits: NDArray[np.int64]


class Edits:
    """The changed lists of one decision maker, layer after layer; kept."""

    def __init__(
        self, order: Sequence[Statement], options: int, limit: int, kinds: Sequence[Kind]
    ) -> None:
        literals = [one for place in range(options) for one in (option(place), no(option(place)))]
        self.statements = list(dict.fromkeys((*order, *literals)))
        number = {statement: place for place, statement in enumerate(self.statements)}
        self._literals = [number[one] for one in literals]
        self._none = len(self.statements)
        self._width = len(order) + limit
        self._kinds = tuple(kind for kind in Kind if kind in kinds)
        first = np.full((1, self._width), self._none, np.int16)
        first[0, : len(order)] = [number[statement] for statement in order]
        zero = np.zeros(1, np.int64)
        self._layers = [Layer(first, zero + len(order), zero, zero)]
        self._seen = self._keys(first)

    def layer(self, count: int) -> Layer | None:
        """Give the lists that so many changes make and no fewer; `None` if they are too many."""
        while len(self._layers) <= count:
            last = self._layers[-1]
            width = sum(1 for _ in self._ways(self._width))
            if last.lists.shape[0] * width > MOST_LISTS:
                return None
            self._layers.append(self._next(last))
        return self._layers[count]

    def path(self, count: int, row: int) -> list[Edit]:
        """Give the changes that make a list of a layer, in their order."""
        found: list[Edit] = []
        for number in range(count, 0, -1):
            layer = self._layers[number]
            parent = int(layer.parents[row])
            before = self._layers[number - 1]
            ways = list(self._ways(int(before.lengths[parent])))
            kind, place, statement = ways[int(layer.edits[row])]
            if kind is not Kind.INSERTION:
                above = kind is Kind.SWAP
                statement = int(before.lists[parent, place + above])
            over = int(before.lists[parent, place]) if kind is Kind.SWAP else -1
            found.append(Edit(kind, place, statement, over))
            row = parent
        return found[::-1]

    def _ways(self, length: int) -> Iterator[tuple[Kind, int, int]]:
        """Give all changes of a list of some length, the mildest first."""
        for kind in self._kinds:
            match kind:
                case Kind.SWAP:
                    yield from ((kind, place, -1) for place in reversed(range(length - 1)))
                case Kind.DELETION:
                    yield from ((kind, place, -1) for place in reversed(range(length)))
                case Kind.INSERTION:
                    for place in reversed(range(length + 1)):
                        yield from ((kind, place, one) for one in self._literals)

    def _next(self, last: Layer) -> Layer:
        parts = []
        for length in np.unique(last.lengths).tolist():
            rows = np.flatnonzero(last.lengths == length)
            lists = last.lists[rows]
            for way, (kind, place, statement) in enumerate(self._ways(length)):
                made = lists.copy()
                size = length
                if kind is Kind.SWAP:
                    made[:, [place, place + 1]] = lists[:, [place + 1, place]]
                elif kind is Kind.DELETION:
                    made[:, place:-1] = lists[:, place + 1 :]
                    made[:, -1] = self._none
                    size -= 1
                else:
                    made[:, place + 1 :] = lists[:, place:-1]
                    made[:, place] = statement
                    size += 1
                ways = np.full(rows.size, way, np.int64)
                parts.append(Layer(made, np.full(rows.size, size, np.int64), rows, ways))
        if not parts:
            empty = np.zeros(0, np.int64)
            return Layer(last.lists[:0], empty, empty, empty)
        whole = Layer(*(np.concatenate(columns) for columns in zip(*parts, strict=True)))
        rank = np.lexsort((whole.edits, whole.parents))
        keys = self._keys(whole.lists)[rank]
        distinct, first = np.unique(keys, return_index=True)
        first = np.sort(first[~np.isin(distinct, self._seen)])
        self._seen = np.union1d(self._seen, distinct)
        return Layer(*(column[rank[first]] for column in whole))

    def _keys(self, lists: NDArray[np.int16]) -> NDArray[np.generic]:
        """Give a number, or else the bytes, of each list."""
        base = self._none + 1
        if base**self._width < 1 << 62:
            keys = np.zeros(len(lists), np.int64)
            for column in lists.T:
                keys = keys * base + column
            return keys
        # As text, which NumPy sorts; no statement is number zero there, where text would end.
        wide = np.ascontiguousarray(lists.astype(np.uint32) + 1)
        return wide.view(f"U{self._width}").reshape(-1)
