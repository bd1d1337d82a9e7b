"""What everything rests on: values that are whole once made and never change."""

from __future__ import annotations

import json
from enum import StrEnum
from hashlib import blake2b
from typing import Any

import msgspec

from standoff.acts import Act, Plover
from standoff.when import When

Parties = tuple[str, ...]
"""Party codes, sorted in the order of the text."""


class Record(msgspec.Struct, frozen=True, forbid_unknown_fields=True, gc=False):
    """What every record is: a value, fixed once made.

    It cannot lead back to itself, so that the collector of garbage need not look at it.
    """


class Evidence(Record, frozen=True, kw_only=True):
    """A stretch of a report's text, in Unicode code points, the end exclusive.

    Raises `ValueError` for a stretch that holds nothing.
    """

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(f"no text from {self.start} to {self.end}")


class Condition(Record, frozen=True, kw_only=True):
    """What a move depends on, in the words of the text, with the connective that ties it.

    *Tehran will close the strait unless sanctions are lifted* has the connective `unless` and the
    text *sanctions are lifted*.
    """

    text: str
    connective: str | None = None


class Party(Record, frozen=True, kw_only=True):
    """A state, alliance, organisation, bloc or group, by its code, or the allies of one.

    States have their ISO 3166-1 alpha-3 code, all others their common short name in capitals.
    """

    code: str
    kind: str
    name: str


class Report(Record, frozen=True, kw_only=True):
    """A text with a date and where it came from. The text is kept as it was received."""

    id: str
    text: str
    date: str | None = None
    language: str | None = None
    title: str | None = None
    outlet: str | None = None
    address: str | None = None

    def __post_init__(self) -> None:
        if self.date is not None:
            When(self.date)


class Ruling(StrEnum):
    """What a person does to a move."""

    RIGHT = "right"
    WRONG = "wrong"
    SET = "set"
    ADD = "add"
    JOIN = "join"
    SPLIT = "split"

    @property
    def pairs(self) -> bool:
        """True where it says of two moves whether they are one deed, and of neither if it is so."""
        return self in (Ruling.JOIN, Ruling.SPLIT)


class Mark(Record, frozen=True, kw_only=True, omit_defaults=True):
    """What a person did to a move, apart from what the machine read.

    `by` signed the ruling at `at` (ISO 8601, UTC). `read` holds what the machine read in the fields
    that are otherwise by this ruling. `other` is the id of the second move of `join` and `split`,
    as it was then.
    """

    ruling: Ruling
    by: str
    at: str
    note: str | None = None
    read: dict[str, str | tuple[str, ...] | None] = {}
    other: str | None = None


class Move(Record, frozen=True, kw_only=True, omit_defaults=True):
    """One thing that a party says or does that bears on a standoff.

    `start` and `end` count Unicode code points of the report's text, and
    `text[start:end] == evidence` always. `sentence` counts from 1. Unknown is `None`, or an empty
    tuple of parties. `marks` says what people changed; a move as it was read has none. Raises
    `ValueError` where the evidence is not as long as its span says.
    """

    id: str
    report: str
    sentence: int
    start: int
    end: int
    evidence: str
    actor: Parties
    voice: str | None
    act: Act
    target: Parties
    matter: str | None
    condition: str | None
    connective: str | None
    source: Parties
    when: str | None
    plover: Plover | None
    because: str
    marks: tuple[Mark, ...] = ()

    def __post_init__(self) -> None:
        if len(self.evidence) != self.end - self.start or self.start < 0 or not self.evidence:
            raise ValueError(f"no text of {len(self.evidence)} from {self.start} to {self.end}")
        if self.when is not None:
            When(self.when)

    @property
    def span(self) -> Evidence:
        """Where the words stand that prove the move."""
        return Evidence(start=self.start, end=self.end)

    @property
    def depends_on(self) -> Condition | None:
        """The condition together with its connective."""
        if self.condition is None:
            return None
        return Condition(text=self.condition, connective=self.connective)

    @property
    def verdict(self) -> Ruling | None:
        """The ruling that counts: the last that is not about a pair, `None` where there is none."""
        said = [mark.ruling for mark in self.marks if not mark.ruling.pairs]
        return said[-1] if said else None

    @property
    def ruled_wrong(self) -> bool:
        """True where the verdict is `wrong`: who corrects or adds a move says that it is one."""
        return self.verdict is Ruling.WRONG

    def __str__(self) -> str:
        who = " and ".join(self.actor) or "somebody"
        whom = f" -> {', '.join(self.target)}" if self.target else ""
        what = f": {self.matter}" if self.matter else ""
        depends = f" [{self.connective or 'if'} {self.condition}]" if self.condition else ""
        day = f"{self.when} " if self.when else ""
        return f"{day}{who}{whom} {self.act}{what}{depends}"

    def _repr_html_(self) -> str:
        return html_table([self])


READ = tuple(name for name in Move.__struct_fields__ if name != "marks")
"""The fields of a move that reading fills."""


class Reading(Record, frozen=True, kw_only=True):
    """A report with the moves that one version of the reader found in it.

    `reader` names the package, the model and the digest of the tables, so that two readings of one
    report can be told apart. `notes` are lines worth telling the user.
    """

    report: Report
    moves: tuple[Move, ...]
    reader: str
    notes: tuple[str, ...] = ()

    def _repr_html_(self) -> str:
        return html_table(self.moves)


Spans = tuple[tuple[int, int], ...]
"""Stretches of a report's text in Unicode code points, each end exclusive."""


class Attribution(Record, frozen=True, kw_only=True):
    """Who says, thinks, wants or shows what, in the words of the text.

    In *“Go,” she said, “now”* the source is *she*, the cue *said*, and the content has two
    stretches. `source` is empty where the text names none. `inside` is the index of the attribution
    of the same report whose content holds this one. `parties` are those for whom the source speaks,
    where they are known.
    """

    source: Spans
    cue: Spans
    content: Spans
    inside: int | None = None
    parties: Parties = ()


class Quotes(Record, frozen=True, kw_only=True):
    """The attributions of one report, in the order of their cues."""

    report: str
    attributions: tuple[Attribution, ...]


class Problem(Record, frozen=True, kw_only=True):
    """A report that could not be read, in a batch that went on without it."""

    where: str
    message: str


def move_id(report: str, start: int, end: int, act: Act, actor: Parties, target: Parties) -> str:
    """Name a move by its content, so that reading it again gives the same name."""
    key = json.dumps([report, start, end, act, actor, target])  # a joined string could collide
    return blake2b(key.encode(), digest_size=10).hexdigest()


def json_schema() -> dict[str, Any]:
    """Give the JSON Schema (draft 2020-12) of one move as it is written, one a line."""
    return msgspec.json.schema(Move)


COLUMNS = ("when", "actor", "act", "target", "matter", "condition", "evidence")
"""The fields of a move that a table for human eyes shows."""


def html_table(moves: tuple[Move, ...] | list[Move]) -> str:
    """Draw moves as an HTML table, as a notebook shows them."""
    from html import escape

    def cell(move: Move, column: str) -> str:
        value = getattr(move, column)
        if isinstance(value, tuple):
            value = ", ".join(value)
        return f"<td>{escape(str(value)) if value else ''}</td>"

    head = "".join(f"<th>{column}</th>" for column in COLUMNS)
    rows = "".join(
        "<tr>" + "".join(cell(move, column) for column in COLUMNS) + "</tr>" for move in moves
    )
    return f"<table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"
