"""Which replies spoil an improvement when all move at once, for one state: the fewest who do."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from standoff.strategy.options import OptionSpace
from standoff.strategy.values import Places, Values

AT_ONCE = 1 << 18
"""Sums looked at together."""

Answers = tuple[tuple[int, int], ...]
"""Opponents, each with the place that its own improvement leads to."""


def spoiling(
    space: OptionSpace,
    worth: Values,
    here: int,
    improvements: Places,
    choices: Mapping[int, Places],
) -> dict[int, tuple[Answers, int]]:
    """Give for each improvement that others could spoil a reply, and the place of the sum.

    `choices` are the improvements of each opponent from the state itself. Few opponents are tried
    before many, and the best that each can get first.
    """
    found: dict[int, tuple[Answers, int]] = {}
    start = int(space.codes(np.array([here]))[0])
    able = [other for other, reached in choices.items() if reached.size]
    changes = {other: space.codes(choices[other]) ^ start for other in able}
    left = improvements
    for size in range(1, len(able) + 1):
        for movers in combinations(able, size):
            for picks, added in _added([changes[other] for other in movers], len(improvements)):
                if not left.size:
                    return found
                sums = space.codes(left)[:, None] ^ added
                ends, there = space.find(sums)
                spoiled = there & (worth[ends] <= worth[here])
                for row in np.flatnonzero(spoiled.any(axis=1)).tolist():
                    column = int(spoiled[row].argmax())
                    answers = tuple(
                        (other, int(choices[other][pick[column]]))
                        for other, pick in zip(movers, picks, strict=True)
                    )
                    found[int(left[row])] = answers, int(ends[row, column])
                left = left[~spoiled.any(axis=1)]
    return found


def _added(changes: Sequence[Places], rows: int) -> Iterator[tuple[list[NDArray[np.intp]], Places]]:
    """Give every way of adding up one change of each, a stretch at a time."""
    width = max(AT_ONCE // rows, 1)
    sizes = tuple(one.size for one in changes)
    total = int(np.prod(sizes, dtype=object))
    for begin in range(0, total, width):
        numbers = np.arange(begin, min(begin + width, total), dtype=np.int64)
        picks = list(np.unravel_index(numbers, sizes))
        added = np.zeros(numbers.size, np.int64)
        for pick, one in zip(picks, changes, strict=True):
            added ^= one[pick]
        yield picks, added
