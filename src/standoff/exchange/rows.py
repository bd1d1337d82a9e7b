"""One row a move, flat: what CSV and Parquet have in common."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from standoff.records import READ, Move, Report

_REPORT = ("date", "title", "outlet", "address")

COLUMNS = (*READ, *(f"report_{name}" for name in _REPORT))
"""The fields of a move, then what is known of its report."""

LISTS = ("actor", "target", "source")
"""The columns that hold several party codes."""

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
        yield [*own, *known.get(move.report, nothing)]
