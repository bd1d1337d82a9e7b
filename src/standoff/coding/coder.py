"""The coder: a sentence and two actors in, the event type between them out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from itertools import product
from pathlib import Path
from typing import TypeVar

from spacy.tokens import Doc

from standoff import knowledge
from standoff.acts import Act, Root
from standoff.coding import actors, links
from standoff.coding.actors import Actor
from standoff.coding.meaning import Meaning, Meanings
from standoff.coding.pairs import Pair
from standoff.coding.spelling import respell
from standoff.coding.words import Words
from standoff.reading import layers
from standoff.reading import reader as reading
from standoff.reading.mend import mend
from standoff.reading.pipeline import STAGES
from standoff.reading.reader import BATCH, DATELINE
from standoff.reading.tree import VERBAL, Node, Tree, grow
from standoff.records import Record

T = TypeVar("T")
LAST = Root.YIELD  # the commonest type, where nothing in the sentence names one


class Coded(Record, frozen=True, kw_only=True):
    """The event type between the two actors of a pair, its act, and the words that decided."""

    uid: str
    root: Root
    act: Act
    because: str


class Coder:
    """Codes pairs. Made by `load()`; safe to use again and again."""

    def __init__(self, tables: Path | None = None, model: str | None = None) -> None:
        self.nlp = reading.load(tables=tables, model=model).nlp
        self._lexicon = layers.lexicon(self.nlp, str(tables) if tables is not None else None)
        self._words = Words(knowledge.load(tables), self._lexicon)
        self._meanings = Meanings(self._words, self._lexicon)

    def code(self, pairs: Iterable[Pair]) -> Iterator[Coded]:
        """Code many pairs in one stream, in their order."""
        spelled = (self._respelled(pair) for pair in pairs)
        for pair, tree in self._trees((pair, pair.sentence) for pair in spelled):
            yield self._answer(pair, tree)
            tree.fell()

    def _respelled(self, pair: Pair) -> Pair:
        sentence, source, target = respell(
            _without_dateline(pair), (pair.source, pair.target), self._words.has
        )
        return Pair(uid=pair.uid, sentence=sentence, source=source, target=target)

    def tree(self, text: str) -> Tree:
        """Parse one sentence."""
        for _, tree in self._trees([(None, text)]):
            return tree
        raise AssertionError("a text gives one tree")

    def parse(self, texts: Iterable[str]) -> None:
        """Run the parser alone, to time it by."""
        for _ in self._docs((text, None) for text in texts):
            pass

    def _docs(self, items: Iterable[tuple[str, T]]) -> Iterator[tuple[Doc, T]]:
        with self.nlp.select_pipes(disable=STAGES):
            yield from self.nlp.pipe(items, as_tuples=True, batch_size=BATCH)

    def _trees(self, items: Iterable[tuple[T, str]]) -> Iterator[tuple[T, Tree]]:
        for doc, item in self._docs((text, item) for item, text in items):
            tree = grow(doc, doc.text, self._lexicon.forms)
            mend(tree, self._lexicon)
            yield item, tree

    def _answer(self, pair: Pair, tree: Tree) -> Coded:
        meaning = self._meaning(tree, pair)
        if meaning is None:
            because = "nothing in the sentence names an event"
            return Coded(uid=pair.uid, root=LAST, act=self._words.acts[LAST], because=because)
        because = " > ".join(meaning.because)
        return Coded(uid=pair.uid, root=meaning.root, act=meaning.act, because=because)

    def _meaning(self, tree: Tree, pair: Pair) -> Meaning | None:
        sources: list[Actor | None] = [*actors.find(tree, pair.source)]
        targets: list[Actor | None] = [*actors.find(tree, pair.target)]
        source, target = min(product(sources or [None], targets or [None]), key=_apart)
        self._meanings.begin(target)
        told = links.attributed(source) if source is not None else None
        if told is not None:  # *According to Oslo, Minsk has broken the truce*
            meaning = self._meanings.told(told, "according to", self._meanings.of(told))
            if meaning is not None:
                return meaning
        for node in links.links(tree, source, target):
            meaning = self._meanings.of(node)
            if meaning is not None:
                return self._fate(node) or meaning
        return None

    def _fate(self, node: Node) -> Meaning | None:
        """Give what became of an event: *talks between Oslo and Minsk failed*."""
        if node.dep != "nsubj" or node.head.pos not in VERBAL:
            return None
        meaning = self._meanings.of(node.head)
        return meaning if meaning is not None and meaning.root is Root.REJECT else None


def _apart(both: tuple[Actor | None, Actor | None]) -> int:
    """Rank places where two actors stand: near, and not one within the other."""
    source, target = both
    if source is None or target is None:
        return 0
    overlap = source.first <= target.last and target.first <= source.last
    part = source.head.within(target.head) or target.head.within(source.head)
    return abs(source.head.i - target.head.i) + 1000 * overlap + 50 * part


def _without_dateline(pair: Pair) -> str:
    """Take off a dateline, which the parser would take for a part of the sentence."""
    dateline = DATELINE.match(pair.sentence)
    rest = pair.sentence[dateline.end() :] if dateline is not None else ""
    return rest if pair.source in rest and pair.target in rest else pair.sentence


@cache
def load(*, tables: Path | None = None, model: str | None = None) -> Coder:
    """Load a coder, once for each pair of tables and model.

    >>> pair = Pair(uid="1", sentence="Oslo sued Minsk.", source="Oslo", target="Minsk")
    >>> [coded.root for coded in load().code([pair])]
    [<Root.ACCUSE: 'ACCUSE'>]
    """
    return Coder(tables, model)
