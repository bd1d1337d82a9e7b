"""A name and a colon before what is said: transcripts and headlines.

*MINISTER: We shall not sign.*; *Mora: Talks go on*
"""

from __future__ import annotations

from standoff.reading.quoting.sayings import Saying
from standoff.reading.tree import Node, Tree

LONGEST = 6  # words of a name before its colon
SHORTEST = 4  # words of what is said
SMALL = frozenset({"of", "the", "and", "for", "de", "von", "van", "al", "'s", "’s", ",", "&", "."})


def find(tree: Tree, others: list[Saying]) -> Saying | None:
    """Read a paragraph that begins with the name of its speaker.

    Where the paragraph goes on to cite others, what stands before the colon is a heading.
    """
    for node in tree.nodes[1 : LONGEST + 1]:
        if node.text == ":":
            if any(other.speech and other.content and not _is_own(other) for other in others):
                return None
            return _label(tree, tree.nodes[: node.i], node)
    return None


def _is_own(saying: Saying) -> bool:
    """Say whether the speaker speaks of what he says himself: *I think*, *we hope*."""
    return saying.source is None or saying.source.lower in {"i", "we", "you", "they"}


def _label(tree: Tree, before: list[Node], colon: Node) -> Saying | None:
    if not before[0].text[:1].isupper() or not all(
        word.text[:1].isupper() or word.lower in SMALL or word.pos == "NOUN" for word in before
    ):
        return None  # *Mora camp: …* is a name, *He has one wish: …* none
    if not any(
        word.pos == "PROPN" or (len(word.text) > 2 and word.text.isupper()) for word in before
    ):
        return None
    content = set(range(colon.i + 1, len(tree.nodes)))
    if len(content) < SHORTEST:
        return None
    last = next(word for word in reversed(before) if word.lower not in SMALL)
    return Saying(
        head=colon, cue={colon.i}, source=last, name=set(range(colon.i)), content=content,
        speech=True, quoted=True,
    )  # fmt: skip
