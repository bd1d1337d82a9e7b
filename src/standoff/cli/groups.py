"""Moves under headings: by report, by party, by act or by date."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from standoff import knowledge
from standoff.order import By, day
from standoff.records import Move, Report


@dataclass(frozen=True, kw_only=True)
class Group:
    """Moves that stand together, and what they have in common."""

    heading: str
    about: tuple[str, ...] = ()
    moves: tuple[Move, ...]


def groups(moves: Sequence[Move], reports: Iterable[Report], by: By) -> Iterator[Group]:
    """Put sorted moves under headings. A move of two parties stands under each of them."""
    known = {report.id: report for report in reports}
    dates = {report.id: report.date for report in known.values()}
    piles: dict[str, list[Move]] = {}
    for move in moves:
        match by:
            case By.REPORT:
                headings: tuple[str, ...] = (move.report,)
            case By.PARTY:
                headings = move.actor or ("party unknown",)
            case By.ACT:
                headings = (move.act.value,)
            case By.DATE:
                headings = (day(move, dates) or "date unknown",)
        for heading in headings:
            piles.setdefault(heading, []).append(move)
    for heading, pile in piles.items():
        if by is By.PARTY:
            party = knowledge.load().party(heading)
            yield Group(heading=heading, about=(party.name,) if party else (), moves=tuple(pile))
        else:
            report = known.get(heading) if by is By.REPORT else None
            yield Group(heading=heading, about=about(report), moves=tuple(pile))


def about(report: Report | None) -> tuple[str, ...]:
    """Say what is known of a report beside its id."""
    if report is None:
        return ()
    return tuple(word for word in (report.date, report.outlet, report.title) if word)
