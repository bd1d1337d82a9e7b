"""`standoff demo`: the bundled reports, read before your eyes, to the outcomes that would hold."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from standoff.cli.terminal import View, console, say

if TYPE_CHECKING:
    from standoff.records import Reading

REPORTS = Path(__file__).parent.parent / "demo" / "reports"

SOLVED = "treaties-2021-12-17"
"""The report whose standoff is drafted as a conflict and solved: one report tells all of it."""


def demo(
    format: Annotated[View, typer.Option(help="How to show the moves.")] = View.TABLE,  # noqa: A002
) -> None:
    """Read the bundled reports, show their moves, and solve the conflict that one of them tells."""
    from standoff.cli.batch import Batch
    from standoff.cli.views import printer

    show = printer(format)
    for reading in Batch([str(REPORTS)]).read():
        show(reading)
        if format is View.TABLE and reading.report.id == SOLVED:
            solved = reading
    if format is View.TABLE:
        _outcomes(solved)


def _outcomes(reading: Reading) -> None:
    """Draft the conflict that a report tells, and show what would hold."""
    from standoff.cli.solve import draw
    from standoff.errors import ConflictError
    from standoff.standing.stand import stand
    from standoff.strategy import solve
    from standoff.strategy.draft import draft

    dates = {reading.report.id: reading.report.date}
    try:
        drafted = draft(stand(reading.moves, dates), reading.moves, dates, name=SOLVED)
    except ConflictError as error:  # with another model it may read otherwise
        say(str(error))
        return
    console().print("\nWhat would hold", style="bold")
    draw(solve(drafted.conflict))
