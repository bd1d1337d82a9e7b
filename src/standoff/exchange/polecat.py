"""POLECAT: the event table of the Political Event Classification, Attributes, and Types data.

Tab-separated, 40 columns in the order in which the data set is published, for its readers take
columns by position. UTF-8; several values in a cell are joined by "; ", and what is unknown is
`None`. One row for each pair of actor and recipient of a move.

Source: Halterman, Bagozzi, Beger, Schrodt and Scarborough, "PLOVER and POLECAT: A New Political
Event Ontology and Dataset", 2023.
"""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Sequence
from typing import BinaryIO

from standoff.acts import Act, Plover, Quad
from standoff.exchange.days import count_day, one_day
from standoff.exchange.dyads import dyads
from standoff.exchange.files import text
from standoff.exchange.lacks import Kind, Lack, Lacks
from standoff.exchange.offices import Offices
from standoff.exchange.parties import Parties
from standoff.exchange.signatures import signatures
from standoff.knowledge import Knowledge
from standoff.order import day
from standoff.records import Move, Report
from standoff.version import VERSION

COLUMNS = (
    "Event ID",
    "Event Date",
    "Event Type",
    "Event Mode",
    "Intensity",
    "Quad Code",
    "Contexts",
    "Actor Name",
    "Actor Country",
    "Actor COW",
    "Primary Actor Sector",
    "Actor Sectors",
    "Actor Title",
    "Actor Name Raw",
    "Wikipedia Actor ID",
    "Recipient Name",
    "Recipient Country",
    "Recipient COW",
    "Primary Recipient Sector",
    "Recipient Sectors",
    "Recipient Title",
    "Recipient Name Raw",
    "Wikipedia Recipient ID",
    "Placename",
    "City",
    "District",
    "Province",
    "Country",
    "Latitude",
    "Longitude",
    "GeoNames ID",
    "Raw Placename",
    "Feature Type",
    "Source",
    "Publication Date",
    "Story People",
    "Story Organizations",
    "Story Locations",
    "Language",
    "Version",
)
"""The columns of the published files. Places, Wikipedia and intensity stay unknown."""

Row = dict[str, str | int | None]


def write(
    moves: Sequence[Move], reports: Sequence[Report], out: BinaryIO, known: Knowledge
) -> tuple[Lack, ...]:
    """Write a header and the rows of each move; give what has no place in them."""
    table = _Table(reports, known)
    with text(out) as file:
        lines = csv.writer(file, dialect="excel-tab", lineterminator="\n")
        lines.writerow(COLUMNS)
        for move in moves:
            for row in table.rows(move):
                lines.writerow(_cell(row.get(column)) for column in COLUMNS)
    return table.lacks.told()


class _Table:
    """The rows of the moves, numbered within each report."""

    def __init__(self, reports: Sequence[Report], known: Knowledge) -> None:
        self.lacks = Lacks()
        self._reports = {report.id: report for report in reports}
        self._dates = {report.id: report.date for report in reports}
        self._parties = Parties(known)
        self._offices = Offices(known)
        self._modes: dict[tuple[Act, Plover], str] = {
            (row.act, row.plover): row.mode for row in known.modes
        }
        self._numbers: Counter[str] = Counter()

    def rows(self, move: Move) -> list[Row]:
        """Give a row for each dyad of a move; none where it has no event type."""
        if move.plover is None:
            self.lacks.add(Kind.EVENT, move.act.value)
            return []
        self._count(move)
        about = self._about(move, move.plover)
        rows = []
        for actor, target in dyads(move):
            self._numbers[move.report] += 1
            row = about | {"Event ID": f"{move.report}_{self._numbers[move.report]}"}
            if actor is not None:
                voice = move.voice if len(move.actor) == 1 else None
                row |= self._actor(actor, voice, day(move, self._dates))
            if target is not None:
                row |= self._party("Recipient", target, day(move, self._dates))
            rows.append(row)
        return rows

    def _about(self, move: Move, plover: Plover) -> Row:
        report = self._reports.get(move.report) or Report(id=move.report, text="")
        return {
            "Event Date": one_day(day(move, self._dates)),
            "Event Type": plover.value,
            "Event Mode": self._modes.get((move.act, plover)),
            "Quad Code": Quad.of(plover).value,
            "Source": report.outlet,
            "Publication Date": one_day(report.date),
            "Language": report.language,
            "Version": "; ".join([f"standoff {VERSION}", *signatures(move)]),
        }

    def _party(self, role: str, code: str, when: str | None) -> Row:
        sector = self._parties.sector(code)
        return {
            f"{role} Name": self._parties.name(code),
            f"{role} Country": self._parties.country(code),
            f"{role} COW": self._parties.number(code, when),
            f"Primary {role} Sector": sector,
            f"{role} Sectors": sector,
        }

    def _actor(self, code: str, voice: str | None, when: str | None) -> Row:
        row = self._party("Actor", code, when)
        party = self._parties.party(code)
        if party is not None and party.kind == "state":
            row["Primary Actor Sector"] = self._offices.sector(voice, code, when)
            row["Actor Sectors"] = row["Primary Actor Sector"]
        row["Actor Title"] = self._offices.title(voice, code, when)
        row["Actor Name Raw"] = voice
        return row

    def _count(self, move: Move) -> None:
        """Count what a row of this move does not say."""
        for code in dict.fromkeys((*move.actor, *move.target)):
            if self._parties.country(code) is None and self._parties.sector(code) is None:
                self.lacks.add(self._parties.lack(code), code)
        if move.voice is not None and len(move.actor) != 1:
            self.lacks.add(Kind.VOICE)
        if move.matter is not None:
            self.lacks.add(Kind.MATTER)
        if move.condition is not None:
            self.lacks.add(Kind.CONDITION)
        if move.source:
            self.lacks.add(Kind.SOURCE)
        count_day(self.lacks, move.when, self._dates.get(move.report))


def _cell(value: str | int | None) -> str | int:
    """Give a value on one line and without tabs, for many readers know no quotes."""
    if isinstance(value, str):
        value = " ".join(value.split())
    return "None" if value is None or value == "" else value
