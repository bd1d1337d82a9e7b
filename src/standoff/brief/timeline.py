"""The columns of the timeline: days, or where there are too many, months or years."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from standoff.brief.citations import Citations
from standoff.brief.records import Spot
from standoff.standing.records import Happening

WIDTHS = 10, 7, 4
"""So many characters of an ISO 8601 date name a day, a month, a year."""

COLUMNS = 20
"""So many columns can be read on a page."""

UNDATED = "undated"
EARLIER = "earlier"
PARTIES = 10
"""So many parties have a lane of their own."""

OTHERS = "others"


def spots(timeline: Sequence[Happening], cite: Citations) -> tuple[Spot, ...]:
    """Give every move its place: a lane for each of its parties, and a column.

    An interval stands at its first day. Columns are days; where these are too many, months, then
    years, of which the earliest may share one column.
    """
    columns = _columns(one.when for one in timeline)
    made = []
    for one in timeline:
        quotes = cite.quotes(one.moves)
        for party in dict.fromkeys(one.by or (OTHERS,)):
            made += [
                Spot(party=party, column=columns.get(one.when or "", UNDATED), quote=quote)
                for quote in quotes[:1]
            ]
    return _fewer(made)


def _columns(dates: Iterable[str | None]) -> dict[str, str]:
    """Give the column of each date."""
    known = sorted({when for when in dates if when is not None})
    columns = {}
    for width in WIDTHS:
        columns = {when: when.partition("/")[0][:width] for when in known}
        if len(set(columns.values())) <= COLUMNS:
            return columns
    late = sorted(set(columns.values()))[-COLUMNS:]
    return {when: name if name in late else EARLIER for when, name in columns.items()}


def order(columns: Iterable[str]) -> list[str]:
    """Give columns from the earliest to the latest, those without a date last."""
    ends = {EARLIER: "", UNDATED: "~"}
    return sorted(set(columns), key=lambda one: ends.get(one, one))


def _fewer(made: list[Spot]) -> tuple[Spot, ...]:
    """Leave lanes to the parties with the most moves; the others share the last."""
    counted: dict[str, int] = {}
    for spot in made:
        counted[spot.party] = counted.get(spot.party, 0) + 1
    counted.pop(OTHERS, None)
    lanes = sorted(counted, key=lambda party: (-counted[party], party))[:PARTIES]
    fewer: dict[tuple[str, str], Spot] = {}
    for spot in made:
        party = spot.party if spot.party in lanes else OTHERS
        fewer.setdefault(
            (party, spot.quote.move), Spot(party=party, column=spot.column, quote=spot.quote)
        )
    return tuple(fewer.values())
