"""The docket: what was asked for, offered or promised as a reply, and what became of it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from operator import attrgetter

from standoff.acts import Act
from standoff.records import Parties
from standoff.standing.entries import Case, ids, meet, name, parties, words
from standoff.standing.facts import BY_DAY, Fact
from standoff.standing.records import Kind, Pending, Status
from standoff.standing.replies import Asked, answering, became
from standoff.standing.terms import stem
from standoff.standing.terms import words as split

FIRST = attrgetter("first")

SETTLED = {Status.ACCEPTED, Status.WITHDRAWN, Status.OVERTAKEN}


@dataclass(frozen=True, slots=True)
class Where:
    """Where to look for what became of an entry."""

    by_item: dict[str, list[Fact]]
    pointing: dict[str, list[Fact]]
    settled: dict[str, list[Fact]]
    responses: list[Fact]

    def answers(self, item: str | None, facts: Sequence[Fact]) -> list[Fact]:
        """Give moves on the same item, those that point at it, and agreements on its topics alone.

        *An agreement on fishing* ends a demand to leave the fishing zone; one to sell what the dam
        yields leaves the demand to stop filling it where it was.
        """
        same = self.by_item.get(item, []) if item is not None else []
        found: set[Fact] = set()
        for fact in facts:
            found.update(self.pointing.get(fact.id, ()))
        topics = set(facts[0].terms.topics)
        for topic in topics & self.settled.keys():
            found.update(
                one
                for one in self.settled[topic]
                if topics.issuperset(one.terms.topics)
                and meet(one.move.actor, facts[0].move.actor)
                and meet(one.move.actor, facts[0].move.target)
            )
        found.difference_update(same)
        return sorted([*same, *found], key=BY_DAY) if found else same


def docket(case: Case) -> tuple[Pending, ...]:
    """Give the entries, what is open first, then by the day on which they were raised."""
    raised: dict[tuple[object, ...], list[Fact]] = {}
    replies = {stem(row.noun) for row in case.knowledge.pointing if Act.RESPOND in row.acts}
    for fact in case.facts:
        for key in _keys(case, fact, replies):
            raised.setdefault(key, []).append(fact)
    by_item: dict[str, list[Fact]] = {}
    pointing: dict[str, list[Fact]] = {}
    may_answer = answering(case.stances.values())
    for fact in case.facts:
        if fact.move.act not in may_answer:
            continue
        for item in case.items(fact):
            by_item.setdefault(item, []).append(fact)
        for other in fact.points:
            pointing.setdefault(other, []).append(fact)
    settled: dict[str, list[Fact]] = {}
    for fact in case.facts:
        if fact.move.act is Act.AGREE and len(fact.move.actor) > 1:
            for topic in fact.terms.topics:
                settled.setdefault(topic, []).append(fact)
    responses = [fact for fact in case.facts if fact.move.act is Act.RESPOND]
    where = Where(by_item, pointing, settled, responses)
    made = [_entry(case, key, facts, where) for key, facts in raised.items()]
    return tuple(sorted(made, key=lambda one: (one.status in SETTLED, one.since or "9", one.id)))


def _keys(case: Case, fact: Fact, replies: set[str]) -> Iterable[tuple[object, ...]]:
    """Give what a move puts on the docket: who asks or offers what."""
    if _promises_a_reply(fact, replies):
        yield Kind.REPLY, fact.move.actor, fact.move.target
        return
    asks = case.stances[fact.move.act].asks
    if asks is None or fact.restates:
        return
    item = case.item(fact)
    if item is None:
        yield Kind(asks), fact.move.actor, fact.id
    else:
        yield Kind(asks), fact.move.actor, item, fact.terms.against


def _promises_a_reply(fact: Fact, replies: set[str]) -> bool:
    """True for *is still deciding on its formal response*; `replies` are roots of such nouns."""
    if fact.move.act not in (Act.DEFER, Act.PROMISE) or fact.move.matter is None:
        return False
    return any(root in replies for _, root in split(fact.move.matter))


def _entry(
    case: Case,
    key: tuple[object, ...],
    facts: list[Fact],
    where: Where,
) -> Pending:
    kind = key[0]
    assert isinstance(kind, Kind)
    by = facts[0].move.actor
    to = parties(code for fact in facts for code in fact.move.target)
    item = case.item(facts[0])
    asked = Asked(kind, by, to, facts)
    status = Status.OPEN
    answers: list[Fact] = []
    candidates = where.responses if kind is Kind.REPLY else where.answers(item, facts)
    for other in _not_before(facts[0], candidates):
        after = became(case, asked, other)
        if after is Status.ACCEPTED and status is Status.REFUSED:
            if not any(meet(other.move.actor, one.move.actor) for one in answers):
                continue  # who refused has not given in because another agrees
        if after is not None:
            answers = [*answers, other] if after is status else [other]
            status = after
    answered = [fact.day for fact in answers if fact.day]
    dated = [fact.day for fact in facts if fact.day]
    times = case.times(facts)
    # What was asked on no day that is told, which counts as of its report's, was so by its answer.
    raising = facts if facts[0].move.when else [*facts, *answers]
    _, since = min(((fact.first, fact.day) for fact in raising if fact.day), default=("", None))
    return Pending(
        id=name(*key),
        kind=kind,
        by=by,
        to=to,
        item=item,
        words=words(facts[-1]),
        status=status,
        since=since,
        repeated=dated[-1] if times > 1 and dated else None,
        times=times,
        answered=answered[0] if answered else None,
        turn=_turn(kind, status, by, to, answers),
        moves=ids(facts),
        answers=ids(answers),
    )


def _not_before(first: Fact, others: Sequence[Fact]) -> Sequence[Fact]:
    """Leave out what was before a thing was asked; of one asked on no day, in other reports."""
    if first.move.when:
        return others[bisect_left(others, first.first, key=FIRST) :]
    return [
        one for one in others if one.first >= first.first or one.move.report == first.move.report
    ]


def _turn(kind: Kind, status: Status, by: Parties, to: Parties, answers: Sequence[Fact]) -> Parties:
    """Say whose move it is now."""
    if status in SETTLED:
        return ()
    if kind is Kind.REPLY:
        return by
    if status is Status.REFUSED:
        return by
    if answers:
        return parties(code for fact in answers for code in fact.move.actor)
    return to
