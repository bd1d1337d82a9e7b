"""Who speaks, as the sentence names him: *she*, *who*, *the minister, a lawyer,*."""

from __future__ import annotations

from standoff.reading import clauses
from standoff.reading.lexicon import Lexicon
from standoff.reading.tree import NOMINAL, VERBAL, Node

LOOSE = frozenset({"advcl", "pcomp", "prep", "acl", "relcl", "dobj", "pobj", "attr", "dep"})
EMPTY = frozenset({"it", "there"})


def of(verb: Node, top: Node, lexicon: Lexicon) -> Node | None:
    """Give the subject as it stands, *who* included, else the one found above.

    `top` is the verb on which a chain hangs: *went on to say*.
    """
    if is_passive(verb):
        return clauses.subject(verb, lexicon)
    subjects = verb.all("nsubj") or top.all("nsubj", "nsubjpass")
    if subjects:  # of two, the parser took one from what is said: *Bonn will pay, said Mora*
        return subjects[-1]
    return _above(top, lexicon)


def is_passive(verb: Node) -> bool:
    """Tell *was told* from *told*, which the tagger may take for a participle."""
    if not clauses.is_passive(verb):
        return False
    return verb.kid("auxpass", "nsubjpass") is not None or verb.kid("dobj", "nsubj") is None


def _above(verb: Node, lexicon: Lexicon) -> Node | None:
    """Look for the subject of a participle or infinitive in the clause on which it hangs.

    *before insisting*, *in an effort to explain* have that of the main verb, whatever its object.
    """
    head = verb.head
    if verb.dep == "acl" and not clauses.is_infinitive(verb) and head.pos in NOMINAL:
        issuer = head.head.kid("nsubj") if head.dep == "dobj" else None
        return issuer or head  # *Bonn sent a letter saying …*; *a letter saying …*
    if verb.dep in {"advcl", "pcomp", "acl", "relcl"}:
        while head.head is not head and head.pos not in VERBAL:
            if head.dep not in LOOSE:
                break
            own = head.kid("poss")
            if own is not None and head.pos == "NOUN":
                return own  # *their effort to explain …*
            head = head.head
        if head.pos in VERBAL:
            own = head.kid("nsubj", "nsubjpass")
            return (
                own if own is not None else _above(head, lexicon) if head.head is not head else None
            )
        return None
    return clauses.surface(verb, lexicon)
