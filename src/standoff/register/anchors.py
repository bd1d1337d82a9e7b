"""Where the words of a ruling stand in the text of the report, which may have changed since."""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from standoff.records import Move, move_id

Span = tuple[int, int]


def anchor(move: Move, text: str) -> Move | None:
    """Point a move at its own words in a text that may have changed since.

    The words are taken where they stood, else where they stand nearest to that place, be the
    lines broken elsewhere. Gives `None` where the text no longer has them.
    """
    if text[move.start : move.end] == move.evidence:
        return move
    span = nearest(move.evidence, text, move.start)
    return None if span is None else placed(move, text, span)


def placed(move: Move, text: str, span: Span) -> Move:
    """Give a move whose evidence is a stretch of the text, under the id that it has there."""
    start, end = span
    name = move_id(move.report, start, end, move.act, move.actor, move.target)
    return msgspec.structs.replace(move, id=name, start=start, end=end, evidence=text[start:end])


def nearest(words: str, text: str, start: int) -> Span | None:
    """Find the words in a text, nearest to a place."""
    return min(places(words, text), key=lambda span: abs(span[0] - start), default=None)


def places(words: str, text: str) -> list[Span]:
    """Find every place of the words in a text: as they are, else with other spaces between.

    >>> places("lift the ban", "They lift the\\n  ban.")
    [(5, 19)]
    """
    return list(_exact(words, text)) or list(_loose(words, text))


def _exact(words: str, text: str) -> Iterator[Span]:
    start = text.find(words) if words else -1
    while start >= 0:
        yield start, start + len(words)
        start = text.find(words, start + 1)


def _loose(words: str, text: str) -> Iterator[Span]:
    if parts := words.split():
        for match in re.finditer(r"\s+".join(map(re.escape, parts)), text):
            yield match.span()
