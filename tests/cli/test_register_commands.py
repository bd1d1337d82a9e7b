"""`standoff moves` and `standoff export`."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from samples import move, reading, refusal, report, request
from standoff.acts import Act, Plover
from standoff.exchange import read_moves
from standoff.register import Ruling, open_register

Run = Callable[..., Any]

MONDAY = report("monday")
JUNE = report("june", date="2020-06")


@pytest.fixture
def crisis(tmp_path: Path) -> Path:
    path = tmp_path / "crisis.db"
    with open_register(path) as register:
        register.add(reading(MONDAY))
        both = move(
            JUNE, "Ankara", actor=("TUR", "LBY"), act=Act.AGREE, target=(), plover=Plover.AGREE
        )
        register.add(reading(JUNE, (both,)))
        register.add(reading(report("none"), ()))
    return path


@pytest.mark.parametrize(
    ("by", "headings"),
    [
        ("report", ["june", "monday"]),
        ("party", ["GRC", "LBY", "TUR"]),
        ("act", ["agree", "reject", "request"]),
        ("date", ["2020-06", "2020-08-09", "2020-08-10"]),
    ],
)
def test_grouped(run: Run, crisis: Path, by: str, headings: list[str]) -> None:
    done = run("moves", crisis, "--by", by)
    assert (done.code, done.err) == (0, [])
    found = [line.split()[0] for line in done.lines if line.endswith("─")]
    assert sorted(found) == headings


def test_a_move_of_two_parties_stands_under_both_but_is_one_line(run: Run, crisis: Path) -> None:
    assert run("moves", crisis, "--by", "party").out.count("“Ankara”") == 2
    lines = run("moves", crisis, "--by", "party", "--format", "jsonl").lines
    assert sum(json.loads(line)["evidence"] == "Ankara" for line in lines) == 1


@pytest.mark.parametrize(
    ("words", "acts"),
    [
        ([], ["agree", "reject", "request"]),
        (["--party", "GRC"], ["reject", "request"]),
        (["--act", "agree"], ["agree"]),
        (["--since", "2020-08"], ["reject", "request"]),
        (["--until", "2020-08-09"], ["agree", "request"]),
        (["--since", "2020-07", "--party", "TUR", "--act", "request"], ["request"]),
    ],
)
def test_chosen(run: Run, crisis: Path, words: list[str], acts: list[str]) -> None:
    done = run("moves", crisis, *words, "--format", "jsonl")
    assert [json.loads(line)["act"] for line in done.lines] == acts


def test_none_is_said(run: Run, crisis: Path) -> None:
    done = run("moves", crisis, "--party", "XYZ")
    assert (done.code, done.out) == (0, "")
    assert done.err == [f"standoff: {crisis}: no such moves"]


def test_ruled_wrong_is_left_out(run: Run, crisis: Path) -> None:
    with open_register(crisis) as register:
        register.rule(refusal(MONDAY).id, Ruling.WRONG, by="mk")
    assert len(run("moves", crisis, "--format", "jsonl").lines) == 2
    assert len(run("export", crisis).lines) == 2
    assert "ruled wrong by mk" in run("moves", crisis, "--wrong").out
    kept = [json.loads(line) for line in run("export", crisis, "--wrong").lines]
    assert [mark["ruling"] for one in kept for mark in one.get("marks", ())] == ["wrong"]
    assert len(kept) == 3


@pytest.mark.parametrize("command", ["moves", "export"])
def test_a_register_that_is_none(run: Run, command: str, tmp_path: Path) -> None:
    done = run(command, "none.db")
    assert (done.code, done.out, len(done.err)) == (1, "", 1)
    assert done.err[0].startswith("standoff: none.db: there is no such register; make it with: ")
    Path("text.txt").write_text("no register")
    done = run(command, "text.txt")
    assert done.err == ["standoff: text.txt: this file is no register; name another file"]
    assert [path.name for path in tmp_path.iterdir()] == ["text.txt"]


def test_bad_usage(run: Run, crisis: Path) -> None:
    assert run("moves", crisis, "--by", "colour").code == 2
    assert run("moves", crisis, "--act", "shout").code == 2
    assert run("moves", crisis, "--since", "yesterday").code == 1
    assert run("export", crisis, "--format", "xml").code == 2
    assert run("export").code == 2


def test_export_to_standard_output_loses_nothing(run: Run, crisis: Path) -> None:
    done = run("export", crisis)
    with open_register(crisis) as register:
        assert read_moves(done.out.encode().splitlines()) == register.moves()
    assert run("export", crisis, "-o", "-").out == done.out


@pytest.mark.parametrize("format_", ["jsonl", "csv", "parquet"])
def test_export_to_a_file(run: Run, crisis: Path, format_: str) -> None:
    done = run("export", crisis, "--format", format_, "-o", "out")
    assert (done.code, done.out, done.err) == (0, "", [])
    first = Path("out").read_bytes()
    run("export", crisis, "--format", format_, "-o", "out")
    assert Path("out").read_bytes() == first != b""


@pytest.mark.parametrize("format_", ["polecat", "dna", "graphml"])
def test_export_says_what_a_format_has_no_place_for(run: Run, crisis: Path, format_: str) -> None:
    done = run("export", crisis, "--format", format_, "-o", "out")
    assert (done.code, done.out, len(done.err)) == (0, "", 1)
    assert done.err[0].startswith(f"standoff: {format_} has no place for ")
    assert "1 condition" in done.err[0]
    assert run("export", crisis, "--format", format_).out == Path("out").read_text()


def test_export_with_tables_that_are_none(run: Run, crisis: Path) -> None:
    done = run("export", crisis, "--format", "dna", "--tables", "none")
    assert done.code == 1
    assert done.err == ["standoff: none: no such folder; --tables takes a folder of tables"]


def test_export_to_brat(run: Run, crisis: Path) -> None:
    assert run("export", crisis, "--format", "brat").code == 1
    assert run("export", crisis, "--format", "brat", "-o", "out").code == 0
    assert "Request:T" in Path("out/monday.ann").read_text()
    done = run("export", crisis, "--format", "brat", "-o", "out")
    assert done.err == ["standoff: out: there is something already; name a new folder"]


def test_parquet_refuses_a_terminal(
    run: Run, crisis: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from standoff.exchange import formats

    class Terminal:
        def isatty(self) -> bool:
            return True

    monkeypatch.setattr(formats, "sys", type("Sys", (), {"stdout": Terminal()}))
    done = run("export", crisis, "--format", "parquet")
    assert done.code == 1
    assert "name a file with -o" in done.err[0]
    assert sys.stdout is not None


def test_request_is_shown_with_its_condition(run: Run, crisis: Path) -> None:
    out = run("moves", crisis, "--act", "request").out
    assert "unless it wants" in " ".join(out.split())
    assert request(MONDAY).when in out
