"""Everything that can go wrong, as one family: what, where, and what to do."""

from __future__ import annotations


class StandoffError(Exception):
    """Bad input, said in one line: what is wrong, where, and what to do.

    >>> print(StandoffError("report.txt: the file is empty", hint="give a file with text"))
    report.txt: the file is empty; give a file with text
    """

    def __init__(self, message: str, *, hint: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint

    def __str__(self) -> str:
        return f"{self.message}; {self.hint}" if self.hint else self.message


class InputError(StandoffError):
    """A report that cannot be read: empty, binary, not English, without a date that is one."""


class KnowledgeError(StandoffError):
    """A table that contradicts its schema, another table, or its own example."""


class RegisterError(StandoffError):
    """A register that is none, is locked, or cannot be written."""


class ExchangeError(StandoffError):
    """A format that cannot be read or written as asked."""


class GoldError(StandoffError):
    """An annotated report that cannot be scored."""


class ConflictError(StandoffError):
    """A conflict that contradicts itself, or is too large for the machine."""
