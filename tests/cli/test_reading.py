"""`standoff read` and `standoff demo`."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from samples import TEXT
from standoff.cli.demo import REPORTS
from standoff.records import Reading
from standoff.register import open_register

Run = Callable[..., Any]


def kept(path: str = "crisis.db") -> list[Reading]:
    with open_register(path, create=False) as register:
        return register.readings()


def test_in_a_pipe_it_prints_json_lines(run: Run, files: list[str]) -> None:
    done = run("read", *files, "--date", "2020-08-10")
    assert done.code == 0
    assert done.err == []
    moves = [json.loads(line) for line in done.lines]
    assert [(move["report"], move["matter"]) for move in moves] == [
        ("a", "the Greek claim to the shelf on Monday"),
        ("a", "the Greek claim again"),
        ("b", "the Turkish map of the shelf on Friday"),
    ]


def test_a_table_on_request(run: Run, files: list[str]) -> None:
    done = run("read", *files, "--date", "2020-08-10", "--format", "table")
    assert done.lines[0].startswith("a  2020-08-10 ─")
    assert "TUR → GRC" in done.out
    assert "“rejected the Turkish map" in done.out


def test_a_register_says_what_it_did(run: Run, files: list[str]) -> None:
    done = run("read", *files, "--date", "2020-08-10", "--register", "crisis.db")
    assert (done.code, done.out) == (0, "")
    assert done.err == ["standoff: a: new, 2 moves", "standoff: b: new, 1 move"]
    assert [one.report.id for one in kept()] == ["a", "b"]


def test_again_it_is_the_same_and_another_date_replaces(run: Run, files: list[str]) -> None:
    run("read", *files, "--date", "2020-08-10", "--register", "crisis.db")
    again = run("read", *files, "--date", "2020-08-10", "--register", "crisis.db")
    assert again.err == ["standoff: a: same, 2 moves", "standoff: b: same, 1 move"]
    other = run("read", "a.txt", "--date", "2020-08-11", "--register", "crisis.db")
    assert other.err == [
        "standoff: a: replaced, 2 moves",
        "standoff: a: its date was 2020-08-10 and is now 2020-08-11",
    ]


def test_another_text_replaces_and_is_mentioned(run: Run, files: list[str]) -> None:
    run("read", "a.txt", "--date", "2020", "--register", "crisis.db")
    Path("a.txt").write_text(f"Corrected on Tuesday. {TEXT}")
    done = run("read", "a.txt", "--date", "2020", "--register", "crisis.db")
    assert done.err == [
        "standoff: a: replaced, 2 moves",
        "standoff: a: its text was another; the older text was replaced",
    ]


def test_both_register_and_moves_on_request(run: Run, files: list[str]) -> None:
    done = run("read", "b.txt", "--date", "2020", "--register", "x.db", "--format", "jsonl")
    assert len(done.lines) == len(kept("x.db")) == 1


def test_standard_input_and_a_name(run: Run) -> None:
    done = run("read", "-", "--id", "aegean-1", "--date", "2020-08-10", stdin=TEXT)
    assert {json.loads(line)["report"] for line in done.lines} == {"aegean-1"}


def test_settings_reach_the_reader(run: Run, files: list[str], loads: list[Any]) -> None:
    run("read", *files, "--tables", "mine", "--model", "en_core_web_md")
    assert loads == [{"tables": Path("mine"), "model": "en_core_web_md"}]


def test_a_missing_date_is_said_once(run: Run, files: list[str]) -> None:
    done = run("read", *files)
    assert done.code == 0
    assert [line for line in done.err if "no date" in line] == done.err
    assert len(done.err) == 1


def test_a_note_of_the_reader_is_passed_on(run: Run) -> None:
    Path("long.txt").write_text(TEXT * 10)
    done = run("read", "long.txt", "--date", "2020")
    assert done.err == ["standoff: long: read in 2 pieces"]


def test_a_report_without_a_move(run: Run) -> None:
    Path("dam.txt").write_text("The dam on the river is the largest on the continent, they say.")
    done = run("read", "dam.txt", "--date", "2020")
    assert (done.code, done.out, done.err) == (0, "", ["standoff: dam: no moves found"])
    done = run("read", "dam.txt", "--date", "2020", "--register", "x.db")
    assert done.err == ["standoff: dam: new, no moves"]


def test_what_fails_stops_nothing_and_is_listed_last(run: Run, files: list[str]) -> None:
    Path("empty.txt").touch()
    Path("c.txt").write_text("This text is quite unreadable for the reader of this test, alas.")
    paths = ["none.txt", "empty.txt", "c.txt", *files]
    done = run("read", *paths, "--date", "2020", "--register", "crisis.db")
    assert done.code == 1
    assert [one.report.id for one in kept()] == ["a", "b"]
    assert done.err[:2] == ["standoff: a: new, 2 moves", "standoff: b: new, 1 move"]
    assert len(done.err) == 5
    for name, line in zip(["none.txt", "empty.txt", "c: the reader"], done.err[2:], strict=True):
        assert line.startswith(f"standoff: {name}")


def test_nothing_is_left_behind_where_nothing_can_be_read(
    run: Run, loads: list[Any], tmp_path: Path
) -> None:
    Path("empty.txt").touch()
    done = run("read", "empty.txt", "--register", "crisis.db")
    assert (done.code, len(done.err)) == (1, 1)
    assert [path.name for path in tmp_path.iterdir()] == ["empty.txt"]
    assert loads == []


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--date", "yesterday"], 'standoff: "yesterday" is no date; write'),
        (["--register", "."], "standoff: .: this is a folder; name a file"),
        (["--register", "a.txt"], "standoff: a.txt: this file is no register; name another"),
        (["--register", "x" * 999], f"standoff: {'x' * 999}: File name too long; check the path"),
        (["--register", "none/x.db"], "standoff: none/x.db: there is no folder none; make it"),
    ],
)
def test_bad_input_is_one_line(run: Run, files: list[str], words: list[str], said: str) -> None:
    before = sorted(Path().iterdir())
    done = run("read", "a.txt", *words)
    assert done.code == 1
    assert done.out == ""
    lines = [line for line in done.err if "no date:" not in line]
    assert len(lines) == 1
    assert lines[0].startswith(said)
    assert sorted(Path().iterdir()) == before


def test_two_reports_of_one_batch_with_one_name(run: Run, files: list[str]) -> None:
    Path("other").mkdir()
    Path("other/a.txt").write_text("Athens rejected the Turkish map of the shelf on Friday.")
    Path("other/b.txt").write_bytes(Path("b.txt").read_bytes())
    done = run("read", *files, "other", "--date", "2020", "--register", "crisis.db")
    assert done.code == 1
    assert done.err[2:] == [
        "standoff: b: same, 1 move",
        "standoff: other/a.txt: has the id a like a.txt, but not its text; give it one with --id",
    ]
    assert kept()[0].report.text == TEXT


def test_one_name_for_several_reports_is_bad_usage(run: Run, files: list[str]) -> None:
    done = run("read", *files, "--id", "x")
    assert done.code == 2
    assert any("--id" in line for line in done.err)


def test_the_demo_shows_every_bundled_report(run: Run) -> None:
    names = sorted(path.name for path in REPORTS.iterdir())
    done = run("demo")
    assert done.code == 0
    headings = [line.split()[0] for line in done.lines if line.endswith("─")]
    assert headings == names


def test_the_demo_as_json_lines(run: Run) -> None:
    done = run("demo", "--format", "jsonl")
    assert all(json.loads(line)["act"] == "reject" for line in done.lines)
