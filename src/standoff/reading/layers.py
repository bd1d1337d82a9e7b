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

_lexicons: WeakKeyDictionary[Language, dict[str | None, Lexicon]] = WeakKeyDictionary()
_layers: WeakKeyDictionary[Doc, Layers] = WeakKeyDictionary()  # a Doc stays storable


@dataclass(slots=True)
class Layers:
    """The layers of one text: a document by itself, or one paragraph of a report."""

    report: str = "doc"
    discourse: Discourse = field(default_factory=Discourse)
    text: str | None = None
    offset: int = 0  # code points of the report before this text
    placed: bool = False  # in a report, by the reader, which settles its moves
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


def place(doc: Doc, layers: Layers) -> None:
    """Say where a document stands in a report."""
    layers.placed = True
    _layers[doc] = layers


def begin(doc: Doc, forms: dict[str, str]) -> Layers:
    """Plant the tree of a document, anew if it was read before."""
    layers = _layers.get(doc)
    if layers is None or not layers.placed:
        discourse = Discourse(date=doc._.report_date)
        layers = _layers[doc] = Layers(doc._.report_id or "doc", discourse, doc.text)
    assert layers.text is not None
    layers.tree = grow(doc, layers.text, forms)
    return layers


def of(doc: Doc) -> Layers:
    """Give the layers of a document that the first stage has begun."""
    return _layers[doc]


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
