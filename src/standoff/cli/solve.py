"""`standoff solve`: which outcomes of a conflict would hold, and why."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from standoff.cli.terminal import console, say

if TYPE_CHECKING:
    from standoff.strategy.conflict import Conflict, Graph
    from standoff.strategy.solve import Progress, Solution


class Shape(StrEnum):
    """How a solution is shown."""

    TEXT = "text"
    JSON = "json"
    CSV = "csv"
    MD = "md"


PADDING, WORDS = 3, 24
"""Columns between two of a table, and those that the words of an outcome need."""

PATIENCE = 2.0
"""Seconds after which work shows how far it has come."""


def solve(
    conflict: Annotated[
        Path, typer.Argument(help="A conflict: TOML, .gmcr, - for standard input.", metavar="FILE")
    ],
    concepts: Annotated[
        str | None,
        typer.Option(help="Only these: nash,gmr,smr,seq,sim,cnash,…", metavar="NAMES"),
    ] = None,
    format: Annotated[Shape, typer.Option(help="How to show it.")] = Shape.TEXT,  # noqa: A002
    count: Annotated[
        bool, typer.Option("--count", help="Count the states instead, as JSON.")
    ] = False,
    why: Annotated[
        str | None,
        typer.Option(help="Why this state is stable for everybody, or not.", metavar="STATE"),
    ] = None,
    paths: Annotated[
        bool,
        typer.Option("--paths", help="How the status quo could get there, by improvements."),
    ] = False,
    any_moves: Annotated[
        bool, typer.Option("--any-moves", help="With --paths: by any moves.")
    ] = False,
    start: Annotated[
        str | None,
        typer.Option(help="With --paths: from this state, not the status quo.", metavar="STATE"),
    ] = None,
    robust: Annotated[
        int | None,
        typer.Option(
            min=1,
            max=3,
            help="The least changes of priorities that decide otherwise.",
            metavar="CHANGES",
        ),
    ] = None,
    against: Annotated[
        Path | None,
        typer.Option(help="Another conflict: what it does to the outcomes.", metavar="FILE"),
    ] = None,
) -> None:
    """Work out which outcomes of a conflict would hold, by concept of stability.

    Exact, by the Graph Model for Conflict Resolution. docs/strategy.md says how a conflict is
    written and what the concepts are.
    """
    asked = _asked(why=why, paths=paths or any_moves, robust=robust, against=against, count=count)
    if asked is not None and format in (Shape.CSV, Shape.MD):
        raise typer.BadParameter(f"--{asked} answers as text or json", param_hint="--format")
    if start is not None and asked != "paths":
        raise typer.BadParameter("it goes with --paths", param_hint="--start")
    from standoff.cli import questions

    read = _loaded(conflict)
    found = _solved(read, concepts, conflict.name)
    if why is not None:
        answers = questions.reasons(found, why)
        _answer(answers, questions.told_reasons(answers), format)
    elif asked == "paths":
        from standoff.strategy.paths import paths as shortest

        begin = None if start is None else questions.state(found, start)
        ways = shortest(found, begin, improving=not any_moves)
        _answer(ways, questions.told_paths(ways), format)
    elif robust is not None:
        with patience() as progress:
            changes = questions.robustness(found, robust, progress)
        _answer(changes, questions.told_robustness(changes), format)
    elif against is not None:
        with patience() as progress:
            compared = questions.comparison(found, against, progress)
        _answer(compared, questions.told_comparison(compared), format)
    elif count:
        from standoff.strategy.outcomes import counts

        _json(counts(found))
    else:
        _show(found, format)


def _asked(**questions: object) -> str | None:
    """Give the one question that is asked, if any."""
    asked = [name for name, value in questions.items() if value not in (None, False)]
    if len(asked) > 1:
        raise typer.BadParameter(
            "one question at a time: " + " or ".join(f"--{name}" for name in asked)
        )
    return asked[0] if asked else None


def _loaded(path: Path) -> Conflict | Graph:
    """Read a conflict from a file, or TOML from standard input."""
    from standoff.strategy.file import load_conflict, parse_conflict

    if str(path) == "-":
        return parse_conflict(sys.stdin.read(), "standard input")
    return load_conflict(path)


def _solved(read: Conflict | Graph, concepts: str | None, where: str) -> Solution:
    from standoff.errors import ConflictError
    from standoff.strategy.solve import solve

    names = _named(concepts)
    try:
        with patience() as progress:
            return solve(read, names, progress=progress)
    except ConflictError as error:
        raise ConflictError(f"{where}: {error.message}", hint=error.hint) from None


def _named(concepts: str | None) -> list[str] | None:
    """Read a list of concepts."""
    if concepts is None:
        return None
    from standoff.errors import ConflictError
    from standoff.strategy.concepts import Concept
    from standoff.strategy.near import nearest

    names = [name.strip().lower() for name in concepts.split(",") if name.strip()]
    for name in names:
        if name not in set(Concept):
            raise ConflictError(f"--concepts: no concept “{name}”", hint=nearest(name, Concept))
    if not names:
        raise ConflictError("--concepts names none", hint="name some, as in nash,seq")
    return names


@contextmanager
def patience() -> Iterator[Progress]:
    """Show on standard error how far work has come that takes longer than a moment."""
    from time import monotonic

    started = monotonic()
    shown = False
    terminal = sys.stderr.isatty()

    def progress(what: str, share: float) -> None:
        nonlocal shown
        if terminal and monotonic() - started > PATIENCE:
            shown = True
            print(f"\r\033[K{share:4.0%}  {what}", end="", file=sys.stderr, flush=True)

    try:
        yield progress
    finally:
        if shown:
            print("\r\033[K", end="", file=sys.stderr, flush=True)


def _answer(data: object, lines: Iterable[str], shape: Shape) -> None:
    """Print the answer to a question: as JSON, else as text."""
    if shape is Shape.JSON:
        _json(data)
        return
    from rich.padding import Padding

    terminal = console()
    for line in lines:
        indent = len(line) - len(line.lstrip())
        terminal.print(Padding(line.lstrip(), (0, 0, 0, indent)))


def _show(found: Solution, shape: Shape) -> None:
    from standoff.strategy import outcomes

    match shape:
        case Shape.JSON:
            _json(outcomes.data(found))
        case Shape.CSV:
            sys.stdout.writelines(outcomes.csv_lines(found))
        case Shape.MD:
            sys.stdout.write(outcomes.markdown(found))
        case Shape.TEXT:
            draw(found)
            if outcomes.left_out(found):
                say("--format json, csv or md has all outcomes")


def _json(data: object) -> None:
    from msgspec import json

    sys.stdout.flush()
    sys.stdout.buffer.write(json.encode(data) + b"\n")
    sys.stdout.buffer.flush()


def draw(found: Solution) -> None:
    """Draw the table of outcomes on the terminal."""
    from rich import box
    from rich.padding import Padding
    from rich.table import Table

    from standoff.strategy import outcomes

    terminal = console()
    terminal.print(outcomes.title(found), soft_wrap=True)
    head, *body = outcomes.table(found, outcomes.told_apart(found))
    more = outcomes.left_out(found)
    if not body:
        terminal.print(Padding(more or "no outcome holds under these concepts", (0, 0, 0, 2)))
        return
    drawn = Table(box=box.SIMPLE_HEAD, pad_edge=True)
    drawn.add_column(head[0], no_wrap=True)
    words = "what is done"
    for name in head[1:]:
        drawn.add_column(name, justify="left" if name == words else "center", no_wrap=name != words)
    for row in body:
        drawn.add_row(*row)
    # Many concepts would leave the words no room: rather a long line than a cut one.
    room = sum(max(map(len, cells)) + PADDING for cells in list(zip(head, *body, strict=True))[:-1])
    terminal.width = max(terminal.width, room + WORDS)
    terminal.print(drawn)
    if found.conflict.status_quo is not None:
        terminal.print("  * the status quo")
    if any(concept.form for concept in found.concepts):
        terminal.print("  a to d: the forms in which it holds, as not all preferences are known")
    if more:
        terminal.print(Padding(more, (0, 0, 0, 2)))
