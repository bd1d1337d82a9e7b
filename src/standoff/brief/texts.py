"""A report's text, cut where moves begin and end, so that highlights nest and never cross."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from standoff.brief.records import Paragraph, Part, Quote, Ref, Stretch
from standoff.records import Move

_LINE = re.compile(r"(?>\r\n?|[\n\x0b\x0c\x1c-\x1e\x85\u2028\u2029])\s*")
_BLANK = re.compile(r"(?>\r\n?|[\n\x0b\x0c\x1c-\x1e\x85\u2028\u2029])\s*[\r\n\x0b\x0c\u2029]\s*")


def paragraphs(
    text: str, moves: Sequence[Move], quote: Callable[[str], Quote]
) -> tuple[Paragraph, ...]:
    """Cut a text into paragraphs, with the words of moves highlighted.

    They end at its blank lines, or where it has none, as the text of a web page, at its line ends.

    The pieces, put together, are the text. A move that begins earlier holds one that begins
    later, and of two that begin together the longer holds the other. Where a move ends within one
    that it holds, that one is cut there and goes on in a second piece, as does one that runs over
    the end of a paragraph.
    """
    ordered = sorted(moves, key=lambda move: (move.start, -move.end, move.id))
    cutter = _Cutter(text, quote, Counter())
    return tuple(
        cutter.paragraph(
            start, end, [one for one in ordered if one.start < end and one.end > start]
        )
        for start, end in _bounds(text)
    )


def _bounds(text: str) -> Iterator[tuple[int, int]]:
    """Give the paragraphs, each with the blank lines after it: no word is in none."""
    ends = _BLANK if _BLANK.search(text) else _LINE
    places = [0, *(match.end() for match in ends.finditer(text)), len(text)]
    return ((start, end) for start, end in pairwise(places) if start < end)


@dataclass
class _Open:
    """A stretch that is not closed yet."""

    move: Move
    parts: list[Part] = field(default_factory=list)


@dataclass
class _Cutter:
    text: str
    quote: Callable[[str], Quote]
    pieces: Counter[str]

    def paragraph(self, start: int, end: int, moves: Sequence[Move]) -> Paragraph:
        places = {start, end}
        for move in moves:
            places |= {max(start, move.start), min(end, move.end)}
        whole: list[Part] = []
        opened: list[_Open] = []
        numbers: dict[str, int] = {}

        def close(kept: int) -> None:
            while len(opened) > kept:
                last = opened.pop()
                outer = opened[-1].parts if opened else whole
                quote = self.quote(last.move.id)
                piece = numbers[last.move.id]
                outer.append(Stretch(quote=quote, piece=piece, parts=tuple(last.parts)))

        for left, right in pairwise(sorted(places)):
            path = [move for move in moves if move.start <= left and move.end >= right]
            shared = 0
            while shared < min(len(path), len(opened)) and opened[shared].move is path[shared]:
                shared += 1
            close(shared)
            for move in path[shared:]:
                self.pieces[move.id] += 1
                numbers[move.id] = self.pieces[move.id]
                opened.append(_Open(move))
            inner = opened[-1].parts if opened else whole
            inner.append(self.text[left:right])
            inner.extend(
                Ref(quote=self.quote(move.id)) for move in reversed(path) if move.end == right
            )
        close(0)
        return tuple(whole)
