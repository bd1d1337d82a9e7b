"""Where the two actors of a pair stand in the tree of its sentence."""

from __future__ import annotations

import re
from dataclasses import dataclass

from standoff.reading.tree import NOMINAL, Node, Tree


@dataclass(frozen=True, slots=True)
class Actor:
    """The words of an actor, and the one that heads them."""

    first: int
    last: int
    head: Node

    def has(self, node: Node) -> bool:
        """Say whether a node is one of the actor's words."""
        return self.first <= node.i <= self.last


def find(tree: Tree, words: str) -> list[Actor]:
    """Find an actor's words in a text, every time they stand there; the exact words first.

    >>> import standoff.coding.coder as c
    >>> tree = c.load().tree("The ambassador of Chad to Mali left.")
    >>> [actor.head.text for actor in find(tree, "the Ambassador of Chad")]
    ['ambassador']
    """
    bare = r"\s+".join(map(re.escape, words.split()))
    for flags in (0, re.IGNORECASE):
        found = [
            actor
            for match in re.finditer(rf"(?<!\w){bare}(?!\w)", tree.text, flags)
            if (actor := _actor(tree, match.start(), match.end())) is not None
        ]
        if found:
            return found
    return []


def _actor(tree: Tree, start: int, end: int) -> Actor | None:
    inside = [node for node in tree.nodes if node.start < end and node.end > start]
    if not inside:
        return None
    first, last = inside[0].i, inside[-1].i
    tops = tree.tops(first, last)
    head = next((node for node in tops if node.pos in NOMINAL), tops[0])
    while head.pos == "ADP":  # *in parts of Kashmir*, given with its preposition
        inner = head.kid("pobj")
        if inner is None or not first <= inner.i <= last:
            break
        head = inner
    return Actor(first, last, head)
