"""A move of somebody from state to state, in words."""

from __future__ import annotations

from collections.abc import Sequence

from standoff.records import Record
from standoff.strategy.conflict import Conflict, Graph

TAKE = ("take up", "taking up")
GIVE = ("give up", "giving up")
MOVE = ("move to", "moving to")


class Step(Record, frozen=True, kw_only=True):
    """One move: who makes it, from which state, to which, and what it changes in words.

    States are written as `letters` of the conflict writes them.
    """

    decision_maker: str
    start: str
    end: str
    words: str


def step(conflict: Conflict | Graph, maker: int, start: int, end: int) -> Step:
    """Make a step between two states."""
    return Step(
        decision_maker=conflict.decision_makers[maker].name,
        start=conflict.letters(start),
        end=conflict.letters(end),
        words=change(conflict, start, end),
    )


def change(conflict: Conflict | Graph, start: int, end: int, *, doing: bool = False) -> str:
    """Say what a move changes: *take up “lift” and give up “invade”*, or with `doing` *taking up*.

    An option is named by its words where it has some.
    """
    if isinstance(conflict, Graph):
        return f"{MOVE[doing]} {conflict.letters(end)}"
    taken = [place for place in range(len(conflict.options)) if (end & ~start) >> place & 1]
    given = [place for place in range(len(conflict.options)) if (start & ~end) >> place & 1]
    parts = [
        f"{verb[doing]} {listed([_named(conflict, place) for place in places])}"
        for verb, places in ((TAKE, taken), (GIVE, given))
        if places
    ]
    return " and ".join(parts)


def listed(words: Sequence[str]) -> str:
    """Join words: *a, b and c*."""
    if len(words) < 2:
        return "".join(words)
    return ", ".join(words[:-1]) + " and " + words[-1]


def _named(conflict: Conflict, place: int) -> str:
    option = conflict.options[place]
    return f"“{option.words or option.name}”"
