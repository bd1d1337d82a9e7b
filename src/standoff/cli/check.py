"""`standoff check`: every table, and every example in it."""

from __future__ import annotations

import typer

from standoff.cli.options import Tables


def check(tables: Tables = None) -> None:
    """Check every table and read every example in it."""
    from standoff.check import check as problems_in
    from standoff.cli.terminal import counted, say

    problems = problems_in(tables)
    for problem in problems:
        say(problem)
    if problems:
        say(f"{counted(len(problems), 'problem')} in the tables")
        raise typer.Exit(1)
    typer.echo("The tables are in order.")
