"""`standoff schema`: what a line of JSON holds."""

from __future__ import annotations

import json

import typer


def schema() -> None:
    """Print the JSON Schema of a move."""
    from standoff.records import json_schema

    typer.echo(json.dumps(json_schema(), indent=2, ensure_ascii=False))
