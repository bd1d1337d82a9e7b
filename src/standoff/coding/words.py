"""What a word may mean between two actors: the event words, the turning ones, and the frames."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from standoff.acts import Act, Root
from standoff.knowledge import Knowledge
from standoff.knowledge.schema import Event, Frame, Turn, Turning
from standoff.reading import slots
from standoff.reading.frames import KIND, PARTICIPLES, PARTICLE, follows
from standoff.reading.lexicon import Lexicon
from standoff.reading.referents import PARTITIVE
from standoff.reading.tree import VERBAL, Node

ROLES = frozenset({"actor", "target", "matter", "owner", "possessor"})
ADVERBS = frozenset({"out", "off", "over", "down", "up", "back", "aside", "away", "in"})
MODIFIERS = ("amod", "compound", "nmod", "poss")


@dataclass(frozen=True, slots=True)
class Word:
    """A word of the tables, with the company that it asks for."""

    root: Root | None  # of a turning word, what it means is worked out
    act: Act | None
    turn: Turn | None
    under: tuple[str, ...]
    hidden: bool  # counts only under a turning word
    particle: tuple[str, ...]
    needs: tuple[str, ...]
    with_: tuple[tuple[str, frozenset[str]], ...]
    without: tuple[tuple[str, frozenset[str]], ...]
    weight: int
    name: str


class Words:
    """The words of the tables by part of speech and lemma, the best fit first."""

    def __init__(self, knowledge: Knowledge, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._quantities = lexicon.classes["quantity"]
        self._own: dict[tuple[str, str], list[Word]] = defaultdict(list)
        self._framed: dict[tuple[str, str], list[Word]] = defaultdict(list)
        self.turns = {turn.kind: turn for turn in knowledge.turns}
        self.acts = {row.root: row.act for row in knowledge.roots}
        self._lemmas: set[str] = set()
        for event in knowledge.events:
            self._file(self._own, event, event.root, event.act)
        for turning in knowledge.turning:
            self._file(self._own, turning, None, None)
        for frame in knowledge.frames:
            plover = frame.plover or lexicon.acts[frame.act].plover
            if plover is not None:
                self._file(self._framed, frame, Root.of(plover), frame.act)

    def _file(
        self,
        table: dict[tuple[str, str], list[Word]],
        row: Event | Turning | Frame,
        root: Root | None,
        act: Act | None,
    ) -> None:
        kind = row.kind
        members = self._lexicon.members
        needs = tuple(need for need in row.needs if need not in ROLES)
        with_ = tuple((slot, members(words)) for slot, words in row.with_.items())
        with_ = tuple((slot, words) for slot, words in with_ if slot not in ROLES)
        turning = row if isinstance(row, Turning) else None
        particle = tuple((row.particle or "").split())
        for lemma in row.lemmas:
            self._lemmas.add(lemma)
            shown = f"{lemma} {row.particle}" if row.particle else lemma
            table[kind, lemma].append(
                Word(
                    root=root,
                    act=act,
                    turn=self.turns[turning.turn] if turning is not None else None,
                    under=turning.under if turning is not None else (),
                    hidden=isinstance(row, Event) and row.under,
                    particle=particle,
                    needs=needs,
                    with_=with_,
                    without=tuple((slot, members(words)) for slot, words in row.without.items()),
                    weight=4 * len(particle)
                    + (-1 if isinstance(row, Frame) else 3 * len(with_) + 2 * len(needs)),
                    name=row.name if isinstance(row, Frame) else f"{shown} ({kind})",
                )
            )

    def has(self, lemma: str) -> bool:
        """Say whether a word stands in the tables."""
        return lemma in self._lemmas

    def at(self, node: Node) -> list[Word]:
        """Give the words that a node may be, the tables' own first, the best fit first."""
        found = [
            word
            for table in (self._own, self._framed)
            for key in _keys(node)
            for word in table.get(key, ())
            if self._fits(word, node)
        ]
        return sorted(found, key=lambda word: -word.weight)

    def _fits(self, word: Word, node: Node) -> bool:
        if word.particle and not self._has_particle(node, word.particle):
            return False
        return (
            all(self.filler(node, slot) is not None for slot in word.needs)
            and all(self._is_one_of(node, slot, members) for slot, members in word.with_)
            and not any(self._is_one_of(node, slot, members) for slot, members in word.without)
        )

    def filler(self, node: Node, slot: str) -> Node | None:
        """Give what fills a slot of a word; also `participle`, *a letter threatening to …*, and
        `modifier`, *a mediation effort*.
        """
        if slot == "participle":
            return _participle(node)
        if slot == "modifier":
            return next((kid for kid in reversed(node.all("compound", "nmod"))), None)
        filler = slots.fill(node, slot, self._lexicon)
        if slot == "gerund" and filler is not None and filler.i < node.i:
            return None  # *Bowing to pressure, Oslo dropped …*
        return filler

    def _has_particle(self, node: Node, words: tuple[str, ...]) -> bool:
        kids = list(node.kids)
        if node.pos in VERBAL:  # *called the strike off*, which the parser may tie to the strike
            for object_ in node.all("dobj", "nsubjpass"):
                kids += [kid for kid in object_.kids if kid.i > object_.i]
        return any(
            kid.lower == words[0]
            and kid.dep in PARTICLE
            and not self._is_phrase(node, kid)
            and (len(words) == 1 or follows(kid, words[1:]))
            for kid in kids
        )

    def _is_phrase(self, node: Node, word: Node) -> bool:
        """Tell *gave a deadline over …* from *gave over*, *called on Friday* from *called on*."""
        if word.dep != "prep" or word.kid("pobj") is None:
            return False
        if word.lower in ADVERBS:  # *voted down the budget* has no other object
            return word.lower in {"in", "over"} or node.kid("dobj") is not None
        return self.filler(node, word.lower) is None

    def _is_one_of(self, node: Node, slot: str, members: frozenset[str]) -> bool:
        if slot in {"modifier", "kind"}:
            noun = node if slot == "modifier" else self.filler(node, "object")
            kids = noun.all(*MODIFIERS) if noun is not None else []
            return any(kid.lemma in members or kid.lower in members for kid in kids)
        filler = self.filler(node, slot)
        if filler is None and slot == "object":  # *granted the police, after a day, permission*
            filler = next((kid for kid in node.all("appos", "conj") if kid.pos == "NOUN"), None)
        while filler is not None:
            for word in (filler, *self._parts(filler)):
                if word.lemma in members or word.lower in members:
                    return True
            filler = filler.kid("conj")
        return False

    def _parts(self, node: Node) -> list[Node]:
        """Give *troops* for *some of its troops*, *dollars* for *two million dollars*."""
        parts = node.all("nmod")
        for name in node.all("appos"):  # *gave the premier, Ali Kani, a mandate*
            parts += (name, *name.all("appos"))
        if node.lemma in PARTITIVE or node.lemma in self._quantities or node.pos == "NUM":
            ofs = (of for of in node.all("prep") if of.lower == "of")
            parts += [pobj for of in ofs for pobj in of.all("pobj")]
        return parts


def _keys(node: Node) -> Iterator[tuple[str, str]]:
    kind = KIND.get(node.pos)
    if kind is None or (node.pos == "PROPN" and _is_in_name(node)):
        return
    yield kind, node.lemma
    if node.lower != node.lemma:
        yield kind, node.lower
    if node.tag in PARTICIPLES and kind == "verb":
        yield "adjective", node.lower
    if node.pos == "PROPN" and node.lower.endswith("s"):
        yield "noun", node.lower.removesuffix("s")


def _is_in_name(node: Node) -> bool:
    """Tell *Watch* in *Human Rights Watch* from *Talks* at the head of a headline."""
    return node.dep == "compound" or any(kid.pos == "PROPN" for kid in node.all("compound"))


def _participle(node: Node) -> Node | None:
    nouns = [node, *node.all("dobj")]
    nouns += [pobj for prep in (*node.all("prep", "dative"),) for pobj in prep.all("pobj")]
    for noun in nouns:
        for kid in noun.all("acl", "advcl"):
            if kid.tag == "VBG" and kid.kid("nsubj", "mark") is None:
                return kid
    return None
