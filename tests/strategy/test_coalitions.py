"""Coalitions, held against the judge, and what is refused."""

from __future__ import annotations

import numpy as np
import pytest
from chance import graph_case, option_case
from judge import COALITION_CONCEPTS, coalition_stable, coalitions
from test_judge import ELMIRA

from cases import code, from_graph, from_options, published
from standoff.errors import ConflictError
from standoff.strategy import coalitions as strategy_of_coalitions
from standoff.strategy.coalitions import check
from standoff.strategy.conflict import (
    Conflict,
    DecisionMaker,
    Direction,
    Graph,
    GraphMaker,
    Option,
    Priorities,
    Ranking,
    Weights,
)
from standoff.strategy.lattice import Lattice
from standoff.strategy.solve import solve
from standoff.strategy.statements import every, no, option


@pytest.mark.parametrize("first", range(0, 600, 100))
def test_random_states_of_options_are_as_the_judge_finds(first: int) -> None:
    for seed in range(first, first + 100):
        case = option_case(seed)
        model = case.model()
        solution = solve(from_options(case), COALITION_CONCEPTS)
        for concept in COALITION_CONCEPTS:
            for members in coalitions(model):
                who = " + ".join(maker for maker in case.makers if maker in members)
                expected = sorted(map(code, coalition_stable(model, concept, members)))
                assert solution.stable(concept, who) == expected, (seed, concept, who)


@pytest.mark.parametrize("first", range(0, 600, 100))
def test_random_named_states_are_as_the_judge_finds(first: int) -> None:
    for seed in range(first, first + 100):
        case = graph_case(seed)
        model = case.model()
        solution = solve(from_graph(case), COALITION_CONCEPTS)
        for concept in COALITION_CONCEPTS:
            for members in coalitions(model):
                who = " + ".join(maker for maker in case.makers if maker in members)
                expected = sorted(coalition_stable(model, concept, members))
                assert solution.stable(concept, who) == expected, (seed, concept, who)


def test_an_equilibrium_is_stable_for_every_coalition() -> None:
    for seed in range(100):
        solution = solve(from_options(option_case(seed)), ["cgmr"])
        everybody = [set(solution.stable("cgmr", who)) for who in solution.whose("cgmr")]
        assert set(solution.equilibria("cgmr")) == set.intersection(*everybody)


def test_the_ministry_and_uniroyal_leave_together_what_neither_leaves_alone() -> None:
    conflict = published("elmira")
    solution = solve(conflict, ["nash", *COALITION_CONCEPTS])
    fifth, eighth = (
        int(word[::-1].translate({78: "0", 89: "1"}), 2) for word in ("NYNNY", "YNYNY")
    )
    pair = "Ministry of the Environment + Uniroyal"
    assert solution.holds("nash", fifth)
    for concept in COALITION_CONCEPTS:
        assert not solution.holds(concept, fifth)
        assert not solution.holds(concept, fifth, pair)
        assert solution.holds(concept, fifth, "Uniroyal")
        assert solution.holds(concept, eighth)


def test_elmira_with_its_states_merged_is_as_the_judge_finds() -> None:
    names = "123456789"
    graph = Graph(
        states=tuple(names),
        decision_makers=tuple(
            GraphMaker(
                name=maker,
                moves=tuple(
                    (names.index(start), names.index(end))
                    for start, ends in ELMIRA.moves[maker].items()
                    for end in ends
                ),
                preference=Ranking(
                    tiers=tuple((names.index(one),) for one in _by_worth(maker, names))
                ),
            )
            for maker in ELMIRA.makers
        ),
    )
    solution = solve(graph, COALITION_CONCEPTS)
    assert [names[place] for place in solution.equilibria("cnash")] == ["8", "9"]


def _by_worth(maker: str, names: str) -> list[str]:
    return sorted(names, key=lambda one: sum(ELMIRA.compare(maker, y, one) == ">" for y in names))


def weighted(makers: int, options: int, *, one_way: bool = False, listed: bool = False) -> Conflict:
    """Make a conflict in which no two states are worth the same to anybody."""
    random = np.random.default_rng(makers)
    total = makers * options
    return Conflict(
        options=tuple(
            Option(
                name=f"o{number}",
                direction=Direction.FORWARD if one_way and number % 3 == 0 else Direction.BOTH,
            )
            for number in range(total)
        ),
        decision_makers=tuple(
            DecisionMaker(
                name=f"m{maker}",
                options=tuple(range(maker * options, (maker + 1) * options)),
                preference=Weights(
                    weighted=tuple(
                        (
                            every([option(int(one)) for one in pair]),
                            float(random.integers(-999, 999)),
                        )
                        for pair in random.integers(total, size=(24, 2))
                    )
                ),
            )
            for maker in range(makers)
        ),
        never=(every([option(0), no(option(total - 1))]),) if listed else (),
    )


def test_the_full_lattice_and_listed_states_say_the_same() -> None:
    for one_way in (False, True):
        conflict = weighted(4, 2, one_way=one_way)
        # Somebody who would not see what cannot be seen anyway: the states are then listed.
        nothing = every([option(0), no(option(0))])
        first, *rest = conflict.decision_makers
        seeing = DecisionMaker(
            name=first.name,
            options=first.options,
            preference=first.preference,
            misperceived=(nothing,),
        )
        listed = Conflict(options=conflict.options, decision_makers=(seeing, *rest))
        whole, one_by_one = (solve(one, COALITION_CONCEPTS) for one in (conflict, listed))
        assert isinstance(whole.space, Lattice)
        assert not isinstance(one_by_one.space, Lattice)
        for concept in COALITION_CONCEPTS:
            for who in whole.whose(concept):
                assert whole.stable(concept, who) == one_by_one.stable(concept, who)


def test_joint_worths_taken_a_few_at_a_time_say_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    conflict = weighted(4, 2)
    at_once = solve(conflict, COALITION_CONCEPTS)
    monkeypatch.setattr(strategy_of_coalitions, "CELLS", 1)
    found = solve(conflict, COALITION_CONCEPTS)
    for concept in COALITION_CONCEPTS:
        for who in found.whose(concept):
            assert found.stable(concept, who) == at_once.stable(concept, who)


def test_coalitions_are_named_in_the_order_of_the_file() -> None:
    solution = solve(weighted(3, 1), ["nash", "cnash"])
    assert solution.whose("nash") == ("m0", "m1", "m2")
    assert solution.whose("cnash") == (
        *("m0", "m1", "m2", "m0 + m1", "m0 + m2", "m1 + m2", "m0 + m1 + m2"),
    )


def test_two_coalitions_of_one_name_are_refused() -> None:
    makers = tuple(
        DecisionMaker(name=name, options=(place,)) for place, name in enumerate(["A", "B", "A + B"])
    )
    conflict = Conflict(options=tuple(Option(name=one) for one in "abc"), decision_makers=makers)
    with pytest.raises(ConflictError, match=r"“A \+ B”"):
        solve(conflict, ["cnash"])
    assert solve(conflict, ["nash"]).count("nash") == 8


def test_too_many_decision_makers_are_refused() -> None:
    conflict = Conflict(
        options=tuple(Option(name=f"o{number}") for number in range(11)),
        decision_makers=tuple(
            DecisionMaker(name=f"m{number}", options=(number,), preference=Priorities())
            for number in range(11)
        ),
    )
    with pytest.raises(ConflictError, match="2,047 coalitions"):
        solve(conflict, ["cseq"])


def test_too_many_states_are_refused_before_they_are_compared() -> None:
    size = 1 << 20
    space = Lattice(weighted(2, 10))
    worth = np.arange(size, dtype=np.int32).reshape(space.shape)
    with pytest.raises(ConflictError, match="1,048,576 states are too many"):
        check([worth, worth], space)
    check([worth >> 12, worth >> 12], space)
