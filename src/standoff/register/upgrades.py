"""How a register of an older version becomes one of this version, and is read before that.

A step holds what changes the tables, and what shows the older ones as if they were changed: views
and empty tables that only the connection sees. So a register that may not be written can be read,
and reading alone changes no file.
"""

from __future__ import annotations

from typing import NamedTuple

from sqlalchemy import Connection, Table
from sqlalchemy.schema import CreateIndex, CreateTable

from standoff.register.tables import DERIVED, SCHEMA


class Step(NamedTuple):
    """From one version of the tables to the next, in SQL."""

    schema: int
    """The version that the step leads to."""
    change: tuple[str, ...]
    """What changes the tables for good."""
    shown: tuple[tuple[str, str], ...]
    """What stands in for the changed tables until then: the kind and name of each, and its SQL."""


def _empty(table: Table) -> tuple[str, str]:
    """Give an empty table that only the connection sees."""
    made = str(CreateTable(table))
    return f"TABLE {table.name}", made[made.index("(") :]


STEPS = (
    Step(
        schema=2,
        change=(
            "ALTER TABLE rulings ADD COLUMN fields TEXT DEFAULT '{}' NOT NULL",
            "ALTER TABLE rulings ADD COLUMN other TEXT",
            "ALTER TABLE rulings ADD COLUMN beside TEXT DEFAULT '[]' NOT NULL",
            "ALTER TABLE rulings ADD COLUMN earlier TEXT DEFAULT '{}' NOT NULL",
            *(str(CreateTable(table)) for table in DERIVED),
            *(str(CreateIndex(index)) for table in DERIVED for index in table.indexes),
        ),
        shown=(
            (
                "VIEW rulings",
                "AS SELECT *, '{}' fields, NULL other, '[]' beside, '{}' earlier FROM main.rulings",
            ),
            *(_empty(table) for table in DERIVED),
        ),
    ),
)
"""Every step there is, the oldest first. A step is never changed after its release."""


def upgrade(connection: Connection) -> None:
    """Bring the tables up to this version, within a transaction that writes anyway."""
    _hide(connection)
    version = _version(connection)
    for step in _ahead(version):
        for sql in step.change:
            connection.exec_driver_sql(sql)
        connection.exec_driver_sql(f"PRAGMA user_version = {step.schema}")


def show(connection: Connection) -> None:
    """Let a transaction that only reads see older tables as those of this version."""
    steps = _ahead(_version(connection))
    if not steps:
        _hide(connection)
        return
    for step in steps:
        for name, sql in step.shown:
            kind, table = name.split()
            connection.exec_driver_sql(f"CREATE TEMP {kind} IF NOT EXISTS {table} {sql}")
    connection.info["standoff_shown"] = True


def _hide(connection: Connection) -> None:
    """Take away what stood in for tables that have been changed since.

    The mark stays: a transaction that is rolled back brings the views back.
    """
    if connection.info.get("standoff_shown", False):
        for step in reversed(STEPS):
            for name, _ in step.shown:
                kind, table = name.split()
                connection.exec_driver_sql(f"DROP {kind} IF EXISTS temp.{table}")


def _version(connection: Connection) -> int:
    return int(connection.exec_driver_sql("PRAGMA user_version").scalar_one())


def _ahead(version: int) -> list[Step]:
    """Give the steps that a file still has before it; a file that is being made has none."""
    return [step for step in STEPS if 0 < version < step.schema <= SCHEMA]
