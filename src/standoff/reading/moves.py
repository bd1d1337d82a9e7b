"""From frames and speech to moves: what was done or said, by whom to whom, and what proves it."""

from __future__ import annotations

from standoff.acts import Act
from standoff.reading import clauses, slots
from standoff.reading.attributions import Attribution, innermost
from standoff.reading.circumstances import Circumstances
from standoff.reading.drafts import Draft, Scene, Sentence, Stage, others
from standoff.reading.folded import Folded
from standoff.reading.framed import BLOWS, LISTS, Framed
from standoff.reading.frames import Matcher
from standoff.reading.harm import does_harm, fits
from standoff.reading.predicates import KIND
from standoff.reading.speech import OURSELVES
from standoff.reading.spoken import PLAIN, Spoken
from standoff.reading.targets import Targets
from standoff.reading.tree import Node

FRIENDLY = frozenset(
    {Act.CONSULT, Act.MEDIATE, Act.PRAISE, Act.SUPPORT, Act.COOPERATE, Act.AID, Act.APOLOGISE}
)
CHARGES = frozenset({Act.ACCUSE, Act.CRITICISE, Act.DEMAND})
CITED = frozenset({"say", "claim", "show", "think"})  # attributions that name a source
SUBJECTS = frozenset({"nsubj", "nsubjpass"})
JOINT = frozenset({Act.CONSULT, Act.AGREE, Act.COOPERATE})


class Drafter(Stage):
    """Reads the moves of one text, sentence by sentence."""

    def __init__(self, scene: Scene) -> None:
        super().__init__(scene)
        self._matcher = Matcher(scene.tree, scene.lexicon, scene.referents)
        self._framed = Framed(scene)
        self._spoken = Spoken(scene)
        self._targets = Targets(scene)
        self._folded = Folded(scene, self._targets)
        self._circumstances = Circumstances(scene)

    def read(self, sentence: Sentence) -> list[Draft]:
        """Give the moves of a sentence in the order of the text."""
        first, last = sentence.bounds
        self._matcher.begin(first, last)
        framed = self._lexicon.framed
        for node in self._tree.nodes[first:last]:
            if node.lemma not in framed and node.lower not in framed:
                continue
            match = self._matcher.match(node)
            if match is not None:
                sentence.matches[node.i] = match
        self._withdraw_doubles(sentence)
        drafts: list[Draft] = []
        for match in sentence.matches.values():
            drafts.extend(self._framed.read(match, sentence))
        spoken = self._spoken.read(sentence, drafts)
        plain = self._spoken.plain_cues(sentence)
        drafts = [
            draft for draft in drafts if draft.act not in PLAIN or draft.node.i not in plain
        ] + spoken
        drafts.extend(self._folded.brokered(sentence))
        read = {draft.node.i for draft in drafts}
        for draft in drafts:
            self._complete(draft, sentence, read)
        for draft in drafts:
            self._targets.direct(draft, sentence)
            if draft.beside:
                draft.source = ()  # asked for only to know who faces whom
        for draft in list(drafts):
            drafts.extend(self._folded.demanded(draft, sentence))
            for charge in self._folded.charged(draft, sentence):
                self._complete(charge, sentence, read)
                drafts.append(charge)
        drafts.sort(key=lambda draft: (draft.span, draft.act))
        kept = _without_doubles(drafts)
        for draft in kept:
            guessed = draft.seeks and self._discourse.looks_on(draft.actor)
            if draft.act not in FRIENDLY and not guessed and not draft.aside:
                self._discourse.face(draft.actor, draft.target)
            if draft.act not in JOINT:
                self._discourse.join(draft.actor, draft.target)
            elif len(draft.actor) > 1:
                self._discourse.joined.add(frozenset(draft.actor))
            self._remember_deed(draft, guessed=guessed)
            self._discourse.doers.pop(draft.act, None)  # the latest last
            self._discourse.doers[draft.act] = draft.actor
        if kept:
            self._discourse.last_actors = [draft.actor for draft in kept]
        return kept

    def _remember_deed(self, draft: Draft, *, guessed: bool) -> None:
        """Remember what was done to what, and who is to blame: who did harm or is charged."""
        row = self._lexicon.acts[draft.act]
        if row.kind == "deed" and draft.matter is not None:
            first, last = draft.matter
            nouns = {n.lemma for n in self._tree.nodes[first : last + 1] if n.pos == "NOUN"}
            self._discourse.deeds.append((draft.act, draft.actor, frozenset(nouns)))
        if draft.act in BLOWS:  # one that only an opponent tells of is no more than a charge
            self._discourse.blamed.update(draft.actor if draft.source else 2 * draft.actor)
        elif draft.act in CHARGES and not guessed:
            self._discourse.blamed.update(draft.target)

    def _withdraw_doubles(self, sentence: Sentence) -> None:
        """Let *held talks* be one match: the verb's, where its frame is about that noun."""
        for match in list(sentence.matches.values()):
            if match.frame.kind == "noun" or match.frame.act is Act.ASSERT:
                continue
            for slot in match.frame.with_:
                filler = slots.fill(match.node, slot, self._lexicon)
                inner = sentence.matches.get(filler.i) if filler is not None else None
                if (
                    inner is not None
                    and inner.frame.kind == "noun"
                    and inner.node.within(match.node)
                    and (
                        inner.lender is match.node
                        or inner.actor is None
                        or inner.frame.act == match.frame.act
                    )
                ):
                    del sentence.matches[inner.node.i]
        for match in list(sentence.matches.values()):
            if match.frame.kind == "noun" and match.lender is not None:
                verb = sentence.matches.get(match.lender.i)
                if verb is not None:  # *offered a cease-fire*: the noun is the verb's matter
                    if verb.frame.act is not Act.ASSERT and (
                        verb.frame.act in LISTS or verb.matter is match.node
                    ):
                        if match.actor is not None and not match.actor.within(match.node):
                            del sentence.matches[match.node.i]
                    else:
                        del sentence.matches[verb.node.i]

    def _complete(self, draft: Draft, sentence: Sentence, read: set[int]) -> None:
        attribution = innermost(sentence.attributions, draft.node)
        draft.carried = draft.spoken and attribution is not None and attribution.carried
        if attribution is not None and draft.cue is None:
            speakers = self._referents.sayers(attribution)
            if set(speakers) & set(draft.actor):
                draft.cue = attribution.cue
                draft.voice = attribution.voice or draft.voice
            elif self._targets.answers_claim(draft.node):
                draft.target = draft.target or others(draft, speakers)
            elif attribution.kind in CITED:
                draft.source = speakers
                draft.beside = _is_aside(draft.node, attribution, sentence)
                draft.told = None if draft.beside else attribution.cue
        if draft.actor_node is not None:
            draft.personal = self._referents.is_person(draft.actor_node)
        draft.condition = self._circumstances.condition(draft, sentence, read)
        if draft.act is Act.PROMISE and draft.because == "speech: will (own)":
            if self._is_at_anothers_cost(draft) or self._is_pressed(draft):
                draft.act, draft.because = Act.THREATEN, "speech: will (if another)"
        draft.when = self._circumstances.when(draft, sentence)
        if draft.act in JOINT and len(draft.actor) > 1:
            draft.target = tuple(code for code in draft.target if code not in draft.actor)

    def _is_at_anothers_cost(self, draft: Draft) -> bool:
        """Tell *if you strike us, we will go further* from a promise."""
        if draft.condition is None or draft.condition.connective != "if":
            return False
        head = draft.condition.head
        subject = clauses.surface(head, self._lexicon)
        if subject is None or not (does_harm(head, self._lexicon) or _is_aimed(head)):
            return False
        return subject.lower == "you" or bool(others(draft, self._referents.actor(subject)))

    def _is_pressed(self, draft: Draft) -> bool:
        """Tell *if the shelling does not stop, we will go to court* from a promise."""
        condition = draft.condition
        if condition is None or condition.connective not in {"if", "unless"}:
            return False
        if not (condition.connective == "unless" or clauses.is_negated(condition.head)):
            return False
        subject = clauses.surface(condition.head, self._lexicon)
        if subject is None or subject.lower in OURSELVES:
            return False
        frames = self._lexicon.frames["verb"].get(draft.node.lemma, ())
        return not any(
            frame.act in KIND and fits(frame, draft.node, self._lexicon) for frame in frames
        )


def _is_aside(node: Node, attribution: Attribution, sentence: Sentence) -> bool:
    """Tell what a reporter adds to another's words, or names in passing, from what these words say.

    *London said it had seen the letter, which Oslo sent on Monday*, *… had heeded Greek calls*.
    """
    cue = attribution.cue
    if sentence.in_passing(node):
        return not (node.dep in SUBJECTS and node.head in attribution.content)
    for link in (node, *node.ancestors()):
        if link in attribution.content:
            return False
        if link.dep == "relcl" and not (cue is not None and cue.within(link)):
            return True
    return False


def _is_aimed(clause: Node) -> bool:
    """Tell *if you take such steps against us* from *if you take such steps*."""
    return any(
        prep.lower == "against"
        for holder in (clause, *clause.all("dobj"))
        for prep in holder.all("prep")
    )


def _without_doubles(drafts: list[Draft]) -> list[Draft]:
    kept: list[Draft] = []
    for draft in drafts:
        if any(
            other.act == draft.act
            and other.actor == draft.actor
            and other.span[0] <= draft.span[1]
            and draft.span[0] <= other.span[1]
            and (other.node is draft.node and other.matter == draft.matter)
            for other in kept
        ):
            continue
        kept.append(draft)
    return kept
