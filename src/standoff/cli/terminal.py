"""What every command says, and where: records on standard output, messages on standard error."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from enum import StrEnum
from typing import TYPE_CHECKING

from standoff.records import Move, Record

if TYPE_CHECKING:
    from rich.console import Console


class View(StrEnum):
    """How moves are shown: to people, or to programs."""

    TABLE = "table"
    JSONL = "jsonl"


def say(line: str) -> None:
    """Say something about the work on standard error, on one line."""
    text = f"standoff: {' '.join(line.split())}"
    stream = sys.stderr
    encoding = stream.encoding or "utf-8"
    print(text.encode(encoding, "replace").decode(encoding), file=stream, flush=True)


def chosen(view: View | None) -> View:
    """Give the view that was asked for, else a table on a terminal and JSON Lines elsewhere."""
    if view is not None:
        return view
    return View.TABLE if sys.stdout.isatty() else View.JSONL


def print_lines(moves: Iterable[Move]) -> None:
    """Print moves as JSON Lines."""
    from standoff.exchange.jsonl import line

    sys.stdout.flush()
    sys.stdout.buffer.writelines(map(line, moves))
    sys.stdout.buffer.flush()


def print_record(record: Record) -> None:
    """Print a record as one line of JSON."""
    from msgspec import json

    sys.stdout.flush()
    sys.stdout.buffer.write(json.encode(record) + b"\n")
    sys.stdout.buffer.flush()


def console() -> Console:
    """Give the terminal for tables. What its encoding lacks is shown as `?`."""
    from rich.console import Console

    class Terminal(Console):
        def on_broken_pipe(self) -> None:
            raise BrokenPipeError  # for the boundary, which is quiet about it

    reconfigure = getattr(sys.stdout, "reconfigure", None)
    if reconfigure is not None:
        reconfigure(errors="replace")
    return Terminal(file=sys.stdout, highlight=False, markup=False, emoji=False)


def short(name: str) -> str:
    """Give the beginning of a move's id that is shown, and that mostly suffices to name it."""
    return name[:7]


def counted(number: int, noun: str) -> str:
    """Say a number with its noun: *no moves*, *1 move*, *14 moves*."""
    return f"{number or 'no'} {noun}{'' if number == 1 else 's'}"
