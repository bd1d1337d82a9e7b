"""The least change in Nash, GMR or SMR: whether somebody stays rests on its own list alone.

So the lists are searched one decision maker at a time: one that leaves is enough to upset a state,
and to make it hold each of those that leave has to be made to stay.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from standoff.strategy.concepts import Concept
from standoff.strategy.departures import Departure
from standoff.strategy.pairs import distinct_rows
from standoff.strategy.tries import Answer, Found, Tries


def alone(tries: Tries, concept: Concept, place: int) -> Answer:
    """Search list by list for the least change that decides otherwise of a state."""
    departures = {maker: Departure(tries, concept, maker, place) for maker in tries.makers}
    leaving = {maker: one for maker, one in departures.items() if one.now(tries.worth[maker])}
    if leaving:
        return _kept(tries, leaving, place)
    return _upset(tries, departures, place)


def _upset(tries: Tries, departures: Mapping[int, Departure], place: int) -> Answer:
    """Make one of all leave, by the mildest of the least changes."""
    for count in range(1, tries.limit + 1):
        hits = []
        for maker in tries.edits:
            hit = _first(tries, maker, departures[maker], place, count, leave=True)
            if hit is not None:
                hits.append(hit)
        if hits:
            return Answer(True, [min(hits, key=Found.weight)], count)
        if any(edits.layer(count) is None for edits in tries.edits.values()):
            return Answer(True, None, count - 1)
    return Answer(True, None, tries.limit)


def _kept(tries: Tries, leaving: Mapping[int, Departure], place: int) -> Answer:
    """Make everybody who leaves stay; each needs one change at least."""
    found: list[Found] = []
    spent = 0
    for position, (maker, departure) in enumerate(leaving.items()):
        if maker not in tries.edits:
            return Answer(False, None, tries.limit)  # no change of the others would keep it
        rest = len(leaving) - position - 1
        for count in range(1, tries.limit - spent - rest + 1):
            if tries.edits[maker].layer(count) is None:
                return Answer(False, None, spent + count - 1 + rest)
            hit = _first(tries, maker, departure, place, count, leave=False)
            if hit is not None:
                found.append(hit)
                spent += count
                break
        else:
            return Answer(False, None, tries.limit)
    return Answer(False, found, spent)


def _first(
    tries: Tries, maker: int, departure: Departure, place: int, count: int, *, leave: bool
) -> Found | None:
    """Give the first list of a layer, if there is one, that makes somebody leave, or stay."""
    layer = tries.edits[maker].layer(count)
    if layer is None or not departure.ways:
        return None
    pairs = tries.pairs(maker, np.full(departure.places.size, place), departure.places)
    for start, bits in pairs.of(layer):
        distinct, first = distinct_rows(bits)
        hits = first[departure.leaves(pairs.flags(distinct)) == leave]
        if hits.size:
            return tries.found(maker, count, start + int(hits.min()))
    return None
