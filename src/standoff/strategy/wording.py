"""The sentences in which `why` answers: what somebody would gain, what the others could do.

*Would* is said of what is known, *might* of what is not known to be an improvement.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from standoff.strategy.coalitions import called
from standoff.strategy.concepts import Concept
from standoff.strategy.search import Move
from standoff.strategy.solve import Solution
from standoff.strategy.standpoints import Standpoint
from standoff.strategy.steps import change


class Wording:
    """Words for a decision maker, or a coalition, that stands at one place."""

    def __init__(
        self,
        solution: Solution,
        concept: Concept,
        members: tuple[int, ...],
        here: int,
        standpoint: Standpoint,
    ) -> None:
        self._conflict, self._space, self._concept = solution.conflict, solution.space, concept
        self._here, self._standpoint = here, standpoint
        self._name, self._allied = called(solution.conflict, members), len(members) > 1

    def nothing(self) -> str:
        """Say that no move tempts."""
        if self._allied:
            return f"No moves of {self._name} leave all of them better off."
        gains = "surely gains" if self._concept.form else "gains"
        if self._concept.tempted_in_doubt:
            gains = "gains, or might gain"
        return f"{self._name} has no move by which it {gains}."

    def gain(self, improved: int) -> str:
        """Say what improvement there is: *A would gain by taking up “lift”*.

        Of a coalition: *A + B would gain: A could take up “lift”, then B could give up “invade”*.
        """
        if self._allied:
            return f"{self._name} would gain: {self._by(self._here, improved)}"
        would = "would" if self._standpoint.compare(improved) == ">" else "might"
        return f"{self._name} {would} gain by {self.doing(self._here, improved)}"

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
        return f"{self.could(moves)}, which {self.leaves(moves[-1].end)}"

    def leaves(self, place: int) -> str:
        """Say how a place that is no improvement leaves it."""
        who = self.who(self._standpoint.sufferer(place))
        match self._standpoint.compare(place):
            case "<":
                return f"leaves {who} worse off than now"
            case "=":
                return f"leaves {who} no better off than now"
            case _:
                return f"may leave {who} no better off than now"

    def away(self, place: int, escape: int) -> str:
        """Say how it would escape: *A could get away by taking up “lift”*."""
        if self._allied:
            return f"{self._name} could get away, since {self._by(place, escape)},"
        return f"{self._name} could get away by {self.doing(place, escape)}"

    def _by(self, start: int, end: int) -> str:
        return self.could(self._standpoint.way(start, end))

    def better_off(self, place: int) -> str:
        """Say of a place that it does not deter: *be better off than now*."""
        sure = self._standpoint.compare(place) == ">"
        return "be better off than now" if sure else "perhaps be better off than now"

    def trapped(self, place: int) -> str:
        """Say that it cannot escape from a place."""
        if not self._standpoint.reached(place).size:
            return ", and from there it has no move"
        return ", and from there it cannot escape"

    def whatever(self, improved: int, others: Sequence[int]) -> str:
        """Say that no reply spoils an improvement."""
        if not any(self._space.moves(other, improved).size for other in others):
            return "then nobody else has a move"
        who = self.who(others[0]) if len(others) == 1 else "the others"
        still = f"whatever {who} could do then, {self._name} would still be better off than now"
        return still if self._sure else f"{still}, or might be"

    @property
    def _sure(self) -> bool:
        """Whether what does not deter is surely better."""
        return self._concept.form is None or self._concept.deterred_in_doubt

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
