"""Stability of coalitions: whether some who act together would leave a state.

A coalition moves by legal sequences of its members' moves, and improves where every member is
strictly better off; one member that is no better off deters it. Its concepts (after Kilgour,
Hipel, Fang and Peng 2001, and Inohara and Hipel 2008) differ, like those of one decision maker,
in what a state that it has moved to guarantees: to each member its worth (CNash), the worst that
the others can make of it (CGMR), or make of it by improvements (CSEQ). In CSMR an answer counts
only where the coalition cannot move on to something better for all of its members.

A coalition has no single number that tells what a state is worth to it. So the states that are
worth the same to every member are taken together, and each such joint worth is a column: of every
state it says whether that is better for all.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import reduce
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from standoff.errors import ConflictError
from standoff.strategy import stability
from standoff.strategy.concepts import Concept
from standoff.strategy.space import Space
from standoff.strategy.values import Places, Values

MOST_MAKERS = 10
"""Decision makers whose coalitions are gone through: 1,023 at most."""

MOST_CELLS = 1 << 33
"""Comparisons of a state with a joint worth, over all coalitions: minutes, as measured."""

CELLS = 1 << 20
"""Those made at a time, a byte each."""


def coalitions(makers: int) -> list[tuple[int, ...]]:
    """Give every non-empty coalition, single decision makers first, all together last.

    Raises `ConflictError` where there are too many to go through.
    """
    if makers > MOST_MAKERS:
        raise ConflictError(
            f"{makers} decision makers have {(1 << makers) - 1:,} coalitions",
            hint=f"coalitions are gone through for up to {MOST_MAKERS}; leave out or merge some",
        )
    return [
        members for size in range(1, makers + 1) for members in combinations(range(makers), size)
    ]


def check(payoffs: Sequence[Values], space: Space) -> None:
    """Refuse a conflict whose coalitions take too long, before they are begun.

    Raises `ConflictError`.
    """
    several = [members for members in coalitions(len(payoffs)) if len(members) > 1]
    cells = 0
    for members in several:
        cells += space.size * len(_joint([payoffs[one] for one in members])[0])
        if cells > MOST_CELLS:
            raise ConflictError(
                f"{space.size:,} states are too many for the coalitions of "
                f"{len(payoffs)} decision makers",
                hint="rule out what cannot be, let more states tie, or ask for nash, gmr, smr, seq",
            )


def unstable(
    concept: Concept, members: Sequence[int], payoffs: Sequence[Values], space: Space
) -> NDArray[np.bool_]:
    """Say of each state, in the order of the space, whether a coalition would leave it."""
    if len(members) == 1:
        return stability.unstable(concept.basic, members[0], payoffs, space)
    own = [payoffs[one] for one in members]
    others = [one for one in range(len(payoffs)) if one not in members]
    match concept:
        case Concept.CGMR:
            sure = [space.least(others, worth) for worth in own]
        case Concept.CSEQ:
            sure = [space.least_improving(others, worth, payoffs) for worth in own]
        case _:
            sure = own
    leaves = np.zeros(space.size, np.bool_)
    for worths, places, columns in _parts(own, space.size):
        falls_short = _falls_short(sure, worths)
        if concept is Concept.CSMR:
            escapes = _flags(space.least(members, falls_short) == 0)
            falls_short = falls_short | (1 - space.least(others, escapes))
        # Zero where the coalition reaches a state that falls short for nobody.
        found = space.least(members, falls_short)
        found = np.broadcast_to(found, (*space.shape, len(worths)))
        leaves[places] = found[(*np.unravel_index(places, space.shape), columns)] == 0
    return leaves


def _parts(own: Sequence[Values], size: int) -> Iterator[tuple[Values, Places, NDArray[np.intp]]]:
    """Give joint worths some at a time, the places of the states that have them, and which."""
    joint, column_of = _joint(own)
    order = np.argsort(column_of, kind="stable")
    ends = np.searchsorted(column_of[order], np.arange(len(joint) + 1))
    width = max(CELLS // size, 1)
    for start in range(0, len(joint), width):
        worths = joint[start : start + width]
        places = order[ends[start] : ends[start + len(worths)]]
        yield worths, places, column_of[places] - start


def _joint(own: Sequence[Values]) -> tuple[Values, NDArray[np.intp]]:
    """Give the distinct joint worths, a row each, and which of them each state has."""
    number = np.zeros(own[0].size, np.int64)
    for worth in own:
        kinds = int(worth.max()) + 1
        _, first, number = np.unique(
            number * kinds + worth.reshape(-1), return_index=True, return_inverse=True
        )
    return np.stack([worth.reshape(-1)[first] for worth in own], axis=1), number


def _falls_short(sure: Sequence[Values], worths: Values) -> Values:
    """Say for each state and joint worth whether it leaves some member no better off."""
    return _flags(
        reduce(
            np.logical_or,
            [one[..., None] <= worths[:, member] for member, one in enumerate(sure)],
        )
    )


def _flags(truths: NDArray[np.bool_]) -> Values:
    return truths.view(np.int8)
