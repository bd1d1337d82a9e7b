"""From frames and speech to moves: what was done or said, by whom to whom, and what proves it."""

from __future__ import annotations

from dataclasses import dataclass, field

from standoff.acts import Act, Plover
from standoff.reading import clauses, phrases, slots, speech
from standoff.reading.attributions import Attribution, innermost
from standoff.reading.clauses import Status
from standoff.reading.conditions import Found as Condition
from standoff.reading.dates import Found as Date
from standoff.reading.discourse import Discourse
from standoff.reading.frames import Match, Matcher
from standoff.reading.lexicon import Lexicon
from standoff.reading.phrases import Span
from standoff.reading.referents import Referents
from standoff.reading.tree import NOMINAL, VERBAL, Node, Tree
from standoff.records import Parties

STANCES = frozenset(
    {Act.REJECT, Act.DISMISS, Act.OPEN, Act.CRITICISE, Act.DEMAND, Act.DENY, Act.IGNORE,
     Act.DEFER, Act.PRAISE, Act.THREATEN, Act.WARN, Act.HOPE, Act.PROMISE, Act.OFFER, Act.PROPOSE}
)
LISTS = frozenset({Act.DEMAND, Act.REQUEST, Act.THREATEN, Act.PROMISE})
ANSWERS = frozenset(
    {Act.REJECT, Act.AGREE, Act.IGNORE, Act.DISMISS, Act.DEFER, Act.RESPOND, Act.DENY,
     Act.THREATEN, Act.PROMISE, Act.OPEN}
)
FOLDED = frozenset({Act.MEDIATE, Act.SANCTION, Act.SEIZE})
FRIENDLY = frozenset(
    {Act.CONSULT, Act.MEDIATE, Act.PRAISE, Act.SUPPORT, Act.COOPERATE, Act.AID, Act.APOLOGISE}
)
POINTERS = frozenset({"this", "that", "these", "those", "it", "them"})
SAME_TIME = frozenset({"as", "while", "when"})
STEPS = frozenset(
    {"step", "move", "decision", "action", "statement", "announcement", "gesture", "act", "measure"}
)
PLAIN = frozenset({Act.ASSERT, Act.RESPOND})
JOINT = frozenset({Act.CONSULT, Act.AGREE, Act.COOPERATE})
UNDIRECTED = frozenset({Act.ASSERT, Act.DENY, Act.ACKNOWLEDGE, Act.HOPE})
OPEN_MATTER = frozenset(
    {Act.REJECT, Act.DISMISS, Act.IGNORE, Act.CRITICISE, Act.PRAISE, Act.ACKNOWLEDGE,
     Act.ACCUSE, Act.SUPPORT, Act.AGREE, Act.DEFER, Act.RESPOND, Act.ASSERT, Act.CONSULT,
     Act.MEDIATE, Act.PROTEST}
)
SPOKEN_KINDS = frozenset({"say", "claim"})


@dataclass(slots=True)
class Draft:
    """A move in the making, still tied to the nodes it was read from."""

    act: Act
    actor: Parties
    actor_node: Node | None
    voice: str | None
    target: Parties
    node: Node
    matter: Span | None
    because: str
    plover: Plover | None
    span: Span
    source: Parties = ()
    condition: Condition | None = None
    when: str | None = None
    spoken: bool = False  # said on an occasion, so that the occasion's date is its own
    foretold: bool = False  # spoken of a thing to come, whose date is not the move's
    cue: Node | None = None
    seeks: bool = False  # its target is the opponent of the story, known best at the story's end
    personal: bool = False  # said by a human being, not in the name of a capital
    told: Node | None = None  # the verb that tells of it, where another party's words do


@dataclass(slots=True)
class Sentence:
    """What the components before found in one sentence."""

    bounds: Span
    attributions: list[Attribution]
    conditions: list[Condition]
    dates: list[Date]
    matches: dict[int, Match] = field(default_factory=dict)


class Drafter:
    """Reads the moves of one text, sentence by sentence."""

    def __init__(
        self, tree: Tree, lexicon: Lexicon, discourse: Discourse, referents: Referents
    ) -> None:
        self._tree = tree
        self._lexicon = lexicon
        self._discourse = discourse
        self._referents = referents
        self._matcher = Matcher(tree, lexicon, referents)

    def read(self, sentence: Sentence) -> list[Draft]:
        """Give the moves of a sentence in the order of the text."""
        first, last = sentence.bounds
        for node in self._tree.nodes[first:last]:
            match = self._matcher.match(node)
            if match is not None:
                sentence.matches[node.i] = match
        self._withdraw_doubles(sentence)
        drafts: list[Draft] = []
        for match in sentence.matches.values():
            drafts.extend(self._framed(match, sentence))
        spoken = self._spoken(sentence, drafts)
        plain = self._plain_cues(sentence)
        drafts = [
            draft for draft in drafts if draft.act not in PLAIN or draft.node.i not in plain
        ] + spoken
        drafts.extend(self._brokered(sentence))
        read = {draft.node.i for draft in drafts}
        for draft in drafts:
            self._complete(draft, sentence, read)
        for draft in drafts:
            self._direct(draft, sentence)
        for draft in list(drafts):
            drafts.extend(self._demanded(draft, sentence))
        drafts.sort(key=lambda draft: (draft.span, draft.act))
        kept = _without_doubles(drafts)
        for draft in kept:
            if draft.act not in FRIENDLY:
                self._discourse.face(draft.actor, draft.target)
            self._discourse.doers[draft.act] = draft.actor
        if kept:
            self._discourse.last_actors = [draft.actor for draft in kept]
        return kept

    # -- frames

    def _withdraw_doubles(self, sentence: Sentence) -> None:
        """Let *held talks* be one match: the verb's, where its frame is about that noun."""
        for match in list(sentence.matches.values()):
            if match.frame.kind == "noun" or match.frame.act is Act.ASSERT:
                continue
            for slot in match.frame.with_:
                filler = self._slot(match.node, slot)
                inner = sentence.matches.get(filler.i) if filler is not None else None
                if inner is not None and inner.frame.kind == "noun" and (
                    inner.lender is match.node
                    or inner.actor is None
                    or inner.frame.act == match.frame.act
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

    def _slot(self, node: Node, slot: str) -> Node | None:
        return slots.fill(node, slot, self._lexicon)

    def _framed(self, match: Match, sentence: Sentence) -> list[Draft]:
        if match.frame.kind == "noun":
            act = self._act_of_noun(match, sentence)
        else:
            act = self._act_of_verb(match, sentence)
        if act is None:
            return []
        act, rule = act
        actor = match.parties if match.frame.kind == "noun" else self._referents.actor(match.actor)
        if match.frame.actor == ():  # *the claim is baseless, Kigali said*: who says it, acts
            actor = self._referents.speaker(match.node)
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
            if own.because.startswith("speech: will"):
                base.act, base.plover = Act.THREATEN, None
                base.node = match.matter
                base.cue = match.node
                base.target = ()
                base.because += ", will"
                span = phrases.predicate(self._tree, match.matter, self._stops(sentence))
                return [self._with(base, span, self._evidence(match, span, sentence))]
        if rule.startswith("will") and match.frame.kind == "verb" and act is not match.frame.act:
            span = phrases.predicate(self._tree, match.node, self._stops(sentence))
            return [self._with(base, span, self._evidence(match, span, sentence))]
        if act is Act.DENY and rule == "not" and match.frame.kind == "verb":
            span = phrases.predicate(self._tree, match.node, self._stops(sentence))
            return [self._with(base, span, self._evidence(match, span, sentence))]
        return self._itemised(base, match, sentence)

    def _act_of_noun(self, match: Match, sentence: Sentence) -> tuple[Act, str] | None:
        node, frame = match.node, match.frame
        deed = self._lexicon.acts[frame.act].kind == "deed"
        if match.lender is not None:
            return self._gate(match.lender, frame.act, frame.negated, sentence, match)
        if self._is_irreal(node, deed) or self._is_embedded(match, sentence):
            return None
        return frame.act, ""

    def _is_irreal(self, noun: Node, deed: bool) -> bool:
        irreal = self._lexicon.irreal
        if any(kid.lemma in irreal["adjectives"] for kid in noun.all("amod", "det")) and deed:
            return True
        if any(kid.lower == "no" for kid in noun.all("det")):
            return True
        if not deed:
            return False
        node = noun
        for _ in range(3):
            head = node.head
            if head.dep == "prep" or head.pos == "ADP":
                head = head.head
            if head.pos in NOMINAL and head is not node and head.lemma in irreal["nouns"]:
                return True
            if head.pos in VERBAL:
                if node.dep in {"nsubj", "nsubjpass"} and head.lemma not in irreal["verbs"]:
                    return clauses.modal(head, self._lexicon) == "can"
                if node.dep != "nsubj" and head.lemma in irreal["verbs"]:
                    return True
                return clauses.status(head, self._lexicon) is not Status.DONE
            if head is node or head.is_root:
                return False
            node = head
        return False

    def _act_of_verb(self, match: Match, sentence: Sentence) -> tuple[Act, str] | None:
        node, frame = match.node, match.frame
        verb = node
        if frame.kind == "adjective" and node.head.pos in VERBAL and node.dep in {
            "acomp", "attr", "oprd", "conj", "ccomp", "xcomp",
        }:
            verb = node.head
        elif frame.kind == "adjective" and node.dep not in {"acl", "amod", "appos", "ROOT", "advcl"}:
            return None
        return self._gate(verb, frame.act, frame.negated, sentence, match)

    def _gate(
        self, verb: Node, act: Act, negated_act: Act | None, sentence: Sentence, match: Match
    ) -> tuple[Act, str] | None:
        """Let through what was done or said; turn, date forward or drop everything else."""
        deed = self._lexicon.acts[act].kind == "deed"
        negated = clauses.is_negated(verb) or (
            match.node is not verb and clauses.is_negated(match.node)
        )
        status = clauses.status(verb, self._lexicon)
        if clauses.is_undone(verb, self._lexicon):
            return None
        if status is Status.PLANNED and not deed and self._is_said_in_talks(verb, sentence):
            status = Status.DONE
        if status in {Status.PLANNED, Status.CONDITION, Status.CAN, Status.MUST}:
            return None
        if self._is_embedded(match, sentence):
            return None
        own = self._is_own(match, verb, sentence)
        if status is Status.WILL:
            if not own:
                return None
            if negated:
                if negated_act is not None:
                    return negated_act, "will not"
                harm = self._lexicon.acts[act].harm
                return (Act.PROMISE if harm and deed else Act.REJECT), "will not"
            if verb.lemma in self._lexicon.classes.get("retaliation", ()):
                return Act.THREATEN, "will retaliate"
            if act in {Act.DEMAND, Act.REQUEST, Act.PROPOSE} and self._is_harm(match.matter):
                return Act.THREATEN, "will seek harm"  # *will press for an embargo*
            if not deed and act in STANCES:
                return act, "will"
            harm = self._lexicon.acts[act].harm or speech.breaks_off(match.frame)
            return (Act.THREATEN if harm else Act.PROMISE), "will"
        if negated:
            if negated_act is Act.OPEN and match.matter is not None:
                inner = sentence.matches.get(match.matter.i)
                harm = inner is not None and self._lexicon.acts[inner.frame.act].harm
                if harm or speech.does_harm(match.matter, self._lexicon):
                    return Act.THREATEN, "not"  # *has not ruled out closing its airspace*
            if negated_act is not None:
                return negated_act, "not"
            if deed and own and self._referents.speaker(match.node):
                return Act.DENY, "not"
            return None
        return act, ""

    def _is_said_in_talks(self, verb: Node, sentence: Sentence) -> bool:
        """Tell *telephoned both to urge restraint*, which is done, from *came to urge restraint*."""
        talk = sentence.matches.get(verb.head.i)
        return (
            verb.dep in {"advcl", "xcomp"}
            and talk is not None
            and talk.frame.act is Act.CONSULT
            and clauses.status(verb.head, self._lexicon) is Status.DONE
        )

    def _is_harm(self, matter: Node | None) -> bool:
        return matter is not None and any(
            self._lexicon.acts[frame.act].harm
            for frame in self._lexicon.frames["noun"].get(matter.lemma, ())
        )

    def _is_own(self, match: Match, verb: Node, sentence: Sentence) -> bool:
        """Say whether who acts is who speaks, or nobody else is said to speak."""
        actor = match.parties or self._referents.actor(match.actor)
        speakers = self._referents.speaker(verb)
        return not speakers or bool(set(speakers) & set(actor)) or bool(actor)

    def _is_embedded(self, match: Match, sentence: Sentence) -> bool:
        """Say whether the word only fills the matter of another word, as what it speaks of."""
        node = match.node
        deed = self._lexicon.acts[match.frame.act].kind == "deed"
        below = node
        for ancestor in node.ancestors():
            if below.dep == "relcl":
                return False  # *to retake Crimea, which Russia annexed*: told, not spoken of
            below = ancestor
            outer = sentence.matches.get(ancestor.i)
            if outer is None or outer.matter is None or outer is match:
                continue
            if not node.within(outer.matter):
                continue
            if outer.frame.act is not Act.ASSERT and (deed or match.frame.kind == "noun"):
                if set(match.parties or self._referents.actor(match.actor)) & set(
                    outer.parties or self._referents.actor(outer.actor)
                ):
                    return True  # *acknowledged that its boat had entered*: the word says it
            if outer.frame.act in {Act.HOPE, Act.WARN, Act.THREATEN, Act.ACCUSE, Act.DENY}:
                return deed or (node.pos not in NOMINAL and node is outer.matter)
            if deed and outer.frame.act not in OPEN_MATTER:
                return True
        return False

    def _voice(self, match: Match) -> str | None:
        node = match.actor
        if node is None or node.dep in {"amod", "compound"}:
            return None
        if not self._referents.everyone(node):
            return None
        return self._referents.voice(node)

    def _target(self, match: Match, actor: Parties) -> Parties:
        found: Parties = ()
        if match.target is not None:
            found = self._referents.everyone(match.target) or self._referents.owner(match.target)
            if not found and match.target.pos in VERBAL:
                found = ()
        return tuple(code for code in found if code not in actor)

    def _itemised(self, base: Draft, match: Match, sentence: Sentence) -> list[Draft]:
        """Make one move for each item of a list of demands, requests, threats or promises."""
        stops = self._stops(sentence)
        node = match.node
        if base.act in LISTS | {Act.PROPOSE, Act.OFFER}:
            noun = node if match.frame.kind == "noun" else match.matter or node
            spans = phrases.listed(self._tree, noun, sentence.bounds)
            if spans:
                return [self._with(base, span, span) for span in spans]
        if match.matter is None:
            matter = None
            if match.frame.kind == "noun" and base.act is not Act.CONSULT:
                matter = phrases.matter(self._tree, node, "object", stops)
            return [self._with(base, matter, self._evidence(match, None, sentence))]
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
            drafts.append(self._with(base, span, proof))
        return drafts

    def _with(self, base: Draft, matter: Span | None, proof: Span) -> Draft:
        return Draft(
            act=base.act, actor=base.actor, actor_node=base.actor_node, voice=base.voice,
            target=base.target, node=base.node, matter=matter, because=base.because,
            plover=base.plover, span=proof, spoken=base.spoken, foretold=base.foretold, cue=base.cue,
        )

    def _stops(self, sentence: Sentence) -> list[Span]:
        found = [(condition.opening, condition.last) for condition in sentence.conditions]
        return found + [(date.first, date.last) for date in sentence.dates]

    def _evidence(self, match: Match, matter: Span | None, sentence: Sentence) -> Span:
        verb = match.lender or match.node
        parts = [phrases.verb_group(verb), (match.node.i, match.node.i)]
        if match.frame.kind == "noun" and match.lender is None:
            parts.append(phrases.matter(self._tree, match.node, "object", self._stops(sentence)))
        if matter is not None:
            parts.append(matter)
        actor = match.actor
        if actor is not None and actor.i < verb.i and verb.i - actor.i < 25:
            parts.append(self._referents.extent(actor))
        target = match.target
        if target is not None and target.i > verb.i:
            parts.append(phrases.matter(self._tree, target, None, self._stops(sentence)))
        return phrases.evidence(self._tree, parts, sentence.bounds)

    # -- speech

    def _spoken(self, sentence: Sentence, framed: list[Draft]) -> list[Draft]:
        """Read the acts that plain speech performs, where no frame has read them already."""
        taken = {draft.node.i for draft in framed}
        drafts: list[Draft] = []
        for attribution in sentence.attributions:
            if not self._is_plain(attribution, sentence):
                continue
            speaker = self._referents.sayers(attribution)
            if not speaker:
                drafts.extend(self._heralded(attribution, taken, sentence))
                continue
            for head in attribution.content:
                before: Act | None = None
                for clause in phrases.items(head):
                    if self._is_read(clause, taken, sentence):
                        continue
                    spoken = speech.weigh(clause, speaker, self._lexicon, self._referents)
                    if spoken.act is Act.ASSERT and self._is_term(clause):
                        drafts.extend(self._terms(attribution, clause, speaker, sentence))
                        continue
                    if spoken.act is before and clause.kid("nsubj", "nsubjpass") is None:
                        continue  # one claim with two verbs: *are ours and will remain ours*
                    before = spoken.act
                    drafts.append(self._said(attribution, spoken, speaker, sentence))
        return drafts

    def _plain_cues(self, sentence: Sentence) -> set[int]:
        """Give the cues that only say: what they say, or the deed they tell of, is the move."""
        return {
            attribution.cue.i
            for attribution in sentence.attributions
            if attribution.cue is not None
            and attribution.cue.pos in VERBAL
            and attribution.kind in SPOKEN_KINDS
            and self._referents.sayers(attribution)
        }

    def _heralded(
        self, attribution: Attribution, taken: set[int], sentence: Sentence
    ) -> list[Draft]:
        """Read *had been told that London would not negotiate*: nobody named says what London will."""
        drafts = []
        for head in attribution.content:
            for clause in phrases.items(head):
                subject = clauses.surface(clause, self._lexicon)
                actor = self._referents.everyone(subject) if subject is not None else ()
                if not actor or self._is_read(clause, taken, sentence):
                    continue
                spoken = speech.weigh(clause, actor, self._lexicon, self._referents)
                if spoken.act in {Act.REJECT, Act.THREATEN}:
                    draft = self._said(attribution, spoken, actor, sentence)
                    draft.voice = self._referents.voice(subject) if subject is not None else None
                    draft.cue = None
                    drafts.append(draft)
        return drafts

    def _is_term(self, clause: Node) -> bool:
        """Tell *under the deal Hamas will free …* from a forecast: a promise made in an agreement."""
        if clauses.modal(clause, self._lexicon) != "will":
            return False
        links = [clause, *(link for link in clause.ancestors() if clause.dep == "conj")]
        return any(
            kid.lower in {"under", "by"} and kid.i < link.i and pobj.lemma in self._agreements
            for link in links[:2]
            for kid in link.all("prep")
            for pobj in kid.all("pobj")
        )

    @property
    def _agreements(self) -> frozenset[str]:
        return self._lexicon.classes.get("agreement", frozenset())

    def _terms(
        self, attribution: Attribution, clause: Node, speaker: Parties, sentence: Sentence
    ) -> list[Draft]:
        subject = clauses.surface(clause, self._lexicon)
        actor = self._referents.actor(subject)
        if not actor:
            return []
        said = speech.Spoken(Act.PROMISE, (), clause, "speech: term of an agreement")
        draft = self._said(attribution, said, actor, sentence)
        draft.voice = self._referents.voice(subject) if subject is not None else None
        draft.source = tuple(code for code in speaker if code not in actor)
        draft.actor_node, draft.cue = subject, None
        return [draft]

    def _is_plain(self, attribution: Attribution, sentence: Sentence) -> bool:
        cue = attribution.cue
        if attribution.kind not in SPOKEN_KINDS:
            return False
        if cue is None:
            return True
        if cue.pos not in VERBAL:
            return cue.pos == "ADP" or cue.lower == "according"
        match = sentence.matches.get(cue.i)
        if match is not None:
            return match.frame.act in PLAIN
        if clauses.is_negated(cue):
            return False
        return clauses.status(cue, self._lexicon) is Status.DONE

    def _is_read(self, clause: Node, taken: set[int], sentence: Sentence) -> bool:
        """Say whether a frame has read the clause: its verb, its predicate or its whole object."""
        if clause.i in taken:
            return True
        if any(kid.i in taken for kid in clause.all("acomp", "attr", "oprd", "xcomp")):
            return True
        for kid in clause.all("dobj"):
            match = sentence.matches.get(kid.i)
            if kid.i in taken and match is not None and match.lender is clause:
                return True
        return any(other is not None and other.cue is clause for other in sentence.attributions)

    def _said(
        self,
        attribution: Attribution,
        spoken: speech.Spoken,
        speaker: Parties,
        sentence: Sentence,
    ) -> Draft:
        source = attribution.source
        stops = self._stops(sentence)
        clause = phrases.matter(self._tree, spoken.matter, "clause", stops)
        matter = clause if spoken.whole else phrases.predicate(self._tree, spoken.matter, stops)
        return Draft(
            act=spoken.act,
            actor=speaker,
            actor_node=source,
            voice=attribution.voice,
            target=spoken.target,
            node=spoken.matter,
            matter=matter,
            because=spoken.because,
            plover=None,
            span=phrases.evidence(self._tree, [clause, matter], sentence.bounds),
            spoken=True,
            foretold=True,
            cue=attribution.cue,
        )

    def _brokered(self, sentence: Sentence) -> list[Draft]:
        """Read *the EU-brokered deal* and *U.S.-imposed sanctions*: a deed folded into an epithet."""
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
                    if frame.act in FOLDED and frame.particle is None
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
            span = phrases.matter(self._tree, noun, "object", self._stops(sentence))
            drafts.append(
                Draft(
                    act=frame.act,
                    actor=actor,
                    actor_node=party,
                    voice=None,
                    target=tuple(dict.fromkeys(others)) or self._parties_around(sentence, actor),
                    node=noun,
                    matter=span,
                    because=f"{frame.name}, epithet",
                    plover=frame.plover,
                    span=phrases.evidence(self._tree, [(party.i, noun.i)], sentence.bounds),
                )
            )
        return drafts

    def _parties_around(self, sentence: Sentence, actor: Parties) -> Parties:
        """Give the states that act in a sentence: those between whom an outsider mediates."""
        first, last = sentence.bounds
        found: list[str] = []
        for node in self._tree.nodes[first:last]:
            if node.dep in {"nsubj", "nsubjpass", "conj", "pobj", "amod", "dobj"}:
                found.extend(self._referents.who(node))
        return tuple(dict.fromkeys(code for code in found if code not in actor))[:2]

    def _demanded(self, draft: Draft, sentence: Sentence) -> list[Draft]:
        """Read what a refusal waits for as demanded: *will not return until Pristina …*."""
        condition = draft.condition
        if draft.act is not Act.REJECT or condition is None or condition.head.pos not in VERBAL:
            return []
        if condition.connective not in {"until", "unless", "only if"}:
            return []
        subject = clauses.surface(condition.head, self._lexicon)
        target = self._others(draft, self._referents.actor(subject))
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

    # -- what every move gets, however it was read

    def _complete(self, draft: Draft, sentence: Sentence, read: set[int]) -> None:
        attribution = innermost(sentence.attributions, draft.node)
        if attribution is not None and draft.cue is None:
            speakers = self._referents.sayers(attribution)
            if set(speakers) & set(draft.actor):
                draft.cue = attribution.cue
                draft.voice = attribution.voice or draft.voice
            elif self._answers_claim(draft.node):
                draft.target = draft.target or self._others(draft, speakers)
            elif attribution.kind in {"say", "claim", "show", "think"}:
                draft.source = speakers
                draft.told = attribution.cue
        if draft.actor_node is not None:
            draft.personal = self._referents.is_person(draft.actor_node)
        draft.condition = self._condition(draft, sentence, read)
        draft.when = self._when(draft, sentence)
        if draft.act in JOINT and len(draft.actor) > 1:
            draft.target = tuple(code for code in draft.target if code not in draft.actor)

    def _answers_claim(self, node: Node) -> bool:
        """Tell *a charge that Kigali denies* behind a reported charge from a part of it."""
        return node.dep == "relcl" and (
            node.head.dep in {"appos", "npadvmod"}
            or (
                node.head.dep in {"dobj", "ROOT", "attr"}
                and node.head.lemma in self._lexicon.classes.get("claim", ())
            )
        )

    def _condition(
        self, draft: Draft, sentence: Sentence, read: set[int]
    ) -> Condition | None:
        for condition in sentence.conditions:
            node = condition.governor
            chain = [node, *node.ancestors()]
            for link in chain:
                if link is draft.node or link is draft.cue and draft.node.within(link):
                    if not condition.first <= draft.node.i <= condition.last:
                        return condition
                if link.i in read:
                    break
        return None

    def _when(self, draft: Draft, sentence: Sentence) -> str | None:
        for node in self._datable(draft, sentence):
            found = self._dated(node, sentence)
            if found is not None:
                return found
        return None

    def _datable(self, draft: Draft, sentence: Sentence) -> list[Node]:
        """Give the words whose date is the move's: the cue of speech, the verb behind a noun."""
        node = draft.node
        if draft.cue is not None and draft.foretold:
            return [draft.cue]  # *will annex it in July, he said on Monday*: said on Monday
        nodes = [node]
        match = sentence.matches.get(node.i)
        if match is not None and match.lender is not None:
            nodes.append(match.lender)
        if node.pos == "ADJ":
            nodes.append(node.head)
        if node.pos in NOMINAL:
            nodes.extend(kid for kid in node.all("acl", "relcl") if kid.tag in {"VBN", "VBD"})
            if node.dep in {"nsubj", "nsubjpass"} and node.head.i not in sentence.matches:
                nodes.append(node.head)  # *the embargo began in 1962*
            else:
                verb = self._behind(draft)
                if verb is not None:
                    nodes.append(verb)
        if draft.cue is not None:
            nodes.append(draft.cue)
        elif draft.spoken:
            attribution = innermost(sentence.attributions, node)
            if attribution is not None and attribution.cue is not None:
                nodes.append(attribution.cue)
        return nodes

    def _behind(self, draft: Draft) -> Node | None:
        """Give the verb whose subject does what a noun names: *he said so at a meeting with …*."""
        for ancestor in draft.node.ancestors():
            if ancestor.pos in VERBAL:
                subject = clauses.subject(ancestor, self._lexicon)
                same = set(self._referents.actor(subject)) & set(draft.actor)
                asked = draft.act is Act.REQUEST and draft.node.dep == "pobj"
                return ancestor if same or asked else None
        return None

    def _dated(self, node: Node, sentence: Sentence, depth: int = 0) -> str | None:
        for date in sentence.dates:
            if date.bound:
                continue
            governor = date.governor
            if governor is node or self._is_loose(date, governor, node, sentence):
                ahead = clauses.modal(node, self._lexicon) == "will"
                return str(date.future if ahead else date.past)
        head = node.head
        if depth > 5 or head is node or head.pos not in VERBAL:
            return None
        if node.dep == "conj" and node.pos in VERBAL and head.i < node.i:
            return self._dated(head, sentence, depth + 1)
        if node.dep == "xcomp" or (node.dep == "advcl" and node.tag == "VBG"):
            return self._dated(head, sentence, depth + 1)
        if node.dep == "advcl" and any(kid.lower in SAME_TIME for kid in node.kids):
            return self._dated(head, sentence, depth + 1)  # *said on Tuesday, as Maas flew …*
        return None

    def _is_loose(self, date: Date, governor: Node, node: Node, sentence: Sentence) -> bool:
        """Let *rejected the offer on Tuesday* date the verb, though the parser ties it to offer."""
        if governor.pos not in NOMINAL or node.pos not in VERBAL:
            return False
        if governor.i in sentence.matches and sentence.matches[governor.i].lender is None:
            return False
        if len(str(date.past)) < 10 and governor.lemma in self._lexicon.frames["noun"]:
            return False
        for ancestor in governor.ancestors():
            if ancestor.pos in VERBAL:
                return ancestor is node
        return False

    def _direct(self, draft: Draft, sentence: Sentence) -> None:
        """Find whom an act is directed at where no slot says it.

        The owner of what it answers (*denied Kinshasa's accusations*), whoever answers it
        (*rejected a call by the United Nations*), the party that its matter or its condition
        names, and last the opponent of the story so far.
        """
        if draft.target:
            return
        match = sentence.matches.get(draft.node.i)
        matter = match.matter if match is not None else None
        if matter is not None and matter.pos in NOMINAL:
            draft.target = self._others(draft, self._owned(matter))
        if not draft.target and draft.source and draft.spoken:
            draft.target = self._others(draft, draft.source)
        if not draft.target and draft.cue is not None:
            draft.target = self._others(draft, self._addressee(draft.cue))
        if not draft.target and draft.act is Act.REQUEST and draft.node.pos in NOMINAL:
            draft.target = self._others(draft, self._asked(draft.node))
        if not draft.target:
            draft.target = self._others(draft, self._answerer(draft.node, sentence))
        if not draft.target and matter is not None and matter.lower in POINTERS:
            draft.target = self._discourse.last_actor(draft.actor)
        charge = draft.node.head
        if not draft.target and self._answers_claim(draft.node) and charge.head.pos in VERBAL:
            charged = clauses.subject(charge.head, self._lexicon)
            draft.target = self._others(draft, self._referents.actor(charged))
        if not draft.target and draft.act is Act.DENY and matter is not None:
            if matter.lemma in self._lexicon.classes.get("claim", ()) or matter.lower in POINTERS:
                draft.target = self._discourse.counterpart(draft.actor)
        if not draft.target and matter is not None and matter.pos in VERBAL:
            if draft.act in UNDIRECTED:  # *hoped India would take note*
                subject = clauses.surface(matter, self._lexicon)
                draft.target = self._others(draft, self._referents.actor(subject))
        if draft.target or not self._lexicon.acts[draft.act].directed:
            return
        if matter is not None and matter.pos in NOMINAL:
            draft.target = self._others(draft, self._doer(matter, draft.actor))
        if not draft.target and draft.matter is not None:
            draft.target = self._of_matter(draft, matter)
        if not draft.target and draft.condition is not None:
            condition = draft.condition
            draft.target = self._others(draft, self._named(condition.first, condition.last))[:1]
        if not draft.target and draft.act is Act.CONSULT:
            draft.target = self._others(draft, self._hosts(draft.node))
        if not draft.target and draft.act is Act.MEDIATE:
            draft.target = self._parties_around(sentence, draft.actor)
        if not draft.target:
            draft.target = self._discourse.counterpart(draft.actor)
            draft.seeks = True

    def _hosts(self, node: Node) -> Parties:
        """Give whose capital the talks are in: *held talks in Buenos Aires*."""
        verb = node if node.pos in VERBAL else node.head
        for holder in (node, verb):
            for prep in holder.all("prep"):
                if prep.lower in {"in", "to"}:
                    for pobj in prep.all("pobj"):
                        if self._referents.is_place(pobj):
                            return self._referents.who(pobj)
        return ()

    def _doer(self, noun: Node, asking: Parties) -> Parties:
        """Give who did *the launches* or took *the step*: the last party to do such a thing."""
        if not any(det.lower in {"the", "this", "that", "these", "such"} for det in noun.all("det")):
            return ()
        for frame in self._lexicon.frames["noun"].get(noun.lemma, ()):
            if frame.act in self._discourse.doers:
                return self._discourse.doers[frame.act]
        return self._discourse.last_actor(asking) if noun.lemma in STEPS else ()

    def _answerer(self, node: Node, sentence: Sentence) -> Parties:
        """Give who answers a word: Iran in *Iran rejected a call by the United Nations*."""
        for match in sentence.matches.values():
            if match.frame.act not in ANSWERS or match.node is node:
                continue
            held = (match.matter, match.target)
            if any(filler is not None and node.within(filler) for filler in held):
                return match.parties or self._referents.actor(match.actor)
        return ()

    def _addressee(self, cue: Node) -> Parties:
        """Give whom a cue speaks to: *Manila told Beijing that …*."""
        for kid in cue.all("dobj", "dative"):
            node = kid.kid("pobj") if kid.pos == "ADP" else kid
            if node is not None:
                return self._referents.everyone(node)
        return ()

    def _asked(self, noun: Node) -> Parties:
        """Give who acts on a request: *at the request of Nauru, Australia sent police*."""
        for ancestor in noun.ancestors():
            if ancestor.pos in VERBAL:
                return self._referents.actor(clauses.subject(ancestor, self._lexicon))
        return ()

    def _owned(self, noun: Node) -> Parties:
        owners = self._referents.owner(noun)
        if owners:
            return owners
        for kid in noun.all("prep"):
            if kid.lower == "by":
                for pobj in kid.all("pobj"):
                    return self._referents.everyone(pobj)
        return ()

    def _others(self, draft: Draft, parties: Parties) -> Parties:
        return tuple(code for code in parties if code not in draft.actor)

    def _of_matter(self, draft: Draft, head: Node | None) -> Parties:
        """Give the party whose thing or doing the matter is, or the opponent if it is named there."""
        assert draft.matter is not None
        first, last = draft.matter
        named = self._others(draft, self._named(first, last))
        counterpart = self._discourse.counterpart(draft.actor)
        if set(counterpart) & set(named):
            return counterpart
        owning = [
            code
            for node in self._tree.nodes[first : last + 1]
            if node.dep in {"nsubj", "poss", "amod", "compound"} and node.lower != "its"
            for code in self._referents.who(node)
        ]
        owning = list(dict.fromkeys(code for code in owning if code not in draft.actor))
        if owning:
            return tuple(owning[:2])
        near = self._others(draft, self._near(head)) if head is not None else ()
        return near[:1] or (named[:1] if not counterpart else ())

    def _near(self, head: Node) -> Parties:
        """Give the parties tied closely to a matter: *ban imports from Argentina*, *take it*."""
        objects = head.all("dobj") if head.pos in VERBAL else []
        found = [code for node in objects for code in self._referents.everyone(node)]
        for node in (head, *objects):
            for prep in node.all("prep"):
                for pobj in prep.all("pobj"):
                    found.extend(self._referents.everyone(pobj))
        return tuple(dict.fromkeys(found))

    def _named(self, first: int, last: int) -> Parties:
        found: list[str] = []
        for node in self._tree.nodes[first : last + 1]:
            if node.dep in {"nsubj", "nsubjpass", "poss", "amod", "compound", "pobj", "nmod",
                            "dobj", "dative"}:
                found.extend(self._referents.who(node))
        return tuple(dict.fromkeys(found))


def verb_is_wrong(match: Match, lexicon: Lexicon) -> bool:
    """Say whether a frame's verb charges its subject with a wrong."""
    return match.frame.kind == "verb" and match.node.lemma in lexicon.classes.get("wrong", ())


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
