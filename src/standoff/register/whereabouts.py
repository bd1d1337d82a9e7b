"""Where rulings are now: the moves that they are attached to, and the pairs that people made."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from sqlalchemy import Connection

from standoff.records import Move
from standoff.register import queries
from standoff.register.attach import attach
from standoff.register.rulings import Attached, Ruled, Ruling
from standoff.register.settle import Stood

Homes = Mapping[tuple[str, str], Stood]
"""How the move of each copy stands, by the copy's report and id."""


def attachments(connection: Connection) -> Iterator[Attached]:
    """Give every ruling, the oldest first, with where it is now."""
    homes = _homes(connection)
    for ruled in queries.ruled(connection):
        if not ruled.stands:
            yield _of_withdrawn(connection, ruled, homes)
            continue
        stood = homes[ruled.move.report, ruled.move.id]
        yield Attached(
            ruling=ruled,
            move=None if stood.present is None else stood.present.id,
            shown=_shown(ruled.move, homes),
            other=None if ruled.other is None else _shown(ruled.other, homes),
        )


def pairs(connection: Connection, wanted: Ruling) -> list[tuple[str, str]]:
    """Give the pairs of moves whose latest ruling is the wanted one, of `join` and `split`."""
    if not queries.has_pairs(connection):
        return []
    homes = _homes(connection)
    latest: dict[frozenset[str], Ruling] = {}
    for ruled in queries.ruled(connection):
        if ruled.stands and ruled.other is not None:
            both = _shown(ruled.move, homes), _shown(ruled.other, homes)
            if None not in both:
                latest[frozenset(name for name in both if name)] = ruled.ruling
    found = (sorted(both) for both, ruling in latest.items() if ruling is wanted)
    return sorted((both[0], both[1]) for both in found if len(both) == 2)


def _homes(connection: Connection) -> Homes:
    return {
        (report, name): one
        for report, stood in queries.stands(connection).items()
        for one in stood
        if one.name is not None
        for name in one.names
    }


def _shown(copy: Move, homes: Homes) -> str | None:
    stood = homes.get((copy.report, copy.id))
    return None if stood is None or stood.shown is None else stood.shown.id


def _of_withdrawn(connection: Connection, ruled: Ruled, homes: Homes) -> Attached:
    """Attach a ruling as if it stood alone."""
    move = _alone(connection, ruled, ruled.move)
    other = None if ruled.other is None else _alone(connection, ruled, ruled.other)
    return Attached(
        ruling=ruled,
        move=None if move is None else move.id,
        shown=None if move is None else _shown(move, homes) or move.id,
        other=None if other is None else _shown(other, homes) or other.id,
    )


def _alone(connection: Connection, ruled: Ruled, copy: Move) -> Move | None:
    """Find the move of one of the ruling's copies in the present reading."""
    report = queries.report(connection, copy.report)
    listed = queries.found(connection, report.id).get(report.id, [])
    subjects = attach(report, listed, [ruled])
    return next(
        (one.present for one in subjects if any(each.stored is copy for each in one.copies)), None
    )
