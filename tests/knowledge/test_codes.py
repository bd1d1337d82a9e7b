"""What event data call a party: each number is one state's at one time."""

from __future__ import annotations

import msgspec

from standoff import check, knowledge
from standoff.acts import Act
from standoff.knowledge import Knowledge
from standoff.knowledge.schema import Code
from standoff.when import When

KNOWN = knowledge.load()
STATES = {state.code for state in KNOWN.states}


def with_row(**values: object) -> Knowledge:
    """Give the tables with one more row of codes."""
    blank = {"plover": "", "cow": None, "sector": "", "since": "", "until": "", "note": ""}
    row = msgspec.convert(blank | values, Code)
    return msgspec.structs.replace(KNOWN, codes=(*KNOWN.codes, row))


def test_the_shipped_numbers_are_told_apart() -> None:
    assert not list(check.numbers(KNOWN))


def test_every_number_is_in_range_and_of_a_state() -> None:
    numbered = [row for row in KNOWN.codes if row.cow is not None]
    assert all(2 <= row.cow <= 990 and row.code in STATES for row in numbered)
    assert {row.code for row in numbered} == STATES - {"ESH", "GIB", "HKG", "PSE", "VAT"}


def test_a_shared_number_names_its_days() -> None:
    for row in KNOWN.codes:
        shared = [one for one in KNOWN.codes if one.cow is not None and one.cow == row.cow]
        if len(shared) > 1:
            assert row.since or row.until, row
    assert all(When(day) for row in KNOWN.codes for day in (row.since, row.until) if day)


def test_a_number_given_twice_is_found() -> None:
    problems = list(check.numbers(with_row(code="VAT", cow=395)))
    assert problems == [
        "codes.csv, VAT: 395 is also the number of ISL then; bound one with from or until"
    ]


def test_two_numbers_at_one_time_are_found() -> None:
    problems = list(check.numbers(with_row(code="ISL", cow=999, since="1990-01-01")))
    assert problems == ["codes.csv, ISL: 999 and 395 at one time; bound one with from or until"]


def test_a_day_that_is_none_is_found() -> None:
    problems = list(check.numbers(with_row(code="VAT", cow=999, since="soon")))
    assert problems == ['codes.csv, VAT: "soon" is no date; write YYYY-MM-DD, YYYY-MM or YYYY']


def test_every_act_has_a_stance() -> None:
    assert [stance.act for stance in KNOWN.agreements] == list(Act)


def test_a_mode_stands_under_the_type_of_its_act() -> None:
    types = {row.act: row.plover for row in KNOWN.acts}
    frames = {(frame.act, frame.plover) for frame in KNOWN.frames}
    for mode in KNOWN.modes:
        assert types[mode.act] == mode.plover or (mode.act, mode.plover) in frames
