"""Who moved when: a lane for each party, a column for each day."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from markupsafe import Markup

from standoff.brief.records import Quote, Spot
from standoff.brief.svg import canvas, dot, drawn, number, put
from standoff.brief.timeline import OTHERS, order

COLUMN, STEP, PER_ROW = 33.0, 9.5, 3
LANE, HEAD, SIDE = 8.0, 88.0, 112.0
LONG = 15
"""Up to so many letters a party's name fits beside its lane; else its code does."""


def chart(spots: Sequence[Spot], names: Mapping[str, str]) -> Markup | None:
    """Draw moves as dots that lead to their words; `None` where there is none.

    Columns are in the order of their days, but not as far apart as these.
    """
    if not spots:
        return None
    columns = order(spot.column for spot in spots)
    cells: dict[tuple[str, str], list[Quote]] = {}
    for spot in spots:
        cells.setdefault((spot.party, spot.column), []).append(spot.quote)
    counted = Counter(spot.party for spot in spots)
    lanes = sorted(counted, key=lambda code: (code == OTHERS, -counted[code], code))
    rows = {
        lane: max(-(-len(cells.get((lane, column), ())) // PER_ROW) for column in columns)
        for lane in lanes
    }
    width = SIDE + COLUMN * len(columns) + 8
    height = HEAD + sum(LANE + STEP * rows[lane] for lane in lanes) + 4
    each = "; ".join(f"{names.get(lane, lane)}: {counted[lane]} moves" for lane in lanes)
    svg = canvas(
        "chart", width, height, "Who moved when", f"{columns[0]} to {columns[-1]}. {each}."
    )
    for nth, column in enumerate(columns):
        x = SIDE + COLUMN * (nth + 0.5)
        put(
            svg,
            "text",
            column,
            class_="day",
            transform=f"translate({number(x + 4)} {number(HEAD - 8)}) rotate(-90)",
        )
    y = HEAD
    for lane in lanes:
        tall = LANE + STEP * rows[lane]
        put(svg, "line", class_="rule", x1=0, x2=width, y1=y, y2=y)
        name = names.get(lane, lane)
        label = put(
            svg, "text", name if len(name) <= LONG else lane, class_="lane", x=0,
            y=y + tall / 2 + 4.5,
        )  # fmt: skip
        put(label, "title", name)
        for nth, column in enumerate(columns):
            for place, quote in enumerate(cells.get((lane, column), ())):
                left = SIDE + COLUMN * nth + 7.5 + STEP * (place % PER_ROW)
                dot(svg, left, y + LANE / 2 + STEP * (place // PER_ROW + 0.5), quote)
        y += tall
    return drawn(svg)
