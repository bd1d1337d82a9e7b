"""A reading, shown."""

from __future__ import annotations

from collections.abc import Callable

from standoff.cli.terminal import View, console, print_lines
from standoff.records import Reading


def printer(view: View) -> Callable[[Reading], None]:
    """Give what prints readings one after the other, as a table each or as JSON Lines."""
    if view is View.JSONL:
        return lambda reading: print_lines(reading.moves)
    from standoff.cli.groups import Group, about
    from standoff.cli.table import show

    terminal = console()

    def print_table(reading: Reading) -> None:
        report = reading.report
        show(terminal, Group(heading=report.id, about=about(report), moves=reading.moves))

    return print_table
