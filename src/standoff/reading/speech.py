"""What a plain *said* says: the act that the content of reported speech performs."""

from __future__ import annotations

from dataclasses import dataclass

from standoff.acts import Act
from standoff.reading import clauses
from standoff.reading.harm import (
    bodes_ill,
    does_harm,
    hurts,
    is_conditional_harm,
    is_wrong,
    takes_as_hostile,
)
from standoff.reading.lexicon import Lexicon
from standoff.reading.predicates import (
    can_act,
    core,
    feeling,
    helpers,
    is_answer,
    is_charge,
    is_denied,
    is_for,
    is_futile,
    is_group,
    is_ill,
    is_last_resort,
    is_lawful,
    is_measure,
    is_needed,
    is_nobody,
    is_ours_to_do,
    is_talks,
    is_untrue,
    is_unwarranted,
    is_up_for_talk,
    is_weighed,
    judgement,
    makes_worse,
    pays,
    shows_ill,
    uncleft,
)
from standoff.reading.referents import Referents
from standoff.reading.tree import VERBAL, Node
from standoff.records import Parties

ANYBODY = frozenset({"one", "somebody", "someone", "everybody", "everyone"})
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
    clause = uncleft(clause)
    subject = clauses.surface(clause, lexicon)
    parties = referents.actor(subject)
    others = tuple(code for code in parties if code not in speaker)
    ours = (
        (subject is not None and subject.lower in OURSELVES)
        or (bool(parties) and not others and can_act(subject, clause, lexicon))
        or (subject is not None and subject.lower == "they" and is_group(speaker, lexicon))
        or (not parties and is_ours_to_do(clause, lexicon))
    )
    negated = clauses.is_negated(clause)
    mood = clauses.modal(clause, lexicon)
    if clause.lemma == "have" and any(kid.lower == "yet" for kid in clause.all("advmod")):
        return Spoken(Act.DEFER, (), clause, "speech: yet to")
    if ours and clause.lemma == "have":
        if any(is_last_resort(kid, lexicon) for kid in clause.all("dobj")):
            return Spoken(Act.THREATEN, (), clause, "speech: no choice but")
    if mood == "must" and ours and does_harm(core(clause), lexicon):
        return Spoken(Act.THREATEN, (), clause, "speech: must (own harm)")
    if clause.pos not in VERBAL and clause.kid("neg") is not None:
        return Spoken(Act.REJECT, (), clause, "speech: not so", whole=True)
    if subject is not None and subject.lemma == "door":
        if any(kid.lemma in {"open", "ajar"} for kid in clause.all("acomp", "oprd", "advmod")):
            act = Act.REJECT if negated else Act.OPEN
            return Spoken(act, (), clause, "speech: the door", whole=True)
    if mood is not None and subject is not None and is_nobody(subject):
        if {"should", "must"} & helpers(clause):  # *nobody should test our patience*
            return Spoken(Act.WARN, (), clause, "speech: nobody should", whole=True)
        return Spoken(Act.REJECT, (), clause, "speech: nobody will", whole=True)
    if is_imperative(clause):
        return Spoken(Act.DEMAND, (), clause, "speech: imperative")
    if clauses.is_unreal(clause) and others and {"should", "ought"} & helpers(clause):
        return Spoken(Act.CRITICISE, others, clause, "speech: should have", whole=True)
    if clause.lemma == "be" and subject is not None and subject.lower == "it":
        for kid in clause.all("advcl", "xcomp", "ccomp"):
            doer = kid.kid("nsubj") if clauses.is_infinitive(kid) else None
            named = referents.actor(doer)
            if named and not set(named) & set(speaker) and is_for(kid):
                return Spoken(Act.DEMAND, named, kid, "speech: for another to")
    if mood in {"will", "must"} and not negated:
        if is_answer(subject, lexicon):
            return Spoken(Act.THREATEN, (), clause, "speech: there will be an answer", whole=True)
        if pays(core(clause), lexicon) or clause.lemma in classes["regretting"]:
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
        if not negated and clause.lemma in classes["cutting"] and not is_ill(subject, lexicon):
            return Spoken(Act.THREATEN, others, clause, "speech: will be cut", whole=True)
    if mood in {"will", "can"} and not negated and is_measure(subject, lexicon):
        if mood == "will" and clause.lemma in classes["staying"]:
            return Spoken(Act.THREATEN, (), clause, "speech: measure will stay", whole=True)
        if clause.lemma in classes["widening"]:
            return Spoken(Act.THREATEN, (), clause, "speech: measure will grow", whole=True)
    if ours and clause.lemma == "have" and {"will", "would"} & {k.lower for k in clause.all("aux")}:
        if any(clauses.is_infinitive(kid) for kid in clause.all("xcomp")):
            act = Act.THREATEN if does_harm(core(clause), lexicon) else Act.WARN
            return Spoken(act, (), clause, "speech: would have to")
    if ours and mood == "will" and not negated and clause.lemma == "need":
        needed = [kid for kid in clause.all("xcomp") if clauses.is_infinitive(kid)]
        if needed and not any(kid.lemma in classes["receiving"] for kid in needed):
            return Spoken(Act.ASSERT, (), clause, "speech: will need to", whole=True)
        if needed:
            return Spoken(Act.DEMAND, (), clause, "speech: will need to")
    if ours and not negated and mood is None and clause.lemma in classes["weighing"]:
        if is_weighed(clause, lexicon):
            return Spoken(Act.THREATEN, (), clause, "speech: weighs measures")
    if ours and not negated and mood is None and clause.lemma in classes["wanting"]:
        aims = [kid for kid in clause.all("xcomp") if clauses.is_infinitive(kid)]
        if aims:
            act = Act.THREATEN if does_harm(aims[0], lexicon) else Act.HOPE
            return Spoken(act, (), aims[0], "speech: wants to")
    if mood == "will" and ours:
        if negated:
            if clauses.is_passive(clause) and not is_ours_to_do(clause, lexicon):
                return Spoken(Act.REJECT, (), clause, "speech: will not be done to")
            if does_harm(clause, lexicon) or is_wrong(clause, lexicon):
                return Spoken(Act.PROMISE, (), clause, "speech: will do no harm")
            return Spoken(Act.REJECT, (), clause, "speech: will not")
        harm = does_harm(clause, lexicon)
        act = Act.THREATEN if harm else Act.PROMISE
        return Spoken(act, (), clause, f"speech: will ({'harm' if harm else 'own'})")
    if negated and mood is None and ours and clause.lemma in classes["recognising"]:
        return Spoken(Act.REJECT, (), clause, "speech: does not recognise")
    ahead = clause.lemma in classes["proceeding"] and is_talks(subject, lexicon)
    if mood in {"will", "can"} and not negated and ahead:
        return Spoken(Act.OPEN, (), clause, "speech: talks ahead", whole=True)
    if negated and is_up_for_talk(clause, lexicon):
        return Spoken(Act.REJECT, (), clause, "speech: not negotiable", whole=True)
    if ours and mood is None and not negated:
        felt = feeling(clause, lexicon)
        if felt is not None:
            return Spoken(felt, (), clause, f"speech: feeling ({felt})", whole=True)
    owners = others or (referents.owner(subject) if subject is not None else ())
    owners = tuple(code for code in owners if code not in speaker)
    turned = lexicon.idioms.find(clause, subject, negated=negated)
    if turned is not None:
        return Spoken(turned, owners, clause, f"speech: idiom ({turned})", whole=True)
    if negated and is_futile(clause, lexicon):
        return Spoken(Act.REJECT, others, clause, "speech: no point", whole=True)
    judged = judgement(clause, lexicon)
    if negated and (judged == "positive" or is_unwarranted(clause, lexicon)) and not ours:
        return Spoken(Act.CRITICISE, owners, clause, "speech: no merit", whole=True)
    told = judged == "negative" and not negated and mood is None and not others
    if told and is_untrue(clause, lexicon):
        return Spoken(Act.DENY, owners, clause, "speech: untrue", whole=True)
    if judged == "negative" and not negated:
        act = Act.WARN if mood in {"will", "can"} else Act.CRITICISE
        return Spoken(act, owners, clause, f"speech: judgement ({act})", whole=True)
    if mood in {"will", "can"} and not ours and not negated and hurts(clause, lexicon):
        return Spoken(Act.WARN, owners, clause, "speech: would hurt", whole=True)
    if mood in {"will", "can"} and bodes_ill(clause, lexicon):
        return Spoken(Act.WARN, owners, clause, "speech: consequence", whole=True)
    if judged == "positive" and is_needed(clause, lexicon):
        judged = None
    if judged == "positive" and not owners and is_lawful(clause, lexicon):
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
    if mood is None and not negated and not ours and shows_ill(clause, lexicon):
        act = Act.ACCUSE if others else Act.CRITICISE
        return Spoken(act, owners, clause, "speech: does ill", whole=True)
    if mood is None and not negated and owners and makes_worse(clause, lexicon):
        act = Act.ACCUSE if others else Act.CRITICISE
        return Spoken(act, owners, clause, "speech: makes worse", whole=True)
    if mood is None and not ours and subject is not None and subject.lemma in classes["purpose"]:
        if clause.lemma == "be" and any(clauses.is_infinitive(kid) for kid in clause.all("xcomp")):
            return Spoken(Act.ACCUSE, owners, clause, "speech: purpose", whole=True)
    if others and mood is None and not negated and is_charge(clause, lexicon):
        return Spoken(Act.ACCUSE, others, clause, "speech: of another's doing", whole=True)
    if negated and mood is None and is_denied(clause, subject, ours, others):
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
