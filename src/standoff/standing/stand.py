"""The whole standing, worked out from moves."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from standoff import knowledge
from standoff.knowledge import Knowledge
from standoff.order import Dates
from standoff.records import Move
from standoff.standing.agenda import Groups, agenda, arrange, group, mentions
from standoff.standing.announced import announced
from standoff.standing.disputes import disputes
from standoff.standing.docket import docket
from standoff.standing.entries import Case
from standoff.standing.facts import BY_DAY, Fact, Gatherer
from standoff.standing.guide import NOTHING, Guide
from standoff.standing.positions import positions
from standoff.standing.records import Standing
from standoff.standing.tellings import Pair, tellings
from standoff.standing.terms import vocabulary
from standoff.standing.timeline import timeline


def stand(
    moves: Iterable[Move],
    dates: Dates,
    *,
    guide: Guide = NOTHING,
    joined: Iterable[Pair] = (),
    parted: Iterable[Pair] = (),
    tables: Knowledge | None = None,
) -> Standing:
    """Work out where each party stands.

    `dates` are those of the reports by their ids, `guide` is what the analyst says of the agenda,
    `joined` and `parted` are pairs of moves that people ruled to be one or two. The order of the
    moves plays no part.
    """
    known = tables or knowledge.load()
    facts, groups = prepare(moves, dates, guide, known)
    return derive(facts, groups, known, joined=joined, parted=parted)


def prepare(
    moves: Iterable[Move], dates: Dates, guide: Guide, known: Knowledge
) -> tuple[list[Fact], Groups]:
    """Make facts of moves and group their matters."""
    arranged = vocabulary(known)
    facts = Gatherer(known, arranged).all(moves, dates)
    found = mentions(facts)
    return facts, arrange(found, group(found, known), guide, arranged)


def derive(
    facts: Sequence[Fact],
    groups: Groups,
    known: Knowledge,
    *,
    joined: Iterable[Pair] = (),
    parted: Iterable[Pair] = (),
) -> Standing:
    """Work out the standing from facts whose matters are grouped."""
    case = case_of(facts, groups, known, joined=joined, parted=parted)
    return Standing(
        agenda=agenda(case, groups),
        positions=positions(case),
        docket=docket(case),
        threats=announced(case, vocabulary(known)),
        disputes=disputes(case),
        timeline=timeline(case),
    )


def case_of(
    facts: Sequence[Fact],
    groups: Groups,
    known: Knowledge,
    *,
    joined: Iterable[Pair] = (),
    parted: Iterable[Pair] = (),
) -> Case:
    """Put together what the parts of the standing are worked out from."""
    return Case(
        facts=tuple(sorted(facts, key=BY_DAY)),
        item_of=groups.item,
        leads=tellings(facts, groups.item, joined, parted),
        knowledge=known,
        stances={row.act: row for row in known.stances},
        known={fact.id: fact for fact in facts},
    )
