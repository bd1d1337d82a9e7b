"""What somebody who wrote an unknown name may have meant."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches


def nearest(word: str, known: Iterable[str]) -> str:
    """Give a hint: the name that was meant, or those there are."""
    names = list(known)
    close = get_close_matches(word, names, n=1)
    if close:
        return f"did you mean {close[0]}?"
    return "there are " + ", ".join(names[:12]) + (" …" if len(names) > 12 else "")
