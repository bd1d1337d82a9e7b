"""Moves for human eyes: who to whom, what, on what condition, when, and the words that prove it."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import Console, RenderableType
from rich.console import Group as Stack
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from standoff.acts import Plover
from standoff.cli.groups import Group
from standoff.cli.terminal import short
from standoff.records import Move, Ruling

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


SAID = {
    Ruling.RIGHT: "ruled right",
    Ruling.WRONG: "ruled wrong",
    Ruling.SET: "corrected",
    Ruling.ADD: "added",
    Ruling.JOIN: "joined",
    Ruling.SPLIT: "split",
}
"""What people did to a move, by their ruling."""


def show(
    console: Console, group: Group, *, name_reports: bool = False, names: bool = False
) -> None:
    """Print the moves of a group under its heading, as wide as the terminal allows.

    With `names` each has the beginning of its id, by which a person can rule on it.
    """
    heading = Text(clean(group.heading), style="bold")
    for word in group.about:
        heading.append(f"  {clean(word)}", style="dim")
    console.print(Rule(heading, align="left", style="dim"))
    if not group.moves:
        console.print(Text("  no moves", style="dim"))
    else:
        draw = _wide if console.width >= WIDE else _narrow
        console.print(Padding(draw(group.moves, name_reports, names), (0, 0, 0, 2)))
    console.print()


def _wide(moves: tuple[Move, ...], name_reports: bool, names: bool) -> Table:
    table = _table()
    if names:
        table.add_column("id", width=7)
    table.add_column("who → whom", ratio=4)
    table.add_column("act", width=11)
    table.add_column("matter", ratio=6)
    table.add_column("condition", ratio=5)
    table.add_column("date", width=11)
    table.add_column("words", ratio=8)
    for move in moves:
        table.add_row(
            *([_name(move)] if names else []),
            _sides(move), _act(move), _matter(move), _condition(move), _date(move),
            _stack(_words(move, name_reports), *_marks(move)),
        )  # fmt: skip
    return table


def _narrow(moves: tuple[Move, ...], name_reports: bool, names: bool) -> Table:
    table = _table(below=1)
    table.add_column("who → whom, id" if names else "who → whom", ratio=2)
    table.add_column("act, date", width=11)
    table.add_column("matter, condition, words", ratio=6)
    for move in moves:
        who = [_sides(move), _name(move)] if names else [_sides(move)]
        what = [_matter(move), _condition(move), _words(move, name_reports), *_marks(move)]
        table.add_row(_stack(*who), _stack(_act(move), _date(move)), _stack(*what))
    return table


def _table(*, below: int = 0) -> Table:
    padding = (0, 2, below, 0)
    return Table(box=None, expand=True, padding=padding, header_style="dim", pad_edge=False)


def _stack(*lines: Text) -> RenderableType:
    return Stack(*(line for line in lines if line))


def _name(move: Move) -> Text:
    return Text(clean(short(move.id)), style="dim")


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


def _marks(move: Move) -> Iterator[Text]:
    """Say what people ruled, with what the machine reads where that is something else."""
    for mark in move.marks:
        text = Text(f"{SAID[mark.ruling]} by {clean(mark.by)}", style="green")
        if mark.other is not None:
            text.append(f" ({clean(short(mark.other))})", style="dim")
        if mark.note is not None:
            text.append(f": {clean(mark.note)}")
        if mark.read:
            read = (f"{name} {clean(_plain(value)) or '–'}" for name, value in mark.read.items())
            text.append(f" (read: {'; '.join(read)})", style="dim")
        yield text


def _plain(value: str | tuple[str, ...] | None) -> str:
    return ", ".join(value) if isinstance(value, tuple) else value or ""


def clean(words: str) -> str:
    """Put words on one line and take out what could steer a terminal."""
    shown = "".join(letter if letter.isprintable() else " " for letter in words)
    return " ".join(shown.split())
