"""`standoff export`: a register in another format."""

from __future__ import annotations

from typing import Annotated

import typer

from standoff.cli.options import Database, Tables, Wrong
from standoff.cli.terminal import say
from standoff.exchange.formats import Format


def export(
    register: Database,
    format: Annotated[  # noqa: A002
        Format, typer.Option(help="What to write; brat is a folder of files.")
    ] = Format.JSONL,
    output: Annotated[
        str | None,
        typer.Option("-o", "--output", help="A file, or for brat a new folder.", metavar="PATH"),
    ] = None,
    tables: Tables = None,
    wrong: Wrong = False,
) -> None:
    """Write every move of a register in another format.

    Moves are sorted by report and by their place in it.
    Moves that a person ruled wrong are left out, or with --wrong marked as such.
    What polecat, dna and graphml have no place for is counted on standard error.
    """
    from standoff.exchange.formats import write
    from standoff.register import open_register

    with open_register(register, create=False) as opened:
        moves, reports = opened.moves(wrong=wrong), opened.reports()
    path = None if output in (None, "-") else output
    if lacks := write(moves, reports, format, path, tables):
        say(f"{format.value} has no place for {', '.join(map(str, lacks))}")
