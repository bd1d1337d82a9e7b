from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any, TypeVar

import pytest
from typer.testing import CliRunner

import standoff
from samples import TEXT, move, reading
from samples import report as make_report
from standoff.cli.app import app
from standoff.records import Attribution, Problem, Quotes, Reading, Report
from standoff.register import open_register

T = TypeVar("T", Reading, Quotes)


class FakeReader:
    """A reader that finds every *rejected* and what follows it."""

    version = "fake 1"

    def pipe(self, reports: Iterable[Report | Problem]) -> Iterator[Reading | Problem]:
        return self._each(reports, self.read)

    def pipe_quotes(self, reports: Iterable[Report | Problem]) -> Iterator[Quotes | Problem]:
        return self._each(reports, self.quotes)

    def _each(
        self, reports: Iterable[Report | Problem], answer: Callable[[Report], T]
    ) -> Iterator[T | Problem]:
        for report in reports:
            if isinstance(report, Problem):
                yield report
            elif "unreadable" in report.text:
                yield Problem(where=report.id, message="the reader stumbled")
            else:
                yield answer(report)

    def quotes(self, report: Report) -> Quotes:
        found = tuple(
            Attribution(source=(), cue=(cue.span(),), content=((cue.end() + 1, cue.end() + 4),))
            for cue in re.finditer("rejected", report.text)
        )
        return Quotes(report=report.id, attributions=found)

    def read(self, report: Report) -> Reading:
        found = re.findall(r"rejected[^.]*", report.text)
        moves = tuple(
            move(report, words, nth=found[:place].count(words), matter=words[9:] or None)
            for place, words in enumerate(found)
        )
        notes = ("read in 2 pieces",) if len(report.text) > 1000 else ()
        return Reading(report=report, moves=moves, reader=self.version, notes=notes)


@pytest.fixture
def loads(monkeypatch: pytest.MonkeyPatch) -> list[dict[str, Any]]:
    """Put the fake in place of the reader, and list how it was loaded."""
    calls: list[dict[str, Any]] = []

    def load(**settings: Any) -> FakeReader:
        calls.append(settings)
        return FakeReader()

    monkeypatch.setattr(standoff, "load", load, raising=False)
    return calls


class Result:
    """What a command said, and how it ended."""

    def __init__(self, code: int, out: bytes, err: str) -> None:
        self.code = code
        self.out = out.decode()
        self.lines = self.out.splitlines()
        self.err = err.splitlines()


@pytest.fixture
def run(
    loads: list[dict[str, Any]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Callable[..., Result]:
    """Run a command in an empty folder, with the fake reader."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "160")

    def call(*words: object, stdin: str | None = None) -> Result:
        done = CliRunner().invoke(app, [str(word) for word in words], input=stdin)
        if done.exception is not None and not isinstance(done.exception, SystemExit):
            raise done.exception
        return Result(done.exit_code, done.stdout_bytes, done.stderr)

    return call


@pytest.fixture
def files(tmp_path: Path) -> list[str]:
    """Two reports: `a.txt` with two moves, `b.txt` with one."""
    (tmp_path / "a.txt").write_text(TEXT)
    (tmp_path / "b.txt").write_text("Athens rejected the Turkish map of the shelf on Friday.")
    return ["a.txt", "b.txt"]


@pytest.fixture
def crisis(tmp_path: Path) -> Path:
    """A register of one report, *monday*."""
    path = tmp_path / "crisis.db"
    with open_register(path) as register:
        register.add(reading(make_report("monday")))
    return path
