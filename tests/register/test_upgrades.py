"""A register of an older version is read as it is, and upgraded by the first thing written."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from samples import reading
from standoff.errors import RegisterError
from standoff.register import Register, open_register, upgrades
from standoff.register.tables import SCHEMA

OLD = Path(__file__).with_name("schema-1.sql").read_text(encoding="utf-8")
RIGHT, WRONG = "aaaa11112222333344445555", "bbbb11112222333344445555"


@pytest.fixture
def old(path: Path) -> Path:
    with sqlite3.connect(path) as raw:
        raw.executescript(OLD)
    raw.close()
    return path


def content(register: Register) -> list[object]:
    ruled = [(one.id, one.ruling, one.by, one.note, one.stands) for one in register.rulings()]
    moves = [(one.id, [mark.ruling for mark in one.marks]) for one in register.moves(wrong=True)]
    return [ruled, moves, len(register.moves()), register.joined(), register.report("crew")]


def test_all_of_an_older_register_is_found_before_and_after(old: Path) -> None:
    before = old.read_bytes()
    with open_register(old) as register:
        seen = content(register)
        assert register.schema == 1
        assert old.read_bytes() == before
        register.add(reading())
        assert register.schema == SCHEMA
        register.rule(WRONG, "set", by="mk", fields={"act": "dismiss"})
        register.withdraw(4, by="mk")
    assert seen[:3] == [
        [
            (1, "right", "mk", "heard it", True),
            (2, "wrong", "mk", None, False),
            (3, "wrong", "jd", None, True),
        ],
        [(RIGHT, ["right"]), (WRONG, ["wrong"])],
        1,
    ]
    with open_register(old) as register:
        assert [one.id for one in register.rulings()] == [1, 2, 3, 4]
        assert register.moves(report="crew", wrong=True)[1].marks[0].by == "jd"
        assert len(register.moves(report="crew")) == 1


def test_upgraded_tables_are_those_of_a_new_register(old: Path, tmp_path: Path) -> None:
    with open_register(old) as register:
        register.add(reading())
    with open_register(tmp_path / "new.db") as register:
        register.add(reading())
    upgraded, new = (columns(path) for path in (old, tmp_path / "new.db"))
    assert upgraded == new


def columns(path: Path) -> dict[str, list[tuple[object, ...]]]:
    with sqlite3.connect(path) as raw:
        tables = [name for (name,) in raw.execute("SELECT name FROM sqlite_master WHERE sql > ''")]
        found = {name: list(raw.execute(f"PRAGMA table_info({name})")) for name in tables}
    raw.close()
    return found


def test_what_was_read_before_is_read_after_another_upgraded_it(old: Path) -> None:
    with open_register(old) as one, open_register(old) as two:
        assert len(one.rulings()) == len(two.rulings()) == 3
        two.rule(RIGHT, "set", by="mk", fields={"act": "demand"})
        assert one.rulings() == two.rulings()
        assert one.schema == two.schema == SCHEMA
        one.rule(RIGHT, "wrong", by="mk")
        assert len(two.rulings()) == 5


def test_an_upgrade_is_undone_with_what_was_to_be_written(old: Path) -> None:
    before = old.read_bytes()
    with open_register(old) as register:
        register.rulings()
        for _ in range(2):
            with pytest.raises(RegisterError, match="no move has the id none"):
                register.rule("none", "wrong", by="mk")
        assert register.schema == 1
        assert len(register.rulings()) == 3
        assert old.read_bytes() == before
        register.rule(WRONG, "right", by="mk")
        assert len(register.moves()) == 2


def test_every_version_has_its_step() -> None:
    assert [step.schema for step in upgrades.STEPS] == list(range(2, SCHEMA + 1))
