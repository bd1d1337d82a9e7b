"""The parse as plain objects: rules ask small questions about nodes, and asking is cheap."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from spacy.attrs import DEP, HEAD, IDX, LEMMA, LENGTH, LOWER, ORTH, POS, SENT_START, TAG
from spacy.tokens import Doc

NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})
VERBAL = frozenset({"VERB", "AUX"})


@dataclass(slots=True, eq=False)
class Node:
    """One token with its relation to its head. `left` and `right` bound its subtree (inclusive)."""

    i: int
    text: str
    lower: str
    lemma: str
    pos: str
    tag: str
    dep: str
    start: int
    end: int
    sentence: int = 0
    head: Node = field(init=False, repr=False)
    kids: list[Node] = field(default_factory=list, repr=False)
    left: int = 0
    right: int = 0

    def __hash__(self) -> int:
        return self.i

    def kid(self, *deps: str) -> Node | None:
        """Give the first child with one of these relations."""
        for kid in self.kids:
            if kid.dep in deps:
                return kid
        return None

    def all(self, *deps: str) -> list[Node]:
        """Give all children with one of these relations."""
        return [kid for kid in self.kids if kid.dep in deps]

    def ancestors(self) -> Iterator[Node]:
        """Climb from the head of this node to the root of its sentence."""
        node = self
        while node.head is not node:
            node = node.head
            yield node

    def within(self, other: Node) -> bool:
        """Say whether this node stands under the other, or is it."""
        return self is other or any(ancestor is other for ancestor in self.ancestors())

    @property
    def is_root(self) -> bool:
        """Whether the node has no head of its own."""
        return self.head is self


@dataclass(slots=True)
class Tree:
    """The nodes of a text, cut into sentences (first node, last node exclusive)."""

    text: str
    nodes: list[Node]
    sentences: list[tuple[int, int]]

    def under(self, node: Node) -> Iterator[Node]:
        """Give the nodes of a subtree in the order of the text."""
        for other in self.nodes[node.left : node.right + 1]:
            if other.within(node):
                yield other

    def measure(self) -> None:
        """Bound every subtree, anew after heads were moved."""
        for node in self.nodes:
            node.left = node.right = node.i
        for node in self.nodes:
            i, above = node.i, node.head
            while True:
                if i < above.left:
                    above.left = i
                elif i > above.right:
                    above.right = i
                elif above is not node:
                    break  # this subtree already reaches as far, and so do those above it
                if above.head is above:
                    break
                above = above.head

    def span(self, first: int, last: int) -> str:
        """Give the words from one node to another (inclusive), as they stand."""
        return self.text[self.nodes[first].start : self.nodes[last].end]


ATTRIBUTES = [ORTH, LOWER, LEMMA, POS, TAG, DEP, IDX, LENGTH, HEAD, SENT_START]
_words: dict[int, str] = {}  # what a hash of spaCy's stands for; the same in every vocabulary


def grow(doc: Doc, forms: dict[str, str] | None = None, text: str | None = None) -> Tree:
    """Build the tree of a parsed document.

    `forms` maps inflected verbs to their lemma where the tables know better than the lemmatiser,
    to which *hoped* comes from *hop*. The document is read as one array, for asking spaCy token by
    token would cost more than all the rules together; whoever has the document's text at hand gives
    it for the same reason.
    """
    rows = doc.to_array(ATTRIBUTES).astype("int64").tolist()
    word = _lookup(doc)
    nodes = []
    sentences: list[int] = []
    for i, row in enumerate(rows):
        if row[9] == 1 or i == 0:
            sentences.append(i)
        node = Node(
            i,
            word(row[0]),
            word(row[1]),
            word(row[2]).lower(),
            word(row[3]),
            word(row[4]),
            word(row[5]),
            row[6],
            row[6] + row[7],
            len(sentences) - 1,
        )
        if forms and node.pos == "VERB" and node.lower in forms:
            node.lemma = forms[node.lower]
        nodes.append(node)
    for node, row in zip(nodes, rows, strict=True):
        node.head = nodes[node.i + row[8]]
        if node.head is not node:
            node.head.kids.append(node)
    bounds = list(zip(sentences, [*sentences[1:], len(nodes)], strict=True))
    tree = Tree(doc.text if text is None else text, nodes, bounds)
    tree.measure()
    return tree


def _lookup(doc: Doc) -> Callable[[int], str]:
    strings = doc.vocab.strings

    def word(key: int) -> str:
        known = _words.get(key)
        if known is None:
            known = _words[key] = strings[key & 0xFFFFFFFFFFFFFFFF] if key else ""
        return known

    return word
