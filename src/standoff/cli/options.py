"""Arguments and options that several commands have."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

Database = Annotated[Path, typer.Argument(help="The register.", metavar="DB")]

Tables = Annotated[
    Path | None, typer.Option(help="Your own tables, laid over the shipped ones.", metavar="DIR")
]
