"""Random conflicts as the solver takes them: the bridge between the judge and what it judges."""

from __future__ import annotations

from pathlib import Path

from chance import GraphCase, OptionCase, OptionForm, OrderCase
from orders import Entry, Statement

import standoff.strategy
from standoff.strategy.conflict import (
    Conflict,
    DecisionMaker,
    Direction,
    Graph,
    GraphMaker,
    Option,
    Preference,
    Priorities,
    Ranking,
)
from standoff.strategy.file import load_conflict
from standoff.strategy.statements import every, no, option, parse

CONFLICTS = Path(standoff.strategy.__file__).parent / "conflicts"

State = tuple[bool, ...]


def published(name: str) -> Conflict | Graph:
    """Give a conflict of the literature."""
    return load_conflict(CONFLICTS / f"{name}.toml")


def code(state: State) -> int:
    return sum(1 << place for place, taken in enumerate(state) if taken)


def state_of(number: int, case: OptionForm) -> State:
    return tuple(bool(number >> place & 1) for place in range(case.n_options))


def ranking(payoffs: dict[State, int]) -> Ranking:
    return Ranking(
        tiers=tuple(
            tuple(sorted(code(state) for state in payoffs if payoffs[state] == worth))
            for worth in sorted(set(payoffs.values()), reverse=True)
        )
    )


def conflict(case: OptionForm, preferences: dict[str, Preference]) -> Conflict:
    states = set(case.feasible)
    return Conflict(
        options=tuple(
            Option(name=f"o{place}", direction=Direction(direction))
            for place, direction in enumerate(case.directions)
        ),
        decision_makers=tuple(
            DecisionMaker(
                name=maker,
                options=tuple(p for p, owner in enumerate(case.owners) if owner == maker),
                preference=preferences[maker],
            )
            for maker in case.makers
        ),
        never=tuple(
            every([option(p) if number >> p & 1 else no(option(p)) for p in range(case.n_options)])
            for number in range(1 << case.n_options)
            if state_of(number, case) not in states
        ),
    )


def from_options(case: OptionCase) -> Conflict:
    return conflict(case, {maker: ranking(case.payoffs[maker]) for maker in case.makers})


def from_orders(case: OrderCase) -> Conflict:
    from orders import spell as spelled

    names = {f"o{place}": place for place in range(case.n_options)}

    def read(statement: Statement) -> object:
        return parse(spelled(statement, list(names)), names)

    def entry(one: Entry) -> tuple[object, ...]:
        return tuple(read(statement) for statement in one)

    return conflict(
        case,
        {
            maker: Priorities(
                order=tuple(entry(one) for one in case.fixed[maker]),
                unknown=tuple(read(one) for one in case.unknown[maker]),
            )
            for maker in case.makers
        },
    )


def from_graph(case: GraphCase) -> Graph:
    return Graph(
        states=tuple(f"s{number}" for number in range(case.n_states)),
        decision_makers=tuple(
            GraphMaker(
                name=maker,
                moves=tuple(sorted(case.arcs[maker])),
                preference=Ranking(
                    tiers=tuple(
                        tuple(s for s, v in sorted(case.payoffs[maker].items()) if v == worth)
                        for worth in sorted(set(case.payoffs[maker].values()), reverse=True)
                    )
                ),
            )
            for maker in case.makers
        ),
    )
