"""Threats, warnings and promises: their conditions, whether those came about, and what was done."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from standoff.acts import Act
from standoff.standing.entries import Case, deeds, ids, meet, name, parties, threatens, words
from standoff.standing.facts import Fact
from standoff.standing.grouping import ALIKE, likeness
from standoff.standing.records import Announced, Course
from standoff.standing.terms import Terms, Vocabulary

KINDS = {Act.THREATEN: "threat", Act.WARN: "warning", Act.PROMISE: "promise"}


def announced(case: Case, vocabulary: Vocabulary) -> tuple[Announced, ...]:
    """Give what was announced, threats first, each by the day on which it was raised."""
    made: dict[tuple[object, ...], list[Fact]] = {}
    for fact in case.facts:
        if fact.move.act in KINDS:
            about = case.item(fact) or fact.id
            kind = "threat" if threatens(case, fact) else KINDS[fact.move.act]
            key = kind, fact.move.actor, about, fact.terms.against
            made.setdefault(key, []).append(fact)
    done: dict[Act, list[Fact]] = {}
    for fact in case.facts:
        done.setdefault(fact.move.act, []).append(fact)
    entries = [_entry(case, vocabulary, done, key, facts) for key, facts in made.items()]
    order = {"threat": 0, "warning": 1, "promise": 2}
    return tuple(sorted(entries, key=lambda one: (order[one.kind], one.since or "9", one.id)))


Done = Mapping[Act, Sequence[Fact]]
"""The moves of a case by their acts, so that only those are asked that can matter."""


def _entry(
    case: Case, vocabulary: Vocabulary, done: Done, key: tuple[object, ...], facts: list[Fact]
) -> Announced:
    first, last = facts[0], facts[-1]
    conditioned = next((fact for fact in reversed(facts) if fact.move.condition), last)
    met, shown, denied = _condition(case, vocabulary, done, conditioned)
    carried = [
        other
        for other in _doing(case, done, first.terms)
        if other.first > first.first
        and meet(other.move.actor, first.move.actor)
        and (not first.move.target or meet(other.move.target, first.move.target))
    ]
    dated = [fact.day for fact in facts if fact.day]
    times = case.times(facts)
    return Announced(
        id=name(key[0], key[1], first.move.report, first.move.start),
        kind=str(key[0]),
        by=first.move.actor,
        to=parties(code for fact in facts for code in fact.move.target),
        item=case.item(first),
        words=words(last),
        condition=conditioned.move.condition,
        connective=conditioned.move.connective,
        came_about=met,
        carried_out=Course.DONE if carried else Course.OPEN,
        since=dated[0] if dated else None,
        repeated=dated[-1] if times > 1 and dated else None,
        times=times,
        moves=ids(facts),
        deeds=ids([*carried, *shown]),
        denials=ids(denied),
    )


def _condition(
    case: Case, vocabulary: Vocabulary, done: Done, fact: Fact
) -> tuple[Course | None, Sequence[Fact], Sequence[Fact]]:
    """Say whether a condition came about, with the moves that show it or deny it."""
    text = fact.move.condition
    if text is None:
        return None, (), ()
    near = (*fact.move.target, *fact.move.actor)
    terms = vocabulary.terms(text, near)
    doers = terms.parties[:1] or list(fact.move.target)
    shown = [
        other
        for other in _doing(case, done, terms)
        if other.first > fact.first and meet(other.move.actor, doers)
    ]
    denied = _denied(done, terms, doers)
    if shown:
        return Course.DONE, shown, denied
    return (Course.DENIED if denied else Course.OPEN), (), denied


def _doing(case: Case, done: Done, terms: Terms) -> Iterator[Fact]:
    """Give the moves that do what a matter is about.

    Who threatened to deploy missiles has not done so by massing soldiers: what the deed is about
    shares a topic with the matter, beside the topic that is the deed itself.
    """
    topics = case.knowledge.topics
    for act in sorted(deeds(topics, terms)):
        rest = {one for one in terms.topics if one not in topics or act not in topics[one].acts}
        for fact in done.get(act, ()):
            if not rest or not rest.isdisjoint(fact.terms.telling):
                yield fact


def _denied(done: Done, terms: Terms, doers: Iterable[str]) -> list[Fact]:
    """Find who denies a condition. One that something is *not* done is not denied by *no war*."""
    if terms.against:
        return []
    return [
        other
        for other in done.get(Act.DENY, ())
        if likeness(terms, other.terms) >= ALIKE and meet(other.move.actor, tuple(doers))
    ]
