"""The shape of every table: one class a table, one field a column or key."""

from __future__ import annotations

from typing import Literal

import msgspec

from standoff.acts import Act, Plover, Root
from standoff.records import Record

Words = tuple[str, ...]

OrganisationKind = Literal["alliance", "organisation", "bloc", "group"]
OfficeKind = Literal[
    "leader", "minister", "diplomat", "speaker", "official", "body", "force", "people"
]
CueKind = Literal["say", "claim", "think", "ask", "show"]
Complement = Literal["clause", "infinitive", "object", "addressee", "name", "experience"]
ModalKind = Literal["will", "must", "can"]
ControlKind = Literal["doing", "undoing", "planning", "object"]
PronounKind = Literal["person", "thing", "many", "we", "you", "both", "each", "other", "country"]


class ActRow(Record, frozen=True, kw_only=True):
    """`acts.csv`: an act, its PLOVER type, and whether it is directed at somebody."""

    act: Act
    kind: Literal["word", "deed"]
    plover: Plover | None
    directed: bool
    harm: bool
    definition: str


class State(Record, frozen=True, kw_only=True):
    """`states.csv`: a state under its ISO 3166-1 alpha-3 code, with what news calls it."""

    code: str
    name: str
    formal: str
    other: Words
    adjective: Words
    people: Words
    nouns: Words
    capital: Words
    metonyms: Words
    weak: Words
    note: str
    cities: Words = ()
    since: int | None = None
    until: int | None = None


class Organisation(Record, frozen=True, kw_only=True):
    """`organisations.csv`: an alliance, organisation, bloc or group under its short name."""

    code: str
    kind: OrganisationKind
    name: str
    other: Words
    adjective: Words
    nouns: Words
    seats: Words
    weak: Words
    note: str


class Office(Record, frozen=True, kw_only=True):
    """`offices.csv`: a title, body or force that speaks or acts for the party it belongs to."""

    title: str
    plural: Words
    kind: OfficeKind
    party: str
    note: str


class Person(Record, frozen=True, kw_only=True):
    """`persons.csv`: a person in one office; years only where they are certain."""

    name: str
    other: Words
    surname: Words
    party: str
    office: str
    since: int | None
    until: int | None
    check: str


class Valence(Record, frozen=True, kw_only=True):
    """`valence.csv`: a word that judges what it is said of."""

    word: str
    kind: Literal["negative", "positive"]


Slots = tuple[str, ...]


class Worded(Record, frozen=True, kw_only=True):
    """A row of words with the company they need: verbs, nouns or adjectives, just one of these."""

    example: str
    verb: Words = ()
    noun: Words = ()
    adjective: Words = ()
    particle: str | None = None
    needs: Slots = ()
    with_: dict[str, Words] = msgspec.field(name="with", default_factory=dict)
    without: dict[str, Words] = msgspec.field(default_factory=dict)
    limit: str | None = None

    @property
    def kind(self) -> Literal["verb", "noun", "adjective"]:
        """Which part of speech the words are."""
        return "verb" if self.verb else "noun" if self.noun else "adjective"

    @property
    def lemmas(self) -> Words:
        """The words of the row."""
        return self.verb or self.noun or self.adjective


class Frame(Worded, frozen=True, kw_only=True):
    """`frames/ACT.toml`: a word that signals an act, and where the act's parts stand."""

    act: Act
    actor: Slots | None = None
    target: Slots = ()
    matter: Slots = ()
    negated: Act | None = None
    plover: Plover | None = None
    expect: dict[str, str | tuple[str, ...] | None] = msgspec.field(default_factory=dict)

    @property
    def name(self) -> str:
        """What a move gives as its reason: *request: call on*."""
        particle = f" {self.particle}" if self.particle else ""
        return f"{self.act}: {self.lemmas[0]}{particle} ({self.kind})"


class Event(Worded, frozen=True, kw_only=True):
    """`events/ROOT.toml`: a word that names an event between two actors, with its company."""

    root: Root
    act: Act
    under: bool = False


class Turning(Worded, frozen=True, kw_only=True):
    """`turning.toml`: words that make another event of the one under them: *refused* to meet."""

    turn: str = msgspec.field(name="kind")
    root: Root
    under: Slots = ("infinitive", "gerund", "object", "clause")


class Turn(Record, frozen=True, kw_only=True, rename="upper"):
    """`turns.csv`: what a kind of turning makes of each event type; empty, the type stays."""

    kind: str = msgspec.field(name="kind")
    nothing: Root | None = msgspec.field(name="nothing")
    agree: Root | None
    consult: Root | None
    support: Root | None
    cooperate: Root | None
    aid: Root | None
    yield_: Root | None = msgspec.field(name="YIELD")
    request: Root | None
    accuse: Root | None
    reject: Root | None
    threaten: Root | None
    protest: Root | None
    sanction: Root | None
    mobilize: Root | None
    coerce: Root | None
    assault: Root | None

    def of(self, root: Root | None) -> Root | None:
        """Give what becomes of a type; of none, what the turning word means by itself."""
        if root is None:
            return self.nothing
        name = "yield_" if root is Root.YIELD else root.lower()
        made: Root | None = getattr(self, name)
        return made or root


class Topic(Record, frozen=True, kw_only=True):
    """`topics.toml`: what standoffs are about, under one name for its many words.

    `words` count in all their forms, those that are `exact` as written, those of `blocs` where a
    bloc is named. `under` names the wider topic, `acts` the moves that are the topic in deed;
    `plain` words say little about which matter is meant, a `common` topic is part of most
    standoffs, and a topic that `settles` is a way out.
    """

    words: Words
    exact: Words = ()
    blocs: Words = ()
    under: str | None = None
    acts: tuple[Act, ...] = ()
    plain: bool = False
    common: bool = False
    settles: bool = False


class Pointing(Record, frozen=True, kw_only=True):
    """`pointing.csv`: a noun that points at moves made before: *the demand*, *their offers*.

    One that is `definite` does so only with a word that says that it is known: *the decision*.
    """

    noun: str
    acts: tuple[Act, ...]
    definite: bool
    example: str


class StanceRow(Record, frozen=True, kw_only=True):
    """`stances.csv`: what an act says of where its party stands.

    `firmness` runs from 0, giving way, to 8, force; a party that moves up hardens. `asks` is what
    the act puts on the docket, `reply` what it makes of the thing that it answers.
    """

    act: Act
    stance: str | None
    firmness: int | None
    asks: str | None
    reply: str | None


class RootRow(Record, frozen=True, kw_only=True):
    """`roots.csv`: an event type between two actors, and the act it is by default."""

    root: Root
    act: Act
    definition: str


class Code(Record, frozen=True, kw_only=True):
    """`codes.csv`: what event data call a party: by country code, number and sector.

    `cow` is a state's number in the State System Membership of the Correlates of War; `since` and
    `until` bound it (ISO 8601) where a number goes from one state to another.
    """

    code: str
    plover: str
    cow: int | None
    sector: str
    since: str
    until: str
    note: str


class Mode(Record, frozen=True, kw_only=True):
    """`modes.csv`: the PLOVER mode that an act is by itself, under an event type."""

    act: Act
    plover: Plover
    mode: str
    reason: str


class Sector(Record, frozen=True, kw_only=True):
    """`sectors.csv`: the offices, by kind or title, that prove a PLOVER sector of a state."""

    sector: str
    kinds: Words
    words: Words
    definition: str


class Agreement(Record, frozen=True, kw_only=True):
    """`agreements.csv`: whether an act is for its matter, against it, or says neither."""

    act: Act
    agreement: Literal["yes", "no", ""]
    reason: str


class Cue(Record, frozen=True, kw_only=True):
    """`cues.toml`: words that report speech or thought, and in what form the content follows."""

    kind: CueKind
    lemmas: Words = ()
    nouns: Words = ()
    adjectives: Words = ()
    light: Words = ()
    chain: Words = ()
    phrases: Words = ()
    takes: tuple[Complement, ...] = ("clause",)


class Light(Record, frozen=True, kw_only=True):
    """`light.toml`: verbs that lend a noun its subject: *issue a warning*, *repeat an offer*."""

    lemmas: Words
    noun: Literal["object", "of", "with", "for", "to", "on", "in", "into"] = "object"
    acts: tuple[Act, ...] = ()
    example: str = ""


class Control(Record, frozen=True, kw_only=True):
    """`control.toml`: verbs that say whether the deed they govern is done, undone or planned."""

    kind: ControlKind
    lemmas: Words
    example: str


class Connective(Record, frozen=True, kw_only=True):
    """`conditions.toml`: what ties a condition to a move."""

    words: str
    connective: str
    follows: Literal["clause", "noun"] = "clause"
    example: str


class Idiom(Record, frozen=True, kw_only=True):
    """`idioms.csv`: a turn of phrase, and the act that a claim performs by it.

    Words stand by their lemma or as they are spelled, alternatives between slashes; `*` is a gap
    of up to four words.
    """

    words: str
    act: Act
    example: str


class Irreal(Record, frozen=True, kw_only=True):
    """`irreal.toml`: words under which a deed is feared, planned, alleged or denied, not done."""

    example: str
    nouns: Words = ()
    verbs: Words = ()
    adjectives: Words = ()


class Pronoun(Record, frozen=True, kw_only=True):
    """`references.csv`: words that stand for a party named elsewhere."""

    words: str
    kind: PronounKind
    example: str


class Modal(Record, frozen=True, kw_only=True):
    """`modals.csv`: what an auxiliary says about the speaker's will."""

    words: str
    kind: ModalKind
    example: str
