"""The tables arranged for reading: from a word to all that it may mean."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Generic, TypeVar

from standoff.acts import Act
from standoff.knowledge import Knowledge
from standoff.knowledge.schema import (
    ActRow,
    Connective,
    Cue,
    Frame,
    Office,
    Organisation,
    Person,
    State,
)
from standoff.reading.idioms import Idioms

T = TypeVar("T")
Tokenise = Callable[[str], list[str]]


@dataclass(frozen=True, slots=True)
class Name:
    """What a name stands for: its party, and in which sense."""

    party: str
    sense: str  # name | adjective | people | place | city | organisation
    weak: bool = False


@dataclass(slots=True)
class Branch(Generic[T]):
    """What phrases a first word opens: the word alone, and longer ones by their second word."""

    alone: list[T] = field(default_factory=list)
    longer: dict[str, list[tuple[tuple[str, ...], T]]] = field(default_factory=dict)


@dataclass(slots=True)
class Trie(Generic[T]):
    """Phrases by their words; the longest match from a position wins."""

    root: dict[str, Branch[T]] = field(default_factory=dict)

    def add(self, words: Sequence[str], value: T) -> None:
        """File a phrase; several values may share one phrase."""
        if not words:
            return
        branch = self.root.setdefault(words[0], Branch())
        if len(words) == 1:
            branch.alone.append(value)
        else:
            branch.longer.setdefault(words[1], []).append((tuple(words), value))

    def settle(self) -> None:
        """Put longer phrases first, so that the first match is the longest."""
        for branch in self.root.values():
            for entries in branch.longer.values():
                entries.sort(key=lambda entry: -len(entry[0]))

    def at(self, words: Sequence[str], i: int) -> tuple[int, list[T]]:
        """Give how many words match at a position, and what they stand for."""
        branch = self.root.get(words[i])
        if branch is None:
            return 0, []
        length, found = 0, []
        if i + 1 < len(words) and words[i + 1] in branch.longer:
            for phrase, value in branch.longer[words[i + 1]]:
                if length and len(phrase) < length:
                    break
                if len(phrase) == 2 or tuple(words[i : i + len(phrase)]) == phrase:
                    length = len(phrase)
                    found.append(value)
        if length:
            return length, found
        return (1, branch.alone) if branch.alone else (0, [])

    def has_word(self, word: str) -> bool:
        """Say whether a word is a phrase by itself."""
        branch = self.root.get(word)
        return branch is not None and bool(branch.alone)


@dataclass(slots=True, eq=False)
class Lexicon:
    """Everything that the components look up, made once for a set of tables."""

    names: Trie[Name]
    offices: Trie[Office]
    persons: Trie[Person]
    surnames: dict[str, list[Person]]
    nouns: dict[str, list[str]]  # common noun -> codes of parties that it may refer back to
    nouns_of: dict[str, list[str]]  # and the other way round
    kinds: dict[str, str]  # code of an organisation -> its kind
    states: frozenset[str]
    years: dict[str, tuple[int | None, int | None]]  # of states that came or went
    acts: dict[Act, ActRow]
    frames: dict[str, dict[str, list[Frame]]]  # kind -> lemma -> frames
    framed: frozenset[str]  # all lemmas of frames, to ask no other word
    cues: dict[str, str]
    cue_openers: frozenset[str]  # the first words of cues of two words: *point out*
    cue_nouns: dict[str, str]
    cue_phrases: dict[str, str]  # with … where the source stands
    takes: dict[str, dict[str, frozenset[str]]]  # part of speech -> cue -> what it reports
    references: Trie[str]
    reference_ends: frozenset[str]  # the last words of references, to ask no others
    modals: dict[str, str]
    valence: dict[str, str]
    light: dict[str, list[tuple[str, tuple[Act, ...]]]]
    control: dict[str, dict[str, bool]]
    conditions: Trie[Connective]
    irreal: dict[str, frozenset[str]]
    idioms: Idioms
    classes: dict[str, frozenset[str]]
    forms: dict[str, str]  # inflected form of a frame's verb -> its lemma
    digest: str

    def placed(self, words: Sequence[str]) -> str | None:
        """Give the one state that a place name as a whole belongs to: Estonia for *Tallinn*."""
        length, names = self.names.at(words, 0)
        found = {name.party for name in names if name.sense != "adjective"} & self.states
        return found.pop() if length == len(words) and len(found) == 1 else None

    def members(self, words: Iterable[str]) -> frozenset[str]:
        """Spell out a frame's list of lemmas, in which `@name` stands for a word class."""
        return _members(self, tuple(words))


@lru_cache(maxsize=4096)
def _members(lexicon: Lexicon, words: tuple[str, ...]) -> frozenset[str]:
    spelled: set[str] = set()
    for word in words:
        if word in {"@negative", "@positive"}:
            spelled |= {judged for judged, kind in lexicon.valence.items() if kind == word[1:]}
        elif word.startswith("@") and word != "@party":
            spelled |= lexicon.classes.get(word[1:], frozenset())
        else:
            spelled.add(word)
    return frozenset(spelled)


def arrange(knowledge: Knowledge, tokenise: Tokenise) -> Lexicon:
    """Compile the tables, cutting names into words as the pipeline's tokeniser does."""
    frames: dict[str, dict[str, list[Frame]]] = {
        "verb": defaultdict(list),
        "noun": defaultdict(list),
        "adjective": defaultdict(list),
    }
    for frame in knowledge.frames:
        for lemma in frame.lemmas:
            frames[frame.kind][lemma].append(frame)
    light: dict[str, list[tuple[str, tuple[Act, ...]]]] = defaultdict(list)
    for row in knowledge.light:
        for lemma in row.lemmas:
            light[lemma].append((row.noun, row.acts))
    control: dict[str, dict[str, bool]] = defaultdict(dict)
    for entry in knowledge.control:
        for lemma in entry.lemmas:
            control[lemma][entry.kind] = True
    references: Trie[str] = Trie()
    for pronoun in knowledge.references:
        references.add(tokenise(pronoun.words), pronoun.kind)
    references.settle()
    conditions: Trie[Connective] = Trie()
    for connective in knowledge.conditions:
        conditions.add(tokenise(connective.words), connective)
    conditions.settle()
    parties: list[State | Organisation] = [*knowledge.states, *knowledge.organisations]
    nouns: dict[str, list[str]] = defaultdict(list)
    for party in parties:
        for noun in party.nouns:
            nouns[noun.lower()].append(party.code)
    surnames: dict[str, list[Person]] = defaultdict(list)
    for person in knowledge.persons:
        for surname in person.surname:
            surnames[surname].append(person)
    clausal = [cue for cue in reversed(knowledge.cues) if "clause" in cue.takes]
    return Lexicon(
        names=_names(knowledge, tokenise),
        offices=_offices(knowledge, tokenise),
        persons=_persons(knowledge, tokenise),
        surnames=dict(surnames),
        nouns=dict(nouns),
        nouns_of={party.code: [noun.lower() for noun in party.nouns] for party in parties},
        kinds={organisation.code: organisation.kind for organisation in knowledge.organisations},
        states=frozenset(state.code for state in knowledge.states),
        years={
            state.code: (state.since, state.until)
            for state in knowledge.states
            if state.since or state.until
        },
        acts={row.act: row for row in knowledge.acts},
        frames={kind: dict(by_lemma) for kind, by_lemma in frames.items()},
        framed=frozenset(lemma for frame in knowledge.frames for lemma in frame.lemmas),
        cues={lemma: cue.kind for cue in clausal for lemma in cue.lemmas},
        cue_openers=frozenset(
            lemma.split()[0] for cue in clausal for lemma in cue.lemmas if " " in lemma
        ),
        cue_nouns={noun: cue.kind for cue in clausal for noun in cue.nouns},
        cue_phrases={words: cue.kind for cue in knowledge.cues for words in cue.phrases},
        takes={
            part: _takes(knowledge.cues, part)
            for part in ("lemmas", "nouns", "adjectives", "light", "chain")
        },
        references=references,
        reference_ends=frozenset(tokenise(row.words)[-1] for row in knowledge.references),
        modals={row.words: row.kind for row in knowledge.modals},
        valence={row.word: row.kind for row in knowledge.valence},
        light=dict(light),
        control=dict(control),
        conditions=conditions,
        irreal={
            part: frozenset(word for row in knowledge.irreal for word in getattr(row, part))
            for part in ("nouns", "verbs", "adjectives")
        },
        idioms=Idioms.of(knowledge.idioms),
        classes=knowledge.classes,
        forms=_forms(lemma for frame in knowledge.frames for lemma in frame.verb),
        digest=knowledge.digest,
    )


def _takes(cues: Iterable[Cue], part: str) -> dict[str, frozenset[str]]:
    """Gather in what forms each cue brings in its content, over all entries that have it."""
    found: dict[str, frozenset[str]] = {}
    for cue in cues:
        for word in getattr(cue, part):
            found[word] = found.get(word, frozenset()) | {cue.kind, *cue.takes}
    return found


def _forms(lemmas: Iterable[str]) -> dict[str, str]:
    """Inflect verbs by rule, for forms that the tagger takes for another verb (hoped, waged)."""
    forms: dict[str, str] = {}
    for lemma in lemmas:
        stem = lemma.removesuffix("e")
        forms[f"{lemma}s"] = lemma
        forms[f"{lemma}d" if stem != lemma else f"{lemma}ed"] = lemma
        forms[f"{stem}ing"] = lemma
    return forms


def _names(knowledge: Knowledge, tokenise: Tokenise) -> Trie[Name]:
    trie: Trie[Name] = Trie()

    def add(words: str, code: str, sense: str, weak: tuple[str, ...]) -> None:
        if words:
            trie.add(tokenise(words), Name(code, sense, words in weak))

    for state in knowledge.states:
        for words in (state.name, state.formal, *state.other):
            add(words, state.code, "name", state.weak)
        for words in state.adjective:
            add(words, state.code, "adjective", state.weak)
        for words in state.people:
            if words not in state.adjective:
                add(words, state.code, "people", state.weak)
        for words in (*state.capital, *state.metonyms):
            add(words, state.code, "place", state.weak)
        for words in state.cities:
            add(words, state.code, "city", state.weak)
    for row in knowledge.organisations:
        for words in (row.name, *row.other):
            add(words, row.code, "organisation", row.weak)
        for words in row.adjective:
            add(words, row.code, "adjective", row.weak)
        for words in row.seats:
            add(words, row.code, "place", row.weak)
    trie.settle()
    return trie


def _offices(knowledge: Knowledge, tokenise: Tokenise) -> Trie[Office]:
    trie: Trie[Office] = Trie()
    for office in knowledge.offices:
        for title in (office.title, *office.plural):
            trie.add(tokenise(title.lower()), office)
    trie.settle()
    return trie


def _persons(knowledge: Knowledge, tokenise: Tokenise) -> Trie[Person]:
    trie: Trie[Person] = Trie()
    for person in knowledge.persons:
        for name in dict.fromkeys((person.name, *person.other)):
            trie.add(tokenise(name), person)
    trie.settle()
    return trie
