"""What people ruled, and how a ruled move is found again in a newer reading."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

import msgspec

from standoff.records import Move, Record, move_id


class Ruling(StrEnum):
    """What a person says of a move."""

    WRONG = "wrong"
    RIGHT = "right"


class Ruled(Record, frozen=True, kw_only=True):
    """A move as a person ruled on it: signed, dated, with a copy of the move as it stood then.

    A ruling that was withdrawn is kept, with who withdrew it and when. Times are UTC.
    """

    id: int
    ruling: Ruling
    by: str
    at: str
    note: str | None
    withdrawn_by: str | None
    withdrawn_at: str | None
    move: Move

    @property
    def stands(self) -> bool:
        """True until somebody withdraws it."""
        return self.withdrawn_at is None


def settle(
    text: str, found: Iterable[Move], rulings: Iterable[Ruled], *, wrong: bool
) -> list[Move]:
    """Give the moves of one report as people left them.

    `found` is what the present reading found, `rulings` are those about this report, the oldest
    first; a later one overrules an earlier one about the same move. A move ruled right is shown as
    it stood when it was ruled, whether the present reading finds it or not; a move ruled wrong is
    left out, or with `wrong` shown as it stands. A ruled move whose words are no longer in the
    text cannot be pointed at and is left out: its copy stays among the rulings.
    """
    moves = {move.id: move for move in found}
    kept: dict[str, Move] = {}
    dropped: dict[str, Move] = {}
    for ruled in rulings:
        if not ruled.stands or (copy := anchor(ruled.move, text)) is None:
            continue
        known = {**moves, **kept, **dropped}
        same = counterpart(copy, known.values())
        for pile in (moves, kept, dropped):
            if same is not None:
                pile.pop(same.id, None)
        pile = kept if ruled.ruling is Ruling.RIGHT else dropped
        pile[copy.id] = copy
    return [*moves.values(), *kept.values(), *(dropped.values() if wrong else ())]


def anchor(move: Move, text: str) -> Move | None:
    """Point a move at its own words in a text that may have changed since.

    The words are taken where they stood, else where they stand nearest to that place. Gives
    `None` where the text no longer has them.
    """
    if text[move.start : move.end] == move.evidence:
        return move
    after = text.find(move.evidence, move.start)
    before = text.rfind(move.evidence, 0, move.end)
    places = [place for place in (before, after) if place >= 0]
    if not places:
        return None
    start = min(places, key=lambda place: abs(place - move.start))
    end = start + len(move.evidence)
    name = move_id(move.report, start, end, move.act, move.actor, move.target)
    return msgspec.structs.replace(move, id=name, start=start, end=end)


def counterpart(move: Move, found: Iterable[Move]) -> Move | None:
    """Find a move again among others of the same text.

    It is the one with the same id. Where a newer reader draws the evidence a word longer or
    shorter, the id is gone: then it is the one with the same act, actor, target and matter whose
    evidence overlaps most.
    """
    best, most = None, 0
    for other in found:
        if other.id == move.id:
            return other
        shared = min(move.end, other.end) - max(move.start, other.start)
        if shared > most and _content(other) == _content(move):
            best, most = other, shared
    return best


def _content(move: Move) -> tuple[object, ...]:
    return move.act, move.actor, move.target, move.matter
