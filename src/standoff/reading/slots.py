"""Where the parts of an act stand: one small function for each kind of slot that frames name."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from standoff.reading import clauses
from standoff.reading.lexicon import Lexicon
from standoff.reading.reckoning import MONTHS, UNITS, WEEKDAYS
from standoff.reading.tree import NOMINAL, VERBAL, Node

BY_PREPOSITION = frozenset({"prep", "dative", "prt", "agent", "advmod"})
HOLDERS = frozenset({"prep", "prt", "advmod", "npadvmod"})


def fill(node: Node, slot: str, lexicon: Lexicon) -> Node | None:
    """Give the node that fills a slot of the word at `node`, or `None`.

    `subject`, `object` (both as in the active voice), `dative`, `clause`, `infinitive`, `gerund`,
    `possessor`, `doer`, or any preposition. The slot `owner` of a noun is a matter of parties, not
    of the tree, and is not asked here.
    """
    named = SLOTS.get(slot)
    return named(node, lexicon) if named is not None else prepositional(node, slot, lexicon)


def _subject(node: Node, lexicon: Lexicon) -> Node | None:
    if node.pos in VERBAL:
        return clauses.subject(node, lexicon)
    head = node.head
    if node.dep in {"acomp", "attr", "oprd"} and head.pos in VERBAL:
        return clauses.surface(head, lexicon)
    if node.dep == "conj" and head.pos == node.pos:
        return _subject(head, lexicon)
    if node.dep == "amod" or node.dep == "acl":
        return head
    return clauses.surface(node, lexicon)


def _dative(node: Node, lexicon: Lexicon) -> Node | None:
    for kid in node.kids:
        if kid.dep == "dative":
            return kid.kid("pobj") if kid.pos == "ADP" else kid
    if clauses.is_passive(node) and node.kid("dobj") is not None:
        return node.kid("nsubjpass")  # *Moldova has been offered cheaper gas*
    object_ = node.kid("dobj")
    if object_ is not None and object_.kid("det", "poss", "amod") is None:
        for kid in object_.all("compound", "nmod"):
            if kid.tag == "NNP" and kid.i == node.i + 1:
                return kid  # *gave Kyiv howitzers*, which the parser takes for howitzers of Kyiv
    return None


def _clause(node: Node, lexicon: Lexicon) -> Node | None:
    for kid in node.kids:
        if kid.dep == "ccomp" and not _is_bare_gerund(kid):
            return kid
    for kid in node.kids:
        if kid.dep in {"acl", "advcl", "relcl"} and node.pos in NOMINAL:
            if any(mark.dep == "mark" and mark.lower == "that" for mark in kid.kids):
                return kid
    for kid in node.all("parataxis"):
        if kid.pos in VERBAL:
            return kid
    if node.dep == "parataxis" and node.head.pos in VERBAL:
        return node.head  # *Drilling, Nicosia cautioned, would …*
    return None


def _infinitive(node: Node, lexicon: Lexicon) -> Node | None:
    for kid in node.kids:
        if kid.dep == "advcl" and kid.i < node.i:
            continue  # *To help the talks, Oslo has offered to host them*
        if kid.dep in {"xcomp", "acl", "advcl", "ccomp", "relcl"} and clauses.is_infinitive(kid):
            return kid
    if node.pos == "ADJ" and node.head.pos in VERBAL:  # *is unable this week to name a date*
        for kid in node.head.kids:
            if kid.i > node.i and kid.dep in {"xcomp", "advcl"} and clauses.is_infinitive(kid):
                return kid
    for object_ in node.all("dobj", "dative"):
        for kid in object_.kids:
            if kid.dep in {"acl", "relcl", "xcomp"} and clauses.is_infinitive(kid):
                return kid
    for prep in node.all("prep"):
        if prep.lower in {"on", "upon", "to", "with", "for", "at", "by", "from", "in", "during"}:
            for pobj in prep.all("pobj"):
                for kid in pobj.kids:
                    if kid.dep in {"acl", "relcl"} and clauses.is_infinitive(kid):
                        return kid
            for kid in prep.all("pcomp", "xcomp"):
                if clauses.is_infinitive(kid):
                    return kid
    return None


def _gerund(node: Node, lexicon: Lexicon) -> Node | None:
    for kid in node.kids:
        if kid.dep in {"xcomp", "ccomp", "dobj", "advcl"} and kid.tag == "VBG":
            if any(mark.dep == "punct" and mark.i == kid.left - 1 for mark in node.kids):
                continue  # *Iceland denies this, saying …*
            if not clauses.is_infinitive(kid) and _is_bare_gerund(kid):
                return kid
    return None


def _predicate(node: Node, lexicon: Lexicon) -> Node | None:
    """Give what something is called: *called the patrol A PROVOCATION*, *branded it ILLEGAL*."""
    for kid in node.kids:
        if kid.dep == "oprd":
            return kid
        if kid.dep == "ccomp" and kid.pos in {"NOUN", "ADJ"} and kid.kid("nsubj") is not None:
            return kid
    for holder in (node, *node.all("dobj")):  # *regard ANY ATTACK AS an act of war*
        for kid in holder.all("prep"):
            if kid.lower == "as":
                filler = kid.kid("pobj", "amod", "pcomp")
                if filler is not None:
                    return filler
    for kid in node.all("acomp", "xcomp"):
        if kid.pos in {"NOUN", "ADJ"}:
            return kid
    return None


def _is_bare_gerund(verb: Node) -> bool:
    return verb.tag == "VBG" and verb.kid("aux", "mark", "nsubj", "nsubjpass") is None


def _possessor(node: Node, lexicon: Lexicon) -> Node | None:
    object_ = clauses.object_(node, lexicon)
    return object_.kid("poss") if object_ is not None else None


def _doer(node: Node, lexicon: Lexicon) -> Node | None:
    """Give who is to do what the infinitive says: *expected TEHRAN to release the crew*."""
    below = _infinitive(node, lexicon)
    if below is None or below.head is not node:
        return None
    return below.kid("nsubj", "nsubjpass") or node.kid("dobj", "dative")


SLOTS: dict[str, Callable[[Node, Lexicon], Node | None]] = {
    "subject": _subject,
    "object": clauses.object_,
    "dative": _dative,
    "clause": _clause,
    "infinitive": _infinitive,
    "gerund": _gerund,
    "predicate": _predicate,
    "possessor": _possessor,
    "doer": _doer,
}


def prepositional(node: Node, preposition: str, lexicon: Lexicon) -> Node | None:
    """Give what follows a preposition that belongs to the word, or to its object or particle."""
    for candidate in _prepositions(node, preposition):
        if candidate.lower == preposition:
            filler = _after(candidate)
            if filler is not None:
                return filler
    return None


def _prepositions(node: Node, preposition: str) -> Iterator[Node]:
    """Give the places where a word's preposition may hang, the likeliest first."""
    own = [kid for kid in node.kids if kid.dep in BY_PREPOSITION]
    yield from (kid for kid in own if kid.i > node.i)
    for kid in node.kids:
        if kid.dep in HOLDERS:  # *away from*, *out of*, *talks Tuesday with*
            yield from kid.all("prep")
    yield from (kid for kid in own if kid.i < node.i)
    if node.pos in VERBAL:
        for object_ in node.all("dobj", "nsubjpass"):
            yield from object_.all("prep")  # *rejected a call by Vienna*
        holders = node.all("xcomp", "prep", "agent")
    elif node.pos in NOMINAL:
        if node.dep in {"dobj", "nsubjpass"} and node.head.pos in VERBAL:
            later = node.head.all("prep", "dative")  # *issued a warning to Ankara*
            yield from (kid for kid in later if kid.i > node.i)
        holders = node.all("prep")
    else:
        return
    for kid in holders:  # *a warning to Beirut about the drug trade*
        if kid.lower != preposition:
            for pobj in kid.all("pobj"):
                yield from pobj.all("prep")


def _is_time(node: Node) -> bool:
    """Tell *on Friday*, *for hours* and *in 2014* from what an act is about."""
    word = node.lower.rstrip(".")
    return (
        word in WEEKDAYS
        or word.removesuffix("s") in UNITS
        or (word in MONTHS and node.tag == "NNP")
        or (node.text.isdigit() and len(node.text) == 4)
    )


def _after(preposition: Node) -> Node | None:
    filler = preposition.kid("pobj", "pcomp")
    if filler is not None:
        return None if _is_time(filler) else filler
    for kid in preposition.kids:
        if kid.dep in {"prep", "amod", "dep"} and kid.i > preposition.i:
            inner = kid.kid("pobj", "pcomp")
            if inner is not None:
                return inner
    return None
