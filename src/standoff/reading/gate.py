"""Whether a word that a frame knows was done or said at all, and as what: the gate to a draft."""

from __future__ import annotations

from standoff.acts import Act
from standoff.reading import clauses, slots
from standoff.reading.attributions import innermost
from standoff.reading.clauses import Status
from standoff.reading.drafts import Sentence, Stage
from standoff.reading.frames import Match
from standoff.reading.harm import breaks_off, does_harm, takes_as_hostile
from standoff.reading.tree import NOMINAL, VERBAL, Node

STANCES = frozenset(
    {
        Act.REJECT,
        Act.DISMISS,
        Act.OPEN,
        Act.CRITICISE,
        Act.DEMAND,
        Act.DENY,
        Act.IGNORE,
        Act.DEFER,
        Act.PRAISE,
        Act.THREATEN,
        Act.WARN,
        Act.HOPE,
        Act.PROMISE,
        Act.OFFER,
        Act.PROPOSE,
    }
)
SERVING = frozenset({"act", "serve"})  # with *as*, what a go-between does
KEPT_OPEN = frozenset({Act.OPEN, Act.THREATEN})  # what *did not rule out* does
PUT_OFF = frozenset({Act.IGNORE, Act.DEFER})
CHARGES = frozenset({Act.ACCUSE, Act.CRITICISE})
TOLD = frozenset({Act.ACCUSE, Act.ASSERT, Act.ACKNOWLEDGE})
OPEN_MATTER = frozenset(
    {
        Act.REJECT,
        Act.DISMISS,
        Act.IGNORE,
        Act.CRITICISE,
        Act.PRAISE,
        Act.ACKNOWLEDGE,
        Act.ACCUSE,
        Act.SUPPORT,
        Act.AGREE,
        Act.DEFER,
        Act.RESPOND,
        Act.YIELD,
        Act.ASSERT,
        Act.CONSULT,
        Act.MEDIATE,
        Act.PROTEST,
    }
)


class Gate(Stage):
    """Lets through what was done or said; turns, dates forward or drops everything else."""

    def act(self, match: Match, sentence: Sentence) -> tuple[Act, str] | None:
        """Give the act that a matched word performs and the rule that made it so, or nothing."""
        if match.frame.kind == "noun":
            return self._act_of_noun(match, sentence)
        if match.matter is not None and match.matter.lower == "what":
            if match.matter.i < match.node.i:
                return None  # *what he described as lies*
        if self._is_label(match.node) or self._is_among_its_own(match, sentence):
            return None
        if self._is_unseen(match.node) or self._is_state(match) or self._is_of_itself(match):
            return None
        classes = self._lexicon.classes
        if match.node.lemma in classes["deciding"] and match.matter is not None:
            inner = sentence.matches.get(match.matter.i)
            spoken = inner is not None and self._lexicon.acts[inner.frame.act].kind == "word"
            if spoken and match.matter_slot == "infinitive":
                return None  # *voted to urge*: the vote urges
        if match.node.lemma in classes["inner"] and self._is_guessed(match, sentence):
            return None
        if match.node.lemma in {"intend", "plan", "mean"} and clauses.is_pluperfect(match.node):
            return None  # *had intended to stop* promises nothing
        return self._act_of_verb(match, sentence)

    def _is_label(self, node: Node) -> bool:
        """Tell *condemned what it described as theft*, one move, from a second one."""
        named = node.lemma in self._lexicon.classes["naming"]
        what = any(kid.lower == "what" and kid.i < node.i for kid in (node.head, *node.kids))
        return named and node.dep == "relcl" and what

    def _is_among_its_own(self, match: Match, sentence: Sentence) -> bool:
        """Tell *met his advisers*, which is nobody's affair, from meeting another party's men."""
        if match.frame.act is not Act.CONSULT:
            return False
        outer = sentence.matches.get(match.node.head.i)
        if outer is not None and outer is not match and self._is_among_its_own(outer, sentence):
            return clauses.is_infinitive(match.node)  # *met his advisers to discuss a reply*
        company = match.target
        for slot in ("object", "with"):
            company = company or slots.fill(match.node, slot, self._lexicon)
        if company is None or self._referents.everyone(company) or self._referents.owner(company):
            return False
        return company.lemma in self._lexicon.classes["household"]

    def _is_of_itself(self, match: Match) -> bool:
        """Tell *Canadians expect their government to act* from what is expected of others."""
        if match.frame.target != ("doer",) or match.target is None:
            return False
        doers = self._referents.everyone(match.target)
        return set(doers) <= set(self._referents.actor(match.actor))

    def _is_unseen(self, node: Node) -> bool:
        """Tell *saw no sign that Hanoi wanted talks* from *saw that Hanoi wanted talks*."""
        for link in (node, *node.ancestors()):
            if link.dep in {"acl", "relcl"} and link.head.lemma in self._lexicon.classes["sign"]:
                if any(
                    kid.lower in {"no", "little", "any"} for kid in link.head.all("det", "amod")
                ):
                    return True
        return False

    def _is_state(self, match: Match) -> bool:
        """Tell *troops are stationed there* and *is arming itself* from deeds toward others."""
        node, act = match.node, match.frame.act
        if act is Act.AID:
            return any(kid.lower.endswith(("self", "selves")) for kid in node.all("dobj"))
        helpers = node.all("auxpass", "aux")
        return (
            act is Act.MOBILISE
            and node.lemma in self._lexicon.classes["stationing"]
            and len(helpers) == 1
            and helpers[0].dep == "auxpass"
            and helpers[0].tag in {"VBZ", "VBP"}
        )

    def _is_guessed(self, match: Match, sentence: Sentence) -> bool:
        """Tell *Pyongyang fears the sound, a researcher said* from what a party says it fears."""
        attribution = innermost(sentence.attributions, match.node)
        if attribution is None or attribution.cue is match.node:
            return False
        if match.actor is not None and match.actor.pos == "PRON":
            return False  # *the group said it hoped*
        speakers = self._referents.sayers(attribution)
        return not set(speakers) & set(self._referents.actor(match.actor))

    def _act_of_noun(self, match: Match, sentence: Sentence) -> tuple[Act, str] | None:
        node, frame = match.node, match.frame
        deed = self._lexicon.acts[frame.act].kind == "deed"
        if node.lemma in clauses.FORCED and any(kid.lower == "no" for kid in node.all("det")):
            return None  # *had no doubt that the port would open*
        if self._is_unseen(node):
            return None
        if frame.act is Act.RESPOND and match.lender is None and self._is_irreal(node, deed=True):
            return None  # *the truce hinges on its answer*
        if match.lender is not None:
            return self._gate(match.lender, frame.act, frame.negated, sentence, match)
        if self._is_irreal(node, deed) or self._is_embedded(match, sentence):
            return None
        if not deed and any(node.within(condition.head) for condition in sentence.conditions):
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
        if (
            frame.kind == "adjective"
            and node.head.pos in VERBAL
            and node.dep
            in {
                "acomp",
                "attr",
                "oprd",
                "conj",
                "ccomp",
                "xcomp",
            }
        ):
            verb = node.head
        elif frame.kind == "adjective" and node.dep not in {
            "acl",
            "amod",
            "appos",
            "ROOT",
            "advcl",
        }:
            return None
        return self._gate(verb, frame.act, frame.negated, sentence, match)

    def _gate(
        self, verb: Node, act: Act, negated_act: Act | None, sentence: Sentence, match: Match
    ) -> tuple[Act, str] | None:
        """Let through what was done or said; turn, date forward or drop everything else."""
        classes = self._lexicon.classes
        deed = self._lexicon.acts[act].kind == "deed"
        negated = clauses.is_negated(verb) or (
            match.node is not verb and clauses.is_negated(match.node)
        )
        status = clauses.status(verb, self._lexicon)
        if self._is_kept_open(match, sentence):
            return None
        if negated and clauses.is_yet_to(verb) and negated_act not in PUT_OFF:
            return None  # *have yet to agree* refuses nothing
        if clauses.is_undone(verb, self._lexicon):
            refused = clauses.status(verb.head, self._lexicon)
            if negated_act not in KEPT_OPEN or refused is not Status.DONE:
                return None
            negated, status = True, Status.DONE  # *refused to rule out*
        if status is Status.PLANNED and self._is_ordered(match, verb):
            status = clauses.status(verb.head, self._lexicon)
        if status is Status.PLANNED and act is Act.MEDIATE:
            if verb.head.lemma in classes["trying"]:
                status = Status.DONE  # whoever tries to mediate, mediates
        if status is Status.PLANNED and not deed:
            settled = verb.head.lemma in classes["deciding"] and not clauses.is_open(verb)
            if settled or self._is_said_in_talks(match, verb, sentence):
                status = Status.DONE  # *voted to condemn*, *telephoned to urge restraint*
        if status in {Status.PLANNED, Status.CONDITION, Status.CAN, Status.MUST}:
            return None
        if self._is_embedded(match, sentence):
            return None
        if any(verb.within(condition.head) for condition in sentence.conditions):
            return None
        if act is Act.SANCTION and _is_called_home(verb):
            return None
        if act is Act.LIFT and self._is_deprived(match):
            act, negated_act = Act.SANCTION, None
        if act is Act.THREATEN and match.matter is not None and match.matter.lemma in SERVING:
            if any(kid.lower == "as" for kid in match.matter.all("prep")):
                return Act.OFFER, "serve as"  # *ready to act as a go-between*
        if act is Act.THREATEN and match.node.lemma != "threaten" and match.matter is not None:
            if match.matter_slot == "infinitive" and clauses.is_negated(match.matter):
                return Act.PROMISE, "not to"  # *pledged not to attack*
        own = self._is_own(match, verb, sentence)
        if status is Status.WILL:
            if not own or self._is_terms(verb):
                return None
            if not negated and takes_as_hostile(verb, self._lexicon):
                return Act.THREATEN, "would take as hostile"
            if negated and verb.lemma == "hesitate":
                return Act.THREATEN, "will not hesitate"
            if negated:
                if negated_act is not None:
                    return negated_act, "will not"
                harm = self._lexicon.acts[act].harm
                return (Act.PROMISE if harm and deed else Act.REJECT), "will not"
            if verb.lemma in classes["retaliation"]:
                return Act.THREATEN, "will retaliate"
            if act in {Act.DEMAND, Act.REQUEST, Act.PROPOSE} and self._is_harm(match.matter):
                return Act.THREATEN, "will seek harm"  # *will press for an embargo*
            if act in CHARGES and self._is_lodged(verb, match):
                return Act.THREATEN, "will"  # *would file a complaint*
            if not deed and act in STANCES:
                return act, "will"
            if act in TOLD:
                return None  # *Iraq will be responsible* charges nobody yet
            harm = self._lexicon.acts[act].harm or breaks_off(match.frame)
            return (Act.THREATEN if harm else Act.PROMISE), "will"
        if negated:
            if negated_act is Act.OPEN and match.matter is not None:
                inner = sentence.matches.get(match.matter.i)
                harm = inner is not None and self._lexicon.acts[inner.frame.act].harm
                if harm or does_harm(match.matter, self._lexicon):
                    return Act.THREATEN, "not"  # *has not ruled out closing its airspace*
            if act is Act.PROMISE and match.matter is not None:
                if match.matter_slot != "object" and does_harm(match.matter, self._lexicon):
                    return Act.DENY, "not"  # *has no intention of invading*
            if negated_act is not None:
                return negated_act, "not"
            if clauses.is_over(verb) and act in {Act.AID, Act.COOPERATE}:
                return Act.SANCTION, "no longer"
            if deed and own and self._referents.speaker(match.node):
                return Act.DENY, "not"
            return None
        return act, ""

    def _is_ordered(self, match: Match, verb: Node) -> bool:
        """Tell *ordered its navy to sail*, which a party does itself, from orders to another."""
        head = verb.head
        if verb.dep not in {"xcomp", "ccomp"}:
            return False
        if head.lemma not in self._lexicon.classes["ordering"]:
            return False
        orderer = self._referents.actor(clauses.subject(head, self._lexicon))
        doer = self._referents.actor(match.actor)
        if not doer and match.actor is not None and clauses.is_infinitive(verb):
            return bool(orderer) and match.actor.lemma in self._lexicon.classes["forces"]
        return bool(orderer) and orderer == doer

    def _is_kept_open(self, match: Match, sentence: Sentence) -> bool:
        """Tell *refused to rule out sanctions*, which leaves them possible, from a refusal."""
        inner = sentence.matches.get(match.matter.i) if match.matter is not None else None
        return (
            match.frame.act is Act.REJECT
            and match.matter_slot == "infinitive"
            and inner is not None
            and inner.frame.negated in KEPT_OPEN
        )

    def _is_said_in_talks(self, match: Match, verb: Node, sentence: Sentence) -> bool:
        """Tell *telephoned to urge restraint*, which is done, from *came to urge restraint*.

        Likewise *summoned the envoy to demand an answer*.
        """
        talk = sentence.matches.get(verb.head.i)
        return (
            verb.dep in {"advcl", "xcomp"}
            and talk is not None
            and talk.frame.act in {Act.CONSULT, Act.CRITICISE} - {match.frame.act}
            and clauses.status(verb.head, self._lexicon) is Status.DONE
        )

    def _is_harm(self, matter: Node | None) -> bool:
        return matter is not None and any(
            self._lexicon.acts[frame.act].harm
            for frame in self._lexicon.frames["noun"].get(matter.lemma, ())
        )

    def _is_deprived(self, match: Match) -> bool:
        """Tell *struck Oslo off a list of trusted partners* from striking it off a blacklist."""
        for slot in ("from", "off"):
            roll = slots.fill(match.node, slot, self._lexicon)
            if roll is not None and roll.lemma in {"list", "register", "roll"}:
                first, last = roll.left, roll.right
                words = (self._tree.nodes[i].lemma for i in range(first, last + 1))
                if any(word in self._lexicon.classes["favour"] for word in words):
                    return True
        return False

    def _is_lodged(self, verb: Node, match: Match) -> bool:
        """Tell a charge that takes a deed, *file a complaint* or *sue*, from mere words."""
        if verb.lemma in self._lexicon.classes["suing"]:
            return True
        return match.frame.act is Act.ACCUSE and "to" in match.frame.with_  # *take it to court*

    def _is_terms(self, verb: Node) -> bool:
        """Tell *a truce during which Oslo would leave*, a term of a plan, from an announcement."""
        would = any(kid.lower == "would" for kid in verb.all("aux"))
        return (
            would
            and verb.dep in {"relcl", "advcl", "conj"}
            and any(link.dep == "relcl" for link in (verb, verb.head))
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
                return False  # *to win back the isles, which London seized*: told, not spoken of
            below = ancestor
            outer = sentence.matches.get(ancestor.i)
            if outer is None or outer.matter is None or outer is match:
                continue
            if not node.within(outer.matter) or outer.node.within(outer.matter):
                continue  # *an embargo it imposed over the raid*: the raid is not the embargo's
            if outer.frame.act not in {Act.ASSERT, Act.YIELD} and (
                deed or match.frame.kind == "noun"
            ):
                if set(match.parties or self._referents.actor(match.actor)) & set(
                    outer.parties or self._referents.actor(outer.actor)
                ):
                    return True  # *acknowledged that its boat had entered*: the word says it
            if outer.frame.act is Act.DENY and node.pos in VERBAL:
                return True  # *rejected the charge that it had agreed to the border*
            if outer.frame.act in {Act.HOPE, Act.WARN, Act.THREATEN, Act.ACCUSE, Act.DENY}:
                return deed or (node.pos not in NOMINAL and node is outer.matter)
            if deed and outer.frame.act not in OPEN_MATTER:
                return True
        return False


def _is_called_home(verb: Node) -> bool:
    """Tell *cut short his tour and cancelled a meeting*, to be at home, from a rebuff."""
    return any(
        other.lemma == "cut" and any(kid.lower == "short" for kid in other.kids)
        for other in (verb.head, *verb.all("conj"))
        if other.pos in VERBAL
    )
