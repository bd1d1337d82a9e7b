"""What the register asks of its tables, each within a transaction that the register began."""

from __future__ import annotations

from collections import defaultdict

from sqlalchemy import Connection, delete, insert, select

from standoff.records import Move, Reading, Report
from standoff.register import rows
from standoff.register.rulings import Ruled, settle
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


def settled(connection: Connection, report: str | None, *, wrong: bool) -> list[Move]:
    """Give the moves of one report or of all as people left them."""
    by_report = found(connection, report)
    about: dict[str, list[Ruled]] = defaultdict(list)
    for ruling in ruled(connection, report):
        about[ruling.move.report].append(ruling)
    texts = select(reports.c.id, reports.c.text).where(reports.c.id.in_(select(rulings.c.report)))
    if report is not None:
        texts = texts.where(reports.c.id == report)
    for name, text in connection.execute(texts):
        by_report[name] = settle(text, by_report[name], about[name], wrong=wrong)
    return [move for listed in by_report.values() for move in listed]


def find(connection: Connection, move: str) -> Move | None:
    """Find a move by its id, ruled wrong or not."""
    query = select(moves.c.report).where(moves.c.id == move)
    home = connection.execute(query).scalar()
    ruled_on = select(rulings.c.report).distinct().order_by(rulings.c.report)
    homes = connection.execute(ruled_on).scalars().all() if home is None else [home]
    for report in homes:
        for known in settled(connection, report, wrong=True):
            if known.id == move:
                return known
    return None
