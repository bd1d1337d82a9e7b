"""A judge of stability by brute force: every concept as its definition reads, over plain sets.

It shares nothing with the package, so that the solver can be held against it. Definitions: Fang,
Hipel and Kilgour 1993 (Nash, GMR, SMR, SEQ); Fraser and Hipel 1984 (SIM); Kilgour, Hipel, Fang and
Peng 2001 and Inohara and Hipel 2008 (coalitions); Li, Hipel, Kilgour and Fang 2004 (unknown
preference).
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import chain, combinations, product
from typing import Any

State = Any  # any hashable
Moves = Mapping[str, Mapping[State, frozenset[State]]]

CONCEPTS = ("nash", "gmr", "smr", "seq", "sim")
COALITION_CONCEPTS = ("cnash", "cgmr", "csmr", "cseq")
UNKNOWN_CONCEPTS = ("nash", "gmr", "smr", "seq")


@dataclass(frozen=True, eq=False)
class Model:
    """A conflict as plain sets. A state is any hashable; in option form a tuple of bool."""

    makers: tuple[str, ...]
    states: tuple[State, ...]
    moves: Moves
    """The unilateral moves of each maker from each state, never to the state itself."""
    compare: Callable[[str, State, State], str]
    """(maker, x, y): `>` if x is better than y for the maker, else `<`, `=`, or `?` (unknown)."""
    owners: tuple[str, ...] | None = None
    """Who has each option, in option form; only SIM asks."""
    reached: dict[Hashable, frozenset[State]] = field(default_factory=dict, repr=False)
    """What `reach` has found already."""


@dataclass(frozen=True)
class Attitude:
    """Which comparisons with the present state count: for leaving, for a sanction, for a step."""

    tempts: str
    deters: str
    steps: str


KNOWN = Attitude(tempts=">", deters="=<", steps=">")
FORMS = {
    "a": Attitude(tempts=">?", deters="=<", steps=">?"),
    "b": Attitude(tempts=">", deters="=<", steps=">?"),
    "c": Attitude(tempts=">?", deters="=<?", steps=">?"),
    "d": Attitude(tempts=">", deters="=<?", steps=">?"),
}


# Moves


def unilateral_moves(
    states: Iterable[tuple[bool, ...]], owners: tuple[str, ...], directions: tuple[str, ...]
) -> Moves:
    """Find the unilateral moves among feasible states in option form.

    A maker changes any of its own options at once, each in a direction that it has: `both`,
    `forward` (once taken never given up) or `back` (once given up never taken again).
    """
    states = tuple(states)
    found: dict[str, dict[State, set[State]]] = {
        maker: {state: set() for state in states} for maker in owners
    }
    for before, after in product(states, states):
        changed = [place for place in range(len(owners)) if before[place] != after[place]]
        movers = {owners[place] for place in changed}
        allowed = all(
            directions[place] in ("both", "forward" if after[place] else "back")
            for place in changed
        )
        if len(movers) == 1 and allowed:
            found[movers.pop()][before].add(after)
    return {
        maker: {state: frozenset(after) for state, after in by_state.items()}
        for maker, by_state in found.items()
    }


def reach(
    model: Model, members: Iterable[str], start: State, steps: str = "<=>?"
) -> frozenset[State]:
    """Find where legal sequences of at least one move of these members end.

    Nobody moves twice running. Each step leads its mover to a state that compares with the state
    where the step starts as one of `steps`.
    """
    members = frozenset(members)
    key = members, start, steps
    if key in model.reached:
        return model.reached[key]
    # What may follow depends on the state and on who moved last, on nothing else.
    ends: set[tuple[State, str]] = set()
    waiting: list[tuple[State, str | None]] = [(start, None)]
    while waiting:
        state, last = waiting.pop()
        for mover in members - {last}:
            for after in model.moves[mover][state]:
                if (after, mover) in ends:
                    continue
                if steps == "<=>?" or model.compare(mover, after, state) in steps:
                    ends.add((after, mover))
                    waiting.append((after, mover))
    model.reached[key] = frozenset(state for state, _ in ends)
    return model.reached[key]


def sums(model: Model, maker: str, state: State, improved: State) -> Iterator[State]:
    """Add to the maker's improvement those of some opponents, all from the same state.

    Only feasible sums are given.
    """
    if model.owners is None:
        raise ValueError("SIM adds up changes of options, and this model has no owners of options")
    opponents = [other for other in model.makers if other != maker]
    choices = [[state, *improvements(model, other, state, KNOWN)] for other in opponents]
    feasible = set(model.states)
    for chosen in product(*choices):
        if all(one == state for one in chosen):
            continue  # nobody answers
        brought_by = dict(zip(opponents, chosen, strict=True)) | {maker: improved}
        added = tuple(brought_by[owner][place] for place, owner in enumerate(model.owners))
        if added in feasible:
            yield added


# One decision maker


def improvements(model: Model, maker: str, state: State, attitude: Attitude) -> list[State]:
    """List the moves that tempt a maker to leave a state."""
    return [
        after
        for after in model.moves[maker][state]
        if model.compare(maker, after, state) in attitude.tempts
    ]


def answers(
    model: Model, concept: str, maker: str, state: State, improved: State, attitude: Attitude
) -> Iterable[State]:
    """Give the states to which the others can bring the maker once it has improved."""
    others = [other for other in model.makers if other != maker]
    match concept:
        case "gmr" | "smr":
            return reach(model, others, improved)
        case "seq":
            return reach(model, others, improved, attitude.steps)
        case "sim":
            return sums(model, maker, state, improved)
    raise ValueError(f"no stability concept {concept!r} for one decision maker")


def is_stable(model: Model, concept: str, maker: str, state: State, attitude: Attitude) -> bool:
    def deters(answer: State) -> bool:
        return model.compare(maker, answer, state) in attitude.deters

    def holds(answer: State) -> bool:
        escapes = model.moves[maker][answer] if concept == "smr" else ()
        return deters(answer) and all(deters(escape) for escape in escapes)

    tempting = improvements(model, maker, state, attitude)
    if concept == "nash":
        return not tempting
    return all(
        any(holds(answer) for answer in answers(model, concept, maker, state, improved, attitude))
        for improved in tempting
    )


def stable(model: Model, concept: str, maker: str) -> frozenset[State]:
    """Find the states stable for a maker, where each preference is known."""
    return frozenset(
        state for state in model.states if is_stable(model, concept, maker, state, KNOWN)
    )


def unknown_stable(model: Model, concept: str, form: str, maker: str) -> frozenset[State]:
    """Find the states stable for a maker in one of the forms a, b, c, d of unknown preference."""
    if concept not in UNKNOWN_CONCEPTS:
        raise ValueError(f"no stability concept {concept!r} under unknown preference")
    return frozenset(
        state for state in model.states if is_stable(model, concept, maker, state, FORMS[form])
    )


# Coalitions


def is_coalition_stable(model: Model, concept: str, members: frozenset[str], state: State) -> bool:
    others = frozenset(model.makers) - members

    def deters(answer: State) -> bool:
        return any(model.compare(member, answer, state) in "=<" for member in members)

    def holds(answer: State) -> bool:
        escapes = reach(model, members, answer) if concept == "csmr" else ()
        return deters(answer) and all(deters(escape) for escape in escapes)

    tempting = [
        after
        for after in reach(model, members, state)
        if all(model.compare(member, after, state) == ">" for member in members)
    ]
    if concept == "cnash":
        return not tempting
    steps = ">" if concept == "cseq" else "<=>?"
    return all(
        any(holds(answer) for answer in reach(model, others, improved, steps))
        for improved in tempting
    )


def coalition_stable(model: Model, concept: str, members: Iterable[str]) -> frozenset[State]:
    """Find the states stable for a coalition, where each preference is known."""
    if concept not in COALITION_CONCEPTS:
        raise ValueError(f"no stability concept {concept!r} for coalitions")
    members = frozenset(members)
    return frozenset(
        state for state in model.states if is_coalition_stable(model, concept, members, state)
    )


def coalitions(model: Model) -> list[frozenset[str]]:
    """List every non-empty coalition, from single makers to all together."""
    sizes = range(1, len(model.makers) + 1)
    return [
        frozenset(members)
        for members in chain.from_iterable(combinations(model.makers, size) for size in sizes)
    ]


# Equilibria


def equilibria(model: Model, concept: str, form: str | None = None) -> frozenset[State]:
    """Find the states stable for every maker; under a coalition concept, for every coalition."""
    if concept in COALITION_CONCEPTS:
        found = [coalition_stable(model, concept, members) for members in coalitions(model)]
    elif form is None:
        found = [stable(model, concept, maker) for maker in model.makers]
    else:
        found = [unknown_stable(model, concept, form, maker) for maker in model.makers]
    return frozenset(model.states).intersection(*found)
