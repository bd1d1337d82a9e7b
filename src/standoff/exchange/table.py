"""CSV: one row a move, for R, Stata, pandas and spreadsheets.

As RFC 4180 has it: commas, quotes where they are needed, lines ended by CR LF. UTF-8 without a
byte order mark, as R and pandas expect it; in Excel, open it by Data > From Text/CSV and choose
UTF-8. Several parties in a cell are joined by "; ", and what is unknown is an empty cell.
"""

from __future__ import annotations

import csv
from collections.abc import Sequence
from typing import Any, BinaryIO

from standoff.exchange.files import text
from standoff.exchange.rows import COLUMNS, rows
from standoff.records import Move, Report

BINARY = False


def write(moves: Sequence[Move], reports: Sequence[Report], out: BinaryIO) -> None:
    """Write a header and one row a move."""
    with text(out) as file:
        table = csv.writer(file)
        table.writerow(COLUMNS)
        table.writerows([_cell(value) for value in row] for row in rows(moves, reports))


def _cell(value: Any) -> Any:
    return "; ".join(value) if isinstance(value, tuple) else value
