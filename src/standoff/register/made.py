"""What a new ruling keeps: copies of its moves, of their neighbours, and the move that is added."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec
from sqlalchemy import Connection

from standoff.acts import Act
from standoff.errors import InputError
from standoff.knowledge.types import type_of
from standoff.records import Move, Report, move_id
from standoff.register import queries
from standoff.register.anchors import nearest, places
from standoff.register.corrections import corrected
from standoff.register.rulings import Ruled, Ruling, Value
from standoff.register.settle import Stood
from standoff.sentences import number_at


def drafted(
    connection: Connection,
    ruling: Ruling,
    about: Stood,
    second: Stood | None,
    fields: dict[str, Value],
) -> Ruled:
    """Draft a ruling on a move, or on two, as they stand now; it is not signed yet.

    Raises `InputError` where evidence is set to words that the report does not have.
    """
    both = [about] if second is None else [about, second]
    bases = [one.base for one in both if one.base is not None]
    if ruling is Ruling.RIGHT:
        fields = about.fields  # what others corrected is confirmed too
    elif "evidence" in fields:
        fields = fields | {"evidence": _slice(connection, bases[0], str(fields["evidence"]))}
    return Ruled(
        id=0,
        ruling=ruling,
        by="",
        at="",
        note=None,
        withdrawn_by=None,
        withdrawn_at=None,
        move=bases[0],
        fields=fields,
        other=bases[1] if second is not None else None,
        beside=tuple(_beside(connection, both)),
        earlier={
            base.id: one.name
            for base, one in zip(bases, both, strict=True)
            if one.name not in (None, base.id)
        },
    )


def added(report: Report, words: str, fields: dict[str, Value], by: str) -> Move:
    """Make the move that a person adds to a report.

    Raises `InputError` where the words do not stand in the report just once, for a move without
    an act, and for evidence beside the words.
    """
    if "evidence" in fields:
        raise InputError("the words are the evidence", hint="leave evidence= out")
    if "act" not in fields:
        raise InputError("a move has an act", hint="give one, such as act=demand")
    found = places(words.strip(), report.text)
    if not found:
        raise InputError(
            f'{report.id}: "{_short(words)}" does not stand in the report', hint="copy its words"
        )
    if len(found) > 1:
        raise InputError(
            f'{report.id}: "{_short(words)}" stands there {len(found)} times',
            hint="give more of the words around it",
        )
    (start, end), act = found[0], Act(str(fields["act"]))
    blank = Move(
        id="",
        report=report.id,
        sentence=number_at(report.text, start),
        start=start,
        end=end,
        evidence=report.text[start:end],
        actor=(),
        voice=None,
        act=act,
        target=(),
        matter=None,
        condition=None,
        connective=None,
        source=(),
        when=None,
        plover=None,
        because=f"added by {by.strip()}",
    )
    move = corrected(blank, fields, report.text)
    return msgspec.structs.replace(
        move,
        id=move_id(report.id, start, end, act, move.actor, move.target),
        plover=move.plover if "plover" in fields else type_of(act, move.matter),
    )


def _beside(connection: Connection, about: list[Stood]) -> Iterator[Move]:
    """Give what the machine read in the words of the moves, beside these."""
    own = {one.present.id for one in about if one.present is not None}
    for base in (one.base for one in about if one.base is not None):
        for move in queries.found(connection, base.report).get(base.report, []):
            if move.id not in own and move.start < base.end and base.start < move.end:
                own.add(move.id)
                yield move


def _slice(connection: Connection, base: Move, words: str) -> str:
    """Give the words of a report that a person means by some, with the spaces that it has."""
    text = queries.report(connection, base.report).text
    span = nearest(words, text, base.start)
    if span is None:
        raise InputError(
            f'{base.report}: "{_short(words)}" does not stand in the report',
            hint="copy its words",
        )
    return text[slice(*span)]


def _short(words: str) -> str:
    return words if len(words) <= 60 else f"{words[:59]}…"
