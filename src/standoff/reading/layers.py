"""What the components add to a document, one layer each, and its place in its report."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from weakref import WeakKeyDictionary

from spacy.language import Language
from spacy.tokens import Doc

from standoff import knowledge
from standoff.reading import conditions, dates, parties
from standoff.reading.attributions import Attribution
from standoff.reading.discourse import Discourse
from standoff.reading.lexicon import Lexicon, arrange
from standoff.reading.quotes import Quote
from standoff.reading.records import Loose
from standoff.reading.referents import Referents
from standoff.reading.tree import Tree, grow
from standoff.records import Move

KEY = "standoff"
_lexicons: WeakKeyDictionary[Language, dict[str | None, Lexicon]] = WeakKeyDictionary()


@dataclass(slots=True)
class Layers:
    """The layers of one document: a whole report, or one paragraph of it."""

    report: str = "doc"
    discourse: Discourse = field(default_factory=Discourse)
    text: str | None = None
    offset: int = 0  # code points of the report before this document
    tree: Tree | None = None
    quotes: list[Quote] = field(default_factory=list)
    found: parties.Found | None = None
    attributions: list[list[Attribution]] = field(default_factory=list)
    referents: Referents | None = None
    dates: list[list[dates.Found]] = field(default_factory=list)
    conditions: list[list[conditions.Found]] = field(default_factory=list)
    moves: list[Move] = field(default_factory=list)
    loose: list[Loose] = field(default_factory=list)

    @property
    def grown(self) -> Tree:
        """The tree, which the first component plants."""
        assert self.tree is not None
        return self.tree


def of(doc: Doc, forms: dict[str, str] | None = None) -> Layers:
    """Give a document's layers, made on first asking, with the tree planted by the first stage."""
    layers = doc.user_data.get(KEY)
    if not isinstance(layers, Layers):
        layers = Layers(
            report=doc._.report_id or "doc", discourse=Discourse(date=doc._.report_date)
        )
        doc.user_data[KEY] = layers
    if layers.tree is None:
        layers.tree = grow(doc, forms, layers.text)
    return layers


def lexicon(nlp: Language, tables: str | None) -> Lexicon:
    """Give the tables arranged for a pipeline, made once for each folder of a user's own."""
    made = _lexicons.setdefault(nlp, {})
    if tables not in made:
        known = knowledge.load(Path(tables) if tables is not None else None)
        made[tables] = arrange(known, lambda text: [token.text for token in nlp.make_doc(text)])
    return made[tables]


for name in ("report_id", "report_date"):
    if not Doc.has_extension(name):
        Doc.set_extension(name, default=None)
