"""Parquet: one row a move, typed, for pandas, polars, arrow and databases. Parties are lists."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, BinaryIO

from standoff.exchange.rows import COLUMNS, LISTS, NUMBERS, rows
from standoff.records import Move, Report

BINARY = True


def write(moves: Sequence[Move], reports: Sequence[Report], out: BinaryIO) -> None:
    """Write a table of one row a move."""
    import pyarrow as pa  # type: ignore[import-untyped, unused-ignore]
    import pyarrow.parquet as pq  # type: ignore[import-untyped, unused-ignore]

    columns = list(zip(*rows(moves, reports), strict=True)) or [()] * len(COLUMNS)
    types = {name: pa.list_(pa.string()) for name in LISTS} | {name: pa.int64() for name in NUMBERS}
    arrays = [
        pa.array([_plain(value) for value in values], types.get(name, pa.string()))
        for name, values in zip(COLUMNS, columns, strict=True)
    ]
    buffer = pa.BufferOutputStream()
    pq.write_table(pa.table(arrays, names=list(COLUMNS)), buffer)
    out.write(buffer.getvalue())


def _plain(value: Any) -> Any:
    """Give an act or an event type as the string that it is."""
    return str(value) if isinstance(value, str) else value
