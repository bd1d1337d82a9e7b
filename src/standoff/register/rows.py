"""Records to rows and back. A record's fields are its columns, in the same order."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from msgspec.structs import asdict

from standoff.acts import Act, Plover
from standoff.records import READ, Move, Record, Report
from standoff.register import tables
from standoff.register.rulings import Ruled, Ruling

_RULED = [name for name in Ruled.__struct_fields__ if name != "move"]

REPORT = [tables.reports.c[name] for name in Report.__struct_fields__]
"""The columns to select for `report_from`."""

MOVE = [tables.moves.c[name] for name in READ]
"""The columns to select for `move_from`."""

RULED = [
    *(tables.rulings.c[name] for name in _RULED),
    *(tables.rulings.c["move" if name == "id" else name] for name in READ),
]
"""The columns to select for `ruled_from`: the ruling itself, then its copy of the move."""


def row(record: Record) -> dict[str, Any]:
    """Lay out a report or a move as a row. What people marked stands among the rulings."""
    fields = asdict(record)
    fields.pop("marks", None)
    return fields


def report_from(values: Sequence[Any]) -> Report:
    """Make a report of a row."""
    return Report(**dict(zip(Report.__struct_fields__, values, strict=True)))


def move_from(values: Sequence[Any]) -> Move:
    """Make a move of a row."""
    fields = dict(zip(READ, values, strict=True))
    fields["act"] = Act(fields["act"])
    fields["plover"] = Plover(fields["plover"]) if fields["plover"] else None
    return Move(**fields)


def ruled_row(ruled: Ruled) -> dict[str, Any]:
    """Lay out a ruling as a row. The move's id is called `move` there; the ruling's is given."""
    copy = row(ruled.move)
    copy["move"] = copy.pop("id")
    return {name: getattr(ruled, name) for name in _RULED if name != "id"} | copy


def ruled_from(values: Sequence[Any]) -> Ruled:
    """Make a ruling of a row."""
    own = dict(zip(_RULED, values, strict=False))
    own["ruling"] = Ruling(own["ruling"])
    return Ruled(**own, move=move_from(values[len(_RULED) :]))
