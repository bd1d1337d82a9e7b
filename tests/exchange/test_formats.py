"""What every format keeps, and how it comes into its place."""

from __future__ import annotations

import csv
import errno
import io
import json
import os
import sys
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from samples import marks, readings, refusal, report, request
from standoff.errors import ExchangeError
from standoff.exchange import Format, jsonl, parquet, read_moves, rows, table, write
from standoff.exchange.lacks import Kind, Lacks
from standoff.order import place
from standoff.records import Mark, Move, Reading, Ruling

REPORT = report()
MOVES = [request(REPORT), refusal(REPORT)]
FILES = [one for one in Format if one is not Format.BRAT]
HEADED = {Format.CSV, Format.POLECAT, Format.DNA}


@st.composite
def ruled_on(draw: st.DrawFn) -> Reading:
    """Draw a reading on some of whose moves people ruled."""
    one = draw(readings())
    moves = [replace(each, marks=tuple(draw(st.lists(marks, max_size=2)))) for each in one.moves]
    return replace(one, moves=tuple(moves))


batches = st.lists(ruled_on(), max_size=3, unique_by=lambda one: one.report.id)


def sorted_moves(batch: list[Reading]) -> list[Move]:
    return sorted((move for one in batch for move in one.moves), key=place)


def reports(batch: list[Reading]) -> list[Any]:
    return [one.report for one in batch]


@settings(max_examples=50, deadline=None)
@given(batches)
def test_json_lines_lose_nothing(batch: list[Reading]) -> None:
    out = io.BytesIO()
    jsonl.write(sorted_moves(batch), reports(batch), out)
    assert out.getvalue().count(b"\n") == len(sorted_moves(batch))
    assert read_moves(out.getvalue().splitlines(keepends=True)) == sorted_moves(batch)


@settings(max_examples=50, deadline=None)
@given(batches)
def test_csv_has_every_field_of_every_move(batch: list[Reading]) -> None:
    out = io.BytesIO()
    table.write(sorted_moves(batch), reports(batch), out)
    header, *lines = csv.reader(io.StringIO(out.getvalue().decode(), newline=""))
    assert tuple(header) == rows.COLUMNS
    expected = rows.rows(sorted_moves(batch), reports(batch))
    assert lines == [[_flat(value) for value in line] for line in expected]


@settings(max_examples=50, deadline=None)
@given(batches)
def test_parquet_has_every_field_of_every_move_with_its_type(batch: list[Reading]) -> None:
    out = io.BytesIO()
    parquet.write(sorted_moves(batch), reports(batch), out)
    found = pq.read_table(io.BytesIO(out.getvalue()))
    assert tuple(found.column_names) == rows.COLUMNS
    expected = rows.rows(sorted_moves(batch), reports(batch))
    assert [list(line.values()) for line in found.to_pylist()] == [
        [list(value) if isinstance(value, tuple) else value for value in line] for line in expected
    ]
    assert str(found.schema.field("start").type) == "int64"
    assert str(found.schema.field("actor").type).startswith("list<")


def _flat(value: Any) -> str:
    return "" if value is None else "; ".join(value) if isinstance(value, tuple) else str(value)


def test_csv_reads_as_people_expect(tmp_path: Path) -> None:
    write(MOVES, [REPORT], "csv", tmp_path / "out.csv")
    with (tmp_path / "out.csv").open(encoding="utf-8", newline="") as file:
        first, second = csv.DictReader(file)
    assert first["evidence"] == "rejected the Greek claim"
    assert second["source"] == "EU; USA:allies"
    assert second["condition"] == "it wants sanctions"
    assert second["report_date"] == "2020-08-10"
    assert second["report_title"] == "Survey ship sails"
    assert first["when"] == first["voice"] == ""


RULED = replace(
    MOVES[1],
    marks=(
        Mark(ruling=Ruling.SET, by="mk", at="2024-05-01T08:00:00+00:00", note="a headline",
             read={"act": "reject", "target": ("GRC", "EU")}),
        Mark(ruling=Ruling.WRONG, by="jd", at="2024-05-02T08:00:00+00:00"),
    ),
)  # fmt: skip


def test_rulings_stand_apart_at_the_end_of_a_row(tmp_path: Path) -> None:
    write([MOVES[0], RULED], [REPORT], "csv", tmp_path / "out.csv")
    with (tmp_path / "out.csv").open(encoding="utf-8", newline="") as file:
        first, second = csv.DictReader(file)
    own = ["ruling", "ruled_by", "ruled_at", "ruling_note", "ruling_other", "read_as"]
    assert list(first)[-6:] == own
    assert [first[name] for name in own] == [
        "set; wrong",
        "mk; jd",
        "2024-05-01T08:00:00+00:00; 2024-05-02T08:00:00+00:00",
        "a headline; ",
        "; ",
        '{"act":"reject","target":["GRC","EU"]}',
    ]
    assert {second[name] for name in own} == {""}
    write([MOVES[0], RULED], [REPORT], "parquet", tmp_path / "out.parquet")
    table = pq.read_table(tmp_path / "out.parquet")
    assert sorted(table.column("ruled_by").to_pylist()) == [[], ["mk", "jd"]]


@pytest.mark.parametrize("format_", FILES)
def test_equal_moves_give_equal_bytes(tmp_path: Path, format_: Format) -> None:
    write(MOVES, [REPORT], format_, tmp_path / "one")
    write(reversed(MOVES), [report("other"), REPORT], format_, tmp_path / "two")
    assert (tmp_path / "one").read_bytes() == (tmp_path / "two").read_bytes()


@pytest.mark.parametrize("format_", FILES)
def test_no_moves_is_a_table_without_rows(tmp_path: Path, format_: Format) -> None:
    write([], [], format_, tmp_path / "out")
    content = (tmp_path / "out").read_bytes()
    if format_ is Format.PARQUET:
        assert pq.read_table(tmp_path / "out").num_rows == 0
    elif format_ is Format.GRAPHML:
        assert b"<graph " in content
        assert b"<node" not in content
    else:
        assert content.count(b"\n") == (1 if format_ in HEADED else 0)


def test_a_line_that_is_no_move_is_named() -> None:
    good = jsonl.line(MOVES[0])
    extra = json.dumps(json.loads(good) | {"colour": "red"}).encode()
    for bad in (b"{", b"[]", b'{"id": "x"}', extra, b'"\xff"'):
        with pytest.raises(ExchangeError, match=r"moves\.jsonl, line 3: this is no move"):
            read_moves([good, b"\n", bad], "moves.jsonl")


@pytest.mark.parametrize("format_", FILES)
def test_a_file_takes_the_place_of_the_older_one(tmp_path: Path, format_: Format) -> None:
    path = tmp_path / "out"
    path.write_text("old")
    write(MOVES, [REPORT], format_, path)
    assert path.read_bytes() != b"old"
    assert [file.name for file in tmp_path.iterdir()] == ["out"]


@pytest.mark.parametrize("format_", FILES)
def test_what_fails_leaves_what_was_there(
    tmp_path: Path, format_: Format, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(number: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    path = tmp_path / "out"
    path.write_text("old")
    with pytest.raises(ExchangeError, match="out: the disk is full; free some space"):
        write(MOVES, [REPORT], format_, path)
    assert path.read_text() == "old"
    assert [file.name for file in tmp_path.iterdir()] == ["out"]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is full")
@pytest.mark.parametrize("format_", FILES)
def test_a_full_device(format_: Format) -> None:
    with pytest.raises(ExchangeError, match="/dev/full: the disk is full"):
        write(MOVES, [REPORT], format_, "/dev/full")
    assert not Path("/dev/full").is_file()


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "real").write_text("old")
    (tmp_path / "link").symlink_to(tmp_path / "real")
    write(MOVES, [REPORT], "jsonl", tmp_path / "link")
    assert (tmp_path / "link").is_symlink()
    assert len((tmp_path / "real").read_bytes().splitlines()) == 2


def test_places_that_are_none(tmp_path: Path) -> None:
    with pytest.raises(ExchangeError, match="this is a folder"):
        write(MOVES, [REPORT], "csv", tmp_path)
    with pytest.raises(ExchangeError, match="there is no folder"):
        write(MOVES, [REPORT], "csv", tmp_path / "none" / "out.csv")


def test_a_terminal_is_spared_what_is_binary(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    with pytest.raises(ExchangeError, match=r"parquet is binary .* name a file with -o"):
        write(MOVES, [REPORT], "parquet")


@pytest.mark.parametrize("format_", FILES)
def test_standard_output(
    tmp_path: Path, format_: Format, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    write(MOVES, [REPORT], format_)
    write(MOVES, [REPORT], format_, tmp_path / "out")
    assert capfdbinary.readouterr().out == (tmp_path / "out").read_bytes()


def test_what_has_no_place_is_handed_back(tmp_path: Path) -> None:
    told = {format_: write(MOVES, [REPORT], format_, tmp_path / "out") for format_ in FILES}
    assert [told[one] for one in (Format.JSONL, Format.CSV, Format.PARQUET)] == [(), (), ()]
    assert [str(lack) for lack in told[Format.GRAPHML]] == [
        "1 voice",
        "2 matters",
        "1 condition",
        "1 source",
    ]


def test_names_of_many_are_cut_short() -> None:
    lacks = Lacks()
    for number in range(20):
        lacks.add(Kind.GROUP, f"G{number:02}")
    lacks.add(Kind.GROUP, "G00")
    (lack,) = lacks.told()
    assert str(lack) == (
        "21 groups (G00, G01, G02, G03, G04, G05, G06, G07, G08, G09, G10, G11, 8 more)"
    )


def test_parties_of_ones_own_tables_have_names(tmp_path: Path) -> None:
    header = "code,kind,name,other,adjective,nouns,seats,weak,note"
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "organisations.csv").write_text(
        f"{header}\nLT,bloc,Lublin Triangle,,,,,,\n"
    )
    moves = [refusal(REPORT, actor=("LT",))]
    assert "1 unknown party (LT)" in map(str, write(moves, [REPORT], "polecat", tmp_path / "out"))
    lacks = write(moves, [REPORT], "polecat", tmp_path / "out", tmp_path / "mine")
    assert "1 bloc (LT)" in map(str, lacks)
    assert "\tLublin Triangle\t" in (tmp_path / "out").read_text()


def test_an_unknown_format() -> None:
    with pytest.raises(ValueError, match="xml"):
        write(MOVES, [REPORT], "xml")
