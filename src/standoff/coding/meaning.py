"""What a predicate means: its own event, or that of the word under it as it turns it.

*Refused to lift the ban* is read from the inside: a ban coerces, lifting it yields, refusing to
is a rejection. Every word either names an event type or turns the one under it, as `turns.csv`
says; a word that no table knows carries what stands under it unchanged. Negation and modals turn
as words do.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from standoff.acts import Act, Root
from standoff.coding.actors import Actor
from standoff.coding.words import Word, Words
from standoff.knowledge.schema import Turn
from standoff.reading import clauses
from standoff.reading.lexicon import Lexicon
from standoff.reading.tree import NOMINAL, VERBAL, Node

DEEPEST = 7
MODALS = {"will": "intend", "can": "intend", "must": "ask"}
OPEN = frozenset({"carry", "say"})  # which turn nothing, and leave what is hidden so
CARRIED = ("infinitive", "gerund", "clause", "object", "predicate")


@dataclass(frozen=True, slots=True)
class Meaning:
    """An event type with its act and the words that make it, the outermost first."""

    root: Root
    act: Act
    because: tuple[str, ...]


class Meanings:
    """Works out what predicates mean, each once a sentence."""

    def __init__(self, words: Words, lexicon: Lexicon) -> None:
        self._words = words
        self._lexicon = lexicon
        self._known: dict[tuple[int, bool], Meaning | None] = {}
        self._target: Actor | None = None

    def begin(self, target: Actor | None) -> None:
        """Turn to another sentence, and to whom its event is done."""
        self._known.clear()
        self._target = target

    def of(self, node: Node, *, under: bool = False, depth: int = 0) -> Meaning | None:
        """Give what a predicate means, or `None`. `under` says that a turning word governs it."""
        key = (node.i, under)
        if key not in self._known:
            self._known[key] = None  # while it is worked out, it means nothing to itself
            if depth <= DEEPEST:
                self._known[key] = self._read(node, under, depth)
        return self._known[key]

    def _read(self, node: Node, under: bool, depth: int) -> Meaning | None:
        meaning = self._plain(node, under, depth)
        if node.pos in VERBAL:
            modal = clauses.modal(node, self._lexicon)
            if clauses.is_negated(node):
                meaning = self._turn(self._words.turns["not"], "not", meaning)
                modal = modal if modal == "must" else None
            if modal in MODALS:
                meaning = self._turn(self._words.turns[MODALS[modal]], modal, meaning)
        return meaning

    def _plain(self, node: Node, under: bool, depth: int) -> Meaning | None:
        words = [word for word in self._words.at(node) if under or not word.hidden]
        for _, alike in groupby(words, key=lambda word: word.weight):
            meaning = self._best(list(alike), node, under, depth)
            if meaning is not None:
                return meaning
        return self._carried(node, under, depth)

    def _best(self, words: list[Word], node: Node, under: bool, depth: int) -> Meaning | None:
        """Prefer turning what is there, then an event, then turning nothing.

        *Gave a warning* warns, *gave tents* gives.
        """
        turning = [word for word in words if word.turn is not None]
        for word in turning:
            meaning = self._turned(word, node, under, depth)
            if meaning is not None:
                return meaning
        for word in words:
            if word.root is not None and word.act is not None:
                return Meaning(word.root, word.act, (word.name,))
        for word in turning:
            assert word.turn is not None
            meaning = self._turn(word.turn, word.name, None)
            if meaning is not None:
                return meaning
        return None

    def _turned(self, word: Word, node: Node, under: bool, depth: int) -> Meaning | None:
        assert word.turn is not None
        for slot in word.under:
            filler = self._words.filler(node, slot)
            if filler is None:
                continue
            open_ = word.turn.kind in OPEN and not self._is_about_target(filler)
            inner = self._any(filler, under or not open_, depth)
            told = self._told(word, filler, inner)
            if told is not None:
                return told
            if inner is not None:
                return self._turn(word.turn, word.name, inner)
        return None

    def _told(self, word: Word, filler: Node, inner: Meaning | None) -> Meaning | None:
        """Give what is said or asked of the target itself, which is another thing than the rest.

        *Said Minsk had shelled it* accuses Minsk; *urged Minsk to cut its ties* asks it of Minsk,
        where *called for sanctions against Minsk* threatens.
        """
        assert word.turn is not None
        turns, kind = self._words.turns, word.turn.kind
        about = self._is_about_target(filler)
        if kind == "ask" and (about or not self._is_done_to_target(filler)):
            return self._turn(turns["ask"], word.name, None)
        if kind == "intend" and about:  # *wants Minsk to free the crew*
            return self._turn(turns["ask"], word.name, None)
        if kind == "say":
            return self.told(filler, word.name, inner)
        return None

    def told(self, clause: Node, name: str, inner: Meaning | None) -> Meaning | None:
        """Give what saying a clause does to the target, if it is the clause's subject."""
        if not self._is_about_target(clause):
            return None
        turns = self._words.turns
        if clauses.modal(clause, self._lexicon) == "must":
            return self._turn(turns["ask"], name, None)
        return self._turn(turns["blame"], name, inner or self._judged(clause))

    def _is_done_to_target(self, filler: Node) -> bool:
        return self._target is None or self._target.head.within(filler)

    def _judged(self, clause: Node) -> Meaning | None:
        """Give what a judgement means: *said Minsk was negligent* accuses, *brave* supports."""
        for kid in clause.all("acomp", "attr"):
            kind = self._lexicon.valence.get(kid.lemma)
            if kind is not None:
                root = Root.ACCUSE if kind == "negative" else Root.SUPPORT
                return Meaning(root, self._words.acts[root], (f"{kid.lemma} ({kind})",))
        return None

    def _is_about_target(self, clause: Node) -> bool:
        subject = clause.kid("nsubj", "nsubjpass")
        return (
            subject is not None and self._target is not None and self._target.head.within(subject)
        )

    def _turn(self, turn: Turn, name: str, inner: Meaning | None) -> Meaning | None:
        if inner is None and name in {*MODALS, "not"}:
            return None
        root = turn.of(inner.root if inner is not None else None)
        if root is None:
            return None
        because = (name, *(inner.because if inner is not None else ()))
        if inner is not None and root is inner.root:
            return Meaning(root, inner.act, because)
        return Meaning(root, self._words.acts[root], because)

    def _any(self, node: Node, under: bool, depth: int) -> Meaning | None:
        """Give what a word under a turning one means, or one that is joined to it."""
        meaning = self.of(node, under=under, depth=depth + 1)
        if meaning is None and node.pos in NOMINAL:
            for joined in node.all("conj"):
                meaning = meaning or self._any(joined, under, depth + 1)
        return meaning

    def _carried(self, node: Node, under: bool, depth: int) -> Meaning | None:
        for below in self._below(node):
            meaning = self.of(below, under=under, depth=depth + 1)
            if meaning is not None:
                return meaning
        return None

    def _below(self, node: Node) -> Iterator[Node]:
        if node.pos in VERBAL:
            for slot in CARRIED:
                filler = self._words.filler(node, slot)
                if filler is not None:
                    yield filler
            yield from node.all("acomp", "attr", "prt")
        elif node.pos in NOMINAL:
            for prep in node.all("prep"):
                if prep.lower in {"of", "in"}:
                    yield from (kid for kid in prep.all("pobj", "pcomp") if kid.pos != "PROPN")
            filler = self._words.filler(node, "infinitive")
            if filler is not None:
                yield filler
            return
        for prep in node.all("prep", "agent"):
            if prep.i > node.i:
                yield from (kid for kid in prep.all("pobj", "pcomp") if kid.pos != "PROPN")
