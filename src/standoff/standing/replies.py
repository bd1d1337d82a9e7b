"""What a later move makes of a thing that was asked for, offered or promised."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from standoff.acts import Act
from standoff.knowledge.schema import StanceRow
from standoff.records import Parties
from standoff.standing.entries import Case
from standoff.standing.facts import Fact, bases
from standoff.standing.pointing import APPLAUSE, GIVING_UP
from standoff.standing.records import Kind, Status

DEEDS = {Act.YIELD, Act.LIFT, Act.RELEASE, Act.WITHDRAW, Act.AID}
"""What a party may do that was asked of it."""

CONTRARY = {Act.MOBILISE, Act.ATTACK, Act.SEIZE, Act.RESTRICT, Act.SANCTION, Act.EXPEL, Act.DETAIN}
"""What a party may do in spite of being asked."""


def answering(stances: Iterable[StanceRow]) -> frozenset[Act]:
    """Give the acts that may make something of a thing that was asked."""
    replies = {row.act for row in stances if row.reply is not None}
    return frozenset(replies | DEEDS | CONTRARY | APPLAUSE | GIVING_UP | {Act.AGREE, Act.RESPOND})


class Asked:
    """A thing that somebody put on the docket: by whom, to whom, in which moves.

    `doers` are those who could do it: who is asked, and of whom it is asked through others. *Guyana
    asked the court to stop Venezuela*: the court can grant it, Venezuela can do it.

    `tellers` are those who say that it was asked: *Egypt said that Sudan's proposal, which it
    backed, was rejected*. Their applause, and that of whom nobody asked, accepts nothing.
    """

    def __init__(self, kind: Kind, by: Parties, to: Parties, facts: Sequence[Fact]) -> None:
        self.kind = kind
        self.first = facts[0]
        self.moves = frozenset(fact.id for fact in facts)
        self.by, self.to = bases(by), bases(to)
        self.tellers = bases(self.first.move.source)
        self.doers = self.to | bases(tuple(self.first.terms.parties))


def became(case: Case, asked: Asked, other: Fact) -> Status | None:
    """Say what a move makes of a thing that was asked, `None` where it leaves it as it is."""
    first = asked.first
    later = other.first > first.first
    actor, act = bases(other.move.actor), other.move.act
    asker = not actor.isdisjoint(asked.by)
    if asked.kind is Kind.REPLY:
        return Status.ACCEPTED if act is Act.RESPOND and asker and later else None
    points = bool(other.points) and not asked.moves.isdisjoint(other.points)
    addressee = not actor.isdisjoint(asked.to)
    if asker and not addressee:
        return _own(other, points)
    if act is Act.AGREE and asker:
        if points or _is_that(first, other):
            return Status.ACCEPTED
        return Status.OVERTAKEN if later else None
    backs = act in APPLAUSE and (not addressee or not actor.isdisjoint(asked.tellers))
    if not backs and (points or addressee or not asked.to):
        replied_with = _reply(case, asked, other, points, later)
        if replied_with is not None:
            return replied_with
    return Status.OVERTAKEN if later and _goes_on(asked, other) else None


def _own(other: Fact, points: bool) -> Status | None:
    """Say what the one who asked makes of it later: *dropped its demand*."""
    return Status.WITHDRAWN if points and other.move.act in GIVING_UP else None


def _reply(case: Case, asked: Asked, other: Fact, points: bool, later: bool) -> Status | None:
    """Say what the answer of an addressee is."""
    act = other.move.act
    if act is Act.PROMISE or act in DEEDS:
        if not later or asked.kind is Kind.OFFER:
            return None
        fits = act in DEEDS or points or _is_that(asked.first, other)
        return Status.ACCEPTED if fits else None
    reply = case.stances[act].reply
    addressed = points or not bases(other.move.target).isdisjoint(asked.by)
    if reply is None or not addressed or (act in APPLAUSE and not points):
        return None
    if act is Act.AGREE and not points and not _is_that(asked.first, other):
        return None  # *agreed to hold talks on it* has not agreed to do it
    status = Status(reply)
    if status is Status.ACCEPTED and other.move.condition is not None:
        return Status.IN_PART
    return status


def _is_that(first: Fact, other: Fact) -> bool:
    """Say whether a matter is just what was asked: its topics, in the same sense, and no more.

    *Sell the dam's electricity* and *talks on the dam* say more than *the filling of the dam*, and
    *impose sanctions* says the contrary of *lift the sanctions*.
    """
    asked, agreed = first.terms, other.terms
    if asked.against != agreed.against:
        return False
    said = set(agreed.telling)
    return set(asked.topics) <= said <= set(asked.telling)


def _goes_on(asked: Asked, other: Fact) -> bool:
    """Say whether what somebody asked not to be done was done: a deed, or praise by its doer."""
    if not asked.first.terms.against or other.terms.against:
        return False
    done = other.move.act in CONTRARY or other.move.act is Act.PRAISE
    return done and not bases(other.move.actor).isdisjoint(asked.doers)
