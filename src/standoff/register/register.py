"""The register: all moves of all reports in one file, and what people ruled on them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from types import TracebackType
from typing import Self

import msgspec
from sqlalchemy import Connection, Engine, insert, select, update

from standoff.acts import Act
from standoff.errors import InputError, RegisterError
from standoff.order import By, day, key, within
from standoff.records import Move, Reading, Report
from standoff.register import queries, rows, sqlite, standings, tables
from standoff.register.basis import Bases
from standoff.register.corrections import Given, checked
from standoff.register.made import added, drafted
from standoff.register.questions import Questions
from standoff.register.rulings import Attached, Ruled, Ruling
from standoff.register.settle import Stood
from standoff.register.whereabouts import attachments, pairs
from standoff.when import When

SHORTEST = 4
"""So many letters of a move's id suffice, where no other begins so."""


class Added(StrEnum):
    """What adding a reading did."""

    NEW = "new"
    SAME = "same"
    REPLACED = "replaced"


def open_register(path: str | Path, *, create: bool = True) -> Register:
    """Open the register in a file; where there is none, make one, unless `create` is false.

        with standoff.open("crisis.db") as register:
            register.add(reading)

    Raises `RegisterError` for a folder, a file that is no register or that a newer standoff
    wrote, and a place that does not exist or cannot be written.
    """
    path = Path(path)
    return Register(path, sqlite.open_file(path, create=create))


class Register(Questions):
    """Reports, what was read in them, and what people ruled. Made by `open_register`.

    Each report has one reading, the latest. Every method is one transaction: it happens whole or
    not at all, and other processes may write at the same time.
    """

    def __init__(self, path: Path, engine: Engine) -> None:
        self.path = path
        self._engine = engine
        self._bases = Bases(path, self._reading, self._writing)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file."""
        self._engine.dispose()

    @property
    def schema(self) -> int:
        """The version of the tables in the file."""
        with self._reading() as connection:
            return int(connection.exec_driver_sql("PRAGMA user_version").scalar_one())

    def add(self, reading: Reading) -> Added:
        """Put a reading into the register.

        Where the register holds the same report read by the same reader, nothing changes. Where
        the reader, the text, the date or anything else about the report is another, the reading
        takes the place of the older one. What people ruled stays as it is: see `moves`.

        Raises `RegisterError` where the reading contradicts itself or cannot be written.
        """
        _whole(reading)
        with self._writing() as connection:
            before = queries.stored(connection, reading.report.id)
            if before == (reading.report, reading.reader):
                return Added.SAME
            if before is not None:
                queries.remove(connection, reading.report.id)
            standings.forget(connection, reading.report.id)
            queries.put(connection, reading)
        return Added.NEW if before is None else Added.REPLACED

    def report(self, id: str) -> Report | None:  # noqa: A002
        """Give the report with this id, if it is here."""
        with self._reading() as connection:
            query = select(*rows.REPORT).where(tables.reports.c.id == id)
            found = connection.execute(query).first()
        return None if found is None else rows.report_from(found)

    def reports(self) -> list[Report]:
        """Give all reports, sorted by id."""
        with self._reading() as connection:
            found = connection.execute(select(*rows.REPORT)).all()
        return sorted(map(rows.report_from, found), key=lambda report: report.id)

    def readings(self) -> list[Reading]:
        """Give what was read in each report, as it was read: without what people ruled."""
        with self._reading() as connection:
            return queries.latest(connection)

    def moves(
        self,
        *,
        actor: str | None = None,
        party: str | None = None,
        act: Act | str | None = None,
        target: str | None = None,
        report: str | None = None,
        since: str | None = None,
        until: str | None = None,
        by: By | str = By.REPORT,
        wrong: bool = False,
    ) -> list[Move]:
        """Give the moves as people left them, sorted by report, party, act or date.

            demands = register.moves(actor="RUS", act=Act.DEMAND, since="2022-01")

        `party` asks for moves in which it is actor or target. `since` and `until` are dates of any
        precision, both included; a move is compared by its own date, or where it has none by that
        of its report, and one whose date is a month or an interval counts where any of its days
        does. A move whose report is undated too is in no such span.

        A move that was ruled wrong is left out, unless `wrong` asks for it. One that was ruled
        right or added is given as it stood then, also where a newer reading no longer finds it, as
        long as its words stand in the text, and one with corrected fields has them. `marks` says
        who ruled what on a move, and what the machine reads. Raises `InputError` for a date that
        is none, `ValueError` for an act or an order that is none.
        """
        first = When(since).first if since else None
        last = When(until).last if until else None
        wanted = None if act is None else Act(act)
        by = By(by)
        with self._reading() as connection:
            dates = queries.dates(connection)
            settled = queries.settled(connection, report, wrong=wrong)
        moves = [
            move
            for move in settled
            if (actor is None or actor in move.actor)
            and (target is None or target in move.target)
            and (party is None or party in move.actor or party in move.target)
            and (wanted is None or move.act is wanted)
            and within(day(move, dates), first, last)
        ]
        return sorted(moves, key=key(by, dates))

    def rulings(self) -> list[Ruled]:
        """Give everything that people ruled, the oldest first, what was withdrawn too."""
        with self._reading() as connection:
            return queries.ruled(connection)

    def attached(self) -> list[Attached]:
        """Give everything that people ruled, the oldest first, each with where it is now.

        A ruling that was withdrawn is attached to the move that it would be attached to.
        """
        with self._reading() as connection:
            return list(attachments(connection))

    def joined(self) -> list[tuple[str, str]]:
        """Give the pairs of moves that people joined as one deed, by their ids as they stand now.

        A pair that was split later is not among them, nor is one of which a move is gone.
        """
        with self._reading() as connection:
            return pairs(connection, Ruling.JOIN)

    def parted(self) -> list[tuple[str, str]]:
        """Give the pairs of moves that people split as two deeds, by their ids as they stand now.

        A pair that was joined later is not among them, nor is one of which a move is gone.
        """
        with self._reading() as connection:
            return pairs(connection, Ruling.SPLIT)

    def rule(
        self,
        move: str,
        ruling: Ruling | str,
        *,
        by: str,
        note: str | None = None,
        fields: Mapping[str, Given] | None = None,
        other: str | None = None,
    ) -> Ruled:
        """Keep what a person says of a move, given by its id, beside what was read.

            register.rule(move.id, Ruling.WRONG, by="mk", note="Lavrov quotes Blinken here")
            register.rule(move.id, "set", by="mk", fields={"act": "demand", "target": "USA"})
            register.rule(move.id, "join", by="mk", other=same.id)

        Of an id its first letters suffice, four or more, where no other move begins so. `set`
        takes `fields`, of which an empty value clears one; `join` and `split` take the `other`
        move. The ruling holds for later readings too, until it is withdrawn or overruled. Raises
        `RegisterError` where not just one move has that id, and where nobody signs, `InputError`
        for a field or a value that there is not.
        """
        ruling = _meant(ruling, fields, other)
        _signed(by)
        values = checked(fields or {})
        with self._writing() as connection:
            about = self._one(connection, move)
            second = None if other is None else self._one(connection, other)
            if second is not None and second.names & about.names:
                raise RegisterError(
                    f"{self.path}: {move} and {other} are one move", hint="name two"
                )
            draft = drafted(connection, ruling, about, second, values)
            return self._kept(connection, draft, by, note)

    def add_move(
        self,
        report: str,
        words: str,
        fields: Mapping[str, Given],
        *,
        by: str,
        note: str | None = None,
    ) -> Ruled:
        """Add a move that the machine missed in a report, by the words that show it.

            register.add_move("crew", "Tehran shrugged it off", {"actor": "IRN", "act": "dismiss"},
                              by="mk")

        Of the fields only the act must be given. The words must stand in the report just once, and
        may differ from it in their spaces. The move is there until the ruling is withdrawn.

        Raises `RegisterError` where there is no such report or the move is there already, and
        where nobody signs; `InputError` for words, fields or values that cannot be.
        """
        _signed(by)
        values = checked(fields)
        with self._writing() as connection:
            about = queries.stored(connection, report)
            if about is None:
                raise RegisterError(
                    f"{self.path}: no report has the id {report}", hint="see: standoff moves"
                )
            move = added(about[0], words, values, by)
            draft = drafted(connection, Ruling.ADD, Stood(shown=None, base=move), None, {})
            if any(move.id in one.names for one in queries.find(connection, move.id)):
                raise RegisterError(
                    f"{report}: this move is there already, as {move.id}", hint="rule on it"
                )
            return self._kept(connection, draft, by, note)

    def _one(self, connection: Connection, name: str) -> Stood:
        """Find the one move that a person means by an id or its beginning."""
        found = queries.find(connection, name)
        if len(found) == 1 and (len(name) >= SHORTEST or name in found[0].names):
            return found[0]
        if len(found) > 1:
            names = sorted(min(n for n in one.names if n.startswith(name)) for one in found)
            raise RegisterError(
                f"{self.path}: {len(found)} moves have an id that begins with {name}",
                hint=f"write more of it: {', '.join(names[:5])}",
            )
        raise RegisterError(
            f"{self.path}: no move has the id {name}",
            hint=f"see: standoff moves; the first {SHORTEST} letters suffice",
        )

    def _kept(self, connection: Connection, draft: Ruled, by: str, note: str | None) -> Ruled:
        """Sign a ruling and write it down."""
        draft = msgspec.structs.replace(draft, by=by.strip(), at=_now(), note=note or None)
        written = connection.execute(insert(tables.rulings), rows.ruled_row(draft))
        self._unsettle(connection, draft)
        key = written.inserted_primary_key
        assert key is not None
        return msgspec.structs.replace(draft, id=key[0])

    def _unsettle(self, connection: Connection, ruled: Ruled) -> None:
        """Have the standing of the reports made anew that a ruling is about."""
        for move in (ruled.move, *(() if ruled.other is None else (ruled.other,))):
            standings.forget(connection, move.report)

    def withdraw(self, ruling: int, *, by: str) -> None:
        """Take a ruling back. It stays in the register, with who withdrew it and when.

        Raises `RegisterError` for a ruling that is not there or was withdrawn before.
        """
        _signed(by)
        with self._writing() as connection:
            about = connection.execute(
                select(*rows.RULED).where(tables.rulings.c.id == ruling)
            ).first()
            query = (
                update(tables.rulings)
                .where(tables.rulings.c.id == ruling, tables.rulings.c.withdrawn_at.is_(None))
                .values(withdrawn_by=by, withdrawn_at=_now())
            )
            if connection.execute(query).rowcount == 0:
                raise RegisterError(
                    f"{self.path}: no ruling {ruling} stands", hint="it may be withdrawn already"
                )
            if about is not None:
                self._unsettle(connection, rows.ruled_from(about))

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        with sqlite.explained(self.path), self._engine.begin() as connection:
            yield connection

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        with (
            sqlite.explained(self.path),
            self._engine.connect() as connection,
            sqlite.writing(connection).begin(),
        ):
            yield connection


def _whole(reading: Reading) -> None:
    """Refuse a reading whose moves are not those of its report."""
    report, ids = reading.report, set()
    for move in reading.moves:
        if move.report != report.id or report.text[move.start : move.end] != move.evidence:
            raise RegisterError(f"{report.id}: move {move.id} does not point at this report")
        ids.add(move.id)
    if len(ids) != len(reading.moves):
        raise RegisterError(f"{report.id}: two of its moves have one id")


def _signed(by: str) -> None:
    if not by.strip():
        raise RegisterError("a ruling is signed", hint="say who rules")


def _meant(ruling: Ruling | str, fields: object, other: object) -> Ruling:
    """Refuse a ruling that lacks what it is about, or has what it is not about."""
    ruling = Ruling(ruling)
    if ruling is Ruling.ADD:
        raise RegisterError(
            "what is added is no move yet", hint="name its report and its words: add_move"
        )
    if bool(fields) != (ruling is Ruling.SET):
        raise InputError(
            f"{ruling}: it {'takes no' if fields else 'lacks'} fields",
            hint="set takes fields, such as act=demand",
        )
    if (other is not None) != ruling.pairs:
        raise InputError(
            f"{ruling}: it {'lacks a' if other is None else 'takes no'} second move",
            hint="join and split take two",
        )
    return ruling


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
