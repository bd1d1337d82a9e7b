"""The command line: thin commands, each a public function with a terminal around it."""

from __future__ import annotations


def main() -> None:
    """Run `standoff`, as the console script does."""
    from standoff.cli.app import app

    app(prog_name="standoff")
