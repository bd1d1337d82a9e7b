"""What a verb brings in: a clause, an infinitive, a name, an object with what it is praised for."""

from __future__ import annotations

from dataclasses import dataclass

from standoff.reading import clauses
from standoff.reading.quoting import extents, sources
from standoff.reading.tree import VERBAL, Node, Tree

SPOKEN = frozenset({"say", "claim", "ask"})  # kinds whose content may stand in quotation marks
BEHIND = frozenset(  # *blamed Bonn for …*, *described it as …*
    {"as", "for", "of", "over", "to", "with", "into", "against", "from", "about"}
)
SMALL = frozenset({"addressee", "name"})
OPEN = SMALL | {"infinitive", "object"}
PARENTHETICAL = frozenset({"parataxis", "ccomp"})
PAUSES = frozenset({",", ".", ";", ":", "-", "--", "–", "—", "?", "!", ")", "”", "''", '"'})


@dataclass(slots=True)
class Entry:
    """What the table says of a verb in its sentence: its kinds and complements, its other words."""

    takes: frozenset[str]
    words: list[Node]  # particles and prepositions that belong to the cue
    holder: Node  # on what the object hangs: the verb, or the preposition

    @property
    def is_spoken(self) -> bool:
        """Whether words in quotation marks may follow."""
        return bool(self.takes & SPOKEN) and "clause" in self.takes

    @property
    def is_felt(self) -> bool:
        """Whether the object is who feels, and the subject what is felt."""
        return "experience" in self.takes and "object" not in self.takes


def content_of(verb: Node, entry: Entry, tree: Tree) -> set[int]:
    """Give the nodes of what a verb brings in by one of its entries."""
    takes = entry.takes
    if entry.holder is not verb:
        return _governed(verb, entry)
    if entry.is_felt:
        return _cause(verb)
    if sources.is_passive(verb):
        return _passive(verb, entry)
    if "clause" in takes:
        found = _clause(verb, entry, tree)
        if found:
            return found
    if takes & {"infinitive", "addressee", "name"}:
        found = _small(verb, takes)
        if found:
            return found
    return _object(verb) if "object" in takes else set()


def _governed(verb: Node, entry: Entry) -> set[int]:
    """Take what stands behind the preposition: *called for talks*, *called on Oslo to act*."""
    found: set[int] = set()
    for kid in entry.holder.all("pobj", "pcomp"):
        found |= extents.under(kid)
    if found and "addressee" in entry.takes:
        behind = [kid for kid in verb.all("xcomp", "ccomp", "advcl") if kid.i > max(found)]
        if not behind:
            return set()
        found |= extents.under(behind[0])
    elif found:
        if entry.holder.lower == "as":  # *saw it as a defeat*
            for kid in verb.all("dobj"):
                found |= extents.under(kid)
        found |= _behind(verb, max(found))
    return found


def _clause(verb: Node, entry: Entry, tree: Tree) -> set[int]:
    """Take the clause that is said, whether it stands behind the cue, before it or around it."""
    holders = [verb, *entry.words]
    found: set[int] = set()
    for holder in holders:
        for kid in holder.kids:
            that = kid.dep == "conj" and any(mark.lower == "that" for mark in kid.all("mark"))
            if (kid.dep == "ccomp" or that) and kid not in holders:
                found |= extents.under(kid)
    behind = {i for i in found if i > verb.i}
    subject = verb.kid("nsubj")
    if behind and subject is not None and subject.i < verb.i:
        found = behind  # what stands before is another clause that the parser hangs here
    elif found and not behind and verb.kid("dobj", "xcomp") is not None:
        return set()
    if found:
        return found | _rest(verb, found)
    if verb.kid("dobj") is not None:
        return set()
    if entry.takes & SPOKEN and _is_aside(verb, tree):
        return extents.under(verb.head) - extents.under(verb)
    for kid in verb.all("parataxis"):
        if kid.pos in VERBAL:
            found |= extents.under(kid)
    return found


def _rest(verb: Node, clause: set[int]) -> set[int]:
    """Take what the parser hangs on the cue though it goes on with the clause behind it.

    *said that prices rose, in part because …*; what another verb of speech begins is left out.
    """
    last = max(clause)
    found: set[int] = set()
    if min(clause) > verb.i:
        for kid in verb.kids:
            if kid.left > last and kid.dep in {"prep", "advcl", "npadvmod", "advmod", "dep"}:
                own = kid.dep == "advcl" and kid.kid("nsubj") is not None
                if kid.tag == "VBG" or (own and any(mark.lower == "while" for mark in kid.kids)):
                    break
                found |= extents.under(kid)
    return found


def _is_aside(verb: Node, tree: Tree) -> bool:
    """Tell *Talks, he said, go on*, *as she put it* from a clause that is part of another's."""
    above = verb.head
    if above.pos not in VERBAL or above is verb or verb.kid("nsubj") is None:
        return False
    if verb.kid("dobj", "ccomp", "xcomp", "attr") is not None:
        return False
    before, after = verb.left - 1, verb.right + 1
    if tree.nodes[verb.right].text in PAUSES:
        after -= 1  # the parser hangs the comma on the cue, or on what is around it
    if tree.nodes[verb.left].text in PAUSES:
        before += 1
    if verb.dep == "advcl":
        if not any(kid.lower == "as" for kid in verb.all("mark", "advmod")):
            return False
    elif verb.dep not in PARENTHETICAL or verb.kid("mark") is not None:
        return False
    if before >= 0 and tree.nodes[before].text not in PAUSES and above.i < verb.i:
        return False
    return after >= len(tree.nodes) or tree.nodes[after].text in PAUSES


def _small(verb: Node, takes: frozenset[str]) -> set[int]:
    """Take *to leave*, *them to leave*, *it a farce*."""
    found: set[int] = set()
    objects = verb.all("dobj", "dative") if "addressee" in takes else []
    for kid in verb.kids:
        if kid.i < verb.i:
            continue
        if kid.dep == "xcomp" and clauses.is_infinitive(kid) and kid.pos in VERBAL:
            if "infinitive" in takes or objects:
                found |= extents.under(kid)
        elif (kid.dep == "ccomp" and takes & SMALL and not _is_finite(kid)) or (
            kid.dep in {"oprd", "xcomp"} and "name" in takes
        ):
            found |= extents.under(kid)
    if found:
        for kid in verb.all("dobj", "dative") if takes & SMALL else ():
            found |= extents.under(kid)
    return found


def _is_finite(clause: Node) -> bool:
    """Tell *(wants) the war to end*, *(calls) it a farce* from *(says) the war ended*."""
    if clauses.is_infinitive(clause):
        return False
    return clause.tag in {"VBD", "VBP", "VBZ", "MD"} or clause.kid("aux", "mark") is not None


def _object(verb: Node) -> set[int]:
    """Take the thing praised, rejected, discussed, with what it is praised for."""
    found: set[int] = set()
    for kid in verb.all("dobj"):
        found |= extents.under(kid)
    if found:
        return found | _behind(verb, max(found))
    if verb.dep == "relcl" and verb.kid("nsubj") is not None and verb.head.i < verb.left:
        if not _relative(verb.kid("nsubj")):
            return extents.under(verb.head) - extents.under(verb)  # *the regret he admitted*
    return set()


def _relative(node: Node | None) -> bool:
    return node is not None and node.tag in {"WDT", "WP"}


def _cause(verb: Node) -> set[int]:
    """Take what one feels something about: *the delay angered Bonn*, *Bonn was angered by …*."""
    if sources.is_passive(verb):
        found: set[int] = set()
        for by in verb.all("agent", "prep"):
            for kid in by.all("pobj", "pcomp"):
                found |= extents.under(kid)
        return found if verb.kid("nsubjpass") is not None else set()
    own = verb.kid("nsubj")
    return extents.under(own) if own is not None and verb.kid("dobj") is not None else set()


def _behind(verb: Node, last: int) -> set[int]:
    """Take the phrases right behind an object that complete it."""
    found: set[int] = set()
    for kid in verb.kids:
        if kid.left == last + 1 and (
            (kid.dep == "prep" and kid.lower in BEHIND) or kid.dep in {"oprd", "xcomp", "acomp"}
        ):
            found |= extents.under(kid)
            last = kid.right
    return found


def _passive(verb: Node, entry: Entry) -> set[int]:
    """Take what is said of the subject: *was criticised for …*, *is expected to …*."""
    takes = entry.takes
    subject = verb.kid("nsubjpass")
    told: set[int] = set()
    more: set[int] = set()
    for kid in verb.kids:
        if kid.i < verb.i:
            continue
        if kid.dep == "ccomp" and "clause" in takes:
            told |= extents.under(kid)
        elif (kid.dep in {"xcomp", "oprd", "ccomp", "acomp"} and takes & OPEN) or (
            kid.dep == "prep" and kid.lower in BEHIND and takes & {"object", "name"}
        ):
            more |= extents.under(kid)
    if told:
        return told  # *she was told that …*, *it was announced that …*
    if subject is None or not (more or "object" in takes):
        return set()
    return extents.under(subject) | more
