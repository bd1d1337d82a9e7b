"""Small standoffs to test with: moves in few words, as if they had been read."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from standoff import knowledge
from standoff.acts import Act
from standoff.records import Move, move_id
from standoff.standing.facts import Fact, Gatherer
from standoff.standing.records import Standing
from standoff.standing.stand import stand
from standoff.standing.terms import vocabulary

PLOVER = {row.act: row.plover for row in knowledge.load().acts}


def tell(report: str, line: str, place: int = 0, **fields: Any) -> Move:
    """Make a move of a line such as `RUS demand USA: roll back its troops`."""
    head, _, matter = line.partition(": ")
    who, act, *whom = head.split()
    start = place * 1000
    words = fields.get("evidence") or matter or head
    actor, target = tuple(who.split("+")), tuple(whom[0].split("+")) if whom else ()
    values: dict[str, Any] = {
        "sentence": place + 1,
        "voice": None,
        "matter": matter or None,
        "evidence": words,
        "condition": None,
        "connective": None,
        "source": (),
        "when": None,
        "plover": PLOVER[Act(act)],
        "because": "a tale",
    } | fields
    return Move(
        id=move_id(report, start, start + len(words), Act(act), actor, target),
        report=report,
        start=start,
        end=start + len(words),
        actor=actor,
        act=Act(act),
        target=target,
        **values,
    )


def tale(days: dict[str, Iterable[str | Move]]) -> tuple[list[Move], dict[str, str | None]]:
    """Make one report for each day, named by it, with a move for each line."""
    moves = [
        line if isinstance(line, Move) else tell(day, line, place)
        for day, lines in days.items()
        for place, line in enumerate(lines)
    ]
    return moves, {day: day[:10] for day in days}


def gathered(lines: Iterable[str | Move]) -> list[Fact]:
    """Make facts of the lines of one report."""
    known = knowledge.load()
    return Gatherer(known, vocabulary(known)).all(*tale({"2024-05-06": lines}))


def standing(days: dict[str, Iterable[str | Move]], **settings: Any) -> Standing:
    """Work out where the parties of a tale stand."""
    moves, dates = tale(days)
    return stand(moves, dates, **settings)
