"""What a clause says of its subject: the questions that `speech.py` asks of it."""

from __future__ import annotations

from standoff.acts import Act
from standoff.reading import clauses
from standoff.reading.harm import (
    fits,
    is_blow,
)
from standoff.reading.lexicon import Lexicon
from standoff.reading.tree import VERBAL, Node
from standoff.records import Parties

FELT = frozenset({Act.CRITICISE, Act.WARN, Act.HOPE, Act.PRAISE, Act.APOLOGISE})
KIND = frozenset(
    {Act.AGREE, Act.AID, Act.COOPERATE, Act.CONSULT, Act.YIELD, Act.LIFT, Act.RELEASE, Act.OFFER}
    | {Act.OPEN, Act.PROMISE, Act.PROPOSE, Act.SUPPORT, Act.PRAISE, Act.APOLOGISE, Act.RESPOND}
    | {Act.MEDIATE, Act.ACKNOWLEDGE, Act.WITHDRAW}
)
NOBODY = frozenset({"nobody", "none", "nothing", "no-one"})


def is_nobody(subject: Node) -> bool:
    """Tell *nobody* and *no one* from *one*."""
    no = subject.lower == "one" and any(kid.lower == "no" for kid in subject.all("det"))
    return no or subject.lower in NOBODY


def core(clause: Node) -> Node:
    """Give *recover* in "we have to recover the islands"."""
    below = [kid for kid in clause.all("xcomp") if clauses.is_infinitive(kid)]
    return below[0] if below else clause


def helpers(clause: Node) -> set[str]:
    """Give the auxiliaries of a clause."""
    return {kid.lower for kid in clause.all("aux")}


def is_for(infinitive: Node) -> bool:
    """Tell *it is for Lima to pay* from *it is easy to pay*."""
    return any(kid.dep == "mark" and kid.lower == "for" for kid in infinitive.kids)


def is_last_resort(noun: Node, lexicon: Lexicon) -> bool:
    """Tell *no choice* and *other options*, which threaten, from *few options*."""
    if noun.lemma not in lexicon.classes["recourse"]:
        return False
    return not any(kid.lower in {"few", "little", "limited"} for kid in noun.all("amod"))


def pays(clause: Node, lexicon: Lexicon) -> bool:
    """Tell *will pay the price* and *must bear the consequences* from *will pay the fee*."""
    return clause.lemma in lexicon.classes["suffering"] and any(
        kid.lemma in lexicon.classes["price"] for kid in clause.all("dobj")
    )


def is_unwarranted(clause: Node, lexicon: Lexicon) -> bool:
    """Tell *there is no justification for it* and *a visit is no reason for it*."""
    return clause.lemma in {"be", "have"} and any(
        kid.lemma in lexicon.classes["warrant"] for kid in clause.all("attr", "nsubj", "dobj")
    )


def is_needed(clause: Node, lexicon: Lexicon) -> bool:
    """Tell *the dam is vital to its growth*, which states a need, from praise."""
    return any(kid.lemma in lexicon.classes["needful"] for kid in clause.all("acomp"))


def is_lawful(clause: Node, lexicon: Lexicon) -> bool:
    """Tell *the checks are legal*, which stands by one's own deeds, from *the offer is welcome*."""
    return any(kid.lemma in lexicon.classes["lawful"] for kid in clause.all("acomp"))


def is_ill(subject: Node | None, lexicon: Lexicon) -> bool:
    """Tell *the curbs would be cut*, which gives way, from *flights would be cut*."""
    return subject is None or any(
        subject.lemma in lexicon.classes[name]
        for name in ("sanctions", "violence", "measures", "exercises", "forces", "weapons")
    )


def is_futile(clause: Node, lexicon: Lexicon) -> bool:
    """Tell *there is no point in talks* and *sees no need to reply* from denials of a fact."""
    return any(
        kid.lemma in lexicon.classes["use"] and any(det.lower == "no" for det in kid.all("det"))
        for kid in clause.all("attr", "dobj")
    )


def shows_ill(clause: Node, lexicon: Lexicon) -> bool:
    """Tell *sets a bad precedent* and *reveals contempt for the law* from praise."""
    return clause.lemma in lexicon.classes["showing"] and any(
        lexicon.valence.get(word.lemma) == "negative"
        for kid in clause.all("dobj")
        for word in (kid, *kid.all("amod"))
    )


def makes_worse(clause: Node, lexicon: Lexicon) -> bool:
    """Tell *is making life harder* from *is making life easier*."""
    return clause.lemma == "make" and any(
        kid.lemma in lexicon.classes["worse"] or kid.lower in lexicon.classes["worse"]
        for kid in clause.all("ccomp", "oprd", "xcomp")
    )


def is_up_for_talk(clause: Node, lexicon: Lexicon) -> bool:
    """Tell *the islands are not for sale* and *is not negotiable* from denials of a fact."""
    if clause.lemma not in {"be", "remain"} or clause.kid("expl") is not None:
        return False
    predicates = clause.all("acomp", "attr")
    for prep in clause.all("prep"):
        if prep.lower in {"for", "on", "up"}:
            predicates += prep.all("pobj")
            predicates += [pobj for inner in prep.all("prep") for pobj in inner.all("pobj")]
    negotiable = lexicon.classes["negotiable"]
    return any(node.lemma in negotiable or node.lower in negotiable for node in predicates)


def is_weighed(clause: Node, lexicon: Lexicon) -> bool:
    """Tell *is weighing further measures* and *works on options for sanctions* from other plans."""
    measures = lexicon.classes["measures"] | lexicon.classes["recourse"]
    stack = clause.all("dobj")
    stack += [
        pobj for prep in clause.all("prep") if prep.lower == "on" for pobj in prep.all("pobj")
    ]
    while stack:
        noun = stack.pop()
        if noun.lemma in lexicon.classes["sanctions"]:
            return True
        if noun.lemma in measures:
            if any(kid.lemma in lexicon.classes["pending"] for kid in noun.all("amod", "det")):
                return True
            for prep in noun.all("prep"):
                stack += prep.all("pobj") if prep.lower in {"for", "of"} else []
    return False


def is_answer(subject: Node | None, lexicon: Lexicon) -> bool:
    """Tell *our answer will be swift* and *a response should be expected*."""
    return subject is not None and subject.lemma in lexicon.classes["answer"]


def is_denied(clause: Node, subject: Node | None, ours: bool, others: Parties) -> bool:
    """Tell *we did not fire* and *there is no rift* from *the hotlines have not been answered*."""
    if is_comparison(clause):
        return False
    if ours or subject is None or clause.kid("expl") is not None:
        return True
    if any(kid.lower == "no" for kid in subject.all("det")):
        return True  # *no Turkish soldiers had been hit*
    return not others and not (clauses.is_passive(clause) and clause.kid("neg") is not None)


def is_untrue(clause: Node, lexicon: Lexicon) -> bool:
    """Tell *this is a lie* from *this is a crime*."""
    return any(
        word.lemma in lexicon.classes["untrue"]
        for predicate in clause.all("acomp", "attr", "oprd")
        for word in (predicate, *predicate.all("conj"))
    )


def is_comparison(clause: Node) -> bool:
    """Tell *nothing matters more than peace*, which affirms, from a denial."""
    words = (*clause.all("advmod", "acomp", "dobj", "attr"),)
    return any(word.tag in {"JJR", "RBR"} for node in words for word in (node, *node.kids))


def is_measure(subject: Node | None, lexicon: Lexicon) -> bool:
    """Tell *the freeze would stay in place* and *the order will remain* from *the pact will*."""
    return subject is not None and (
        subject.lemma in lexicon.classes["sanctions"] or subject.lemma in {"measure", "order"}
    )


def feeling(clause: Node, lexicon: Lexicon) -> Act | None:
    """Give what *we are disappointed* does: the act of an adjective that speaks of a feeling."""
    for predicate in clause.all("acomp"):
        for frame in lexicon.frames["adjective"].get(predicate.lemma, ()):
            if frame.act in FELT:
                return frame.act
    return None


def is_charge(clause: Node, lexicon: Lexicon) -> bool:
    """Tell what a speaker says that another has done from what another is, has or says.

    In a quarrel a deed of the other side is told to charge it, unless the word for it is good.
    """
    if clause.pos != "VERB" or clause.lemma in lexicon.cues:
        return False
    if clause.lemma in lexicon.classes["neutral"]:
        return False
    if clauses.is_passive(clause) or clause.tag not in {"VBD", "VBN", "VBG", "VBZ", "VBP"}:
        return False
    if clause.tag in {"VBZ", "VBP"} and clause.kid("dobj") is None:
        return False
    if clause.tag == "VBG" and clause.kid("aux") is None:
        return False  # *tanks using …*: told of somebody, not said
    frames = lexicon.frames["verb"].get(clause.lemma, ())
    return not any(frame.act in KIND for frame in frames if fits(frame, clause, lexicon))


def is_talks(subject: Node | None, lexicon: Lexicon) -> bool:
    """Tell *diplomacy will continue* and *an accord can be reached* from other forecasts."""
    return subject is not None and any(
        subject.lemma in lexicon.classes[name] for name in ("talks", "agreement", "relations")
    )


def of_what(noun: Node, depth: int = 0) -> list[Node]:
    """Give *pattern*, *behaviour* and their adjectives in "is part of a pattern of … behaviour"."""
    found = [noun, *noun.all("amod", "compound")]
    if depth < 2:
        for of in noun.all("prep"):
            if of.lower == "of":
                for pobj in of.all("pobj"):
                    found += of_what(pobj, depth + 1)
    return found


def uncleft(clause: Node) -> Node:
    """Give *blocking* in "it is Budapest that is blocking the vote": the clause that says it."""
    if clause.lemma == "be":
        attribute = clause.kid("attr")
        subject = clause.kid("nsubj")
        if attribute is not None and subject is not None and subject.lower == "it":
            for kid in attribute.all("relcl"):
                return kid
    return clause


def can_act(subject: Node | None, clause: Node, lexicon: Lexicon) -> bool:
    """Tell the *it* of "it would veto the budget" from that of "it would amount to a blockade"."""
    if subject is None or subject.lower not in {"it", "they"}:
        return True
    return clause.lemma in lexicon.frames["verb"] or clause.lemma in lexicon.light


def is_group(speaker: Parties, lexicon: Lexicon) -> bool:
    """Tell an armed group, which may be *they*, from a state."""
    return any(lexicon.kinds.get(code) == "group" for code in speaker)


def is_ours_to_do(clause: Node, lexicon: Lexicon) -> bool:
    """Tell *the crew will be freed* from *the crew will be tired*: what the speaker can do."""
    if not clauses.is_passive(clause) or clauses.subject(clause, lexicon) is not None:
        return False
    if clauses.modal(clause, lexicon) != "will":
        return False
    if clause.lemma in lexicon.light or "planning" in lexicon.control.get(clause.lemma, {}):
        return True
    return any(
        frame.act is not Act.ATTACK and fits(frame, clause, lexicon)
        for frame in lexicon.frames["verb"].get(clause.lemma, ())
    )


def judgement(clause: Node, lexicon: Lexicon) -> str | None:
    """Give how the predicate judges its subject: *is a threat*, *was disappointing*."""
    if clause.pos not in VERBAL:
        predicates = [clause]
    else:
        predicates = clause.all("acomp", "attr", "oprd")
    if any(
        kid.lower == "against" and pobj.lemma in lexicon.classes["binding"]
        for kid in clause.all("prep")
        for pobj in kid.all("pobj")
    ):
        return "negative"  # *is against international law*
    if clause.lemma == "be" and any(
        kid.lower == "in" and lexicon.valence.get(pobj.lemma) == "negative"
        for kid in clause.all("prep")
        for pobj in kid.all("pobj")
    ):
        return "negative"  # *is in flagrant breach of the treaty*
    for predicate in predicates:
        for node in (*predicate.all("conj"), *of_what(predicate)):
            if any(kid.lower in {"our", "my"} for kid in node.all("poss")):
                continue  # *it is our right*
            if node.kid("neg") is not None:
                continue  # *a routine drill, not a provocation*
            kind = lexicon.valence.get(node.lemma) or lexicon.valence.get(node.lower)
            if kind is not None:
                return kind
        if predicate.pos == "NOUN" and is_blow(predicate, lexicon):
            subject = clause.kid("nsubj")
            if subject is not None and subject.lower in {"this", "that", "it", "what"}:
                return "negative"  # *it is pure aggression*
    return None
