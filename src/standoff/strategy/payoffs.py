"""What each state is worth to each decision maker: preferences as numbers.

Only the order counts. Where the order is unknown there is no such number: see `unknown.py`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal
from itertools import chain
from typing import Any

import numpy as np
from numpy.typing import NDArray

from standoff.errors import ConflictError
from standoff.strategy.conflict import Conflict, DecisionMaker, Graph, Priorities, Ranking, Weights
from standoff.strategy.feasible import Codes, columns
from standoff.strategy.options import OptionSpace
from standoff.strategy.statements import Column, Statement
from standoff.strategy.values import NARROW, WIDE, Values, compact

MOST_DIGITS = 18
"""Weights are added up as integers of 64 bits."""


def payoffs(conflict: Conflict, space: OptionSpace) -> list[Values]:
    """Give each decision maker's value of each state, in the order and shape of the space.

    Raises `ConflictError` for a ranking that leaves out a feasible state or ranks one that is not,
    and for an order that is unknown.
    """
    scales = [_scale(conflict, maker, space) for maker in conflict.decision_makers]
    arrays: list[Values] = [np.empty(space.size, scale.dtype) for scale in scales]
    for part, codes in space.parts():
        column = columns(codes)
        for scale, array in zip(scales, arrays, strict=True):
            array[part] = scale.values(codes, column)
    for number, scale in enumerate(scales):
        if scale.dtype == np.int64:
            arrays[number] = compact(arrays[number])
    return [array.reshape(space.shape) for array in arrays]


def graph_payoffs(graph: Graph) -> list[Values]:
    """Give each decision maker's value of each named state."""
    found = []
    for maker in graph.decision_makers:
        values = np.empty(len(graph.states), np.int32)
        for place, tier in enumerate(maker.preference.tiers):
            values[list(tier)] = len(maker.preference.tiers) - 1 - place
        found.append(values)
    return found


class _Scale:
    """How one decision maker's preferences become numbers."""

    def __init__(
        self, dtype: type, values: Callable[[Codes, Callable[[int], Column]], Values]
    ) -> None:
        self.dtype, self.values = dtype, values


def _scale(conflict: Conflict, maker: DecisionMaker, space: OptionSpace) -> _Scale:
    preference = maker.preference
    if isinstance(preference, Ranking):
        return _ranked(preference, conflict, maker.name, space)
    if isinstance(preference, Weights):
        return _weighted(preference, maker.name)
    if in_part_unknown(maker):
        raise ConflictError(
            f"the order of {maker.name}'s preferences is unknown in part",
            hint="ask for the concepts under unknown preference",
        )
    return _lexical([entry[0] for entry in preference.order], maker.name)


def in_part_unknown(maker: DecisionMaker) -> bool:
    """Say whether some of the order of a decision maker's preferences is unknown."""
    return isinstance(maker.preference, Priorities) and unordered(maker.preference)


def unordered(preference: Priorities) -> bool:
    """Say whether some of the order of statements is unknown."""
    return bool(preference.unknown) or any(len(entry) > 1 for entry in preference.order)


def _lexical(statements: Sequence[Statement], name: str) -> _Scale:
    """Count in binary: each statement is worth more than all after it."""
    if len(statements) > MOST_STATEMENTS:
        raise ConflictError(
            f"{name} has {len(statements)} statements, and there is room for {MOST_STATEMENTS}",
            hint="leave out the least of them",
        )
    size = len(statements)
    dtype = np.int16 if size <= NARROW else np.int32 if size <= WIDE else np.int64

    def values(codes: Codes, column: Callable[[int], Column]) -> Values:
        total: NDArray[Any] = np.zeros(codes.size, dtype)
        for statement in statements:
            total <<= 1
            total |= statement.holds(column)
        return total

    return _Scale(dtype, values)


MOST_STATEMENTS = 62


def _weighted(preference: Weights, name: str) -> _Scale:
    """Add up weights, as integers, so that equal sums of decimal fractions are equal."""
    decimals = [Decimal(repr(weight)) for _, weight in preference.weighted]
    finest = min((int(one.as_tuple().exponent) for one in decimals), default=0)
    scaled = [int(one.scaleb(-min(finest, 0))) for one in decimals]
    if sum(abs(one) for one in scaled) >= 10**MOST_DIGITS:
        raise ConflictError(
            f"the weights of {name} need more than {MOST_DIGITS} digits together",
            hint="round them",
        )

    def values(codes: Codes, column: Callable[[int], Column]) -> NDArray[np.int64]:
        total = np.zeros(codes.size, np.int64)
        for (statement, _), weight in zip(preference.weighted, scaled, strict=True):
            total += np.int64(weight) * statement.holds(column)
        return total

    return _Scale(np.int64, values)


def _ranked(preference: Ranking, conflict: Conflict, name: str, space: OptionSpace) -> _Scale:
    """Look states up in a ranking, which has each feasible state once."""
    states = np.fromiter(chain.from_iterable(preference.tiers), np.int64)
    gone = states[~space.find(states)[1]]
    if gone.size:
        raise ConflictError(
            f"the ranking of {name} has {_some(conflict, gone)}, which cannot be",
            hint="leave out what is not feasible, or change the rules",
        )
    sizes = [len(tier) for tier in preference.tiers]
    dtype = np.int16 if len(sizes) < 1 << NARROW else np.int32
    worth = np.repeat(np.arange(len(sizes) - 1, -1, -1, dtype=dtype), sizes)
    order = np.argsort(states)
    states, worth = states[order], worth[order]

    def values(codes: Codes, column: Callable[[int], Column]) -> Values:
        places = np.minimum(np.searchsorted(states, codes), max(states.size - 1, 0))
        missing = codes[states[places] != codes] if states.size else codes
        if missing.size:
            raise ConflictError(
                f"the ranking of {name} leaves out {_some(conflict, missing)}",
                hint="rank every feasible state",
            )
        return worth[places]

    return _Scale(dtype, values)


def _some(conflict: Conflict, states: Iterable[int]) -> str:
    named = [conflict.letters(int(state)) for state in states]
    return ", ".join(named[:4]) + (f" and {len(named) - 4} more" if len(named) > 4 else "")
