"""`standoff demo`: the bundled reports, read before your eyes."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from standoff.cli.terminal import View

REPORTS = Path(__file__).parent.parent / "demo" / "reports"


def demo(
    format: Annotated[View, typer.Option(help="How to show the moves.")] = View.TABLE,  # noqa: A002
) -> None:
    """Read the bundled reports and show their moves."""
    from standoff.cli.batch import Batch
    from standoff.cli.views import printer

    show = printer(format)
    for reading in Batch([str(REPORTS)]).read():
        show(reading)
