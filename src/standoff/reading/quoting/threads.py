"""The attributions of a report, gathered paragraph by paragraph."""

from __future__ import annotations

from dataclasses import dataclass, field

from standoff.reading import layers
from standoff.reading.lexicon import Lexicon
from standoff.reading.quoting import extents, speech, verbs, words
from standoff.reading.quoting.sayings import Saying
from standoff.reading.tree import VERBAL, Tree
from standoff.records import Attribution, Parties

Stretch = tuple[int, int]


@dataclass(slots=True)
class Draft:
    """An attribution in the making, in code points of the report."""

    source: list[Stretch]
    cue: list[Stretch]
    content: list[Stretch]
    parties: Parties
    inside: int | None = None


@dataclass(slots=True)
class Threads:
    """Remembers who spoke last, so that a quotation may go on in the next paragraph."""

    drafts: list[Draft] = field(default_factory=list)
    speaking: int | None = None  # the index of who spoke in the paragraph before

    def add(self, at: layers.Layers, lexicon: Lexicon) -> None:
        """Add the attributions of one paragraph."""
        tree = at.grown
        sayings = find(tree, lexicon)
        left = speech.give(tree, at.quotes, sayings)
        sayings = [saying for saying in sayings if saying.content - saying.cue]
        for saying in sayings:
            saying.content = extents.trimmed(saying.content - saying.cue - saying.name, tree)
        begun = len(self.drafts)
        carried: set[int] = set()
        if left and self.speaking is not None:
            speaker = self.drafts[self.speaking]
            for whole in left:
                speaker.content += _placed(extents.spans(whole, tree), at.offset)
                carried |= whole
        outer: int | None = self.speaking if carried else None
        for saying in sayings:
            inside = _around(saying, sayings)
            index = begun + inside if inside is not None else None
            if index is None and saying.head.i in carried:
                index = self.speaking
            source = saying.source
            self.drafts.append(
                Draft(
                    source=_placed(extents.spans(saying.name, tree), at.offset),
                    cue=_placed(extents.spans(saying.cue, tree), at.offset),
                    content=_placed(extents.spans(saying.content, tree), at.offset),
                    parties=at.referents.actor(source) if at.referents and source else (),
                    inside=index,
                )
            )
            if index is None and saying.speech:
                outer = len(self.drafts) - 1
        self.speaking = outer

    def finish(self) -> tuple[Attribution, ...]:
        """Give the attributions of the report."""
        return tuple(
            Attribution(
                source=tuple(draft.source),
                cue=tuple(draft.cue),
                content=tuple(draft.content),
                inside=draft.inside,
                parties=draft.parties,
            )
            for draft in self.drafts
        )


def find(tree: Tree, lexicon: Lexicon) -> list[Saying]:
    """Find the cues of a paragraph with what the parse gives them, in the order of the text."""
    found: list[Saying] = []
    for node in tree.nodes:
        saying = None
        if node.pos in VERBAL:
            saying = verbs.find(node, tree, lexicon)
        if saying is None and node.lower == "according":
            saying = words.according(node, tree)
        if saying is None and node.pos == "ADP":
            saying = words.view(node, tree, lexicon)
        if saying is None and node.pos == "NOUN":
            saying = words.noun(node, tree, lexicon)
        if saying is None and node.pos == "ADJ":
            saying = words.adjective(node, tree, lexicon)
        if saying is not None:
            found.append(saying)
    return found


def _around(saying: Saying, others: list[Saying]) -> int | None:
    """Give the number of the saying whose content holds this one most closely."""
    best: int | None = None
    for number, other in enumerate(others):
        if other is not saying and saying.head.i in other.content:
            if best is None or len(other.content) < len(others[best].content):
                best = number
    return best


def _placed(stretches: list[Stretch], offset: int) -> list[Stretch]:
    return [(start + offset, end + offset) for start, end in stretches]
