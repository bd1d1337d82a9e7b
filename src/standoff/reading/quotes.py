"""Quotation marks paired into stretches of quoted speech."""

from __future__ import annotations

from dataclasses import dataclass

from standoff.reading.tree import Node, Tree

OPENING = frozenset({"“", "``", "«", "„"})
CLOSING = frozenset({"”", "»"})
STRAIGHT = frozenset({'"', "''"})  # old teleprinters close and open with the same two strokes


@dataclass(frozen=True, slots=True)
class Quote:
    """The nodes between two marks: the first and last node inside (inclusive)."""

    first: int
    last: int
    closed: bool

    def __contains__(self, node: Node) -> bool:
        return self.first <= node.i <= self.last


def find(tree: Tree) -> list[Quote]:
    """Pair the marks of a text; a quote that nobody closes runs to the end of its line."""
    quotes: list[Quote] = []
    opened: int | None = None
    for node in tree.nodes:
        word = node.text if node.text != "'" else _doubled(tree, node)
        if "\n" in word:
            if opened is not None:
                _add(quotes, opened, node.i - 1, closed=False)
            opened = None
        elif word in OPENING or (word in STRAIGHT and _opens(tree, node, opened is not None)):
            if opened is not None:
                _add(quotes, opened, node.i - 1, closed=False)
            opened = node.i + 1
        elif opened is not None and (word in CLOSING or word in STRAIGHT):
            _add(quotes, opened, node.i - 1, closed=True)
            opened = None
    if opened is not None:
        _add(quotes, opened, len(tree.nodes) - 1, closed=False)
    return quotes


def _doubled(tree: Tree, mark: Node) -> str:
    """Join two strokes that the tokeniser has parted; the second stands for both."""
    before = tree.nodes[mark.i - 1] if mark.i else mark
    return "''" if before.text == "'" and before.end == mark.start else mark.text


def _opens(tree: Tree, mark: Node, is_open: bool) -> bool:
    """Tell the opening from the closing stroke by the space around it, else by turns."""
    start = mark.end - len(_doubled(tree, mark))
    before = start == 0 or tree.text[start - 1].isspace()
    after = mark.end == len(tree.text) or tree.text[mark.end].isspace()
    return before if before != after else not is_open


def _add(quotes: list[Quote], first: int, last: int, *, closed: bool) -> None:
    if first <= last:
        quotes.append(Quote(first, last, closed))
