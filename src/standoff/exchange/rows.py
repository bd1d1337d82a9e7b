"""One row a move, flat: what CSV and Parquet have in common."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import msgspec

from standoff.records import READ, Move, Report

_REPORT = ("date", "title", "outlet", "address")

_MARKS = {
    "ruling": "ruling",
    "ruled_by": "by",
    "ruled_at": "at",
    "ruling_note": "note",
    "ruling_other": "other",
}

COLUMNS = (*READ, *(f"report_{name}" for name in _REPORT), *_MARKS, "read_as")
"""The fields of a move, then what is known of its report, then what people ruled on the move."""

LISTS = ("actor", "target", "source", *_MARKS)
"""The columns that hold several party codes, or a value for each ruling."""

NUMBERS = ("sentence", "start", "end")
"""The columns that hold whole numbers."""


def rows(moves: Sequence[Move], reports: Sequence[Report]) -> Iterator[list[Any]]:
    """Give the values of each move in the order of the columns; unknown is `None`."""
    known = {
        report.id: tuple(getattr(report, name) or None for name in _REPORT) for report in reports
    }
    nothing = (None,) * len(_REPORT)
    for move in moves:
        own = [getattr(move, name) for name in READ]
        yield [*own, *known.get(move.report, nothing), *_rulings(move)]


def _rulings(move: Move) -> Iterator[Any]:
    """Give what was ruled, by whom, when and why, the oldest first, and what the machine reads."""
    for name in _MARKS.values():
        yield tuple(getattr(mark, name) or "" for mark in move.marks)
    read = {name: value for mark in move.marks for name, value in mark.read.items()}
    yield msgspec.json.encode(read).decode() if read else None
