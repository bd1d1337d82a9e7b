"""Whom a person speaks for: by the report first, by the tables only where it is silent."""

from __future__ import annotations

from difflib import SequenceMatcher
from itertools import takewhile
from typing import TYPE_CHECKING

from standoff.knowledge.schema import Office, Person
from standoff.reading.discourse import Discourse
from standoff.reading.lexicon import Lexicon
from standoff.reading.offices import Offices
from standoff.reading.tree import Node
from standoff.records import Parties
from standoff.when import When

if TYPE_CHECKING:
    from standoff.reading.referents import Referents

OWNERS = frozenset({"poss", "amod", "compound", "nmod", "nummod"})
TITLED = ("compound", "nmod")  # how an office hangs before a name
NATIONAL = frozenset({"leader", "minister", "speaker", "body"})  # kinds of office
TITLING = {"compound": NATIONAL, "appos": frozenset({"minister"})}  # *Alam, the acting minister*
SPELLING = 0.9  # so alike are *defense minister* and *defence minister*


class Persons:
    """Binds names of persons to parties; `bound` holds the nodes of those it has bound."""

    def __init__(
        self, referents: Referents, offices: Offices, lexicon: Lexicon, discourse: Discourse
    ) -> None:
        self._referents = referents
        self._offices = offices
        self._lexicon = lexicon
        self._discourse = discourse
        self.bound: set[int] = set()

    def named(self, node: Node, people: list[Person]) -> Parties:
        """Give the party of a full name that the table knows."""
        if self._is_fallen(node, people):
            return self._left_behind(node)
        told = self._by_report(node)
        if told:
            return told
        titles = self._titles(node)  # *Prime Minister Kaja Kallas*, who was of the EU that year too
        holding = [one for one in people if any(self._holds(one, title) for title in titles)]
        party = self._of_table(holding or people)
        if party:
            self._discourse.bound.setdefault(node.text, party)
            return (party,)
        return ()

    def _by_report(self, node: Node) -> Parties:
        """Give the party that the report ties to a name, here or before."""
        told = self._told(node)
        if told:
            self._bind(node, told)
            return told
        bound = self._discourse.bound.get(node.text)
        if not bound:
            return ()
        self.bound.add(node.i)
        return (bound,)

    def _told(self, node: Node) -> Parties:
        """Read what the text itself says of a person: *Hungarian Prime Minister Viktor Orban*."""
        titled = any(
            kid.i in self._referents.found.offices or kid.i in self._referents.found.inner
            for kid in node.kids
            if kid.dep in OWNERS or kid.dep == "appos"
        )
        if titled:
            parties = self._referents.modifying(node)
            for kid in node.kids:
                if not parties and kid.dep in OWNERS and kid.i in self._referents.found.offices:
                    parties = (
                        self._referents.who(kid)
                        if self._is_theirs(node, self._referents.found.offices[kid.i].party)
                        else self._referents.owner(kid)
                    )
            if parties:
                return parties
        for kid in node.all("appos"):
            if kid.i in self._referents.found.offices or kid.kid("relcl", "prep", "poss", "amod"):
                parties = self._referents.who(kid)
                if parties:
                    return parties
        if node.dep == "appos" and node.head.i in self._referents.found.offices:
            return self._referents.owner(node.head)
        for kid in node.all("relcl"):
            if kid.lemma in self._lexicon.classes["leading"]:
                for object_ in kid.all("dobj"):
                    parties = self._referents.who(object_) or self._referents.modifying(object_)
                    if parties:
                        return parties
        return ()

    def _is_theirs(self, node: Node, party: str) -> bool:
        """Tell a Philippine *Defense Secretary* of unknown name from the American."""
        if not party or node.text in self._lexicon.surnames:
            return bool(party)
        salience = self._discourse.salience
        return 2 * salience.get(party, 0) >= max(salience.values(), default=0)

    def _speaks(self, node: Node) -> bool:
        """Tell *President Duran-Ballen said* from a title that is only mentioned."""
        offices = self._referents.found.offices
        if self._discourse.at_home(self._lexicon.states) and any(
            kid.i in offices and offices[kid.i].kind == "official" for kid in node.all("compound")
        ):
            return node.dep == "nsubj"  # *Police chief Khalid* of a report from Kuala Lumpur
        return node.dep in {"nsubj", "nsubjpass"} and any(
            kid.i in offices and offices[kid.i].kind in kinds
            for dep, kinds in TITLING.items()
            for kid in node.all(dep)
        )

    def stranger(self, node: Node) -> Parties:
        """Bind a name that no table knows by what the report says of it, now or before."""
        if self._is_given_name(node):
            return ()
        if self._is_fallen(node, self._lexicon.surnames.get(node.text)):
            return self._left_behind(node)
        told = self._by_report(node)
        if told:
            return told
        known = self._lexicon.surnames.get(node.text, [])
        given = self._given_names(node)
        people = [one for one in known if self._is_same(one, given, node)] if given else known
        if given:
            self._discourse.strangers.add(node.text)  # *Patti Davis*: no *Davis* of the table
        if people and node.kid("compound") is None and node.text not in self._discourse.strangers:
            party = self._of_table(people, surname_in=node.sentence)
            if party:
                self.bound.add(node.i)
                return (party,)
        if people and any(kid.i in self._referents.found.offices for kid in node.all(*TITLED)):
            party = self._of_table(people)
            if party:
                self._bind(node, (party,))
                return (party,)
        another = not any(_has_room(one, given) for one in known)
        if another and self._speaks(node):
            party_in_focus = self._offices.in_focus(node)
            if party_in_focus:
                self._bind(node, party_in_focus)
            return party_in_focus
        return ()

    def _is_given_name(self, node: Node) -> bool:
        """Tell *Martin* in *Interior Minister Martin Kuusk* from a minister of that surname."""
        found, head = self._referents.found, node.head
        return (
            node.dep == "compound"
            and head.tag == "NNP"
            and head.i == node.i + 1
            and not {head.i} & {*found.offices, *found.names}
        )

    def _is_fallen(self, node: Node, people: list[Person] | None) -> bool:
        """Tell who speaks for no state any more: *former President Kuusk*, *the ouster of Kuusk*.

        So it is from there to the end of the report.
        """
        classes, fallen = self._lexicon.classes, self._discourse.fallen
        if node.text in fallen:
            return True
        former = any(
            kid.lower in classes["former"]
            for holder in (node, *node.all(*TITLED))
            for kid in holder.all("amod", "advmod", "compound")
        )
        verb = node.head
        ousted = (
            node.dep == "pobj" and verb.lower == "of" and verb.head.lemma in classes["ouster"]
        ) or (
            node.dep in {"dobj", "nsubjpass"}
            and verb.lemma in classes["ousting"]
            and verb.tag in {"VBD", "VBN"}
        )
        if former or ousted:
            told = self._by_report(node)
            fallen[node.text] = told[0] if told else self._of_table(people or []) or ""
        return former or ousted

    def _left_behind(self, node: Node) -> Parties:
        """Give whose *Kuusk's government* and *Kuusk's release* are, though he speaks for none."""
        party = self._discourse.fallen[node.text]
        held = node.head.lemma in self._lexicon.classes["freeing"]
        if party and node.dep == "poss" and (held or node.head.i in self._referents.found.offices):
            return (party,)
        return ()

    def _given_names(self, node: Node) -> set[str]:
        found = self._referents.found
        return {
            kid.text
            for kid in node.all("compound")
            if kid.tag == "NNP"
            and kid.i not in found.offices
            and kid.i not in found.names
            and kid.i not in found.inner
        }

    def _is_same(self, person: Person, given: set[str], node: Node) -> bool:
        """Tell the *Sergei Lavrov* of the table from others of that surname.

        Given names are spelt in many ways: *Foreign Minister Serguei Lavrov* is he while he holds
        that office. *Abdallah Bou Habib*, with one surname more, is not *Ali Habib*.
        """
        if any(given & name for name in _given(person)):
            return True
        return (
            _has_room(person, given)
            and self._is_in_office(person)
            and any(self._holds(person, title) for title in self._titles(node))
        )

    def _titles(self, node: Node) -> list[Office]:
        offices = self._referents.found.offices
        return [offices[kid.i] for kid in node.all(*TITLED) if kid.i in offices]

    def _holds(self, person: Person, title: Office) -> bool:
        """Say whether a title is that of a person: leaders go by several, ministers by one."""
        _, held = self._lexicon.offices.at(person.office.split(), 0)
        if title.kind == "leader" and any(office.kind == "leader" for office in held):
            return True
        return (
            person.office.endswith(title.title)
            or SequenceMatcher(None, person.office, title.title).ratio() >= SPELLING
        )

    def _bind(self, node: Node, parties: Parties) -> None:
        self.bound.add(node.i)
        if len(parties) == 1 and node.pos == "PROPN":
            self._discourse.bound[node.text] = parties[0]

    def bind_apposition(self, node: Node, parties: Parties) -> None:
        """Bind *Ali Kani* in "Iran's chief negotiator, Ali Kani"."""
        for kid in node.all("appos"):
            if kid.pos == "PROPN" and kid.i not in self._referents.found.names:
                self._referents.settle(kid, parties)
                self._bind(kid, parties)

    def _of_table(self, people: list[Person], *, surname_in: int | None = None) -> str | None:
        """Give the one party that the table allows at the report's date, or nobody.

        A bare surname binds only where the person is in office then, or the report names the party.
        """
        fitting = {person.party for person in people if self._is_in_office(person)}
        if surname_in is not None:
            here = self._discourse.sentences + surname_in
            named = {code for code in fitting if self._discourse.is_named(code, here)}
            return (named or fitting).pop() if len(named or fitting) == 1 else None
        year = self._year()
        if not fitting and year is not None:  # out of office by then, but still the same person
            fitting = {
                person.party for person in people if person.since is None or person.since <= year
            }
        return fitting.pop() if len(fitting) == 1 else None

    def _is_in_office(self, person: Person) -> bool:
        year = self._year()
        return year is None or (
            (person.since is None or person.since <= year)
            and (person.until is None or year <= person.until)
        )

    def _year(self) -> int | None:
        return When(self._discourse.date).first.year if self._discourse.date else None


def _given(person: Person) -> list[set[str]]:
    """Give what stands before the surname in each spelling that the table has of a name."""
    names = (name.split() for name in (person.name, *person.other))
    return [set(takewhile(lambda word: word not in person.surname, name)) for name in names]


def _has_room(person: Person, given: set[str]) -> bool:
    """Say whether so many given names may be his, none being a surname more."""
    return any(len(given) <= len(name) for name in _given(person))
