"""Arguments and options that several commands have."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

Database = Annotated[Path, typer.Argument(help="The register.", metavar="DB")]

Tables = Annotated[
    Path | None, typer.Option(help="Your own tables, laid over the shipped ones.", metavar="DIR")
]

Sources = Annotated[
    list[str],
    typer.Argument(
        help="Reports: text or HTML, folders of them, - for standard input.",
        metavar="FILE",
        show_default=False,
    ),
]

Day = Annotated[
    str | None, typer.Option(help="The date of the report: YYYY-MM-DD.", metavar="DATE")
]

Name = Annotated[str | None, typer.Option(help="The name of the report.", metavar="ID")]

Model = Annotated[str | None, typer.Option(help="Another English spaCy pipeline.", metavar="NAME")]

Force = Annotated[bool, typer.Option("--force", help="Read it whatever its language.")]

Since = Annotated[
    str | None,
    typer.Option(help="Only what changed from this day, month or year on.", metavar="DATE"),
]

Until = Annotated[str | None, typer.Option(help="As of this day, month or year.", metavar="DATE")]

Side = Annotated[
    str | None, typer.Option(help="Only moves by it or toward it: RUS.", metavar="CODE")
]

Wrong = Annotated[bool, typer.Option("--wrong", help="Keep moves that a person ruled wrong.")]
