"""Whom an act is directed at where no slot of its frame says it."""

from __future__ import annotations

from standoff.acts import Act
from standoff.reading import clauses, slots
from standoff.reading.drafts import Draft, Sentence, Stage, others
from standoff.reading.frames import Match
from standoff.reading.records import JUDGING
from standoff.reading.referents import ACTING, FORMAL
from standoff.reading.tree import NOMINAL, VERBAL, Node
from standoff.records import Parties

ANSWERS = frozenset(
    {
        Act.REJECT,
        Act.AGREE,
        Act.IGNORE,
        Act.DISMISS,
        Act.DEFER,
        Act.RESPOND,
        Act.DENY,
        Act.THREATEN,
        Act.PROMISE,
        Act.OPEN,
    }
)
QUOTING = frozenset({"quote", "cite"})
AFTER = frozenset({"after", "following", "amid", "under"})
POINTERS = frozenset({"this", "that", "these", "those", "it", "them"})
STEPS = frozenset(
    {"step", "move", "decision", "action", "statement", "announcement", "gesture", "act", "measure"}
)
BARGAINS = frozenset({Act.OFFER, Act.PROMISE, Act.THREATEN, Act.OPEN, Act.WARN})
KIND = frozenset({Act.PRAISE, Act.SUPPORT})
TOGETHER = frozenset({Act.CONSULT, Act.AGREE, Act.COOPERATE})
GIVING = frozenset({Act.OFFER, Act.AID, Act.PROMISE})
KIN = (  # acts that one noun may name: *the request* takes up a demand
    frozenset({Act.REQUEST, Act.DEMAND}),
    frozenset({Act.OFFER, Act.PROPOSE}),
    frozenset({Act.CRITICISE, Act.ACCUSE}),
    frozenset({Act.THREATEN, Act.WARN}),
)
TO_BOTH = frozenset({Act.REQUEST, Act.DEMAND, Act.PRAISE})
AT_HOME = frozenset({Act.DETAIN, Act.MOBILISE, Act.RELEASE})
CHARGING = JUDGING - {Act.WARN}
AT_LARGE = frozenset({Act.LIFT, Act.AID, Act.DEFER})  # toward nobody unless told
ALOOF = frozenset({Act.OPEN, Act.DISMISS})
UNDIRECTED = frozenset({Act.ASSERT, Act.DENY, Act.ACKNOWLEDGE, Act.HOPE})


class Targets(Stage):
    """Finds the addressee of a draft in its matter, its condition, its sentence or its story."""

    def direct(self, draft: Draft, sentence: Sentence) -> None:
        """Find whom an act is directed at where no slot says it.

        The owner of what it answers (*denied Kinshasa's accusations*), whoever answers it
        (*rejected a call by the United Nations*), the party that its matter or its condition
        names, and last the opponent of the story so far.
        """
        if draft.target:
            return
        match = sentence.matches.get(draft.node.i)
        matter = match.matter if match is not None else None
        if match is not None and self._is_at_home(match):
            return
        if matter is not None and draft.act in {Act.REQUEST, Act.DEMAND}:
            draft.target = others(draft, self._captor(matter))
        if not draft.target and matter is not None and matter.pos in NOMINAL:
            draft.target = others(draft, self._owned(matter))
        if not draft.target and matter is not None and matter.dep in {"acl", "relcl"}:
            if matter.head.pos in NOMINAL:  # *refused a French request to use its airspace*
                draft.target = others(draft, self._owned(matter.head))
        if not draft.target and matter is not None:
            draft.target = others(draft, self._summing(matter, draft))
        struck = self._struck(matter, draft) if matter is not None else ()
        if not draft.target and match is not None:
            draft.target = others(draft, self._charged(match))
        if not draft.target and draft.source and draft.spoken and draft.act is not Act.SUPPORT:
            if not self._discourse.looks_on(draft.source):
                draft.target = others(draft, draft.source)
        if not draft.target and draft.cue is not None:
            draft.target = others(draft, self._addressee(draft.cue))
        if not draft.target and draft.act is Act.REQUEST and draft.node.pos in NOMINAL:
            draft.target = others(draft, self._asked(draft.node))
        if not draft.target:
            draft.target = others(draft, self._answerer(draft.node, sentence))
        if not draft.target and matter is not None and matter.lower in POINTERS:
            draft.target = self._discourse.last_actor(draft.actor)
        charge = draft.node.head
        if not draft.target and self.answers_claim(draft.node) and charge.head.pos in VERBAL:
            charged = clauses.subject(charge.head, self._lexicon)
            draft.target = others(draft, self._referents.actor(charged))
        if not draft.target and draft.act is Act.DENY and matter is not None:
            if matter.lemma in self._lexicon.classes["claim"] or matter.lower in POINTERS:
                draft.target = self._discourse.counterpart(draft.actor)
        if not draft.target and matter is not None and matter.pos in VERBAL:
            if draft.act in UNDIRECTED:  # *hoped India would take note*
                subject = clauses.surface(matter, self._lexicon)
                draft.target = others(draft, self._referents.actor(subject))
        if not draft.target and draft.act in UNDIRECTED and draft.matter is not None:
            named = self._named(*draft.matter)  # *Turkey wants too much, Kristersson said*
            draft.target = tuple(
                code
                for code in self._discourse.counterpart(draft.actor)
                if code in named and (self._deals_with(draft.actor, code) or self._retorts(draft))
            )
            draft.aside = bool(draft.target)
        if draft.target or not self._lexicon.acts[draft.act].directed:
            return
        if draft.act in TOGETHER and len(draft.actor) > 1:
            return  # *the two met in Minsk*: with each other
        if match is not None and self._is_for_a_person(match):
            return
        if matter is not None and matter.pos in NOMINAL:
            draft.target = others(draft, self._doer(matter, draft.actor))
        if not draft.target and draft.act in BARGAINS and draft.condition is not None:
            subject = clauses.surface(draft.condition.head, self._lexicon)
            draft.target = others(draft, self._referents.actor(subject))
        if not draft.target and draft.act in {Act.THREATEN, Act.WARN}:
            facing = self._discourse.counterpart(draft.actor)
            first, last = sentence.bounds
            draft.target = others(draft, self._reached(matter or draft.node))
            if not draft.target and facing and set(facing) & set(self._named(first, last - 1)):
                draft.target = facing
        if not draft.target and draft.matter is not None:
            found = self._of_matter(draft, matter)
            draft.target = tuple(code for code in found if code not in struck)
        if not draft.target:
            draft.target = others(draft, self._sufferer(draft))
        if not draft.target and self._lexicon.acts[draft.act].harm:
            draft.target = others(draft, self._meant(draft.node))
        if not draft.target and draft.condition is not None:
            condition = draft.condition
            draft.target = others(draft, self._named(condition.first, condition.last))[:1]
        if not draft.target and draft.act is Act.CONSULT:
            draft.target = others(draft, self._hosts(draft.node))
        if not draft.target and draft.act is Act.MEDIATE:
            draft.target = self.around(sentence, draft.actor)
        if not draft.target and self._is_for_both(draft, matter):
            draft.target = self._discourse.pair()
        if draft.target or self._is_of_all(draft, matter):
            return
        draft.target = others(draft, self._only_other(draft, sentence))
        if not draft.target:
            judging = draft.act in JUDGING
            draft.target = self._discourse.culprit(draft.actor) if draft.act in CHARGING else ()
            if draft.target:
                draft.aside = True  # inferred, so that nobody faces anybody by it
                return
            draft.target = self._discourse.counterpart(draft.actor, judging=judging)
            draft.seeks = True
            if judging and draft.target and set(draft.target) <= set(struck):
                draft.target, draft.seeks = (), False

    def _captor(self, noun: Node) -> Parties:
        """Give who holds those whose release is called for: who took them, or their foe."""
        if noun.lemma not in self._lexicon.classes["freeing"]:
            return ()
        done = self._discourse.doers
        taken = [act for act in done if act in {Act.DETAIN, Act.SEIZE}]
        if taken:
            return done[taken[-1]]
        pair = self._discourse.pair()
        freed = {
            code
            for prep in noun.all("prep")
            if prep.lower == "of"
            for pobj in prep.all("pobj")
            for code in (*self._referents.everyone(pobj), *self._referents.owner(pobj))
        }
        return tuple(code for code in pair if code not in freed) if freed & set(pair) else ()

    def _summing(self, noun: Node, draft: Draft) -> Parties:
        """Give who did what a noun sums up: *Minsk took the buoys, a step Riga called theft*."""
        if noun.lemma not in STEPS or not draft.node.within(noun):
            return ()
        if noun.dep not in {"appos", "npadvmod", "dobj"} or not any(
            det.lower in {"a", "an"} for det in noun.all("det")
        ):
            return ()
        for node in reversed(self._tree.nodes[: noun.left]):
            if node.pos in VERBAL and node.sentence == noun.sentence:
                subject = clauses.subject(node, self._lexicon)
                found = others(draft, self._referents.actor(subject))
                if found:
                    return found
        return ()

    def _retorts(self, draft: Draft) -> bool:
        """Tell *retorted that …*, which is said to somebody, from *said that …*."""
        return draft.cue is not None and draft.cue.lemma in self._lexicon.classes["retorting"]

    def _is_at_home(self, match: Match) -> bool:
        """Tell *urged the public to prepare*, which is no word to the opponent."""
        told = match.target
        if told is None or match.frame.act not in {Act.REQUEST, Act.DEMAND}:
            return False
        office = self._referents.found.offices.get(told.i)
        people = office is not None and office.kind == "people"
        return people and told.pos == "NOUN" and not self._referents.everyone(told)

    def _is_for_a_person(self, match: Match) -> bool:
        """Tell *offered the singer asylum*, given to somebody of no party, from *offered talks*."""
        given = slots.fill(match.node, "dative", self._lexicon)
        if given is None or given.pos not in NOMINAL or match.frame.act not in GIVING:
            return given is not None and given.tag == "WP" and match.frame.act in GIVING
        return not self._referents.everyone(given) and not self._referents.owner(given)

    def _charged(self, match: Match) -> Parties:
        """Give by whom a label says that a thing was done: *called the blast an attack by Oslo*."""
        label = slots.fill(match.node, "predicate", self._lexicon)
        if label is None or label.pos not in NOMINAL:
            return ()
        return tuple(
            code
            for prep in label.all("prep")
            if prep.lower == "by"
            for pobj in prep.all("pobj")
            for code in self._referents.everyone(pobj)
        )

    def _deals_with(self, actor: Parties, other: str) -> bool:
        """Tell who faces a party, or is of the quarrel, from who only speaks of it."""
        faced = self._discourse.faced
        return not self._discourse.looks_on(actor) or any(
            other in faced.get(code, ()) for code in actor
        )

    def _is_of_all(self, draft: Draft, matter: Node | None) -> bool:
        """Tell acts toward nobody: concern at *the tension*, and what two foes do to each other."""
        deed = self._lexicon.acts[draft.act].kind == "deed"
        if deed and draft.node.pos == "NOUN" and "(noun)" in draft.because:
            return True  # *since the invasion*: whoever was invaded
        if draft.act is Act.CONSULT:
            return True  # *met his generals*: talks with whom the sentence names, or nobody
        if draft.act in KIND and (matter is None or matter.lemma not in STEPS):
            return True  # *welcomed the ruling*: no praise of the opponent
        if draft.act in AT_LARGE or (draft.act is Act.WITHDRAW and self._goes_home(draft, matter)):
            return True  # *pulled out its troops*, *took in refugees*
        if draft.act in ALOOF and self._discourse.looks_on(draft.actor):
            return True  # *is ready to help*, who only looks on
        if draft.act in AT_HOME and draft.actor_node is None:
            return True  # *a dozen were arrested, the ministry said*
        if draft.act in {Act.CRITICISE, Act.WARN} and matter is not None:
            if matter.lemma in self._lexicon.classes["circumstance"]:
                return True
            blow = matter.lemma in self._lexicon.classes["violence"]
            if blow and self._discourse.looks_on(draft.actor) and not self._is_known_blow():
                return True  # *condemned the shooting*: whoever fired
        faced = self._discourse.faced
        return len(draft.actor) == 2 and draft.actor[1] in faced.get(draft.actor[0], ())

    def _is_known_blow(self) -> bool:
        """Say whether the report has told who struck."""
        return not {Act.ATTACK, Act.SEIZE}.isdisjoint(self._discourse.doers)

    def _goes_home(self, draft: Draft, matter: Node | None) -> bool:
        """Tell *recalled its ship* from *pulled its ships out of the bay* and *left the treaty*."""
        force = matter is None or any(
            matter.lemma in self._lexicon.classes[name] for name in ACTING
        )
        return force and not any(
            prep.lower in {"from", "of"}
            for holder in (draft.node, *([matter] if matter is not None else []))
            for link in holder.all("prep", "prt", "advmod")
            for prep in (link, *link.all("prep"))
        )

    def _is_for_both(self, draft: Draft, matter: Node | None) -> bool:
        """Tell *called for calm*, said by who looks on: it goes to both who quarrel."""
        if (
            matter is None
            or draft.act not in TO_BOTH
            or set(draft.actor) & set(self._discourse.pair())
        ):
            return False
        calm = self._lexicon.classes["calm"]
        parts = (matter, *matter.all("dobj", "amod", "conj"))  # *calm and mutual respect*
        return any(part.lemma in calm for part in parts)

    def _only_other(self, draft: Draft, sentence: Sentence) -> Parties:
        """Give the one other party that a sentence names, if it names just one."""
        first, last = sentence.bounds
        hung = next((n for n in (draft.node, *draft.node.ancestors()) if n.dep == "relcl"), None)
        if hung is not None:  # *Lavrov, who had scorned the plan, met Blinken*: not Blinken's plan
            first, last = hung.left, hung.right + 1
        named = [code for code in self._named(first, last - 1) if code not in draft.actor]
        faced = {code for one in draft.actor for code in self._discourse.faced.get(one, ())}
        if draft.matter is not None and self._lexicon.acts[draft.act].harm:
            harmed = self._named(*draft.matter)  # *would defeat the militia*, not *go to the court*
            faced |= {code for code in harmed if self._lexicon.kinds.get(code) not in FORMAL}
        return tuple(named) if len(named) == 1 and named[0] in faced else ()

    def _struck(self, noun: Node, draft: Draft) -> Parties:
        """Give on whom a blow fell that is spoken of: *condemned the attack on the embassy*."""
        if noun.pos in VERBAL:  # *condemned what it called blackmail against Riga*
            noun = slots.fill(noun, "predicate", self._lexicon) or noun
        violent = noun.lemma in self._lexicon.classes["violence"]
        if not violent and draft.act not in JUDGING:
            return ()  # but *condemned the blackmail against Riga* is no charge against Riga
        return tuple(
            code
            for holder in (noun, *noun.all("conj"))
            for prep in holder.all("prep")
            if prep.lower == "against" or (violent and prep.lower in {"on", "in"})
            for pobj in prep.all("pobj")
            for code in (*self._referents.everyone(pobj), *self._referents.owner(pobj))
        )

    def _sufferer(self, draft: Draft) -> Parties:
        """Give whom a blow hit: Iran in *Iran closed its airspace after an Israeli raid*."""
        after = next((link for link in draft.node.ancestors() if link.pos == "ADP"), None)
        if after is None or after.lower not in AFTER or not self._lexicon.acts[draft.act].harm:
            return ()
        if draft.node.pos not in NOMINAL or after.head.pos not in VERBAL:
            return ()
        if "conj" in {draft.node.dep, draft.node.head.dep}:
            return ()  # *split off in 2008 after an uprising and a NATO raid*
        found = self._referents.actor(clauses.surface(after.head, self._lexicon))
        return tuple(code for code in found if self._lexicon.kinds.get(code) not in FORMAL)

    def _meant(self, node: Node) -> Parties:
        """Give against whom a step is taken: *to punish Kathmandu, Delhi stopped the trucks*."""
        for clause in node.all("advcl"):
            if clauses.is_infinitive(clause):
                for object_ in clause.all("dobj"):
                    return self._referents.everyone(object_)
        return ()

    def _hosts(self, node: Node) -> Parties:
        """Give whose capital the talks are in: *held talks in Buenos Aires*."""
        verb = node if node.pos in VERBAL else node.head
        for holder in (node, verb):
            for prep in holder.all("prep"):
                if prep.lower in {"in", "to"}:
                    for pobj in prep.all("pobj"):
                        party = self._referents.who(pobj)
                        if self._referents.is_place(pobj) and set(party) & self._lexicon.states:
                            return party  # but *met in Brussels* is no meeting with the EU
        return ()

    def _doer(self, noun: Node, asking: Parties) -> Parties:
        """Give who did *the launches* or took *the step*: the last party to do such a thing."""
        if not any(
            det.lower in {"the", "this", "that", "these", "such"} for det in noun.all("det")
        ):
            return ()
        if any(kid.tag in {"WDT", "WP"} for clause in noun.all("relcl") for kid in clause.kids):
            return ()  # *the acts that led to it*: what they are is told, not taken up
        same = self._same_deed(noun)
        if same:
            return same
        done = self._discourse.doers
        for frame in self._lexicon.frames["noun"].get(noun.lemma, ()):
            kin = next((acts for acts in KIN if frame.act in acts), frozenset({frame.act}))
            latest = [act for act in done if act in kin]
            if frame.act is not Act.CONSULT and latest:
                return done[latest[-1]]
        return self._discourse.last_actor(asking) if noun.lemma in STEPS else ()

    def _same_deed(self, noun: Node) -> Parties:
        """Give who did what a noun names anew: *deployed a rig* … *the deployment of the rig*."""
        things = {
            pobj.lemma
            for prep in noun.all("prep")
            if prep.lower == "of"
            for pobj in prep.all("pobj")
            if pobj.pos == "NOUN"
        }
        acts = {frame.act for frame in self._lexicon.frames["noun"].get(noun.lemma, ())}
        for act, actor, done in reversed(self._discourse.deeds):
            if act in acts and done & things:
                return actor
        return ()

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
        """Give whom a cue speaks to or of: *Manila told Beijing that …*, *he said of Asmara*."""
        if cue.lemma in QUOTING:
            return ()  # *his spokesman quoted him as saying …*
        for kid in cue.all("dobj", "dative"):
            node = kid.kid("pobj") if kid.pos == "ADP" else kid
            if node is not None and node.lemma not in self._lexicon.classes["forum"]:
                return self._referents.everyone(node)
        for kid in cue.all("prep"):
            if kid.lower == "of" and kid.i > cue.i:
                for pobj in kid.all("pobj"):
                    return self._referents.everyone(pobj)
        return ()

    def _asked(self, noun: Node) -> Parties:
        """Give who acts on a request: *at the request of Nauru, Australia sent police*."""
        for ancestor in noun.ancestors():
            if ancestor.pos in VERBAL:
                found = self._referents.actor(clauses.subject(ancestor, self._lexicon))
                if found or ancestor.dep != "relcl":
                    return found  # *after a session held at its request, the UN condemned …*
        return ()

    def _owned(self, noun: Node) -> Parties:
        owners = self._referents.owner(noun) or self._referents.launched(noun)
        if owners:
            return owners
        for kid in noun.all("prep"):
            if kid.lower == "by":
                for pobj in kid.all("pobj"):
                    return self._referents.everyone(pobj)
        return ()

    def _of_matter(self, draft: Draft, head: Node | None) -> Parties:
        """Give the party whose thing or doing the matter is, or the opponent named there."""
        assert draft.matter is not None
        first, last = draft.matter
        meant = others(draft, self._referents.everyone(head)) if head is not None else ()
        if len(meant) > 2:
            return meant  # *condemned all three*
        if head is not None and draft.act not in JUDGING:
            against = others(draft, self._against(head))
            if against:
                return against
        if (
            head is not None and head.pos in NOMINAL and draft.act in KIND
        ):  # *a group that Riga fights*
            clauses_ = [kid.left for kid in head.all("relcl") if kid.i > head.i]
            last = min([last, *(left - 1 for left in clauses_)])
        named = others(draft, self._named(first, last))
        counterpart = self._discourse.counterpart(draft.actor)
        if set(counterpart) & set(named):
            pair = self._discourse.pair()
            both = any(
                set(self._referents.who(node)) >= set(pair)
                for node in self._tree.nodes[first : last + 1]
            )
            return pair if pair and both and not set(pair) & set(draft.actor) else counterpart
        owning = [
            code
            for node in self._tree.nodes[first : last + 1]
            if node.dep in {"nsubj", "poss", "amod", "compound"}
            if node.lower != "its" and not self._is_ground(node)
            for code in self._referents.who(node)
        ]
        owning = list(dict.fromkeys(code for code in owning if code not in draft.actor))
        if owning:
            return tuple(owning[:2])
        near = others(draft, self._near(head)) if head is not None else ()
        if near or not counterpart or self._lexicon.acts[draft.act].kind == "deed":
            return near[:1] or named[:1]  # *moved tanks up to the frontier with Estonia*
        return ()

    def _reached(self, verb: Node) -> Parties:
        """Give whom a threatened step reaches: *would stop supplying fuel to Riga*."""
        if verb.pos not in VERBAL:
            return ()
        verbs = [verb, *verb.all("xcomp")]
        return tuple(
            code
            for holder in (*verbs, *(object_ for node in verbs for object_ in node.all("dobj")))
            for prep in holder.all("prep", "dative")
            if prep.lower in {"to", "against"}
            for pobj in prep.all("pobj")
            if pobj.i in self._referents.found.names
            for code in self._referents.everyone(pobj)
            if self._lexicon.kinds.get(code) not in FORMAL  # *take the case to the court*
        )

    def _against(self, head: Node) -> Parties:
        """Give whom a step is against: *weighs action against Riga over Estonian checks*."""
        return tuple(
            code
            for holder in (head, *head.all("dobj"))
            for prep in holder.all("prep")
            if prep.lower == "against"
            for pobj in prep.all("pobj")
            for code in self._referents.everyone(pobj)
        )

    def _near(self, head: Node) -> Parties:
        """Give the parties tied closely to a matter: *ban imports from Argentina*, *take it*."""
        objects = head.all("dobj") if head.pos in VERBAL else []
        found = [code for node in objects for code in self._referents.everyone(node)]
        for node in (head, *objects):
            for prep in node.all("prep"):
                for pobj in prep.all("pobj"):
                    if not self._is_ground(pobj):
                        found.extend(self._referents.everyone(pobj))
        return tuple(dict.fromkeys(found))

    def _named(self, first: int, last: int) -> Parties:
        found: list[str] = []
        for node in self._tree.nodes[first : last + 1]:
            if self._is_ground(node):
                continue
            if node.dep in {
                "nsubj",
                "nsubjpass",
                "poss",
                "amod",
                "compound",
                "pobj",
                "nmod",
                "dobj",
                "dative",
            }:
                found.extend(self._referents.who(node))
        return tuple(dict.fromkeys(found))

    def _is_ground(self, node: Node) -> bool:
        """Tell *under European law*, on which an act rests, from whom it is directed at."""
        law, name = node.head, self._referents.found.names.get(node.i)
        if name is not None and node.dep == "pobj" and law.lower in {"to", "before"}:
            if "court" in self._lexicon.nouns_of.get(name.party, ()):
                return True  # *will take the case to the International Court of Justice*
        if name is not None and name.sense == "place" and node.dep == "pobj":
            return self._lexicon.kinds.get(name.party) == "group"  # *opened a crossing with Gaza*
        return (
            node.dep in {"amod", "compound", "poss"}
            and law.lemma in self._lexicon.classes["statute"]
            and law.head.lower in {"under", "by", "with"}
        )

    def answers_claim(self, node: Node) -> bool:
        """Tell *a charge that Kigali denies* behind a reported charge from a part of it."""
        return node.dep == "relcl" and (
            node.head.dep in {"appos", "npadvmod"}
            or (
                node.head.dep in {"dobj", "ROOT", "attr"}
                and node.head.lemma in self._lexicon.classes["claim"]
            )
        )

    def around(self, sentence: Sentence, actor: Parties) -> Parties:
        """Give the states that act in a sentence: those between whom an outsider mediates."""
        first, last = sentence.bounds
        found: list[str] = []
        for node in self._tree.nodes[first:last]:
            if node.dep in {"nsubj", "nsubjpass", "conj", "pobj", "amod", "dobj"}:
                found.extend(self._referents.who(node))
        return tuple(dict.fromkeys(code for code in found if code not in actor))[:2]
