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


def test_a_concept_under_which_nearly_all_holds_is_told_below_the_table(
    run: Run, tmp_path: Path
) -> None:
    # Whatever A does, B can spoil it, so that every state is stable for A but by its own move.
    options = [f"o{place}" for place in range(6)]
    held = tmp_path / "held.toml"
    held.write_text(
        f"""
        [[decision_makers]]
        name = "A"
        options = {options}
        preferences = ["b", {", ".join(f'"{one}"' for one in options)}]

        [[decision_makers]]
        name = "B"
        options = ["b"]
        """,
        encoding="utf-8",
    )
    done = run("solve", held, "--concepts", "nash,gmr,smr,seq")
    assert [
        line.split()[:2] for line in done.lines if line.strip()[:6] in ("YYYYYY", "NNNNNN")
    ] == [
        ["YYYYYYN", "✓"],
        ["YYYYYYY", "✓"],
    ]
    assert "  not in the table, gmr, smr: 65 outcomes" in [line.rstrip() for line in done.lines]
    assert "--format json" in done.err[0]
    only = run("solve", held, "--concepts", "gmr")
    assert only.lines[-1].strip() == "not in the table, gmr: 65 outcomes"


def test_why(run: Run, chicken: Path) -> None:
    done = run("solve", chicken, "--why", "YN", "--concepts", "nash")
    assert done.lines[0].rstrip() == "YN under NASH"
    assert [line.strip() for line in done.lines[1:]] == [
        "A stays:", "A has no move by which it gains.",
        "B stays:", "B has no move by which it gains.",
    ]  # fmt: skip
    (first, _) = json.loads(
        run("solve", chicken, "--why", "NN", "--concepts", "seq", "--format", "json").out
    )
    assert (first["decision_maker"], first["stable"], first["tempted_by"]) == ("A", False, "YN")


def test_why_says_once_what_forms_have_in_common(run: Run, tmp_path: Path) -> None:
    conflict = tmp_path / "doubt.toml"
    conflict.write_text(
        """
        [[decision_makers]]
        name = "A"
        options = ["stay"]
        unknown = ["stay", "!stay"]
        """,
        encoding="utf-8",
    )
    done = run("solve", conflict, "--why", "N", "--concepts", "nash_a,nash_b,nash_c,nash_d")
    assert [line.strip() for line in done.lines] == [
        "N under NASH, forms a and c",
        "A leaves:",
        "A might gain by taking up “stay”; in Nash stability nobody’s reply counts.",
        "N under NASH, forms b and d",
        "A stays:",
        "A has no move by which it surely gains.",
    ]
    done = run("solve", conflict, "--why", "N", "--concepts", "gmr_a")
    assert done.lines[0].rstrip() == "N under GMR, form a"


def test_paths(run: Run, chicken: Path) -> None:
    done = run("solve", chicken, "--paths", "--concepts", "nash")
    assert [line.rstrip() for line in done.lines] == [
        "YN, 1 move from NN",
        "  YN  A: take up “stay”",
        "NY, 1 move from NN",
        "  NY  B: take up “dare”",
    ]
    data = json.loads(run("solve", chicken, "--any-moves", "--format", "json").out)
    assert {path["end"] for path in data} == {"NN", "YN", "NY"}


def test_robust(run: Run, chicken: Path) -> None:
    done = run("solve", chicken, "--robust", "1", "--concepts", "nash")
    lines = [line.strip() for line in done.lines]
    assert lines[lines.index("YN holds under NASH") + 1] == "it would not, if"
    assert "NN does not hold under NASH" in lines


def test_against_another_conflict(run: Run, chicken: Path, tmp_path: Path) -> None:
    other = tmp_path / "meek.toml"
    other.write_text(CHICKEN.replace('"stay", "!dare"', '"!stay", "!dare"'), encoding="utf-8")
    done = run("solve", chicken, "--against", other, "--concepts", "nash")
    assert "  lost: stay" in [line.rstrip() for line in done.lines]
    assert "  kept: dare" in [line.rstrip() for line in done.lines]


@pytest.mark.parametrize(
    "words",
    [
        ["--why", "YN", "--paths"],
        ["--robust", "1", "--count"],
        ["--paths", "--format", "csv"],
        ["--start", "YN"],
    ],
)
def test_questions_that_do_not_go_together_are_bad_usage(
    run: Run, chicken: Path, words: list[str]
) -> None:
    assert run("solve", chicken, *words).code == 2


def test_a_concept_that_a_question_is_not_for_is_refused(run: Run, chicken: Path) -> None:
    done = run("solve", chicken, "--robust", "1", "--concepts", "nash,cseq")
    assert (done.code, done.out) == (1, "")
    assert "cseq" in done.err[0]


def test_a_state_is_named_by_its_options_too(run: Run, chicken: Path) -> None:
    done = run("solve", chicken, "--why", "stay", "--concepts", "nash")
    assert done.out == run("solve", chicken, "--why", "YN", "--concepts", "nash").out


def test_paths_from_another_state(run: Run, chicken: Path) -> None:
    done = run("solve", chicken, "--paths", "--start", "YY", "--concepts", "nash")
    assert "YN, 1 move from YY" in [line.rstrip() for line in done.lines]


def test_a_conflict_on_standard_input(run: Run, chicken: Path) -> None:
    piped = run("solve", "-", "--count", stdin=CHICKEN)
    assert piped.out == run("solve", chicken, "--count").out


@pytest.mark.parametrize("question", [["--why", "YNN"], ["--why", "YX"]])
def test_no_such_state_is_said(run: Run, chicken: Path, question: list[str]) -> None:
    done = run("solve", chicken, *question)
    assert done.code == 1
    assert "is no state of 2 options" in done.err[0]


def test_coalitions(run: Run, chicken: Path) -> None:
    data = json.loads(run("solve", chicken, "--concepts", "cnash", "--format", "json").out)
    assert list(data["stable"]["cnash"]) == ["A", "B", "A + B"]


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
