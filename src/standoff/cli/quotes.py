"""`standoff quotes`: who says what, word for word."""

from __future__ import annotations

from typing import Annotated

import typer

from standoff.cli.options import Tables
from standoff.cli.terminal import say


def quotes(
    files: Annotated[
        list[str],
        typer.Argument(
            help="Reports: text or HTML, folders of them, - for standard input.",
            metavar="FILE",
            show_default=False,
        ),
    ],
    date: Annotated[
        str | None, typer.Option(help="The date of the report: YYYY-MM-DD.", metavar="DATE")
    ] = None,
    id: Annotated[str | None, typer.Option(help="The name of the report.", metavar="ID")] = None,  # noqa: A002
    tables: Tables = None,
    model: Annotated[
        str | None, typer.Option(help="Another English spaCy pipeline.", metavar="NAME")
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Read it whatever its language.")] = False,
) -> None:
    """Find who says what in reports: spans of source, cue and content as JSON Lines.

    One report a line. A report that cannot be read stops no other; then the exit code is 1.
    """
    from standoff.cli.batch import Batch
    from standoff.cli.terminal import print_record

    batch = Batch(files)
    batch.prepare(date=date, id=id)
    try:
        for found in batch.quotes(date=date, id=id, force=force, tables=tables, model=model):
            print_record(found)
    finally:
        for problem in batch.problems:
            say(problem)
    if batch.problems:
        raise typer.Exit(1)
