"""What goes into a register comes out as it was, once."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from samples import reading, readings, refusal, report, request
from standoff.errors import RegisterError
from standoff.order import place
from standoff.records import READ, Reading
from standoff.register import Added, Register, open_register
from standoff.register.tables import SCHEMA, moves, reports, rulings


def test_a_new_register_is_empty_and_knows_its_schema(register: Register) -> None:
    assert register.schema == SCHEMA
    assert register.reports() == register.readings() == register.moves() == register.rulings() == []


def test_a_reading_is_kept_and_found_again(register: Register) -> None:
    one = reading()
    assert register.add(one) is Added.NEW
    assert register.readings() == [one]
    assert register.reports() == [one.report]
    assert register.report("aegean") == one.report
    assert register.report("other") is None
    assert register.moves() == list(one.moves)


def test_it_is_still_there_when_opened_again(path: Path) -> None:
    with open_register(path) as register:
        register.add(reading())
    with open_register(str(path)) as register:
        assert register.readings() == [reading()]


def test_reading_again_changes_nothing(register: Register) -> None:
    register.add(reading())
    assert register.add(reading()) is Added.SAME
    assert register.readings() == [reading()]


@pytest.mark.parametrize(
    "newer",
    [
        reading(reader="2", moves=(refusal(report()),)),
        reading(report(date="2020-08-11")),
        reading(report(text="Ankara rejected the Greek claim."), moves=()),
    ],
    ids=["reader", "date", "text"],
)
def test_another_reader_date_or_text_replaces(register: Register, newer: Reading) -> None:
    register.add(reading())
    other = reading(report("other"))
    register.add(other)
    assert register.add(newer) is Added.REPLACED
    assert register.readings() == [newer, other]


def test_a_reading_that_contradicts_itself_is_refused(register: Register) -> None:
    one = reading()
    shifted = replace(one.moves[0], start=1, end=1 + len(one.moves[0].evidence))
    foreign = replace(one.moves[0], report="another")
    for found in [(shifted,), (foreign,), (one.moves[0], one.moves[0])]:
        with pytest.raises(RegisterError, match="aegean"):
            register.add(replace(one, moves=found))
    assert register.reports() == []


def test_half_a_surrogate_pair_is_refused_and_changes_nothing(register: Register) -> None:
    register.add(reading())
    with pytest.raises(RegisterError, match="surrogate"):
        register.add(reading(report(text="\ud800 is no text"), moves=()))
    assert register.readings() == [reading()]


def test_the_columns_are_the_fields() -> None:
    fields = set(READ)
    assert {column.name for column in moves.c} == fields | {"place"}
    assert fields - {"id"} | {"move"} <= {column.name for column in rulings.c}
    assert [column.name for column in reports.c] == list(type(report()).__struct_fields__)


@settings(max_examples=50, deadline=None)
@given(st.lists(readings(), max_size=3, unique_by=lambda one: one.report.id))
def test_every_value_comes_back_exactly(found: list[Reading]) -> None:
    with (
        tempfile.TemporaryDirectory() as folder,
        open_register(Path(folder, "any.db")) as register,
    ):
        for one in found:
            assert register.add(one) is Added.NEW
        for one in found:
            assert register.add(one) is Added.SAME
        assert register.readings() == sorted(found, key=lambda one: one.report.id)
        assert register.moves() == sorted((move for one in found for move in one.moves), key=place)


def test_the_order_of_adding_does_not_matter(tmp_path: Path) -> None:
    found = [reading(report(name)) for name in ("b", "a", "c")]
    with open_register(tmp_path / "1.db") as one, open_register(tmp_path / "2.db") as two:
        for each in found:
            one.add(each)
        for each in reversed(found):
            two.add(each)
        assert one.readings() == two.readings()
        assert one.moves(by="date") == two.moves(by="date")


def test_request_is_a_whole_move() -> None:
    assert all(getattr(request(report()), name) for name in READ)
