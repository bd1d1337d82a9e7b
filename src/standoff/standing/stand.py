"""The whole standing, worked out from moves."""

from __future__ import annotations

from collections.abc import Iterable

from standoff import knowledge
from standoff.knowledge import Knowledge
from standoff.order import Dates
from standoff.records import Move
from standoff.standing.agenda import agenda, group, identify
from standoff.standing.announced import announced
from standoff.standing.disputes import disputes
from standoff.standing.docket import docket
from standoff.standing.entries import Case
from standoff.standing.facts import gather
from standoff.standing.positions import positions
from standoff.standing.records import Standing
from standoff.standing.tellings import Pair, tellings
from standoff.standing.terms import vocabulary
from standoff.standing.timeline import timeline


def stand(
    moves: Iterable[Move],
    dates: Dates,
    *,
    joined: Iterable[Pair] = (),
    parted: Iterable[Pair] = (),
    tables: Knowledge | None = None,
) -> Standing:
    """Work out where each party stands.

    `dates` are those of the reports by their ids. `joined` and `parted` are pairs of moves that
    people ruled to be one or two. The order of the moves plays no part.
    """
    known = tables or knowledge.load()
    vocabulary_ = vocabulary(known)
    facts = gather(moves, dates, known, vocabulary_)
    grouping = group(facts, known)
    case = Case(
        facts=tuple(sorted(facts, key=lambda fact: fact.dated)),
        ids=identify(facts, grouping),
        leads=tellings(facts, joined, parted),
        knowledge=known,
        stances={row.act: row for row in known.stances},
    )
    return Standing(
        agenda=agenda(case, grouping),
        positions=positions(case),
        docket=docket(case),
        threats=announced(case, vocabulary_),
        disputes=disputes(case),
        timeline=timeline(case),
    )
