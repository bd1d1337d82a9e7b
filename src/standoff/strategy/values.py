"""Values of states, as arrays: one number for each, the greater the better."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

Values = NDArray[Any]
"""One integer for each state, not below zero; in a lattice with one axis for each group of
options, where an axis of length one says that the value is the same along it."""

Bits = NDArray[np.uint64]
"""Truths about each state, 64 to an integer, in one more axis at the end."""

Places = NDArray[np.int64]
"""Where states stand in such an array, counted in one row."""

NARROW = 14
WIDE = 30
"""Bits that fit into a payoff of two and of four bytes, with room for something above them all."""


def compact(values: NDArray[np.int64]) -> Values:
    """Number values by their order, from zero, in as few bytes as will do."""
    distinct, ranks = np.unique(values, return_inverse=True)
    return ranks.astype(np.int16 if distinct.size < 1 << NARROW else np.int32)


def highest(values: Values) -> Any:
    """Give what is above every value that an array of this kind can hold."""
    return np.iinfo(values.dtype).max
