"""A solution as text and data: which outcomes hold, by concept."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from html import escape
from typing import Any

import numpy as np

from standoff.strategy.concepts import Concept
from standoff.strategy.conflict import Conflict, Graph
from standoff.strategy.solve import Solution

HOLDS, LEFT = "✓", "·"

MOST_ROWS = 60
"""Outcomes beyond which nobody reads a table."""


def letters(conflict: Conflict | Graph, states: Sequence[int]) -> list[str]:
    """Write many states at once, as `letters` of the conflict writes one."""
    if isinstance(conflict, Graph):
        return [conflict.states[state] for state in states]
    codes = np.array(states, np.int64)[:, None]
    taken = codes >> np.arange(len(conflict.options)) & 1
    rows = np.where(taken, np.uint8(ord("Y")), np.uint8(ord("N"))).astype(np.uint8)
    return [row.tobytes().decode("ascii") for row in rows]


def data(solution: Solution) -> dict[str, Any]:
    """Give all that was found, as plain lists."""
    conflict = solution.conflict
    return {
        "options": list(conflict.names) if isinstance(conflict, Conflict) else [],
        "decision_makers": [maker.name for maker in conflict.decision_makers],
        "states": letters(conflict, solution.states),
        "stable": {
            concept.value: {
                who: letters(conflict, solution.stable(concept, who))
                for who in solution.whose(concept)
            }
            for concept in solution.concepts
        },
        "equilibria": {
            concept.value: letters(conflict, solution.equilibria(concept))
            for concept in solution.concepts
        },
    }


def counts(solution: Solution) -> dict[str, Any]:
    """Count what was found, for conflicts whose lists nobody reads."""
    return {
        "counts": {
            concept.value: {who: solution.count(concept, who) for who in solution.whose(concept)}
            for concept in solution.concepts
        },
        "equilibria": {concept.value: solution.count(concept) for concept in solution.concepts},
    }


def outcomes(solution: Solution, concepts: Sequence[Concept] | None = None) -> list[int]:
    """Give the states that hold under one concept at least, and the status quo, ascending."""
    chosen = solution.concepts if concepts is None else concepts
    held = {state for concept in chosen for state in solution.equilibria(concept)}
    status_quo = solution.conflict.status_quo
    return sorted(held if status_quo is None else held | {status_quo})


def told_apart(solution: Solution) -> list[Concept]:
    """Give the concepts, of fewest outcomes first, whose outcomes together a table has room for.

    They stand in the order of the solution. A concept under which nearly everything holds tells
    nothing apart.
    """
    room: set[int] = set()
    chosen = set()
    for concept in sorted(solution.concepts, key=solution.count):
        if solution.count(concept) > MOST_ROWS:
            break
        room |= set(solution.equilibria(concept))
        if len(room) > MOST_ROWS:
            break
        chosen.add(concept)
    return [concept for concept in solution.concepts if concept in chosen]


def left_out(solution: Solution) -> str | None:
    """Say which concepts a table has no room for, and how many outcomes hold under each."""
    there = told_apart(solution)
    by_count: dict[int, list[str]] = {}
    for concept in solution.concepts:
        if concept not in there:
            by_count.setdefault(solution.count(concept), []).append(concept)
    told = [f"{', '.join(names)}: {count:,} outcomes" for count, names in by_count.items()]
    return f"not in the table, {'; '.join(told)}" if told else None


def done(conflict: Conflict | Graph, state: int) -> str:
    """Say what is done in a state: the options that are taken."""
    if isinstance(conflict, Graph):
        return conflict.states[state]
    names = [name for place, name in enumerate(conflict.names) if state >> place & 1]
    return ", ".join(names) or "nothing is done"


def marks(solution: Solution, concepts: Sequence[Concept]) -> dict[str, dict[int, str]]:
    """Give for each column of the table of some concepts the mark of each outcome.

    A concept has a tick where the outcome holds. The forms of one under unknown preference share a
    column, with the letters of those in which it holds.
    """
    found: dict[str, dict[int, str]] = {}
    states = outcomes(solution, concepts)
    for concept in concepts:
        column = found.setdefault(concept.partition("_")[0], dict.fromkeys(states, ""))
        for state in states:
            if solution.holds(concept, state):
                column[state] += concept.form or HOLDS
    return found


def table(solution: Solution, concepts: Sequence[Concept] | None = None) -> list[list[str]]:
    """Give the table of outcomes by concept, its head first."""
    options = isinstance(solution.conflict, Conflict)
    chosen = solution.concepts if concepts is None else concepts
    columns = marks(solution, chosen)
    head = ["outcome", *columns, *["what is done"] * options]
    conflict = solution.conflict
    return [head] + [
        [
            conflict.letters(state) + (" *" if state == conflict.status_quo else ""),
            *(column[state] or LEFT for column in columns.values()),
            *[done(conflict, state)] * options,
        ]
        for state in outcomes(solution, chosen)
    ]


def title(solution: Solution) -> str:
    """Name the conflict and its size."""
    conflict = solution.conflict
    options = f"{len(conflict.options)} options, " if isinstance(conflict, Conflict) else ""
    makers = f"{len(conflict.decision_makers)} decision makers"
    size = f"{makers}, {options}{solution.space.size:,} states"
    return f"{conflict.name}: {size}" if conflict.name else size


def markdown(solution: Solution) -> str:
    """Write the table of outcomes as Markdown."""
    head, *body = table(solution)
    rule = ["---"] * len(head)
    lines = ["| " + " | ".join(cells) + " |" for cells in (head, rule, *body)]
    legend = ["", "\\* the status quo"] if solution.conflict.status_quo is not None else []
    return "\n".join([f"## {title(solution)}", "", *lines, *legend]) + "\n"


def html(solution: Solution) -> str:
    """Write the table of outcomes as HTML, for a notebook, of concepts that it has room for."""
    head, *body = table(solution, told_apart(solution))
    more = f"<p>{left_out(solution)}</p>" if left_out(solution) else ""
    cells = "".join(f"<th>{escape(cell)}</th>" for cell in head)
    lines = "".join(
        "<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in row) + "</tr>" for row in body
    )
    return (
        f"<table><caption>{escape(title(solution))}</caption>"
        f"<thead><tr>{cells}</tr></thead><tbody>{lines}</tbody></table>{more}"
    )


def csv_lines(solution: Solution) -> Iterator[str]:
    """Write every state as a line: its options, and for whom it is stable, 1 or 0."""
    conflict = solution.conflict
    states = solution.states
    columns: list[tuple[str, set[int]]] = []
    for concept in solution.concepts:
        columns.append((concept.value, set(solution.equilibria(concept))))
        columns += [
            (f"{concept.value}: {who}", set(solution.stable(concept, who)))
            for who in solution.whose(concept)
        ]
    options = list(conflict.names) if isinstance(conflict, Conflict) else []
    yield _line(["state", *options, *(name for name, _ in columns)])
    for state, name in zip(states, letters(conflict, states), strict=True):
        taken = list(name) if options else []
        yield _line([name, *taken, *(int(state in found) for _, found in columns)])


def _line(cells: Sequence[object]) -> str:
    buffer = io.StringIO()
    csv.writer(buffer, lineterminator="\n").writerow(cells)
    return buffer.getvalue()
