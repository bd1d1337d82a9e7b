"""How a conflict could go on: from the status quo, move by move, to the outcomes that would hold.

Source: K. W. Li, D. M. Kilgour and K. W. Hipel, Status quo analysis in the Graph Model for Conflict
Resolution, Journal of the Operational Research Society 56 (2005), 699-707.
"""

from __future__ import annotations

import numpy as np

from standoff.errors import ConflictError
from standoff.records import Record
from standoff.strategy.concepts import Concept
from standoff.strategy.search import FAR, Ground, Search, ground
from standoff.strategy.solve import Solution
from standoff.strategy.steps import Step, step
from standoff.strategy.unknown import Unknown


class Path(Record, frozen=True, kw_only=True):
    """Moves from one state to another, in their order; none where both are the same."""

    start: str
    end: str
    steps: tuple[Step, ...]


def paths(
    solution: Solution,
    start: int | None = None,
    goal: int | Concept | str | None = None,
    improving: bool = True,
) -> list[Path]:
    """Give a shortest path from a state to each goal that can be reached, the nearest first.

    `start` is the status quo unless another state is given. `goal` is a state, or the concept whose
    equilibria are meant; without it, the equilibria of every concept that was worked out. Nobody
    moves twice running. With `improving`, each move improves its mover, or may, where preferences
    are unknown in part; without, any move will do. Raises `ConflictError` for a state that is not
    feasible, and where there is no status quo.
    """
    search = _search(solution, start, improving)
    distances = search.distances()
    if goal is None:
        states = {one for concept in solution.concepts for one in solution.equilibria(concept)}
    elif isinstance(goal, str):
        states = set(solution.equilibria(goal))
    else:
        states = {goal}
    near = sorted((int(distances[solution.place(state)]), state) for state in states)
    return [_path(solution, search, state) for distance, state in near if distance < FAR]


def reachable(
    solution: Solution, start: int | None = None, improving: bool = True
) -> dict[int, int]:
    """Give the states that moves from a state lead to, with the fewest moves to each.

    The nearest come first, and first of all the state itself, with none. Arguments and errors are
    those of `paths`.
    """
    distances = _search(solution, start, improving).distances()
    places = np.flatnonzero(distances < FAR)
    codes = solution.space.codes(places)
    order = np.lexsort((codes, distances[places]))
    return dict(zip(codes[order].tolist(), distances[places][order].tolist(), strict=True))


def _search(solution: Solution, start: int | None, improving: bool) -> Search:
    conflict = solution.conflict
    if start is None:
        start = conflict.status_quo
    if start is None:
        raise ConflictError(
            "no state to start from", hint="give one, or a status_quo in the conflict"
        )
    makers = range(len(conflict.decision_makers))
    field: Ground
    if improving and len(solution.payoffs) != len(makers):
        field = Unknown(conflict, solution.space)
    else:
        field = ground(conflict, solution.space, solution.payoffs)
    return Search(field, makers, solution.place(start), improving=improving)


def _path(solution: Solution, search: Search, state: int) -> Path:
    conflict = solution.conflict
    place = solution.place(state)
    moves = [] if place == search.start else search.path(place)
    places = np.array([search.start, *(move.end for move in moves)], np.int64)
    codes = solution.space.codes(places).tolist()
    return Path(
        start=conflict.letters(codes[0]),
        end=conflict.letters(state),
        steps=tuple(
            step(conflict, move.maker, codes[number], codes[number + 1])
            for number, move in enumerate(moves)
        ),
    )
