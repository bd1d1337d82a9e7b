"""The name that somebody who wrote an unknown one may have meant."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches


def closest(word: str, known: Iterable[str]) -> str | None:
    """Give the known name that is nearest to a word, if one is near.

    >>> closest("sqe", ["nash", "seq"])
    'seq'
    """
    return next(iter(get_close_matches(word, list(known), n=1)), None)
