"""Shortest legal sequences of moves from one state, found layer by layer for all states at once."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple, Protocol

import numpy as np
from msgspec.structs import replace
from numpy.typing import NDArray

from standoff.strategy.arcs import Arcs
from standoff.strategy.conflict import Conflict, Direction, Graph
from standoff.strategy.lattice import Lattice
from standoff.strategy.listed import Listed
from standoff.strategy.space import Space
from standoff.strategy.values import Places, Values

Mask = NDArray[np.bool_]
"""One truth value for each state, in the order of the space."""

FAR = np.iinfo(np.int32).max
"""The distance of what is not reached."""


class Move(NamedTuple):
    """A move of a maker, by position, from place to place."""

    maker: int
    start: int
    end: int


class Ground(Protocol):
    """The moves of a conflict, forward for many states and backward for one."""

    size: int

    apart: bool
    """Whether a maker's moves in a row need not make one move, so that it counts who moved last."""

    def ahead(self, maker: int, states: Mask, *, improving: bool) -> Mask:
        """Say to which states one move of a maker from these leads.

        In option form these states themselves may be among them.
        """

    def before(self, maker: int, place: int, *, improving: bool) -> Places:
        """Give the places from which one move of a maker leads to a place, ascending."""


def ground(conflict: Conflict | Graph, space: Space, payoffs: Sequence[Values]) -> Ground:
    """Lay out the moves of a conflict."""
    if isinstance(conflict, Graph):
        return _Named(conflict, payoffs)
    return _Options(conflict, space, payoffs)


class _Options:
    """States of options. Where something cannot be undone, moves are turned round by a space of
    the same states in which nothing but the directions differs.
    """

    apart = False

    def __init__(self, conflict: Conflict, space: Space, payoffs: Sequence[Values]) -> None:
        self.size, self._shape, self._payoffs = space.size, space.shape, payoffs
        self._back = space
        if any(option.direction is not Direction.BOTH for option in conflict.options):
            turned = replace(
                conflict,
                options=tuple(
                    replace(option, direction=_TURNED[option.direction])
                    for option in conflict.options
                ),
            )
            if isinstance(space, Lattice):
                self._back = Lattice(turned)
            else:
                self._back = Listed(turned, space.codes(np.arange(space.size, dtype=np.int64)))

    def ahead(self, maker: int, states: Mask, *, improving: bool) -> Mask:
        """Say to which states one move of a maker, or none, from these leads."""
        states = states.reshape(self._shape)
        if improving:
            payoff = self._payoffs[maker]
            loss = payoff.max() - payoff
            reached = self._back.best(maker, np.where(states, loss, loss.dtype.type(-1))) > loss
        else:
            reached = self._back.best(maker, states)
        return np.broadcast_to(reached, self._shape).reshape(-1)

    def before(self, maker: int, place: int, *, improving: bool) -> Places:
        """Give the places from which one move of a maker leads to a place."""
        found = self._back.moves(maker, place)
        if improving:
            payoff = self._payoffs[maker].reshape(-1)
            found = found[payoff[found] < payoff[place]]
        return found


_TURNED = {
    Direction.BOTH: Direction.BOTH,
    Direction.FORWARD: Direction.BACK,
    Direction.BACK: Direction.FORWARD,
}


class _Named:
    """Named states and their arcs."""

    apart = True

    def __init__(self, graph: Graph, payoffs: Sequence[Values]) -> None:
        self.size, self._payoffs = len(graph.states), payoffs
        self._arcs = [
            np.array(sorted(set(maker.moves)), np.int64).reshape(-1, 2).T
            for maker in graph.decision_makers
        ]
        self._back = Arcs(
            replace(
                graph,
                decision_makers=tuple(
                    replace(maker, moves=tuple((end, start) for start, end in maker.moves))
                    for maker in graph.decision_makers
                ),
            )
        )

    def ahead(self, maker: int, states: Mask, *, improving: bool) -> Mask:
        """Say to which states one move of a maker from these leads."""
        starts, ends = self._arcs[maker]
        taken = states[starts]
        if improving:
            taken &= self._payoffs[maker][ends] > self._payoffs[maker][starts]
        reached = np.zeros(self.size, np.bool_)
        reached[ends[taken]] = True
        return reached

    def before(self, maker: int, place: int, *, improving: bool) -> Places:
        """Give the places from which one move of a maker leads to a place."""
        found = self._back.moves(maker, place)
        if improving:
            payoff = self._payoffs[maker]
            found = found[payoff[found] < payoff[place]]
        return found


class Search:
    """Where legal sequences of some makers lead from one state, and how few moves it takes.

    Nobody moves twice running. With `improving`, each step improves its mover. With `goal`, the
    search ends with the first layer in which there is one.
    """

    def __init__(
        self,
        field: Ground,
        makers: Sequence[int],
        start: int,
        *,
        improving: bool,
        goal: Mask | None = None,
    ) -> None:
        self._field, self._makers, self._improving = field, makers, improving
        self.start = start
        # By who moved last, since that one may not be next.
        self._moves = np.full((len(makers), field.size), FAR, np.int32)
        here = np.zeros(field.size, np.bool_)
        here[start] = True
        # Among states of options one maker's moves in a row make one move, so what was reached in
        # fewer moves by whomever need not be reached again.
        reached = here.copy()
        edge = [here for _ in makers]
        layer = 0
        while any(states.any() for states in edge):
            layer += 1
            new: list[Mask] = []
            for number, maker in enumerate(makers):
                known: Mask = self._moves[number] < FAR if field.apart else reached
                new.append(field.ahead(maker, edge[number], improving=improving) & ~known)
            for number, states in enumerate(new):
                self._moves[number][states] = layer
                reached |= states
            if goal is not None and any((states & goal).any() for states in new):
                break
            edge = [
                _any([states for other, states in enumerate(new) if other != number], field.size)
                for number in range(len(makers))
            ]

    def reached(self) -> Mask:
        """Say which states at least one move leads to."""
        return np.asarray((self._moves < FAR).any(axis=0))

    def distances(self) -> NDArray[np.int32]:
        """Give the fewest moves to each state, none to where it starts; `FAR` if not reached."""
        found: NDArray[np.int32] = self._moves.min(axis=0, initial=FAR)
        found[self.start] = 0
        return found

    def path(self, place: int) -> list[Move]:
        """Give the moves of a shortest sequence, of one or more, to a state that is reached: of
        several, always the same, with the first maker of the file as the last to move.
        """
        moves: list[Move] = []
        left = int(self._moves[:, place].min())
        last = int(self._moves[:, place].argmin())
        while left:
            before = self._field.before(self._makers[last], place, improving=self._improving)
            rest = self._moves[:, before].copy()
            rest[last] = FAR
            if left == 1:
                origin, earlier = self.start, -1
            else:
                earlier, column = (int(one) for one in np.argwhere(rest == left - 1)[0])
                origin = int(before[column])
            moves.append(Move(self._makers[last], origin, place))
            place, last, left = origin, earlier, left - 1
        return moves[::-1]


def _any(masks: Sequence[Mask], size: int) -> Mask:
    found = np.zeros(size, np.bool_)
    for mask in masks:
        found |= mask
    return found
