"""The docket: what was asked for, offered or promised as a reply, and what became of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from standoff.acts import Act
from standoff.records import Parties
from standoff.standing.entries import Case, ids, meet, name, parties, words
from standoff.standing.facts import Fact
from standoff.standing.records import Kind, Pending, Status
from standoff.standing.terms import stem
from standoff.standing.terms import words as split

SETTLED = {Status.ACCEPTED, Status.WITHDRAWN, Status.OVERTAKEN}
DEEDS = {Act.YIELD, Act.LIFT, Act.RELEASE, Act.WITHDRAW, Act.AID}
"""What a party may do that was asked of it."""

CONTRARY = {Act.MOBILISE, Act.ATTACK, Act.SEIZE, Act.RESTRICT, Act.SANCTION, Act.EXPEL, Act.DETAIN}
"""What a party may do in spite of being asked."""


def docket(case: Case) -> tuple[Pending, ...]:
    """Give the entries, what is open first, then by the day on which they were raised."""
    raised: dict[tuple[object, ...], list[Fact]] = {}
    for fact in case.facts:
        for key in _keys(case, fact):
            raised.setdefault(key, []).append(fact)
    by_item: dict[str, list[Fact]] = {}
    pointing: dict[str, list[Fact]] = {}
    for fact in case.facts:
        for item in case.items(fact):
            by_item.setdefault(item, []).append(fact)
        for other in fact.points:
            pointing.setdefault(other, []).append(fact)
    made = [_entry(case, key, facts, by_item, pointing) for key, facts in raised.items()]
    return tuple(sorted(made, key=lambda one: (one.status in SETTLED, one.since or "9", one.id)))


def _keys(case: Case, fact: Fact) -> Iterable[tuple[object, ...]]:
    """Give what a move puts on the docket: who asks or offers what."""
    if _promises_a_reply(fact):
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


def _promises_a_reply(fact: Fact) -> bool:
    """True for *is still deciding on its formal response*."""
    if fact.move.act not in (Act.DEFER, Act.PROMISE) or fact.move.matter is None:
        return False
    return any(root in REPLIES for _, root in split(fact.move.matter))


REPLIES = frozenset(map(stem, ("response", "reply", "answer", "counterproposal")))


def _entry(
    case: Case,
    key: tuple[object, ...],
    facts: list[Fact],
    by_item: dict[str, list[Fact]],
    pointing: dict[str, list[Fact]],
) -> Pending:
    kind = key[0]
    assert isinstance(kind, Kind)
    by = facts[0].move.actor
    to = parties(code for fact in facts for code in fact.move.target)
    item = case.item(facts[0])
    about = by_item.get(item, []) if item is not None else []
    replies = [other for fact in facts for other in pointing.get(fact.id, ())]
    candidates = sorted({*about, *replies} - {*facts}, key=lambda fact: fact.dated)
    status = Status.OPEN
    answers: list[Fact] = []
    for other in candidates:
        became = _became(case, kind, facts, to, other)
        if became is not None:
            if became is not status:
                answers = []
            status = became
            answers.append(other)
    answered = [fact.day for fact in answers if fact.day]
    dated = [fact.day for fact in facts if fact.day]
    times = case.times(facts)
    return Pending(
        id=name(*key),
        kind=kind,
        by=by,
        to=to,
        item=item,
        words=words(facts[-1]),
        status=status,
        since=dated[0] if dated else None,
        repeated=dated[-1] if times > 1 and dated else None,
        times=times,
        answered=answered[-1] if answered else None,
        turn=_turn(kind, status, by, to, answers),
        moves=ids(facts),
        answers=ids(answers),
    )


def _became(
    case: Case, kind: Kind, facts: Sequence[Fact], to: Parties, other: Fact
) -> Status | None:
    """Say what a later move makes of an entry, `None` where it leaves it as it is."""
    first = facts[0]
    same_report = other.move.report == first.move.report
    if other.first < first.first and not same_report:
        return None
    actor, act = other.move.actor, other.move.act
    if kind is Kind.REPLY:
        answered = act is Act.RESPOND and meet(actor, first.move.actor)
        return Status.ACCEPTED if answered and other.first > first.first else None
    points = any(fact.id in other.points for fact in facts)
    if meet(actor, first.move.actor) and not meet(actor, to):
        return _own(first, other, points)
    doers = (*to, *first.terms.parties)
    if to and not meet(actor, doers) and not points:
        return None
    both = meet(actor, to) and meet(actor, first.move.actor)
    reply = case.stances[act].reply
    if act is Act.AGREE and both:
        return Status.ACCEPTED
    if act is Act.PROMISE:
        same = other.terms.against == first.terms.against
        return Status.ACCEPTED if same and other.first > first.first and meet(actor, to) else None
    if (
        reply is not None
        and (points or meet(actor, to))
        and (points or meet(other.move.target, first.move.actor) or act in DEEDS)
    ):
        if act in (Act.PRAISE, Act.SUPPORT) and not points:
            return None
        status = Status(reply)
        if status is Status.ACCEPTED and other.move.condition is not None:
            return Status.IN_PART
        return status
    later = other.first > first.first
    if later and first.terms.against and not other.terms.against and _goes_on(case, other):
        if meet(actor, doers):
            return Status.OVERTAKEN
    if kind in (Kind.DEMAND, Kind.REQUEST) and act in DEEDS and meet(actor, to) and later:
        return Status.ACCEPTED
    return None


def _goes_on(case: Case, fact: Fact) -> bool:
    """Say whether a move shows that a thing was done: a deed, or praise by the one who did it."""
    return fact.move.act in CONTRARY or fact.move.act is Act.PRAISE


def _own(first: Fact, other: Fact, points: bool) -> Status | None:
    """Say what the one who asked makes of the asking later."""
    if points and other.move.act in (Act.WITHDRAW, Act.YIELD, Act.LIFT):
        return Status.WITHDRAWN
    return None


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
