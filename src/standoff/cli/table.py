"""Moves for human eyes: who to whom, what, on what condition, when, and the words that prove it."""

from __future__ import annotations

from rich.console import Console, RenderableType
from rich.console import Group as Stack
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from standoff.acts import Plover
from standoff.cli.groups import Group
from standoff.records import Move

WIDE = 120
"""From so many columns on, every field has a column of its own."""

COLOURS = {
    Plover.AGREE: "green",
    Plover.CONSULT: "green",
    Plover.SUPPORT: "green",
    Plover.CONCEDE: "green",
    Plover.COOPERATE: "bold green",
    Plover.AID: "bold green",
    Plover.RETREAT: "bold green",
    Plover.REQUEST: "yellow",
    Plover.ACCUSE: "yellow",
    Plover.REJECT: "yellow",
    Plover.THREATEN: "red",
    Plover.PROTEST: "bold red",
    Plover.SANCTION: "bold red",
    Plover.MOBILIZE: "bold red",
    Plover.COERCE: "bold red",
    Plover.ASSAULT: "bold red",
}
"""PLOVER's four quadrants: cooperation green, conflict yellow, threats red; deeds bold."""


def show(console: Console, group: Group, *, name_reports: bool = False) -> None:
    """Print the moves of a group under its heading, as wide as the terminal allows."""
    heading = Text(clean(group.heading), style="bold")
    for word in group.about:
        heading.append(f"  {clean(word)}", style="dim")
    console.print(Rule(heading, align="left", style="dim"))
    if not group.moves:
        console.print(Text("  no moves", style="dim"))
    else:
        draw = _wide if console.width >= WIDE else _narrow
        console.print(Padding(draw(group.moves, name_reports), (0, 0, 0, 2)))
    console.print()


def _wide(moves: tuple[Move, ...], name_reports: bool) -> Table:
    table = _table()
    table.add_column("who → whom", ratio=4)
    table.add_column("act", width=11)
    table.add_column("matter", ratio=6)
    table.add_column("condition", ratio=5)
    table.add_column("date", width=11)
    table.add_column("words", ratio=8)
    for move in moves:
        table.add_row(
            _sides(move), _act(move), _matter(move), _condition(move), _date(move),
            _words(move, name_reports),
        )  # fmt: skip
    return table


def _narrow(moves: tuple[Move, ...], name_reports: bool) -> Table:
    table = _table(below=1)
    table.add_column("who → whom", ratio=2)
    table.add_column("act, date", width=11)
    table.add_column("matter, condition, words", ratio=6)
    for move in moves:
        what = [_matter(move), _condition(move), _words(move, name_reports)]
        table.add_row(_sides(move), _stack(_act(move), _date(move)), _stack(*what))
    return table


def _table(*, below: int = 0) -> Table:
    padding = (0, 2, below, 0)
    return Table(box=None, expand=True, padding=padding, header_style="dim", pad_edge=False)


def _stack(*lines: Text) -> RenderableType:
    return Stack(*(line for line in lines if line))


def _sides(move: Move) -> Text:
    text = Text(clean(", ".join(move.actor)) or "?", style="bold")
    if move.target:
        text.append(" → ", style="dim").append(clean(", ".join(move.target)))
    return text


def _act(move: Move) -> Text:
    return Text(move.act.value, style=COLOURS[move.plover] if move.plover else "")


def _matter(move: Move) -> Text:
    return Text(clean(move.matter or ""))


def _condition(move: Move) -> Text:
    if move.condition is None:
        return Text()
    text = Text(f"{clean(move.connective or 'if')} ", style="magenta")
    return text.append(clean(move.condition), style="italic")


def _date(move: Move) -> Text:
    """An interval is two dates, one below the other."""
    return Text((move.when or "").replace("/", "/\n"), style="cyan")


def _words(move: Move, name_report: bool) -> Text:
    text = Text(f"“{clean(move.evidence)}”", style="dim")
    if move.source:
        text.append(f" according to {clean(', '.join(move.source))}", style="blue")
    if name_report:
        text.append(f" ({clean(move.report)})", style="not dim")
    return text


def clean(words: str) -> str:
    """Put words on one line and take out what could steer a terminal."""
    shown = "".join(letter if letter.isprintable() else " " for letter in words)
    return " ".join(shown.split())
