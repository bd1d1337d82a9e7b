"""Moves made ready for the standing: dated, ordered, with their terms and what they point at."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from standoff.acts import Act
from standoff.knowledge import Knowledge
from standoff.order import Dates, day
from standoff.records import Move
from standoff.standing.terms import Terms, Vocabulary, stem, words
from standoff.when import When

NEVER = "9999-12-31"


@dataclass(slots=True, eq=False)
class Fact:
    """A move with what the standing wants to know of it.

    `day` is the date of the move, or where the text gives none, of its report; `first` and `last`
    are its bounds in ISO 8601, which sort. `leans` is true where the matter leans on what was said
    before it, as *such weapons* does; `finite` where it is a clause. `points_at` are the moves of
    the same report that the matter points at: *rejected the demand*.
    """

    move: Move
    day: str | None
    first: str
    last: str
    order: tuple[str, str, int, str]
    terms: Terms
    leans: bool = False
    finite: bool = False
    points_at: tuple[Fact, ...] = ()
    item: int | None = None

    @property
    def id(self) -> str:
        """The id of the move."""
        return self.move.id

    @property
    def restates(self) -> bool:
        """True where a party only names again what it asked for or offered: *its proposals*."""
        own = set(self.move.actor)
        return any(own & set(other.move.actor) for other in self.points_at)

    @property
    def dated(self) -> tuple[str, tuple[str, str, int, str]]:
        """By what facts are put in the order of their days."""
        return self.first, self.order


def gather(
    moves: Iterable[Move], dates: Dates, knowledge: Knowledge, vocabulary: Vocabulary
) -> list[Fact]:
    """Make facts of moves, in the order of their mention: report by report, then as they stand.

    Reports are in the order of their dates, those without one last.
    """
    by_report: dict[str, list[Move]] = {}
    for move in moves:
        by_report.setdefault(move.report, []).append(move)
    facts: list[Fact] = []
    points = Pointing(knowledge)
    for report in sorted(by_report, key=lambda report: (_bounds(dates.get(report))[0], report)):
        inside = _report(by_report[report], dates, knowledge, vocabulary)
        for place, fact in enumerate(inside):
            fact.points_at = tuple(points.at(inside, place))
        facts.extend(inside)
    return facts


def _report(
    moves: list[Move], dates: Dates, knowledge: Knowledge, vocabulary: Vocabulary
) -> list[Fact]:
    """Make the facts of one report, without what they point at."""
    moves = sorted(moves, key=lambda move: (move.start, move.end, move.id))
    told = _bounds(dates.get(moves[0].report))[0]
    context: dict[str, None] = {}
    for move in moves:
        context.update(dict.fromkeys((*move.actor, *move.target, *move.source)))
        if move.matter:
            context.update(dict.fromkeys(vocabulary.parties(move.matter)))
    facts = []
    for move in moves:
        when = day(move, dates)
        first, last = _bounds(when)
        near = (*move.actor, *move.target, *context)
        facts.append(
            Fact(
                move=move,
                day=when,
                first=first,
                last=last,
                order=(told, move.report, move.start, move.id),
                terms=_terms(move, near, knowledge, vocabulary),
            )
        )
    for place, fact in enumerate(facts):
        found = {word for word, _ in words(fact.move.matter or "")}
        fact.finite = bool(knowledge.classes["finite"] & found)
        fact.leans = bool(fact.terms.telling) and bool(knowledge.classes["leaning"] & found)
        if fact.leans:
            fact.terms = _completed(fact, facts[:place], knowledge)
    return facts


def _terms(move: Move, near: Sequence[str], knowledge: Knowledge, vocabulary: Vocabulary) -> Terms:
    """Give the terms of a move's matter, or where it has none, the topic that the act itself is."""
    if move.matter:
        return vocabulary.terms(move.matter, near)
    topic = next((name for name, row in knowledge.topics.items() if move.act in row.acts), None)
    return Terms({topic: 1.0} if topic else {})


def _completed(fact: Fact, before: list[Fact], knowledge: Knowledge) -> Terms:
    """Add to a matter the terms of the nearest one before it that has one of its topics.

    *Such weapons* are the missiles of the sentence before: a narrower topic counts as its own.
    """
    own = set(fact.terms.telling)
    for other in reversed(before):
        for term in other.terms.telling:
            chain = set(_chain(term, knowledge))
            if chain & own and fact.move.actor != other.move.actor:
                return Terms(other.terms.weights | fact.terms.weights, fact.terms.against)
    return fact.terms


def _chain(term: str, knowledge: Knowledge) -> Iterator[str]:
    """Give a topic and all that are wider."""
    seen: str | None = term
    while seen is not None:
        yield seen
        topic = knowledge.topics.get(seen)
        seen = topic.under if topic else None


def _bounds(when: str | None) -> tuple[str, str]:
    if when is None:
        return NEVER, NEVER
    span = When(when)
    return span.first.isoformat(), span.last.isoformat()


class Pointing:
    """Finds the moves that a matter points at: *the demand*, *Western calls*, *those*, *this*."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._acts = {stem(row.noun): frozenset(row.acts) for row in knowledge.pointing}
        self._answerable = frozenset(act for row in knowledge.pointing for act in row.acts)
        self._asking = frozenset(row.act for row in knowledge.stances if row.asks)
        self._bare = knowledge.classes["grammar"]
        self._finite = knowledge.classes["finite"]

    def acts(self, fact: Fact) -> frozenset[Act]:
        """Give the acts that a matter may point at: those of its noun, for a bare one any."""
        if fact.move.matter is None:
            return frozenset()
        found = list(words(fact.move.matter))
        if fact.terms.topics and not any(one in self._acts for _, one in found):
            return frozenset()
        for word, one in found:
            if one in self._acts:
                return self._acts[one]
            if word in self._finite:
                break  # a clause, in which the noun says something of somebody
        if all(word in self._bare for word, _ in found):
            return self._answerable
        return frozenset()

    def at(self, facts: Sequence[Fact], place: int) -> list[Fact]:
        """Give the moves of one report at which the matter of one of them points.

        A plural points at all that fit, a singular at the nearest before it. The owner is the one
        at whom the move is directed, or who is named with the noun.
        """
        fact = facts[place]
        acts = self.acts(fact)
        if not acts:
            return []
        own = set(fact.move.actor)
        owners = set(fact.terms.parties)
        if fact.move.act in self._asking and (not owners or owners & own):
            owners = own  # who puts forward its proposals states again what it asked
        owners = owners or set(fact.move.target)
        fits = [
            other
            for other in facts
            if other is not fact
            and other.move.act in acts
            and other.terms.telling
            and (owners & set(other.move.actor) if owners else not own & set(other.move.actor))
        ]
        if not fits:
            return []
        before = [other for other in fits if other.order < fact.order]
        if _is_plural(fact.move.matter or "", self._acts):
            return fits
        return [before[-1] if before else fits[0]]


def _is_plural(matter: str, nouns: dict[str, frozenset[Act]]) -> bool:
    return any(word.endswith("s") and one in nouns for word, one in words(matter))
