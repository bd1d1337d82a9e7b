"""A second verb, tied to the verb and the subject that it goes with."""

from __future__ import annotations

from standoff.reading import clauses
from standoff.reading.mending.ties import attach, move
from standoff.reading.tree import NOMINAL, VERBAL, Node, Tree

PARTICIPLES = frozenset({"VBN", "VBD"})
PERFECT = frozenset({"has", "have"})
FINITE = frozenset({"VBD", "VBZ", "VBP"})


def finite_clause(verb: Node) -> bool:
    """Find the finite verb of *that replies sent to Iran “ignored” its terms*: not sent."""
    if verb.dep != "ccomp" or verb.tag != "VBN" or verb.kid("aux", "auxpass") is not None:
        return False
    subject = verb.kid("nsubj", "nsubjpass")
    if subject is None or not any(kid.dep == "mark" and kid.lower == "that" for kid in verb.kids):
        return False
    stack = [kid for kid in verb.kids if kid.i > verb.i]
    while stack:
        node = stack.pop(0)
        if node.dep == "acl" and node.tag in PARTICIPLES and node.kid("dobj") is not None:
            node.head.kids.remove(node)
            attach(node, verb.head, "ccomp")
            for kid in list(verb.kids):
                if kid.dep == "mark":
                    move(kid, node, "mark")
            move(subject, node, "nsubj")
            move(verb, subject, "acl")
            return True
        stack.extend(node.kids)
    return False


def bare_subject(tree: Tree, verb: Node) -> bool:
    """Give *Budapest criticised the plan* its subject, taken for an adverb of measure."""
    if verb.tag not in FINITE or verb.i == 0 or verb.kid("nsubj", "nsubjpass") is not None:
        return False
    before = tree.nodes[verb.i - 1]
    if before.dep not in {"npadvmod", "compound"} or before.tag != "NNP" or before.head is not verb:
        return False
    before.dep = "nsubj"
    return True


def second_main_verb(verb: Node) -> bool:
    """Tie *accused* to *said* in "said Quito would stop and accused Lima of lying".

    A second verb without a subject goes with the reported verb before it, unless it cannot: it is
    in the past where that one hangs on *would*, or differs in number from its subject.
    """
    inner = verb.head
    if inner.dep != "ccomp" or inner.pos not in VERBAL or inner.head.pos not in VERBAL:
        return False
    if verb.kid("nsubj", "nsubjpass", "mark") is not None or not inner.i > inner.head.i:
        return False
    helpers = [kid for kid in verb.kids if kid.dep in {"aux", "auxpass"} and kid.i < verb.i]
    finite = helpers[0] if helpers else verb
    past = finite is verb and verb.tag == "VBD"
    if past and (
        any(kid.tag == "MD" for kid in inner.all("aux")) or inner.kid("auxpass") is not None
    ):
        move(verb, inner.head, "conj")
        return True
    if helpers and finite.lower in PERFECT and inner.kid("aux") is None:
        if any(kid.lower == finite.lower for kid in inner.head.all("aux")):
            move(verb, inner.head, "conj")  # *has said that Lima lied and has declined to talk*
            return True
    subject = inner.kid("nsubj", "nsubjpass")
    if subject is None or subject.kid("conj") is not None or subject.pos not in NOMINAL:
        return False
    plural = subject.tag in {"NNS", "NNPS"} or subject.lower in {"they", "we", "those", "these"}
    singular = subject.tag in {"NN", "NNP"} or subject.lower in {"he", "she", "it"}
    if (plural and finite.tag == "VBZ") or (singular and finite.tag == "VBP"):
        move(verb, inner.head, "conj")
        return True
    return False


def past_beside_infinitive(verb: Node) -> bool:
    """Tie *cut* to *ordered* in "ordered the envoy to leave and downgraded its ties"."""
    inner = verb.head
    if verb.tag not in PARTICIPLES or verb.kid("nsubj", "nsubjpass", "mark", "aux") is not None:
        return False
    if (
        inner.dep not in {"xcomp", "ccomp", "advcl", "acl"}
        or verb.kid("auxpass") is not None
        or inner.kid("auxpass") is not None
    ):
        return False
    main = inner.head if inner.head.pos in VERBAL else inner.head.head
    if not clauses.is_infinitive(inner) or main.tag != "VBD" or not main.i < inner.i:
        return False
    move(verb, main, "conj")
    return True


def second_subject(tree: Tree, verb: Node) -> bool:
    """Give *Baku* to *will*, not to *towns*: "will free the towns and Baku will open the road"."""
    if verb.kid("nsubj", "nsubjpass", "expl") is not None or verb.dep != "conj":
        return False
    helpers = [kid for kid in verb.kids if kid.dep in {"aux", "auxpass"} and kid.i < verb.i]
    if not helpers or helpers[0].i == 0 or helpers[0].lower == "to":
        return False
    before = tree.nodes[helpers[0].i - 1]
    if before.dep != "conj" or before.pos not in NOMINAL or before.head.pos not in NOMINAL:
        return False
    if before.sentence != verb.sentence or before.kids:
        return False
    joint = next((kid for kid in before.head.kids if kid.dep == "cc" and kid.i < before.i), None)
    if joint is not None and verb.head.i < joint.i:
        move(joint, verb.head, "cc")
    move(before, verb, "nsubj")
    return True


def second_infinitive(tree: Tree, verb: Node) -> bool:
    """Tie *to begin* to *to halt*: "urged Ankara to halt what it called … and to begin talks"."""
    if verb.dep != "conj" or not clauses.is_infinitive(verb) or clauses.is_infinitive(verb.head):
        return False
    to = next(kid for kid in verb.kids if kid.lower == "to" and kid.dep == "aux")
    if to.i == 0 or tree.nodes[to.i - 1].lower not in {"and", "or", "not", ","}:
        return False
    for i in range(to.i - 1, -1, -1):
        node = tree.nodes[i]
        if node.sentence != verb.sentence:
            return False
        if node.pos in VERBAL and clauses.is_infinitive(node) and not node.within(verb):
            move(verb, node, "conj")
            return True
    return False


def behind_participle(verb: Node) -> bool:
    """Give *troops* to *had entered*: "said troops using tanks had entered the town"."""
    if verb.kid("nsubj", "nsubjpass", "expl", "mark") is not None or verb.kid("aux") is None:
        return False
    for participle in (*verb.head.all("ccomp"), *verb.all("csubj")):
        subject = participle.kid("nsubj")
        bare = participle.tag == "VBG" and participle.kid("aux", "mark") is None
        if bare and subject is not None and subject.i < participle.i < verb.i:
            move(subject, verb, "nsubj")
            move(participle, subject, "acl")
            return True
    return False
