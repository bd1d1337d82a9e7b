"""`standoff show`: where each party stands, and what changed."""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from standoff.cli.options import Database
from standoff.cli.terminal import View, console, say


class Shape(StrEnum):
    """How the standing is shown: to people, or to programs."""

    TEXT = "text"
    JSON = "json"


def show(
    register: Database,
    since: Annotated[
        str | None,
        typer.Option(help="Only what changed from this day, month or year on.", metavar="DATE"),
    ] = None,
    until: Annotated[
        str | None, typer.Option(help="As of this day, month or year.", metavar="DATE")
    ] = None,
    party: Annotated[
        str | None, typer.Option(help="Only moves by it or toward it: RUS.", metavar="CODE")
    ] = None,
    rulings: Annotated[
        bool, typer.Option("--rulings", help="What people ruled on moves, instead.")
    ] = False,
    format: Annotated[Shape, typer.Option(help="How to show it.")] = Shape.TEXT,  # noqa: A002
) -> None:
    """Show where each party stands: agenda, positions, docket, threats, disputes, timeline.

    Every entry names the moves that it rests on. An agenda.toml beside the register guides the
    agenda.
    """
    from standoff.register import open_register

    if rulings:
        _rulings(register, format)
        return
    with open_register(register, create=False) as opened:
        standing = opened.standing(party=party, since=since, until=until)
        moves = {move.id: move for move in opened.moves()}
    if not standing.agenda and not standing.timeline:
        say(f"{register}: nothing changed" if since else f"{register}: no moves yet")
    if format is Shape.JSON:
        _print(standing)
        return
    from standoff.cli.standing import draw

    draw(console(), standing, moves)


def _rulings(register: Path, shape: Shape) -> None:
    """List what people ruled."""
    from standoff.cli.rulings import show_rulings
    from standoff.register import open_register

    with open_register(register, create=False) as opened:
        show_rulings(opened, View.JSONL if shape is Shape.JSON else View.TABLE)


def _print(data: object) -> None:
    from msgspec import json

    sys.stdout.flush()
    sys.stdout.buffer.write(json.format(json.encode(data), indent=2) + b"\n")
    sys.stdout.buffer.flush()
