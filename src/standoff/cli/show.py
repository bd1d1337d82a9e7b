"""`standoff show`: where each party stands, and what changed."""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from standoff.cli.options import Database, Side, Since, Until
from standoff.cli.terminal import View, console, say

if TYPE_CHECKING:
    from standoff.standing.records import Standing


class Shape(StrEnum):
    """How the standing is shown: to people, or to programs."""

    TEXT = "text"
    JSON = "json"


def show(
    register: Database,
    since: Since = None,
    until: Until = None,
    party: Side = None,
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
        whole = since is None and until is None and party is None
        nothing = "no moves yet" if whole else "nothing changed" if since else "no such moves"
        say(f"{register}: {nothing}")
        _doubt(party)
    elif since is None and until is None and party is None:
        _unmatched(register.with_name("agenda.toml"), standing)
    if format is Shape.JSON:
        _print(standing)
        return
    from standoff.cli.standing import draw

    draw(console(), standing, moves)


def _doubt(party: str | None) -> None:
    """Say where a party has a code that no table knows."""
    from standoff import knowledge

    if party is not None and knowledge.load().party(party) is None:
        say(f"no table has a party {party}; codes are as in RUS, NATO, USA:allies")


def _unmatched(path: Path, standing: Standing) -> None:
    """Say which items of an agenda.toml no matter of the register belongs to."""
    from standoff.standing.guide import load_guide

    there = {item.name for item in standing.agenda if item.pinned}
    for item in load_guide(path).items:
        if item.name not in there:
            say(f"{path.name}: nothing in the register is like {item.name}; see its matters")


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
