"""Disputes: what one party claims and another denies, side by side."""

from __future__ import annotations

from standoff.acts import Act
from standoff.standing.entries import Case, ids, meet, name, parties, words
from standoff.standing.facts import BY_DAY, Fact
from standoff.standing.records import Dispute, Stance

CLAIMS = {Act.ACCUSE, Act.ASSERT, Act.CRITICISE, Act.PROMISE, Act.AGREE}
ADDRESSED = {Act.DISMISS, Act.REJECT}
"""Acts that deny a claim only where they point at it: *dismissed the accusation*."""


def disputes(case: Case) -> tuple[Dispute, ...]:
    """Give the disputes by the day of their first claim."""
    found: dict[tuple[object, ...], tuple[list[Fact], list[Fact]]] = {}
    claims: dict[str, list[Fact]] = {}
    for fact in case.facts:
        if _claims(fact) and not _of_a_deed(case, fact):
            for item in case.items(fact):
                claims.setdefault(item, []).append(fact)
    for denial in case.facts:
        pointed = [case.known[one] for one in denial.points if one in case.known]
        same = []
        if not pointed:
            same = [claim for item in case.items(denial) for claim in claims.get(item, ())]
        for claim in _denied(denial, pointed, same):
            key = case.item(claim) or claim.id
            sides = found.setdefault((key, denial.move.actor), ([], []))
            sides[0].append(claim)
            sides[1].append(denial)
    made = [_dispute(case, *sides) for sides in found.values()]
    return tuple(sorted(made, key=lambda one: (one.since or "9", one.id)))


def _claims(fact: Fact) -> bool:
    """A promise or an agreement is a claim only where somebody else tells of it."""
    if fact.restates:
        return False
    if fact.move.act in (Act.PROMISE, Act.AGREE):
        return bool(fact.move.source) and not meet(fact.move.source, fact.move.actor)
    return fact.move.act in CLAIMS


def _of_a_deed(case: Case, fact: Fact) -> bool:
    """True for *regretted the decision*: who judges a deed claims nothing that could be denied."""
    if fact.move.act is not Act.CRITICISE or fact.finite:
        return False
    pointed = [case.known[one] for one in fact.points if one in case.known]
    return any(case.stances[one.move.act].stance == Stance.ACTS for one in pointed)


def _denied(denial: Fact, pointed: list[Fact], same: list[Fact]) -> list[Fact]:
    """Give the claims that a move denies, of those it points at and those of the same item."""
    pointed = [fact for fact in pointed if _claims(fact)]
    if denial.move.act in ADDRESSED:
        same = []
    elif denial.move.act is not Act.DENY:
        return []
    return [
        claim
        for claim in dict.fromkeys([*pointed, *same])
        if not meet(_claimants(claim), denial.move.actor)
    ]


def _claimants(claim: Fact) -> tuple[str, ...]:
    """Give who claims it: of a promise, those who say that it was made."""
    if claim.move.act in (Act.PROMISE, Act.AGREE):
        return claim.move.source
    return claim.move.actor


def _dispute(case: Case, claims: list[Fact], denials: list[Fact]) -> Dispute:
    claims = sorted(set(claims), key=BY_DAY)
    denials = sorted(set(denials), key=BY_DAY)
    dated = [fact.day for fact in claims if fact.day]
    return Dispute(
        id=name(claims[0].move.report, claims[0].move.start, denials[0].move.actor),
        item=case.item(claims[0]),
        claim=words(claims[-1]),
        claimed_by=parties(code for claim in claims for code in _claimants(claim)),
        denial=words(denials[-1]),
        denied_by=parties(code for denial in denials for code in denial.move.actor),
        since=dated[0] if dated else None,
        claims=ids(claims),
        denials=ids(denials),
    )
