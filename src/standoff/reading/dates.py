"""When something happened: the phrases of time in a sentence, and what each of them dates."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from standoff.reading import reckoning
from standoff.reading.quotes import Quote
from standoff.reading.tree import NOMINAL, VERBAL, Node, Tree
from standoff.when import When

TIED = frozenset({"after", "before"})  # with *a day*, what ties a date to that of another deed
SOON = frozenset({"hours", "minutes", "moments", "shortly"})
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


def find(
    tree: Tree,
    sentence: tuple[int, int],
    today: str | None,
    last: str | None,
    quotes: Sequence[Quote] = (),
) -> list[Found]:
    """Find the phrases of time in one sentence.

    `today` is the report's date and `last` the date that *a day later* counts from; without them
    only what names its own year is read. *Today* in one of the `quotes` is the speaker's today,
    which need not be the report's, and is none.
    """
    base = When(today).last if today else None
    found: list[Found] = []
    lowers = tree.bare
    free = sentence[0]  # the first word that no phrase holds yet
    for i in range(*sentence):
        if i < free or (lowers[i] not in reckoning.STARTS and not lowers[i][:1].isdecimal()):
            continue
        phrase = reckoning.read(tree, lowers, i, sentence[1], base, last)
        if phrase is None or (
            lowers[i] in reckoning.SPEAKERS and any(tree.nodes[i] in quote for quote in quotes)
        ):
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
    found.extend(_tied(tree, sentence, found, today))
    return found


def _tied(
    tree: Tree, sentence: tuple[int, int], found: list[Found], today: str | None
) -> Iterator[Found]:
    """Read *on Friday, a day after Burundi shut the border*: the border was shut on Thursday."""
    lowers = tree.bare
    for i in range(*sentence):
        word = tree.nodes[i]
        if word.lower not in TIED or i - 1 < sentence[0]:
            continue
        first = i - 1 if lowers[i - 1] in SOON else i - 2
        if first < sentence[0] or not (
            lowers[i - 1] in SOON or lowers[i - 1].removesuffix("s") in reckoning.UNITS
        ):
            continue
        later = word.head if word.dep == "mark" else word.kid("pcomp", "pobj")
        if later is None or later.i < i:
            continue
        above = _governor(later)
        anchor = next((date for date in found if date.governor is above and not date.bound), None)
        if anchor is None:
            continue
        day = reckoning.apart(lowers[first:i], str(anchor.past), word.lower == "before")
        if day is not None:
            yield Found(first, i, When(day), When(day), False, later)


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
