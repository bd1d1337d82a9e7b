"""`standoff quotes`: who says what, word for word."""

from __future__ import annotations

import typer

from standoff.cli.options import Day, Force, Model, Name, Sources, Tables
from standoff.cli.terminal import say


def quotes(
    files: Sources,
    date: Day = None,
    id: Name = None,  # noqa: A002
    tables: Tables = None,
    model: Model = None,
    force: Force = False,
) -> None:
    """Find who says what in reports: spans of source, cue and content as JSON Lines.

    One report a line. A report that cannot be read stops no other; then the exit code is 1.
    """
    from standoff.cli.batch import Batch
    from standoff.cli.terminal import print_record

    batch = Batch(files, date=date, id=id, force=force, tables=tables, model=model)
    try:
        for found in batch.quotes():
            print_record(found)
    finally:
        for problem in batch.problems:
            say(problem)
    if batch.problems:
        raise typer.Exit(1)
