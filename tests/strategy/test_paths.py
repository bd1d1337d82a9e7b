"""Paths are legal and shortest, held against walking through every sequence, layer by layer."""

from __future__ import annotations

from typing import Any

import pytest
from chance import GraphCase, OptionCase, OrderCase, graph_case, option_case, order_case
from judge import Model, reach

from cases import code, from_graph, from_options, from_orders
from standoff.errors import ConflictError
from standoff.strategy.conflict import Conflict, DecisionMaker, Direction, Option, Ranking
from standoff.strategy.paths import Path, paths, reachable
from standoff.strategy.solve import Solution, solve
from standoff.strategy.statements import option

SEEDS = range(150)


def solved(case: OptionCase | GraphCase | OrderCase) -> tuple[Model, Solution, dict[Any, int]]:
    """Give the judge's view, the solver's, and the number of each of the judge's states."""
    model = case.model()
    if isinstance(case, OptionCase):
        return model, solve(from_options(case)), {state: code(state) for state in model.states}
    if isinstance(case, OrderCase):
        return model, solve(from_orders(case)), {state: code(state) for state in model.states}
    return model, solve(from_graph(case)), {state: state for state in model.states}


def shortest(model: Model, start: Any, steps: str) -> dict[Any, int]:
    """Give the fewest moves to each state, none to the first, nobody moving twice running."""
    found = {start: 0}
    edge = {(start, "")}
    seen = set(edge)
    length = 0
    while edge:
        length += 1
        edge = {
            (after, mover)
            for state, last in edge
            for mover in model.makers
            if mover != last
            for after in model.moves[mover][state]
            if model.compare(mover, after, state) in steps
        } - seen
        seen |= edge
        for state, _ in edge:
            found.setdefault(state, length)
    return found


def hold(model: Model, path: Path, by_letters: dict[str, Any], steps: str) -> None:
    here, last = path.start, None
    for step in path.steps:
        assert step.start == here
        assert step.decision_maker != last
        before, after = by_letters[step.start], by_letters[step.end]
        assert after in model.moves[step.decision_maker][before]
        assert model.compare(step.decision_maker, after, before) in steps
        here, last = step.end, step.decision_maker
    assert here == path.end


@pytest.mark.parametrize("improving", [True, False])
@pytest.mark.parametrize("make", [option_case, graph_case, order_case])
def test_paths_are_legal_and_shortest(make: Any, improving: bool) -> None:
    longest = 0
    for seed in SEEDS:
        model, solution, numbers = solved(make(seed))
        # What may be an improvement counts, where somebody's preferences are unknown.
        in_doubt = len(solution.payoffs) != len(model.makers)
        steps = "<=>?" if not improving else ">?" if in_doubt else ">"
        letters = solution.conflict.letters
        by_letters = {letters(number): state for state, number in numbers.items()}
        start = model.states[seed % len(model.states)]
        expected = shortest(model, start, steps)
        assert set(expected) == {start} | reach(model, model.makers, start, steps)

        found = reachable(solution, numbers[start], improving)
        assert found == {numbers[state]: length for state, length in expected.items()}
        assert list(found.items()) == sorted(found.items(), key=lambda one: one[::-1])

        for state, number in numbers.items():
            given = paths(solution, numbers[start], number, improving)
            assert [path.end for path in given] == [letters(number)] * (state in expected)
            for path in given:
                assert path.start == letters(numbers[start])
                assert len(path.steps) == expected[state]
                hold(model, path, by_letters, steps)
                longest = max(longest, len(path.steps))
    assert longest > 3


def test_the_equilibria_are_the_goals_unless_others_are_named() -> None:
    for seed in SEEDS:
        _, solution, numbers = solved(option_case(seed))
        start = min(numbers.values())
        there = reachable(solution, start)
        for goal in (None, "nash", "seq"):
            concepts = solution.concepts if goal is None else (goal,)
            wanted = {one for concept in concepts for one in solution.equilibria(concept)}
            given = [path.end for path in paths(solution, start, goal)]
            assert given == [solution.conflict.letters(one) for one in there if one in wanted]


def misperceiving() -> Conflict:
    """A takes and gives up a, B takes b for good; A does not see that both can be taken."""
    return Conflict(
        options=(
            Option(name="a", words="arm"),
            Option(name="b", direction=Direction.FORWARD),
        ),
        decision_makers=(
            DecisionMaker(
                name="A",
                options=(0,),
                preference=Ranking(tiers=((0b11,), (0b01,), (0b10,), (0b00,))),
                misperceived=(option(1),),
            ),
            DecisionMaker(
                name="B",
                options=(1,),
                preference=Ranking(tiers=((0b11,), (0b10,), (0b01,), (0b00,))),
            ),
        ),
    )


def test_nobody_moves_where_it_perceives_nothing_or_takes_back_what_is_for_good() -> None:
    solution = solve(misperceiving())
    assert reachable(solution, 0b00) == {0b00: 0, 0b01: 1, 0b10: 1, 0b11: 2}
    assert reachable(solution, 0b11, improving=False) == {0b11: 0}
    assert reachable(solution, 0b10, improving=False) == {0b10: 0}
    (path,) = paths(solution, 0b00, 0b11)
    assert [(step.decision_maker, step.words) for step in path.steps] == [
        ("A", "take up “arm”"),
        ("B", "take up “b”"),
    ]


def test_what_cannot_be_asked_is_refused_with_a_hint() -> None:
    solution = solve(misperceiving(), ["nash"])
    with pytest.raises(ConflictError, match="no state to start from"):
        paths(solution)
    with pytest.raises(ConflictError, match="seq was not worked out"):
        paths(solution, 0, "seq")
    with pytest.raises(ConflictError, match="not worked out"):
        paths(solution, 0, "nonsense")
