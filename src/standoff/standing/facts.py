"""Moves made ready for the standing: dated, ordered, with their terms and what they point at."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from operator import attrgetter

import msgspec
from msgspec.structs import replace

from standoff.acts import Act
from standoff.knowledge import Knowledge
from standoff.order import Dates, day
from standoff.records import Move, Parties
from standoff.standing.pointing import Pointing
from standoff.standing.referring import Referring
from standoff.standing.terms import COMMON, PARTY, PLAIN, Terms, Vocabulary, words
from standoff.when import When

NEVER = "9999-12-31"
"""The day of what has no date: it comes last."""


class Fact(msgspec.Struct, eq=False, array_like=True, gc=False):
    """A move with what the standing wants to know of it. It depends on its own report alone.

    `day` is the date of the move, or where the text gives none, of its report; `first` and `last`
    are its bounds in ISO 8601, which sort, and `told` is the first day of the report's date.
    `leans` is true where the matter leans on what was said before it, as *such weapons* does;
    `finite` where it is a clause. `points` are the moves of the same report that the matter points
    at, as *rejected the demand* does; `restates` is true where one of them is the party's own.
    `keys` name the matters that the move is about: its own, or those of the moves it points at. A
    move that says nothing telling of its matter and points at none is about its pair of parties; it
    is `bare` where the matter is but a party, or a word that stands for one.
    """

    move: Move
    day: str | None
    first: str
    last: str
    told: str
    terms: Terms
    leans: bool = False
    finite: bool = False
    points: tuple[str, ...] = ()
    restates: bool = False
    keys: tuple[str, ...] = ()
    bare: bool = False

    @property
    def id(self) -> str:
        """The id of the move."""
        return self.move.id

    @property
    def order(self) -> tuple[str, str, int, str]:
        """By what facts are put in the order of their mention: report by report, then by place."""
        return self.told, self.move.report, self.move.start, self.move.id


BY_MENTION = attrgetter("told", "move.report", "move.start", "move.id")
"""Puts facts in the order of their mention: report by report, then by place."""

BY_DAY = attrgetter("first", "told", "move.report", "move.start", "move.id")
"""Puts facts in the order of their days."""


@lru_cache(maxsize=65_536)
def bases(parties: Parties) -> frozenset[str]:
    """Give parties with every state's allies as the state itself."""
    return frozenset(code.partition(":")[0] for code in parties)


class Gatherer:
    """Makes facts of the moves of one report at a time."""

    def __init__(self, knowledge: Knowledge, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        self._topics = knowledge.topics
        self._deeds: dict[Act, str] = {}
        for name, topic in knowledge.topics.items():
            for act in topic.acts:
                self._deeds.setdefault(act, name)
        self._finite = knowledge.classes["finite"]
        self._pointing = Pointing(knowledge, vocabulary)
        self._referring = Referring(knowledge, vocabulary)

    def all(self, moves: Iterable[Move], dates: Dates) -> list[Fact]:
        """Give the facts of many reports, in the order of their mention.

        Reports are in the order of their dates, those without one last.
        """
        by_report: dict[str, list[Move]] = {}
        for move in moves:
            by_report.setdefault(move.report, []).append(move)
        facts = [fact for listed in by_report.values() for fact in self.report(listed, dates)]
        return sorted(facts, key=BY_MENTION)

    def report(self, moves: list[Move], dates: Dates) -> list[Fact]:
        """Give the facts of one report, in the order of its text."""
        moves = sorted(moves, key=lambda move: (move.start, move.end, move.id))
        context: dict[str, None] = {}
        for move in moves:
            context.update(dict.fromkeys((*move.actor, *move.target, *move.source)))
            if move.matter:
                context.update(dict.fromkeys(self._vocabulary.parties(move.matter)))
        people = frozenset(
            name for move in moves if move.voice for name in self._vocabulary.names(move.voice)
        )
        about = list(context), people
        facts: list[Fact] = []
        for move in moves:
            facts.append(self._fact(move, dates, about, facts))
        pointed = []
        for place, fact in enumerate(facts):
            others = self._referring.to(facts, place)
            if not others:
                others = self._pointing.at(facts, place)
                own = set(fact.move.actor)
                fact.restates = any(own & set(other.move.actor) for other in others)
            fact.points = tuple(other.id for other in others)
            pointed.append(others)
        for fact, others in zip(facts, pointed, strict=True):
            if not others and not fact.terms.key:
                self._place(fact, people)
        for fact, others in zip(facts, pointed, strict=True):
            keys = [other.terms.key for other in others if other.terms.key]
            if not keys and not fact.terms.key:
                self._place(fact, people)
            fact.keys = tuple(dict.fromkeys(keys)) or (fact.terms.key,)
        return facts

    def _place(self, fact: Fact, people: frozenset[str]) -> None:
        """Give a move that says nothing telling of its matter a place among those of its pair.

        What *backed Vilnius* and *will go on with it* are about is between the two alone. A deed
        that names but a party is about the topic that it itself is, and about what else it tells:
        *banned imports of fruit from Thailand*.
        """
        move, terms = fact.move, fact.terms
        fact.bare = all(weight == PARTY for weight in terms.weights.values())
        topic = self._deeds.get(move.act)
        if topic is None or not fact.bare:
            own = terms.weights | ({str(move.act): PLAIN} if fact.bare else {})
            sides = tuple(sorted(bases((*move.actor, *move.target))))
            fact.terms = replace(terms, weights=own, weak=True, sides=sides)
            return
        if terms.parties:
            near = (*move.actor, *move.target)
            told = self._vocabulary.terms(move.evidence, near, people)
            terms = replace(terms, weights=terms.weights | told.weights)
        fact.terms = self._sided(move, replace(terms, weights=terms.weights | {topic: COMMON}), [])

    def _fact(
        self, move: Move, dates: Dates, about: tuple[list[str], frozenset[str]], before: list[Fact]
    ) -> Fact:
        """Make the fact of a move; `about` are the parties and the people of its report."""
        context, people = about
        when = day(move, dates)
        first, last = _bounds(when)
        terms = self._terms(move, (*move.actor, *move.target, *context), people)
        found = [word for word, _ in words(move.matter or "")]
        leans = bool(terms.telling) and any(
            self._vocabulary.leans(found, i) for i in range(len(found))
        )
        return Fact(
            move=move,
            day=when,
            first=first,
            last=last,
            told=_bounds(dates.get(move.report))[0],
            terms=self._sided(
                move, self._completed(move, terms, before) if leans else terms, before
            ),
            leans=leans,
            finite=not self._finite.isdisjoint(found),
        )

    def _terms(self, move: Move, near: Sequence[str], people: frozenset[str]) -> Terms:
        """Give the terms of a move's matter; without one, the topic that the act itself is.

        Which attack was meant only its parties tell, so the topic is a common one then.
        """
        if move.matter:
            return self._vocabulary.terms(move.matter, near, people)
        topic = self._deeds.get(move.act)
        return Terms({topic: COMMON} if topic else {})

    def _completed(self, move: Move, terms: Terms, before: list[Fact]) -> Terms:
        """Add to a matter the terms of the nearest one before it that has one of its topics.

        *Such weapons* are the missiles of the sentence before: a narrower topic counts as its own.
        """
        own = set(terms.telling)
        for other in reversed(before):
            for term in other.terms.telling:
                if own & set(self._wider(term)) and move.actor != other.move.actor:
                    return Terms(other.terms.weights | terms.weights, terms.against)
        return terms

    def _sided(self, move: Move, terms: Terms, before: list[Fact]) -> Terms:
        """Say whose talks they are, those of the move, where a matter has a common topic.

        *The talks* that a third party tries to save, or of which one party says that they went
        well, are those of whom the report told before.
        """
        common = {term for term, weight in terms.weights.items() if weight == COMMON}
        if not common:
            return terms
        named = self._vocabulary.parties(move.matter) if move.matter else ()
        sides = set(bases((*move.actor, *move.target, *terms.parties, *named)))
        if len(sides) == 1 or "the" in {word for word, _ in words(move.matter or "")}:
            for other in reversed(before):
                if common & other.terms.weights.keys() and sides.intersection(other.terms.sides):
                    sides.update(other.terms.sides)
                    break
        return replace(terms, sides=tuple(sorted(sides)))

    def _wider(self, term: str) -> Iterator[str]:
        """Give a topic and all that are wider."""
        seen: str | None = term
        while seen is not None:
            yield seen
            topic = self._topics.get(seen)
            seen = topic.under if topic else None


def _bounds(when: str | None) -> tuple[str, str]:
    if when is None:
        return NEVER, NEVER
    span = When(when)
    return span.first.isoformat(), span.last.isoformat()
