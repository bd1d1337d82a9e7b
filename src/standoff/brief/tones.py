"""Which stances and statuses are for the other side, and which against it."""

from __future__ import annotations

from standoff.acts import Quad
from standoff.brief.records import Sort, Tone
from standoff.records import Move
from standoff.standing.records import Course, Stance, Status

STANCES = {
    Stance.DEMANDS: Tone.BETWEEN,
    Stance.OFFERS: Tone.FOR,
    Stance.OPEN: Tone.FOR,
    Stance.REFUSES: Tone.AGAINST,
    Stance.BELITTLES: Tone.AGAINST,
    Stance.IGNORES: Tone.AGAINST,
    Stance.DELAYS: Tone.BETWEEN,
    Stance.OPPOSES: Tone.AGAINST,
    Stance.ACCUSES: Tone.AGAINST,
    Stance.THREATENS: Tone.AGAINST,
    Stance.PROMISES: Tone.FOR,
    Stance.AGREES: Tone.FOR,
    Stance.SUPPORTS: Tone.FOR,
    Stance.DENIES: Tone.BETWEEN,
    Stance.CLAIMS: Tone.PLAIN,
    Stance.ACTS: Tone.PLAIN,
}
STATUSES = {
    Status.OPEN: Tone.BETWEEN,
    Status.REFUSED: Tone.AGAINST,
    Status.IGNORED: Tone.AGAINST,
    Status.DELAYED: Tone.BETWEEN,
    Status.IN_PART: Tone.FOR,
    Status.ACCEPTED: Tone.FOR,
    Status.WITHDRAWN: Tone.PLAIN,
    Status.OVERTAKEN: Tone.PLAIN,
}
ANNOUNCED = {"threat": Tone.AGAINST, "warning": Tone.BETWEEN, "promise": Tone.FOR}
CONDITIONS = {
    Course.OPEN: "the condition is not met so far",
    Course.DENIED: "the condition is denied",
    Course.DONE: "the condition came about",
}
SORTS = {
    Quad.VERBAL_COOPERATION: Sort.KIND_WORD,
    Quad.MATERIAL_COOPERATION: Sort.KIND_DEED,
    Quad.VERBAL_CONFLICT: Sort.HARD_WORD,
    Quad.MATERIAL_CONFLICT: Sort.HARD_DEED,
}
SIDES = {
    Sort.KIND_WORD: Tone.FOR,
    Sort.KIND_DEED: Tone.FOR,
    Sort.HARD_WORD: Tone.AGAINST,
    Sort.HARD_DEED: Tone.AGAINST,
    Sort.OTHER: Tone.PLAIN,
}


def sort(move: Move) -> Sort:
    """Give the sort of a move; what has no event type is neither."""
    return Sort.OTHER if move.plover is None else SORTS[Quad.of(move.plover)]
