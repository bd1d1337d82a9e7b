"""Named states with listed moves: nothing is assumed of them, not even that two make one.

Here the rule that nobody moves twice running bites, so what a sequence leads to depends on who
moved last.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from standoff.strategy.conflict import Graph
from standoff.strategy.values import Bits, Places, Values, highest


class Arcs:
    """A `Space` of the named states of a graph, in their order."""

    def __init__(self, graph: Graph) -> None:
        self.size = len(graph.states)
        self.shape: tuple[int, ...] = (self.size,)
        self._arcs = [_sorted(maker.moves) for maker in graph.decision_makers]

    def codes(self, places: Places) -> Places:
        """Give states by their places, which they are."""
        return places

    def place(self, state: int) -> int | None:
        """Give the place of a state, which it is, if it is one."""
        return state if 0 <= state < self.size else None

    def best(self, maker: int, values: Values) -> Values:
        """Give for each state the greatest value that one move, or none, of a maker leads to."""
        return _over(self._arcs[maker], values, values[self._arcs[maker][1]], np.maximum)

    def least(self, makers: Sequence[int], values: Values) -> Values:
        """Give for each state the least value that legal sequences of these makers lead to."""
        return _least([self._arcs[maker] for maker in makers], values)

    def reached(self, makers: Sequence[int], bits: Bits) -> Bits:
        """Give for each state the bits of all that legal sequences of these makers lead to."""
        nothing = np.zeros_like(bits)
        return _along([self._arcs[maker] for maker in makers], bits, np.bitwise_or, nothing)

    def least_improving(
        self, makers: Sequence[int], values: Values, payoffs: Sequence[Values]
    ) -> Values:
        """Give the least value that legal sequences of these makers' improvements lead to."""
        return _least([_better(self._arcs[maker], payoffs[maker]) for maker in makers], values)

    def moves(self, maker: int, place: int) -> Places:
        """Give the places that one move of a maker leads to, ascending."""
        starts, ends = self._arcs[maker]
        return np.sort(ends[starts == place])


_Arcs = tuple[NDArray[np.int64], NDArray[np.int64]]


def _sorted(moves: Sequence[tuple[int, int]]) -> _Arcs:
    pairs = np.array(sorted(set(moves)), np.int64).reshape(-1, 2)
    return pairs[:, 0], pairs[:, 1]


def _better(arcs: _Arcs, payoff: Values) -> _Arcs:
    starts, ends = arcs
    better = payoff[ends] > payoff[starts]
    return starts[better], ends[better]


def _over(arcs: _Arcs, values: Values, reached: Values, extreme: np.ufunc) -> Values:
    """Give each state the extreme of a value of its own and of what its arcs reach."""
    result = values.copy()
    if reached.size:
        starts, first = np.unique(arcs[0], return_index=True)
        result[starts] = extreme(result[starts], extreme.reduceat(reached, first))
    return result


def _least(movers: Sequence[_Arcs], values: Values) -> Values:
    return _along(movers, values, np.minimum, np.full_like(values, highest(values)))


def _along(movers: Sequence[_Arcs], values: Values, extreme: np.ufunc, nothing: Values) -> Values:
    """Give for each state the extreme that sequences lead to in which nobody repeats.

    `after[k]` is the extreme that a sequence beginning with a move of the k-th mover leads to, and
    `nothing` where there is none.
    """
    after = [nothing for _ in movers]
    changing = True
    while changing:
        changing = False
        for number, arcs in enumerate(movers):
            rest = values
            for other, found in enumerate(after):
                if other != number:
                    rest = extreme(rest, found)
            found = _over(arcs, nothing, rest[arcs[1]], extreme)
            if not np.array_equal(found, after[number]):
                after[number] = found
                changing = True
    for found in after:
        values = extreme(values, found)
    return values
