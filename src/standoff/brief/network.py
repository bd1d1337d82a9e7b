"""Who does what to whom, as a network on a circle."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import combinations
from math import cos, hypot, pi, sin, sqrt
from xml.etree.ElementTree import Element

from markupsafe import Markup

from standoff.brief.records import Tie
from standoff.brief.svg import CLASSES, canvas, drawn, number, put

PARTIES = 14
"""So many parties can be told apart on the circle; the table beside it has them all."""

WIDTH, HEIGHT, RADIUS = 542.0, 348.0, 132.0
MIDDLE = WIDTH / 2, HEIGHT / 2
NODE = 6.0
ROOM = 42.0
"""What is left above the highest party and below the lowest: a name, or the ties of two."""

SPREAD = 17.0
"""How far the ties between two parties stand apart."""

THICKEST = 6.5
HEAD = 11.0
LONG = 14
"""Up to so many letters a name fits beside its party; else its code does."""

Point = tuple[float, float]


def network(ties: Sequence[Tie], names: Mapping[str, str]) -> Markup | None:
    """Draw the ties between the parties with the most moves; `None` where there is no tie.

    A tie is an arrow as thick as its number of moves, its colour and dashes those of its sort.
    Where it stands depends on the ties alone.
    """
    ends: Counter[str] = Counter()
    for tie in ties:
        ends.update({tie.by: len(tie.quotes), tie.to: len(tie.quotes)})
    if not ends:
        return None
    chosen = sorted(ends, key=lambda code: (-ends[code], code))[:PARTIES]
    kept = [tie for tie in ties if tie.by in chosen and tie.to in chosen]
    places = _places(uncrossed(chosen, [(tie.by, tie.to) for tie in kept]))
    told = [f"{names[tie.by]} to {names[tie.to]}, {tie.sort}: {len(tie.quotes)}" for tie in kept]
    svg = canvas("network", WIDTH, HEIGHT, "Who does what to whom", "; ".join(told) + ".")
    _arrowheads(svg)
    most = max((len(tie.quotes) for tie in kept), default=1)
    between: dict[tuple[str, str], list[Tie]] = {}
    for tie in kept:
        between.setdefault((min(tie.by, tie.to), max(tie.by, tie.to)), []).append(tie)
    for (one, other), listed in between.items():
        bends = _bends(places[one], places[other], len(listed))
        for tie, bend in zip(sorted(listed, key=lambda tie: tie.by), bends, strict=True):
            way = 1 if tie.by == one else -1
            path = _arrow(svg, tie, (places[tie.by], places[tie.to]), way * bend, most)
            moves = f"{len(tie.quotes)} move{'' if len(tie.quotes) == 1 else 's'}"
            put(path, "title", f"{names[tie.by]} → {names[tie.to]}, {tie.sort}: {moves}")
    for code, place in places.items():
        _party(svg, names[code], code, place)
    top = min(y for _, y in places.values()) - ROOM
    tall = max(y for _, y in places.values()) + ROOM - top
    svg.set("viewBox", f"0 {number(top)} {number(WIDTH)} {number(tall)}")
    svg.set("height", number(tall))
    return drawn(svg)


def left_out(ties: Sequence[Tie], drawing: int = PARTIES) -> int:
    """Count the parties that are not in the picture."""
    return max(0, len({code for tie in ties for code in (tie.by, tie.to)}) - drawing)


def uncrossed(codes: Sequence[str], pairs: Sequence[tuple[str, str]]) -> list[str]:
    """Order parties around a circle so that few ties cross, by exchanging two while it helps.

    >>> uncrossed(["A", "B", "C", "D"], [("A", "C"), ("B", "D")])
    ['B', 'A', 'C', 'D']
    """
    chords = sorted({(min(pair), max(pair)) for pair in pairs})
    best = sorted(codes)
    cost = _cost(best, chords)
    better = True
    while better:
        better = False
        for one, other in combinations(range(len(best)), 2):
            tried = list(best)
            tried[one], tried[other] = tried[other], tried[one]
            if (new := _cost(tried, chords)) < cost:
                best, cost, better = tried, new, True
    return best


def _cost(order: Sequence[str], chords: Sequence[tuple[str, str]]) -> tuple[int, int]:
    """Give the number of crossings, then how close those are who have to do with each other.

    Far apart, there is room for the ties between them.
    """
    at = {code: place for place, code in enumerate(order)}
    ends = [sorted((at[one], at[other])) for one, other in chords]
    crossings = sum(a < c < b < d or c < a < d < b for (a, b), (c, d) in combinations(ends, 2))
    return crossings, -sum(min(b - a, len(order) - b + a) for a, b in ends)


def _places(order: Sequence[str]) -> dict[str, Point]:
    """Put the first at the left, and the others clockwise."""
    turn = 2 * pi / len(order)
    return {
        code: (MIDDLE[0] - RADIUS * cos(turn * nth), MIDDLE[1] - RADIUS * sin(turn * nth))
        for nth, code in enumerate(order)
    }


def _arrowheads(svg: Element) -> None:
    defs = put(svg, "defs")
    for colour in dict.fromkeys(kind.split()[0] for kind in CLASSES.values()):
        head = put(
            defs, "marker", id=f"head-{colour}", viewBox="0 0 10 10", refX=1, refY=5,
            markerWidth=HEAD, markerHeight=HEAD, markerUnits="userSpaceOnUse", orient="auto",
        )  # fmt: skip
        put(head, "path", class_=f"head {colour}", d="M0 1 10 5 0 9Z")


def _arrow(svg: Element, tie: Tie, ends: tuple[Point, Point], bend: float, most: int) -> Element:
    """Draw an arrow. It bends to the right of its way, or for a bend below nothing to the left."""
    start, end = ends
    length = hypot(end[0] - start[0], end[1] - start[1])
    over = (
        (start[0] + end[0]) / 2 - (end[1] - start[1]) / length * bend,
        (start[1] + end[1]) / 2 + (end[0] - start[0]) / length * bend,
    )
    kind = CLASSES[tie.sort]
    link = put(svg, "a", href=f"#m-{tie.quotes[0].move}")
    return put(
        link, "path", class_=f"tie {kind}",
        d=f"M{_at(_toward(start, over, NODE + 2))}"
        f"Q{_at(over)} {_at(_toward(end, over, NODE + 1 + HEAD))}",
        stroke_width=1.2 + (THICKEST - 1.2) * sqrt((len(tie.quotes) - 1) / max(most - 1, 1)),
        marker_end=f"url(#head-{kind.split()[0]})",
    )  # fmt: skip


def _bends(here: Point, there: Point, number: int) -> list[float]:
    """Give as many bends as there are ties between two places, the way being from here to there.

    Across the circle they spread to both sides; at its rim they lie inside, clear of the names.
    """
    width = min(SPREAD, 120 / number)
    length = hypot(there[0] - here[0], there[1] - here[1])
    inside = (1 - length / (2 * RADIUS)) * width * (number - 1) / 2 + 0.1 * length
    side = (there[0] - here[0]) * (MIDDLE[1] - here[1]) - (there[1] - here[1]) * (
        MIDDLE[0] - here[0]
    )
    sign = 1 if side >= 0 else -1
    return [sign * (inside + width * (nth - (number - 1) / 2)) for nth in range(number)]


def _party(svg: Element, name: str, code: str, place: Point) -> None:
    """Draw a party with its name outside the circle."""
    x, y = place
    out = (x - MIDDLE[0]) / RADIUS, (y - MIDDLE[1]) / RADIUS
    circle = put(svg, "circle", class_="party", cx=x, cy=y, r=NODE)
    put(circle, "title", name)
    anchor = "middle" if abs(out[0]) < 0.1 else "start" if out[0] > 0 else "end"
    label = name if len(name) <= LONG else code
    put(
        svg, "text", label, class_="label", x=x + out[0] * 13, y=y + out[1] * 17 + 5,
        text_anchor=anchor,
    )  # fmt: skip


def _toward(here: Point, there: Point, step: float) -> Point:
    length = hypot(there[0] - here[0], there[1] - here[1])
    return (
        here[0] + (there[0] - here[0]) * step / length,
        here[1] + (there[1] - here[1]) * step / length,
    )


def _at(point: Point) -> str:
    return f"{number(point[0])} {number(point[1])}"
