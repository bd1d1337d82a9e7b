"""`standoff read`: reports into moves, shown or kept."""

from __future__ import annotations

from contextlib import nullcontext
from pathlib import Path
from typing import Annotated

import typer

from standoff.cli.options import Day, Force, Model, Name, Sources, Tables
from standoff.cli.terminal import View, chosen, say


def read(
    files: Sources,
    date: Day = None,
    id: Name = None,  # noqa: A002
    register: Annotated[
        Path | None,
        typer.Option(help="The register to add to; made where there is none.", metavar="DB"),
    ] = None,
    tables: Tables = None,
    model: Model = None,
    force: Force = False,
    format: Annotated[  # noqa: A002
        View | None,
        typer.Option(help="Else a table on a terminal, jsonl in a pipe."),
    ] = None,
) -> None:
    """Read reports into moves, and show them or keep them in a register.

    With --register, one line on each report says: new, same, or replaced.
    A report that cannot be read stops no other; then the exit code is 1.
    """
    from standoff.cli.batch import Batch
    from standoff.cli.keeper import Keeper
    from standoff.cli.views import printer

    batch = Batch(files, date=date, id=id, force=force, tables=tables, model=model)
    readings = batch.read()
    show = printer(chosen(format)) if register is None or format is not None else None
    try:
        with Keeper(register) if register is not None else nullcontext() as keeper:
            for reading in readings:
                if keeper is not None:
                    keeper.keep(reading)
                elif not reading.moves:
                    say(f"{reading.report.id}: no moves found")
                if show is not None:
                    show(reading)
    finally:
        for problem in batch.problems:
            say(problem)
    if batch.problems:
        raise typer.Exit(1)
