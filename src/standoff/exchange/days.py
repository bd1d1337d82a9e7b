"""The one day that event data want of a move."""

from __future__ import annotations

from standoff.exchange.lacks import Kind, Lacks
from standoff.when import When


def one_day(when: str | None) -> str | None:
    """Give a date that is one day, else `None`: the first day of a month would be made up.

    >>> one_day("2022-01-24"), one_day("2022-01"), one_day("2022-01-24/2022-01-24")
    ('2022-01-24', None, '2022-01-24')
    """
    if when is None:
        return None
    days = When(when)
    return days.first.isoformat() if days.first == days.last else None


def count_day(lacks: Lacks, own: str | None, report: str | None) -> None:
    """Count a move whose day is not its own: that of its report stands there, or none."""
    if own is None and one_day(report) is not None:
        lacks.add(Kind.UNDATED, "the day of the report stands there")
    elif (own or report) is not None and one_day(own or report) is None:
        lacks.add(Kind.DAYS)
