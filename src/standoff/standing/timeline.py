"""The timeline: every move once, day by day, with the reports that tell it."""

from __future__ import annotations

from standoff.standing.entries import Case, ids, words
from standoff.standing.facts import BY_DAY, Fact
from standoff.standing.records import Happening


def timeline(case: Case) -> tuple[Happening, ...]:
    """Give the moves in the order of their days, those without a date last."""
    told: dict[str, list[Fact]] = {}
    for fact in case.facts:
        told.setdefault(case.leads[fact.id], []).append(fact)
    lines = []
    for facts in told.values():
        lead = next((fact for fact in facts if fact.move.when), facts[0])
        lines.append((lead, facts))
    lines.sort(key=lambda line: BY_DAY(line[0]))
    return tuple(
        Happening(
            when=lead.day,
            act=str(lead.move.act),
            by=lead.move.actor,
            to=lead.move.target,
            item=case.item(lead),
            words=words(lead),
            reports=tuple(sorted({fact.move.report for fact in facts})),
            moves=ids(facts),
        )
        for lead, facts in lines
    )
