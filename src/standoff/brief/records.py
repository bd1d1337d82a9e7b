"""What a brief says, in plain data: every format draws the same."""

from __future__ import annotations

from enum import StrEnum

from standoff.records import Record


class Tone(StrEnum):
    """How an entry is coloured: for the other side, against it, in between, or neither."""

    FOR = "for"
    AGAINST = "against"
    BETWEEN = "between"
    PLAIN = "plain"


class Sort(StrEnum):
    """PLOVER's quadrants, and what has no event type, by the names that the pictures use."""

    KIND_WORD = "cooperation in words"
    KIND_DEED = "cooperation in deeds"
    HARD_WORD = "conflict in words"
    HARD_DEED = "conflict in deeds"
    OTHER = "neither"


class Quote(Record, frozen=True, kw_only=True):
    """The words of one move. `ref` is what stands beside them in the text: *3.12*.

    `gist` says who does what to whom; `ruled` is what people ruled on the move.
    """

    move: str
    ref: str
    words: str
    gist: str
    sort: Sort
    ruled: tuple[str, ...]


class Entry(Record, frozen=True, kw_only=True):
    """A line of the standing with the moves that it rests on.

    `label` is its stance, status or act, `sides` who and toward whom, `notes` what else there is
    to say of it. `name` is its anchor, where something links to it.
    """

    words: str
    quotes: tuple[Quote, ...]
    name: str | None = None
    label: str | None = None
    tone: Tone = Tone.PLAIN
    sides: str | None = None
    condition: str | None = None
    notes: tuple[str, ...] = ()
    change: str | None = None


class Group(Record, frozen=True, kw_only=True):
    """Entries under one heading. `brief` are those whose words say it all: *one move each*."""

    entries: tuple[Entry, ...]
    title: str | None = None
    brief: bool = False


class Section(Record, frozen=True, kw_only=True):
    """A part of the standing. `lead` says how to read it."""

    name: str
    title: str
    lead: str
    groups: tuple[Group, ...]


class Cell(Record, frozen=True, kw_only=True):
    """Where one party stands on one matter, with the anchor of the entry that says more."""

    label: str
    tone: Tone
    entry: str
    changed: bool


class Row(Record, frozen=True, kw_only=True):
    """A matter, and where each party of the matrix stands on it: `None` where it says nothing."""

    matter: str
    cells: tuple[Cell | None, ...]


class Matrix(Record, frozen=True, kw_only=True):
    """Matters by parties. There are several where one would be too wide for a page."""

    title: str
    parties: tuple[str, ...]
    rows: tuple[Row, ...]


class Tie(Record, frozen=True, kw_only=True):
    """The moves of one sort that lead from one party to another."""

    by: str
    to: str
    sort: Sort
    quotes: tuple[Quote, ...]


class Spot(Record, frozen=True, kw_only=True):
    """A move on the timeline: whose, and in which column."""

    party: str
    column: str
    quote: Quote


class Stretch(Record, frozen=True, kw_only=True):
    """Highlighted text. A move whose words are cut by another's has several, counted by `piece`.

    The first has the move's own anchor.
    """

    quote: Quote
    piece: int
    parts: tuple[Part, ...]

    @property
    def anchor(self) -> str:
        """The anchor of the stretch, without what a format puts before it."""
        return self.quote.move if self.piece == 1 else f"{self.quote.move}-{self.piece}"


class Ref(Record, frozen=True, kw_only=True):
    """The place behind a move's last word, where its reference stands."""

    quote: Quote


Part = str | Stretch | Ref
Paragraph = tuple[Part, ...]


class Note(Record, frozen=True, kw_only=True):
    """What was read in the words of one move. `facts` are pairs of a name and a value."""

    quote: Quote
    facts: tuple[tuple[str, str], ...]


class Source(Record, frozen=True, kw_only=True):
    """A report: its text with what is highlighted in it, and the moves read there."""

    number: int
    name: str
    title: str
    about: tuple[str, ...]
    address: str | None
    language: str | None
    paragraphs: tuple[Paragraph, ...]
    notes: tuple[Note, ...]


class Brief(Record, frozen=True, kw_only=True):
    """Everything that a brief says.

    `span` says what dates it covers and what was left out, `counts` how much there is of what,
    each with the section that lists it. `silent` are the reports that hold none of its moves.
    """

    title: str
    span: tuple[str, ...]
    counts: tuple[tuple[str, str], ...]
    ruled: str
    matrices: tuple[Matrix, ...]
    ties: tuple[Tie, ...]
    names: dict[str, str]
    spots: tuple[Spot, ...]
    sections: tuple[Section, ...]
    sources: tuple[Source, ...]
    silent: tuple[str, ...]
    version: str
