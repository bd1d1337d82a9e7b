"""From a matched frame to drafts: who, to whom, about what, one draft for each item of a list."""

from __future__ import annotations

from dataclasses import replace

from standoff.acts import Act
from standoff.reading import clauses, phrases, slots, speech
from standoff.reading.drafts import Draft, Scene, Sentence, Stage
from standoff.reading.frames import Match
from standoff.reading.gate import Gate
from standoff.reading.lexicon import Lexicon
from standoff.reading.phrases import Span
from standoff.records import Parties

BLOWS = frozenset({Act.ATTACK, Act.SEIZE})
MEASURES = frozenset({Act.MOBILISE, Act.EXPEL, Act.RELEASE})
LISTS = frozenset({Act.DEMAND, Act.REQUEST, Act.THREATEN, Act.PROMISE})


class Framed(Stage):
    """Makes drafts of the frames that matched in a sentence."""

    def __init__(self, scene: Scene) -> None:
        super().__init__(scene)
        self._gate = Gate(scene)

    def read(self, match: Match, sentence: Sentence) -> list[Draft]:
        """Make the drafts of one match; none where the gate holds it back or nobody acts."""
        passed = self._gate.act(match, sentence)
        if passed is None:
            return []
        act, rule = passed
        speaks = self._lexicon.acts[act].kind == "word"
        actor = (
            match.parties
            if match.frame.kind == "noun"
            else self._referents.doer(match.actor, speaks=speaks)
        )
        if match.frame.actor == ():  # *the claim is baseless, Kigali said*: who says it, acts
            actor = self._referents.speaker(match.node)
        if not actor:
            actor = self._unnamed(match, act)
        if not actor:
            return []
        if verb_is_wrong(match, self._lexicon):
            speakers = self._referents.speaker(match.node)
            if speakers and not set(speakers) & set(actor):
                return []  # *Pelosi ignored our protest, Beijing said*: Beijing accuses
        target = self._target(match, actor)
        plover = match.frame.plover if act == match.frame.act else None
        because = match.frame.name + (f", {rule}" if rule else "")
        base = Draft(
            act=act,
            actor=actor,
            actor_node=match.actor,
            voice=self._voice(match),
            target=target,
            node=match.node,
            matter=None,
            because=because,
            plover=plover,
            span=(match.node.i, match.node.i),
            spoken=self._lexicon.acts[act].kind == "word",
            foretold=rule.startswith("will"),
        )
        if act is Act.WARN and match.matter_slot == "clause" and match.matter is not None:
            own = speech.weigh(match.matter, actor, self._lexicon, self._referents)
            if own.act is Act.THREATEN or own.because.startswith("speech: will"):
                base.act, base.plover = Act.THREATEN, None
                if match.frame.kind != "noun":
                    base.node, base.cue = match.matter, match.node
                base.target = ()
                base.because += ", will"
                span = phrases.predicate(self._tree, match.matter, sentence.stops)
                return [replace(base, matter=span, span=self._evidence(match, span, sentence))]
        if rule.startswith("will") and match.frame.kind == "verb" and act is not match.frame.act:
            span = phrases.predicate(self._tree, match.node, sentence.stops)
            return [replace(base, matter=span, span=self._evidence(match, span, sentence))]
        if act is Act.DENY and rule == "not" and match.frame.kind == "verb":
            span = phrases.predicate(self._tree, match.node, sentence.stops)
            return [replace(base, matter=span, span=self._evidence(match, span, sentence))]
        return self._itemised(base, match, sentence)

    def _unnamed(self, match: Match, act: Act) -> Parties:
        """Give who did what nobody is said to have done.

        Whoever orders its men: *told police to stop the lorries*;
        whoever faces the target, where the frame says that only an opponent does such a thing;
        whoever faces the speaker who tells of a blow: *a patrol was ambushed, Lima said*; or the
        speaker who tells of what authorities do: *soldiers were deployed, the ministry said*.
        """
        head = match.node.head
        if match.node.dep in {"xcomp", "ccomp"} and head.lemma in self._lexicon.classes["ordering"]:
            if match.actor is not None and match.actor.lemma in self._lexicon.classes["forces"]:
                return self._referents.actor(clauses.subject(head, self._lexicon))
        if "opponent" in (match.frame.actor or ()):
            target = self._target(match, ())
            return self._discourse.counterpart(target) if target else ()
        if act in BLOWS and match.frame.kind == "verb" and clauses.is_passive(match.node):
            speaker = self._referents.speaker(match.node)
            return self._discourse.counterpart(speaker) if speaker else ()
        if act is Act.DETAIN and match.frame.kind == "verb" and clauses.is_passive(match.node):
            speaker = self._referents.speaker(match.node)
            own = set(self._target(match, ())) & set(speaker)  # *our men were arrested*
            return self._discourse.counterpart(speaker) if own else speaker
        if act in MEASURES and match.frame.kind == "verb" and clauses.is_passive(match.node):
            return self._referents.speaker(match.node)
        return ()

    def _voice(self, match: Match) -> str | None:
        node = match.actor
        if node is None or node.dep in {"amod", "compound"}:
            return None
        if not self._referents.everyone(node):
            return None
        return self._referents.voice(node)

    def _target(self, match: Match, actor: Parties) -> Parties:
        if match.target is None:
            return ()
        found = self._referents.everyone(match.target) or self._referents.owner(match.target)
        if self._referents.is_place(match.target) and not self._lexicon.acts[match.frame.act].harm:
            kinds = self._lexicon.kinds
            found = tuple(code for code in found if kinds.get(code) != "group")  # *aid to Gaza*
        return tuple(code for code in found if code not in actor)

    def _itemised(self, base: Draft, match: Match, sentence: Sentence) -> list[Draft]:
        """Make one move for each item of a list of demands, requests, threats or promises."""
        stops = sentence.stops
        node = match.node
        if base.act in LISTS | {Act.PROPOSE, Act.OFFER}:
            noun = node if match.frame.kind == "noun" else match.matter or node
            spans = phrases.listed(self._tree, noun, sentence.bounds)
            if spans:
                return [replace(base, matter=span, span=span) for span in spans]
        if match.matter is None:
            matter = None
            if match.frame.kind == "noun" and base.act is not Act.CONSULT:
                matter = phrases.matter(self._tree, node, "object", stops)
            return [replace(base, matter=matter, span=self._evidence(match, None, sentence))]
        heads = [match.matter]
        if match.matter_slot == "infinitive" or (
            base.act in LISTS and match.matter_slot in {"clause", "gerund"}
        ):
            heads = phrases.items(match.matter)
        elif base.act in {Act.DEMAND, Act.OFFER, Act.REQUEST} and match.matter_slot == "object":
            heads = phrases.items(match.matter)
            if len(heads) < 3 and any(head.kid("det", "poss") is None for head in heads):
                heads = [match.matter]
        drafts = []
        for number, head in enumerate(heads):
            span = phrases.matter(self._tree, head, match.matter_slot, stops)
            if number + 1 < len(heads):
                cut = heads[number + 1].left - 1
                if span[0] < cut:
                    span = phrases.trim(self._tree, span[0], min(cut, span[1]))
            proof = self._evidence(match, span, sentence) if number == 0 else span
            drafts.append(replace(base, matter=span, span=proof))
        return drafts

    def _evidence(self, match: Match, matter: Span | None, sentence: Sentence) -> Span:
        verb = match.lender or match.node
        parts = [phrases.verb_group(verb), (match.node.i, match.node.i)]
        if match.frame.kind == "noun" and match.lender is None:
            parts.append(phrases.matter(self._tree, match.node, "object", sentence.stops))
        if matter is not None:
            parts.append(matter)
        labelled = "predicate" in match.frame.with_ or match.node.lemma in {"declare", "hold"}
        if labelled:  # *called the raid A CRIME*: the label shows the act
            label = slots.fill(match.node, "predicate", self._lexicon)
            if label is not None and label.i > verb.i:
                parts.append(phrases.matter(self._tree, label, None, sentence.stops))
        actor = match.actor
        if actor is not None and actor.i < verb.i and verb.i - actor.i < 25:
            parts.append(self._referents.extent(actor))
        target = match.target
        if target is not None and target.i > verb.i:
            parts.append(phrases.matter(self._tree, target, None, sentence.stops))
        return phrases.evidence(self._tree, parts, sentence.bounds)


def verb_is_wrong(match: Match, lexicon: Lexicon) -> bool:
    """Say whether a frame's verb charges its subject with a wrong."""
    return match.frame.kind == "verb" and match.node.lemma in lexicon.classes["wrong"]
