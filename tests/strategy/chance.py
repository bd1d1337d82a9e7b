"""Random conflicts as plain data. The same seed gives the same conflict."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product
from random import Random
from typing import TypeVar

from judge import Model, unilateral_moves
from orders import Entry, Options, Statement, by_payoff, by_statements

S = TypeVar("S")


@dataclass(frozen=True, kw_only=True)
class OptionForm:
    """The options of a conflict, without the preferences."""

    makers: tuple[str, ...]
    owners: tuple[str, ...]
    """Whose each option is; every maker has one at least."""
    directions: tuple[str, ...]
    """Of each option: `both`, `forward` (never given up again) or `back` (never taken again)."""
    feasible: tuple[Options, ...]

    @property
    def n_options(self) -> int:
        return len(self.owners)


@dataclass(frozen=True, kw_only=True)
class OptionCase(OptionForm):
    """A conflict in option form, with payoffs that may tie."""

    payoffs: dict[str, dict[Options, int]]

    def model(self) -> Model:
        return Model(
            makers=self.makers,
            states=self.feasible,
            moves=unilateral_moves(self.feasible, self.owners, self.directions),
            compare=by_payoff(self.payoffs),
            owners=self.owners,
        )


@dataclass(frozen=True, kw_only=True)
class OrderCase(OptionForm):
    """A conflict in option form, with statements whose order is in part unknown."""

    fixed: dict[str, tuple[Entry, ...]]
    """By maker, the most important first; an entry of several is a nested list."""
    unknown: dict[str, tuple[Statement, ...]]
    """By maker, the statements that may stand anywhere."""

    def model(self) -> Model:
        return Model(
            makers=self.makers,
            states=self.feasible,
            moves=unilateral_moves(self.feasible, self.owners, self.directions),
            compare=by_statements(self.fixed, self.unknown, self.feasible),
            owners=self.owners,
        )


@dataclass(frozen=True, kw_only=True)
class GraphCase:
    """A conflict in free graph form: the states are 0, 1, 2 and so on."""

    makers: tuple[str, ...]
    n_states: int
    arcs: dict[str, frozenset[tuple[int, int]]]
    """By maker, (from, to). Not transitive: two arcs running do not make a third."""
    payoffs: dict[str, dict[int, int]]

    def model(self) -> Model:
        states = tuple(range(self.n_states))
        return Model(
            makers=self.makers,
            states=states,
            moves={
                maker: {
                    state: frozenset(after for before, after in arcs if before == state)
                    for state in states
                }
                for maker, arcs in self.arcs.items()
            },
            compare=by_payoff(self.payoffs),
        )


def option_case(seed: int) -> OptionCase:
    random = Random(seed)
    form = option_form(random)
    payoffs = {maker: some_payoffs(random, form.feasible) for maker in form.makers}
    return OptionCase(**vars(form), payoffs=payoffs)


def order_case(seed: int) -> OrderCase:
    random = Random(seed)
    form = option_form(random)
    fixed: dict[str, tuple[Entry, ...]] = {}
    unknown: dict[str, tuple[Statement, ...]] = {}
    for maker in form.makers:
        fixed[maker] = tuple(
            some_entry(random, form.n_options) for _ in range(random.randint(0, 4))
        )
        unknown[maker] = some_unknown(random, form.n_options)
    return OrderCase(**vars(form), fixed=fixed, unknown=unknown)


def graph_case(seed: int) -> GraphCase:
    random = Random(seed)
    makers = some_makers(random, random.randint(2, 4))
    states = range(random.randint(3, 8))
    density = random.choice([0.1, 0.2, 0.3, 0.5])
    pairs = [(before, after) for before, after in product(states, states) if before != after]
    arcs = {
        maker: frozenset(pair for pair in pairs if random.random() < density) for maker in makers
    }
    payoffs = {maker: some_payoffs(random, tuple(states)) for maker in makers}
    return GraphCase(makers=makers, n_states=len(states), arcs=arcs, payoffs=payoffs)


def option_form(random: Random) -> OptionForm:
    n_options = random.choice([2, 3, 3, 4, 4, 4, 4, 5])
    makers = some_makers(random, random.randint(2, min(4, n_options)))
    owners = [*makers, *random.choices(makers, k=n_options - len(makers))]
    if random.random() < 0.5:
        random.shuffle(owners)  # interleaved
    else:
        owners.sort(key=makers.index)
    one_way = random.choice([0, 0, 0.2, 0.5])
    directions = tuple(
        random.choice(["forward", "back"]) if random.random() < one_way else "both" for _ in owners
    )
    return OptionForm(
        makers=makers,
        owners=tuple(owners),
        directions=directions,
        feasible=some_feasible(random, n_options),
    )


def some_makers(random: Random, number: int) -> tuple[str, ...]:
    """Give makers whose names do not stand in the order of the alphabet."""
    return tuple(random.sample("ABCD", number))


def some_feasible(random: Random, n_options: int) -> tuple[Options, ...]:
    """Take all states, or some, or few; always one at least."""
    states = list(product([False, True], repeat=n_options))
    share = random.choice([1, 1, 0.9, 0.7, 0.3])
    kept = tuple(state for state in states if random.random() < share)
    return kept or (random.choice(states),)


def some_payoffs(random: Random, states: Sequence[S]) -> dict[S, int]:
    highest = random.choice([1, 2, 4, len(states), 4 * len(states)])  # many ties to almost none
    return {state: random.randint(0, highest) for state in states}


def some_entry(random: Random, n_options: int) -> Entry:
    number = random.choice([1, 1, 1, 2, 2, 3])
    return tuple(some_statement(random, n_options) for _ in range(number))


def some_unknown(random: Random, n_options: int) -> tuple[Statement, ...]:
    """Take no statement, or some, or an option of which nobody knows whether it is liked."""
    match random.randrange(4):
        case 0 | 1:
            return ()
        case 2:
            return tuple(some_statement(random, n_options) for _ in range(random.randint(1, 2)))
        case _:
            option = random.randrange(n_options)
            return option, ("!", option)


def some_statement(random: Random, n_options: int, depth: int = 2) -> Statement:
    if depth == 0 or random.random() < 0.4:
        return random.randrange(n_options)
    operator = random.choice(["!", "!", "not", "&", "and", "|", "or", "->", "if", "<->", "iff"])
    parts = 1 if operator in ("!", "not") else 2
    inner = [some_statement(random, n_options, depth - 1) for _ in range(parts)]
    return (operator, inner[0]) if parts == 1 else (operator, inner[0], inner[1])
