"""Many lists of priorities compared at once: a bit for each pair of states and each list.

Of two states, that is better which meets the first statement that only one of them meets. So a
list is run down statement by statement, over all pairs together, 64 to a word.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from standoff.strategy.edits import Layer

CELLS = 1 << 21
"""Words of 64 comparisons looked at together."""

Bits = NDArray[np.uint64]
Flags = NDArray[np.bool_]


class Pairs:
    """Pairs of states to be compared by many lists at once, a bit for each pair."""

    def __init__(self, met: Flags, start: NDArray[np.int64], end: NDArray[np.int64]) -> None:
        self.count = start.size
        before, after = met[:, start], met[:, end]
        none = np.zeros((1, self.count), np.bool_)
        self._up = packed(np.concatenate((after & ~before, none)))
        self._decides = packed(np.concatenate((after ^ before, none)))

    def of(self, layer: Layer) -> Iterator[tuple[int, Bits]]:
        """Give where a stretch of a layer starts, and for each list which pairs are better."""
        width = max(CELLS // max(self._up.shape[1], 1), 1)
        for start in range(0, len(layer.lists), width):
            lists = layer.lists[start : start + width]
            better = np.zeros((len(lists), self._up.shape[1]), np.uint64)
            undecided = ~better
            for column in lists.T:
                better |= self._up[column] & undecided
                undecided &= ~self._decides[column]
            yield start, better

    def flags(self, bits: Bits, count: int | None = None) -> Flags:
        """Give one flag for each pair, or for the first so many."""
        raw = np.ascontiguousarray(bits).view(np.uint8)
        return np.unpackbits(raw, axis=1, count=count or self.count).astype(np.bool_)


def packed(flags: Flags) -> Bits:
    """Give rows of flags as words, filled up with none."""
    count = -(-flags.shape[1] // 64) * 64
    wide = np.zeros((len(flags), max(count, 64)), np.bool_)
    wide[:, : flags.shape[1]] = flags
    return np.packbits(wide, axis=1).view(np.uint64)


def distinct_rows(bits: Bits) -> tuple[Bits, NDArray[np.intp]]:
    """Give the different rows, and where each is first."""
    if bits.shape[1] == 1:
        _, first = np.unique(bits[:, 0], return_index=True)
    else:
        seen: dict[bytes, int] = {}
        for row, one in enumerate(bits):
            seen.setdefault(one.tobytes(), row)
        first = np.array(list(seen.values()), np.intp)
    return bits[first], first


class View:
    """What a list of priorities comes to in SEQ, a bit for each pair that was asked.

    The first are whether each place is better than the state in question, then, for each move of
    the decision maker, whether it is an improvement.
    """

    def __init__(self, bits: Bits, places: int, often: bool) -> None:
        self._bytes = bits.view(np.uint8)
        self._places = places
        self._known: dict[int, list[int]] | None = {} if often else None

    def better(self, place: int) -> bool:
        """Say whether a place is better than the state in question."""
        return bool(self._bytes[place >> 3] >> (7 - (place & 7)) & 1)

    def improvements(self, place: int, moves: Moves) -> list[int]:
        """Give the places that an improvement leads to."""
        if self._known is not None and place in self._known:
            return self._known[place]
        first, last = int(moves.starts[place]), int(moves.starts[place + 1])
        bit = self._places + first
        stretch = self._bytes[bit >> 3 : (self._places + last + 7) >> 3]
        skip = bit & 7
        flags = np.unpackbits(stretch)[skip : skip + last - first].astype(np.bool_)
        found: list[int] = moves.ends[first:last][flags].tolist()
        if self._known is not None:
            self._known[place] = found
        return found


class Moves(NamedTuple):
    """All moves of one decision maker, those from a place side by side."""

    starts: NDArray[np.int64]
    froms: NDArray[np.int64]
    ends: NDArray[np.int64]


def nowhere(size: int) -> Moves:
    """Give the moves of one that has none from any of so many places."""
    none = np.zeros(0, np.int64)
    return Moves(np.zeros(size + 1, np.int64), none, none)
