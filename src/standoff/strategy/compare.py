"""Two conflicts side by side: which outcomes are kept, lost and new, and what was changed.

What if there were a guarantee, what if they wanted it less: a conflict is written again with the
difference, and both are solved. Outcomes are matched by the names of the options that both have;
an option that only one has is left open. Named states are matched by their names.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from enum import StrEnum

from standoff.errors import ConflictError
from standoff.records import Record
from standoff.strategy.concepts import Concept
from standoff.strategy.conflict import Conflict, Graph
from standoff.strategy.differences import (
    Difference,
    Match,
    by_name,
    by_options,
    of_graphs,
    of_options,
)
from standoff.strategy.solve import Solution


class Fate(StrEnum):
    """What became of an outcome that holds in one of two conflicts at least."""

    KEPT = "kept"
    LOST = "lost"
    NEW = "new"


class Leaving(Record, frozen=True, kw_only=True):
    """Who would leave a state, in the conflict in which the outcome does not hold."""

    state: str
    decision_makers: tuple[str, ...]


class Outcome(Record, frozen=True, kw_only=True):
    """An outcome of either conflict, as far as their common options tell outcomes apart.

    `taken` and `left` are the common options; in graph form `taken` has the name of the state.
    `before` and `after` are the equilibria that match. `leaving` says of each state that matches
    in the other conflict who would leave it there: who lost stability in a lost outcome, or lacked
    it before a new one. It is empty where no such state is feasible.
    """

    concept: Concept
    fate: Fate
    taken: tuple[str, ...]
    left: tuple[str, ...]
    before: tuple[str, ...]
    after: tuple[str, ...]
    leaving: tuple[Leaving, ...]
    because: str


class Comparison(Record, frozen=True, kw_only=True):
    """Two conflicts side by side."""

    differences: tuple[Difference, ...]
    outcomes: tuple[Outcome, ...]
    only_before: tuple[str, ...]
    only_after: tuple[str, ...]

    def of(self, concept: Concept | str, fate: Fate | str) -> list[Outcome]:
        """Give the outcomes that one concept kept, lost or gained."""
        return [one for one in self.outcomes if (one.concept, one.fate) == (concept, fate)]


def compare(before: Solution, after: Solution) -> Comparison:
    """Compare two solved conflicts, under the concepts that were worked out for both.

    Raises `ConflictError` for conflicts of different forms, for option names that repeat, and
    where there is nothing in common to match outcomes by.
    """
    old, new = before.conflict, after.conflict
    only_before: tuple[str, ...] = ()
    only_after: tuple[str, ...] = ()
    if isinstance(old, Conflict) and isinstance(new, Conflict):
        common = tuple(name for name in _names(old) if name in _names(new))
        if not common:
            raise ConflictError(
                "the two conflicts have no option in common", hint="give options the same names"
            )
        only_before = tuple(name for name in old.names if name not in common)
        only_after = tuple(name for name in new.names if name not in common)
        differences = of_options(old, new)
        keys = by_options(old, common), by_options(new, common)
    elif isinstance(old, Graph) and isinstance(new, Graph):
        common = ()
        differences = of_graphs(old, new)
        keys = by_name(old), by_name(new)
    else:
        raise ConflictError(
            "one conflict has options, the other has named states", hint="write both in one form"
        )
    outcomes = [
        outcome
        for concept in before.concepts
        if concept in after.concepts
        for outcome in _outcomes(concept, (before, after), keys, common)
    ]
    return Comparison(
        differences=tuple(differences),
        outcomes=tuple(outcomes),
        only_before=only_before,
        only_after=only_after,
    )


def _names(conflict: Conflict) -> tuple[str, ...]:
    for name in conflict.names:
        if conflict.names.count(name) > 1:
            raise ConflictError(
                f"option “{name}” is there twice, and outcomes are matched by names",
                hint="give one another name",
            )
    return conflict.names


def _outcomes(
    concept: Concept,
    solutions: tuple[Solution, Solution],
    keys: tuple[Callable[[int], Match], Callable[[int], Match]],
    common: Sequence[str],
) -> Iterable[Outcome]:
    """Give the outcomes of one concept: kept, then lost, then new."""
    held = [
        _grouped(solution.equilibria(concept), key)
        for solution, key in zip(solutions, keys, strict=True)
    ]
    fates = [
        (Fate.KEPT, [match for match in held[0] if match in held[1]]),
        (Fate.LOST, [match for match in held[0] if match not in held[1]]),
        (Fate.NEW, [match for match in held[1] if match not in held[0]]),
    ]
    for fate, matches in fates:
        other = int(fate is Fate.LOST)
        solution = solutions[other]
        alike: dict[Match, list[int]] = {}
        if fate is not Fate.KEPT and matches:
            wanted = set(matches)
            alike = _grouped(
                (state for state in solution.states if keys[other](state) in wanted), keys[other]
            )
        for match in matches:
            leaving = tuple(
                Leaving(
                    state=solution.conflict.letters(state),
                    decision_makers=tuple(
                        who
                        for who in solution.whose(concept)
                        if not solution.holds(concept, state, who)
                    ),
                )
                for state in alike.get(match, [])
            )
            states = [
                tuple(one.conflict.letters(state) for state in some.get(match, []))
                for one, some in zip(solutions, held, strict=True)
            ]
            pairs = list(zip(common, match, strict=False))
            yield Outcome(
                concept=concept,
                fate=fate,
                taken=tuple(name for name, value in pairs if value)
                if common
                else tuple(str(one) for one in match),
                left=tuple(name for name, value in pairs if not value),
                before=states[0],
                after=states[1],
                leaving=leaving,
                because=_because(fate, states, leaving),
            )


def _grouped(states: Iterable[int], key: Callable[[int], Match]) -> dict[Match, list[int]]:
    found: dict[Match, list[int]] = {}
    for state in states:
        found.setdefault(key(state), []).append(state)
    return found


def _because(fate: Fate, held: Sequence[Sequence[str]], leaving: Sequence[Leaving]) -> str:
    if fate is Fate.KEPT:
        return f"holds before ({_listed(held[0])}) and after ({_listed(held[1])})"
    lost = fate is Fate.LOST
    text = f"held as {_listed(held[0])}" if lost else f"holds as {_listed(held[1])}"
    if not leaving:
        return f"{text}; {'now' if lost else 'before'} it is not feasible"
    would = "would now leave" if lost else "would have left"
    alike: dict[tuple[str, ...], list[str]] = {}
    for one in leaving[:SAID]:
        alike.setdefault(one.decision_makers, []).append(one.state)
    parts = [f"{_listed(who)} {would} {_listed(states)}" for who, states in alike.items()]
    if len(leaving) > SAID:
        parts.append(f"and {len(leaving) - SAID} more would be left")
    return "; ".join((text, *parts))


SAID = 4
"""States that a sentence names."""


def _listed(names: Sequence[str]) -> str:
    if len(names) > 1:
        return ", ".join(names[:-1]) + " and " + names[-1]
    return names[0]
