"""`standoff rule`: what a person says of a move, kept beside what was read."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from standoff.cli.options import Database
from standoff.cli.terminal import say, short
from standoff.records import Ruling

if TYPE_CHECKING:
    from standoff.register import Register, Ruled


def rule(
    register: Database,
    by: Annotated[str, typer.Option(help="Who rules.", metavar="NAME", show_default=False)],
    about: Annotated[
        str | None,
        typer.Argument(
            help="The move, by its id or the beginning of it; for add the report.",
            metavar="MOVE|REPORT",
            show_default=False,
        ),
    ] = None,
    ruling: Annotated[
        Ruling | None,
        typer.Argument(help="What to do to it.", metavar="RULING", show_default=False),
    ] = None,
    more: Annotated[
        list[str] | None,
        typer.Argument(
            help="set: FIELD=VALUE, one or more. join, split: the other move."
            " add: the words, then FIELD=VALUE.",
            metavar="MORE",
            show_default=False,
        ),
    ] = None,
    note: Annotated[str | None, typer.Option(help="Why.", metavar="TEXT")] = None,
    withdraw: Annotated[
        int | None, typer.Option(help="Take a ruling back, by its number.", metavar="N")
    ] = None,
) -> None:
    """Rule on a move: right, wrong, set, join or split; or add one that was missed.

    The ruling is signed and dated, holds for later readings too, and can be withdrawn.
    """
    from standoff.register import open_register

    if withdraw is not None:
        if about is not None or note is not None:
            raise typer.BadParameter(
                "it takes a ruling back and makes none", param_hint="--withdraw"
            )
        with open_register(register, create=False) as opened:
            opened.withdraw(withdraw, by=by)
        say(f"ruling {withdraw}: withdrawn by {by}")
        return
    if about is None or ruling is None:
        raise typer.BadParameter("name a move and what to do to it", param_hint="MOVE RULING")
    words, fields = _parted(ruling, more or [])
    with open_register(register, create=False) as opened:
        made = _made(opened, about, ruling, words, fields, by, note)
    say(f"ruling {made.id}: {_told(made)}")
    if made.ruling is Ruling.JOIN and made.other is not None and made.move.act != made.other.act:
        say(f"note: one is to {made.move.act}, the other to {made.other.act}")


def _made(
    register: Register,
    about: str,
    ruling: Ruling,
    words: str | None,
    fields: dict[str, str],
    by: str,
    note: str | None,
) -> Ruled:
    if ruling is Ruling.ADD:
        return register.add_move(about, words or "", fields, by=by, note=note)
    return register.rule(about, ruling, by=by, note=note, fields=fields, other=words)


def _parted(ruling: Ruling, more: Sequence[str]) -> tuple[str | None, dict[str, str]]:
    """Part what follows a ruling into the words or the second move, and the fields."""
    words = None
    if ruling is Ruling.ADD or ruling.pairs:
        if not more:
            what = "the words that show it" if ruling is Ruling.ADD else "the second move"
            raise typer.BadParameter(f"{ruling} wants {what}", param_hint="MORE")
        words, *more = more
    if more and ruling not in (Ruling.SET, Ruling.ADD):
        raise typer.BadParameter(f'{ruling} takes no "{more[0]}"', param_hint="MORE")
    if not more and ruling is Ruling.SET:
        raise typer.BadParameter("set wants FIELD=VALUE", param_hint="MORE")
    fields = {}
    for one in more:
        name, sign, value = one.partition("=")
        if not sign:
            raise typer.BadParameter(f'"{one}" sets nothing; write FIELD=VALUE', param_hint="MORE")
        fields[name] = value
    return words, fields


def _told(ruled: Ruled) -> str:
    """Say in a line what was ruled."""
    move = short(ruled.move.id)
    match ruled.ruling:
        case Ruling.SET:
            return f"{move} has {values(ruled)}"
        case Ruling.ADD:
            return f"{move} is added to {ruled.move.report}"
        case Ruling.JOIN | Ruling.SPLIT:
            deeds = "one deed" if ruled.ruling is Ruling.JOIN else "two deeds"
            return f"{move} and {short(ruled.other.id if ruled.other else '')} are {deeds}"
        case _:
            return f"{move} is {ruled.ruling}"


def values(ruled: Ruled) -> str:
    """Say which fields were set to what: *act deny; target –*."""
    shown = (
        (name, ", ".join(value) if isinstance(value, tuple) else value)
        for name, value in ruled.fields.items()
    )
    return "; ".join(f"{name} {value or '–'}" for name, value in shown)
