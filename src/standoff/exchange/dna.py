"""DNA: the event list of the Discourse Network Analyzer, one row a statement.

Its default kind of statement: a person, an organisation, a concept, and whether they agree with
it. Semicolons between the cells, header and words in quotes, UTF-8. Within words DNA puts a comma
for a semicolon and an apostrophe for a quotation mark. Positions count UTF-16 units, as Java does.

Source: Leifeld, "Discourse Network Analyzer", github.com/leifeld/dna, `Exporter.java`.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Sequence
from typing import BinaryIO

from standoff.errors import ExchangeError
from standoff.exchange.days import count_day, one_day
from standoff.exchange.files import text
from standoff.exchange.lacks import Kind, Lack, Lacks
from standoff.exchange.parties import Parties
from standoff.exchange.signatures import coder
from standoff.knowledge import Knowledge
from standoff.order import day
from standoff.records import Move, Report

COLUMNS = (
    "statement_id",
    "time",
    "person",
    "organization",
    "concept",
    "agreement",
    "start_position",
    "stop_position",
    "text",
    "coder",
    "document_id",
    "document_title",
    "document_author",
    "document_source",
    "document_section",
    "document_type",
)
"""The columns of an event list. Author, section and kind of document stay unknown."""

MACHINE = "standoff"
"""The coder of what no person vouched for."""

NEGATED = re.compile(
    r"\b(?:no|not|never|none|nobody|nothing|nowhere|neither|nor|cannot)\b|n['’]t\b", re.IGNORECASE
)
"""Words that deny a matter within itself.

*Brazil said that there was no need of a war* is read as a denial, and its matter may be the claim
that it denies or its own words. Whether Brazil agrees with it would be a guess.
"""

Cell = str | int


def write(
    moves: Sequence[Move], reports: Sequence[Report], out: BinaryIO, known: Knowledge
) -> tuple[Lack, ...]:
    """Write a header and one row for each actor of a move; give what has no place in them.

    Raises `ExchangeError` where the report of a move is not among the reports.
    """
    lacks = Lacks()
    with text(out) as file:
        lines = csv.writer(file, delimiter=";", quoting=csv.QUOTE_NONNUMERIC, lineterminator="\n")
        lines.writerow(COLUMNS)
        for number, row in enumerate(_rows(moves, reports, known, lacks), start=1):
            lines.writerow([number, *map(_cell, row)])
    return lacks.told()


def _rows(
    moves: Sequence[Move], reports: Sequence[Report], known: Knowledge, lacks: Lacks
) -> Iterator[list[Cell | None]]:
    """Give the cells of each statement after its number."""
    parties = Parties(known)
    pronouns = {row.words.casefold() for row in known.references}
    agreements = {row.act: row.agreement for row in known.agreements}
    documents = {report.id: (number, report) for number, report in enumerate(reports, start=1)}
    dates = {report.id: report.date for report in reports}
    for move in moves:
        agreement = agreements.get(move.act)
        if move.ruled_wrong:  # the row would look like any other
            lacks.add(Kind.WRONG)
        elif not agreement:
            lacks.add(Kind.STANCE, move.act.value)
        elif move.matter is None:
            lacks.add(Kind.MATTERLESS)
        elif not move.actor:
            lacks.add(Kind.ACTOR)
        elif agreement == "no" and NEGATED.search(move.matter):
            lacks.add(Kind.NEGATION)
        else:
            _count(lacks, move, dates.get(move.report))
            if move.report not in documents:
                raise ExchangeError(
                    f"move {move.id}: its report {move.report} is not here",
                    hint="dna counts positions in texts: give the reports of all moves",
                )
            person = move.voice
            if person is not None and person.casefold() in pronouns:
                lacks.add(Kind.PRONOUN)  # as a person, every *he* of every report would be one
                person = None
            number, report = documents[move.report]
            time = one_day(day(move, dates))
            start = utf16(report.text[: move.start])
            for actor in dict.fromkeys(move.actor):
                yield [
                    None if time is None else f"{time} 00:00:00",
                    person,
                    parties.name(actor),
                    move.matter,
                    int(agreement == "yes"),
                    start,
                    start + utf16(move.evidence),
                    move.evidence,
                    coder(move) or MACHINE,
                    number,
                    report.title or report.id,
                    None,
                    report.outlet,
                    None,
                    None,
                ]


def utf16(words: str) -> int:
    """Count the UTF-16 units of some words.

    >>> utf16("gas \N{FUEL PUMP}"), utf16("\N{GRINNING FACE}")
    (5, 2)
    """
    return len(words.encode("utf-16-le", "surrogatepass")) // 2


def _count(lacks: Lacks, move: Move, report: str | None) -> None:
    """Count what a statement of this move does not say."""
    if move.target:
        lacks.add(Kind.TARGET)
    if move.condition is not None:
        lacks.add(Kind.CONDITION)
    if move.source:
        lacks.add(Kind.SOURCE)
    count_day(lacks, move.when, report)


def _cell(value: Cell | None) -> Cell:
    if isinstance(value, str):
        return value.replace(";", ",").replace('"', "'")
    return "" if value is None else value
