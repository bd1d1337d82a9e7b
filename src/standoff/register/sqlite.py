"""How a register lives in one SQLite file: opening, marking, locking, and SQLite's errors in words.

The journal is SQLite's default, the rollback journal: a register at rest is exactly one file, can
be copied, and can be read where nothing may be written. What was killed in the middle of a
transaction is rolled back by whoever opens the file next.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from secrets import token_hex

from sqlalchemy import Connection, Engine, QueuePool, create_engine, event
from sqlalchemy.exc import DBAPIError

from standoff.errors import RegisterError
from standoff.register import upgrades
from standoff.register.tables import SCHEMA, metadata

APPLICATION = 0x5374_4F66
"""The application id in the file's header, "StOf": by it `file` and we know a register."""

PATIENCE = 120.0
"""Seconds to wait while another process writes."""


def open_file(path: Path, *, create: bool = True) -> Engine:
    """Open a register, and make it first where there is none.

    Raises `RegisterError` for a folder, a place that does not exist or cannot be written, and a
    file that is no register or one of a newer version.
    """
    with explained(path):
        if path.is_dir():
            raise RegisterError(f"{path}: this is a folder", hint="name a file, such as crisis.db")
        if not path.exists():
            if not create:
                raise RegisterError(
                    f"{path}: there is no such register",
                    hint=f"make it with: standoff read FILE --register {path}",
                )
            _make(path)
        elif not path.is_file():
            raise RegisterError(f"{path}: this is no file", hint="name a file, such as crisis.db")
    engine = _engine(path, "rw")
    try:
        with explained(path), engine.connect() as connection:
            _check(path, connection)
    except RegisterError:
        engine.dispose()
        raise
    return engine


def writing(connection: Connection) -> Connection:
    """Say that a transaction will write, so that it waits for its turn before it reads.

    Two processes that both read first and then write would see each other's past.
    """
    return connection.execution_options(standoff_begin="IMMEDIATE")


@contextmanager
def explained(path: Path) -> Iterator[None]:
    """Turn errors of SQLite and the system into a line: what is wrong, where, what to do."""
    try:
        yield
    except DBAPIError as error:
        raise _explain(path, error.orig) from error
    except OSError as error:
        raise RegisterError(f"{path}: {error.strerror}", hint="choose another place") from error
    except UnicodeEncodeError as error:
        raise RegisterError(
            f"{path}: half a surrogate pair cannot be kept ({error.object[:20]!r})",
            hint="give text that is valid Unicode",
        ) from error


def _make(path: Path) -> None:
    """Make an empty register beside the place and then link it there, whole or not at all.

    Where another process was first, its register stays.
    """
    if not path.parent.is_dir():
        raise RegisterError(f"{path}: there is no folder {path.parent}", hint="make it first")
    draft = path.with_name(f".standoff-{token_hex(8)}.new")
    engine = _engine(draft, "rwc")
    try:
        with engine.connect() as connection, writing(connection).begin():
            metadata.create_all(connection)
            connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION}")
            connection.exec_driver_sql(f"PRAGMA user_version = {SCHEMA}")
        engine.dispose()
        _link(draft, path)
    finally:
        engine.dispose()
        for rest in (draft, draft.with_name(f"{draft.name}-journal")):
            rest.unlink(missing_ok=True)


def _link(draft: Path, path: Path) -> None:
    try:
        with suppress(FileExistsError):
            path.hardlink_to(draft)
    except OSError:  # a file system without hard links
        if not path.exists():
            draft.rename(path)


def _engine(path: Path, mode: str) -> Engine:
    address = f"{path.absolute().as_uri()}?mode={mode}"

    def connect() -> sqlite3.Connection:
        return sqlite3.connect(
            address, uri=True, timeout=PATIENCE, isolation_level=None, check_same_thread=False
        )

    engine = create_engine("sqlite://", creator=connect, poolclass=QueuePool)

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        kind = connection.get_execution_options().get("standoff_begin", "DEFERRED")
        connection.exec_driver_sql(f"BEGIN {kind}")
        if kind == "IMMEDIATE":
            upgrades.upgrade(connection)
        else:
            upgrades.show(connection)

    return engine


def _check(path: Path, connection: Connection) -> None:
    if connection.exec_driver_sql("PRAGMA application_id").scalar_one() != APPLICATION:
        raise _no_register(path)
    version = connection.exec_driver_sql("PRAGMA user_version").scalar_one()
    if version > SCHEMA:
        raise RegisterError(
            f"{path}: a newer standoff wrote this register (schema {version}, this one knows"
            f" {SCHEMA})",
            hint="upgrade standoff",
        )


def _no_register(path: Path) -> RegisterError:
    return RegisterError(f"{path}: this file is no register", hint="name another file")


def _explain(path: Path, error: BaseException | None) -> RegisterError:
    name = getattr(error, "sqlite_errorname", "")
    if name == "SQLITE_NOTADB":
        return _no_register(path)
    if name in ("SQLITE_FULL", "SQLITE_IOERR_WRITE"):
        return RegisterError(
            f"{path}: the disk is full",
            hint="free some space and add again; the reports added before are kept",
        )
    if name.startswith(("SQLITE_READONLY", "SQLITE_CANTOPEN", "SQLITE_PERM")):
        return RegisterError(
            f"{path}: this place cannot be written", hint="choose another, or ask for the right"
        )
    if name.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
        return RegisterError(
            f"{path}: another program has been writing for {PATIENCE:.0f} seconds",
            hint="wait until it is done and try again",
        )
    if name.startswith("SQLITE_CORRUPT"):
        return RegisterError(f"{path}: the register is damaged", hint="take your last copy of it")
    return RegisterError(f"{path}: {error}", hint="see whether the file can be read and written")
