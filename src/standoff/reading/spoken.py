"""The acts that plain speech performs, where no frame has read them already."""

from __future__ import annotations

from standoff.acts import Act
from standoff.reading import clauses, phrases, speech
from standoff.reading.attributions import Attribution
from standoff.reading.clauses import Status
from standoff.reading.drafts import Draft, Sentence, Stage
from standoff.reading.tree import VERBAL, Node
from standoff.records import Parties

PLAIN = frozenset({Act.ASSERT, Act.RESPOND})
ASKING = frozenset({"WRB", "WP", "WDT"})  # tags of *how*, *who*, *which*
SPOKEN_KINDS = frozenset({"say", "claim", "show"})


def _is_relative(clause: Node) -> bool:
    """Tell the tail of a quotation, *“which we regret”*, from a claim of its own.

    Nor is *what the army said would be 900 men* one.
    """
    subject = clause.kid("nsubj", "nsubjpass")
    return subject is not None and subject.lower in {"which", "who", "what"}


class Spoken(Stage):
    """Weighs what a named party is reported to say."""

    def read(self, sentence: Sentence, framed: list[Draft]) -> list[Draft]:
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
                mood: str | None = None
                for clause in phrases.items(head):
                    if self._is_read(clause, taken, sentence) or _is_relative(clause):
                        continue
                    if self._is_asked(clause) or self._is_elliptic(clause):
                        continue
                    if self._is_under_negation(clause) or self._is_withheld(clause):
                        continue
                    spoken = speech.weigh(clause, speaker, self._lexicon, self._referents)
                    if spoken.act is Act.ASSERT and self._is_term(clause):
                        drafts.extend(self._terms(attribution, clause, speaker, sentence))
                        continue
                    bare = clause.kid("nsubj", "nsubjpass") is None
                    mood, earlier = clauses.modal(clause, self._lexicon), mood
                    claimed = spoken.act is Act.ASSERT and before is not None and mood == earlier
                    if bare and (spoken.act is before or claimed):
                        continue  # one claim with two verbs: *are ours and will remain ours*
                    before = spoken.act
                    drafts.append(self._said(attribution, spoken, speaker, sentence))
        return drafts

    def _is_asked(self, clause: Node) -> bool:
        """Tell *“why don't we go to court?”*, which claims nothing, from *we don't go to court*."""
        subject = clause.kid("nsubj", "nsubjpass", "expl")
        helper = clause.kid("aux", "auxpass") or clause
        if subject is None or helper.i > subject.i:
            return False
        last = self._tree.sentences[clause.sentence][1]
        return any(self._tree.nodes[i].text == "?" for i in range(clause.i, last))

    def _is_withheld(self, clause: Node) -> bool:
        """Tell *did not say how many* and *gave no details*, which deny nothing, from a denial."""
        if not clauses.is_negated(clause) or clauses.modal(clause, self._lexicon) is not None:
            return False
        if clause.lemma in {"give", "offer"}:
            return any(kid.lemma in {"detail", "reason", "comment"} for kid in clause.all("dobj"))
        after = clause.i + 1
        return (
            clause.lemma in self._lexicon.classes["telling"]
            and not clauses.is_passive(clause)
            and after < len(self._tree.nodes)
            and (self._tree.nodes[after].tag in ASKING or clause.kid("ccomp", "dobj") is None)
        )

    def _is_under_negation(self, clause: Node) -> bool:
        """Tell *will not stand by and watch*, where both verbs are denied, from *will watch*."""
        return (
            clause.dep == "conj"
            and clause.tag == "VB"
            and clause.kid("aux", "nsubj", "neg") is None
            and clause.head.pos in VERBAL
            and clauses.is_negated(clause.head)
            and clauses.modal(clause.head, self._lexicon) is not None
        )

    def _is_elliptic(self, clause: Node) -> bool:
        """Tell *Oslo accepted but Minsk did not*, which says what only the rest tells."""
        return (
            clause.lemma == "do"
            and clauses.is_negated(clause)
            and clause.kid("dobj", "xcomp", "ccomp", "conj") is None
            and phrases.summed(self._tree, clause) is None
        )

    def _heralded(
        self, attribution: Attribution, taken: set[int], sentence: Sentence
    ) -> list[Draft]:
        """Read *was told that London would not negotiate*: nobody named says what London will."""
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
        """Tell *under the deal Hamas will free …*, a promise in an agreement, from a forecast."""
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
        return self._lexicon.classes["agreement"]

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

    def plain_cues(self, sentence: Sentence) -> set[int]:
        """Give the cues that only say: what they say, or the deed they tell of, is the move."""
        return {
            attribution.cue.i
            for attribution in sentence.attributions
            if attribution.cue is not None
            and attribution.cue.pos in VERBAL
            and attribution.kind in SPOKEN_KINDS
            and self._referents.sayers(attribution)
        }

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
        stops = sentence.stops
        clause = phrases.matter(self._tree, spoken.matter, "clause", stops)
        matter = clause if spoken.whole else phrases.predicate(self._tree, spoken.matter, stops)
        proof = phrases.evidence(self._tree, [clause, matter], sentence.bounds)
        told = phrases.summed(self._tree, phrases.core(spoken.matter))
        if told is not None:
            mark = told.kid("mark")
            first = told.left if mark is None else mark.i + 1
            matter = phrases.trim(self._tree, first, told.right)
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
            span=proof,
            spoken=True,
            foretold=True,
            cue=attribution.cue,
        )
