"""The stages of reading as spaCy components: each adds one layer and declares what it needs.

The components share the document's `layers`. A document that the reader has placed in a report
carries the report's memory from paragraph to paragraph; any other document is a report by itself,
dated by `doc._.report_date`. The moves stand in `doc._.moves`.
"""

from __future__ import annotations

from dataclasses import dataclass, field

import msgspec
from spacy.language import Language
from spacy.tokens import Doc

from standoff.reading import attributions, conditions, dates, layers, parties, quotes
from standoff.reading.drafts import Scene, Sentence
from standoff.reading.lexicon import Lexicon
from standoff.reading.mend import mend
from standoff.reading.moves import Drafter
from standoff.reading.records import settle, to_moves
from standoff.reading.referents import Referents
from standoff.reading.tree import VERBAL
from standoff.records import Move

MAIN = frozenset({"ROOT", "conj", "ccomp"})  # where a verb tells what is new
STAGES = (
    "standoff_parties",
    "standoff_attributions",
    "standoff_references",
    "standoff_dates",
    "standoff_conditions",
    "standoff_moves",
)
KEPT = "standoff_moves"  # as bytes, which spaCy can store with the document
NEEDS = ["token.dep", "token.pos", "token.lemma"]


@dataclass(slots=True)
class Parties:
    """Finds names, offices and persons of the tables."""

    lexicon: Lexicon

    def __call__(self, doc: Doc) -> Doc:
        """Add the layer of parties."""
        at = layers.begin(doc, self.lexicon.forms)
        mend(at.grown, self.lexicon)
        at.found = parties.find(at.grown, self.lexicon, at.discourse)
        return doc


@dataclass(slots=True)
class Attributions:
    """Finds source, cue and content of speech and thought."""

    lexicon: Lexicon

    def __call__(self, doc: Doc) -> Doc:
        """Add the layers of quotations and attributions."""
        at = layers.of(doc)
        at.quotes = quotes.find(at.grown)
        at.attributions = attributions.find_all(at.grown, self.lexicon, at.quotes)
        return doc


@dataclass(slots=True)
class References:
    """Resolves noun phrases and pronouns to parties, and speech to its speaker."""

    lexicon: Lexicon

    def __call__(self, doc: Doc) -> Doc:
        """Add the layer of referents."""
        at = layers.of(doc)
        assert at.found is not None
        at.referents = Referents(at.grown, at.found, self.lexicon, at.discourse, at.attributions)
        at.referents.read_all()
        return doc


@dataclass(slots=True)
class Dates:
    """Reads phrases of time against the report's date."""

    def __call__(self, doc: Doc) -> Doc:
        """Add the layer of dates."""
        at = layers.of(doc)
        for bounds in at.grown.sentences:
            discourse = at.discourse
            found = dates.find(at.grown, bounds, discourse.date, discourse.last_date, at.quotes)
            at.dates.append(found)
            free = [date for date in found if not date.bound]
            told = [date for date in free if date.governor.pos in VERBAL]
            if free:  # *hours later* counts from what was done rather than from a noun's date
                discourse.last_date = str((told or free)[-1].past)
            for date in told:
                main = date.governor.dep in MAIN and date.governor.tag in {"VBD", "VBN"}
                if main or str(date.past) == discourse.date:
                    discourse.hear(str(date.past))
        return doc


@dataclass(slots=True)
class Conditions:
    """Finds what moves depend on."""

    lexicon: Lexicon

    def __call__(self, doc: Doc) -> Doc:
        """Add the layer of conditions."""
        at = layers.of(doc)
        at.conditions = [
            conditions.find(at.grown, self.lexicon, bounds) for bounds in at.grown.sentences
        ]
        return doc


@dataclass(slots=True)
class Moves:
    """Reads the moves from all the layers before."""

    lexicon: Lexicon

    def __call__(self, doc: Doc) -> Doc:
        """Add the layer of moves."""
        at = layers.of(doc)
        assert at.referents is not None
        drafter = Drafter(Scene(at.grown, self.lexicon, at.discourse, at.referents))
        for number, bounds in enumerate(at.grown.sentences):
            if not any(
                node.pos in VERBAL or node.pos == "NOUN"
                for node in at.grown.nodes[bounds[0] : bounds[1]]
            ):
                continue
            at.discourse.then = at.referents.salience[number]
            drafts = drafter.read(
                Sentence(bounds, at.attributions[number], at.conditions[number], at.dates[number])
            )
            for move, loose in to_moves(drafts, at, self.lexicon):
                at.moves.append(move)
                at.loose.append(loose)
        at.discourse.then = None
        at.discourse.sentences += len(at.grown.sentences)
        if at.placed:
            at.grown.fell()
        else:
            settled = settle(at.moves, at.loose, at.discourse)
            doc.user_data[KEPT] = msgspec.json.encode(settled)
        return doc


@dataclass(slots=True)
class Standoff:
    """All stages as one component, for a pipeline of one's own."""

    stages: list[Parties | Attributions | References | Dates | Conditions | Moves] = field(
        default_factory=list
    )

    def __call__(self, doc: Doc) -> Doc:
        """Add every layer."""
        for stage in self.stages:
            doc = stage(doc)
        return doc


@Language.factory("standoff_parties", requires=["token.dep"], default_config={"tables": None})
def make_parties(nlp: Language, name: str, tables: str | None) -> Parties:
    """Make the component that finds names, offices and persons."""
    return Parties(layers.lexicon(nlp, tables))


@Language.factory("standoff_attributions", requires=NEEDS, default_config={"tables": None})
def make_attributions(nlp: Language, name: str, tables: str | None) -> Attributions:
    """Make the component that finds who says what."""
    return Attributions(layers.lexicon(nlp, tables))


@Language.factory("standoff_references", requires=NEEDS, default_config={"tables": None})
def make_references(nlp: Language, name: str, tables: str | None) -> References:
    """Make the component that resolves phrases and pronouns to parties."""
    return References(layers.lexicon(nlp, tables))


@Language.factory("standoff_dates", requires=["token.dep", "token.pos"])
def make_dates(nlp: Language, name: str) -> Dates:
    """Make the component that reads dates."""
    return Dates()


@Language.factory("standoff_conditions", requires=["token.dep"], default_config={"tables": None})
def make_conditions(nlp: Language, name: str, tables: str | None) -> Conditions:
    """Make the component that finds conditions."""
    return Conditions(layers.lexicon(nlp, tables))


@Language.factory(
    "standoff_moves", requires=NEEDS, assigns=["doc._.moves"], default_config={"tables": None}
)
def make_moves(nlp: Language, name: str, tables: str | None) -> Moves:
    """Make the component that reads moves."""
    return Moves(layers.lexicon(nlp, tables))


@Language.factory(
    "standoff", requires=NEEDS, assigns=["doc._.moves"], default_config={"tables": None}
)
def make_standoff(nlp: Language, name: str, tables: str | None) -> Standoff:
    """Make all stages as one component: `nlp.add_pipe("standoff")`."""
    lexicon = layers.lexicon(nlp, tables)
    return Standoff(
        [
            Parties(lexicon),
            Attributions(lexicon),
            References(lexicon),
            Dates(),
            Conditions(lexicon),
            Moves(lexicon),
        ]
    )


def _moves(doc: Doc) -> tuple[Move, ...]:
    kept = doc.user_data.get(KEPT)
    return msgspec.json.decode(kept, type=tuple[Move, ...]) if kept else ()


if not Doc.has_extension("moves"):
    Doc.set_extension("moves", getter=_moves)
