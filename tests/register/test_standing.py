"""The standing of a register: kept between questions, the same in whatever order it grew."""

from __future__ import annotations

import os
import random
from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace

import standoff
from standoff.errors import InputError, RegisterError
from standoff.exchange.jsonl import read_moves
from standoff.records import Reading, Report
from standoff.register import Register, open_register, standings

REPORTS = Path(standoff.__file__).parent / "demo" / "reports"
GOLDEN = Path(__file__).parents[1] / "golden"


def bundled() -> list[Reading]:
    """Give the bundled reports with their golden moves."""
    listed = []
    for file in sorted(GOLDEN.glob("*.jsonl")):
        folder = REPORTS / file.stem
        about = Report(
            id=file.stem,
            text=(folder / "report.txt").read_text(encoding="utf-8"),
            date=file.stem[-10:],
        )
        moves = tuple(read_moves(file.read_bytes().splitlines(keepends=True)))
        listed.append(Reading(report=about, moves=moves, reader="golden"))
    return listed


READINGS = bundled()
WANTED = standoff.stand(
    [move for one in READINGS for move in one.moves],
    {one.report.id: one.report.date for one in READINGS},
)


@pytest.fixture
def full(register: Register) -> Iterator[Register]:
    for one in READINGS:
        register.add(one)
    yield register


def test_it_is_what_the_moves_alone_give(full: Register) -> None:
    assert full.standing() == WANTED
    assert full.standing() == WANTED


@pytest.mark.parametrize("seed", range(4))
def test_the_order_of_the_reports_plays_no_part(register: Register, seed: int) -> None:
    """Also where the standing is asked for between them, and a report is read anew."""
    listed = READINGS.copy()
    random.Random(seed).shuffle(listed)
    for place, one in enumerate(listed):
        register.add(replace(one, moves=one.moves[: place + 1], reader="1"))
        if (place + seed) % 2:
            register.standing()
    for one in listed:
        register.add(one)
    assert register.standing() == WANTED


def test_another_process_sees_it(full: Register, path: Path) -> None:
    full.standing()
    with open_register(path) as other:
        other.add(replace(READINGS[0], moves=READINGS[0].moves[:2], reader="2"))
        there = other.standing()
    assert full.standing() == there != WANTED


def test_a_ruling_counts_and_leaves_no_trace_when_withdrawn(full: Register) -> None:
    before = full.standing()
    asked = next(one for one in full.docket() if one.status == "overtaken")
    ruled = full.rule(asked.answers[0], "wrong", by="mk")
    assert next(one for one in full.docket() if one.id == asked.id).status == "refused"
    full.withdraw(ruled.id, by="mk")
    assert full.standing() == before


def test_parts_are_those_of_the_whole(full: Register) -> None:
    assert full.agenda() == WANTED.agenda
    assert full.docket() == WANTED.docket
    assert full.threats() == WANTED.threats
    assert full.disputes() == WANTED.disputes
    assert full.timeline() == WANTED.timeline
    assert full.positions() == WANTED.positions
    own = tuple(one for one in WANTED.positions if one.party == "ETH")
    assert full.positions("ETH") == own
    assert {one.by for one in full.docket(("PRK", "USA"))} <= {("PRK",), ("USA",)}
    assert full.docket(("PRK", "USA"))


def test_since_and_until(full: Register) -> None:
    changed = full.standing(since="2023-12-07", until="2023-12")
    assert changed.docket and all(one.change is not None for one in changed.docket)
    assert max(one.last or "" for one in changed.agenda) <= "2023-12-31"
    assert full.standing(until="1950").timeline == ()
    with pytest.raises(InputError, match='"soon" is no date'):
        full.standing(since="soon")


def test_an_agenda_beside_the_register(full: Register, path: Path) -> None:
    guide = path.with_name("agenda.toml")
    guide.write_text('[[item]]\nname = "The dam"\nmatters = ["filling the dam"]\n')
    assert [item.name for item in full.agenda() if item.pinned] == ["The dam"]
    guide.write_text('[[item]]\nnome = "The dam"\n')
    with pytest.raises(InputError, match=r"agenda\.toml: .*nome"):
        full.agenda()
    guide.unlink()
    assert full.agenda() == WANTED.agenda


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_file_that_may_only_be_read(full: Register, path: Path) -> None:
    full.close()
    path.chmod(0o400)
    path.parent.chmod(0o500)
    try:
        with open_register(path, create=False) as register:
            assert register.standing() == WANTED
    finally:
        path.parent.chmod(0o700)


def test_what_is_made_in_memory_is_the_same(
    full: Register, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise RegisterError("this place cannot be written")

    monkeypatch.setattr(standings, "refresh", refuse)
    assert full.standing() == WANTED
    assert full.docket(("PRK", "USA")) != ()
    assert full.positions("ETH") == tuple(one for one in WANTED.positions if one.party == "ETH")
