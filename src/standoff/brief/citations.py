"""References: each report by its number, each move by its report's number and its own."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from standoff.brief.clean import line
from standoff.brief.records import Quote
from standoff.brief.tones import sort
from standoff.exchange.parties import Parties
from standoff.exchange.signatures import signatures
from standoff.records import Move, Report
from standoff.when import When

LATEST = "9999"


class Citations:
    """The moves that a brief rests on, by the reports in which they stand.

    Reports are numbered by their dates, those without one last, and moves by their places in the
    text: *3.12* is the twelfth move of the third report.
    """

    def __init__(
        self, moves: Mapping[str, Move], reports: Iterable[Report], parties: Parties
    ) -> None:
        self.parties = parties
        self._moves = moves
        found: dict[str, list[Move]] = {}
        for move in moves.values():
            found.setdefault(move.report, []).append(move)
        telling = [report for report in reports if report.id in found]
        self.reports = tuple(sorted(telling, key=_dated))
        self.of = {
            report.id: tuple(sorted(found[report.id], key=_place)) for report in self.reports
        }
        self._quotes = {
            move.id: self._quote(move, f"{number}.{place}")
            for number, report in enumerate(self.reports, start=1)
            for place, move in enumerate(self.of[report.id], start=1)
        }

    def __getitem__(self, move: str) -> Quote:
        return self._quotes[move]

    def quotes(self, moves: Iterable[str]) -> tuple[Quote, ...]:
        """Cite moves, each once, in the order given."""
        return tuple(self._quotes[move] for move in dict.fromkeys(moves) if move in self._quotes)

    def names(self, codes: Iterable[str]) -> str:
        """Name parties: *Guyana, allies of the United States*."""
        return line(", ".join(self.parties.name(code) for code in codes))

    def sides(self, by: Sequence[str], to: Sequence[str]) -> str:
        """Say who and toward whom."""
        who = self.names(by) or "somebody"
        return f"{who} → {self.names(to)}" if to else who

    def gist(self, move: Move) -> str:
        """Say who does what to whom."""
        return f"{self.sides(move.actor, move.target)}: {move.act}"

    def _quote(self, move: Move, ref: str) -> Quote:
        return Quote(
            move=move.id,
            ref=ref,
            words=line(move.evidence),
            gist=self.gist(move),
            sort=sort(move),
            ruled=tuple(rulings(move)),
        )


def rulings(move: Move) -> Iterable[str]:
    """Say what people ruled on a move, and what the machine reads where that is something else."""
    for mark, signature in zip(move.marks, signatures(move), strict=True):
        note = f": {mark.note}" if mark.note else ""
        read = "; ".join(f"{name} {_plain(value)}" for name, value in mark.read.items())
        yield line(f"{signature}{note}{f' (the machine reads: {read})' if read else ''}")


def _plain(value: str | tuple[str, ...] | None) -> str:
    return (", ".join(value) if isinstance(value, tuple) else value) or "nothing"


def _dated(report: Report) -> tuple[object, ...]:
    when = When(report.date or LATEST)
    return when.first, when.last, report.id


def _place(move: Move) -> tuple[int, int, str]:
    return move.start, move.end, move.id
