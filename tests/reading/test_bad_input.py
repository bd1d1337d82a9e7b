"""Texts that no newsroom would send, and a reader that is killed: nothing breaks."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

import standoff
from standoff.records import Problem, Reading, Report
from standoff.register import open_register

ENVIRONMENT = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}
MAIN = [sys.executable, "-c", "from standoff.cli import main; main()"]
BUNDLED = Path(standoff.__file__).parent / "demo" / "reports"
TEXTS = [path.read_text(encoding="utf-8") for path in sorted(BUNDLED.glob("*/report.txt"))]


def read(text: str, date: str | None = "2021-07-09") -> Reading:
    return standoff.load().read(Report(id="x", text=text, date=date))


def test_killed_in_the_middle_of_a_batch_and_begun_again(tmp_path: Path) -> None:
    """The real reader, that is; with one that is quick the command line is tested by itself."""
    folder, path = tmp_path / "reports", tmp_path / "crisis.db"
    folder.mkdir()
    texts = {f"r{number:02}": text for number, text in enumerate(TEXTS * 8)}
    for name, text in texts.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    words = [*MAIN, "read", str(folder), "--date", "2021-07-09", "--register", str(path)]
    with subprocess.Popen(words, stderr=subprocess.PIPE, text=True, env=ENVIRONMENT) as one:
        assert one.stderr is not None
        for line in one.stderr:
            if line.startswith("standoff: r02: new"):
                break
        one.send_signal(signal.SIGKILL)
    assert one.returncode == -signal.SIGKILL
    with open_register(path, create=False) as register:
        kept = register.readings()
    assert 3 <= len(kept) < len(texts)
    for reading in kept:
        text = texts[reading.report.id]
        alone = standoff.load().read(
            Report(id=reading.report.id, text=text, date="2021-07-09", language="en")
        )
        assert (reading.report.text, reading.moves) == (text, alone.moves)
    again = subprocess.run(words, capture_output=True, text=True, env=ENVIRONMENT, check=True)
    said = [line.split(": ")[2].split(",")[0] for line in again.stderr.splitlines()]
    assert said == ["same"] * len(kept) + ["new"] * (len(texts) - len(kept))


def test_a_very_long_line(tmp_path: Path) -> None:
    """Ten megabytes go the same way, in three minutes; here it is a fiftieth of that."""
    line = " ".join(" ".join(text.split()) for text in TEXTS * 12)[:200_000]
    path = tmp_path / "long.txt"
    path.write_text(line, encoding="utf-8")
    done = subprocess.run(
        [*MAIN, "read", str(path), "--date", "2021-07-09"],
        capture_output=True,
        text=True,
        env=ENVIRONMENT,
        check=True,
    )
    assert len(done.stdout.splitlines()) > 1000
    [told] = done.stderr.splitlines()
    assert told.startswith((f"standoff: {path}: ", "standoff: long: "))
    assert "ends of sentences" in told


PIECE = 20_000


@pytest.mark.parametrize(
    "unit",
    [
        "x", ".", ". ", "1", "1 ", "a.b.", "a-", "\u200b", "👩‍👩‍👧", "中国",
        '" ', "U.S. ", "IRAN ", "Iran's ",
        "Iran, ", "Iran and ", "Iran who ", "the ministry of ", "if ", "Monday ", "demanded to ",
        "Iran said that ", "to withdraw, ", "Iran rejected the plan ", "(", "“", '"',
    ],
)  # fmt: skip
def test_one_thing_over_and_over(unit: str) -> None:
    text = unit * (PIECE // len(unit))
    begun = time.monotonic()
    for move in read(text).moves:
        assert text[move.start : move.end] == move.evidence
    assert time.monotonic() - begun < 20


def test_a_sentence_that_does_not_end() -> None:
    """Time grows with the length of a sentence, not with its square."""
    begun = time.monotonic()
    assert read("Iran rejected the plan, " * 400).moves
    assert time.monotonic() - begun < 4


@pytest.mark.parametrize("text", ["", " ", "\n\n", "\u200b", "\ufeff", ".", "”", "()", "\n.\n"])
def test_a_text_that_says_nothing(text: str) -> None:
    assert read(text).moves == ()


@pytest.mark.parametrize(
    "text",
    [
        "Iran fired ² missiles.",
        "On ² May Iran rejected the plan.",
        "³ weeks ago Iran rejected the plan.",
        f"Iran rejected the plan {'9' * 5000} days ago.",
        f"On {'0' * 4999}1 May Iran rejected the plan.",
        "On 31 February Iran rejected the plan.",
        "On February 30, 2020 and on 0 May 1999, Iran rejected the plan.",
        "Iran rejected the plan 199 years ago, a year later, and in the year 0000.",
    ],
)
@pytest.mark.parametrize("date", [None, "0001-01-01", "2020-02-29", "9999-12-31"])
def test_numbers_that_are_no_dates(text: str, date: str | None) -> None:
    assert isinstance(read(text, date), Reading)


@pytest.mark.parametrize("date", ["0001-01-01", "9999-12-31"])
def test_the_first_and_the_last_day(date: str) -> None:
    text = (
        "Iran rejected the plan yesterday. Iraq will leave tomorrow. Chad left two weeks ago. "
        "Mali left last week, Togo leaves next week, Oman left a day earlier, Peru left last month "
        "and Cuba will leave next year. Laos left on Monday. A day later Iran left."
    )
    assert isinstance(read(text, date), Reading)


def test_a_problem_passes_through_where_it_stood() -> None:
    problem = Problem(where="b.txt", message="the file is empty")
    one, other = Report(id="a", text=TEXTS[0]), Report(id="c", text=TEXTS[1])
    first, second, third = standoff.load().pipe([one, problem, other])
    assert isinstance(first, Reading) and isinstance(third, Reading)
    assert (first.report, second, third.report) == (one, problem, other)
