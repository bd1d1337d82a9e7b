"""`standoff code`: the event type between two named actors of a sentence."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from standoff.cli.options import Model, Tables


def code(
    pairs: Annotated[
        str,
        typer.Argument(
            help="Sentences with a source and a target: tab-separated, - for standard input.",
            metavar="PAIRS",
        ),
    ],
    tables: Tables = None,
    model: Model = None,
) -> None:
    """Code the event between the two actors of each sentence, as JSON Lines.

    The first line of PAIRS names the columns: sentence, source, target, and perhaps uid.
    A line that cannot be read stops no other; then the exit code is 1.
    """
    import msgspec

    from standoff.cli.terminal import say
    from standoff.coding import coder
    from standoff.coding.pairs import Pair, load_pairs
    from standoff.errors import InputError

    problems: list[InputError] = []
    good: list[Pair] = []
    for item in load_pairs(pairs):
        if isinstance(item, InputError):
            problems.append(item)
        else:
            good.append(item)
    try:
        if good:
            for coded in coder.load(tables=tables, model=model).code(good):
                sys.stdout.buffer.write(msgspec.json.encode(coded) + b"\n")
            sys.stdout.buffer.flush()
    finally:
        for problem in problems:
            say(str(problem))
    if problems:
        raise typer.Exit(1)
