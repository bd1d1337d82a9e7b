"""What people ruled in a register, listed: the number, who, when, what, on which move."""

from __future__ import annotations

from typing import TYPE_CHECKING

from standoff.cli.terminal import View, console, print_record, short
from standoff.records import Ruling

if TYPE_CHECKING:
    from rich.text import Text

    from standoff.register import Register
    from standoff.register.rulings import Attached


def show_rulings(register: Register, view: View) -> None:
    """Print every ruling, the oldest first, withdrawn or not, as a table or as JSON Lines.

    A line of JSON is the ruling with its copies, and the ids of the moves that it is attached to.
    """
    listed = register.attached()
    if view is View.JSONL:
        for one in listed:
            print_record(one)
        return
    from rich.table import Table

    from standoff.cli.table import clean

    table = Table(box=None, expand=True, padding=(0, 2, 1, 0), header_style="dim", pad_edge=False)
    table.add_column("no.", justify="right")
    table.add_column("ruling", width=6)
    table.add_column("by, on", width=12)
    table.add_column("move, words, what", ratio=1)
    for one in listed:
        ruled = one.ruling
        signed = f"{clean(ruled.by)}\n{ruled.at[:10]}"
        style = "" if ruled.stands else "dim"
        table.add_row(str(ruled.id), ruled.ruling.value, signed, _about(one), style=style)
    console().print(table)


def _about(one: Attached) -> Text:
    """Say on which move and words a ruling is, what it sets, why, and whether it was withdrawn."""
    from rich.text import Text

    from standoff.cli.rule import values
    from standoff.cli.table import clean

    ruled = one.ruling
    lines = [Text(_where(one))]
    lines.append(Text(f"“{clean(ruled.move.evidence)}” ({clean(ruled.move.report)})", style="dim"))
    if ruled.other is not None:
        other = short(one.other) if one.other else f"no move: {short(ruled.other.id)} is gone"
        words = f"“{clean(ruled.other.evidence)}” ({clean(ruled.other.report)})"
        lines += [Text(f"and {other}"), Text(words, style="dim")]
    if ruled.fields:
        kept = "with " if ruled.ruling is Ruling.RIGHT else ""
        lines.append(Text(f"{kept}{clean(values(ruled))}"))
    if ruled.note is not None:
        lines.append(Text(clean(ruled.note), style="italic"))
    if ruled.withdrawn_by is not None:
        day = (ruled.withdrawn_at or "")[:10]
        lines.append(Text(f"withdrawn by {clean(ruled.withdrawn_by)} {day}"))
    return Text("\n").join(lines)


def _where(one: Attached) -> str:
    if one.shown is not None:
        gone = "" if one.move is not None else ", which the machine does not read"
        return f"{short(one.shown)}{gone}"
    return f"no move: {short(one.ruling.move.id)} is not read any more"
