"""What pronouns and general phrases take up: *he*, *its*, *the two sides*, *the ministry*."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial
from typing import TYPE_CHECKING

from standoff.acts import Act
from standoff.reading.attributions import Attribution, innermost
from standoff.reading.clauses import is_negated, modal, surface
from standoff.reading.discourse import OFTEN, REPORTED, Discourse
from standoff.reading.lexicon import Lexicon
from standoff.reading.tree import NOMINAL, VERBAL, Node, Tree
from standoff.records import Parties

if TYPE_CHECKING:
    from standoff.reading.referents import Referents

COUNTED = frozenset(
    [
        "power",
        "country",
        "nation",
        "state",
        "government",
        "party",
        "leader",
        "minister",
        "ally",
        "neighbour",
        "neighbor",
        "member",
        "side",
        "rival",
        "capital",
        "republic",
        "president",
        "army",
        "navy",
        "group",
        "faction",
        "militia",
        "camp",
        "counterpart",
        "military",
        "people",
        "foe",
        "adversary",
        "enemy",
        "premier",
    ]
)
ANY_SIDE = frozenset({"side", "party", "rival", "camp", "two", "both", "pair", "other", "another"})
GROUPS = frozenset({"group", "faction", "militia"})
NUMBERS = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6}
PLURAL_TAGS = frozenset({"NNS", "NNPS"})
TELLING = frozenset(
    {Act.ACCUSE, Act.CRITICISE, Act.PRAISE, Act.REQUEST, Act.DEMAND, Act.WARN, Act.THREATEN}
)
OWN = frozenset({"country", "nation"})  # what a speaker calls his own
FACING = frozenset({"on", "upon", "to", "with", "against", "from"})
JUDGING = frozenset({Act.ACCUSE, Act.CRITICISE, Act.PRAISE, Act.SANCTION})


class Anaphora:
    """Resolves what stands for a party named elsewhere, sentence by sentence."""

    def __init__(
        self,
        referents: Referents,
        tree: Tree,
        lexicon: Lexicon,
        discourse: Discourse,
        attributions: list[list[Attribution]],
    ) -> None:
        self._referents = referents
        self._tree = tree
        self._lexicon = lexicon
        self._discourse = discourse
        self._attributions = attributions

    def phrase(self, node: Node) -> Parties | None:
        """Resolve *both sides*, *the other side*, *those countries*; else give `None`."""
        if (
            node.lemma not in {*COUNTED, *NUMBERS}
            and node.lower not in self._lexicon.reference_ends
        ):
            return None
        number = self._number(node)
        if number == 2:
            return self._both(node)
        if number is not None:
            for mention in reversed(self._discourse.mentions):
                if len(mention.parties) == number:
                    return mention.parties
        if node.lower not in self._lexicon.reference_ends:
            return None
        words = [other.lower for other in self._tree.nodes[node.left : node.i + 1]]
        kind = _reference(self._lexicon, words)
        if kind is None or (kind == "both" and node.lower == "both" and node.dep != "nsubj"):
            return None
        if kind == "each":
            return self._own(node)
        if kind == "both":
            return self._both(node)
        if kind == "other":
            speaker = self._referents.speaker(node)
            return self._discourse.most_named(speaker) if speaker else ()
        if kind == "country" and node.tag not in PLURAL_TAGS:
            return self.definite(node)
        if kind == "country":
            last = self._discourse.last(plural=True)
            return last.parties if last else ()
        return None

    def _number(self, node: Node) -> int | None:
        """Count *the three powers*, *all three*, *the two NATO members*: as many as were named."""
        if node.lower in NUMBERS and any(kid.lower == "all" for kid in node.all("det", "predet")):
            return NUMBERS[node.lower]
        if node.lemma not in COUNTED or node.tag not in PLURAL_TAGS:
            return None
        if any(kid.lower == "both" for kid in node.all("det", "predet", "preconj")):
            return 2
        count = node.kid("nummod")
        if count is None or not (
            is_definite(node) or any(kid.lower == "all" for kid in node.all("det", "predet"))
        ):
            return None
        return NUMBERS.get(count.lower)

    def _both(self, node: Node) -> Parties:
        """Take the two that were last named together, or that face each other in the report."""
        top = [
            code
            for code, count in self._discourse.salience.most_common()
            if count > 1 and code in self._lexicon.states
        ]
        own: Parties = ()
        clause = next((link for link in node.ancestors() if link.pos in VERBAL), None)
        if clause is not None and node.dep not in {"nsubj", "nsubjpass"}:
            subject = surface(clause, self._lexicon)
            own = self._referents.everyone(subject) if subject is not None else ()
        if self._is_of_three(node, top):  # *the two downstream countries*
            for mention in reversed(self._discourse.mentions):
                if len(mention.parties) == 2 and set(mention.parties) <= self._lexicon.states:
                    if not set(mention.parties) & set(own):
                        return mention.parties
            return ()
        pair = self._discourse.pair() if self._discourse.is_quarrel() else ()
        if pair and set(pair) <= self._lexicon.states and not set(pair) & set(own):
            if node.lemma not in GROUPS:
                return tuple(sorted(pair, key=lambda code: -self._discourse.salience[code]))
        if len(top) >= 2 and node.lemma not in GROUPS and not set(top[:2]) & set(own):
            return tuple(top[:2])
        named = [code for code in self._discourse.salience if code in self._lexicon.states]
        if len(named) == 2 and node.lemma not in GROUPS and not set(named) & set(own):
            return tuple(named)  # a story of two states
        for mention in reversed(self._discourse.mentions[-40:]):
            if self._could_be(node, mention.parties) and not set(mention.parties) & set(own):
                return mention.parties
        return ()

    def _is_of_three(self, node: Node, top: list[str]) -> bool:
        """Tell two that an adjective picks out of three or more from the two of the story."""
        third = self._discourse.salience[top[2]] if len(top) > 2 else 0
        return third >= OFTEN and any(
            kid.lower not in self._lexicon.classes["facing"] and not self._referents.who(kid)
            for kid in node.all("amod")
        )

    def _could_be(self, node: Node, parties: Parties) -> bool:
        """Say whether two parties can be what *both armies* or *the two groups* means."""
        if len(parties) != 2:
            return False
        if node.lemma in ANY_SIDE:
            return True
        groups = sum(self._lexicon.kinds.get(code) == "group" for code in parties)
        return groups == 2 if node.lemma in GROUPS else groups == 0

    def pronoun(self, node: Node) -> Parties:
        """Resolve *he*, *it*, *they*, *we* or *you*."""
        kind = _reference(self._lexicon, [node.lower])
        if kind is None or node.dep == "expl":
            return ()
        if kind == "we":
            return self._referents.speaker(node)
        if kind == "you":
            heard = self._heard(node)
            if heard:
                return heard
            speaker = self._referents.speaker(node)
            return self._discourse.most_named(speaker) if speaker else ()
        if kind == "thing" and _is_empty(node, self._lexicon):
            return ()
        if kind in {"person", "thing", "many"}:
            said = self._said(node, kind)
            if said:
                return said
            above = self._above(node, kind)
            return self._before(node, kind) if above is None else above
        if kind == "both":
            return self._both(node)
        return ()

    def _heard(self, node: Node) -> Parties:
        """Give whom a speaker addresses: *told the French ambassador*."""
        attribution = innermost(self._attributions[node.sentence], node)
        if attribution is None or attribution.cue is None:
            return ()
        for kid in attribution.cue.all("dobj", "dative"):
            return self._referents.everyone(kid)
        return ()

    def of_content(self, node: Node) -> Parties:
        """Resolve *the minister* in "Mexico would answer if …, the minister said"."""
        return self._own_state(self._subjects_said(node))

    def of_statement(self, node: Node) -> Parties:
        """Resolve *Spokesman Lee* in "Spokesman Lee said the South had no plan to …".

        Who speaks of a will, a plan or a lack speaks of his own state.
        """
        return self._own_state(
            subject
            for attribution in self._attributions[node.sentence]
            if attribution.source is not None and node.within(attribution.source)
            for clause in attribution.content[:1]
            if modal(clause, self._lexicon) == "will" or is_negated(clause)
            if (subject := surface(clause, self._lexicon)) is not None
        )

    def _own_state(self, subjects: Iterable[Node]) -> Parties:
        for subject in subjects:
            parties = self._referents.everyone(subject)
            if len(parties) == 1 and parties[0] in self._lexicon.states:
                if not self._referents.is_person(subject) and subject.pos == "PROPN":
                    return parties
        return ()

    def _said(self, node: Node, kind: str) -> Parties:
        """Resolve *its* in "Kyiv will answer if …, its foreign ministry said" by who Kyiv is."""
        if node.tag != "PRP$":
            return ()
        for subject in self._subjects_said(node):
            if self._agrees(subject, kind):
                return self._referents.everyone(subject)
        return ()

    def _subjects_said(self, node: Node) -> Iterator[Node]:
        """Give the subjects of what a source says, where they stand before the source."""
        for attribution in self._attributions[node.sentence]:
            source = attribution.source
            if source is None or not node.within(source) or not attribution.content:
                continue
            content = attribution.content[0]
            subject = surface(content, self._lexicon)
            if subject is not None and subject.i < node.i:
                yield subject

    def _above(self, node: Node, kind: str) -> Parties | None:
        """Take the subject of a clause above: *Iran says it …*, *Russia is drafting its reply*.

        `None` where there is none to take; nobody where people speak for themselves alone.
        """
        own = node.tag == "PRP$" or node.lower in {"itself", "himself", "herself", "themselves"}
        clause = next((link for link in node.ancestors() if link.pos in VERBAL), None)
        apart = self._apart(node, kind)
        acting = self._own(node)  # *ruled out taking it by force*: not who takes
        beside = clause.head if clause is not None and clause.dep == "conj" else None
        below = node
        for ancestor in node.ancestors():
            joined, below = below.dep == "conj", ancestor
            if ancestor is beside and ancestor.dep == "ccomp":
                continue  # *Bush said Musharraf had answered and that he hoped …*: Bush hopes
            if ancestor.pos in NOMINAL and ancestor.dep == "conj" and own:
                parties = self._referents.who(ancestor.head) if ancestor.head.i < node.i else ()
                if parties:  # *the United States and its allies*
                    return parties
            if ancestor.pos not in VERBAL:
                continue
            charged = ancestor.kid("dobj")
            if own and not joined and charged is not None and charged.i < node.i:
                if (
                    not node.within(charged)
                    and self._charges(ancestor)
                    and self._referents.everyone(charged)
                ):
                    return self._referents.everyone(charged)  # *thanked Algiers for its mediation*
            subject = ancestor.kid("nsubj", "nsubjpass")
            if subject is None or (subject.i > node.i and ancestor.i < node.i):
                if subject is None:
                    continue
            if ancestor.dep == "relcl" and subject.tag in {"WDT", "WP"} and ancestor is not clause:
                subject = ancestor.head  # *groups, which say they …*
            elif node.within(subject) or (not own and ancestor is clause):
                continue  # *annexed it*: not what annexed
            if self._agrees(subject, kind):
                if not own and self._referents.is_populace(subject):
                    return ()
                parties = self._referents.everyone(subject)
                if own and not parties and self._referents.is_craft(subject):
                    return ()  # *a vessel was on its way*
                if parties and (own or not set(parties) & {*acting, *apart}):
                    return parties
        return None

    def _apart(self, node: Node, kind: str) -> Parties:
        """Give whom a pronoun cannot be, since its own clause names them beside it.

        *It accused Algeria* is not Algeria's doing, nor is *he would speak to the Russian leader*
        Putin's (binding, by Chomsky, 1981, principle C).
        """
        verb = node.head
        if node.dep not in {"nsubj", "nsubjpass"} or verb.pos not in VERBAL:
            return ()
        found = self._referents.found
        objects = verb.all("dobj", "dative")
        for prep in verb.all("prep"):
            if prep.i > verb.i and prep.lower in FACING:
                objects.extend(prep.all("pobj"))
        apart: list[str] = []
        for object_ in objects:
            name = found.names.get(object_.i)
            if any(kid.tag == "PRP$" for kid in object_.kids):
                continue  # *it recalled its ambassador*: its own
            if self._referents.is_person(object_) and object_.pos != "PRON":
                apart.extend(self._referents.everyone(object_))
            elif name is not None and name.sense in {"name", "place", "organisation"}:
                if kind == "thing" or self._tells(verb):
                    apart.extend(self._referents.everyone(object_))
        return tuple(apart)

    def _tells(self, verb: Node) -> bool:
        """Say whether a verb is one of saying, judging or asking."""
        return verb.lemma in self._lexicon.cues or any(
            frame.act in TELLING for frame in self._lexicon.frames["verb"].get(verb.lemma, ())
        )

    def _charges(self, verb: Node) -> bool:
        """Say whether a verb judges its object for something: *accuse*, *thank*, *blame*."""
        return any(
            frame.act in JUDGING for frame in self._lexicon.frames["verb"].get(verb.lemma, ())
        )

    def _agrees(self, node: Node, kind: str) -> bool:
        if kind == "person":
            return self._referents.is_person(node) or (
                node.pos == "PROPN" and node.i not in self._referents.found.names
            )
        if kind == "many":
            return self._referents.is_plural(node)
        if self._referents.is_person(node):
            return self._speaks_for_body(node)
        return not self._referents.is_plural(node)

    def _speaks_for_body(self, node: Node) -> bool:
        """Tell *a spokesman for the alliance said it …* from a minister, who is no *it*."""
        return node.pos == "NOUN" and any(
            kid.lower == "for" and kid.kid("pobj") is not None for kid in node.all("prep")
        )

    def _speaks_behind(self, node: Node) -> bool:
        """Say whether a pronoun is the source of words that stand before it."""
        return any(
            attribution.source is node and attribution.content and attribution.content[0].i < node.i
            for attribution in self._attributions[node.sentence]
        )

    def _before(self, node: Node, kind: str) -> Parties:
        own = (*self._own(node), *self._apart(node, kind))
        telling = node.dep == "nsubj" and self._tells(node.head)
        last = partial(self._discourse.last, telling=telling)
        if kind == "person":
            mention = None
            if self._speaks_behind(
                node
            ):  # *Saakashvili had chosen war, he charged*: not S. says so
                here = self._discourse.sentences + node.sentence
                mention = last(person=True, until=here - 1)
            mention = mention or last(person=True, other_than=own)
        elif kind == "many":
            mention = last(plural=True, other_than=own) or last(person=False, other_than=own)
        else:
            here = self._discourse.sentences + node.sentence
            if node.lower == "it" and node.dep == "nsubj" and self._discourse.thing == here - 1:
                return ()  # *The plan was leaked. It calls for …*
            mention = last(person=False, plural=False, other_than=own)
        return mention.parties if mention else ()

    def _own(self, node: Node) -> Parties:
        """Give who acts in a word's own clause: *warned him* is not about who warns."""
        if node.tag == "PRP$" or node.dep in {"nsubj", "nsubjpass"}:
            return ()
        clause = next((link for link in node.ancestors() if link.pos in VERBAL), None)
        subject = surface(clause, self._lexicon) if clause is not None else None
        return (
            self._referents.everyone(subject)
            if subject is not None and not node.within(subject)
            else ()
        )

    def _home(self) -> Parties:
        return self._discourse.at_home(self._lexicon.states)

    def before(self, node: Node, *, person: bool | None = False) -> Parties:
        """Give the state that the sentence before was about: *Mali said …. Premier Maiga added …*.

        Only within a paragraph: a new one may turn to the other side. `person` says whether the
        state may have been named by a person of its, or (`None`) either way.
        """
        here = self._discourse.sentences + node.sentence
        if not node.sentence:
            return ()
        last = self._discourse.last(
            states=self._lexicon.states, person=person, since=here - 1, until=here - 1
        )
        return last.parties if last is not None and last.subject >= REPORTED else ()

    def definite(self, node: Node) -> Parties:
        """Take up a party with *the ministry*, *the government*: the last one that has such."""
        noun = self._discourse.nouns.get(node.lemma)
        if noun is not None:
            return (noun,) if noun else ()
        here = self._discourse.sentences + node.sentence
        states, own = self._lexicon.states, self._own(node)
        last = self._discourse.last(states=states, person=False, other_than=own, since=here)
        if last is not None:
            return last.parties
        said = tuple(code for code in self._referents.speaker(node) if code in states)
        office = self._referents.found.offices.get(node.i)
        own_force = (
            office is not None and office.kind == "force"
        )  # *the troops*, said by a minister
        for party in (
            said if node.lemma in OWN or own_force else (),
            self.before(node),
            self._home(),
        ):
            if party and not set(party) & set(own):
                return party
        last = self._discourse.last(states=states, other_than=own, until=here - 1)
        return last.parties if last is not None else ()


def is_definite(node: Node) -> bool:
    """Tell *the ministry* from *a ministry*."""
    determiner = node.kid("det")
    return determiner is not None and determiner.lower in {"the", "that", "this"}


def _reference(lexicon: Lexicon, words: list[str]) -> str | None:
    """Give the kind of a pronoun or phrase that fills all of these words."""
    if not words:
        return None
    length, kinds = lexicon.references.at(words, 0)
    return kinds[0] if length == len(words) else None


def _is_empty(node: Node, lexicon: Lexicon) -> bool:
    """Tell the *it* that stands for a clause: *it is clear that …*, *it remains to be seen*."""
    if node.dep not in {"nsubj", "nsubjpass"}:
        return False
    verb = node.head
    inner = [kid for clause in verb.all("xcomp", "ccomp", "advcl") for kid in clause.all("mark")]
    if verb.lemma == "be" and any(
        kid.lower in {"for", "up"} for kid in (*verb.all("prep", "advmod"), *inner)
    ):
        return True  # *it is for the members to decide*
    if verb.lemma in {"be", "seem", "appear", "remain", "become"} and verb.kid(
        "ccomp", "xcomp", "advcl", "csubj"
    ):
        complement = verb.kid("acomp", "attr", "oprd")
        return complement is not None
    judged = verb.kid("acomp") if verb.lemma == "be" else None
    if judged is None or judged.lower not in lexicon.valence:
        return False  # *it is ready to act*
    return judged.kid("xcomp", "ccomp") is not None  # *it is shameful to see*
