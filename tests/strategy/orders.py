"""Preferences as plain data: payoffs, and statements about options whose order is part unknown."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache
from typing import Any, TypeAlias

Statement: TypeAlias = "int | tuple[str, Statement] | tuple[str, Statement, Statement]"
"""The place of an option, or an operator as it is written, with what it joins."""

Entry: TypeAlias = tuple[Statement, ...]
"""One statement, or several of which nobody knows the order among them."""

Options = tuple[bool, ...]

# From tight to loose. Both spellings of an operator bind alike.
BINDING = {
    "!": 0,
    "not": 0,
    "&": 1,
    "and": 1,
    "|": 2,
    "or": 2,
    "->": 3,
    "if": 3,
    "<->": 4,
    "iff": 4,
}


def meets(state: Options, statement: Statement) -> bool:
    """Tell whether a statement is true in a state."""
    match statement:
        case int(place):
            return state[place]
        case "!" | "not", inner:
            return not meets(state, inner)
        case "&" | "and", left, right:
            return meets(state, left) and meets(state, right)
        case "|" | "or", left, right:
            return meets(state, left) or meets(state, right)
        case "->", left, right:
            return not meets(state, left) or meets(state, right)
        case "if", left, right:
            return meets(state, left) or not meets(state, right)
        case "<->" | "iff", left, right:
            return meets(state, left) == meets(state, right)
    raise ValueError(f"not a statement: {statement!r}")


def spell(statement: Statement, names: Sequence[str]) -> str:
    """Write a statement with no more parentheses than how tight its operators bind asks for."""
    match statement:
        case int(place):
            return names[place]
        case operator, inner:
            inside = _inside(inner, names, BINDING[operator], same=True)
            return f"!{inside}" if operator == "!" else f"not {inside}"
        case operator, left, right:
            level = BINDING[operator]
            # & and | mean the same however they are grouped, implications do not
            sides = [_inside(side, names, level, same=level < 3) for side in (left, right)]
            return f" {operator} ".join(sides)
    raise ValueError(f"not a statement: {statement!r}")


def _inside(statement: Statement, names: Sequence[str], level: int, *, same: bool) -> str:
    text = spell(statement, names)
    own = -1 if isinstance(statement, int) else BINDING[statement[0]]
    return text if own < level or (own == level and same) else f"({text})"


def by_payoff(
    payoffs: Mapping[str, Mapping[Any, int]],
) -> Callable[[str, Any, Any], str]:
    """Compare by payoff, the higher the better."""

    def compare(maker: str, x: Any, y: Any) -> str:
        of = payoffs[maker]
        left, right = of[x], of[y]
        return ">" if left > right else "<" if left < right else "="

    return compare


def by_statements(
    fixed: Mapping[str, Sequence[Entry]],
    unknown: Mapping[str, Sequence[Statement]],
    states: Iterable[Options],
) -> Callable[[str, Options, Options], str]:
    """Compare by each maker's statements, the most important entry first.

    The first entry in which two states differ decides. Where it is of several statements, it
    decides for the state that meets all that the other meets and more, if there is one. The
    unknown statements may stand anywhere in the order.
    """
    met = {
        (maker, state): (
            [[meets(state, one) for one in entry] for entry in fixed[maker]],
            [meets(state, one) for one in unknown[maker]],
        )
        for maker in fixed
        for state in states
    }

    @cache
    def compare(maker: str, x: Options, y: Options) -> str:
        fixed_x, unknown_x = met[maker, x]
        fixed_y, unknown_y = met[maker, y]
        entries = (_by_more(*pair) for pair in zip(fixed_x, fixed_y, strict=True))
        sure = next((found for found in entries if found != "="), "=")
        loose = _by_more(unknown_x, unknown_y)
        if loose == "=":
            return sure
        return loose if sure in ("=", loose) else "?"

    return compare


def _by_more(met_by_x: Sequence[bool], met_by_y: Sequence[bool]) -> str:
    pairs = list(zip(met_by_x, met_by_y, strict=True))
    more, less = (True, False) in pairs, (False, True) in pairs
    if more and less:
        return "?"
    return ">" if more else "<" if less else "="
