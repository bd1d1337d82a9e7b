"""`standoff evaluate`: precision, recall and F1 against annotated reports."""

from __future__ import annotations

from typing import Annotated

import typer


def evaluate(
    gold: Annotated[
        str, typer.Argument(help="Annotated reports: a folder, or a gold.jsonl.", metavar="GOLD")
    ],
    predicted: Annotated[
        str,
        typer.Argument(
            help="Moves: a file, a folder, or - for standard input.", metavar="PREDICTED"
        ),
    ],
    errors: Annotated[
        bool, typer.Option("--errors", help="List every miss and every false move.")
    ] = False,
) -> None:
    """Score moves against annotated ones."""
    from standoff.cli.terminal import console
    from standoff.evaluate import run

    console().print(run(gold, predicted, errors))
