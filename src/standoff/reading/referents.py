"""Whom a noun phrase or a pronoun stands for: a party, or nobody."""

from __future__ import annotations

from collections.abc import Iterator

from standoff.acts import Act
from standoff.knowledge.schema import Person
from standoff.reading.attributions import Attribution, innermost
from standoff.reading.clauses import surface
from standoff.reading.discourse import Discourse, Mention
from standoff.reading.lexicon import Lexicon
from standoff.reading.parties import Found
from standoff.reading.tree import NOMINAL, VERBAL, Node, Tree
from standoff.records import Parties
from standoff.when import When

OWNERS = frozenset({"poss", "amod", "compound", "nmod", "nummod"})
OF = frozenset({"of", "for", "from"})
AT = frozenset({"in", "at"})
PARTITIVE = frozenset(
    ["member", "number", "dozen", "hundred", "thousand", "score", "group", "majority", "some", "most", "one", "many", "all", "none", "handful", "series", "couple", "part", "rest", "half", "ten", "million", "side", "each", "any", "several", "both", "either"]
)
COUNTED = frozenset(
    ["power", "country", "nation", "state", "government", "party", "leader", "minister", "ally", "neighbour", "neighbor", "member", "side", "rival", "capital", "republic", "president", "army", "navy", "group", "faction", "militia", "camp"]
)
ANY_SIDE = frozenset({"side", "party", "rival", "camp", "two", "both", "pair", "other", "another"})
GROUPS = frozenset({"group", "faction", "militia"})
NUMBERS = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6}
LEADING = frozenset({"lead", "head", "command", "chair", "represent", "run", "rule"})
PLURAL_TAGS = frozenset({"NNS", "NNPS"})
SPEECH = frozenset({"say", "claim"})
JUDGING = frozenset({Act.ACCUSE, Act.CRITICISE, Act.PRAISE, Act.SANCTION})
ACTING = ("vessel", "aircraft", "forces", "weapons")


class Referents:
    """The parties of one text, resolved sentence by sentence with the memory of the report."""

    def __init__(
        self,
        tree: Tree,
        found: Found,
        lexicon: Lexicon,
        discourse: Discourse,
        attributions: list[list[Attribution]],
    ) -> None:
        self._tree = tree
        self._found = found
        self._lexicon = lexicon
        self._discourse = discourse
        self._attributions = attributions
        self._known: dict[int, Parties] = {}
        self._persons: set[int] = set()
        self._things = frozenset().union(
            *(lexicon.classes.get(name, frozenset()) for name in ACTING)
        )

    def read_all(self) -> None:
        """Resolve the sentences in turn, and remember who spoke in each."""
        for (first, last), attributions in zip(
            self._tree.sentences, self._attributions, strict=True
        ):
            self._read(first, last)
            for attribution in attributions:
                parties = self.sayers(attribution)
                if parties and attribution.inside is None and attribution.kind in SPEECH:
                    self._discourse.speaker = parties
                    self._discourse.voice = attribution.voice

    def sayers(self, attribution: Attribution) -> Parties:
        """Give the parties whose words an attribution reports."""
        if attribution.parties is None:
            attribution.parties = ()  # an answer to whoever asks in a circle
            source = attribution.source
            if source is not None:
                attribution.parties = self.actor(source)
                attribution.voice = self.voice(source) if self.everyone(source) else None
            elif attribution.carried:
                attribution.parties = self._discourse.speaker
                attribution.voice = self._discourse.voice
        return attribution.parties

    def actor(self, node: Node | None) -> Parties:
        """Give who acts or speaks in a phrase: a party, or the owner of a statement."""
        if node is None:
            return ()
        parties = self.everyone(node)
        if parties or node.pos not in NOMINAL:
            return parties
        lexicon = self._lexicon
        if (
            node.lemma in lexicon.cue_nouns
            or node.lemma in lexicon.frames["noun"]
            or any(node.lemma in lexicon.classes.get(name, ()) for name in ("claim", "body"))
        ):
            return self.owner(node)
        return ()

    def speaker(self, node: Node) -> Parties:
        """Give who speaks where a word stands: the source of the closest attribution around it."""
        attribution = innermost(self._attributions[node.sentence], node)
        return self.sayers(attribution) if attribution is not None else ()

    def _read(self, first: int, last: int) -> None:
        """Resolve a sentence from left to right and remember whom it named."""
        for node in self._tree.nodes[first:last]:
            if node.pos not in NOMINAL and node.i not in self._found.names:
                continue
            parties = self.who(node)
            if not parties or node.dep in {"compound", "amod"}:
                continue
            if node.pos == "PRON" and node.lower in {"i", "we", "us", "our", "my", "you", "me"}:
                continue
            self._discourse.remember(
                Mention(
                    parties=self.everyone(node) if node.dep != "conj" else parties,
                    person=self.is_person(node),
                    plural=self.is_plural(node) and node.dep != "conj",
                    subject=_rank(node),
                    sentence=self._discourse.sentences + node.sentence,
                )
            )

    def who(self, node: Node) -> Parties:
        """Give the party that this one phrase stands for, without those coordinated with it."""
        known = self._known.get(node.i)
        if known is None:
            self._known[node.i] = ()  # an answer to whoever asks in a circle
            known = self._known[node.i] = self._who(node)
        return known

    def everyone(self, node: Node) -> Parties:
        """Give the parties of a phrase and of all that is coordinated with it."""
        parties = list(self.who(node))
        if not parties and node.pos == "NOUN":
            for kid in node.all("appos"):  # *two groups, Lashkar and Jaish*
                parties.extend(self.everyone(kid))
        for kid in node.kids:
            if kid.dep == "conj" and (kid.pos in NOMINAL or kid.i in self._found.names):
                parties.extend(self.everyone(kid))
        return tuple(dict.fromkeys(parties))

    def owner(self, node: Node) -> Parties:
        """Give whom a noun belongs to: *Moscow's*, *its*, *Western*, *U.S.*, *… of the EU*."""
        parties: list[str] = []
        for kid in node.kids:
            if kid.dep in OWNERS:
                if kid.tag == "WP$":  # *Slovenia, whose parliament …*
                    clause = next((link for link in kid.ancestors() if link.dep == "relcl"), None)
                    parties.extend(self.everyone(clause.head) if clause is not None else ())
                    continue
                parties.extend(self.everyone(kid))
                if not parties and kid.dep in {"poss", "compound", "nmod"}:
                    parties.extend(self.owner(kid))  # *the Russian president's offer*
        if not parties:
            for kid in node.all("prep"):
                if kid.lower in OF:
                    for pobj in kid.all("pobj"):
                        parties.extend(self.everyone(pobj))
        if not parties and node.dep == "conj" and node.head.pos in NOMINAL:
            parties.extend(self._modifying(node.head))
        return tuple(dict.fromkeys(parties))

    def is_person(self, node: Node) -> bool:
        """Say whether a phrase names a human being."""
        office = self._found.offices.get(node.i)
        if office is not None:
            return office.kind not in {"body", "force", "people"} and not self.is_plural(node)
        return (
            node.i in self._persons
            or node.i in self._found.persons
            or node.lower in {"he", "she", "him", "her", "his"}
        )

    def is_place(self, node: Node) -> bool:
        """Say whether a phrase names a capital or a seat of government."""
        name = self._found.names.get(node.i)
        return name is not None and name.sense == "place"

    def is_plural(self, node: Node) -> bool:
        """Say whether *they* could take up the phrase."""
        return (
            (node.tag in PLURAL_TAGS and not self._is_singular_name(node))
            or node.kid("conj") is not None
            or node.lower in {"they", "them", "their"}
        )

    def _is_singular_name(self, node: Node) -> bool:
        """Tell the *United States* and the *Emirates* from the *Russians*."""
        name = self._found.names.get(node.i)
        return name is not None and name.sense in {"name", "place", "organisation"}

    def voice(self, node: Node) -> str | None:
        """Give the words of the person, office or capital that speaks for a party.

        `None` for the party's own name and for *it*, *they* or *we*.
        """
        name = self._found.names.get(node.i)
        if name is not None and name.sense != "place" and node.i not in self._found.offices:
            return None
        if node.pos == "PRON" and not self.is_person(node):
            return None
        first, last = self.extent(node)
        return self._tree.span(first, last)

    def extent(self, node: Node) -> tuple[int, int]:
        """Bound a noun phrase, leaving out the clauses that hang on it."""
        first, last = node.left, node.right
        for kid in node.kids:
            if kid.i > node.i and kid.dep in {"relcl", "acl", "advcl", "ccomp", "parataxis"}:
                last = min(last, kid.left - 1)
        while last > node.i and self._tree.nodes[last].pos in {"PUNCT", "SPACE", "CCONJ"}:
            last -= 1
        while first < node.i and self._tree.nodes[first].pos in {"PUNCT", "SPACE", "CCONJ"}:
            first += 1
        return first, last

    # -- one question after another, the surest first

    def _who(self, node: Node) -> Parties:
        lemma = node.lemma
        if node.pos == "PRON" or node.tag == "PRP$":
            return self._pronoun(node)
        general = self._general(node)
        if general is not None:
            return general
        name = self._found.names.get(node.i)
        office = self._found.offices.get(node.i)
        if name is not None and office is None:
            return self._named(node, name.party)
        if node.i in self._found.inner and office is None:
            return ()
        if lemma in {"ally", "allies"}:
            return self._allies(node)
        if office is not None and office.kind != "people":
            parties = self._office(node, office.party)
            if parties:
                self._bind_apposition(node, parties)
            return parties
        if node.i in self._found.persons:
            return self._person(node, self._found.persons[node.i])
        if node.pos == "PROPN" or node.text in self._discourse.bound:
            return self._stranger(node)
        if lemma in PARTITIVE:
            for kid in node.all("prep"):
                if kid.lower == "of":
                    for pobj in kid.all("pobj"):
                        return self.everyone(pobj)
        if lemma in self._lexicon.nouns and node.kid("amod", "compound", "nmod") is None:
            return self._back(node)
        if lemma in self._things or (office is not None and office.kind == "people"):
            return self._modifying(node)
        if node.dep == "appos" and node.kid("relcl", "prep") is not None:
            return self._modifying(node)
        return ()

    def _named(self, node: Node, party: str) -> Parties:
        """Take the name, unless the phrase says whose it is: *Kosovo Serbs*, *the U.S. dollar*."""
        organisation = self._lexicon.kinds.get(party)
        if organisation is not None:
            for code, nouns in (("nouns", self._lexicon.nouns),):
                assert code
                for noun, codes in nouns.items():
                    if party in codes:
                        self._discourse.nouns[noun] = party
        return (party,)

    def _modifying(self, node: Node) -> Parties:
        parties: list[str] = []
        for kid in node.kids:
            if kid.dep in OWNERS:
                parties.extend(self.everyone(kid))
        return tuple(dict.fromkeys(parties))

    def _allies(self, node: Node) -> Parties:
        owners = self.owner(node)
        return tuple(
            code if self._lexicon.kinds.get(code) in {"bloc", "alliance"} else f"{code}:allies"
            for code in owners
            if ":" not in code
        )

    def _office(self, node: Node, fixed: str) -> Parties:
        owners = self.owner(node)
        if not owners:
            for kid in node.all("prep"):
                if kid.lower in AT:
                    for pobj in kid.all("pobj"):
                        owners = self.everyone(pobj)
        if not owners:
            owners = self._of_apposition(node)
        if owners:
            return owners
        if fixed:
            return (fixed,)
        if self._is_definite(node) and self._acts(node):
            return self._of_content(node) or self._definite(node)
        return ()

    def _of_apposition(self, node: Node) -> Parties:
        for kid in node.all("appos"):
            parties = self.who(kid)
            if parties:
                return parties
        return ()

    def _is_definite(self, node: Node) -> bool:
        determiner = node.kid("det")
        return determiner is not None and determiner.lower in {"the", "that", "this"}

    def _acts(self, node: Node) -> bool:
        return node.dep in {"nsubj", "nsubjpass"} or (
            node.dep == "pobj" and node.head.dep == "agent"
        )

    def _definite(self, node: Node) -> Parties:
        """Take up a party with *the ministry*, *the government*: the last one that has such."""
        noun = self._discourse.nouns.get(node.lemma)
        if noun is not None:
            return (noun,)
        last = self._discourse.last(states=self._lexicon.states, other_than=self._own(node))
        return last.parties if last is not None else ()

    def _person(self, node: Node, people: list[Person]) -> Parties:
        told = self._told(node)
        if told:
            self._bind(node, told)
            return told
        bound = self._discourse.bound.get(node.text)
        if bound:
            return (bound,)
        party = self._of_table(people)
        if party:
            self._discourse.bound.setdefault(node.text, party)
            return (party,)
        return ()

    def _told(self, node: Node) -> Parties:
        """Read what the text itself says of a person: *Hungarian Prime Minister Viktor Orban*."""
        titled = any(
            kid.i in self._found.offices or kid.i in self._found.inner
            for kid in node.kids
            if kid.dep in OWNERS or kid.dep == "appos"
        )
        if titled:
            parties = self._modifying(node)
            for kid in node.kids:
                if not parties and kid.dep in OWNERS and kid.i in self._found.offices:
                    parties = self.who(kid) if self._found.offices[kid.i].party else self.owner(kid)
            if parties:
                return parties
        for kid in node.all("appos"):
            if kid.i in self._found.offices or kid.kid("relcl", "prep", "poss", "amod"):
                parties = self.who(kid)
                if parties:
                    return parties
        if node.dep == "appos" and node.head.i in self._found.offices:
            return self.owner(node.head)
        for kid in node.all("relcl"):
            if kid.lemma in LEADING:
                for object_ in kid.all("dobj"):
                    parties = self.who(object_) or self._modifying(object_)
                    if parties:
                        return parties
        return ()

    def _stranger(self, node: Node) -> Parties:
        """Bind a name that no table knows by what the report says of it, now or before."""
        told = self._told(node)
        if told:
            self._bind(node, told)
            return told
        bound = self._discourse.bound.get(node.text)
        if bound:
            self._persons.add(node.i)
            return (bound,)
        people = self._lexicon.surnames.get(node.text)
        if people and node.kid("compound") is None:
            party = self._of_table(people)
            if party:
                self._persons.add(node.i)
                return (party,)
        if people and any(kid.i in self._found.offices for kid in node.all("compound", "nmod")):
            party = self._of_table(people)
            if party:
                self._bind(node, (party,))
                return (party,)
        return ()

    def _bind(self, node: Node, parties: Parties) -> None:
        self._persons.add(node.i)
        if len(parties) == 1 and node.pos == "PROPN":
            self._discourse.bound[node.text] = parties[0]

    def _bind_apposition(self, node: Node, parties: Parties) -> None:
        for kid in node.all("appos"):
            if kid.pos == "PROPN" and kid.i not in self._found.names:
                self._known.setdefault(kid.i, parties)
                self._bind(kid, parties)

    def _of_table(self, people: list[Person]) -> str | None:
        """Give the one party that the table allows at the report's date, or nobody."""
        year = When(self._discourse.date).first.year if self._discourse.date else None
        fitting = {
            person.party
            for person in people
            if year is None
            or (
                (person.since is None or person.since <= year)
                and (person.until is None or year <= person.until)
            )
        }
        if not fitting and year is not None:  # out of office by then, but still the same person
            fitting = {
                person.party for person in people if person.since is None or person.since <= year
            }
        return fitting.pop() if len(fitting) == 1 else None

    def _back(self, node: Node) -> Parties:
        """Take up an organisation with its common noun: *the alliance*, *the bloc*."""
        if not self._is_definite(node):
            return ()
        party = self._discourse.nouns.get(node.lemma)
        return (party,) if party else ()

    # -- pronouns and phrases like *both sides*

    def _general(self, node: Node) -> Parties | None:
        number = self._number(node)
        if number == 2:
            return self._both(node)
        if number is not None:
            for mention in reversed(self._discourse.mentions):
                if len(mention.parties) == number:
                    return mention.parties
        words = [other.lower for other in self._tree.nodes[node.left : node.i + 1]]
        kind = _reference(self._lexicon, words)
        if kind is None or (kind == "both" and node.lower == "both" and node.dep != "nsubj"):
            return None
        if kind == "each":
            return self._own(node)
        if kind == "both":
            return self._both(node)
        if kind == "other":
            speaker = self.speaker(node)
            return self._discourse.counterpart(speaker) if speaker else ()
        if kind == "country" and node.tag not in PLURAL_TAGS:
            return self._definite(node)
        if kind == "country":
            last = self._discourse.last(plural=True)
            return last.parties if last else ()
        return None

    def _number(self, node: Node) -> int | None:
        """Count *the three powers*, *the two NATO members*: as many parties as were named together."""
        if node.lemma not in COUNTED or node.tag not in PLURAL_TAGS:
            return None
        if any(kid.lower == "both" for kid in node.all("det", "predet", "preconj")):
            return 2
        count = node.kid("nummod")
        if count is None or not self._is_definite(node):
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
            own = self.everyone(subject) if subject is not None else ()
        if len(top) >= 2 and node.lemma not in GROUPS and not set(top[:2]) & set(own):
            return tuple(top[:2])
        for mention in reversed(self._discourse.mentions[-40:]):
            if self._could_be(node, mention.parties) and not set(mention.parties) & set(own):
                return mention.parties
        pair = self._discourse.pair
        if self._could_be(node, pair) and not set(pair) & set(own):
            return pair
        return ()

    def _could_be(self, node: Node, parties: Parties) -> bool:
        """Say whether two parties can be what *both armies*, *the two groups*, *both sides* mean."""
        if len(parties) != 2:
            return False
        if node.lemma in ANY_SIDE:
            return True
        groups = sum(self._lexicon.kinds.get(code) == "group" for code in parties)
        return groups == 2 if node.lemma in GROUPS else groups == 0

    def _pronoun(self, node: Node) -> Parties:
        kind = _reference(self._lexicon, [node.lower])
        if kind is None or node.dep == "expl":
            return ()
        if kind == "we":
            return self.speaker(node)
        if kind == "you":
            heard = self._heard(node)
            if heard:
                return heard
            speaker = self.speaker(node)
            return self._discourse.counterpart(speaker) if speaker else ()
        if kind == "thing" and _is_empty(node):
            return ()
        if kind in {"person", "thing", "many"}:
            said = self._said(node, kind)
            if said:
                return said
            return self._above(node, kind) or self._before(kind, self._own(node))
        if kind == "both":
            return self._both(node)
        return ()

    def _heard(self, node: Node) -> Parties:
        """Give whom a speaker addresses: *told the French ambassador*."""
        attribution = innermost(self._attributions[node.sentence], node)
        if attribution is None or attribution.cue is None:
            return ()
        for kid in attribution.cue.all("dobj", "dative"):
            return self.everyone(kid)
        return ()

    def _of_content(self, node: Node) -> Parties:
        """Resolve *the minister* in "Mexico would answer if …, the minister said"."""
        for subject in self._subjects_said(node):
            parties = self.everyone(subject)
            if len(parties) == 1 and parties[0] in self._lexicon.states:
                if not self.is_person(subject) and subject.pos == "PROPN":
                    return parties
        return ()

    def _said(self, node: Node, kind: str) -> Parties:
        """Resolve *its* in "Kyiv will answer if …, its foreign ministry said" by who Kyiv is."""
        if node.tag != "PRP$":
            return ()
        for subject in self._subjects_said(node):
            if self._agrees(subject, kind):
                return self.everyone(subject)
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

    def _above(self, node: Node, kind: str) -> Parties:
        """Take the subject of a clause above: *Iran says it …*, *Russia is drafting its reply*."""
        own = node.tag == "PRP$" or node.lower in {"itself", "himself", "herself", "themselves"}
        clause = next((link for link in node.ancestors() if link.pos in VERBAL), None)
        beside = clause.head if clause is not None and clause.dep == "conj" else None
        for ancestor in node.ancestors():
            if ancestor is beside and ancestor.dep == "ccomp":
                continue  # *Bush said Musharraf had answered and that he hoped …*: Bush hopes
            if ancestor.pos in NOMINAL and ancestor.dep == "conj" and own:
                parties = self.who(ancestor.head) if ancestor.head.i < node.i else ()
                if parties:  # *the United States and its allies*
                    return parties
            if ancestor.pos not in VERBAL:
                continue
            charged = ancestor.kid("dobj")
            if own and charged is not None and charged.i < node.i and not node.within(charged):
                if self._charges(ancestor) and self.everyone(charged):
                    return self.everyone(charged)  # *thanked Algiers for its mediation*
            subject = ancestor.kid("nsubj", "nsubjpass")
            if subject is None or (subject.i > node.i and ancestor.i < node.i):
                if subject is None:
                    continue
            if node.within(subject) or (not own and ancestor is clause):
                continue  # *annexed it*: not what annexed
            if self._agrees(subject, kind):
                parties = self.everyone(subject)
                if parties:
                    return parties
        return ()

    def _charges(self, verb: Node) -> bool:
        """Say whether a verb judges its object for something: *accuse*, *thank*, *blame*."""
        return any(
            frame.act in JUDGING for frame in self._lexicon.frames["verb"].get(verb.lemma, ())
        )

    def _agrees(self, node: Node, kind: str) -> bool:
        if kind == "person":
            return self.is_person(node) or (node.pos == "PROPN" and node.i not in self._found.names)
        if kind == "many":
            return self.is_plural(node)
        return not self.is_person(node) and not self.is_plural(node)

    def _before(self, kind: str, own: Parties) -> Parties:
        last = self._discourse.last
        if kind == "person":
            mention = last(person=True, other_than=own)
        elif kind == "many":
            mention = last(plural=True, other_than=own) or last(person=False, other_than=own)
        else:
            mention = last(person=False, plural=False, other_than=own)
        return mention.parties if mention else ()

    def _own(self, node: Node) -> Parties:
        """Give who acts in a word's own clause: *warned him* is not about who warns."""
        if node.tag == "PRP$" or node.dep in {"nsubj", "nsubjpass"}:
            return ()
        clause = next((link for link in node.ancestors() if link.pos in VERBAL), None)
        subject = surface(clause, self._lexicon) if clause is not None else None
        return self.everyone(subject) if subject is not None and not node.within(subject) else ()


def _rank(node: Node) -> int:
    """Rank a mention by its role: the subject of a main or reported clause before other subjects."""
    if node.dep not in {"nsubj", "nsubjpass"}:
        return 0
    hung = sum(
        link.dep in {"advcl", "relcl", "acl"} for link in (node.head, *node.head.ancestors())
    )
    return 3 - min(hung, 2)


def _reference(lexicon: Lexicon, words: list[str]) -> str | None:
    """Give the kind of a pronoun or phrase that fills all of these words."""
    if not words:
        return None
    length, kinds = lexicon.references.at(words, 0)
    return kinds[0] if length == len(words) else None


def _is_empty(node: Node) -> bool:
    """Tell the *it* that stands for a clause: *it is clear that …*, *it remains to be seen*."""
    if node.dep not in {"nsubj", "nsubjpass"}:
        return False
    verb = node.head
    if verb.lemma in {"be", "seem", "appear", "remain", "become"} and verb.kid(
        "ccomp", "xcomp", "advcl", "csubj"
    ):
        complement = verb.kid("acomp", "attr", "oprd")
        return complement is not None
    return False
