"""The parse as plain objects: rules ask small questions about nodes, and asking is cheap."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from spacy.attrs import DEP, HEAD, IDX, LEMMA, LENGTH, LOWER, ORTH, POS, SENT_START, TAG
from spacy.strings import StringStore
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
    lowers: list[str] = field(init=False)
    bare: list[str] = field(init=False)  # the same without stops: *Sept.* is *sept*

    def __post_init__(self) -> None:
        """Keep the words in lower case at hand, which every search begins with."""
        self.lowers = [node.lower for node in self.nodes]
        self.bare = [word[:-1] if word[-1:] == "." else word for word in self.lowers]

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

    def fell(self) -> None:
        """Untie the nodes when nobody will ask them again, so that they go without a collector.

        A tree is all circles; left to the garbage collector they cost as much as half the rules.
        """
        for node in self.nodes:
            node.kids.clear()
            del node.head
        self.nodes.clear()

    def tops(self, first: int, last: int) -> list[Node]:
        """Give the nodes of a stretch (inclusive) that hang outside it; at least one does."""
        return [
            node
            for node in self.nodes[first : last + 1]
            if not first <= node.head.i <= last or node.is_root
        ]

    def span(self, first: int, last: int) -> str:
        """Give the words from one node to another (inclusive), as they stand."""
        return self.text[self.nodes[first].start : self.nodes[last].end]


COLUMNS = [ORTH, LOWER, LEMMA, POS, TAG, DEP, IDX, LENGTH, SENT_START, HEAD]


class _Words(dict[int, str]):
    """What the hashes of spaCy's stand for, which are the same in every vocabulary."""

    strings: StringStore

    def __missing__(self, key: int) -> str:
        word = self[key] = self.strings[key] if key else ""
        return word


class _Lemmas(_Words):
    """The same in lower case."""

    def __missing__(self, key: int) -> str:
        word = self[key] = super().__missing__(key).lower()
        return word


_words = _Words()
_lemmas = _Lemmas()


def words_of(doc: Doc) -> list[str]:
    """Give the words of a document as they stand."""
    _words.strings = doc.vocab.strings
    return [_words[key] for key in doc.to_array(ORTH).tolist()]


def grow(doc: Doc, text: str, forms: dict[str, str]) -> Tree:
    """Build the tree of a parsed document, whose text is at hand.

    `forms` maps inflected verbs to their lemma where the tables know better than the lemmatiser,
    to which *hoped* comes from *hop*. The document is read as one array, for asking spaCy token by
    token would cost more than all the rules together.
    """
    _words.strings = _lemmas.strings = doc.vocab.strings
    word, lemma = _words.__getitem__, _lemmas.__getitem__
    table = doc.to_array(COLUMNS).T
    orths, lowers, lemmas, poses, tags, deps, places, sizes, firsts, _ = table.tolist()
    heads = table[-1].astype("int64").tolist()  # steps to the right, or negative to the left
    nodes: list[Node] = []
    sentences: list[int] = []
    for i, (orth, lower, base, pos, tag, dep, at, size, first) in enumerate(
        zip(
            map(word, orths), map(word, lowers), map(lemma, lemmas),
            map(word, poses), map(word, tags), map(word, deps),
            places, sizes, firsts,
            strict=True,
        )
    ):  # fmt: skip
        if first == 1 or i == 0:
            sentences.append(i)
        if pos == "VERB":
            base = forms.get(lower, base)
        nodes.append(Node(i, orth, lower, base, pos, tag, dep, at, at + size, len(sentences) - 1))
    for node, step in zip(nodes, heads, strict=True):
        node.head = nodes[node.i + step]
        if step:
            node.head.kids.append(node)
    bounds = list(zip(sentences, [*sentences[1:], len(nodes)], strict=True)) if nodes else []
    tree = Tree(text, nodes, bounds)
    tree.measure()
    return tree
