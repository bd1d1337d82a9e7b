"""Dates as precise as the text gives them: a day, a month, a year, or an interval."""

from __future__ import annotations

import calendar
import re
from datetime import date
from functools import lru_cache

from standoff.errors import InputError

_POINT = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?\Z")


class When(str):
    """An ISO 8601 day, month, year, or interval of them, kept at the precision of the text.

    >>> When("2014").last
    datetime.date(2014, 12, 31)
    >>> When("2022-01-24/2022-01-30").first
    datetime.date(2022, 1, 24)

    Raises `InputError` for anything that is no such date.
    """

    __slots__ = ()

    def __new__(cls, text: str) -> When:
        """Check the text and keep it as it stands."""
        _bounds(text)
        return super().__new__(cls, text)

    @property
    def first(self) -> date:
        """The first day that the words allow."""
        return _bounds(str(self))[0]

    @property
    def last(self) -> date:
        """The last day that the words allow."""
        return _bounds(str(self))[1]


@lru_cache(maxsize=4096)
def _bounds(text: str) -> tuple[date, date]:
    points = [_point(part, text) for part in text.split("/")]
    if len(points) > 2 or points[0][0] > points[-1][1]:
        raise InputError(
            f'"{text}" is no date', hint="an interval is FIRST/LAST, the earlier first"
        )
    return points[0][0], points[-1][1]


def _point(part: str, text: str) -> tuple[date, date]:
    match = _POINT.match(part)
    if match is None:
        raise InputError(f'"{text}" is no date', hint="write YYYY-MM-DD, YYYY-MM or YYYY")
    year, month, day = (int(group) if group else None for group in match.groups())
    assert year is not None
    try:
        if day is not None:
            assert month is not None
            return date(year, month, day), date(year, month, day)
        if month is not None:
            return date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1])
        return date(year, 1, 1), date(year, 12, 31)
    except (ValueError, calendar.IllegalMonthError):
        raise InputError(f'"{text}" is no date', hint="that day is not in the calendar") from None
