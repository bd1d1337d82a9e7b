"""Which frame a word opens: its lemma, its particle, and the company it needs."""

from __future__ import annotations

from dataclasses import dataclass

from standoff.acts import Act
from standoff.knowledge.schema import Frame
from standoff.reading import clauses, phrases, slots
from standoff.reading.lexicon import Lexicon
from standoff.reading.openings import Opening, openings
from standoff.reading.referents import PARTITIVE, Referents
from standoff.reading.tree import NOMINAL, VERBAL, Node, Tree
from standoff.records import Parties

KIND = {"VERB": "verb", "AUX": "verb", "NOUN": "noun", "PROPN": "noun", "ADJ": "adjective"}
PARTICIPLES = frozenset({"VBN", "VBD", "VBG"})
PARTICLE = frozenset({"prt", "prep", "advmod", "agent", "dative", "advcl", "acomp", "oprd", "intj"})


@dataclass(slots=True)
class Match:
    """A frame that a word opens, with whatever fills its slots."""

    frame: Frame
    node: Node
    actor: Node | None
    target: Node | None
    matter: Node | None
    matter_slot: str | None = None
    lender: Node | None = None  # the light verb that lends a noun its subject
    parties: Parties = ()  # of the actor of a noun


def _weight(match: Match) -> int:
    """Weigh a match by what its frame asks for and what it finds."""
    frame = match.frame
    asked = 4 * bool(frame.particle) + 3 * len(frame.with_) + 2 * len(frame.needs)
    found = 2 * (match.matter is not None) + (match.target is not None)
    clausal = match.matter_slot in {"infinitive", "clause"}  # *ordered the ship to leave*
    return asked + found + 4 * clausal


TURNING = frozenset({"down", "back", "off", "over", "away", "around", "aside"})


def _turns(verb: Node) -> bool:
    """Tell *backed down* from *backed*: with such a particle a verb is another verb."""
    return any(
        kid.lower in TURNING and (kid.dep == "prt" or (kid.dep == "advmod" and kid.i == verb.i + 1))
        for kid in verb.kids
    )


def follows(node: Node, words: tuple[str, ...]) -> bool:
    """Say whether the other words of a particle come after its first: *out of*, *up to*."""
    for kid in (*node.kids, *node.head.kids):
        if kid.lower == words[0] and kid.i > node.i:
            return len(words) == 1 or follows(kid, words[1:])
    return False


class Matcher:
    """Tries all frames of a word; the one that asks for most and finds most wins."""

    def __init__(self, tree: Tree, lexicon: Lexicon, referents: Referents) -> None:
        self._tree = tree
        self._lexicon = lexicon
        self._referents = referents
        self._filled: dict[str, Node | None] = {}  # the slots of the word being tried
        self._words: frozenset[str] = frozenset()  # of the sentence, to ask for no others

    def begin(self, first: int, last: int) -> None:
        """Turn to a sentence."""
        self._words = frozenset(self._tree.lowers[first:last])

    def _fill(self, node: Node, slot: str) -> Node | None:
        if slot not in self._words and slot not in slots.SLOTS:
            return None
        if slot not in self._filled:
            self._filled[slot] = slots.fill(node, slot, self._lexicon)
        return self._filled[slot]

    def match(self, node: Node) -> Match | None:
        """Give the first frame that fits the word with what stands around it."""
        kind = KIND.get(node.pos)
        if kind is None:
            return None
        if kind == "noun" and node.dep in {"compound", "nmod"}:
            if node.head.lemma not in self._lexicon.classes["carrying"]:
                return None  # *British support ships*
        if kind == "verb" and node.dep == "amod":
            return None
        self._filled = {}
        best = self._best(node, kind, node.lemma)
        if best is None and node.tag in PARTICIPLES:  # *are prepared to meet*
            best = self._best(node, "adjective", node.lower)
        return best

    def _best(self, node: Node, kind: str, word: str) -> Match | None:
        best: Match | None = None
        for opening in openings(self._lexicon, kind, word):
            if not opening.asks <= self._words:
                continue
            match = self._try(opening, node, kind)
            if match is not None and (best is None or _weight(match) > _weight(best)):
                best = match
        return best

    def _try(self, opening: Opening, node: Node, kind: str) -> Match | None:
        frame = opening.frame
        if opening.particle:
            if not self._has_particle(node, opening.particle):
                return None
        elif kind == "verb" and _turns(node):
            return None
        for slot, members in opening.with_:
            if not self._is_one_of(node, slot, members):
                if not opening.particle or not self._is_pronoun(node, slot):
                    return None
        for slot, members in opening.without:
            if self._is_one_of(node, slot, members):
                return None
        match = Match(frame, node, None, None, None)
        if kind == "noun":
            if not self._owned(match):
                return None
        else:
            match.actor = self._first(node, frame.actor or ("subject",))[0]
            if kind == "adjective" and node.pos in VERBAL and not frame.actor:
                match.actor = clauses.surface(node, self._lexicon)  # *Oslo is prepared*: Oslo
        match.target = self._target(node, frame.target)
        match.matter, match.matter_slot = self._first(node, frame.matter)
        for need in frame.needs:
            if not self._has(match, need):
                return None
        return match

    def _has(self, match: Match, need: str) -> bool:
        match need:
            case "actor":
                return match.actor is not None or bool(match.parties)
            case "target":
                return match.target is not None and bool(
                    self._referents.everyone(match.target) or self._referents.owner(match.target)
                )
            case "matter":
                return match.matter is not None or bool(
                    phrases.listed(
                        self._tree, match.node, self._tree.sentences[match.node.sentence]
                    )
                )
            case slot:
                return self._fill(match.node, slot) is not None

    def _has_particle(self, node: Node, words: tuple[str, ...]) -> bool:
        for kid in node.kids:
            if kid.lower == words[0] and kid.dep in PARTICLE and kid.i > node.i:
                if len(words) == 1 or follows(kid, words[1:]):
                    return True
        if node.pos in VERBAL:  # *pulled its guns back*, where the parser ties *back* to the guns
            for object_ in node.all("dobj"):
                for kid in object_.kids:
                    if kid.lower == words[0] and kid.dep in PARTICLE and kid.i > object_.i:
                        return True
        return False

    def _is_pronoun(self, node: Node, slot: str) -> bool:
        """Let *pulled them out* be what *pulled the warships out* is: the particle tells enough."""
        filler = self._fill(node, slot) if slot == "object" else None
        return filler is not None and filler.lower in {"it", "them", "these", "those", "they"}

    def _is_one_of(self, node: Node, slot: str, members: frozenset[str]) -> bool:
        if slot == "owner":
            return "@party" in members and bool(self._referents.owner(node))
        filler = self._fill(node, slot)
        if filler is None:
            return False
        if filler.lemma in PARTITIVE and filler.lemma not in members:  # *paused some of its aid*
            inner = next(
                (pobj for of in filler.all("prep") if of.lower == "of" for pobj in of.all("pobj")),
                None,
            )
            filler = inner or filler
        while True:
            if filler.lemma in members or filler.lower in members:
                return True
            if slot == "predicate" and any(
                kid.lemma in members
                for kid in (
                    *filler.all("amod", "compound", "nmod"),
                    *(pobj for of in filler.all("prep") for pobj in of.all("pobj")),
                )
            ):
                return True
            if filler.pos == "PROPN" and any(
                kid.lower in members for kid in filler.all("compound", "nmod")
            ):
                return True  # *summoned Chinese Ambassador Qin Gang*
            if "@party" in members and (
                self._referents.everyone(filler) or self._referents.owner(filler)
            ):
                return True
            joined = filler.kid("conj")
            if joined is None or joined.pos not in NOMINAL:
                return False
            filler = joined

    def _first(self, node: Node, names: tuple[str, ...]) -> tuple[Node | None, str | None]:
        for name in names:
            filler = self._fill(node, name)
            if filler is not None:
                return filler, name
        return None, None

    def _target(self, node: Node, names: tuple[str, ...]) -> Node | None:
        """Take the first slot that holds a party, else the first that holds anything."""
        fallback: Node | None = None
        for name in names:
            filler = self._fill(node, name)
            if filler is None:
                continue
            if self._referents.everyone(filler) or self._referents.owner(filler):
                return filler
            fallback = fallback or filler
        return fallback

    # -- nouns: whose act it is

    def _owned(self, match: Match) -> bool:
        node, frame = match.node, match.frame
        for slot in frame.actor or ("owner",):
            if slot != "owner":
                match.actor = self._fill(node, slot)
                if match.actor is not None:
                    match.parties = self._referents.everyone(match.actor)
            if not match.parties:
                self._own(match)
            if match.parties:
                return True
        return match.lender is not None

    def _own(self, match: Match) -> None:
        node = match.node
        light = self._light(node, match.frame)
        owned: Parties = ()
        if light is not None and not any(kid.tag == "PRP$" for kid in node.kids):
            owned = self._referents.modifying(node)
        if light is not None and owned and light.lemma not in self._lexicon.classes["sharing"]:
            subject = clauses.subject(light, self._lexicon)
            if subject is not None and not set(owned) & set(self._referents.everyone(subject)):
                light = None  # *came away with a Saudi assurance*: the Saudis', whoever came
        if light is not None:
            actor = clauses.subject(light, self._lexicon)
            if actor is not None and not actor.within(node):
                match.lender, match.actor = light, actor
                match.parties = self._referents.everyone(actor)
        if match.parties:
            return
        kids = list(node.kids)
        if node.dep == "compound" and node.head.pos in NOMINAL:
            kids += [kid for kid in node.head.kids if kid is not node]  # *a NATO bombing campaign*
        for kid in kids:
            if kid.dep in {"poss", "amod", "compound", "nmod"}:
                parties = self._referents.everyone(kid)
                if not parties and kid.dep != "amod":
                    parties = self._referents.owner(kid)
                if parties:
                    match.actor, match.parties = kid, parties
                    return
        used = set(match.frame.target)
        for kid in node.all("prep"):
            if kid.lower in {"by", "from", "of"} and (kid.lower == "by" or kid.lower not in used):
                for pobj in kid.all("pobj"):
                    parties = self._referents.everyone(pobj)
                    if parties:
                        match.actor, match.parties = pobj, parties
                        return
        if match.frame.act is Act.CONSULT and self._fill(node, "with"):
            actor = self._attender(node)
            if actor is not None:
                match.actor, match.parties = actor, self._referents.everyone(actor)

    def _attender(self, node: Node) -> Node | None:
        """Give who talks in "Lavrov said so after talks with Blinken": the clause's subject."""
        if node.dep != "pobj" or node.kid("poss") is not None:
            return None
        for ancestor in node.ancestors():
            if ancestor.pos in VERBAL:
                return clauses.subject(ancestor, self._lexicon)
            if ancestor.pos in NOMINAL:
                return None
        return None

    def _light(self, node: Node, frame: Frame) -> Node | None:
        """Give the verb that lends the noun its subject: *issue* in *issue a warning*."""
        head, slot = node.head, "object"
        if node.dep == "conj" and head.pos in NOMINAL:
            return self._light(head, frame)
        if node.dep == "pobj" and head.head.pos in VERBAL:
            slot, head = head.lower, head.head
        elif node.dep not in {"dobj", "nsubjpass"} or head.pos not in VERBAL:
            return None
        for where, acts in self._lexicon.light.get(head.lemma, ()):
            if where == slot and (not acts or frame.act in acts):
                return head
        return None
