"""The matrix of positions: matters by parties, as wide as a page and no wider."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from standoff.brief.records import Cell, Matrix, Row
from standoff.brief.tones import STANCES
from standoff.standing.records import Position

WIDE = 7
"""So many parties fit beside the matters on a sheet of A4."""


def matrices(
    positions: Sequence[Position], names: Mapping[str, str], anchors: Sequence[str]
) -> tuple[Matrix, ...]:
    """Set the matters on which several parties stand against those parties.

    Where there is no such matter, every matter is in it. `names` are those of the matters, in the
    order of the agenda; parties with the most positions come first. `anchors` are those of the
    positions' entries.
    """
    cells = {
        (one.item, one.party): Cell(
            label=one.stance, tone=STANCES[one.stance], entry=anchor, changed=one.change is not None
        )
        for one, anchor in zip(positions, anchors, strict=True)
    }
    held = Counter(item for item, _ in cells)
    listed = [item for item in names if item in held]
    shared = [item for item in listed if held[item] > 1] or listed
    counted = Counter(party for item, party in cells if item in set(shared))
    parties = sorted(counted, key=lambda party: (-counted[party], party))
    tables = -(-len(parties) // WIDE)
    size = -(-len(parties) // tables) if tables else 1
    title = "Matters on which several parties stand" if len(shared) < len(held) else "Every matter"
    made = []
    for start in range(0, len(parties), size):
        shown = tuple(parties[start : start + size])
        rows = (
            Row(matter=names[item], cells=tuple(cells.get((item, party)) for party in shown))
            for item in shared
        )
        kept = tuple(row for row in rows if any(row.cells))
        made.append(Matrix(title=title + _part(start // size, tables), parties=shown, rows=kept))
    return tuple(made)


def _part(nth: int, tables: int) -> str:
    return f", {nth + 1} of {tables}" if tables > 1 else ""
