"""A batch of reports: found, loaded, read; what fails is counted and stops nothing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain
from pathlib import Path
from typing import Literal

import typer

from standoff.cli.terminal import say
from standoff.errors import InputError
from standoff.records import Problem, Quotes, Reading, Report


class Batch:
    """Reports on their way through the reader, and the problems met on the way.

    The reader, with spaCy behind it, is loaded when there is a first report to read.
    """

    def __init__(
        self,
        paths: Sequence[str],
        *,
        date: str | None = None,
        id: str | None = None,  # noqa: A002
        force: bool = False,
        tables: Path | None = None,
        model: str | None = None,
    ) -> None:
        """Find the reports, and refuse what cannot be meant before anything is read.

        Raises `StandoffError` for a date that is none, `BadParameter` for one name of many reports.
        """
        self.problems: list[str] = []
        self._said: set[str] = set()
        self._date, self._id, self._force = date, id, force
        self._tables, self._model = tables, model
        if date is not None:
            from standoff.when import When

            When(date)
        self.sources = self._find(paths)
        if id is not None and len(self.sources) > 1:
            raise typer.BadParameter("it names one report, and here are several", param_hint="--id")

    def read(self) -> Iterator[Reading]:
        """Read one report after the other."""
        for result in self._each("pipe", self._load()):
            assert isinstance(result, Reading)
            for note in result.notes:
                self._note(result.report.id, note)
            yield result

    def quotes(self) -> Iterator[Quotes]:
        """Find who says what in one report after the other."""
        for result in self._each("pipe_quotes", self._load(dated=False)):
            assert isinstance(result, Quotes)
            yield result

    def _each(
        self,
        what: Literal["pipe", "pipe_quotes"],
        reports: Iterator[Report],
    ) -> Iterator[Reading | Quotes]:
        import standoff

        first = next(reports, None)
        if first is None:
            return
        reader = standoff.load(tables=self._tables, model=self._model)
        for result in getattr(reader, what)(chain([first], reports)):
            if isinstance(result, Problem):
                self._fail(result.where, result.message)
            else:
                yield result

    def _find(self, paths: Sequence[str]) -> list[str]:
        from standoff import intake

        found: list[str] = []
        for path in paths:
            try:
                found += intake.find([path])
            except InputError as error:
                self.problems.append(str(error))
        return found

    def _load(self, *, dated: bool = True) -> Iterator[Report]:
        from standoff import intake

        seen: dict[str, tuple[str, int]] = {}
        for source in self.sources:
            try:
                report, notes = intake.load_report(
                    source, date=self._date, id=self._id, force=self._force
                )
            except InputError as error:
                self.problems.append(str(error))
                continue
            for note in notes:
                if note != intake.NO_DATE:
                    self._note(source, note)
                elif dated:  # else nobody asks when it was
                    self._note("", note)
            mark = hash(report.text)
            other, its_mark = seen.setdefault(report.id, (source, mark))
            if its_mark != mark:
                self._fail(
                    source,
                    f"has the id {report.id} like {other}, but not its text; give it one with --id",
                )
                continue
            yield report

    def _fail(self, where: str, message: str) -> None:
        self.problems.append(message if where in message else f"{where}: {message}")

    def _note(self, where: str, note: str) -> None:
        line = f"{where}: {note}" if where else note
        if line not in self._said:
            self._said.add(line)
            say(line)
