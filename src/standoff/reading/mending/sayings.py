"""What is said, tied to who says it, and what only stands beside it, untied."""

from __future__ import annotations

from standoff.reading import clauses
from standoff.reading.lexicon import Lexicon
from standoff.reading.mending.ties import attach, move
from standoff.reading.tree import NOMINAL, VERBAL, Node, Tree

PARTICIPLES = frozenset({"VBN", "VBD"})
FINITE = frozenset({"VBD", "VBZ", "VBP"})


def before_semicolon(tree: Tree, verb: Node) -> bool:
    """Free *Algiers refused; Paris denies that it asked*: what Paris denies stands behind it."""
    main = verb.head
    if main.pos not in VERBAL or main.i < verb.i or not main.is_root:
        return False
    if not any(tree.nodes[i].text == ";" for i in range(verb.i + 1, main.i)):
        return False
    main.kids.remove(verb)
    verb.head, verb.dep = verb, "ROOT"
    return True


def trailing_cue(verb: Node, lexicon: Lexicon) -> bool:
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
    attach(main, verb, "ccomp")
    for kid in list(main.kids):
        if kid.dep == "punct" and kid.i > verb.i:
            move(kid, verb, "punct")
    return True


def meanwhile(tree: Tree, second: Node, lexicon: Lexicon) -> bool:
    """Part *China bans seafood as water release begins*: the seafood is banned and begins nothing.

    Headlines tie what goes on elsewhere with *as*, which the parser takes for a preposition.
    """
    main = second.head
    object_ = second.kid("nsubj")
    if object_ is None or main.i > object_.i or main.lemma in lexicon.cues:
        return False
    if second.kid("mark", "aux") is not None or main.kid("dobj") is not None:
        return False
    as_ = next((kid for kid in object_.all("prep") if kid.lower == "as"), None)
    subject = as_.kid("pobj") if as_ is not None else None
    if as_ is None or subject is None or subject.i + 1 != second.i:
        return False
    move(object_, main, "dobj")
    move(subject, second, "nsubj")
    move(as_, second, "mark")
    second.dep = "advcl"
    return True


def told_in_a_statement(tree: Tree, clause: Node, lexicon: Lexicon) -> bool:
    """Read *complained for months that …* and *deplored in a note that …* as what is told."""
    if clause.dep not in {"acl", "relcl"} or clause.kid("nsubj", "nsubjpass", "expl") is None:
        return False
    that = next((kid for kid in clause.kids if kid.dep == "mark" and kid.lower == "that"), None)
    noun = clause.head
    if that is None or that.i != clause.left or noun.dep != "pobj" or noun.i != that.i - 1:
        return False
    cue = noun.head.head
    if cue.pos not in VERBAL or cue.lemma not in lexicon.cues or cue.kid("ccomp") is not None:
        return False
    if noun.lemma in lexicon.frames["noun"] or noun.kid("poss") is not None:
        return False  # *spoke of a warning that …*
    move(clause, cue, "ccomp")
    return True


def for_it_to(verb: Node) -> bool:
    """Read *called for the results to be released* like *called for their release*."""
    if verb.dep not in {"advcl", "ccomp"} or not clauses.is_infinitive(verb):
        return False
    mark = next((kid for kid in verb.kids if kid.dep == "mark" and kid.lower == "for"), None)
    call = verb.head
    if mark is None or call.lemma not in {"call", "appeal", "press", "push"} or mark.i < call.i:
        return False
    if call.kid("dobj") is not None:
        return False
    move(mark, call, "prep")
    move(verb, mark, "pcomp")
    return True


def charge_without_that(tree: Tree, verb: Node) -> bool:
    """Read *a charge Minsk dismissed as a lie* with Minsk as the one that dismissed it."""
    if verb.dep != "acl" or verb.tag not in PARTICIPLES or verb.kid("nsubj", "agent") is not None:
        return False
    charge, name = verb.head, tree.nodes[verb.i - 1]
    if name.dep != "appos" or name.head is not charge or name.tag != "NNP":
        return False
    if tree.nodes[name.left - 1].text == "," or charge.i + 1 != name.left:
        return False
    verb.dep, verb.tag = "relcl", "VBD"
    move(name, verb, "nsubj")
    return True


def trailing_charge(verb: Node) -> bool:
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
    move(charge, main, "appos")
    verb.head, verb.dep = charge, "relcl"
    charge.kids.append(verb)
    for kid in list(verb.kids):
        if kid.dep == "punct":
            move(kid, main, "punct")
    return True


def trailing_speaker(tree: Tree, cue: Node, lexicon: Lexicon) -> bool:
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
    move(speaker, cue, "nsubj")
    attach(main, cue, "ccomp")
    return True


def trailing_participle(tree: Tree, verb: Node, lexicon: Lexicon) -> bool:
    """Tie *warning* to *said* in "The two sides fell out, the envoy said, warning of war"."""
    if verb.dep != "advcl" or verb.tag != "VBG" or verb.kid("mark", "nsubj", "aux") is not None:
        return False
    if tree.nodes[verb.left - 1].text != "," or verb.left == 0:
        return False
    main = verb.head
    cues = [main.head] if main.dep == "ccomp" else main.all("parataxis")
    for cue in cues:
        if cue.lemma in lexicon.cues and main.i < cue.i < verb.i and cue.kid("nsubj") is not None:
            move(verb, cue, "advcl")
            return True
    return False


def second_that(verb: Node, lexicon: Lexicon) -> bool:
    """Tie *that he would go* to *said* in "said he wanted talks to start and that he would go"."""
    inner = verb.head
    if not any(mark.lower == "that" for mark in verb.all("mark")):
        return False
    if not clauses.is_infinitive(inner):
        return False
    for link in inner.ancestors():
        if link.dep == "ccomp" and link.head.lemma in lexicon.cues and link.head.is_root:
            move(verb, link, "conj")
            return True
    return False


def reply(tree: Tree, verb: Node, lexicon: Lexicon) -> bool:
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
    move(verb, inner.head, "conj")
    return True


def second_cue(verb: Node, lexicon: Lexicon) -> bool:
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
    move(verb, outer, "conj")
    return True
