"""Statements over options: what is preferred, what cannot be, as text and as columns of states.

    !invade            not taken
    lift & withdraw    both             lift and withdraw
    deploy | escalate  one or both      deploy or escalate
    deploy -> sanction where the first, there the second      sanction if deploy
    lift <-> withdraw  both or neither                        lift iff withdraw

`!` binds tightest, then `&`, `|`, `->`, `<->`; parentheses group. A name of more than letters,
digits, `_`, `-` and `.` stands in single quotes: `'pull back' -> lift`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import reduce

import numpy as np
from numpy.typing import NDArray

from standoff.errors import ConflictError
from standoff.records import Record
from standoff.strategy.near import nearest

Column = NDArray[np.bool_]
"""One truth value for each state."""


class Statement(Record, frozen=True):
    """A statement over options, which are told apart by position.

    `sign` is one of `option`, `not`, `and`, `or`, `if` (premise, conclusion) and `iff`; an option
    has its position in `option`, the others have `parts`.
    """

    sign: str
    parts: tuple[Statement, ...] = ()
    option: int = -1

    def options(self) -> frozenset[int]:
        """Give the positions of the options it speaks of."""
        if self.sign == "option":
            return frozenset((self.option,))
        return frozenset().union(*(part.options() for part in self.parts))

    def holds(self, column: Callable[[int], Column]) -> Column:
        """Say of each state whether it meets the statement; `column` gives an option's values."""
        if self.sign == "option":
            return column(self.option)
        values = [part.holds(column) for part in self.parts]
        return _COLUMNS[self.sign](values)

    def true(self, state: int) -> bool:
        """Say whether a state, the first option its lowest bit, meets the statement."""
        return bool(self.holds(lambda option: np.bool_(state >> option & 1)))  # type: ignore[arg-type,return-value]

    def text(self, names: Sequence[str]) -> str:
        """Write the statement with the names of the options, as `parse` reads it."""
        return _write(self, names, 0)


_COLUMNS: Mapping[str, Callable[[list[Column]], Column]] = {
    "not": lambda values: ~values[0],
    "and": lambda values: reduce(np.logical_and, values),
    "or": lambda values: reduce(np.logical_or, values),
    "if": lambda values: ~values[0] | values[1],
    "iff": lambda values: values[0] == values[1],
}


def option(position: int) -> Statement:
    """Make the statement that an option is taken."""
    return Statement("option", (), position)


def no(statement: Statement) -> Statement:
    """Make the opposite of a statement."""
    return statement.parts[0] if statement.sign == "not" else Statement("not", (statement,))


def every(parts: Sequence[Statement]) -> Statement:
    """Make the statement that all of these hold; there is at least one."""
    return parts[0] if len(parts) == 1 else Statement("and", tuple(parts))


def some(parts: Sequence[Statement]) -> Statement:
    """Make the statement that one of these holds; there is at least one."""
    return parts[0] if len(parts) == 1 else Statement("or", tuple(parts))


_BINDING = {"iff": 1, "if": 2, "or": 3, "and": 4, "not": 5, "option": 6}
_WRITTEN = {"iff": " <-> ", "if": " -> ", "or": " | ", "and": " & "}
_PLAIN_NAME = re.compile(r"[^\W\d][\w.]*(?:-\w[\w.]*)*")
_WORDS = {"not": "!", "and": "&", "or": "|", "if": "<-", "iff": "<->"}
_TOKEN = re.compile(
    r"\s*(?:(?P<quoted>'[^']*')|(?P<sign><->|->|<-|&&?|\|\|?|[!~()])"
    rf"|(?P<name>{_PLAIN_NAME.pattern}))"
)


def quoted(name: str) -> str:
    """Write a name as statements have it: in quotes where it is more than a word."""
    return name if _PLAIN_NAME.fullmatch(name) and name.lower() not in _WORDS else f"'{name}'"


def _write(statement: Statement, names: Sequence[str], outer: int) -> str:
    binding = _BINDING[statement.sign]
    if statement.sign == "option":
        return quoted(names[statement.option])
    if statement.sign == "not":
        return "!" + _write(statement.parts[0], names, binding)
    # An arrow within an arrow is bracketed on either side: nobody should have to know the rule.
    inner = binding + 1 if statement.sign in ("if", "iff") else binding
    text = _WRITTEN[statement.sign].join(_write(part, names, inner) for part in statement.parts)
    return f"({text})" if binding < outer else text


def parse(text: str, names: Mapping[str, int], where: str = "statement") -> Statement:
    """Read a statement; `names` gives the position of each option.

    Raises `ConflictError` with the place and what was expected there.

    >>> parse("deploy -> (sanction | !lift)", {"deploy": 0, "sanction": 1, "lift": 2}).text(
    ...     ["deploy", "sanction", "lift"])
    'deploy -> sanction | !lift'
    """
    return _Parser(text, names, where).whole()


class _Parser:
    """Recursive descent, one method for each strength of binding."""

    def __init__(self, text: str, names: Mapping[str, int], where: str) -> None:
        self.text, self.names, self.where = text, names, where
        self.tokens = list(self._tokens())
        self.place = 0

    def _tokens(self) -> Iterator[tuple[str, str]]:
        end = len(self.text.rstrip())
        place = 0
        while place < end:
            found = _TOKEN.match(self.text, place)
            if found is None:
                rest = self.text[place:].strip()
                raise self._error(f"nothing can be read at “{rest}”")
            place = found.end()
            if found["quoted"] is not None:
                yield "name", found["quoted"][1:-1]
            elif found["name"] is not None and found["name"].lower() not in _WORDS:
                yield "name", found["name"]
            else:
                sign = _WORDS.get((found["name"] or "").lower(), found["sign"])
                yield "sign", {"~": "!", "&&": "&", "||": "|"}.get(sign, sign)

    def _error(self, what: str, hint: str | None = None) -> ConflictError:
        return ConflictError(
            f"{self.where}, “{self.text}”: {what}",
            hint=hint or "a statement is as in deploy -> (sanction | !lift)",
        )

    def _next(self, *signs: str) -> str | None:
        """Take the next token if it is one of these signs."""
        if self.place < len(self.tokens):
            kind, word = self.tokens[self.place]
            if kind == "sign" and word in signs:
                self.place += 1
                return word
        return None

    def whole(self) -> Statement:
        if not self.tokens:
            raise self._error("the statement is empty")
        statement = self._iff()
        if self.place < len(self.tokens):
            raise self._error(f"“{self.tokens[self.place][1]}” is not expected")
        return statement

    def _iff(self) -> Statement:
        left = self._arrow()
        while self._next("<->"):
            left = Statement("iff", (left, self._arrow()))
        return left

    def _arrow(self) -> Statement:
        left = self._list("|", "or", lambda: self._list("&", "and", self._single))
        sign = self._next("->", "<-")
        if sign is None:
            return left
        right = self._arrow()
        return Statement("if", (left, right) if sign == "->" else (right, left))

    def _list(self, sign: str, name: str, part: Callable[[], Statement]) -> Statement:
        parts = [part()]
        while self._next(sign):
            parts.append(part())
        return parts[0] if len(parts) == 1 else Statement(name, tuple(parts))

    def _single(self) -> Statement:
        if self._next("!"):
            return Statement("not", (self._single(),))
        if self._next("("):
            inner = self._iff()
            if not self._next(")"):
                raise self._error("a parenthesis is not closed")
            return inner
        if self.place == len(self.tokens):
            raise self._error("it ends where an option is expected")
        kind, word = self.tokens[self.place]
        if kind != "name":
            raise self._error(f"“{word}” stands where an option is expected")
        self.place += 1
        if word not in self.names:
            raise self._error(f"no option “{word}”", nearest(word, self.names))
        return option(self.names[word])
