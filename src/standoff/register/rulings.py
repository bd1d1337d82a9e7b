"""What people ruled: signed, dated, with copies of the moves as they stood then."""

from __future__ import annotations

import msgspec

from standoff.records import Move, Record, Ruling

__all__ = ["Attached", "Ruled", "Ruling", "Value"]

Value = str | tuple[str, ...] | None
"""What a field of a move holds: words or a code, several party codes, or nothing."""


class Ruled(Record, frozen=True, kw_only=True):
    """A move as a person ruled on it: signed, dated, with a copy of the move as it stood then.

    `move` is the move before anybody corrected it; `fields` are the values that the person set or,
    for `right`, those that others had set and that are confirmed with it. `other` is the second
    move of `join` and `split`. A ruling that was withdrawn is kept, with who withdrew it and when.
    Times are UTC.

    Two fields help to find the move in a newer reading. `beside` are the moves that the machine
    read in the same words, so that no ruling falls on one of them when its own is gone. `earlier`
    gives, for a copy whose move had been ruled on under another id, that id.
    """

    id: int
    ruling: Ruling
    by: str
    at: str
    note: str | None
    withdrawn_by: str | None
    withdrawn_at: str | None
    move: Move
    fields: dict[str, Value] = msgspec.field(default_factory=dict)
    other: Move | None = None
    beside: tuple[Move, ...] = ()
    earlier: dict[str, str] = msgspec.field(default_factory=dict)

    @property
    def stands(self) -> bool:
        """True until somebody withdraws it."""
        return self.withdrawn_at is None

    def copies(self, report: str) -> list[Move]:
        """Give the copies of moves of one report that the ruling is about: one, or a pair."""
        both = (self.move,) if self.other is None else (self.move, self.other)
        return [copy for copy in both if copy.report == report]


class Attached(Record, frozen=True, kw_only=True):
    """Where a ruling is now.

    `move` is the id of the move of the present reading that it is attached to, and `shown` the id
    under which `Register.moves` gives that move with `wrong=True`; `other` is that of the second
    move of a pair. `None` where there is none: the present reading does not find the move, or its
    words are gone from the report.
    """

    ruling: Ruled
    move: str | None
    shown: str | None
    other: str | None = None
