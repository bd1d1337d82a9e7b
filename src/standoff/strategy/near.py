"""What somebody who wrote an unknown name may have meant."""

from __future__ import annotations

from collections.abc import Iterable

from standoff.near import closest


def nearest(word: str, known: Iterable[str]) -> str:
    """Give a hint: the name that was meant, or those there are."""
    names = list(known)
    near = closest(word, names)
    if near:
        return f"did you mean {near}?"
    return "there are " + ", ".join(names[:12]) + (" …" if len(names) > 12 else "")
