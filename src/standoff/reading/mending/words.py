"""Words taken for another part of speech: verbs that stand as nouns, compounds, and the like."""

from __future__ import annotations

from standoff.reading import clauses
from standoff.reading.lexicon import Lexicon
from standoff.reading.mending.ties import attach, move
from standoff.reading.tree import NOMINAL, VERBAL, Node, Tree

PARTICIPLES = frozenset({"VBN", "VBD"})
MARKS = frozenset({"“", '"', "‘", "``"})

OBJECT_LIKE = frozenset({"appos", "npadvmod", "dobj"})


def verb_taken_for_noun(tree: Tree, noun: Node, lexicon: Lexicon) -> bool:
    """Read *Oslo summons the envoy* with a verb: a plural that has a subject or an object is none.

    Where the parser sees a name before a noun instead, the word must not be a noun of the tables:
    *Oslo talks* are talks.
    """
    lemma = noun.lower.removesuffix("s")
    if noun.i == 0 or lemma not in lexicon.frames["verb"]:
        return False
    name = tree.nodes[noun.i - 1]
    if name.text in MARKS and noun.i > 1:
        name = tree.nodes[noun.i - 2]  # *said that Oslo “rejects the map”*
    if noun.kid("cop", "det") is not None:
        return False
    thing = next((kid for kid in noun.kids if kid.i > noun.i and kid.dep in OBJECT_LIKE), None)
    ruled = name.head is noun and name.dep == "nsubj"
    if not ruled:
        certain = thing is not None and thing.dep == "dobj"
        if lemma in lexicon.frames["noun"] and not certain:
            return False
        if name.left != tree.sentences[noun.sentence][0]:
            return False
        if noun.dep == "compound" and name.head is noun.head and noun.head.is_root:
            thing = noun.head  # *Niger summons envoy of Chad*
            thing.kids.remove(noun)
            noun.head = noun
            attach(thing, noun, "dobj")
            move(name, noun, "nsubj")
        elif name.head is not noun or not noun.is_root or thing is None:
            return False
    noun.pos, noun.tag, noun.lemma = "VERB", "VBZ", lemma
    noun.dep = "ROOT" if noun.head is noun else noun.dep
    name.dep, name.pos = "nsubj", "PROPN"
    if thing is not None:
        thing.dep = "dobj"
    return True


def hyphenated(tree: Tree, hyphen: Node) -> bool:
    """Make one noun of *de-escalation*, of which the parser makes three objects."""
    if not 0 < hyphen.i < len(tree.nodes) - 1 or hyphen.pos == "PUNCT":
        return False
    first, last = tree.nodes[hyphen.i - 1], tree.nodes[hyphen.i + 1]
    if len(first.text) == 1:
        return False  # *a U-turn*, which has a frame as the parser leaves it
    if first.end != hyphen.start or hyphen.end != last.start or last.pos not in NOMINAL:
        return False
    if first.head is not last.head or first.dep != last.dep or first is last.head:
        return False
    for kid in (*list(first.kids), first, hyphen):
        if kid.i < last.i:
            move(kid, last, "compound" if kid in (first, hyphen) else kid.dep)
    return True


def row_deepens(tree: Tree, noun: Node, lexicon: Lexicon) -> bool:
    """Part *bans tulips as trade row deepens*: what the headline's last verb says stands apart."""
    as_ = noun.head
    if noun.dep != "pobj" or as_.lower != "as" or noun.i == 0:
        return False
    if noun.lower.removesuffix("s") not in lexicon.classes["mounting"]:
        return False
    subject = tree.nodes[noun.i - 1]
    main = next((link for link in as_.ancestors() if link.pos in VERBAL), None)
    if main is None or subject.head is not noun or subject.dep not in {"compound", "nmod"}:
        return False
    as_.kids.remove(noun)
    attach(noun, main, "advcl")
    move(as_, noun, "mark")
    for kid in list(noun.kids):
        if kid.i < subject.i and kid is not as_:
            move(kid, subject, kid.dep)
    subject.dep = "nsubj"
    noun.pos, noun.tag = "VERB", "VBZ"
    return True


def as_another_acts(tree: Tree, second: Node) -> bool:
    """Part *Mali expels envoy as France halts flights*: France halts them, no envoy is France."""
    if second.dep != "advcl" or second.tag != "VBZ" or second.i == 0:
        return False
    subject = tree.nodes[second.i - 1]
    as_ = subject.head
    if subject.dep != "pobj" or as_.lower != "as" or second.kid("nsubj", "nsubjpass"):
        return False
    if any(mark is not as_ for mark in second.all("mark")):
        return False
    move(subject, second, "nsubj")
    if as_.head is not second:
        move(as_, second, "mark")
    return True


def participle_before_its_object(tree: Tree, verb: Node) -> bool:
    """Read *Oslo will sail, dismissing measures by Minsk* as dismissing, not as measures sailed."""
    things = verb.head
    if verb.dep != "amod" or verb.tag != "VBG" or verb.i == 0 or things.dep != "dobj":
        return False
    main = things.head
    if tree.nodes[verb.i - 1].text != "," or verb.i + 1 != min(
        (kid.left for kid in things.kids if kid.i > verb.i and kid.i < things.i), default=things.i
    ):
        return False
    if main.pos not in VERBAL or not any(kid is not things for kid in main.all("dobj")):
        return False
    move(verb, main, "advcl")
    move(things, verb, "dobj")
    return True


def verb_behind_its_subject(tree: Tree, verb: Node) -> bool:
    """Give *Oslo, which condemned the raid, asked for proof* its verb, which hangs on Oslo.

    The same mends *“…,” the envoy, Ali Kani, countered on Twitter*, *The envoy, who held talks in
    Niamey, called for calm* and *ECOWAS suspended trade*: a finite verb that the parser takes for
    a participle, in a sentence that has no other.
    """
    if verb.dep not in {"acl", "relcl", "amod"} or not may_be_finite(tree, verb):
        return False
    subject = next((link for link in verb.ancestors() if link.is_root), verb)
    if subject.pos not in NOMINAL or subject.i > verb.i:
        return False
    if verb.kid("nsubj", "nsubjpass") is not None:
        return False
    beside = tree.nodes[verb.i - 1]
    if verb.head is not subject and beside.text != "," and beside is not subject:
        return False
    modified = verb.head
    modified.kids.remove(verb)
    verb.head, verb.dep, verb.tag = verb, "ROOT", "VBD"
    for kid in list(subject.kids):
        if kid.dep == "ccomp" and kid.i < subject.i:
            move(kid, verb, "ccomp")
        elif kid.dep == "punct" or kid.i > verb.i:
            move(kid, verb, kid.dep)
    attach(subject, verb, "nsubj")
    return True


def verb_before_its_object(tree: Tree, verb: Node) -> bool:
    """Read *Athens scrambled jets* with a verb, not with jets that are Athens and scrambled."""
    things = verb.head
    if verb.dep != "amod" or verb.tag not in PARTICIPLES or verb.i == 0:
        return False
    purpose = things.head if things.dep == "nsubj" else None  # *scrambled jets to intercept …*
    if purpose is not None and not (purpose.is_root and clauses.is_infinitive(purpose)):
        return False
    if purpose is None and not things.is_root:
        return False
    name = tree.nodes[verb.i - 1]
    if things.pos not in NOMINAL or things.tag not in {"NNS", "NN"} or things.i < verb.i:
        return False
    named = name.tag in {"NNP", "NNPS"} and name.dep in {"compound", "nmod", "amod", "poss"}
    if not (named and name.head is things) and not (purpose and name.head is purpose):
        return False
    things.kids.remove(verb)
    verb.head, verb.dep, verb.tag = verb, "ROOT", "VBD"
    move(name, verb, "nsubj")
    for kid in list(things.kids):
        if kid.i < name.i:
            move(kid, name, kid.dep)
        elif kid.dep == "punct" or (kid.dep == "prep" and kid.lower not in {"of"}):
            move(kid, verb, kid.dep)
    if purpose is not None:
        purpose.kids.remove(things)
        attach(purpose, verb, "advcl")
    attach(things, verb, "dobj")
    return True


def may_be_finite(tree: Tree, verb: Node) -> bool:
    """Tell *Oslo, in a note sent on Monday, called on …* from *Oslo, called a liar by …*."""
    if verb.tag == "VBD":
        return True
    return (
        verb.tag == "VBN"
        and verb.text.endswith("ed")
        and tree.nodes[verb.i - 1].text == ","
        and verb.kid("aux", "auxpass", "agent") is None
        and verb.kid("dobj", "xcomp", "ccomp", "prep", "prt") is not None
        and any(node.text == "," for node in tree.nodes[max(0, verb.i - 25) : verb.i - 1])
    )
