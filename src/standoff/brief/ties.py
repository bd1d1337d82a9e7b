"""Who does what to whom, added up."""

from __future__ import annotations

from collections.abc import Iterable

from standoff.brief.citations import Citations
from standoff.brief.records import Sort, Tie
from standoff.exchange.dyads import dyads
from standoff.records import Move


def ties(moves: Iterable[Move], cite: Citations) -> tuple[Tie, ...]:
    """Add up the moves from one party to another by their sort, the strongest tie first.

    A move without a target ties nobody. *Guyana and Venezuela met* ties each to the other.
    """
    found: dict[tuple[str, str, Sort], list[str]] = {}
    for move in moves:
        for by, to in dyads(move):
            if by is not None and to is not None:
                found.setdefault((by, to, cite[move.id].sort), []).append(move.id)
    order = {each: place for place, each in enumerate(Sort)}
    keys = sorted(found, key=lambda key: (-len(found[key]), key[0], key[1], order[key[2]]))
    return tuple(
        Tie(by=by, to=to, sort=sort, quotes=cite.quotes(found[by, to, sort]))
        for by, to, sort in keys
    )
