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
from standoff.exchange.lacks import Lack
from standoff.knowledge import Knowledge, load
from standoff.order import place
from standoff.records import Move, Report


class Format(StrEnum):
    """A format that moves can be written in."""

    JSONL = "jsonl"
    CSV = "csv"
    PARQUET = "parquet"
    BRAT = "brat"
    POLECAT = "polecat"
    DNA = "dna"
    GRAPHML = "graphml"


class File(Protocol):
    """A format of one file."""

    BINARY: bool

    def write(self, moves: Sequence[Move], reports: Sequence[Report], out: BinaryIO) -> None:
        """Write the moves, one after the other."""


class Coded(Protocol):
    """A format of one file in the codes of a field, which cannot say all that a move does."""

    def write(
        self, moves: Sequence[Move], reports: Sequence[Report], out: BinaryIO, known: Knowledge
    ) -> tuple[Lack, ...]:
        """Write the moves, and give what the format has no place for."""


class Folder(Protocol):
    """A format of several files."""

    def write(self, moves: Sequence[Move], reports: Sequence[Report], place: Path) -> None:
        """Write the files into an empty folder."""


def write(
    moves: Iterable[Move],
    reports: Iterable[Report],
    format: Format | str,  # noqa: A002
    path: str | Path | None = None,
    tables: Path | None = None,
) -> tuple[Lack, ...]:
    """Write moves, with what a format wants to know of their reports, to a path or standard output.

        write(register.moves(), register.reports(), "csv", "crisis.csv")

    They are sorted by report, start, end and id, so that equal moves give equal bytes. A file is
    there whole or not at all. `tables` are a user's own, for the names and codes of parties.

    Gives what the format has no place for, counted: an act without an event type, a condition.
    Raises `ExchangeError` where the path cannot be written, a binary format would go to a
    terminal, and brat has no new folder to go to; `KnowledgeError` for tables that are wrong.
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
        case Format.POLECAT | Format.DNA | Format.GRAPHML as one:
            coded = cast(Coded, import_module(f"standoff.exchange.{one.value}"))
            known = load(tables)
            with stream(None if path is None else Path(path)) as out:
                return coded.write(moves, reports, out, known)
        case one:
            module = cast(File, import_module(f"standoff.exchange.{_HOMES[one]}"))
            if path is None and module.BINARY and sys.stdout.isatty():
                raise ExchangeError(
                    f"{one.value} is binary and would upset a terminal", hint="name a file with -o"
                )
            with stream(None if path is None else Path(path)) as out:
                module.write(moves, reports, out)
    return ()


_HOMES = {Format.JSONL: "jsonl", Format.CSV: "table", Format.PARQUET: "parquet"}
