"""The least change in SEQ and SIM, where improvements of the others matter: all lists are tried.

In SEQ they matter wherever a sequence leads, in SIM only from the state itself.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import product
from typing import NamedTuple

import numpy as np

from standoff.strategy.concepts import Concept
from standoff.strategy.departures import Departure
from standoff.strategy.pairs import View, distinct_rows, nowhere, packed
from standoff.strategy.tries import Answer, Found, Tries

MOST_BITS = 1 << 33
"""Comparisons of the lists with so many changes that are kept at once."""


class Tried(NamedTuple):
    """What a list comes to, with the number of its changes and its row in their layer."""

    view: View
    changes: int
    row: int


class Joint:
    """The search for one state, where lists of several decision makers are tried together."""

    def __init__(self, tries: Tries, concept: Concept, place: int) -> None:
        self._tries, self._place = tries, place
        self._all = np.arange(tries.size, dtype=np.int64)
        seq = concept is Concept.SEQ
        self._moves = [tries.moves(maker) if seq else nowhere(tries.size) for maker in tries.makers]
        self._spoiled = self._one_by_one if seq else self._at_once
        now = []
        for worth, moves in zip(tries.worth, self._moves, strict=True):
            better = worth > worth[place], worth[moves.ends] > worth[moves.froms]
            bits = packed(np.concatenate(better)[None])[0]
            now.append(Tried(View(bits, tries.size, True), 0, 0))
        self._suspect = 0
        self._holds = self._stable(now)
        self._layers = [[[one]] for one in now]  # by maker and number of changes
        self._seen: dict[int, set[bytes]] = {maker: set() for maker in tries.edits}
        self._departures: list[Departure] = []
        # What holds in SEQ holds in GMR, which a list decides by itself.
        if seq and not self._holds:
            for maker, worth in enumerate(tries.worth):
                departure = Departure(tries, Concept.GMR, maker, place)
                self._departures.append(departure)
                if departure.now(worth):
                    self._layers[maker] = [[]]

    def search(self) -> Answer:
        """Go through all lists with one change, then two, and so on."""
        for count in range(1, self._tries.limit + 1):
            for maker in self._tries.edits:
                tried = self._layer(maker, count)
                if tried is None:
                    return Answer(self._holds, None, count - 1)
                self._layers[maker].append(tried)
            hits = [hit for counts in self._shares(count) if (hit := self._among(counts))]
            if hits:
                return Answer(self._holds, min(hits, key=_weight), count)
        return Answer(self._holds, None, self._tries.limit)

    def _shares(self, count: int) -> Iterator[tuple[int, ...]]:
        """Give how so many changes may fall on those who have lists."""
        for counts in product(range(count + 1), repeat=len(self._layers)):
            if sum(counts) == count and all(
                maker in self._tries.edits for maker, some in enumerate(counts) if some
            ):
                yield counts

    def _among(self, counts: Sequence[int]) -> list[Found] | None:
        """Give the first lists, each with so many changes, that decide otherwise together."""
        layers = [layers[some] for layers, some in zip(self._layers, counts, strict=True)]
        for chosen in product(*layers):
            if self._stable(chosen) != self._holds:
                return [
                    self._tries.found(maker, one.changes, one.row)
                    for maker, one in enumerate(chosen)
                    if one.changes
                ]
        return None

    def _layer(self, maker: int, count: int) -> list[Tried] | None:
        """Give what the lists of a layer come to, without what fewer changes come to as well."""
        layer = self._tries.edits[maker].layer(count)
        if layer is None:
            return None
        size, moves, seen = self._tries.size, self._moves[maker], self._seen[maker]
        if len(layer.lists) * (size + moves.ends.size) > MOST_BITS:
            return None
        start = np.concatenate((np.full(size, self._place), moves.froms))
        pairs = self._tries.pairs(maker, start, np.concatenate((self._all, moves.ends)))
        found = []
        for first, bits in pairs.of(layer):
            distinct, rows = distinct_rows(bits)
            if self._departures:
                departure = self._departures[maker]
                flags = pairs.flags(distinct[:, : -(-size // 64)], size)
                stays = ~departure.leaves(flags[:, departure.places])
                distinct, rows = distinct[stays], rows[stays]
            for row, one in zip(rows.tolist(), distinct, strict=True):
                key = one.tobytes()
                if key not in seen:
                    seen.add(key)
                    kept = np.frombuffer(key, np.uint64)
                    found.append(Tried(View(kept, size, count == 1), count, first + row))
        return found

    def _stable(self, tried: Sequence[Tried]) -> bool:
        """Say whether nobody would leave; who left last is asked first."""
        views = [one.view for one in tried]
        makers = [self._suspect, *(one for one in self._tries.makers if one != self._suspect)]
        for maker in makers:
            if self._leaves(maker, views):
                self._suspect = maker
                return False
        return True

    def _leaves(self, maker: int, views: Sequence[View]) -> bool:
        better = views[maker].better
        return any(
            better(goal) and not self._spoiled(maker, goal, views)
            for goal in self._tries.steps(maker, self._place).tolist()
        )

    def _at_once(self, maker: int, goal: int, views: Sequence[View]) -> bool:
        """Say whether improvements of some others, added to a move, make what is no better."""
        here, moved = self._tries.codes[[self._place, goal]].tolist()
        sums = {moved}
        for other in self._tries.makers:
            if other != maker:
                steps = self._tries.steps(other, self._place)
                ends = [end for end in steps.tolist() if views[other].better(end)]
                changes = (self._tries.codes[ends] ^ here).tolist()
                sums |= {one ^ change for one in sums for change in changes}
        better = views[maker].better
        return any(not better(end) for end in self._tries.places(sums))

    def _one_by_one(self, maker: int, goal: int, views: Sequence[View]) -> bool:
        """Say whether improvements of the others lead to what is no better."""
        better = views[maker].better
        seen = {goal}
        waiting = [goal]
        while waiting:
            here = waiting.pop()
            for other in self._tries.makers:
                if other == maker:
                    continue
                for end in views[other].improvements(here, self._moves[other]):
                    if not better(end):
                        return True
                    if end not in seen:
                        seen.add(end)
                        waiting.append(end)
        return False


def _weight(found: Sequence[Found]) -> tuple[tuple[int, int], ...]:
    return tuple(weight for one in found for weight in one.weight())
