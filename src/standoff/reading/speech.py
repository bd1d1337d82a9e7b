"""What a plain *said* says: the act that the content of reported speech performs."""

from __future__ import annotations

from dataclasses import dataclass

from standoff.acts import Act
from standoff.reading import clauses
from standoff.reading.harm import (
    bodes_ill,
    does_harm,
    fits,
    hurts,
    is_blow,
    is_conditional_harm,
    is_wrong,
    takes_as_hostile,
)
from standoff.reading.lexicon import Lexicon
from standoff.reading.referents import Referents
from standoff.reading.tree import VERBAL, Node
from standoff.records import Parties

FELT = frozenset({Act.CRITICISE, Act.WARN, Act.HOPE, Act.PRAISE, Act.APOLOGISE})
KIND = frozenset(
    {Act.AGREE, Act.AID, Act.COOPERATE, Act.CONSULT, Act.YIELD, Act.LIFT, Act.RELEASE, Act.OFFER}
    | {Act.OPEN, Act.PROMISE, Act.PROPOSE, Act.SUPPORT, Act.PRAISE, Act.APOLOGISE, Act.RESPOND}
    | {Act.MEDIATE, Act.ACKNOWLEDGE, Act.WITHDRAW}
)
ANYBODY = frozenset({"one", "somebody", "someone", "everybody", "everyone"})
NOBODY = frozenset({"nobody", "none", "nothing", "no-one"})
OURSELVES = frozenset({"we", "i"})


@dataclass(frozen=True, slots=True)
class Spoken:
    """An act performed by saying a clause: toward whom, about what, and by which rule."""

    act: Act
    target: Parties
    matter: Node
    because: str
    whole: bool = False  # whether the matter is the whole clause, its subject included


def weigh(clause: Node, speaker: Parties, lexicon: Lexicon, referents: Referents) -> Spoken:
    """Weigh one clause that a party says: its mood, its subject, its polarity and its judgement.

    *must* and *should* said of another demand; *will* said of oneself promises or, of harm,
    threatens; *will not* refuses; a negated fact denies; a judging predicate criticises or praises;
    anything else asserts. The taxonomy is that of speech-act theory (Searle, "A Taxonomy of
    Illocutionary Acts", 1975): directives, commissives, expressives and assertives in turn.
    """
    classes = lexicon.classes
    clause = _uncleft(clause)
    subject = clauses.surface(clause, lexicon)
    parties = referents.actor(subject)
    others = tuple(code for code in parties if code not in speaker)
    ours = (
        (subject is not None and subject.lower in OURSELVES)
        or (bool(parties) and not others and _can_act(subject, clause, lexicon))
        or (subject is not None and subject.lower == "they" and _is_group(speaker, lexicon))
        or (not parties and _is_ours_to_do(clause, lexicon))
    )
    negated = clauses.is_negated(clause)
    mood = clauses.modal(clause, lexicon)
    if clause.lemma == "have" and any(kid.lower == "yet" for kid in clause.all("advmod")):
        return Spoken(Act.DEFER, (), clause, "speech: yet to")
    if ours and clause.lemma == "have":
        if any(_is_last_resort(kid, lexicon) for kid in clause.all("dobj")):
            return Spoken(Act.THREATEN, (), clause, "speech: no choice but")
    if mood == "must" and ours and does_harm(_core(clause), lexicon):
        return Spoken(Act.THREATEN, (), clause, "speech: must (own harm)")
    if clause.pos not in VERBAL and clause.kid("neg") is not None:
        return Spoken(Act.REJECT, (), clause, "speech: not so", whole=True)
    if subject is not None and subject.lemma == "door":
        if any(kid.lemma in {"open", "ajar"} for kid in clause.all("acomp", "oprd", "advmod")):
            act = Act.REJECT if negated else Act.OPEN
            return Spoken(act, (), clause, "speech: the door", whole=True)
    if mood is not None and subject is not None and subject.lower in NOBODY:
        return Spoken(Act.REJECT, (), clause, "speech: nobody will", whole=True)
    if is_imperative(clause):
        return Spoken(Act.DEMAND, (), clause, "speech: imperative")
    if clauses.is_unreal(clause) and others and {"should", "ought"} & _helpers(clause):
        return Spoken(Act.CRITICISE, others, clause, "speech: should have", whole=True)
    if clause.lemma == "be" and subject is not None and subject.lower == "it":
        for kid in clause.all("advcl", "xcomp", "ccomp"):
            doer = kid.kid("nsubj") if clauses.is_infinitive(kid) else None
            named = referents.actor(doer)
            if named and not set(named) & set(speaker) and _is_for(kid):
                return Spoken(Act.DEMAND, named, kid, "speech: for another to")
    if mood in {"will", "must"} and not negated:
        if _is_answer(subject, lexicon):
            return Spoken(Act.THREATEN, (), clause, "speech: there will be an answer", whole=True)
        if _pays(_core(clause), lexicon) or clause.lemma in classes["regretting"]:
            return Spoken(Act.THREATEN, others, clause, "speech: will pay for it", whole=True)
    if mood == "must" and not ours and (subject is None or subject.lower not in ANYBODY):
        toward = others or (referents.owner(subject) if subject is not None else ())
        toward = tuple(code for code in toward if code not in speaker)  # *Riga's steps must stop*
        return Spoken(Act.DEMAND, toward, clause, "speech: must", whole=not others)
    if mood in {"will", "can"} and negated and clause.kid("expl") is not None:
        return Spoken(Act.REJECT, (), clause, "speech: there will be no", whole=True)
    if mood == "will" and not parties and clause.lemma in classes["lapsing"] and not negated:
        return Spoken(Act.THREATEN, (), clause, "speech: will end", whole=True)
    if mood == "can" and negated and clause.lemma in classes["conceding"]:
        if ours or clauses.is_passive(clause):
            return Spoken(Act.REJECT, others, clause, "speech: cannot accept", whole=not ours)
    if mood == "can" and ours and not negated and does_harm(clause, lexicon):
        return Spoken(Act.THREATEN, (), clause, "speech: could (own harm)")
    if mood == "can" and not parties and not negated and is_conditional_harm(clause, lexicon):
        return Spoken(Act.THREATEN, (), clause, "speech: could be harmed", whole=True)
    if mood == "will" and takes_as_hostile(clause, lexicon):
        return Spoken(Act.THREATEN, (), clause, "speech: would take as hostile")
    if mood == "will" and negated and clause.lemma in {"stand", "sit", "look", "watch"}:
        if any(kid.lower in {"idly", "by", "aside", "on"} for kid in clause.kids):
            return Spoken(Act.THREATEN, (), clause, "speech: will not stand by")
    if mood == "will" and clauses.is_passive(clause) and clauses.subject(clause, lexicon) is None:
        allowed = clause.lemma in classes["allowing"]
        if negated and allowed and not ours:
            return Spoken(Act.THREATEN, others, clause, "speech: will not be allowed", whole=True)
        if others and not negated and does_harm(clause, lexicon):
            return Spoken(Act.THREATEN, others, clause, "speech: will be done to", whole=True)
        if not negated and clause.lemma in classes["cutting"] and not _is_ill(subject, lexicon):
            return Spoken(Act.THREATEN, others, clause, "speech: will be cut", whole=True)
    if mood in {"will", "can"} and not negated and _is_measure(subject, lexicon):
        if mood == "will" and clause.lemma in classes["staying"]:
            return Spoken(Act.THREATEN, (), clause, "speech: measure will stay", whole=True)
        if clause.lemma in classes["widening"]:
            return Spoken(Act.THREATEN, (), clause, "speech: measure will grow", whole=True)
    if ours and clause.lemma == "have" and {"will", "would"} & {k.lower for k in clause.all("aux")}:
        if any(clauses.is_infinitive(kid) for kid in clause.all("xcomp")):
            act = Act.THREATEN if does_harm(_core(clause), lexicon) else Act.WARN
            return Spoken(act, (), clause, "speech: would have to")
    if ours and mood == "will" and not negated and clause.lemma == "need":
        if any(clauses.is_infinitive(kid) for kid in clause.all("xcomp")):
            return Spoken(Act.DEMAND, (), clause, "speech: will need to")
    if ours and not negated and mood is None and clause.lemma in classes["weighing"]:
        if _is_weighed(clause, lexicon):
            return Spoken(Act.THREATEN, (), clause, "speech: weighs measures")
    if ours and not negated and mood is None and clause.lemma in classes["wanting"]:
        aims = [kid for kid in clause.all("xcomp") if clauses.is_infinitive(kid)]
        if aims:
            act = Act.THREATEN if does_harm(aims[0], lexicon) else Act.HOPE
            return Spoken(act, (), aims[0], "speech: wants to")
    if mood == "will" and ours:
        if negated:
            if clauses.is_passive(clause) and not _is_ours_to_do(clause, lexicon):
                return Spoken(Act.REJECT, (), clause, "speech: will not be done to")
            if does_harm(clause, lexicon) or is_wrong(clause, lexicon):
                return Spoken(Act.PROMISE, (), clause, "speech: will do no harm")
            return Spoken(Act.REJECT, (), clause, "speech: will not")
        harm = does_harm(clause, lexicon)
        act = Act.THREATEN if harm else Act.PROMISE
        return Spoken(act, (), clause, f"speech: will ({'harm' if harm else 'own'})")
    if negated and mood is None and ours and clause.lemma in classes["recognising"]:
        return Spoken(Act.REJECT, (), clause, "speech: does not recognise")
    ahead = clause.lemma in classes["proceeding"] and _is_talks(subject, lexicon)
    if mood in {"will", "can"} and not negated and ahead:
        return Spoken(Act.OPEN, (), clause, "speech: talks ahead", whole=True)
    if negated and _is_up_for_talk(clause, lexicon):
        return Spoken(Act.REJECT, (), clause, "speech: not negotiable", whole=True)
    if ours and mood is None and not negated:
        felt = _feeling(clause, lexicon)
        if felt is not None:
            return Spoken(felt, (), clause, f"speech: feeling ({felt})", whole=True)
    if negated and _is_futile(clause, lexicon):
        return Spoken(Act.REJECT, others, clause, "speech: no point", whole=True)
    judged = _judgement(clause, lexicon)
    owners = others or (referents.owner(subject) if subject is not None else ())
    owners = tuple(code for code in owners if code not in speaker)
    if negated and (judged == "positive" or _is_unwarranted(clause, lexicon)) and not ours:
        return Spoken(Act.CRITICISE, owners, clause, "speech: no merit", whole=True)
    told = judged == "negative" and not negated and mood is None and not others
    if told and _is_untrue(clause, lexicon):
        return Spoken(Act.DENY, owners, clause, "speech: untrue", whole=True)
    if judged == "negative" and not negated:
        act = Act.WARN if mood in {"will", "can"} else Act.CRITICISE
        return Spoken(act, owners, clause, f"speech: judgement ({act})", whole=True)
    if mood in {"will", "can"} and not ours and not negated and hurts(clause, lexicon):
        return Spoken(Act.WARN, owners, clause, "speech: would hurt", whole=True)
    if mood in {"will", "can"} and bodes_ill(clause, lexicon):
        return Spoken(Act.WARN, owners, clause, "speech: consequence", whole=True)
    if judged == "positive" and _is_needed(clause, lexicon):
        judged = None
    if judged == "positive" and not negated and mood is None and not ours:
        return Spoken(Act.PRAISE, owners, clause, "speech: judgement (praise)", whole=True)
    if mood is None and not negated and is_wrong(clause, lexicon):
        if others:
            return Spoken(Act.ACCUSE, others, clause, "speech: wrong")
        if clauses.is_passive(clause) and clauses.subject(clause, lexicon) is None:
            if subject is not None and set(referents.owner(subject)) & set(speaker):
                return Spoken(Act.CRITICISE, (), clause, "speech: was wronged", whole=True)
        if not parties and clause.kid("dobj") is not None:  # *the post violates the truce*
            return Spoken(Act.CRITICISE, owners, clause, "speech: wrong", whole=True)
    if mood is None and not negated and not ours and _shows_ill(clause, lexicon):
        act = Act.ACCUSE if others else Act.CRITICISE
        return Spoken(act, owners, clause, "speech: does ill", whole=True)
    if mood is None and not negated and owners and _makes_worse(clause, lexicon):
        act = Act.ACCUSE if others else Act.CRITICISE
        return Spoken(act, owners, clause, "speech: makes worse", whole=True)
    if mood is None and not ours and subject is not None and subject.lemma in classes["purpose"]:
        if clause.lemma == "be" and any(clauses.is_infinitive(kid) for kid in clause.all("xcomp")):
            return Spoken(Act.ACCUSE, owners, clause, "speech: purpose", whole=True)
    if others and mood is None and not negated and _is_charge(clause, lexicon):
        return Spoken(Act.ACCUSE, others, clause, "speech: of another's doing", whole=True)
    if negated and mood is None and _is_denied(clause, subject, ours, others):
        return Spoken(Act.DENY, (), clause, "speech: not", whole=not ours)
    if negated and mood is None and others and clause.lemma in classes["standing"]:
        return Spoken(Act.DENY, others, clause, "speech: another not", whole=True)
    return Spoken(Act.ASSERT, others, clause, "speech: claim", whole=True)


def is_imperative(clause: Node) -> bool:
    """Tell *stop the shelling* from a statement: a bare verb form without subject or auxiliary."""
    return (
        clause.tag == "VB"
        and clause.kid("nsubj", "nsubjpass", "aux", "mark") is None
        and clause.dep in {"ccomp", "ROOT"}
    )


def _core(clause: Node) -> Node:
    """Give *recover* in "we have to recover the islands"."""
    below = [kid for kid in clause.all("xcomp") if clauses.is_infinitive(kid)]
    return below[0] if below else clause


def _helpers(clause: Node) -> set[str]:
    return {kid.lower for kid in clause.all("aux")}


def _is_for(infinitive: Node) -> bool:
    """Tell *it is for Lima to pay* from *it is easy to pay*."""
    return any(kid.dep == "mark" and kid.lower == "for" for kid in infinitive.kids)


def _is_last_resort(noun: Node, lexicon: Lexicon) -> bool:
    """Tell *no choice* and *other options*, which threaten, from *few options*."""
    if noun.lemma not in lexicon.classes["recourse"]:
        return False
    return not any(kid.lower in {"few", "little", "limited"} for kid in noun.all("amod"))


def _pays(clause: Node, lexicon: Lexicon) -> bool:
    """Tell *will pay the price* and *must bear the consequences* from *will pay the fee*."""
    return clause.lemma in lexicon.classes["suffering"] and any(
        kid.lemma in lexicon.classes["price"] for kid in clause.all("dobj")
    )


def _is_unwarranted(clause: Node, lexicon: Lexicon) -> bool:
    """Tell *there is no justification for it* and *a visit is no reason for it*."""
    return clause.lemma in {"be", "have"} and any(
        kid.lemma in lexicon.classes["warrant"] for kid in clause.all("attr", "nsubj", "dobj")
    )


def _is_needed(clause: Node, lexicon: Lexicon) -> bool:
    """Tell *the dam is vital to its growth*, which states a need, from praise."""
    return any(kid.lemma in lexicon.classes["needful"] for kid in clause.all("acomp"))


def _is_ill(subject: Node | None, lexicon: Lexicon) -> bool:
    """Tell *the curbs would be cut*, which gives way, from *flights would be cut*."""
    return subject is None or any(
        subject.lemma in lexicon.classes[name]
        for name in ("sanctions", "violence", "measures", "exercises", "forces", "weapons")
    )


def _is_futile(clause: Node, lexicon: Lexicon) -> bool:
    """Tell *there is no point in talks* and *sees no need to reply* from denials of a fact."""
    return any(
        kid.lemma in lexicon.classes["use"] and any(det.lower == "no" for det in kid.all("det"))
        for kid in clause.all("attr", "dobj")
    )


def _shows_ill(clause: Node, lexicon: Lexicon) -> bool:
    """Tell *sets a bad precedent* and *reveals contempt for the law* from praise."""
    return clause.lemma in lexicon.classes["showing"] and any(
        lexicon.valence.get(word.lemma) == "negative"
        for kid in clause.all("dobj")
        for word in (kid, *kid.all("amod"))
    )


def _makes_worse(clause: Node, lexicon: Lexicon) -> bool:
    """Tell *is making life harder* from *is making life easier*."""
    return clause.lemma == "make" and any(
        kid.lemma in lexicon.classes["worse"] or kid.lower in lexicon.classes["worse"]
        for kid in clause.all("ccomp", "oprd", "xcomp")
    )


def _is_up_for_talk(clause: Node, lexicon: Lexicon) -> bool:
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


def _is_weighed(clause: Node, lexicon: Lexicon) -> bool:
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


def _is_answer(subject: Node | None, lexicon: Lexicon) -> bool:
    """Tell *our answer will be swift* and *a response should be expected*."""
    return subject is not None and subject.lemma in lexicon.classes["answer"]


def _is_denied(clause: Node, subject: Node | None, ours: bool, others: Parties) -> bool:
    """Tell *we did not fire* and *there is no rift* from *the hotlines have not been answered*."""
    if _is_comparison(clause):
        return False
    if ours or subject is None or clause.kid("expl") is not None:
        return True
    if any(kid.lower == "no" for kid in subject.all("det")):
        return True  # *no Turkish soldiers had been hit*
    return not others and not (clauses.is_passive(clause) and clause.kid("neg") is not None)


def _is_untrue(clause: Node, lexicon: Lexicon) -> bool:
    """Tell *this is a lie* from *this is a crime*."""
    return any(
        word.lemma in lexicon.classes["untrue"]
        for predicate in clause.all("acomp", "attr", "oprd")
        for word in (predicate, *predicate.all("conj"))
    )


def _is_comparison(clause: Node) -> bool:
    """Tell *nothing matters more than peace*, which affirms, from a denial."""
    words = (*clause.all("advmod", "acomp", "dobj", "attr"),)
    return any(word.tag in {"JJR", "RBR"} for node in words for word in (node, *node.kids))


def _is_measure(subject: Node | None, lexicon: Lexicon) -> bool:
    """Tell *the freeze would stay in place* and *the order will remain* from *the pact will*."""
    return subject is not None and (
        subject.lemma in lexicon.classes["sanctions"] or subject.lemma in {"measure", "order"}
    )


def _feeling(clause: Node, lexicon: Lexicon) -> Act | None:
    """Give what *we are disappointed* does: the act of an adjective that speaks of a feeling."""
    for predicate in clause.all("acomp"):
        for frame in lexicon.frames["adjective"].get(predicate.lemma, ()):
            if frame.act in FELT:
                return frame.act
    return None


def _is_charge(clause: Node, lexicon: Lexicon) -> bool:
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
    frames = lexicon.frames["verb"].get(clause.lemma, ())
    return not any(frame.act in KIND for frame in frames if fits(frame, clause, lexicon))


def _is_talks(subject: Node | None, lexicon: Lexicon) -> bool:
    """Tell *diplomacy will continue* and *an accord can be reached* from other forecasts."""
    return subject is not None and any(
        subject.lemma in lexicon.classes[name] for name in ("talks", "agreement", "relations")
    )


def _of_what(noun: Node, depth: int = 0) -> list[Node]:
    """Give *pattern*, *behaviour* and their adjectives in "is part of a pattern of … behaviour"."""
    found = [noun, *noun.all("amod", "compound")]
    if depth < 2:
        for of in noun.all("prep"):
            if of.lower == "of":
                for pobj in of.all("pobj"):
                    found += _of_what(pobj, depth + 1)
    return found


def _uncleft(clause: Node) -> Node:
    """Give *blocking* in "it is Budapest that is blocking the vote": the clause that says it."""
    if clause.lemma == "be":
        attribute = clause.kid("attr")
        subject = clause.kid("nsubj")
        if attribute is not None and subject is not None and subject.lower == "it":
            for kid in attribute.all("relcl"):
                return kid
    return clause


def _can_act(subject: Node | None, clause: Node, lexicon: Lexicon) -> bool:
    """Tell the *it* of "it would veto the budget" from that of "it would amount to a blockade"."""
    if subject is None or subject.lower not in {"it", "they"}:
        return True
    return clause.lemma in lexicon.frames["verb"] or clause.lemma in lexicon.light


def _is_group(speaker: Parties, lexicon: Lexicon) -> bool:
    return any(lexicon.kinds.get(code) == "group" for code in speaker)


def _is_ours_to_do(clause: Node, lexicon: Lexicon) -> bool:
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


def _judgement(clause: Node, lexicon: Lexicon) -> str | None:
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
        for node in (*predicate.all("conj"), *_of_what(predicate)):
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
