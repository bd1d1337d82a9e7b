"""The tables of a register, in SQLAlchemy Core.

Every record has its row and every field its column, so that `sqlite3 crisis.db` reads well too.
Lists are JSON in a text column. A ruling holds a copy of the whole move that it is about, and no
foreign key: nothing that happens to the reading can touch it. A change here is a step in
`upgrades.py` too.
"""

from __future__ import annotations

import json
from functools import lru_cache
from typing import Any

import msgspec
from sqlalchemy import (
    Boolean,
    Column,
    Dialect,
    ForeignKey,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
)
from sqlalchemy.types import TypeDecorator

from standoff.records import Move
from standoff.register.rulings import Value

SCHEMA = 2
"""The version of these tables. It stands in the file, so that no version misreads another's."""


@lru_cache(maxsize=65_536)
def _tuple(text: str) -> tuple[str, ...]:
    return tuple(json.loads(text))


class Strings(TypeDecorator[tuple[str, ...]]):
    """A tuple of strings as a JSON list: `["RUS", "USA:allies"]`."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: Any, dialect: Dialect) -> str:
        """Write the strings as a list."""
        return json.dumps(list(value), ensure_ascii=False)

    def process_result_value(self, value: Any, dialect: Dialect) -> tuple[str, ...]:
        """Read the list back. Codes recur, so equal lists share one tuple."""
        return _tuple(value)


class Json(TypeDecorator[Any]):
    """A value of one type as JSON; `None` is NULL."""

    impl = Text
    cache_ok = True

    def __init__(self, kind: Any) -> None:
        super().__init__()
        self.kind = kind

    def process_bind_param(self, value: Any, dialect: Dialect) -> str | None:
        """Write the value."""
        return None if value is None else msgspec.json.encode(value).decode()

    def process_result_value(self, value: Any, dialect: Dialect) -> Any:
        """Read it back into its type."""
        return None if value is None else msgspec.json.decode(value, type=self.kind)


def _content() -> list[Column[Any]]:
    """Give the columns of a move beside its id, for `moves` and for the copy in `rulings`."""
    return [
        Column("report", Text, nullable=False, index=True),
        Column("sentence", Integer, nullable=False),
        Column("start", Integer, nullable=False),
        Column("end", Integer, nullable=False),
        Column("evidence", Text, nullable=False),
        Column("actor", Strings, nullable=False),
        Column("voice", Text),
        Column("act", Text, nullable=False),
        Column("target", Strings, nullable=False),
        Column("matter", Text),
        Column("condition", Text),
        Column("connective", Text),
        Column("source", Strings, nullable=False),
        Column("when", Text),
        Column("plover", Text),
        Column("because", Text, nullable=False),
    ]


metadata = MetaData()

reports = Table(
    "reports",
    metadata,
    Column("id", Text, primary_key=True),
    Column("text", Text, nullable=False),
    Column("date", Text),
    Column("language", Text),
    Column("title", Text),
    Column("outlet", Text),
    Column("address", Text),
)

readings = Table(
    "readings",
    metadata,
    Column("report", Text, ForeignKey(reports.c.id), primary_key=True),
    Column("reader", Text, nullable=False),
    Column("notes", Strings, nullable=False),
)

moves = Table(
    "moves",
    metadata,
    Column("id", Text, primary_key=True),
    Column("place", Integer, nullable=False, comment="where the move stands in its reading"),
    *_content(),
)

rulings = Table(
    "rulings",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("ruling", Text, nullable=False),
    Column("by", Text, nullable=False),
    Column("at", Text, nullable=False),
    Column("note", Text),
    Column("withdrawn_by", Text),
    Column("withdrawn_at", Text),
    Column("move", Text, nullable=False, comment="the id of the move; the copy follows"),
    *_content(),
    Column("fields", Json(dict[str, Value]), nullable=False, server_default="{}"),
    Column("other", Json(Move)),
    Column("beside", Json(tuple[Move, ...]), nullable=False, server_default="[]"),
    Column("earlier", Json(dict[str, str]), nullable=False, server_default="{}"),
)

facts = Table(
    "facts",
    metadata,
    Column("move", Text, primary_key=True),
    Column("report", Text, nullable=False, index=True),
    Column("fact", LargeBinary, nullable=False, comment="MessagePack"),
)

sides = Table(
    "sides",
    metadata,
    Column("party", Text, primary_key=True),
    Column("acts", Boolean, primary_key=True, comment="as an actor, else as a target"),
    Column("move", Text, primary_key=True, index=True),
)

mentions = Table(
    "mentions",
    metadata,
    Column("key", Text, primary_key=True, comment="the terms of a matter"),
    Column("report", Text, primary_key=True, index=True),
    Column("told", Text, nullable=False, comment="the first day of the report's date"),
    Column("start", Integer, nullable=False),
    Column("move", Text, nullable=False),
    Column("matter", Text),
    Column("terms", LargeBinary, nullable=False, comment="MessagePack"),
)

groups = Table(
    "groups",
    metadata,
    Column("key", Text, primary_key=True),
    Column("report", Text, nullable=False, index=True),
    Column("told", Text, nullable=False),
    Column("start", Integer, nullable=False),
    Column("move", Text, nullable=False),
    Column("matter", Text),
    Column("terms", LargeBinary, nullable=False),
    Column("number", Integer, comment="the group of the matter; empty until it is grouped anew"),
)

gathered = Table(
    "gathered",
    metadata,
    Column("report", Text, primary_key=True),
    Column("digest", Text, nullable=False, comment="of the tables that the facts were made with"),
)

changes = Table(
    "changes",
    metadata,
    Column("id", Integer, primary_key=True, comment="always 1"),
    Column("number", Integer, nullable=False, comment="how often the five tables before changed"),
)

DERIVED = (facts, sides, mentions, groups, gathered, changes)
"""Tables that are made of the others and can be made again."""
