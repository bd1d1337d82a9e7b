"""What changed between two days: new, answered, hardened, softened, carried out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from msgspec.structs import replace

from standoff.standing.records import (
    Announced,
    Change,
    Course,
    Dispute,
    Happening,
    Item,
    Pending,
    Position,
    Standing,
    Trend,
)

E = TypeVar("E", Item, Position, Pending, Announced, Dispute, Happening)


def changes(before: Standing, after: Standing) -> Standing:
    """Leave of a standing the entries that are other than they were, each with its change."""
    return Standing(
        agenda=_changed(before.agenda, after.agenda, lambda one: one.id, _item),
        positions=_changed(before.positions, after.positions, _Deeds(before, after), _position),
        docket=_changed(before.docket, after.docket, lambda one: one.id, _pending),
        threats=_changed(before.threats, after.threats, lambda one: one.id, _announced),
        disputes=_changed(before.disputes, after.disputes, lambda one: one.id, _dispute),
        timeline=_changed(before.timeline, after.timeline, lambda one: one.moves[0], _happening),
    )


class _Deeds:
    """Tells the positions of a party on one item, one for each of its deeds, from one another."""

    def __init__(self, *standings: Standing) -> None:
        self._nth: dict[int, int] = {}
        for standing in standings:
            seen: Counter[tuple[str, str]] = Counter()
            for one in sorted(standing.positions, key=lambda one: one.since or "9"):
                self._nth[id(one)] = seen[one.party, one.item]
                seen[one.party, one.item] += 1

    def __call__(self, one: Position) -> tuple[str, str, int]:
        """Give party, item and which of its deeds it is, the first that was done being 0."""
        return one.party, one.item, self._nth[id(one)]


def _changed(
    before: Iterable[E],
    after: Sequence[E],
    key: Callable[[E], object],
    change: Callable[[E, E], Change | None],
) -> tuple[E, ...]:
    known = {key(one): one for one in before}
    found = []
    for now in after:
        then = known.get(key(now))
        what = Change.NEW if then is None else change(then, now)
        if what is not None:
            found.append(replace(now, change=what))
    return tuple(found)


def _item(then: Item, now: Item) -> Change | None:
    return Change.REPEATED if len(now.moves) > len(then.moves) else None


def _position(then: Position, now: Position) -> Change | None:
    if then.stance is not now.stance:
        return Change.HARDENED if now.trend is Trend.HARDENED else Change.SOFTENED
    return Change.REPEATED if now.times > then.times else None


def _pending(then: Pending, now: Pending) -> Change | None:
    if then.status is not now.status or len(now.answers) > len(then.answers):
        return Change.ANSWERED
    return Change.REPEATED if now.times > then.times else None


def _announced(then: Announced, now: Announced) -> Change | None:
    if then.carried_out is not now.carried_out:
        return Change.CARRIED_OUT
    if then.came_about is not now.came_about:
        return Change.CAME_ABOUT if now.came_about is Course.DONE else Change.DENIED
    return Change.REPEATED if now.times > then.times else None


def _dispute(then: Dispute, now: Dispute) -> Change | None:
    grown = len(now.claims) + len(now.denials) > len(then.claims) + len(then.denials)
    return Change.REPEATED if grown else None


def _happening(then: Happening, now: Happening) -> Change | None:
    return Change.REPEATED if len(now.moves) > len(then.moves) else None
