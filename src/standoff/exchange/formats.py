"""The formats by name, and the one way to write any of them."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from enum import StrEnum
from importlib import import_module
from pathlib import Path
from typing import BinaryIO, Protocol, cast

from standoff.errors import ExchangeError
from standoff.exchange.files import folder, stream
from standoff.order import place
from standoff.records import Move, Report


class Format(StrEnum):
    """A format that moves can be written in."""

    JSONL = "jsonl"
    CSV = "csv"
    PARQUET = "parquet"
    BRAT = "brat"


class File(Protocol):
    """A format of one file."""

    BINARY: bool

    def write(self, moves: Sequence[Move], reports: Sequence[Report], out: BinaryIO) -> None:
        """Write the moves, one after the other."""


class Folder(Protocol):
    """A format of several files."""

    def write(self, moves: Sequence[Move], reports: Sequence[Report], place: Path) -> None:
        """Write the files into an empty folder."""


def write(
    moves: Iterable[Move],
    reports: Iterable[Report],
    format: Format | str,  # noqa: A002
    path: str | Path | None = None,
) -> None:
    """Write moves, with what a format wants to know of their reports, to a path or standard output.

        write(register.moves(), register.reports(), "csv", "crisis.csv")

    They are sorted by report, start, end and id, so that equal moves give equal bytes. A file is
    there whole or not at all. Raises `ExchangeError` where the path cannot be written, a binary
    format would go to a terminal, and brat has no new folder to go to.
    """
    moves = sorted(moves, key=place)
    reports = sorted(reports, key=lambda report: report.id)
    match Format(format):
        case Format.BRAT:
            if path is None:
                raise ExchangeError("brat is several files", hint="name a folder with -o FOLDER")
            brat = cast(Folder, import_module("standoff.exchange.brat"))
            with folder(Path(path)) as inside:
                brat.write(moves, reports, inside)
        case one:
            module = cast(File, import_module(f"standoff.exchange.{_HOMES[one]}"))
            if path is None and module.BINARY and sys.stdout.isatty():
                raise ExchangeError(
                    f"{one.value} is binary and would upset a terminal", hint="name a file with -o"
                )
            with stream(None if path is None else Path(path)) as out:
                module.write(moves, reports, out)


_HOMES = {Format.JSONL: "jsonl", Format.CSV: "table", Format.PARQUET: "parquet"}
