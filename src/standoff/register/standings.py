"""What the standing is worked out from, kept beside the moves so that no question starts anew.

The facts of a report depend on that report alone and are made once, when somebody first asks.
Which matters are one is kept too: a report that is later than all others adds to it, and an
earlier one has the matters after it grouped again. All of it can be thrown away and is then made
again; where the file cannot be written, it is made in memory.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from msgspec import msgpack
from sqlalchemy import (
    CompoundSelect,
    Connection,
    case,
    delete,
    func,
    insert,
    intersect,
    select,
    tuple_,
    update,
)

from standoff.knowledge import Knowledge
from standoff.records import Move
from standoff.register import queries
from standoff.register.tables import changes, facts, gathered, groups, mentions, reports, sides
from standoff.standing.agenda import Mention, Mentions, group
from standoff.standing.agenda import mentions as earliest
from standoff.standing.facts import Fact, Gatherer
from standoff.standing.grouping import Grouping
from standoff.standing.terms import Terms, Vocabulary

_encode = msgpack.Encoder().encode
_fact = msgpack.Decoder(Fact).decode
_terms = msgpack.Decoder(Terms).decode
_ORDER = (groups.c.told, groups.c.report, groups.c.start, groups.c.move)


NOBODY = ""
"""Stands as the target of a move that is directed at nobody."""


@dataclass(frozen=True, slots=True)
class Known:
    """What facts are made with."""

    knowledge: Knowledge
    vocabulary: Vocabulary


def stale(connection: Connection, known: Known) -> list[str]:
    """Give the reports whose facts are missing, or were made with other tables."""
    fresh = select(gathered.c.report).where(gathered.c.digest == known.knowledge.digest)
    there = set(connection.execute(fresh).scalars())
    old = set(connection.execute(select(gathered.c.report)).scalars()) - there
    return sorted(set(queries.dates(connection)) - there | old)


def is_stale(connection: Connection, known: Known) -> bool:
    """Say whether there are such reports, without a list of all."""
    fresh = func.count(case((gathered.c.digest == known.knowledge.digest, 1)))
    count, current = connection.execute(select(func.count(), fresh).select_from(gathered)).one()
    there = connection.execute(select(func.count()).select_from(reports)).scalar_one()
    return not count == current == there


def refresh(connection: Connection, known: Known) -> None:
    """Make the facts that are missing and group their matters, within a transaction."""
    missing = stale(connection, known)
    if not missing:
        return
    number = token(connection) + 1
    connection.execute(delete(changes))
    connection.execute(insert(changes), {"id": 1, "number": number})
    dates = queries.dates(connection)
    gatherer = Gatherer(known.knowledge, known.vocabulary)
    by_report = _moves(connection, missing)
    for report in missing:
        forget(connection, report)
        if report in dates:
            about = {"report": report, "digest": known.knowledge.digest}
            connection.execute(insert(gathered), about)
            _keep(connection, report, gatherer.report(by_report[report], dates))
    _regroup(connection, known)


def token(connection: Connection) -> int:
    """Give a number that rises with every change of what is kept here."""
    return connection.execute(select(changes.c.number)).scalar() or 0


def forget(connection: Connection, report: str) -> None:
    """Throw away what was made of a report, and what the order of its matters decided."""
    own = select(facts.c.move).where(facts.c.report == report)
    connection.execute(delete(sides).where(sides.c.move.in_(own)))
    connection.execute(delete(facts).where(facts.c.report == report))
    connection.execute(delete(mentions).where(mentions.c.report == report))
    connection.execute(delete(gathered).where(gathered.c.report == report))
    led = select(groups.c.key).where(groups.c.report == report)
    for key in list(connection.execute(led).scalars()):
        _drop(connection, key)
        _lead(connection, [key])


class Wanted(NamedTuple):
    """Which moves a question is about: all, those of a party, or those between some parties.

    Of a party are the moves in which it is actor or target, with `acts` only those that it makes.
    Between parties are the moves of one that are directed at another, or at nobody.
    """

    party: str | None = None
    between: tuple[str, ...] = ()
    acts: bool = False

    def has(self, move: Move) -> bool:
        """Say whether a move is among them."""
        if self.party is not None:
            if self.party not in (*move.actor, *(() if self.acts else move.target)):
                return False
        if not self.between:
            return True
        aimed = not move.target or bool(set(self.between) & set(move.target))
        return aimed and bool(set(self.between) & set(move.actor))

    def ids(self) -> CompoundSelect[tuple[str]] | None:
        """Give the query for the ids of the moves; for all of them, none."""
        parts = []
        if self.party is not None:
            of = select(sides.c.move).where(sides.c.party == self.party)
            parts.append(of.where(sides.c.acts.is_(True)) if self.acts else of)
        if self.between:
            own = sides.c.acts.is_(True) & sides.c.party.in_(self.between)
            aimed = sides.c.acts.is_(False) & sides.c.party.in_((*self.between, NOBODY))
            parts += [select(sides.c.move).where(one) for one in (own, aimed)]
        return intersect(*parts) if parts else None


def select_facts(connection: Connection, wanted: Wanted) -> list[Fact]:
    """Give the facts that a question is about."""
    query, ids = select(facts.c.fact), wanted.ids()
    if ids is not None:
        query = query.where(facts.c.move.in_(ids))
    return [_fact(blob) for blob in connection.execute(query).scalars().all()]


def grouped(connection: Connection, known: Known) -> tuple[Mentions, Grouping]:
    """Give the earliest mention of every matter, and the groups that they form."""
    found: Mentions = {}
    grouping = group({}, known.knowledge)
    query = select(groups.c.key, *_ORDER, groups.c.matter, groups.c.terms, groups.c.number)
    for key, told, report, start, move, matter, blob, number in connection.execute(
        query.order_by(*_ORDER)
    ):
        terms = _terms(blob)
        found[key] = Mention((told, report, start, move), matter, terms)
        grouping.restore(terms, number)
    return found, grouping


def _moves(connection: Connection, reports: Sequence[str]) -> dict[str, list[Move]]:
    """Give the moves of some reports as people left them."""
    by_report: dict[str, list[Move]] = defaultdict(list)
    if len(reports) < 50:
        for report in reports:
            by_report[report] = queries.settled(connection, report, wrong=False)
    else:
        for move in queries.settled(connection, None, wrong=False):
            by_report[move.report].append(move)
    return by_report


def _keep(connection: Connection, report: str, made: list[Fact]) -> None:
    if not made:
        return
    connection.execute(
        insert(facts),
        [{"move": fact.id, "report": report, "fact": _encode(fact)} for fact in made],
    )
    both = [
        {"party": party, "move": fact.id, "acts": acts}
        for fact in made
        for acts, listed in ((True, fact.move.actor), (False, fact.move.target or (NOBODY,)))
        for party in dict.fromkeys(listed)
    ]
    if both:
        connection.execute(insert(sides), both)
    found = earliest(made)
    if found:
        listed = []
        for key, mention in found.items():
            told, _, start, move = mention.order
            about = {"key": key, "told": told, "report": report, "start": start, "move": move}
            terms = _encode(mention.terms)
            listed.append(about | {"matter": mention.matter, "terms": terms})
        connection.execute(insert(mentions), listed)
        _lead(connection, found)


def _lead(connection: Connection, keys: Iterable[str]) -> None:
    """Let the earliest mention of some matters lead, and have them grouped anew."""
    for key in keys:
        leader = connection.execute(
            select(*mentions.c)
            .where(mentions.c.key == key)
            .order_by(mentions.c.told, mentions.c.report, mentions.c.start, mentions.c.move)
            .limit(1)
        ).first()
        if leader is None:
            continue
        row = dict(leader._mapping)
        now = tuple(row[name] for name in ("told", "report", "start", "move"))
        before = connection.execute(select(*_ORDER).where(groups.c.key == key)).first()
        if before is None or tuple(before) != now:
            _drop(connection, key)
            connection.execute(insert(groups), row | {"number": None})


def _drop(connection: Connection, key: str) -> None:
    """Take a matter out of its group. Those mentioned after it may have joined it."""
    place = connection.execute(select(*_ORDER).where(groups.c.key == key)).first()
    if place is not None:
        connection.execute(delete(groups).where(groups.c.key == key))
        later = tuple_(*_ORDER) > tuple_(*place)
        connection.execute(update(groups).where(later).values(number=None))


def _regroup(connection: Connection, known: Known) -> None:
    """Group the matters from the first one on that is new or has moved."""
    query = select(groups.c.key, groups.c.terms, groups.c.number).order_by(*_ORDER)
    grouping = group({}, known.knowledge)
    changed = []
    moved = False
    for key, blob, number in connection.execute(query).all():
        terms = _terms(blob)
        moved = moved or number is None
        if not moved and number <= len(grouping.groups):
            grouping.restore(terms, number)
            continue
        moved = True
        fresh = grouping.add(terms)
        if fresh != number:
            changed.append((key, fresh))
    for key, fresh in changed:
        connection.execute(update(groups).where(groups.c.key == key).values(number=fresh))
