"""Cues set into a sentence or behind it, where the parse ties them to nothing.

*The first step, aides say, will be …*; *Talks go on, said Mora, a judge.*
"""

from __future__ import annotations

from standoff.reading.quoting.sayings import Saying
from standoff.reading.tree import VERBAL, Tree

STOPS = frozenset({",", "-", "--", "–", "—"})
ENDS = STOPS | {".", "?", "!", ";", ")"}


def give(tree: Tree, sayings: list[Saying]) -> None:
    """Give a cue of speech between commas the sentence around it, if it has nothing else."""
    for saying in sayings:
        if saying.content or not saying.speech or saying.source is None:
            continue
        first, last = saying.block
        start, end = tree.sentences[saying.head.sentence]
        if first - 1 <= start or tree.nodes[first - 1].text not in STOPS:
            continue
        if saying.head.kid("dobj", "ccomp", "xcomp") is not None:
            continue
        after = last + 1
        before = range(start, first - 1)
        inserted = after < end and tree.nodes[after].text in STOPS
        if not inserted and not any(tree.nodes[i].pos in VERBAL for i in before):
            continue  # *In a speech, she said*
        if after >= end or tree.nodes[after].text in ENDS or saying.head.right + 1 >= end - 1:
            rest = {i for i in range(after, end) if tree.nodes[after].text in STOPS}
            saying.content = set(before) | rest
