"""Moves folded into other words: *the EU-brokered deal*, a demand inside a refusal."""

from __future__ import annotations

from standoff.acts import Act
from standoff.knowledge.schema import Frame
from standoff.reading import clauses, phrases
from standoff.reading.attributions import innermost
from standoff.reading.drafts import Draft, Scene, Sentence, Stage, others
from standoff.reading.targets import Targets
from standoff.reading.tree import NOMINAL, VERBAL

FOLDED = frozenset({Act.MEDIATE, Act.SANCTION, Act.SEIZE})
BLOWS = frozenset({Act.ATTACK, Act.SEIZE, Act.DETAIN})


class Folded(Stage):
    """Reads what is said in passing."""

    def __init__(self, scene: Scene, targets: Targets) -> None:
        super().__init__(scene)
        self._targets = targets

    def brokered(self, sentence: Sentence) -> list[Draft]:
        """Read *the EU-brokered deal*, *U.S.-imposed sanctions*: a deed folded into an epithet."""
        drafts = []
        first, last = sentence.bounds
        for node in self._tree.nodes[first:last]:
            if node.tag != "VBN" or node.dep != "amod" or node.head.pos not in NOMINAL:
                continue
            party = next((kid for kid in node.kids if kid.i < node.i and kid.dep != "punct"), None)
            actor = self._referents.who(party) if party is not None else ()
            frame = next(
                (
                    frame
                    for frame in self._lexicon.frames["verb"].get(node.lemma, ())
                    if frame.act in FOLDED
                    and frame.particle is None
                    and self._takes(frame, node.head.lemma)
                ),
                None,
            )
            if not actor or frame is None:
                continue
            assert party is not None
            noun = node.head
            others = [
                code
                for kid in noun.all("prep")
                for pobj in kid.all("pobj")
                for code in self._referents.everyone(pobj)
                if code not in actor
            ]
            span = phrases.matter(self._tree, noun, "object", sentence.stops)
            drafts.append(
                Draft(
                    act=frame.act,
                    actor=actor,
                    actor_node=party,
                    voice=None,
                    target=tuple(dict.fromkeys(others)) or self._targets.around(sentence, actor),
                    node=noun,
                    matter=span,
                    because=f"{frame.name}, epithet",
                    plover=frame.plover,
                    span=phrases.evidence(self._tree, [(party.i, noun.i)], sentence.bounds),
                )
            )
        return drafts

    def _takes(self, frame: Frame, noun: str) -> bool:
        """Tell *U.S.-imposed sanctions* from *Russian-built jets*: what the frame is about."""
        words = frame.with_.get("object")
        return words is None or noun in self._lexicon.members(words)

    def charged(self, draft: Draft, sentence: Sentence) -> list[Draft]:
        """Read *Hanoi said Chinese ships rammed its boats* as a charge, beside the deed.

        Who tells of a blow against itself charges somebody with it, where that it tells of it comes
        first; *Chinese ships rammed its boats, according to Hanoi* is about the deed.
        """
        attribution = innermost(sentence.attributions, draft.node)
        if draft.act not in BLOWS or attribution is None or draft.node.pos not in VERBAL:
            return []
        told = draft.told
        if told is None or told.pos not in VERBAL or told.i > draft.node.i:
            return []
        if told.lower == "according":
            return []
        if not set(draft.source) & set(draft.target) or set(draft.source) & set(draft.actor):
            return []
        return [
            Draft(
                act=Act.ACCUSE,
                actor=draft.source,
                actor_node=attribution.source,
                voice=attribution.voice,
                target=draft.actor,
                node=draft.node,
                matter=phrases.predicate(self._tree, draft.node, sentence.stops),
                because=f"charge: {draft.because}",
                plover=None,
                span=draft.span,
                spoken=True,
                foretold=True,
                cue=attribution.cue,
            )
        ]

    def demanded(self, draft: Draft, sentence: Sentence) -> list[Draft]:
        """Read what a refusal waits for as demanded: *will not return until Pristina …*."""
        condition = draft.condition
        if draft.act is not Act.REJECT or condition is None or condition.head.pos not in VERBAL:
            return []
        if condition.connective not in {"until", "unless", "only if"}:
            return []
        subject = clauses.surface(condition.head, self._lexicon)
        target = others(draft, self._referents.actor(subject))
        if not target:
            return []
        drafts = []
        for clause in phrases.items(condition.head):
            span = phrases.predicate(self._tree, clause, [])
            drafts.append(
                Draft(
                    act=Act.DEMAND,
                    actor=draft.actor,
                    actor_node=draft.actor_node,
                    voice=draft.voice,
                    target=target,
                    node=clause,
                    matter=span,
                    because=f"condition of a refusal: {condition.connective}",
                    plover=None,
                    span=span,
                    source=draft.source,
                    when=draft.when,
                    spoken=draft.spoken,
                    cue=draft.cue,
                )
            )
        return drafts
