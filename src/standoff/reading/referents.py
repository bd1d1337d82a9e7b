"""Whom a noun phrase or a pronoun stands for: a party, or nobody."""

from __future__ import annotations

from standoff.reading.anaphora import Anaphora, is_definite
from standoff.reading.attributions import Attribution, innermost
from standoff.reading.discourse import MAIN, REPORTED, Discourse, Mention
from standoff.reading.lexicon import Lexicon
from standoff.reading.offices import OF, Offices
from standoff.reading.parties import Found
from standoff.reading.persons import OWNERS, Persons
from standoff.reading.tree import NOMINAL, Node, Tree
from standoff.records import Parties

PARTITIVE = frozenset(
    [
        "member",
        "number",
        "dozen",
        "hundred",
        "thousand",
        "score",
        "group",
        "majority",
        "some",
        "most",
        "one",
        "many",
        "all",
        "none",
        "handful",
        "series",
        "couple",
        "part",
        "rest",
        "half",
        "ten",
        "million",
        "side",
        "each",
        "any",
        "several",
        "both",
        "either",
    ]
)
THINGS = ("agreement", "proposal", "measures", "sanctions", "claim", "pact")
PLURAL_TAGS = frozenset({"NNS", "NNPS"})
SPEECH = frozenset({"say", "claim", "show"})
FORMAL = frozenset({"organisation", "bloc", "alliance"})  # kinds whose name ends with what they are
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
        self.found = found
        self._lexicon = lexicon
        self._discourse = discourse
        self._attributions = attributions
        self._anaphora = Anaphora(self, tree, lexicon, discourse, attributions)
        self._known: dict[int, Parties] = {}
        self.salience: list[dict[str, int]] = []  # of the report, as of each sentence
        self._offices = Offices(self, self._anaphora, lexicon, discourse)
        self._persons = Persons(self, self._offices, lexicon, discourse)
        self._things = frozenset().union(*(lexicon.classes[name] for name in ACTING))

    def read_all(self) -> None:
        """Resolve the sentences in turn, and remember who spoke in each."""
        for (first, last), attributions in zip(
            self._tree.sentences, self._attributions, strict=True
        ):
            self._read(first, last)
            self.salience.append(dict(self._discourse.salience))
            for attribution in attributions:
                parties = self.sayers(attribution)
                if attribution.inside is not None or attribution.kind not in SPEECH:
                    continue
                if parties or self._is_nobodys(attribution.source):
                    self._discourse.speaker = parties
                    self._discourse.voice = attribution.voice
                if not parties and attribution.source is not None:
                    self._remember_nobody(attribution.source)

    def _is_outsider(self, node: Node) -> bool:
        return node.pos == "NOUN" and node.lemma in self._lexicon.classes["outsiders"]

    def _is_many(self, node: Node) -> bool:
        """Tell *the judges ruled*, whom a later *they* means, from a part of a clause."""
        return node.tag == "NNS" and node.pos == "NOUN" and _rank(node) == MAIN

    def is_craft(self, node: Node) -> bool:
        """Tell *another vessel was on its way*, which a later *it* means."""
        classes = self._lexicon.classes
        craft = any(node.lemma in classes[name] for name in ("vessel", "aircraft"))
        return craft and node.tag == "NN" and _rank(node) >= REPORTED

    def _is_nobodys(self, source: Node | None) -> bool:
        """Tell *a researcher said* from *a statement said*, which may be the last speaker's."""
        if source is None:
            return False
        classes = self._lexicon.classes
        return source.pos not in NOMINAL or not (
            source.lemma in self._lexicon.cue_nouns
            or any(source.lemma in classes[name] for name in ("claim", "body"))
        )

    def _remember_nobody(self, source: Node) -> None:
        """Remember who speaks for no party, so that *he said* goes to nobody else.

        *An analyst in Dakar said … “They lose,” he said*; *Residents said …, they said*.
        """
        if source.pos == "PRON" or not self._is_nobodys(source):
            return
        plural = self.is_plural(source)
        human = not plural and not self.is_craft(source)
        for person in (True, False) if source.pos == "PROPN" and not plural else (human,):
            self._discourse.remember(
                Mention(
                    parties=(),
                    person=person,
                    plural=plural,
                    subject=MAIN,
                    sentence=self._discourse.sentences + source.sentence,
                )
            )

    def _remember_fallen(self, node: Node) -> None:
        """Remember who fell from office: *he* then is nobody, yet the story is of his state."""
        self._discourse.remember(
            Mention(
                parties=(),
                person=True,
                plural=False,
                subject=_rank(node),
                sentence=self._discourse.sentences + node.sentence,
            )
        )
        party = self._discourse.fallen[node.text]
        if party:
            self._discourse.salience[party] += 1

    def sayers(self, attribution: Attribution) -> Parties:
        """Give the parties whose words an attribution reports."""
        if attribution.parties is None:
            attribution.parties = ()  # an answer to whoever asks in a circle
            source = attribution.source
            if source is not None:
                attribution.parties = self.doer(source) or self._offices.insider(source)
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
            or any(node.lemma in lexicon.classes[name] for name in ("claim", "body"))
        ):
            return self.owner(node) or self._author(node)
        return ()

    def doer(self, node: Node | None, *, speaks: bool = True) -> Parties:
        """Give for whom a phrase speaks or acts, leaving out people who do it for themselves.

        What they do in the open, a march or a strike, is told of their state all the same.
        """
        alone = node is None or (self.is_populace(node) and (speaks or node.i in self.found.names))
        return () if alone else self.actor(node)

    def is_populace(self, node: Node) -> bool:
        """Tell people who do not speak for their state: *some 300 Serbs*, *Danish farm groups*."""
        office, name = self.found.offices.get(node.i), self.found.names.get(node.i)
        if office is not None:
            whose = node.kid("poss") is not None or node.lemma in PARTITIVE
            if node.lemma in self._lexicon.classes["inspectors"] and self._is_of_body(node):
                return False  # *U.N. experts* report what the organisation sent them to see
            return office.kind == "people" and node.lemma not in self._things and not whose
        if name is not None:
            counted = node.kid("nummod") or any(
                kid.lower in self._lexicon.classes["ethnic"] for kid in node.kids
            )
            return bool(counted) and node.tag in PLURAL_TAGS and not self._is_singular_name(node)
        civil = self._lexicon.classes["civil"]
        return node.pos == "NOUN" and any(
            kid.lemma in civil for kid in node.all("compound", "amod", "nmod", "poss")
        )

    def _is_of_body(self, node: Node) -> bool:
        """Tell *U.N. experts* from *Danish experts*."""
        codes = self.everyone(node)
        kinds = {self._lexicon.kinds.get(code) for code in codes}
        return bool(codes) and not kinds & {None, "bloc", "group"}

    def _author(self, node: Node) -> Parties:
        """Give whose *a statement that accused …* is: *he said so in a statement*."""
        if node.dep != "pobj" or node.head.lower != "in" or node.kid("poss") is not None:
            return ()
        verb = node.head.head
        subject = verb.kid("nsubj")
        return self.everyone(subject) if subject is not None else ()

    def speaker(self, node: Node) -> Parties:
        """Give who speaks where a word stands: the source of the closest attribution around it."""
        attribution = innermost(self._attributions[node.sentence], node)
        return self.sayers(attribution) if attribution is not None else ()

    def _read(self, first: int, last: int) -> None:
        """Resolve a sentence from left to right and remember whom it named."""
        for node in self._tree.nodes[first:last]:
            if node.pos not in NOMINAL and node.i not in self.found.names:
                continue
            parties = self.who(node)
            if not parties and node.dep in {"nsubj", "nsubjpass"} and node.head.is_root:
                if node.pos == "NOUN" and node.tag == "NN" and self._is_thing(node):
                    self._discourse.thing = self._discourse.sentences + node.sentence
            if node.text in self._discourse.fallen and not parties:
                self._remember_fallen(node)
            if node.dep == "nsubj":
                alone = self._is_outsider(node) or self._is_many(node) or self.is_craft(node)
                if self.is_populace(node) or (alone and not parties):
                    self._remember_nobody(node)
            if not parties or node.dep in {"compound", "amod"} or self._is_city(node):
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

    def settle(self, node: Node, parties: Parties) -> None:
        """Say beforehand whom a phrase stands for, unless that is known."""
        self._known.setdefault(node.i, parties)

    def everyone(self, node: Node) -> Parties:
        """Give the parties of a phrase and of all that is coordinated with it."""
        own = self.who(node)
        more: list[str] = []
        named = bool(own) or node.pos != "NOUN"
        for kid in node.kids:
            if kid.dep == "conj":
                if kid.pos in NOMINAL or kid.i in self.found.names:
                    more.extend(self.everyone(kid))
            elif kid.dep == "appos" and not named:  # *two groups, Lashkar and Jaish*
                more.extend(self.everyone(kid))
        return tuple(dict.fromkeys((*own, *more))) if more else own

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
            aide = node.lemma in self._lexicon.classes["aide"]
            for kid in node.all("prep"):
                if kid.lower in OF or (kid.lower == "to" and aide):  # *an aide to the premier*
                    for pobj in kid.all("pobj"):
                        parties.extend(self.everyone(pobj))
        if not parties and node.dep == "conj" and node.head.pos in NOMINAL:
            parties.extend(self.modifying(node.head))
        return tuple(dict.fromkeys(parties))

    def is_person(self, node: Node) -> bool:
        """Say whether a phrase names a human being."""
        office = self.found.offices.get(node.i)
        if office is not None:
            return office.kind not in {"body", "force", "people"} and not self.is_plural(node)
        return (
            node.i in self._persons.bound
            or node.i in self.found.persons
            or node.lower in {"he", "she", "him", "her", "his"}
        )

    def is_place(self, node: Node) -> bool:
        """Say whether a phrase names a capital or a seat of government."""
        name = self.found.names.get(node.i)
        return name is not None and name.sense == "place"

    def _is_thing(self, node: Node) -> bool:
        classes = self._lexicon.classes
        return any(node.lemma in classes[name] for name in THINGS)

    def _is_city(self, node: Node) -> bool:
        name = self.found.names.get(node.i)
        return name is not None and name.sense == "city"

    def is_plural(self, node: Node) -> bool:
        """Say whether *they* could take up the phrase."""
        return (
            (node.tag in PLURAL_TAGS and not self._is_singular_name(node))
            or node.kid("conj") is not None
            or node.lower in {"they", "them", "their"}
        )

    def _is_singular_name(self, node: Node) -> bool:
        """Tell the *United States* and the *Emirates* from the *Russians*."""
        name = self.found.names.get(node.i)
        return name is not None and name.sense in {"name", "place", "organisation"}

    def voice(self, node: Node) -> str | None:
        """Give the words of the person, office or capital that speaks for a party.

        `None` for the party's own name and for *it*, *they* or *we*.
        """
        name = self.found.names.get(node.i)
        if name is not None and name.sense != "place" and node.i not in self.found.offices:
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
            return self._anaphora.pronoun(node)
        general = self._anaphora.phrase(node)
        if general is not None:
            return general
        name = self.found.names.get(node.i)
        office = self.found.offices.get(node.i)
        if name is not None and office is None:
            if name.sense == "city":  # where a blow falls, not who strikes it
                return () if node.dep == "nsubj" else (name.party,)
            kind = self._lexicon.kinds.get(name.party)
            if (
                kind in FORMAL
                and name.sense == "organisation"
                and self.found.first[node.i] != node.i
            ):
                self._discourse.nouns[node.lemma.lower()] = name.party  # *the Commission* then
            return self._named(name.party)
        if node.i in self.found.inner and office is None:
            return ()
        if lemma in self._lexicon.classes["private"]:
            whose = node.kid("poss")
            if whose is not None and (self.is_person(whose) or whose.i in self.found.persons):
                return ()  # *his lawyers* speak for him alone
        if lemma in {"ally", "allies"}:
            return self._allies(node)
        if office is not None and office.kind != "people":
            parties = self._offices.whose(node, office.party)
            if parties:
                self._persons.bind_apposition(node, parties)
            return parties
        if node.i in self.found.persons:
            return self._persons.named(node, self.found.persons[node.i])
        if node.pos == "PROPN" or node.text in self._discourse.bound:
            return self._persons.stranger(node)
        if lemma in PARTITIVE:
            for kid in node.all("prep"):
                if kid.lower == "of":
                    for pobj in kid.all("pobj"):
                        return self.everyone(pobj)
        if lemma in self._lexicon.nouns and node.kid("amod", "compound", "nmod") is None:
            return self._back(node)
        if lemma in self._things or (office is not None and office.kind == "people"):
            return self.modifying(node) or self.launched(node)
        if node.dep == "appos" and node.kid("relcl", "prep") is not None:
            return self.modifying(node)
        return ()

    def _named(self, party: str) -> Parties:
        for noun in self._lexicon.nouns_of.get(party, ()):
            self._discourse.nouns[noun] = party  # whom *the alliance*, *the kingdom* now means
        return (party,)

    def modifying(self, node: Node) -> Parties:
        """Give the parties that stand before a noun: *Turkish*, *the EU's*, *Greek and Cypriot*."""
        parties: list[str] = []
        for kid in node.kids:
            if kid.dep in OWNERS:
                parties.extend(self.everyone(kid))
        return tuple(dict.fromkeys(parties))

    def launched(self, node: Node) -> Parties:
        """Give whose *a drone launched by the Houthis* or *an envoy sent by the EU* is."""
        for clause in node.all("acl"):
            for agent in clause.all("agent"):
                for pobj in agent.all("pobj"):
                    return () if self.is_populace(pobj) else self.everyone(pobj)
        return ()

    def _allies(self, node: Node) -> Parties:
        owners = self.owner(node)
        if node.tag == "NN" and any(kid.tag == "PRP$" for kid in node.kids):
            last = self._discourse.last(states=self._lexicon.states, other_than=owners)
            if last is not None:
                return last.parties  # *stood by its ally*: the one just named
        return tuple(
            code if self._lexicon.kinds.get(code) in {"bloc", "alliance"} else f"{code}:allies"
            for code in owners
            if ":" not in code
        )

    def _back(self, node: Node) -> Parties:
        """Take up an organisation with its common noun: *the alliance*, *the bloc*."""
        if not is_definite(node):
            return ()
        salience = self._discourse.salience
        named = [code for code in self._lexicon.nouns[node.lemma] if code in self._lexicon.states]
        named = [code for code in named if salience.get(code, 0)]
        if len(named) > 1:  # *the kingdom*, where two kingdoms are named: the story's own
            return (min(named, key=lambda code: (-salience[code], code)),)
        party = self._discourse.nouns.get(node.lemma)
        return (party,) if party else ()


def _rank(node: Node) -> int:
    """Rank a mention by its role: the subject of a main clause before that of a reported one."""
    if node.dep not in {"nsubj", "nsubjpass"}:
        return 0
    links = [node.head, *node.head.ancestors()]
    hung = sum(link.dep in {"advcl", "relcl", "acl"} for link in links)
    if not hung and not any(link.dep in {"ccomp", "csubj"} for link in links):
        return MAIN
    return REPORTED - min(hung, 2)
