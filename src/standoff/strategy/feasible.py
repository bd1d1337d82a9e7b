"""The states that can be: only those are ever looked at.

Options are given their values one after another, and what breaks a rule is dropped as soon as the
rule's last option has one. Time and memory follow the states that are left, not the lattice of all.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

from standoff.errors import ConflictError
from standoff.strategy.memory import refuse_beyond
from standoff.strategy.statements import Column, Statement, no

Codes = NDArray[np.int64]
"""States as integers, the first option the lowest bit."""


def feasible(options: int, never: Sequence[Statement]) -> Codes | None:
    """Give the states that meet none of the statements, ascending; `None` if all are feasible.

    Raises `ConflictError` where none is, and where there are more than the machine holds.
    """
    rules = [part for statement in never for part in _apart(statement)]
    if not rules:
        return None
    place = {option: rank for rank, option in enumerate(_order(options, rules))}
    codes = np.zeros(1, np.int64)
    for option, rank in place.items():
        # Two copies of what there is, while the rules are tried on them.
        refuse_beyond(codes.size * 2 * 24, f"{codes.size * 2:,} states and more")
        codes = np.concatenate((codes, codes | np.int64(1 << option)))
        for rule in rules:
            if max(place[one] for one in rule.options()) == rank:
                codes = codes[~rule.holds(columns(codes))]
        if not codes.size:
            raise ConflictError("no state is feasible", hint="one of the rules says too much")
    codes.sort()
    return None if codes.size == 1 << options else codes


def columns(codes: Codes) -> Callable[[int], Column]:
    """Give for an option its value in each of these states."""
    known: dict[int, Column] = {}

    def column(option: int) -> Column:
        if option not in known:
            known[option] = (codes & np.int64(1 << option)) != 0
        return known[option]

    return column


def _apart(never: Statement) -> Iterable[Statement]:
    """Split what can never be into smaller rules, which drop states earlier."""
    if never.sign == "or":
        return [rule for part in never.parts for rule in _apart(part)]
    if never.sign == "not" and never.parts[0].sign == "and":
        return [rule for part in never.parts[0].parts for rule in _apart(no(part))]
    if never.sign == "not" and never.parts[0].sign == "not":
        return _apart(never.parts[0].parts[0])
    return [never]


def _order(options: int, rules: Sequence[Statement]) -> list[int]:
    """Give the options in the order in which rules are soonest decided."""
    open_rules = [set(rule.options()) for rule in rules]
    left = set(range(options))
    order: list[int] = []
    while left:
        pending = [rule for rule in open_rules if rule]
        if not pending:
            order += sorted(left)
            break
        shortest = min(pending, key=lambda rule: (len(rule), min(rule)))
        option = max(
            sorted(shortest), key=lambda one: sum(1 / len(rule) for rule in pending if one in rule)
        )
        order.append(option)
        left.discard(option)
        for rule in open_rules:
            rule.discard(option)
    return order
