"""The sentences in which `why` answers: what somebody would gain, what the others could do."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from standoff.strategy.conflict import Conflict, Graph
from standoff.strategy.search import Move
from standoff.strategy.space import Space
from standoff.strategy.steps import change
from standoff.strategy.values import Values


class Wording:
    """Words for one decision maker that stands at one place; `own` is what each is worth to it."""

    def __init__(
        self, conflict: Conflict | Graph, space: Space, maker: int, here: int, own: Values
    ) -> None:
        self._conflict, self._space, self._maker, self._here = conflict, space, maker, here
        self._own, self._have = own, own[here]
        self._name = self.who(maker)

    def gain(self, improved: int) -> str:
        """Say what improvement there is: *A would gain by taking up “lift”*."""
        return f"{self._name} would gain by {self.doing(self._here, improved)}"

    def could(self, moves: Sequence[Move], *, together: bool = False) -> str:
        """Say what the others could do: *B could give up “invade”, then C could take up “lift”*."""
        parts = [
            f"{self.who(move.maker)} could "
            + change(self._conflict, self.code(move.start), self.code(move.end))
            for move in moves
        ]
        return (", and " if together else ", then ").join(parts)

    def spoil(self, moves: Sequence[Move]) -> str:
        """Say what a reply does to it: *B could give up “invade”, which leaves A worse off*."""
        return f"{self.could(moves)}, which leaves {self._name} {self.off(moves[-1].end)}"

    def off(self, place: int) -> str:
        """Compare a place that is no improvement with where it stands."""
        return "worse off than now" if self._own[place] < self._have else "no better off than now"

    def trapped(self, place: int) -> str:
        """Say that it cannot escape from a place."""
        if not self._space.moves(self._maker, place).size:
            return ", and from there it has no move"
        return ", and from there it cannot escape"

    def whatever(self, improved: int, others: Sequence[int]) -> str:
        """Say that no reply spoils an improvement."""
        if not any(self._space.moves(other, improved).size for other in others):
            return "then nobody else has a move"
        who = self.who(others[0]) if len(others) == 1 else "the others"
        return f"whatever {who} could do then, {self._name} would still be better off than now"

    def doing(self, start: int, end: int) -> str:
        """Say what a move changes: *taking up “lift”*."""
        return change(self._conflict, self.code(start), self.code(end), doing=True)

    def who(self, maker: int) -> str:
        """Name a decision maker."""
        return self._conflict.decision_makers[maker].name

    def code(self, place: int) -> int:
        """Give the state at a place."""
        return int(self._space.codes(np.array([place], np.int64))[0])

    def letters(self, place: int) -> str:
        """Write the state at a place."""
        return self._conflict.letters(self.code(place))


def rest(more: int) -> Iterator[str]:
    """Say how many improvements are deterred beside those told, if any."""
    if more == 1:
        yield "1 more move by which it would gain is deterred as well."
    elif more > 1:
        yield f"{more:,} more moves by which it would gain are deterred as well."
