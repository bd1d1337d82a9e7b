"""A colon that brings in a quotation where no cue of the tables does.

*The ministry released a statement: “…”*; *From the report: “…”*
"""

from __future__ import annotations

from standoff.reading.lexicon import Lexicon
from standoff.reading.quoting import extents, sources
from standoff.reading.quoting.sayings import Saying
from standoff.reading.tree import VERBAL, Node, Tree

DASHES = frozenset({"-", "--", "–", "—"})


def find(colon: Node, tree: Tree, lexicon: Lexicon) -> Saying | None:
    """Make the sentence before a colon a cue: its verb and object, or the colon itself."""
    first = next(
        (i for i in range(colon.i - 1, -1, -1) if tree.nodes[i].text in {".", "?", "!", "”"}), -1
    )
    dash = next((i for i in range(colon.i - 1, first, -1) if tree.nodes[i].text in DASHES), first)
    if all(
        node.text[:1].isupper() or node.pos != "NOUN" for node in tree.nodes[dash + 1 : colon.i]
    ):
        if not any(node.pos in VERBAL for node in tree.nodes[dash + 1 : colon.i]):
            first = dash  # *Prices rise – Ana Mora: “…”*
    before = tree.nodes[first + 1 : colon.i]
    verbs = [node for node in before if node.pos in VERBAL and node.kid("nsubj") is not None]
    if verbs:
        verb = min(verbs, key=lambda node: sum(1 for _ in node.ancestors()))
        cue = extents.verb(verb, tree)
        thing = verb.kid("dobj")
        if thing is not None and verb.i < thing.i < colon.i:
            cue |= set(range(verb.i, thing.i + 1))
        source = sources.of(verb, verb, lexicon)
    else:
        nouns = [node for node in before if node.pos in {"NOUN", "PROPN"}]
        source = min(nouns, key=lambda node: sum(1 for _ in node.ancestors()), default=None)
        cue = {colon.i}
    if source is None or source.i >= colon.i:
        return None
    name = {i for i in extents.name(source, cue, tree) if i < colon.i}
    return Saying(head=tree.nodes[max(cue)], cue=cue, source=source, name=name, speech=True)
