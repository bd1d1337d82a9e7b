"""The parse as plain objects: rules ask small questions about nodes, and asking is cheap."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
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
        """Bound every subtree again, after heads were moved."""
        for node in self.nodes:
            node.left = node.right = node.i
        for node in self.nodes:
            for ancestor in node.ancestors():
                ancestor.left = min(ancestor.left, node.i)
                ancestor.right = max(ancestor.right, node.i)

    def span(self, first: int, last: int) -> str:
        """Give the words from one node to another (inclusive), as they stand."""
        return self.text[self.nodes[first].start : self.nodes[last].end]


def grow(doc: Doc, forms: dict[str, str] | None = None) -> Tree:
    """Build the tree of a parsed document.

    `forms` maps inflected verbs to their lemma where the tables know better than the lemmatiser,
    to which *hoped* comes from *hop*.
    """
    nodes = [
        Node(t.i, t.text, t.lower_, t.lemma_.lower(), t.pos_, t.tag_, t.dep_, t.idx, t.idx + len(t))
        for t in doc
    ]
    if forms:
        for node in nodes:
            if node.pos == "VERB" and node.lower in forms:
                node.lemma = forms[node.lower]
    for token, node in zip(doc, nodes, strict=True):
        node.head = nodes[token.head.i]
        node.left = token.left_edge.i
        node.right = token.right_edge.i
        if node.head is not node:
            node.head.kids.append(node)
    sentences = [(sent.start, sent.end) for sent in doc.sents]
    for number, (first, last) in enumerate(sentences):
        for node in nodes[first:last]:
            node.sentence = number
    return Tree(doc.text, nodes, sentences)
