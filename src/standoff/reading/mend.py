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
HOLDING = frozenset({"hold", "deem", "consider", "find", "declare", "judge", "pronounce"})
OBJECT_LIKE = frozenset({"appos", "npadvmod", "dobj"})


def mend(tree: Tree, lexicon: Lexicon) -> None:
    """Put right what the parser gets wrong in one text."""
    changed = False
    for node in tree.nodes:
        if node.tag == "NNS":
            changed |= _verb_taken_for_noun(tree, node, lexicon)
            changed |= _row_deepens(tree, node, lexicon)
        if node.text == "-":
            changed |= _hyphenated(tree, node)
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
                or _past_beside_infinitive(node)
            )
        elif dep == "ccomp":
            done = (
                _finite_clause(node)
                or _behind_participle(node)
                or _before_semicolon(tree, node)
                or _what_it_called(tree, node, lexicon)
                or _persona(tree, node)
                or _meanwhile(tree, node, lexicon)
            )
        elif dep == "ROOT":
            done = _trailing_charge(node)
        else:
            done = (
                _verb_before_its_object(tree, node)
                or _verb_behind_its_subject(tree, node)
                or _trailing_speaker(tree, node, lexicon)
                or _trailing_participle(tree, node, lexicon)
                or _called_for(tree, node, lexicon)
                or _charge_without_that(tree, node)
                or _participle_before_its_object(tree, node)
                or _as_another_acts(tree, node)
                or _told_in_a_statement(tree, node, lexicon)
                or _for_it_to(node)
            )
        changed |= (
            done
            or _bare_subject(tree, node)
            or _label(tree, node)
            or _judged(node)
            or _quoted_label(tree, node)
            or _bare_label(node)
        )
        changed |= _held_to_be(node) or _hollow(node)
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
    if before.dep not in {"npadvmod", "compound"} or before.tag != "NNP" or before.head is not verb:
        return False
    before.dep = "nsubj"
    return True


def _verb_taken_for_noun(tree: Tree, noun: Node, lexicon: Lexicon) -> bool:
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
            _attach(thing, noun, "dobj")
            _move(name, noun, "nsubj")
        elif name.head is not noun or not noun.is_root or thing is None:
            return False
    noun.pos, noun.tag, noun.lemma = "VERB", "VBZ", lemma
    noun.dep = "ROOT" if noun.head is noun else noun.dep
    name.dep, name.pos = "nsubj", "PROPN"
    if thing is not None:
        thing.dep = "dobj"
    return True


def _hyphenated(tree: Tree, hyphen: Node) -> bool:
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
            _move(kid, last, "compound" if kid in (first, hyphen) else kid.dep)
    return True


def _row_deepens(tree: Tree, noun: Node, lexicon: Lexicon) -> bool:
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
    _attach(noun, main, "advcl")
    _move(as_, noun, "mark")
    for kid in list(noun.kids):
        if kid.i < subject.i and kid is not as_:
            _move(kid, subject, kid.dep)
    subject.dep = "nsubj"
    noun.pos, noun.tag = "VERB", "VBZ"
    return True


def _what_it_called(tree: Tree, inner: Node, lexicon: Lexicon) -> bool:
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
        _move(named, outer, "dobj")
        _move(inner, named, "relcl")
        return True
    _move(what, outer, "dobj")
    _move(inner, what, "relcl")
    return True


def _meanwhile(tree: Tree, second: Node, lexicon: Lexicon) -> bool:
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
    _move(object_, main, "dobj")
    _move(subject, second, "nsubj")
    _move(as_, second, "mark")
    second.dep = "advcl"
    return True


def _as_another_acts(tree: Tree, second: Node) -> bool:
    """Part *Mali expels envoy as France halts flights*: France halts them, no envoy is France."""
    if second.dep != "advcl" or second.tag != "VBZ" or second.i == 0:
        return False
    subject = tree.nodes[second.i - 1]
    as_ = subject.head
    if subject.dep != "pobj" or as_.lower != "as" or second.kid("nsubj", "nsubjpass"):
        return False
    if any(mark is not as_ for mark in second.all("mark")):
        return False
    _move(subject, second, "nsubj")
    if as_.head is not second:
        _move(as_, second, "mark")
    return True


def _told_in_a_statement(tree: Tree, clause: Node, lexicon: Lexicon) -> bool:
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
    _move(clause, cue, "ccomp")
    return True


def _for_it_to(verb: Node) -> bool:
    """Read *called for the results to be released* like *called for their release*."""
    if verb.dep not in {"advcl", "ccomp"} or not clauses.is_infinitive(verb):
        return False
    mark = next((kid for kid in verb.kids if kid.dep == "mark" and kid.lower == "for"), None)
    call = verb.head
    if mark is None or call.lemma not in {"call", "appeal", "press", "push"} or mark.i < call.i:
        return False
    if call.kid("dobj") is not None:
        return False
    _move(mark, call, "prep")
    _move(verb, mark, "pcomp")
    return True


def _charge_without_that(tree: Tree, verb: Node) -> bool:
    """Read *a charge Minsk dismissed as a lie* with Minsk as the one that dismissed it."""
    if verb.dep != "acl" or verb.tag not in PARTICIPLES or verb.kid("nsubj", "agent") is not None:
        return False
    charge, name = verb.head, tree.nodes[verb.i - 1]
    if name.dep != "appos" or name.head is not charge or name.tag != "NNP":
        return False
    if tree.nodes[name.left - 1].text == "," or charge.i + 1 != name.left:
        return False
    verb.dep, verb.tag = "relcl", "VBD"
    _move(name, verb, "nsubj")
    return True


def _participle_before_its_object(tree: Tree, verb: Node) -> bool:
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
    _move(verb, main, "advcl")
    _move(things, verb, "dobj")
    return True


def _bare_label(verb: Node) -> bool:
    """Read *described the raid as unlawful* with a label, where *as* stands before an adjective."""
    if verb.kid("dobj") is None:
        return False
    for as_ in verb.all("prep"):
        label = as_.kid("amod") if as_.lower == "as" and as_.kid("pobj") is None else None
        if label is not None:
            label.dep = "pobj"
            return True
    return False


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
    if thing is None or thing.i + 1 != label.i:
        return False
    if label.kid("det", "poss") is None and thing.kid("det", "poss") is None:
        return False
    _move(thing, verb, "dobj")
    for kid in list(label.kids):
        if kid.i < thing.i:
            _move(kid, thing, kid.dep)
    return True


def _hollow(verb: Node) -> bool:
    """Tie *as hollow* to *dismissed* in "dismissed the offer as hollow", not to the offer."""
    for thing in verb.all("dobj"):
        for as_ in thing.all("prep"):
            label = as_.kids[0] if len(as_.kids) == 1 else None
            if as_.lower == "as" and label is not None and label.tag == "JJ" and label.i > as_.i:
                _move(as_, verb, "prep")
                label.dep = "pobj"
                return True
    return False


def _held_to_be(verb: Node) -> bool:
    """Read *held Minsk responsible* with Minsk as what is held so, not as saying that it was."""
    if verb.lemma not in HOLDING or verb.kid("dobj", "nsubjpass") is not None:
        return False
    label = next((kid for kid in verb.all("ccomp") if kid.pos == "ADJ"), None)
    thing = label.kid("nsubj") if label is not None else None
    if label is None or thing is None or label.kid("aux", "mark", "cop") is not None:
        return False
    _move(thing, verb, "dobj")
    label.dep = "oprd"
    return True


def _persona(tree: Tree, word: Node) -> bool:
    """Read *declared the envoy persona non grata* without a verb in the phrase."""
    if word.lower != "persona" or tree.nodes[word.i + 1].lower != "non":
        return False
    verb = word.head
    envoy = word.kid("nsubj")
    if envoy is None:
        return False
    _move(envoy, verb, "dobj")
    for kid in list(word.kids):
        if kid.dep in {"conj", "cc"}:
            _move(kid, verb, kid.dep)  # *… and lowering ties*
    word.pos, word.dep = "NOUN", "oprd"
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


def _past_beside_infinitive(verb: Node) -> bool:
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
    _move(verb, main, "conj")
    return True


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


def _behind_participle(verb: Node) -> bool:
    """Give *troops* to *had entered*: "said troops using tanks had entered the town"."""
    if verb.kid("nsubj", "nsubjpass", "expl", "mark") is not None or verb.kid("aux") is None:
        return False
    for participle in (*verb.head.all("ccomp"), *verb.all("csubj")):
        subject = participle.kid("nsubj")
        bare = participle.tag == "VBG" and participle.kid("aux", "mark") is None
        if bare and subject is not None and subject.i < participle.i < verb.i:
            _move(subject, verb, "nsubj")
            _move(participle, subject, "acl")
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
