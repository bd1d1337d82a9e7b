"""The attributions of a report, gathered paragraph by paragraph."""

from __future__ import annotations

from dataclasses import dataclass, field

from standoff.reading import layers
from standoff.reading.lexicon import Lexicon
from standoff.reading.quoting import asides, colons, extents, labels, speech, verbs, words
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
        left = _after_colons(tree, left, sayings, lexicon)
        asides.give(tree, sayings)
        speech.keep_within(tree, at.quotes, sayings)
        waiting = _waiting(tree, sayings, lexicon)
        for saying in sayings:
            saying.content -= saying.cue | saying.name
        sayings = [saying for saying in sayings if saying.content or saying is waiting]
        for saying in sayings:
            if saying.content:
                saying.content = _ended(saying, tree)
        carried = self._carry(left, at)
        begun = len(self.drafts)
        outer = self.speaking if carried else None
        nested = _nested(sayings)
        for number, (saying, inside) in enumerate(zip(sayings, nested, strict=True)):
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
                outer = begun + number
        self.speaking = outer

    def _carry(self, left: list[set[int]], at: layers.Layers) -> set[int]:
        """Give quotations that have no cue in their paragraph to who spoke in the one before."""
        carried: set[int] = set()
        if self.speaking is not None:
            for whole in left:
                self.drafts[self.speaking].content += _placed(
                    extents.spans(whole, at.grown), at.offset
                )
                carried |= whole
        return carried

    def finish(self) -> tuple[Attribution, ...]:
        """Give the attributions of the report, without cues that waited in vain for content."""
        kept = [number for number, draft in enumerate(self.drafts) if draft.content]
        places = {number: place for place, number in enumerate(kept)}
        return tuple(
            Attribution(
                source=tuple(draft.source),
                cue=tuple(draft.cue),
                content=tuple(draft.content),
                inside=places.get(draft.inside) if draft.inside is not None else None,
                parties=draft.parties,
            )
            for draft in (self.drafts[number] for number in kept)
        )


def _after_colons(
    tree: Tree, left: list[set[int]], sayings: list[Saying], lexicon: Lexicon
) -> list[set[int]]:
    """Make a cue of what stands before a colon and a quotation; the others come back."""
    others: list[set[int]] = []
    for whole in left:
        colon = tree.nodes[min(whole) - 1] if min(whole) else None
        made = colons.find(colon, tree, lexicon) if colon and colon.text == ":" else None
        if made is None:
            others.append(whole)
        else:
            made.content = set(whole)
            made.quoted = True
            sayings.append(made)
            sayings.sort(key=lambda saying: min(saying.cue))
    return others


def _waiting(tree: Tree, sayings: list[Saying], lexicon: Lexicon) -> Saying | None:
    """Give the cue before a colon that ends a paragraph: its content is the next one."""
    last = tree.nodes[-1] if tree.nodes else None
    if last is None or last.text != ":":
        return None
    for saying in reversed(sayings):
        if saying.speech and saying.head.sentence == last.sentence and not saying.content:
            return saying
    made = colons.find(last, tree, lexicon)
    if made is not None:
        sayings.append(made)
    return made


def _ended(saying: Saying, tree: Tree) -> set[int]:
    """Give the content with its ends as they should be."""
    content = extents.trimmed(saying.content, tree)
    if saying.quoted:
        return content
    return extents.trimmed(extents.without_tail(content, tree), tree)


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
        if (saying is None or not saying.content) and node.pos in {"ADJ", "VERB"}:
            saying = words.adjective(node, tree, lexicon) or saying
        if saying is not None:
            found.append(saying)
    label = labels.find(tree, found)
    return [label, *found] if label is not None else found


def _nested(sayings: list[Saying]) -> list[int | None]:
    """Give for each saying the number of the one whose content holds it most closely.

    Where the parser lets some lie in each other, the one that tells most is outside.
    """
    outer = [_around(saying, sayings) for saying in sayings]
    for number in range(len(sayings)):
        path = [number]
        while (above := outer[path[-1]]) is not None:
            if above in path:
                circle = path[path.index(above) :]
                outer[max(circle, key=lambda one: len(sayings[one].content))] = None
                break
            path.append(above)
    return outer


def _around(saying: Saying, others: list[Saying]) -> int | None:
    best: int | None = None
    for number, other in enumerate(others):
        if other is not saying and saying.head.i in other.content:
            if best is None or len(other.content) < len(others[best].content):
                best = number
    return best


def _placed(stretches: list[Stretch], offset: int) -> list[Stretch]:
    return [(start + offset, end + offset) for start, end in stretches]
