"""What a matter is about, as terms: topics, parties, and the words that are neither.

*binding commitments not to expand NATO further in the east* and *the alliance's enlargement* have
different words and the same terms, `enlargement` and `NATO`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

import msgspec
import snowballstemmer

from standoff.knowledge import Knowledge

TOPIC, COMMON, WORD, PARTY, PLAIN = 1.0, 0.8, 0.6, 0.4, 0.1
"""What a term weighs: topics tell matters apart, parties and plain words recur in many.

A topic that most standoffs have, talks, does so only along with who talks.
"""

_WORD = re.compile(r"[^\W_]+(?:[-.’'][^\W_]+)*")
_NAME = re.compile(r"\b[A-Z][\w-]+")
_OWN = re.compile(r"(?:['’]s?|n['’]t)\Z")
stem = lru_cache(maxsize=65_536)(snowballstemmer.stemmer("english").stemWord)


class Terms(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """The terms of a matter with their weights, in the order of the words.

    `weak` is true where it has but parties and plain words: *take the matter to the United
    Nations*; it is then like none but those with the very same. `against` is true where the matter
    is that something should *not* be: *not to expand NATO*. `sides` are the parties of the move and
    those that the matter names, in the order of their codes, where it has a common topic, *talks*
    of two parties not being those of two others, and where nothing else is known of it.
    """

    weights: dict[str, float]
    against: bool = False
    weak: bool = False
    sides: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        """The terms as one string, the same for matters that do not differ in them.

        It is empty where no term tells the matter apart from others.
        """
        telling = self.telling
        if not telling:
            return ""
        alike = sorted(self.weights)
        if self.sides and (self.weak or all(self.weights[term] == COMMON for term in telling)):
            alike.append("+".join(self.sides))
        return "|".join(alike)

    @property
    def topics(self) -> list[str]:
        """The topics among the terms."""
        return [term for term, weight in self.weights.items() if weight >= COMMON]

    @property
    def parties(self) -> list[str]:
        """The parties among the terms."""
        return [term for term, weight in self.weights.items() if weight == PARTY]

    @property
    def telling(self) -> list[str]:
        """The terms that tell matters apart."""
        least = 0.0 if self.weak else WORD
        return [term for term, weight in self.weights.items() if weight >= least]


@dataclass(slots=True)
class Vocabulary:
    """From words to terms, made once for a set of tables."""

    phrases: dict[str, list[tuple[tuple[str, ...], str, float]]] = field(default_factory=dict)
    exact: dict[str, tuple[str, float]] = field(default_factory=dict)  # goods, which are no good
    blocs: dict[str, tuple[str, float]] = field(default_factory=dict)  # expand, of NATO
    nouns: dict[str, list[str]] = field(default_factory=dict)  # alliance -> NATO and others
    against: frozenset[str] = frozenset()
    grammar: frozenset[str] = frozenset()
    explaining: frozenset[str] = frozenset()
    finite: frozenset[str] = frozenset()
    leaning: frozenset[str] = frozenset()
    tying: frozenset[str] = frozenset()
    pointing: frozenset[str] = frozenset()
    organisations: frozenset[str] = frozenset()

    def terms(
        self, matter: str, context: Sequence[str] = (), persons: frozenset[str] = frozenset()
    ) -> Terms:
        """Give the terms of a matter.

        `context` are the parties of the move and of its report, the nearest first: *the alliance*
        is the first of them that goes by that noun. `persons` are names of people in the report, in
        lower case: who did a thing tells it apart no more than a plain word does.
        """
        found = self._content(list(words(matter)))
        people = {word.lower() for word in _NAME.findall(matter) if word.lower() in persons}
        of_bloc = self._names_bloc(found)
        weights: dict[str, float] = {}
        against = False
        i = 0
        while i < len(found):
            word, root = found[i]
            length, term, weight = self._at(found, i, of_bloc)
            negates = root in self.against and word not in self.exact
            against = against or negates
            if length == 1 and negates:
                i += 1
                continue
            if length:
                weights.setdefault(term, weight)
                i += length
                continue
            if word in self.explaining and any(weight >= WORD for weight in weights.values()):
                if not self.leans([one for one, _ in found], i):
                    break
            if (party := self._noun(word, context)) is not None:
                weights.setdefault(party, PARTY)
            elif word not in self.grammar and not word[0].isdigit() and not negates:
                weights.setdefault(root, PLAIN if word in people else WORD)
            i += 1
        pointed = not self.pointing.isdisjoint(weights)
        weak = not pointed and set(weights.values()) == {PARTY, PLAIN}
        return Terms(weights, against, weak)

    def leans(self, found: Sequence[str], i: int) -> bool:
        """True for *such weapons* and *to that end*, not for *a text that would bind both*.

        A word that may open a clause leans where it stands first or after a word of grammar, and
        one that leans has a word of content behind it.
        """
        if found[i] not in self.leaning or i + 1 == len(found) or found[i + 1] in self.grammar:
            return False
        return found[i] not in self.explaining or i == 0 or found[i - 1] in self.grammar

    def _content(self, found: list[tuple[str, str]]) -> list[tuple[str, str]]:
        """Take *Western calls* off *Western calls to pull back its troops*."""
        for place, (word, root) in enumerate(found):
            if root in self.pointing:
                tied = place + 1 < len(found) and found[place + 1][0] in self.tying
                return found[place + 2 :] if tied else found
            if word in self.finite:
                break
        return found

    def names(self, voice: str) -> Iterator[str]:
        """Give the names in what a text calls a speaker, in lower case: *Foreign Minister Lavrov*.

        Words that are a party's or a topic's, as most titles are, are no names, and neither are
        those before a title: *Defence Minister Padrino*.
        """
        run: list[str] = []
        for match in _WORD.finditer(voice):
            named = match.group()[0].isupper()
            found = next(words(match.group()))
            if not named:
                yield from run
            if not named or self._at([found], 0)[0] or found[0] in self.grammar:
                run = []
            else:
                run.append(found[0])
        yield from run

    def parties(self, text: str) -> list[str]:
        """Give the parties that a text names, in all its clauses."""
        return self.named(list(words(text)))

    def named(self, found: list[tuple[str, str]], context: Sequence[str] = ()) -> list[str]:
        """Give the parties among words; `context` are those that *the alliance* may be."""
        parties: dict[str, None] = {}
        i = 0
        while i < len(found):
            length, term, weight = self._at(found, i)
            noun = None if length else self._noun(found[i][0], context)
            if weight == PARTY or noun is not None:
                parties.setdefault(noun or term)
            i += length or 1
        return list(parties)

    def _names_bloc(self, found: list[tuple[str, str]]) -> bool:
        """True for *the expansion of NATO*, *the alliance would grow*, not for *expand the talks*.

        It is asked only of matters with a word that counts where a bloc is named.
        """
        return any(root in self.blocs for _, root in found) and any(
            word in self.nouns or self._at(found, i)[1] in self.organisations
            for i, (word, _) in enumerate(found)
        )

    def _at(
        self, found: list[tuple[str, str]], i: int, of_bloc: bool = False
    ) -> tuple[int, str, float]:
        """Give the longest phrase that stands at a place: how many words, its term and weight."""
        word, root = found[i]
        single = self.exact.get(word)
        if single is None and root in self.blocs:
            single = self.blocs[root] if of_bloc else (root, PLAIN)
        for phrase, term, weight in self.phrases.get(root, ()):
            if len(phrase) == 1:
                single = single or (term, weight)
            elif tuple(one for _, one in found[i : i + len(phrase)]) == phrase:
                return len(phrase), term, weight
        return (1, *single) if single else (0, "", 0.0)

    def _noun(self, word: str, context: Sequence[str]) -> str | None:
        candidates = self.nouns.get(word)
        if candidates is None:
            return None
        return next((party for party in context if party in candidates), None)


def vocabulary(knowledge: Knowledge) -> Vocabulary:
    """Arrange the tables for looking words up."""
    made = _made.get(knowledge.digest)
    if made is None:
        made = _made[knowledge.digest] = _arrange(knowledge)
    return made


_made: dict[str, Vocabulary] = {}


def _arrange(knowledge: Knowledge) -> Vocabulary:
    classes = knowledge.classes
    vocabulary = Vocabulary(
        against=frozenset(map(stem, classes["against"])),
        grammar=classes["grammar"],
        explaining=classes["explaining"],
        finite=classes["finite"],
        leaning=classes["leaning"],
        tying=classes["tying"],
        pointing=frozenset(stem(row.noun) for row in knowledge.pointing if not row.definite),
        organisations=frozenset(row.code for row in knowledge.organisations),
    )

    def enter(name: str, term: str, weight: float) -> None:
        phrase = tuple(root for _, root in words(name))
        if phrase:
            vocabulary.phrases.setdefault(phrase[0], []).append((phrase, term, weight))

    for name, topic in knowledge.topics.items():
        weight = PLAIN if topic.plain else COMMON if topic.common else TOPIC
        for word in topic.words:
            enter(word, stem(word) if name == "plain" else name, weight)
        for word in topic.exact:
            vocabulary.exact[word] = (word if name == "plain" else name), weight
        for word in topic.blocs:
            vocabulary.blocs[stem(word)] = name, weight
    for state in knowledge.states:
        names = (state.name, state.formal, *state.other, *state.adjective, *state.people)
        for word in (*names, *state.capital, *state.metonyms):
            if word not in state.weak and word[:1].isupper():
                enter(word, state.code, PARTY)
    for row in knowledge.organisations:
        for word in (row.code, row.name, *row.other, *row.adjective):
            if word not in row.weak and word[:1].isupper():
                enter(word, row.code, PARTY)
        for noun in row.nouns:
            vocabulary.nouns.setdefault(noun, []).append(row.code)
    for entries in vocabulary.phrases.values():
        entries.sort(key=lambda entry: -len(entry[0]))
    return vocabulary


def words(text: str) -> Iterator[tuple[str, str]]:
    """Give each word of a text in lower case, with its stem; what it owns is taken off."""
    for match in _WORD.finditer(text):
        if match.group().isupper() and 1 < len(match.group()) < 7:  # US is no us
            yield match.group().lower(), match.group()
            continue
        word = match.group().lower().replace("’", "'")
        if word.endswith("n't"):
            yield "not", "not"
            continue
        word = _OWN.sub("", word)
        yield word, stem(word)
