"""Questions about a clause: its subject and object in the active voice, and whether it is real."""

from __future__ import annotations

from enum import Enum

from standoff.reading.lexicon import Lexicon
from standoff.reading.tree import NOMINAL, VERBAL, Node

NEGATORS = frozenset({"not", "n't", "n’t", "never", "no", "neither", "nor", "hardly", "cannot"})
NEGATIVE_DETERMINERS = frozenset({"no", "neither"})
FORCED = frozenset({"choice", "option", "alternative", "doubt"})
UNREAL = frozenset({"would", "could", "might", "should", "ought"})
RELATIVES = frozenset({"who", "which", "that", "whom"})


class Status(Enum):
    """How far a deed or word that a verb names has come about."""

    DONE = "done"
    WILL = "will"
    MUST = "must"
    CAN = "can"
    PLANNED = "planned"  # an infinitive under a verb of wanting, offering, threatening …
    CONDITION = "condition"  # inside an if-clause


def is_negated(verb: Node) -> bool:
    """Tell *deploy* in "NATO will not deploy such weapons" from a plain *deploy*."""
    for kid in verb.kids:
        if kid.dep == "neg" or (kid.lower in NEGATORS and kid.dep in {"advmod", "preconj", "cc"}):
            return True
    if is_over(verb):
        return True
    for kid in verb.all("attr", "acomp"):
        if any(word.lower == "neither" for word in kid.kids):
            return True
    for kid in verb.all("nsubj", "nsubjpass", "dobj", "attr"):
        if any(word.lower in {"little", "scant"} for word in kid.all("amod")):
            if kid.kid("det") is None:
                return True  # *offered little support*
        if any(det.lower in NEGATIVE_DETERMINERS for det in kid.all("det")):
            return kid.lemma not in FORCED  # *has no choice but to strike*
        if kid.lower in {"nobody", "nothing", "none", "neither"}:
            return True
    if verb.lemma == "be" and any(kid.kid("neg") for kid in verb.all("prep", "attr", "acomp")):
        return True  # *is “not on the agenda”*
    if verb.dep == "xcomp" and is_infinitive(verb):
        if verb.head.lemma == "go" and verb.head.tag == "VBG":
            return is_negated(verb.head)  # *are not going to accept*
        if is_yet_to(verb):
            return True
    for kid in verb.all("prep"):  # *under no circumstances will …*
        pobj = kid.kid("pobj")
        if kid.i < verb.i and pobj is not None and pobj.kid("nsubj") is None:
            if any(det.lower == "no" for det in pobj.all("det")):
                return True
    if verb.dep == "conj" and verb.head.pos in VERBAL and not verb.kid("nsubj", "nsubjpass"):
        # *does not threaten or attack*: one negation, one auxiliary, two verbs
        joined = verb.head.kid("cc")
        return (
            joined is not None
            and joined.lower in {"or", "nor"}
            and verb.kid("aux") is None
            and is_negated(verb.head)
        )
    return False


def is_over(verb: Node) -> bool:
    """Tell *no longer sends arms* from *does not send arms*."""
    return any(
        kid.lower == "longer" and any(word.lower == "no" for word in kid.kids)
        for kid in verb.all("advmod")
    )


def is_passive(verb: Node) -> bool:
    """Tell *was seized* and the participle in *a tanker seized by Iran* from the active."""
    if verb.kid("auxpass", "nsubjpass") is not None:
        return True
    if verb.tag == "VBN" and verb.dep in {"acl", "advcl"} and verb.kid("aux") is None:
        return True
    if verb.dep == "conj" and verb.tag == "VBN" and verb.kid("aux", "nsubj") is None:
        return verb.head.pos in VERBAL and is_passive(verb.head)
    return verb.tag == "VBN" and verb.dep == "ccomp" and verb.kid("aux", "nsubj") is None


def subject(verb: Node, lexicon: Lexicon) -> Node | None:
    """Give who does what the verb says: a passive's *by* phrase, an infinitive's controller."""
    if is_passive(verb):
        return _agent(verb)
    return surface(verb, lexicon)


def object_(verb: Node, lexicon: Lexicon) -> Node | None:
    """Give whom or what the verb acts on: a passive's subject, a relative clause's noun."""
    if is_passive(verb):
        return verb.kid("dobj") or surface(verb, lexicon)  # *Moldova was offered gas*
    for kid in verb.kids:
        if kid.dep in {"dobj", "obj"}:
            return _antecedent(kid) or kid
        if kid.dep == "ccomp" and kid.pos in {"NOUN", "ADJ"}:  # *branded the plan illegal*
            small = kid.kid("nsubj")
            if small is not None and kid.kid("cop", "aux", "mark") is None:
                return small
    if verb.dep == "relcl" and verb.kid("nsubj", "nsubjpass") is not None:
        words = {kid.lower for kid in verb.kids if kid.dep in {"nsubj", "nsubjpass"}}
        if not words & RELATIVES and not any(
            kid.dep == "prep" and not kid.kids for kid in verb.kids
        ):
            return verb.head  # *the plan Iran rejected*
    if verb.dep == "conj" and verb.head.pos in VERBAL and verb.kid("ccomp", "xcomp") is None:
        shared = verb.head.kid("dobj")
        if shared is not None and shared.i > verb.i:
            return shared  # *seized and held the crew*
    return None


def _agent(verb: Node) -> Node | None:
    for kid in verb.kids:
        if kid.dep == "agent" or (kid.dep == "prep" and kid.lower == "by"):
            for pobj in kid.all("pobj"):
                return pobj
    if verb.dep == "conj" and verb.head.pos in VERBAL:
        return None
    return None


def surface(verb: Node, lexicon: Lexicon, depth: int = 0) -> Node | None:
    """Give the grammatical subject, looked for above where the clause has none of its own."""
    own = verb.kid("nsubj", "nsubjpass")
    if own is not None:
        return _antecedent(own) or own
    if verb.dep == "ccomp" and verb.head.dep == "relcl" and verb.head.kid("nsubj") is not None:
        if verb.kid("mark") is None and not is_infinitive(verb) and verb.head.i < verb.i:
            return verb.head.head  # *a move that Oslo said would hurt the poor*
    if depth > 6 or verb.kid("csubj", "csubjpass") is not None:
        return None  # *whoever attacks us will …*
    head = verb.head
    if verb.dep == "conj" and (head.pos in VERBAL or head.pos == "ADJ"):
        if head.dep == "relcl" or head.dep == "acl" or not is_passive(head) or is_passive(verb):
            return surface(head, lexicon, depth + 1)
        return surface(head, lexicon, depth + 1)
    if verb.dep in {"acl", "relcl"}:
        if head.pos in NOMINAL and not is_infinitive(verb):
            return head
        return None
    if verb.dep in {"xcomp", "ccomp", "advcl", "dep", "prep", "pcomp", "acomp", "parataxis"}:
        verb_above = head
        if verb.dep == "pcomp" and head.dep == "prep":
            verb_above = head.head
        if verb_above.pos not in VERBAL and verb_above.pos != "ADJ":
            return None
        if verb.dep in {"xcomp", "ccomp"} or verb.dep == "pcomp" or is_infinitive(verb):
            controlled = verb_above.kid("dobj", "dative")
            if controlled is not None and _governs_object(verb_above, lexicon):
                return controlled
            for prep in verb_above.all("prep", "prt"):  # *called on Tehran to release*
                if verb.dep == "xcomp" and prep.lower in {"on", "upon"} and prep.kid("pobj"):
                    return prep.kid("pobj")
        if is_passive(verb_above) and _agent(verb_above) is not None and verb.dep == "advcl":
            return _agent(verb_above)
        return surface(verb_above, lexicon, depth + 1)
    if verb.dep in {"amod", "attr", "acomp"} and head.pos in VERBAL:
        return surface(head, lexicon, depth + 1)
    return None


def _antecedent(pronoun: Node) -> Node | None:
    """Give the noun that *who* or *which* takes up."""
    if pronoun.lower not in RELATIVES or pronoun.pos not in {"PRON", "DET", "SCONJ"}:
        return None
    for ancestor in pronoun.ancestors():
        if ancestor.dep == "relcl":
            return ancestor.head
        if ancestor.dep == "ccomp" and ancestor.head.lemma == "be":
            attribute = ancestor.head.kid("attr")  # *it is Budapest that blocks the vote*
            if attribute is not None:
                return attribute
    return None


def is_infinitive(verb: Node) -> bool:
    """Tell *to withdraw* from *withdrew* and *would withdraw*."""
    return any(kid.lower == "to" and kid.dep == "aux" for kid in verb.kids)


def is_helped(verb: Node) -> bool:
    """Tell *help the two sides reach a deal*, a bare infinitive, from *say they reached one*."""
    return (
        verb.dep == "ccomp"
        and verb.head.lemma in {"help", "let", "make"}
        and verb.tag in {"VB", "VBP"}
        and verb.kid("nsubj") is not None
        and verb.kid("mark", "aux") is None
    )


def is_open(verb: Node) -> bool:
    """Tell *deciding whether to open talks*, where nothing is settled, from *deciding to*."""
    return any(kid.lower in {"whether", "if"} for kid in verb.all("mark", "advmod"))


def is_pluperfect(verb: Node) -> bool:
    """Tell *had intended* from *intends*."""
    return any(kid.lower == "had" for kid in verb.all("aux"))


def is_unreal(verb: Node) -> bool:
    """Tell *would have signed*, *should have asked* from *would sign* and *should ask*."""
    helpers = {kid.lower for kid in verb.all("aux")}
    return verb.tag in {"VBN", "VBD"} and "have" in helpers and bool(helpers & UNREAL)


def is_yet_to(verb: Node) -> bool:
    """Tell *has yet to answer* from *has to answer*."""
    return (
        verb.dep == "xcomp"
        and verb.head.lemma in {"have", "be"}
        and any(kid.lower == "yet" for kid in verb.head.kids)
    )


def _governs_object(verb: Node, lexicon: Lexicon) -> bool:
    return "object" in lexicon.control.get(verb.lemma, {})


def modal(verb: Node, lexicon: Lexicon) -> str | None:
    """Give what the auxiliary says of the will behind a verb: will, must, can, or nothing."""
    subject = verb.kid("nsubj", "nsubjpass")
    for kid in verb.kids:
        if kid.lower == "should" and subject is not None and kid.i < subject.i:
            return None  # *should the North attack, …*
        if kid.dep == "aux":
            kind = lexicon.modals.get(kid.lower) or lexicon.modals.get(kid.lemma)
            if kind and not (kid.lower in UNREAL and is_unreal(verb)):
                return kind
    if any(kid.lower == "yet" for kid in verb.all("advmod")) and verb.lemma in {"have", "be"}:
        return None  # *has yet to answer*
    if any(_is_bound_to(kid, verb) for kid in verb.all("xcomp")):
        kind = lexicon.modals.get(f"{verb.lemma} to")  # *needs to*, *has to*, *is to*
        if kind and verb.kid("acomp", "attr") is None:  # *it is wrong to look away*: no *is to*
            return kind
    if _is_subjunctive(verb):
        return "must"
    head = verb.head
    if verb.dep == "xcomp" and head.pos in VERBAL and _is_bound_to(verb, head):
        kind = lexicon.modals.get(f"{head.lemma} to") or lexicon.modals.get(f"{head.lower} to")
        if kind:
            return kind
    if verb.dep == "conj" and head.pos in VERBAL and verb.kid("nsubj", "nsubjpass", "aux") is None:
        if verb.tag == "VB" or (verb.tag == "VBN" and head.tag == "VBN"):
            return modal(head, lexicon)
    return None


def _is_bound_to(infinitive: Node, verb: Node) -> bool:
    """Tell *is to leave* and *needs to leave* from *is needed to …* and *is on his way to …*."""
    if not is_infinitive(infinitive) or (verb.lemma == "need" and is_passive(verb)):
        return False
    if verb.lemma != "be":
        return True
    return verb.kid("expl", "prep", "acomp", "attr") is None


def _is_subjunctive(verb: Node) -> bool:
    """Tell *insists that the prisoners be freed* from *insists that they are*."""
    if verb.dep not in {"ccomp", "conj", "acl"} or verb.kid("nsubj", "nsubjpass") is None:
        return False
    if not any(kid.dep == "mark" and kid.lower == "that" for kid in verb.kids):
        return False
    finite = verb.kid("auxpass", "aux") or verb
    return finite.tag == "VB" and finite.lower != "to"


def status(verb: Node, lexicon: Lexicon, depth: int = 0) -> Status:
    """Say whether what the verb names is done, announced, demanded, possible or only planned."""
    if depth > 8:
        return Status.DONE
    if is_unreal(verb):
        return Status.CONDITION
    if verb.dep in {"ccomp", "csubj", "pcomp", "csubjpass", "advcl"} and any(
        kid.dep in {"mark", "dep"} and kid.lower in {"whether", "if"} for kid in verb.kids
    ):
        return Status.CONDITION
    if is_yet_to(verb):
        return Status.DONE
    if is_helped(verb):
        return status(verb.head, lexicon, depth + 1)
    kind = modal(verb, lexicon)
    if kind is not None:
        return {"will": Status.WILL, "must": Status.MUST, "can": Status.CAN}[kind]
    if verb.dep == "advcl" and any(
        lexicon.conditions.has_word(mark.lower) for mark in verb.all("mark", "advmod")
    ):
        return Status.CONDITION
    head = verb.head
    if verb.dep == "conj" and head.pos in VERBAL and not verb.kid("nsubj", "nsubjpass"):
        if verb.tag in {"VB", "VBG"} or is_infinitive(verb):
            return status(head, lexicon, depth + 1)
        return Status.DONE
    if verb.dep in {"xcomp", "ccomp"} and (is_infinitive(verb) or verb.tag in {"VB", "VBG", "VBN"}):
        if verb.kid("nsubj", "nsubjpass") is not None and verb.tag not in {"VB", "VBG", "VBN"}:
            return Status.DONE
        finite = verb.kid("aux", "auxpass") is not None and not is_infinitive(verb)
        if verb.dep == "ccomp" and finite:
            return Status.DONE
        control = lexicon.control.get(head.lemma, {})
        if head.pos in VERBAL and "doing" in control:
            return status(head, lexicon, depth + 1)
        return Status.PLANNED
    if verb.dep in {"advcl", "acl", "relcl"} and is_infinitive(verb):
        return Status.PLANNED
    if verb.dep == "advcl" and is_infinitive(head) and verb.kid("mark", "advmod") is not None:
        if any(kid.lower in {"while", "until", "when"} for kid in verb.kids):
            return status(head, lexicon, depth + 1)  # *to keep away while they hold talks*
    if verb.dep == "pcomp" and head.lower == "by" and head.head.pos in VERBAL:
        return status(head.head, lexicon, depth + 1)  # *retaliated by freezing aid*
    if verb.dep == "pcomp" and head.lower == "with" and verb.kid("nsubj") is not None:
        return status(head.head, lexicon, depth + 1)  # *…, with Cairo accusing Khartoum of lying*
    if verb.dep == "pcomp":
        return Status.PLANNED
    if verb.tag == "VB" and verb.dep in {"ROOT", "ccomp"} and verb.kid("aux", "nsubj") is None:
        return Status.PLANNED
    return Status.DONE


def is_undone(verb: Node, lexicon: Lexicon) -> bool:
    """Tell *shelling* in "stopped shelling the island" and "failed to shell" from a deed done."""
    head = verb.head
    return (
        verb.dep in {"xcomp", "ccomp"}
        and head.pos in VERBAL
        and "undoing" in lexicon.control.get(head.lemma, {})
    )
