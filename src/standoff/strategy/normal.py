"""Statements as a disjunction of conjunctions of literals: the least that other programs can say.

deploy -> (sanction & !lift)     is     !deploy, or sanction and !lift
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import reduce
from typing import NamedTuple

from standoff.errors import ConflictError
from standoff.strategy.statements import Statement

MOST_TERMS = 1 << 10
"""Terms are compared pair by pair, and nobody reads more."""


class Term(NamedTuple):
    """Literals of which all hold: options taken and options left, a bit for each option."""

    taken: int
    left: int


Terms = frozenset[Term]


def terms(statement: Statement) -> list[Term]:
    """Give terms of which some hold exactly where a statement does.

    No term contradicts itself, and none implies another. A contradiction has no terms. Raises
    `ConflictError` for a statement that takes more than `MOST_TERMS`.

    >>> from standoff.strategy.statements import parse
    >>> terms(parse("a <-> b", {"a": 0, "b": 1}))
    [Term(taken=0, left=3), Term(taken=3, left=0)]
    """
    return sorted(_terms(statement, holds=True))


def _terms(statement: Statement, *, holds: bool) -> Terms:
    """Give the terms of a statement, or of its opposite."""
    sign, parts = statement.sign, statement.parts
    if sign == "option":
        bit = 1 << statement.option
        return frozenset((Term(bit, 0) if holds else Term(0, bit),))
    if sign == "not":
        return _terms(parts[0], holds=not holds)
    if sign == "iff":
        one, other = parts
        return _either(
            _both(_terms(one, holds=way), _terms(other, holds=way is holds))
            for way in (True, False)
        )
    if sign == "if":
        found = [_terms(parts[0], holds=not holds), _terms(parts[1], holds=holds)]
    else:
        found = [_terms(part, holds=holds) for part in parts]
    return reduce(_both, found) if (sign == "and") is holds else _either(found)


def _both(one: Terms, other: Terms) -> Terms:
    found = set()
    for left in one:
        for right in other:
            term = Term(left.taken | right.taken, left.left | right.left)
            if not term.taken & term.left:
                found.add(term)
        _limited(found)
    return _shortest(found)


def _either(some: Iterable[Terms]) -> Terms:
    found: set[Term] = set().union(*some)
    _limited(found)
    return _shortest(found)


def _shortest(found: set[Term]) -> Terms:
    """Leave out each term that implies another."""
    kept: list[Term] = []
    for term in sorted(found, key=lambda one: one.taken.bit_count() + one.left.bit_count()):
        if not any(
            one.taken & term.taken == one.taken and one.left & term.left == one.left for one in kept
        ):
            kept.append(term)
    return frozenset(kept)


def _limited(found: set[Term]) -> None:
    if len(found) > MOST_TERMS:
        raise ConflictError(
            f"a statement comes to more than {MOST_TERMS} conjunctions",
            hint="split it, or say it more simply",
        )
