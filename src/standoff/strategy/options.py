"""States of options: what the full lattice and a list of its feasible states have in common."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from standoff.strategy.feasible import Codes
from standoff.strategy.improvements import Slabs
from standoff.strategy.values import Bits, Places, Values

PART = 1 << 16
"""States looked at together: their columns stay in the processor's cache."""


class OptionSpace(ABC):
    """A `Space` whose states are integers, the first option the lowest bit."""

    size: int
    shape: tuple[int, ...]

    def __init__(self) -> None:
        self._kept: dict[int, Slabs] = {}

    @abstractmethod
    def codes(self, places: Places) -> Codes:
        """Give states by their places."""

    @abstractmethod
    def find(self, codes: Codes) -> tuple[Places, NDArray[np.bool_]]:
        """Give the places of states, and which of them are feasible; the others have any place."""

    @abstractmethod
    def seen(self, maker: int) -> NDArray[np.bool_]:
        """Say of each state whether the maker perceives it; it moves to and from no other."""

    @abstractmethod
    def moves(self, maker: int, place: int) -> Places:
        """Give the places that one move of a maker leads to, ascending."""

    @abstractmethod
    def least_improving(
        self, makers: Sequence[int], values: Values, payoffs: Sequence[Values]
    ) -> Values:
        """Give the least value that sequences of these makers' improvements lead to."""

    @abstractmethod
    def _along(self, makers: Sequence[int], values: Values, extreme: np.ufunc) -> Values:
        """Give the extreme of the values that moves of these makers, in any order, lead to."""

    @abstractmethod
    def _slabs(self, maker: int, payoff: Values) -> Slabs:
        """Sort the states that a maker can choose among, best first, as columns."""

    def parts(self) -> Iterator[tuple[slice, Codes]]:
        """Give the states in stretches, each with its place."""
        for start in range(0, self.size, PART):
            stop = min(start + PART, self.size)
            yield slice(start, stop), self.codes(np.arange(start, stop, dtype=np.int64))

    def place(self, state: int) -> int | None:
        """Give the place of a state, if it is feasible."""
        places, there = self.find(np.array([state], np.int64))
        return int(places[0]) if there[0] else None

    def best(self, maker: int, values: Values) -> Values:
        """Give for each state the greatest value that one move, or none, of a maker leads to."""
        return self._along((maker,), values, np.maximum)

    def least(self, makers: Sequence[int], values: Values) -> Values:
        """Give for each state the least value that legal sequences of these makers lead to."""
        return self._along(makers, values, np.minimum)

    def reached(self, makers: Sequence[int], bits: Bits) -> Bits:
        """Give for each state the bits of all that legal sequences of these makers lead to."""
        return self._along(makers, bits, np.bitwise_or)

    def _sorted(self, makers: Sequence[int], payoffs: Sequence[Values]) -> list[Slabs]:
        """Give the slabs of some makers, each sorted once however many ask."""
        for maker in makers:
            if maker not in self._kept:
                self._kept[maker] = self._slabs(maker, payoffs[maker])
        return [self._kept[maker] for maker in makers]
