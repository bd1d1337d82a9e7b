"""`standoff moves`: what a register holds, by report, party, act or date."""

from __future__ import annotations

from typing import Annotated

import typer

from standoff.acts import Act
from standoff.cli.options import Database, Side, Wrong
from standoff.cli.terminal import View, console, print_lines, say
from standoff.order import By


def moves(
    register: Database,
    by: Annotated[By, typer.Option(help="What to group the moves by.")] = By.REPORT,
    party: Side = None,
    act: Annotated[Act | None, typer.Option(help="Only this act.", metavar="ACT")] = None,
    since: Annotated[
        str | None, typer.Option(help="Only moves from this day, month or year on.", metavar="DATE")
    ] = None,
    until: Annotated[
        str | None, typer.Option(help="Only moves up to this day, month or year.", metavar="DATE")
    ] = None,
    wrong: Wrong = False,
    format: Annotated[View, typer.Option(help="How to show them.")] = View.TABLE,  # noqa: A002
) -> None:
    """Show the moves of a register.

    A move without a date counts with the date of its report.
    Moves that a person ruled wrong are left out, or with --wrong marked as such.
    """
    from standoff.register import open_register

    with open_register(register, create=False) as opened:
        found = opened.moves(party=party, act=act, since=since, until=until, by=by, wrong=wrong)
        reports = opened.reports()
    if not found:
        say(f"{register}: no such moves" if reports else f"{register}: no reports yet")
    if format is View.JSONL:
        print_lines(found)
        return
    from standoff.cli.groups import groups
    from standoff.cli.table import show

    terminal = console()
    for group in groups(found, reports, by):
        show(terminal, group, name_reports=by is not By.REPORT, names=True)
