"""A draft of a conflict: what is proposed, and the words that each part of it rests on."""

from __future__ import annotations

from standoff.records import Parties, Record
from standoff.strategy.conflict import Conflict


class Ground(Record, frozen=True, kw_only=True):
    """Words that an option or a statement rests on: the quotation, its report, day and move."""

    why: str
    words: str
    report: str
    day: str | None
    move: str


class Draft(Record, frozen=True, kw_only=True):
    """A proposed conflict with what it rests on.

    `options` are the grounds of each option, by position, and `preferences` for each decision maker
    those of its statements, the unknown ones last. `codes` are the parties that each decision maker
    speaks for. `left_out` says what there was no room for, or what could not be used.
    """

    conflict: Conflict
    options: tuple[tuple[Ground, ...], ...]
    preferences: tuple[tuple[tuple[Ground, ...], ...], ...]
    codes: tuple[Parties, ...]
    left_out: tuple[str, ...]
