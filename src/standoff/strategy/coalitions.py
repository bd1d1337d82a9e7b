"""Stability of coalitions: whether some who act together would leave a state.

A coalition moves by legal sequences of its members' moves, and improves where every member is
strictly better off; one member that is no better off deters it. Its concepts (after Kilgour,
Hipel, Fang and Peng 2001, and Inohara and Hipel 2008) differ, like those of one decision maker,
in what a state that it has moved to guarantees: to each member its worth (CNash), the worst that
the others can make of it (CGMR), or make of it by improvements (CSEQ). In CSMR an answer counts
only where the coalition cannot move on to something better for all of its members.

A coalition has no single number that tells what a state is worth to it. So the states that are
worth the same to every member are taken together, and each such joint worth is a column of bits: of
every state it says whether that is better for all.
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
from standoff.strategy.conflict import Conflict, Graph
from standoff.strategy.memory import refuse_beyond
from standoff.strategy.space import Space
from standoff.strategy.values import Bits, Places, Values

MOST_MAKERS = 10
"""Decision makers whose coalitions are gone through: 1,023 at most."""

MOST_CELLS = 1 << 35
"""Comparisons of a state with a joint worth, over all coalitions: some two minutes for a concept,
as measured."""

CELLS = 1 << 20
"""Those made at a time."""


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


def called(conflict: Conflict | Graph, members: Sequence[int]) -> str:
    """Call a coalition by its members: *A + B*."""
    return " + ".join(conflict.decision_makers[maker].name for maker in members)


def check(payoffs: Sequence[Values], space: Space) -> None:
    """Refuse a conflict whose coalitions take too long, before they are begun.

    Raises `ConflictError`.
    """
    # At least 64 truths about a state, a byte each before they are packed; some work side by side.
    refuse_beyond(space.size * 1024, f"the coalitions over {space.size:,} states")
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
    sure = own
    if concept is not Concept.CSMR:
        basic = concept.basic
        sure = [stability.guarantee(basic, one, payoffs, space, others) for one in members]
    leaves = np.zeros(space.size, np.bool_)
    for worths, places, columns in _parts(own, space.size):
        better = _better(sure, worths)
        if concept is Concept.CSMR:
            escapes = space.reached(members, better)
            better = better & ~space.reached(others, ~escapes)
        found = np.ascontiguousarray(space.reached(members, better)).view(np.uint8)
        found = np.broadcast_to(found, (*space.shape, found.shape[-1]))
        found = found[(*np.unravel_index(places, space.shape), columns >> 3)]
        leaves[places] = found >> (7 - (columns & 7)).astype(np.uint8) & 1
    return leaves


def _parts(own: Sequence[Values], size: int) -> Iterator[tuple[Values, Places, NDArray[np.intp]]]:
    """Give joint worths some at a time, the places of the states that have them, and which."""
    joint, column_of = _joint(own)
    order = np.argsort(column_of, kind="stable")
    ends = np.searchsorted(column_of[order], np.arange(len(joint) + 1))
    width = max(CELLS // size, 1)
    width += -width % 64
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


def _better(sure: Sequence[Values], worths: Values) -> Bits:
    """Say for each state, by one bit for each joint worth, whether it is better for all members."""
    truths = reduce(
        np.logical_and, [one[..., None] > worths[:, member] for member, one in enumerate(sure)]
    )
    packed = np.packbits(truths, axis=-1)
    bits = np.zeros((*packed.shape[:-1], -(-packed.shape[-1] // 8) * 8), np.uint8)
    bits[..., : packed.shape[-1]] = packed
    return bits.view(np.uint64)
