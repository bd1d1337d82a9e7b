"""When something happened: the phrases of time in a sentence, and what each of them dates."""

from __future__ import annotations

from dataclasses import dataclass

from standoff.reading import reckoning
from standoff.reading.tree import NOMINAL, VERBAL, Node, Tree
from standoff.when import When

BOUNDS = frozenset({"since", "until", "till", "by", "before", "after", "from", "to"})


@dataclass(frozen=True, slots=True)
class Found:
    """A phrase of time: its nodes, the day it means looking back and looking ahead, its governor.

    `bound` marks a limit (*since*, *until*, *before*), which is not when the thing happened.
    """

    first: int
    last: int
    past: When
    future: When
    bound: bool
    governor: Node


def find(tree: Tree, sentence: tuple[int, int], today: str | None, last: str | None) -> list[Found]:
    """Find the phrases of time in one sentence.

    `today` is the report's date and `last` the date that *a day later* counts from; without them
    only what names its own year is read.
    """
    base = When(today).last if today else None
    found: list[Found] = []
    lowers = tree.bare
    free = sentence[0]  # the first word that no phrase holds yet
    for i in range(*sentence):
        if i < free or (lowers[i] not in reckoning.STARTS and not lowers[i][:1].isdecimal()):
            continue
        phrase = reckoning.read(tree, lowers, i, sentence[1], base, last)
        if phrase is None:
            continue
        free = i + phrase.length
        head = tree.tops(i, free - 1)[0]
        found.append(
            Found(
                i,
                free - 1,
                When(phrase.past),
                When(phrase.future),
                _is_bound(tree, lowers, i, head),
                _governor(head),
            )
        )
        last = phrase.past
    return found


def _is_bound(tree: Tree, words: list[str], first: int, head: Node) -> bool:
    if head.head.dep == "prep" and head.head.lower in BOUNDS:
        return True
    return first > 0 and words[first - 1] in BOUNDS and tree.nodes[first - 1].i >= head.left - 1


def _governor(head: Node) -> Node:
    """Give the verb or noun that the phrase dates."""
    node = head
    while not node.is_root:
        node = node.head
        if node.pos in VERBAL or (node.pos in NOMINAL and node.dep != "npadvmod"):
            return node
    return node
