"""`standoff solve`."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Run = Callable[..., Any]

CHICKEN = """
name = "Chicken"
status_quo = "NN"

[[decision_makers]]
name = "A"
options = ["stay"]
preferences = ["!(stay & dare)", "stay", "!dare"]

[[decision_makers]]
name = "B"
options = ["dare"]
preferences = ["!(stay & dare)", "dare", "!stay"]
"""


@pytest.fixture
def chicken(tmp_path: Path) -> Path:
    path = tmp_path / "chicken.toml"
    path.write_text(CHICKEN, encoding="utf-8")
    return path


def test_text(run: Run, chicken: Path) -> None:
    done = run("solve", chicken)
    assert (done.code, done.err) == (0, [])
    assert done.lines[0] == "Chicken: 2 decision makers, 2 options, 4 states"
    table = {line.split()[0]: line.split() for line in done.lines if line.strip()}
    assert table["outcome"] == [
        "outcome",
        "nash",
        "gmr",
        "smr",
        "seq",
        "sim",
        *["what", "is", "done"],
    ]
    assert table["YN"] == ["YN", *"✓✓✓✓✓", "stay"]
    assert table["NN"] == ["NN", "*", *"·✓✓·✓", "nothing", "is", "done"]
    assert "YY" not in table


def test_json(run: Run, chicken: Path) -> None:
    data = json.loads(run("solve", chicken, "--format", "json", "--concepts", "nash,gmr").out)
    assert data["options"] == ["stay", "dare"]
    assert data["decision_makers"] == ["A", "B"]
    assert data["states"] == ["NN", "YN", "NY", "YY"]
    assert data["stable"]["nash"] == {"A": ["YN", "NY"], "B": ["YN", "NY"]}
    assert list(data["stable"]) == list(data["equilibria"]) == ["nash", "gmr"]
    assert data["equilibria"]["nash"] == ["YN", "NY"]


def test_count(run: Run, chicken: Path) -> None:
    data = json.loads(run("solve", chicken, "--count", "--concepts", "nash").out)
    assert data == {"counts": {"nash": {"A": 2, "B": 2}}, "equilibria": {"nash": 2}}


def test_csv_has_a_line_for_each_state(run: Run, chicken: Path) -> None:
    done = run("solve", chicken, "--format", "csv", "--concepts", "nash")
    lines = list(csv.DictReader(io.StringIO(done.out)))
    assert lines[1] == {
        "state": "YN", "stay": "Y", "dare": "N", "nash": "1", "nash: A": "1", "nash: B": "1",
    }  # fmt: skip
    assert [line["nash"] for line in lines] == ["0", "1", "1", "0"]


def test_markdown(run: Run, chicken: Path) -> None:
    done = run("solve", chicken, "--format", "md", "--concepts", "nash,seq")
    assert "| outcome | nash | seq | what is done |" in done.lines
    assert "| NY | ✓ | ✓ | dare |" in done.lines


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('"dare"]\n', '"stay"]\n', "chicken.toml: option “stay” stands with A and with B"),
        ("!(stay & dare)", "!(stay & daer)", "no option “daer”; did you mean dare?"),
        ('status_quo = "NN"', 'status_quo = "N"', "status_quo: “N” is no state of 2 options"),
    ],
)
def test_what_is_wrong_is_said(run: Run, chicken: Path, old: str, new: str, said: str) -> None:
    chicken.write_text(CHICKEN.replace(old, new), encoding="utf-8")
    done = run("solve", chicken)
    assert (done.code, done.out) == (1, "")
    assert said in done.err[0]


def test_an_unknown_concept_is_said(run: Run, chicken: Path) -> None:
    done = run("solve", chicken, "--concepts", "nash,sqe")
    assert (done.code, done.out) == (1, "")
    assert "no concept “sqe”; did you mean seq?" in done.err[0]


def test_a_missing_file_is_said(run: Run, tmp_path: Path) -> None:
    done = run("solve", tmp_path / "none.toml")
    assert done.code == 1
    assert "none.toml: No such file or directory" in done.err[0]
