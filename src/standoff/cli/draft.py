"""`standoff draft`: a conflict to start from."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from standoff.cli.options import Database, Since, Tables, Until


def draft(
    register: Database,
    output: Annotated[
        Path | None, typer.Option("-o", "--output", help="A file.", metavar="FILE")
    ] = None,
    since: Since = None,
    until: Until = None,
    tables: Tables = None,
) -> None:
    """Draft a conflict from a register, to be corrected by hand and solved.

    Each option and each preference stands under the words that it rests on.
    """
    from standoff.knowledge import load
    from standoff.register import open_register
    from standoff.strategy.draft import draft as propose
    from standoff.strategy.write import conflict_text

    known = load(tables)
    with open_register(register, create=False) as opened:
        standing = opened.standing(since=since, until=until)
        moves, reports = opened.moves(), opened.reports()
    dates = {report.id: report.date for report in reports}
    text = conflict_text(propose(standing, moves, dates, tables=known))
    if output is None or str(output) == "-":
        typer.echo(text, nl=False)
    else:
        output.write_text(text, encoding="utf-8")
