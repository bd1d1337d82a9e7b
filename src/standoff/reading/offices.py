"""Whom an office speaks for: its owner in the text, the party of its title, or the story's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from standoff.reading.anaphora import Anaphora, is_definite
from standoff.reading.discourse import Discourse
from standoff.reading.lexicon import Lexicon
from standoff.reading.tree import Node
from standoff.records import Parties

if TYPE_CHECKING:
    from standoff.reading.referents import Referents

OF = frozenset({"of", "for", "from"})
AT = frozenset({"in", "at"})
PERSONAL = frozenset({"minister", "official", "diplomat"})
HEADS = frozenset({"head", "chief"})  # of what is named beside them, and of nothing else
UNNAMED = frozenset({"official", "diplomat", "speaker"})  # kinds of office


class Offices:
    """Gives the parties of *the ministry*, *President Duran-Ballen*, *a Kenyan surveyor*."""

    def __init__(
        self, referents: Referents, anaphora: Anaphora, lexicon: Lexicon, discourse: Discourse
    ) -> None:
        self._referents = referents
        self._anaphora = anaphora
        self._lexicon = lexicon
        self._discourse = discourse

    def whose(self, node: Node, fixed: str) -> Parties:
        """Give for whom an office speaks; `fixed` is the party of a title that belongs to one."""
        classes = self._lexicon.classes
        if any(kid.lower in classes["former"] for kid in node.all("amod", "advmod", "compound")):
            return ()  # *a former American envoy* speaks for nobody
        owners = self._referents.owner(node)
        office = self._referents.found.offices[node.i]
        if node.lemma in classes["counterpart"] and len(owners) > 1:  # *his Finnish counterpart*
            countries = [code for kid in node.all("amod") for code in self._referents.who(kid)]
            owners = tuple(countries) or owners
        if not owners and office.kind != "diplomat":  # *diplomats in Vienna* are anybody's
            for kid in node.all("prep"):
                if kid.lower in AT:
                    for pobj in kid.all("pobj"):
                        owners = self._referents.everyone(pobj)
        if not owners:
            owners = self._of_apposition(node) or self._referents.launched(node)
        if owners:
            if len(owners) == 1:
                self._discourse.nouns[node.lemma] = owners[0]  # whose *the ministry* now is
            return owners
        if not owners and self._heads_no_party(node):
            return ()
        if fixed and not self._is_anothers(node, fixed):
            return (fixed,)
        if any(kid.lower in classes["apart"] for kid in node.all("amod", "compound")):
            return ()  # *the separatist authorities*: not those of the state just named
        if not is_definite(node) and office.kind in UNNAMED:
            self._discourse.nouns[node.lemma] = ""  # *the diplomat* is then this one, of no party
        if is_definite(node) and self._acts(node):
            if office.kind == "body" and self._discourse.nouns.get(node.lemma):
                return (self._discourse.nouns[node.lemma],)
            return self._anaphora.of_content(node) or self._anaphora.definite(node)
        return ()

    def _heads_no_party(self, node: Node) -> bool:
        """Tell *the head of a fishery association* from *the head of the army*."""
        return node.lemma in HEADS and any(
            not self._referents.everyone(pobj)
            for prep in node.all("prep")
            if prep.lower == "of"
            for pobj in prep.all("pobj")
        )

    def _is_anothers(self, node: Node, fixed: str) -> bool:
        """Tell the *foreign secretary* of a report from Dhaka that names no Briton."""
        office = self._referents.found.offices[node.i]
        home = self._discourse.at_home(self._lexicon.states)
        named = self._discourse.salience.get(fixed, 0)
        return office.kind in PERSONAL and not named and home not in {(), (fixed,)}

    def in_focus(self, node: Node) -> Parties:
        """Give whose *President Duran-Ballen* is: by the place he speaks in, or by the story."""
        verb = node.head
        for prep in verb.all("prep"):
            if prep.lower in AT and prep.i < node.i:
                for pobj in prep.all("pobj"):
                    if self._referents.is_place(pobj) and self._referents.who(pobj):
                        return self._referents.who(pobj)
        faced = verb.all("dobj", "dative")
        toward = {code for kid in faced for code in self._referents.everyone(kid)}
        story = self._anaphora.before(node, person=None) or self._discourse.at_home(
            self._lexicon.states
        )
        story = story or self._discourse.in_story(self._lexicon.states)
        if toward & set(story):  # *Minister Fu accused Manila*: not Manila's minister
            return self._discourse.counterpart(story)
        return (
            self._anaphora.of_content(node)
            or self._anaphora.of_statement(node)
            or story
            or self._anaphora.definite(node)
        )

    def insider(self, node: Node) -> Parties:
        """Give for whom *a Kenyan surveyor* speaks, unless it is somebody who only looks on."""
        if node.pos != "NOUN" or node.lemma in self._lexicon.classes["outsiders"]:
            return ()
        if any(kid.lemma in self._lexicon.classes["outsiders"] for kid in node.kids):
            return ()
        return tuple(
            dict.fromkeys(
                code
                for kid in node.kids
                if kid.dep in {"amod", "compound", "nmod"}
                for code in self._referents.who(kid)
            )
        )

    def _of_apposition(self, node: Node) -> Parties:
        for kid in node.all("appos"):
            parties = self._referents.who(kid)
            if parties:
                return parties
        return ()

    def _acts(self, node: Node) -> bool:
        if node.dep == "poss":  # *the ministry's statement charged …*
            node = node.head
        return node.dep in {"nsubj", "nsubjpass"} or (
            node.dep == "pobj"
            and (
                node.head.dep == "agent"
                or (node.head.lower in OF and node.head.head.i in self._referents.found.offices)
            )
        )  # *a spokesman for the coast guard*
