"""The concepts of stability, each by what it guarantees after a move.

A decision maker compares where it stands with what each of its moves guarantees: in Nash (Nash
1951) the state it moves to; in GMR (Howard 1971) the worst that the others can make of that; in
SMR (Howard 1971) the worst from which it cannot escape again; in SEQ (Fraser and Hipel 1979) the
worst that the others make of it when each of their steps improves its mover. A state is unstable
for it exactly when the greatest guarantee within its reach exceeds what it has. Definitions: Fang,
Hipel and Kilgour (1993), chapter 3. An improvement is strict, so a tie deters.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from standoff.strategy.concepts import Concept
from standoff.strategy.space import Space
from standoff.strategy.values import Values


def guarantee(
    concept: Concept,
    maker: int,
    payoffs: Sequence[Values],
    space: Space,
    others: Sequence[int] | None = None,
) -> Values:
    """Give for each state what a decision maker is sure of once it has moved there.

    `others` are those who may answer: everybody else unless it is said who.
    """
    own = payoffs[maker]
    if others is None:
        others = [one for one in range(len(payoffs)) if one != maker]
    match concept:
        case Concept.NASH:
            return own
        case Concept.GMR:
            return space.least(others, own)
        case Concept.SMR:
            # The mover is where it moved to until somebody answers, and escapes only then.
            return np.minimum(own, space.least(others, space.best(maker, own)))
        case Concept.SEQ:
            return space.least_improving(others, own, payoffs)
    raise ValueError(f"{concept} guarantees nothing by itself")


def unstable(
    concept: Concept, maker: int, payoffs: Sequence[Values], space: Space
) -> NDArray[np.bool_]:
    """Say of each state, in the order of the space, whether a decision maker would leave it."""
    sure = guarantee(concept, maker, payoffs, space)
    leaves = space.best(maker, sure) > payoffs[maker]
    return np.broadcast_to(leaves, space.shape).reshape(-1)
