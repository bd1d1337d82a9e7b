"""What a thing is called or held to be, tied to the verb that says it."""

from __future__ import annotations

from standoff.reading import clauses
from standoff.reading.lexicon import Lexicon
from standoff.reading.mending.ties import move
from standoff.reading.tree import NOMINAL, VERBAL, Node, Tree

POINTERS = frozenset({"this", "that", "these", "those"})
MARKS = frozenset({"“", '"', "‘", "``"})
HOLDING = frozenset({"hold", "deem", "consider", "find", "declare", "judge", "pronounce"})


def what_it_called(tree: Tree, inner: Node, lexicon: Lexicon) -> bool:
    """Read *condemned what it called theft* as condemning what is called so, not that it called."""
    outer = inner.head
    what = next((kid for kid in inner.kids if kid.lower == "what" and kid.i < inner.i), None)
    if what is None or outer.pos not in VERBAL or what.i != outer.i + 1:
        return False
    if inner.lemma not in lexicon.classes["naming"] or outer.kid("dobj") is not None:
        return False
    as_ = next((kid for kid in inner.all("prep") if kid.lower == "as"), inner)
    named = as_.kid("pobj") or inner.kid("oprd")
    if named is not None and named.pos in NOMINAL:
        move(named, outer, "dobj")
        move(inner, named, "relcl")
        return True
    move(what, outer, "dobj")
    move(inner, what, "relcl")
    return True


def bare_label(verb: Node) -> bool:
    """Read *described the raid as unlawful* with a label, where *as* stands before an adjective."""
    if verb.kid("dobj") is None:
        return False
    for as_ in verb.all("prep"):
        label = as_.kid("amod") if as_.lower == "as" and as_.kid("pobj") is None else None
        if label is not None:
            label.dep = "pobj"
            return True
    return False


def judged(verb: Node) -> bool:
    """Read *called the vote unacceptable* with the vote as what is called so."""
    labels = verb.all("oprd")
    label = labels[0] if labels else None
    if label is not None and labels[1:] and label.pos in NOMINAL and verb.kid("dobj") is None:
        label.dep = "dobj"  # *called the fighting in the capital “appalling”*
        return True
    if label is None or label.pos != "ADJ" or verb.kid("dobj", "nsubjpass") is not None:
        return False
    thing = label.kid("compound", "nmod")
    if thing is None or thing.i + 1 != label.i:
        return False
    if label.kid("det", "poss") is None and thing.kid("det", "poss") is None:
        return False
    move(thing, verb, "dobj")
    for kid in list(label.kids):
        if kid.i < thing.i:
            move(kid, thing, kid.dep)
    return True


def hollow(verb: Node) -> bool:
    """Tie *as hollow* to *dismissed* in "dismissed the offer as hollow", not to the offer."""
    for thing in verb.all("dobj"):
        for as_ in thing.all("prep"):
            label = as_.kids[0] if len(as_.kids) == 1 else None
            if as_.lower == "as" and label is not None and label.tag == "JJ" and label.i > as_.i:
                move(as_, verb, "prep")
                label.dep = "pobj"
                return True
    return False


def held_to_be(verb: Node) -> bool:
    """Read *held Minsk responsible* with Minsk as what is held so, not as saying that it was."""
    if verb.lemma not in HOLDING or verb.kid("dobj", "nsubjpass") is not None:
        return False
    label = next((kid for kid in verb.all("ccomp") if kid.pos == "ADJ"), None)
    thing = label.kid("nsubj") if label is not None else None
    if label is None or thing is None or label.kid("aux", "mark", "cop") is not None:
        return False
    move(thing, verb, "dobj")
    label.dep = "oprd"
    return True


def persona(tree: Tree, word: Node) -> bool:
    """Read *declared the envoy persona non grata* without a verb in the phrase."""
    if word.lower != "persona" or tree.nodes[word.i + 1].lower != "non":
        return False
    verb = word.head
    envoy = word.kid("nsubj")
    if envoy is None:
        return False
    move(envoy, verb, "dobj")
    for kid in list(word.kids):
        if kid.dep in {"conj", "cc"}:
            move(kid, verb, kid.dep)  # *… and lowering ties*
    word.pos, word.dep = "NOUN", "oprd"
    return True


def label(tree: Tree, verb: Node) -> bool:
    """Read *called those “minor issues”* as calling them so, not as calling certain issues."""
    thing = verb.kid("dobj")
    pointer = thing.kid("det") if thing is not None else None
    if thing is None or pointer is None or pointer.lower not in POINTERS:
        return False
    if pointer.i + 1 >= len(tree.nodes) or tree.nodes[pointer.i + 1].text not in MARKS:
        return False
    thing.dep = "oprd"
    move(pointer, verb, "dobj")
    pointer.pos = "PRON"
    return True


def quoted_label(tree: Tree, verb: Node) -> bool:
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
    move(thing, verb, "dobj")
    move(label, as_, "pobj")
    return True


def called_for(tree: Tree, verb: Node, lexicon: Lexicon) -> bool:
    """Tie *to recall* to the calls in *ignored calls to recall its ship*: no aim of ignoring."""
    if verb.dep != "advcl" or not clauses.is_infinitive(verb) or verb.head.i > verb.i:
        return False
    noun = verb.head.kid("dobj")
    if noun is None or noun.i != verb.left - 1:
        return False
    frames = lexicon.frames["noun"].get(noun.lemma, ())
    if not any("infinitive" in frame.matter for frame in frames):
        return False
    move(verb, noun, "acl")
    return True
