"""When a decision maker leaves a state in Nash, GMR or SMR, whatever its list of priorities."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from standoff.strategy.concepts import Concept
from standoff.strategy.pairs import Flags
from standoff.strategy.tries import Tries
from standoff.strategy.values import Values


class Departure:
    """When a decision maker leaves a state, by which places it likes better.

    It leaves by one of its `ways`: the place it moves to, and sets of places, in each of which it
    must like one better. `places` are all of these.
    """

    def __init__(self, tries: Tries, concept: Concept, maker: int, place: int) -> None:
        self._place = place
        self.ways: list[tuple[int, list[NDArray[np.int64]]]] = []
        every = [np.zeros(0, np.int64)]
        for goal in tries.steps(maker, place).tolist():
            sets: dict[bytes, NDArray[np.int64]] = {}
            for end in [] if concept is Concept.NASH else tries.ends(maker, goal).tolist():
                among = np.array([end], np.int64)
                if concept is Concept.SMR:  # it may answer that too
                    among = np.sort(np.append(tries.steps(maker, end), end))
                sets[among.tobytes()] = among
            self.ways.append((goal, list(sets.values())))
            every += [np.array([goal], np.int64), *sets.values()]
        self.places = np.unique(np.concatenate(every))

    def now(self, worth: Values) -> bool:
        """Say whether it leaves as worths are."""
        return bool(self.leaves((worth[self.places] > worth[self._place])[None])[0])

    def leaves(self, better: Flags) -> Flags:
        """Say for each row, which has a flag for each of `places`, whether it leaves."""
        known: dict[bytes, Flags] = {}
        leaves = np.zeros(len(better), np.bool_)
        for goal, sets in self.ways:
            goes: Flags = better[:, np.searchsorted(self.places, goal)].copy()
            for members in sets:
                if not goes.any():
                    break
                key = members.tobytes()
                if key not in known:
                    part = better[:, np.searchsorted(self.places, members)]
                    known[key] = np.logical_or.reduce(part, axis=1)
                np.logical_and(goes, known[key], out=goes)
            np.logical_or(leaves, goes, out=leaves)
        return leaves
