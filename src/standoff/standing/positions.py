"""Positions: where each party stands on each item, by its latest moves."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from operator import itemgetter

from msgspec.structs import replace

from standoff.acts import Act
from standoff.records import Parties
from standoff.standing.entries import Case, ids, meet, parties, threatens, words
from standoff.standing.facts import Fact
from standoff.standing.records import Position, Stance, Trend, Voiced

SOFT = 3
"""A party that is firmer than this speaks differently from one of its voices that is not."""

Stanced = tuple[Fact, Stance, int]


def positions(case: Case) -> tuple[Position, ...]:
    """Give the positions, party by party, and by item within each."""
    held: dict[tuple[str, str], list[Stanced]] = {}
    stances = {
        act: (Stance(row.stance), row.firmness)
        for act, row in case.stances.items()
        if row.stance is not None and row.firmness is not None
    }
    for fact in case.facts:
        act = fact.move.act
        if act is Act.WARN and threatens(case, fact):
            act = Act.THREATEN
        taken = stances.get(act)
        if taken is None or fact.restates:
            continue
        if act is Act.HOPE and not _hopes_to_settle(case, fact):
            continue
        stance, firmness = taken
        stanced = fact, Stance.DENIES if _rebuffs(case, fact) else stance, firmness
        for item in case.items(fact):
            for party in fact.move.actor:
                held.setdefault((party, item), []).append(stanced)
    made: list[tuple[tuple[str, int, str], Position]] = []
    for (party, item), moves in held.items():
        listed = list(_held(case, party, item, moves))
        place = party, -sum(len(one.moves) for one in listed), item
        made.extend((place, one) for one in listed)
    return tuple(one for _, one in sorted(made, key=itemgetter(0)))


def _own_words(case: Case, fact: Fact, item: str) -> str:
    """Give the words for what a party stands on: of *the demands*, those of the demand itself.

    A clause about a deed says of its own what a party holds: *the ban could be extended*.
    """
    for one in fact.points:
        pointed = case.known.get(one)
        if pointed is None or item not in case.items(pointed):
            continue
        if not fact.finite or case.stances[pointed.move.act].stance != Stance.ACTS:
            return words(pointed)
    return words(fact)


def _rebuffs(case: Case, fact: Fact) -> bool:
    """True for *called the charge absurd*: who is charged and says so denies it."""
    if not fact.points or fact.move.act not in (Act.CRITICISE, Act.DISMISS, Act.REJECT):
        return False
    charges = [case.known[one] for one in fact.points if one in case.known]
    return any(
        one.move.act is Act.ACCUSE and meet(one.move.target, fact.move.actor) for one in charges
    )


def _hopes_to_settle(case: Case, fact: Fact) -> bool:
    """True for *hoped that talks would go on*, not for *hoped that the seas stay calm*."""
    topics = case.knowledge.topics
    return any(topics[term].settles for term in fact.terms.weights if term in topics)


def _held(case: Case, party: str, item: str, moves: list[Stanced]) -> Iterator[Position]:
    """Give where a party stands on an item: one position, and of different deeds one for each.

    Who expelled an ambassador and recalled one did two things. A deed that is done again, to the
    same, is done several times.
    """
    first = _position(case, party, item, moves)
    if first.stance is not Stance.ACTS:
        yield first
        return
    deeds: dict[tuple[object, ...], list[Stanced]] = {}
    for one in moves:
        if one[1] is Stance.ACTS:
            lead = case.known[case.leads[one[0].id]]
            deeds.setdefault((lead.move.act, lead.terms.key), []).append(one)
    if len(deeds) == 1:
        yield first
        return
    for done in deeds.values():
        own = _position(case, party, item, done)
        latest = first.moves[-1] in own.moves
        yield replace(
            own,
            also=first.also,
            apart=first.apart if latest else (),
            trend=first.trend if latest else None,
            before=first.before if latest else None,
        )


def _position(case: Case, party: str, item: str, moves: list[Stanced]) -> Position:
    """Work out one position. The moves come in the order of their days.

    What a party merely claims says where it stands only where it does and says nothing else.
    """
    stance, firmness = None, 0
    before: tuple[Stance, int] | None = None
    taken = [one for one in moves if one[1] is not Stance.CLAIMS] or moves
    since = taken[0][0]
    for _, day in groupby(reversed(taken), key=lambda one: one[0].first):
        listed = list(day)
        leading = _leading(listed)
        if stance is None:
            stance, firmness = leading
        elif leading[0] is not stance:
            before = leading
            break
        since = listed[-1][0]
    assert stance is not None
    own = [one for one in moves if one[1] is stance]
    held = [one for one in own if one[0].first >= since.first] or own
    latest = held[-1][0]
    told = next((fact for fact, _, _ in reversed(held) if fact.terms.telling), latest)
    return Position(
        party=party,
        item=item,
        stance=stance,
        act=str(latest.move.act),
        words=_own_words(case, told, item),
        toward=_toward(held),
        since=held[0][0].day,
        last=latest.day,
        times=case.times(fact for fact, _, _ in held),
        trend=_trend(before[1] if before else None, firmness),
        before=before[0] if before else None,
        also=_others(moves, stance),
        apart=_apart(moves, stance, firmness, since.first),
        moves=ids(fact for fact, _, _ in held),
    )


def _leading(day: Sequence[Stanced]) -> tuple[Stance, int]:
    """Give the stance of a day on which a party made several moves: the firmest of its words.

    A deed counts where there are no words: what a party wants is what it says.
    """
    said = [one for one in day if one[1] is not Stance.ACTS] or list(day)
    _, stance, firmness = max(said, key=lambda one: one[2])
    return stance, firmness


def _trend(before: int | None, now: int) -> Trend | None:
    if before is None or before == now:
        return None
    return Trend.HARDENED if now > before else Trend.SOFTENED


def _toward(held: Iterable[Stanced]) -> Parties:
    return parties(code for fact, _, _ in held for code in fact.move.target)


def _others(moves: Iterable[Stanced], stance: Stance) -> tuple[Stance, ...]:
    return tuple(dict.fromkeys(other for _, other, _ in moves if other is not stance))


def _apart(
    moves: Iterable[Stanced], stance: Stance, firmness: int, since: str
) -> tuple[Voiced, ...]:
    """Find the voices of a party that take another stance while the party takes this one."""
    agreeing = {_surname(fact.move.voice) for fact, other, _ in moves if other is stance}
    by_voice: dict[str, list[Stanced]] = {}
    for one in moves:
        voice = one[0].move.voice
        if voice is None or not _is_named(voice) or _surname(voice) in agreeing:
            continue
        if (
            one[1] not in (Stance.ACTS, Stance.CLAIMS)
            and one[0].first >= since
            and one[2] < SOFT <= firmness
        ):
            by_voice.setdefault(voice, []).append(one)
    return tuple(
        Voiced(
            voice=voice,
            stance=said[-1][1],
            when=said[-1][0].day,
            moves=ids(fact for fact, _, _ in said),
        )
        for voice, said in by_voice.items()
    )


def _surname(voice: str | None) -> str | None:
    return voice.split()[-1] if voice and voice.strip() else None


def _is_named(voice: str) -> bool:
    """True for *Foreign Minister Sergei Lavrov*, not for *he* or *a spokesman*."""
    return voice[0].isupper() and " " in voice
