"""`standoff quotes`."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from samples import TEXT

Run = Callable[..., Any]


def test_one_report_a_line(run: Run, files: list[str]) -> None:
    done = run("quotes", *files)
    assert (done.code, done.err) == (0, [])
    first, second = (json.loads(line) for line in done.lines)
    assert (first["report"], second["report"]) == ("a", "b")
    assert [one["cue"] for one in second["attributions"]] == [[[7, 15]]]
    assert second["attributions"][0] == {
        "source": [],
        "cue": [[7, 15]],
        "content": [[16, 19]],
        "inside": None,
        "parties": [],
    }


def test_a_report_without_attributions_has_its_line(run: Run) -> None:
    Path("dam.txt").write_text("The dam on the river is the largest on the whole continent.")
    assert json.loads(run("quotes", "dam.txt").out) == {"report": "dam", "attributions": []}


def test_standard_input_and_settings(run: Run, loads: list[Any]) -> None:
    words = ("--id", "x", "--date", "2020", "--tables", "mine", "--model", "m", "--force")
    done = run("quotes", "-", *words, stdin=TEXT)
    assert json.loads(done.out)["report"] == "x"
    assert loads == [{"tables": Path("mine"), "model": "m"}]


def test_what_fails_stops_nothing_and_is_listed_last(run: Run, files: list[str]) -> None:
    Path("empty.txt").touch()
    Path("c.txt").write_text("This text is quite unreadable for the reader of this test, alas.")
    done = run("quotes", "none.txt", "empty.txt", "c.txt", *files)
    assert done.code == 1
    assert [json.loads(line)["report"] for line in done.lines] == ["a", "b"]
    assert len(done.err) == 3
    for name, line in zip(["none.txt", "empty.txt", "c: the reader"], done.err, strict=True):
        assert line.startswith(f"standoff: {name}")


@pytest.mark.parametrize(("words", "code"), [(["--date", "yesterday"], 1), (["--id", "x"], 2)])
def test_what_cannot_be_meant_is_refused_first(
    run: Run, files: list[str], loads: list[Any], words: list[str], code: int
) -> None:
    done = run("quotes", *files, *words)
    assert (done.code, done.out, loads) == (code, "", [])
