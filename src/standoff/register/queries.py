"""What the register asks of its tables, each within a transaction that the register began."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from sqlalchemy import Connection, delete, insert, select

from standoff.records import Move, Reading, Report
from standoff.register import rows
from standoff.register.rulings import Ruled
from standoff.register.settle import Stood, settle
from standoff.register.tables import moves, readings, reports, rulings


def stored(connection: Connection, report: str) -> tuple[Report, str] | None:
    """Give a report with the reader that read it."""
    query = select(*rows.REPORT, readings.c.reader).join(readings).where(reports.c.id == report)
    found = connection.execute(query).first()
    return None if found is None else (rows.report_from(found[:-1]), found[-1])


def latest(connection: Connection) -> list[Reading]:
    """Give the reading of every report, sorted by the report's id."""
    query = select(readings.c.reader, readings.c.notes, *rows.REPORT).join(reports)
    by_report = found(connection)
    listed = []
    for reader, notes, *values in connection.execute(query):
        report = rows.report_from(values)
        listed.append(
            Reading(report=report, moves=tuple(by_report[report.id]), reader=reader, notes=notes)
        )
    return sorted(listed, key=lambda reading: reading.report.id)


def put(connection: Connection, reading: Reading) -> None:
    """Write a reading that is not there."""
    name = reading.report.id
    connection.execute(insert(reports), rows.row(reading.report))
    about = {"report": name, "reader": reading.reader, "notes": reading.notes}
    connection.execute(insert(readings), about)
    if reading.moves:
        listed = [
            rows.row(move) | {"place": place} for place, move in enumerate(reading.moves, start=1)
        ]
        connection.execute(insert(moves), listed)


def remove(connection: Connection, report: str) -> None:
    """Take out a report with its reading. Rulings about it stay."""
    connection.execute(delete(moves).where(moves.c.report == report))
    connection.execute(delete(readings).where(readings.c.report == report))
    connection.execute(delete(reports).where(reports.c.id == report))


def dates(connection: Connection) -> dict[str, str | None]:
    """Give the date of every report."""
    query = select(reports.c.id, reports.c.date)
    return dict(connection.execute(query).all())


def found(connection: Connection, report: str | None = None) -> dict[str, list[Move]]:
    """Give what was read in one report or in all, in the order of the reading."""
    query = select(*rows.MOVE).order_by(moves.c.report, moves.c.place)
    if report is not None:
        query = query.where(moves.c.report == report)
    by_report: dict[str, list[Move]] = defaultdict(list)
    for values in connection.execute(query):
        move = rows.move_from(values)
        by_report[move.report].append(move)
    return by_report


def ruled(connection: Connection, report: str | None = None) -> list[Ruled]:
    """Give what people ruled, on one report or on all, the oldest first."""
    query = select(*rows.RULED).order_by(rulings.c.id)
    if report is not None:
        query = query.where(rulings.c.report == report)
    return [rows.ruled_from(values) for values in connection.execute(query)]


def has_pairs(connection: Connection) -> bool:
    """Say whether anybody ever joined or split two moves."""
    query = select(rulings.c.id).where(rulings.c.other.is_not(None)).limit(1)
    return connection.execute(query).first() is not None


def settled(connection: Connection, report: str | None, *, wrong: bool) -> list[Move]:
    """Give the moves of one report or of all as people left them."""
    by_report = found(connection, report)
    for name, stood in stands(connection, report, by_report).items():
        shown = [one.shown for one in stood if one.shown is not None]
        by_report[name] = [move for move in shown if wrong or not move.ruled_wrong]
    return [move for listed in by_report.values() for move in listed]


def stands(
    connection: Connection,
    home: str | None = None,
    by_report: Mapping[str, list[Move]] | None = None,
) -> dict[str, list[Stood]]:
    """Give how each move of a report that people ruled on stands, for one report or all."""
    about = on_reports(ruled(connection))
    if home is not None:
        about = {home: about[home]} if home in about else {}
    stood: dict[str, list[Stood]] = {}
    for name, rulings_on in about.items():
        known = found(connection, name) if by_report is None else by_report
        stood[name] = settle(report(connection, name), known.get(name, []), rulings_on)
    return stood


def report(connection: Connection, name: str) -> Report:
    """Give a report that is there."""
    query = select(*rows.REPORT).where(reports.c.id == name)
    return rows.report_from(connection.execute(query).one())


def on_reports(rulings: Iterable[Ruled]) -> dict[str, list[Ruled]]:
    """Give rulings by the reports that they are about; that on a pair may be about two."""
    about: dict[str, list[Ruled]] = defaultdict(list)
    for one in rulings:
        both = (one.move,) if one.other is None else (one.move, one.other)
        for home in {move.report for move in both}:
            about[home].append(one)
    return about


def find(connection: Connection, name: str) -> list[Stood]:
    """Find the moves that can be ruled on under an id or the beginning of one, wrong ones too.

    A move is found under its own id and under every id by which it was ruled on before.
    """
    rulings_on = on_reports(ruled(connection))
    query = select(moves.c.report).where(moves.c.id.startswith(name, autoescape=True)).distinct()
    homes = set(connection.execute(query).scalars())
    near = _near(connection, homes, rulings_on)
    if exact := [one for one in near if name in one.names]:
        return exact
    near += _near(connection, rulings_on.keys() - homes, rulings_on)
    exact = [one for one in near if name in one.names]
    return exact or [one for one in near if any(each.startswith(name) for each in one.names)]


def _near(
    connection: Connection, homes: Iterable[str], rulings_on: Mapping[str, list[Ruled]]
) -> list[Stood]:
    """Give the moves of some reports that can be ruled on."""
    near: list[Stood] = []
    for name in sorted(homes):
        listed = found(connection, name).get(name, [])
        near += settle(report(connection, name), listed, rulings_on.get(name, []))
    return [one for one in near if one.base is not None]
