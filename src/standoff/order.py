"""In what order moves are given, and which of them fall between two days."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from enum import StrEnum
from typing import Any

from standoff.acts import Act
from standoff.records import Move
from standoff.when import When


class By(StrEnum):
    """What moves are sorted and grouped by."""

    REPORT = "report"
    PARTY = "party"
    ACT = "act"
    DATE = "date"


_ACTS = {act: place for place, act in enumerate(Act)}
_NEVER = "9999"

Dates = Mapping[str, str | None]
"""The date of each report, by its id."""


def day(move: Move, dates: Dates) -> str | None:
    """Give the date of a move, or where the text gives none, the date of its report."""
    return move.when or dates.get(move.report)


def place(move: Move) -> tuple[str, int, int, str]:
    """Give the order in which moves are exported: by report, start, end and id."""
    return move.report, move.start, move.end, move.id


def key(by: By, dates: Dates) -> Callable[[Move], Any]:
    """Give the sort key for an order. What is unknown comes last."""

    def of(move: Move) -> Any:
        match by:
            case By.REPORT:
                return place(move)
            case By.PARTY:
                return not move.actor, move.actor, place(move)
            case By.ACT:
                return _ACTS[move.act], place(move)
            case By.DATE:
                when = When(day(move, dates) or _NEVER)
                return when.first, when.last, place(move)

    return of


def within(when: str | None, since: date | None, until: date | None) -> bool:
    """Say whether a date may fall between two days, both included.

    A month may fall after its tenth day and may fall before it. An unknown date falls nowhere.
    """
    if since is None and until is None:
        return True
    if when is None:
        return False
    bounds = When(when)
    return (since is None or bounds.last >= since) and (until is None or bounds.first <= until)
