"""The solver against the judge, on random conflicts; and what must hold whatever the conflict."""

from __future__ import annotations

from importlib import import_module
from itertools import permutations
from random import Random

import pytest
from chance import graph_case, option_case
from hypothesis import given, settings
from hypothesis import strategies as st
from judge import stable

from cases import code, from_graph, from_options
from standoff.errors import ConflictError
from standoff.strategy import layout, simultaneous
from standoff.strategy.concepts import OF_ONE
from standoff.strategy.conflict import Conflict, DecisionMaker, Option, Priorities
from standoff.strategy.file import parse_conflict
from standoff.strategy.improvements import LONG
from standoff.strategy.solve import solve
from standoff.strategy.statements import Statement, no, option

solving = import_module("standoff.strategy.solve")  # the name is also that of the function
SHARES = 10
OPTION_CASES, GRAPH_CASES = 14_000, 6_000


def disagreements(seeds: range) -> list[tuple[int, str, str]]:
    found = []
    for seed in seeds:
        case = option_case(seed)
        model = case.model()
        solution = solve(from_options(case), OF_ONE)
        found += [
            (seed, concept, maker)
            for concept in OF_ONE
            for maker in model.makers
            if sorted(map(code, stable(model, concept, maker))) != solution.stable(concept, maker)
        ]
    return found


@pytest.mark.parametrize("share", range(SHARES))
def test_option_form_agrees_with_the_judge(share: int) -> None:
    size = OPTION_CASES // SHARES
    assert disagreements(range(share * size, (share + 1) * size)) == []


def test_graph_form_agrees_with_the_judge() -> None:
    found = []
    for seed in range(GRAPH_CASES):
        case = graph_case(seed)
        model = case.model()
        solution = solve(from_graph(case))
        found += [
            (seed, concept, maker)
            for concept in solution.concepts
            for maker in model.makers
            if sorted(stable(model, concept, maker)) != solution.stable(concept, maker)
        ]
    assert found == []


@pytest.mark.parametrize("way", ["settled", "columns", "sums", "long"])
def test_every_way_to_work_it_out_agrees(way: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Small conflicts would take one way only; each is made to take the others."""
    if way == "settled":  # no reply is tried twice
        monkeypatch.setattr(simultaneous, "LOOKED", 0)
        monkeypatch.setattr(simultaneous, "STUCK", -1.0)
    elif way == "columns":
        monkeypatch.setattr(simultaneous, "WIDE", 1)
    elif way == "sums":
        monkeypatch.setattr(layout, "ALWAYS_LAID_OUT", 1)
        monkeypatch.setattr(layout, "LOOSE", 1)  # a whole lattice always is
    else:
        assert LONG > 1
        monkeypatch.setattr("standoff.strategy.improvements.LONG", 1)
    assert disagreements(range(20_000, 20_700)) == []


@pytest.mark.parametrize("seed", range(40))
def test_names_and_order_change_nothing(seed: int) -> None:
    case = option_case(seed)
    conflict = from_options(case)
    options = list(range(case.n_options))
    Random(seed).shuffle(options)  # the new place of each option
    moved = _rearranged(conflict, options)
    one, other = solve(conflict), solve(moved)
    for concept in OF_ONE:
        for maker in conflict.decision_makers:
            there = [_moved(state, options) for state in one.stable(concept, maker.name)]
            assert sorted(there) == other.stable(concept, maker.name + "!")


def _moved(state: int, options: list[int]) -> int:
    return sum(1 << options[place] for place in range(len(options)) if state >> place & 1)


def _statement(statement: Statement, options: list[int]) -> Statement:
    if statement.sign == "option":
        return option(options[statement.option])
    return Statement(statement.sign, tuple(_statement(one, options) for one in statement.parts))


def _rearranged(conflict: Conflict, options: list[int]) -> Conflict:
    from standoff.strategy.conflict import Ranking

    def ranking(preference: object) -> Ranking:
        assert isinstance(preference, Ranking)
        return Ranking(
            tiers=tuple(
                tuple(sorted(_moved(state, options) for state in tier)) for tier in preference.tiers
            )
        )

    there = sorted(range(len(options)), key=lambda place: options[place])
    return Conflict(
        options=tuple(conflict.options[place] for place in there),
        decision_makers=tuple(
            DecisionMaker(
                name=maker.name + "!",
                options=tuple(options[place] for place in maker.options),
                preference=ranking(maker.preference),
            )
            for maker in reversed(conflict.decision_makers)
        ),
        never=tuple(_statement(one, options) for one in conflict.never),
    )


@given(st.integers(0, 10**9))
@settings(max_examples=60, deadline=None)
def test_concepts_contain_one_another(seed: int) -> None:
    solution = solve(from_options(option_case(seed)))
    for maker in solution.whose(OF_ONE[0]):
        nash, gmr, smr, seq = (set(solution.stable(one, maker)) for one in OF_ONE[:4])
        assert nash <= seq <= gmr
        assert nash <= smr <= gmr


def _large(sizes: tuple[int, ...], seed: int, irreversible: int = 0) -> Conflict:
    """A conflict beyond the judge's reach, with statements at random.

    Of so many options one cannot be undone; of none, without a number.
    """
    from standoff.strategy.conflict import Direction

    chance = Random(seed)
    total = sum(sizes)

    def statement() -> Statement:
        one, other = (option(place) for place in chance.sample(range(total), 2))
        return chance.choice(
            [one, no(one), Statement("if", (one, other)), Statement("and", (one, no(other)))]
        )

    start, makers = 0, []
    for number, size in enumerate(sizes):
        makers.append(
            DecisionMaker(
                name=f"D{number}",
                options=tuple(range(start, start + size)),
                preference=Priorities(order=tuple((statement(),) for _ in range(8))),
            )
        )
        start += size
    ways = [Direction.FORWARD if irreversible and not place % irreversible else Direction.BOTH
            for place in range(total)]  # fmt: skip
    return Conflict(
        options=tuple(Option(name=f"o{place}", direction=ways[place]) for place in range(total)),
        decision_makers=tuple(makers),
    )


@pytest.mark.parametrize("sizes", [(4, 4, 4), (10, 2, 1), (3, 3, 3, 3)])
@pytest.mark.parametrize("irreversible", [0, 4, 1])
def test_a_lattice_and_a_list_of_its_states_agree(
    sizes: tuple[int, ...], irreversible: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The two kinds of space share no code for moves: one is held against the other."""
    import numpy as np

    from standoff.strategy.listed import Listed

    conflict = _large(sizes, seed=sum(sizes), irreversible=irreversible)
    lattice = solve(conflict)
    monkeypatch.setattr(
        solving, "feasible", lambda options, never: np.arange(1 << options, dtype=np.int64)
    )
    listed = solve(conflict)
    assert isinstance(listed.space, Listed)
    for concept in OF_ONE:
        for maker in lattice.whose(concept):
            assert lattice.stable(concept, maker) == listed.stable(concept, maker)


def test_what_cannot_be_is_never_looked_at() -> None:
    """Fifty options of which exactly one in each ten is taken: 10^5 states, not 2^50."""
    names = [[f"{letter}{number}" for number in range(10)] for letter in "abcde"]
    makers = "\n".join(
        f'[[decision_makers]]\nname = "{group[0][0].upper()}"\noptions = {group}\n'
        f'preferences = ["{group[1]}", "{names[0][2]}"]\n'
        for group in names
    )
    text = f"{makers}\n[feasible]\nexactly_one_of = {names}\n"
    solution = solve(parse_conflict(text), ["nash", "gmr", "smr", "seq"])
    assert solution.space.size == 10**5
    # Each prefers its own second option above all; A would rather have its third next.
    assert solution.count("nash") == 1
    assert [name for place, name in enumerate(solution.conflict.names)
            if solution.equilibria("nash")[0] >> place & 1] == [
        "a1", "b1", "c1", "d1", "e1",
    ]  # fmt: skip


def test_a_conflict_too_large_is_refused_with_the_figure() -> None:
    with pytest.raises(ConflictError, match=r"states need about .* GiB of memory"):
        solve(_large((20, 20, 10), seed=1), ["nash"])


def test_a_coalition_of_opponents_may_need_one_of_them_twice() -> None:
    """j, k and j again reach what spoils i's improvement; nobody else may move twice running."""
    text = """
    states = ["start", "better", "one", "two", "bad"]
    [[decision_makers]]
    name = "i"
    moves = ["start -> better"]
    ranking = ["better", ["start", "one", "two"], "bad"]
    [[decision_makers]]
    name = "j"
    moves = ["better -> one", "two -> bad"]
    ranking = ["bad", "two", "one", "better", "start"]
    [[decision_makers]]
    name = "k"
    moves = ["one -> two"]
    ranking = ["bad", "two", "one", "better", "start"]
    """
    solution = solve(parse_conflict(text))
    for concept in ("gmr", "smr", "seq"):
        assert solution.holds(concept, 0, "i")
    without = text.replace('"two -> bad"', '"one -> two", "two -> bad"').replace(
        'moves = ["one -> two"]', "moves = []"
    ).replace('["start", "one", "two"]', '["one", "two"], "start"')  # fmt: skip
    alone = solve(parse_conflict(without))
    for concept in ("gmr", "smr", "seq"):
        assert not alone.holds(concept, 0, "i")


@pytest.mark.parametrize("order", list(permutations(["nash", "seq", "sim"])))
def test_concepts_come_in_the_order_asked_for(order: tuple[str, ...]) -> None:
    assert solve(from_options(option_case(1)), order).concepts == order
