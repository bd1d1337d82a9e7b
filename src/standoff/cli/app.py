"""The commands, gathered."""

from __future__ import annotations

from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from standoff.cli.boundary import boundary
from standoff.cli.brief import brief
from standoff.cli.check import check
from standoff.cli.code import code
from standoff.cli.demo import demo
from standoff.cli.draft import draft
from standoff.cli.evaluate import evaluate
from standoff.cli.export import export
from standoff.cli.moves import moves
from standoff.cli.quotes import quotes
from standoff.cli.read import read
from standoff.cli.rule import rule
from standoff.cli.schema import schema
from standoff.cli.show import show
from standoff.cli.solve import solve


class Commands(TyperGroup):
    """The commands in the order of use, each behind one boundary for what goes wrong."""

    def invoke(self, ctx: Any) -> Any:
        """Run a command."""
        with boundary():
            return super().invoke(ctx)


app = typer.Typer(
    cls=Commands,
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _version(wanted: bool) -> None:
    if wanted:
        import standoff

        typer.echo(f"standoff {standoff.__version__}")
        raise typer.Exit


@app.callback()
def standoff(
    version: Annotated[
        bool, typer.Option("--version", help="Print the version.", callback=_version, is_eager=True)
    ] = False,
) -> None:
    """Read reports of a diplomatic standoff into a sourced register of moves."""


for command in (
    demo, read, quotes, code, moves, rule, show, brief, export, draft, solve, schema, evaluate,
    check,
):  # fmt: skip
    app.command()(command)
