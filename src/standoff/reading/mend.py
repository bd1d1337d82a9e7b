"""Mistakes that the parser makes again and again in agency prose, put right before reading.

Each repair is one question about the tree with the sentence that it mends. They run on every
document, in the order below, and change heads and relations only.
"""

from __future__ import annotations

from standoff.reading import clauses
from standoff.reading.lexicon import Lexicon
from standoff.reading.tree import NOMINAL, VERBAL, Node, Tree

PARTICIPLES = frozenset({"VBN", "VBD"})
POINTERS = frozenset({"this", "that", "these", "those"})
MARKS = frozenset({"“", '"', "‘", "``"})
PERFECT = frozenset({"has", "have"})
FINITE = frozenset({"VBD", "VBZ", "VBP"})


def mend(tree: Tree, lexicon: Lexicon) -> None:
    """Put right what the parser gets wrong in one text."""
    changed = False
    for node in tree.nodes:
        if node.pos not in VERBAL:
            continue
        dep = node.dep
        if dep == "conj":
            done = (
                _trailing_cue(node, lexicon)
                or _second_main_verb(node)
                or _second_cue(node, lexicon)
                or _second_that(node, lexicon)
                or _reply(tree, node, lexicon)
                or _second_subject(tree, node)
                or _second_infinitive(tree, node)
            )
        elif dep == "ccomp":
            done = _finite_clause(node) or _before_semicolon(tree, node)
        elif dep == "ROOT":
            done = _trailing_charge(node)
        else:
            done = (
                _verb_before_its_object(tree, node)
                or _verb_behind_its_subject(tree, node)
                or _trailing_speaker(tree, node, lexicon)
                or _trailing_participle(tree, node, lexicon)
                or _called_for(tree, node, lexicon)
            )
        changed |= (
            done
            or _bare_subject(tree, node)
            or _label(tree, node)
            or _judged(node)
            or _quoted_label(tree, node)
        )
    if changed:
        tree.measure()


def _finite_clause(verb: Node) -> bool:
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
            _attach(node, verb.head, "ccomp")
            for kid in list(verb.kids):
                if kid.dep == "mark":
                    _move(kid, node, "mark")
            _move(subject, node, "nsubj")
            _move(verb, subject, "acl")
            return True
        stack.extend(node.kids)
    return False


def _before_semicolon(tree: Tree, verb: Node) -> bool:
    """Free *Algiers refused; Paris denies that it asked*: what Paris denies stands behind it."""
    main = verb.head
    if main.pos not in VERBAL or main.i < verb.i or not main.is_root:
        return False
    if not any(tree.nodes[i].text == ";" for i in range(verb.i + 1, main.i)):
        return False
    main.kids.remove(verb)
    verb.head, verb.dep = verb, "ROOT"
    return True


def _trailing_cue(verb: Node, lexicon: Lexicon) -> bool:
    """Make *said* govern "Oslo and Minsk have struck a deal, the envoy said", not follow it."""
    main = verb.head
    if verb.dep != "conj" or not main.is_root or main.pos not in VERBAL or main.i > verb.i:
        return False
    if verb.lemma not in lexicon.cues or verb.tag not in FINITE or main.kid("cc") is not None:
        return False
    if verb.kid("nsubj") is None or verb.kid("ccomp", "dobj", "xcomp", "mark") is not None:
        return False
    main.kids.remove(verb)
    verb.head, verb.dep = verb, "ROOT"
    _attach(main, verb, "ccomp")
    for kid in list(main.kids):
        if kid.dep == "punct" and kid.i > verb.i:
            _move(kid, verb, "punct")
    return True


def _bare_subject(tree: Tree, verb: Node) -> bool:
    """Give *Budapest criticised the plan* its subject, taken for an adverb of measure."""
    if verb.tag not in FINITE or verb.i == 0 or verb.kid("nsubj", "nsubjpass") is not None:
        return False
    before = tree.nodes[verb.i - 1]
    if before.dep != "npadvmod" or before.tag != "NNP" or before.head is not verb:
        return False
    before.dep = "nsubj"
    return True


def _verb_behind_its_subject(tree: Tree, verb: Node) -> bool:
    """Give *Oslo, which condemned the raid, asked for proof* its verb, which hangs on Oslo.

    The same mends *“…,” the envoy, Ali Kani, countered on Twitter*, *The envoy, who held talks in
    Niamey, called for calm* and *ECOWAS suspended trade*: a finite verb that the parser takes for
    a participle, in a sentence that has no other.
    """
    if verb.dep not in {"acl", "relcl", "amod"} or not _may_be_finite(tree, verb):
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
            _move(kid, verb, "ccomp")
        elif kid.dep == "punct" or kid.i > verb.i:
            _move(kid, verb, kid.dep)
    _attach(subject, verb, "nsubj")
    return True


def _verb_before_its_object(tree: Tree, verb: Node) -> bool:
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
    _move(name, verb, "nsubj")
    for kid in list(things.kids):
        if kid.i < name.i:
            _move(kid, name, kid.dep)
        elif kid.dep == "punct" or (kid.dep == "prep" and kid.lower not in {"of"}):
            _move(kid, verb, kid.dep)
    if purpose is not None:
        purpose.kids.remove(things)
        _attach(purpose, verb, "advcl")
    _attach(things, verb, "dobj")
    return True


def _may_be_finite(tree: Tree, verb: Node) -> bool:
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


def _judged(verb: Node) -> bool:
    """Read *called the vote unacceptable* with the vote as what is called so."""
    labels = verb.all("oprd")
    label = labels[0] if labels else None
    if label is not None and labels[1:] and label.pos in NOMINAL and verb.kid("dobj") is None:
        label.dep = "dobj"  # *called the fighting in the capital “appalling”*
        return True
    if label is None or label.pos != "ADJ" or verb.kid("dobj", "nsubjpass") is not None:
        return False
    thing = label.kid("compound", "nmod")
    if thing is None or thing.i + 1 != label.i or label.kid("det", "poss") is None:
        return False
    _move(thing, verb, "dobj")
    for kid in list(label.kids):
        if kid.i < thing.i:
            _move(kid, thing, kid.dep)
    return True


def _label(tree: Tree, verb: Node) -> bool:
    """Read *called those “minor issues”* as calling them so, not as calling certain issues."""
    thing = verb.kid("dobj")
    pointer = thing.kid("det") if thing is not None else None
    if thing is None or pointer is None or pointer.lower not in POINTERS:
        return False
    if pointer.i + 1 >= len(tree.nodes) or tree.nodes[pointer.i + 1].text not in MARKS:
        return False
    thing.dep = "oprd"
    _move(pointer, verb, "dobj")
    pointer.pos = "PRON"
    return True


def _quoted_label(tree: Tree, verb: Node) -> bool:
    """Read *dismissed as “absurd” the claims*: claims dismissed, and as absurd."""
    if verb.kid("dobj", "nsubjpass") is not None:
        return False
    as_ = next((kid for kid in verb.all("prep") if kid.lower == "as"), None)
    thing = as_.kid("pobj") if as_ is not None else None
    if as_ is None or thing is None or as_.i + 1 >= len(tree.nodes):
        return False
    if tree.nodes[as_.i + 1].text not in MARKS:
        return False
    label = next(
        (kid for kid in thing.kids if kid.i < thing.i and kid.dep in {"amod", "nmod", "compound"}),
        None,
    )
    closing = next(
        (i for i in range(as_.i + 2, thing.i) if tree.nodes[i].text in {"”", '"', "’", "''"}),
        None,
    )
    if label is None or closing is None or not label.i < closing:
        return False
    _move(thing, verb, "dobj")
    _move(label, as_, "pobj")
    return True


def _trailing_charge(verb: Node) -> bool:
    """Read *Oslo accused Minsk of lying, a charge Minsk denies* with *accused* as its main verb."""
    if not verb.is_root:
        return False
    main = next((kid for kid in verb.all("ccomp") if kid.i < verb.i), None)
    charge = verb.kid("dobj")
    subject = verb.kid("nsubj")
    if main is None or charge is None or subject is None or main.pos not in VERBAL:
        return False
    if not main.i < charge.i < subject.i < verb.i or charge.kid("det") is None:
        return False
    verb.kids.remove(main)
    main.head, main.dep = main, "ROOT"
    _move(charge, main, "appos")
    verb.head, verb.dep = charge, "relcl"
    charge.kids.append(verb)
    for kid in list(verb.kids):
        if kid.dep == "punct":
            _move(kid, main, "punct")
    return True


def _trailing_speaker(tree: Tree, cue: Node, lexicon: Lexicon) -> bool:
    """Make *confirmed* govern "Tehran will keep the tapes, its envoy, Ali Kani, confirmed"."""
    if cue.dep not in {"acl", "relcl"} or cue.tag != "VBD" or cue.lemma not in lexicon.cues:
        return False
    if cue.kid("nsubj", "nsubjpass", "auxpass", "dobj", "ccomp", "mark") is not None:
        return False
    speaker = cue.head
    while speaker.dep == "appos" and speaker.head.pos in NOMINAL:
        speaker = speaker.head
    main = next((link for link in speaker.ancestors() if link.is_root), None)
    if main is None or main.pos not in VERBAL or main.i > speaker.i or speaker.dep == "pobj":
        return False
    if speaker.left == 0 or tree.nodes[speaker.left - 1].text not in {",", "”", '"', "''", "’"}:
        return False
    if speaker.kid("cc") is not None or tree.nodes[cue.i - 1].lower in {"who", "which", "that"}:
        return False
    cue.head.kids.remove(cue)
    cue.head, cue.dep = cue, "ROOT"
    _move(speaker, cue, "nsubj")
    _attach(main, cue, "ccomp")
    return True


def _trailing_participle(tree: Tree, verb: Node, lexicon: Lexicon) -> bool:
    """Tie *warning* to *said* in "The two sides fell out, the envoy said, warning of war"."""
    if verb.dep != "advcl" or verb.tag != "VBG" or verb.kid("mark", "nsubj", "aux") is not None:
        return False
    if tree.nodes[verb.left - 1].text != "," or verb.left == 0:
        return False
    main = verb.head
    cues = [main.head] if main.dep == "ccomp" else main.all("parataxis")
    for cue in cues:
        if cue.lemma in lexicon.cues and main.i < cue.i < verb.i and cue.kid("nsubj") is not None:
            _move(verb, cue, "advcl")
            return True
    return False


def _second_that(verb: Node, lexicon: Lexicon) -> bool:
    """Tie *that he would go* to *said* in "said he wanted talks to start and that he would go"."""
    inner = verb.head
    if not any(mark.lower == "that" for mark in verb.all("mark")):
        return False
    if not clauses.is_infinitive(inner):
        return False
    for link in inner.ancestors():
        if link.dep == "ccomp" and link.head.lemma in lexicon.cues and link.head.is_root:
            _move(verb, link, "conj")
            return True
    return False


def _reply(tree: Tree, verb: Node, lexicon: Lexicon) -> bool:
    """Free *but Oslo dismissed the offer* behind "Minsk said it would talk": nobody says so.

    What is reported stands back in time with *would*; a simple past is the reporter's.
    """
    inner = verb.head
    joint = inner.kid("cc")
    if inner.dep != "ccomp" or inner.head.lemma not in lexicon.cues or joint is None:
        return False
    if joint.lower != "but" or tree.nodes[joint.i - 1].text != "," or joint.i > verb.i:
        return False
    if verb.tag != "VBD" or verb.kid("aux", "mark") is not None or verb.kid("nsubj") is None:
        return False
    if inner.i < inner.head.i or not any(kid.tag == "MD" for kid in inner.all("aux")):
        return False
    _move(verb, inner.head, "conj")
    return True


def _second_main_verb(verb: Node) -> bool:
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
        _move(verb, inner.head, "conj")
        return True
    if helpers and finite.lower in PERFECT and inner.kid("aux") is None:
        if any(kid.lower == finite.lower for kid in inner.head.all("aux")):
            _move(verb, inner.head, "conj")  # *has said that Lima lied and has declined to talk*
            return True
    subject = inner.kid("nsubj", "nsubjpass")
    if subject is None or subject.kid("conj") is not None or subject.pos not in NOMINAL:
        return False
    plural = subject.tag in {"NNS", "NNPS"} or subject.lower in {"they", "we", "those", "these"}
    singular = subject.tag in {"NN", "NNP"} or subject.lower in {"he", "she", "it"}
    if (plural and finite.tag == "VBZ") or (singular and finite.tag == "VBP"):
        _move(verb, inner.head, "conj")
        return True
    return False


def _second_cue(verb: Node, lexicon: Lexicon) -> bool:
    """Tie *warned* to *say* in "EU envoys say Baku has closed the road and warned of …".

    A second verb of speech without a subject of its own goes with the verb of speech above it
    where it stands in that verb's tense, or in a tense that the auxiliary between does not allow.
    """
    inner = verb.head
    if verb.dep != "conj" or inner.pos not in VERBAL or inner.dep != "ccomp":
        return False
    outer = inner.head
    if outer.pos not in VERBAL or outer.lemma not in lexicon.cues or not inner.i > outer.i:
        return False
    if verb.tag not in FINITE or verb.kid("nsubj", "nsubjpass", "aux") is not None:
        return False
    if verb.lemma not in lexicon.cues or inner.lemma in lexicon.cues:
        return False
    helped = inner.kid("aux", "auxpass") is not None
    if not helped and verb.tag != outer.tag:
        return False
    _move(verb, outer, "conj")
    return True


def _second_subject(tree: Tree, verb: Node) -> bool:
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
        _move(joint, verb.head, "cc")
    _move(before, verb, "nsubj")
    return True


def _second_infinitive(tree: Tree, verb: Node) -> bool:
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
            _move(verb, node, "conj")
            return True
    return False


def _called_for(tree: Tree, verb: Node, lexicon: Lexicon) -> bool:
    """Tie *to recall* to the calls in *ignored calls to recall its ship*: no aim of ignoring."""
    if verb.dep != "advcl" or not clauses.is_infinitive(verb) or verb.head.i > verb.i:
        return False
    noun = verb.head.kid("dobj")
    if noun is None or noun.i != verb.left - 1:
        return False
    frames = lexicon.frames["noun"].get(noun.lemma, ())
    if not any("infinitive" in frame.matter for frame in frames):
        return False
    _move(verb, noun, "acl")
    return True


def _move(node: Node, head: Node, dep: str) -> None:
    if node.head is not node:
        node.head.kids.remove(node)
    _attach(node, head, dep)


def _attach(node: Node, head: Node, dep: str) -> None:
    node.head, node.dep = head, dep
    head.kids.append(node)
    head.kids.sort(key=lambda kid: kid.i)
