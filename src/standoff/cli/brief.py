"""`standoff brief`: one page to hand on."""

from __future__ import annotations

from typing import Annotated

import typer

from standoff.brief.formats import Format
from standoff.cli.options import Database, Side, Since, Tables, Until
from standoff.cli.terminal import say


def brief(
    register: Database,
    format: Annotated[  # noqa: A002
        Format | None,
        typer.Option(help="What to write; without it Markdown to a file.md, else HTML."),
    ] = None,
    output: Annotated[
        str | None, typer.Option("-o", "--output", help="A file.", metavar="FILE")
    ] = None,
    title: Annotated[
        str | None, typer.Option(help="The title; without it the two busiest parties.")
    ] = None,
    since: Since = None,
    until: Until = None,
    party: Side = None,
    tables: Tables = None,
) -> None:
    """Write a brief: where each party stands, with every word that it rests on.

    One file that needs nothing beside itself: positions, network, timeline, and the reports' text.
    """
    from standoff.brief import compose, write
    from standoff.knowledge import load
    from standoff.register import open_register

    known = load(tables)
    with open_register(register, create=False) as opened:
        standing = opened.standing(party=party, since=since, until=until)
        moves, reports = opened.moves(), opened.reports()
    if not standing.timeline and not standing.agenda:
        say(f"{register}: nothing changed" if since else f"{register}: no such moves")
    asked = (
        ("only what changed since", since),
        ("as of", until),
        ("only moves of or toward", party),
    )
    scope = [f"{words} {value}" for words, value in asked if value]
    made = compose(standing, moves, reports, title=title, scope=scope, tables=known)
    path = None if output in (None, "-") else output
    write(made, format or _suited(path), path)


def _suited(path: str | None) -> Format:
    """Give the format that a file's name promises."""
    markdown = path is not None and path.lower().endswith((".md", ".markdown"))
    return Format.MD if markdown else Format.HTML
