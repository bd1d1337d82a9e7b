"""What the solver asks of the states and the moves between them.

Three kinds answer: the full lattice of options (`lattice.py`), the feasible states one by one
(`listed.py`), and the named states of a graph (`arcs.py`). All concepts of stability rest on the
three questions `best`, `least` and `least_improving`.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from standoff.strategy.values import Bits, Places, Values


class Space(Protocol):
    """States, and what can be reached from each.

    Decision makers are told apart by position, states by their place.
    """

    size: int
    shape: tuple[int, ...]

    def codes(self, places: Places) -> Places:
        """Give states by their places."""

    def place(self, state: int) -> int | None:
        """Give the place of a state, if it is feasible."""

    def best(self, maker: int, values: Values) -> Values:
        """Give for each state the greatest value that one move, or none, of a maker leads to."""

    def least(self, makers: Sequence[int], values: Values) -> Values:
        """Give for each state the least value that legal sequences of these makers lead to.

        To stay counts. In a legal sequence nobody moves twice running.
        """

    def reached(self, makers: Sequence[int], bits: Bits) -> Bits:
        """Give for each state the bits of all states that legal sequences of these makers lead to.

        To stay counts. The bits of a state are the last axis.
        """

    def least_improving(
        self, makers: Sequence[int], values: Values, payoffs: Sequence[Values]
    ) -> Values:
        """Give the same where each step is an improvement of whoever takes it."""

    def moves(self, maker: int, place: int) -> Places:
        """Give the places that one move of a maker leads to, ascending."""
