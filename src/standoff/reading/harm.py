"""Whether words spell harm: deeds that hurt, verbs that charge, forecasts that bode ill."""

from __future__ import annotations

from standoff.acts import Act, Plover
from standoff.knowledge.schema import Frame
from standoff.reading import clauses, slots
from standoff.reading.lexicon import Lexicon
from standoff.reading.tree import NOMINAL, VERBAL, Node

AWAY = frozenset({"against", "from", "without", "despite", "instead"})  # what harm is kept from


def does_harm(clause: Node, lexicon: Lexicon) -> bool:
    """Tell *close its airspace* and *strike back* from *reopen its airspace*."""
    if clause.lemma in lexicon.classes["retaliation"]:
        return True
    if any(
        _bites(frame, clause, lexicon) for frame in lexicon.frames["verb"].get(clause.lemma, ())
    ):
        return True
    if clause.lemma not in lexicon.light and clause.lemma not in lexicon.control:
        return False
    objects = [slots.fill(clause, "object", lexicon), *_objects(clause)]
    return any(
        noun.lemma in lexicon.classes["sanctions"]
        or noun.lemma in lexicon.classes["measures"]
        or is_blow(noun, lexicon)
        for noun in objects
        if noun is not None
    )


def is_conditional_harm(clause: Node, lexicon: Lexicon) -> bool:
    """Tell *the base could be closed if NATO fails us* from a plain possibility."""
    return (
        clauses.is_passive(clause)
        and clauses.subject(clause, lexicon) is None
        and any(mark.lower in {"if", "unless"} for kid in clause.all("advcl") for mark in kid.kids)
        and does_harm(clause, lexicon)
    )


def is_wrong(clause: Node, lexicon: Lexicon) -> bool:
    """Say whether a verb charges its subject: *breached the truce*, *raises tensions*."""
    if clause.lemma in lexicon.classes["wrong"]:
        return True
    return clause.lemma in lexicon.classes["fuelling"] and any(
        lexicon.valence.get(kid.lemma) == "negative" or kid.lemma in lexicon.classes["violence"]
        for kid in clause.all("dobj")
    )


def takes_as_hostile(clause: Node, lexicon: Lexicon) -> bool:
    """Tell *would regard an attack as a declaration of war* from *would regard it as a success*."""
    if clause.lemma not in lexicon.classes["regarding"]:
        return False
    taken = slots.fill(clause, "predicate", lexicon)
    if taken is None:
        return False
    words = [taken, *taken.all("amod", "compound")]
    words += [pobj for of in taken.all("prep") for pobj in of.all("pobj")]
    hostile = lexicon.classes["violence"]
    return any(
        word.lemma in hostile or lexicon.valence.get(word.lemma) == "negative" for word in words
    )


def bodes_ill(clause: Node, lexicon: Lexicon) -> bool:
    """Tell *would deal a blow to peace* and *could lead to war* from a neutral forecast."""
    if clause.lemma in lexicon.classes["easing"]:
        return False  # *talks would ease tensions*
    stack = [clause]
    while stack:
        node = stack.pop()
        if (
            node.pos in VERBAL
            and node is not clause
            and any(
                lexicon.acts[frame.act].harm and not frame.with_
                for frame in lexicon.frames["verb"].get(node.lemma, ())
            )
        ):
            return True
        if node.pos in NOMINAL or node.pos == "ADJ":
            if lexicon.valence.get(node.lemma) == "negative":
                return True
            if is_blow(node, lexicon) and node.lemma not in lexicon.classes["exercises"]:
                return True
        stack.extend(
            kid
            for kid in node.kids
            if kid.i > clause.i and kid.dep != "advcl" and kid.lower not in AWAY
        )
    return False


def hurts(clause: Node, lexicon: Lexicon) -> bool:
    """Tell *would strain relations* and *could be condemned* from a neutral forecast."""
    if clause.lemma in lexicon.classes["hurting"]:
        return clause.kid("dobj", "nsubjpass") is not None
    if clauses.is_passive(clause):
        return any(
            frame.act is Act.CRITICISE and not frame.with_ and fits(frame, clause, lexicon)
            for frame in lexicon.frames["verb"].get(clause.lemma, ())
        )
    if clause.lemma not in {"be", "bear", "carry"}:
        return False
    return any(kid.lemma in lexicon.classes["answerable"] for kid in clause.all("acomp", "dobj"))


def breaks_off(frame: Frame) -> bool:
    """Tell leaving talks and treaties, which hurts, from taking troops home."""
    return frame.act is Act.WITHDRAW and frame.plover is Plover.SANCTION


def is_blow(noun: Node, lexicon: Lexicon) -> bool:
    """Say whether a noun names a deed of harm, where it has what its frame asks for."""
    return any(
        lexicon.acts[frame.act].harm and fits(frame, noun, lexicon)
        for frame in lexicon.frames["noun"].get(noun.lemma, ())
    )


def fits(frame: Frame, clause: Node, lexicon: Lexicon) -> bool:
    """Say whether a verb's frame fits by its particle and by the classes of its slots."""
    if frame.particle is not None and not any(
        kid.lower == frame.particle.split()[0] for kid in clause.kids
    ):
        return False
    for slot, words in frame.with_.items():
        filler = slots.fill(clause, slot, lexicon)
        members = lexicon.members(words)
        if filler is None:
            return False
        if "@party" not in members and filler.pos != "PRON" and filler.lemma not in members:
            return False
    return True


def _bites(frame: Frame, clause: Node, lexicon: Lexicon) -> bool:
    """Say whether a frame of harm or refusal fits the verb with what stands around it."""
    if not (lexicon.acts[frame.act].harm or frame.act is Act.REJECT or breaks_off(frame)):
        return False
    return fits(frame, clause, lexicon)


def _objects(clause: Node) -> list[Node]:
    found = clause.all("dobj")
    for prep in clause.all("prep"):
        if prep.lower == "with":  # *respond with sanctions*
            found.extend(prep.all("pobj"))
    return found
