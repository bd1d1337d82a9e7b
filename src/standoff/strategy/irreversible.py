"""What cannot be undone: how much of it each state has done.

A move may only add to that. So what a decision maker can reach has all the bits of where it stands.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from standoff.strategy.conflict import Conflict, Direction
from standoff.strategy.feasible import Codes

Patterns = NDArray[np.uint64]
"""For each state or choice a bit for each irreversible option: whether it has been changed."""


def patterns(codes: Codes, conflict: Conflict, maker: int) -> Patterns | None:
    """Give what states have done of what a maker cannot undo; `None` where it can undo all."""
    found: Patterns = np.zeros(codes.size, np.uint64)
    bit = 0
    for option in conflict.decision_makers[maker].options:
        direction = conflict.options[option].direction
        if direction is not Direction.BOTH:
            changed = (codes >> option & 1) ^ (direction is Direction.BACK)
            found |= changed.astype(np.uint64) << np.uint64(bit)
            bit += 1
    return found if bit else None
