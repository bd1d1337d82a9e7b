"""Unknown preference, held against the judge, and where nothing is unknown against the solver."""

from __future__ import annotations

import pytest
from chance import graph_case, option_case, order_case
from judge import FORMS, UNKNOWN_CONCEPTS, unknown_stable

from cases import code, from_graph, from_options, from_orders, published
from standoff.errors import ConflictError
from standoff.strategy import unknown
from standoff.strategy.concepts import UNDER_UNKNOWN
from standoff.strategy.conflict import Conflict, DecisionMaker, Option, Priorities
from standoff.strategy.file import parse_conflict
from standoff.strategy.solve import solve
from standoff.strategy.statements import no, option


@pytest.mark.parametrize("first", range(0, 600, 100))
def test_random_statements_of_unknown_order_are_as_the_judge_finds(first: int) -> None:
    for seed in range(first, first + 100):
        case = order_case(seed)
        model = case.model()
        solution = solve(from_orders(case), UNDER_UNKNOWN)
        for concept in UNKNOWN_CONCEPTS:
            for form in FORMS:
                for maker in case.makers:
                    expected = sorted(map(code, unknown_stable(model, concept, form, maker)))
                    found = solution.stable(f"{concept}_{form}", maker)
                    assert found == expected, (seed, concept, form, maker)


def test_classes_taken_a_few_at_a_time_say_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    cases = [from_orders(order_case(seed)) for seed in range(60)]
    at_once = [solve(case, UNDER_UNKNOWN) for case in cases]
    monkeypatch.setattr(unknown, "CELLS", 1)
    for case, expected in zip(cases, at_once, strict=True):
        found = solve(case, UNDER_UNKNOWN)
        for concept in UNDER_UNKNOWN:
            for who in found.whose(concept):
                assert found.stable(concept, who) == expected.stable(concept, who)


def test_where_all_is_known_the_forms_are_the_concepts_themselves() -> None:
    for seed in range(150):
        for conflict in (from_options(option_case(seed)), from_graph(graph_case(seed))):
            solution = solve(conflict, [*UNKNOWN_CONCEPTS, *UNDER_UNKNOWN])
            for concept in UNDER_UNKNOWN:
                for who in solution.whose(concept):
                    assert solution.stable(concept, who) == solution.stable(concept.basic, who)


def test_the_undecided_province_of_lake_gisborne() -> None:
    conflict = published("lake-gisborne")
    assert isinstance(conflict, Conflict)
    solution = solve(conflict)
    assert solution.concepts == UNDER_UNKNOWN

    def equilibria(concept: str) -> list[str]:
        return sorted(conflict.letters(state) for state in solution.equilibria(concept))

    assert equilibria("nash_b") == equilibria("nash_d") == ["YNY", "YYN"]
    assert equilibria("nash_a") == equilibria("nash_c") == []
    # To be tempted by less, and deterred by more, holds in more states.
    for basic in ("gmr", "smr", "seq"):
        assert set(equilibria(f"{basic}_a")) <= set(equilibria(f"{basic}_b"))
        assert set(equilibria(f"{basic}_a")) <= set(equilibria(f"{basic}_c"))
        assert set(equilibria(f"{basic}_b")) <= set(equilibria(f"{basic}_d"))
        assert set(equilibria(f"{basic}_c")) <= set(equilibria(f"{basic}_d"))


def two(preference: Priorities) -> Conflict:
    """Make A, who can take a, and B, who can take b and wants nothing."""
    return Conflict(
        options=(Option(name="a"), Option(name="b")),
        decision_makers=(
            DecisionMaker(name="A", options=(0,), preference=preference),
            DecisionMaker(name="B", options=(1,)),
        ),
    )


def test_to_stay_is_no_answer() -> None:
    # A does not know whether it likes a. Were staying an answer, what may be no better where A
    # moves to would deter it by itself; B can only answer by b, which A surely likes.
    undecided = two(Priorities(order=((option(1),), (option(0), no(option(0))))))
    solution = solve(undecided)
    assert not solution.holds("gmr_c", 0, "A")
    assert solution.holds("gmr_d", 0, "A")
    assert solution.holds("gmr_a", 2, "A")  # there B answers by giving up b


def test_a_known_order_is_asked_for_with_a_hint() -> None:
    conflict = two(Priorities(order=((option(0), option(1)),)))
    for concept in ("nash", "sim", "cnash"):
        with pytest.raises(ConflictError, match=f"{concept} asks for a known order") as caught:
            solve(conflict, ["nash_a", concept])
        assert "nash_a to seq_d" in str(caught.value.hint)


def test_what_is_too_large_is_refused_at_once() -> None:
    conflict = Conflict(
        options=tuple(Option(name=f"o{number}") for number in range(20)),
        decision_makers=tuple(
            DecisionMaker(
                name=name,
                options=tuple(range(first, first + 10)),
                preference=Priorities(unknown=tuple(option(one) for one in range(20))),
            )
            for name, first in (("A", 0), ("B", 10))
        ),
    )
    with pytest.raises(ConflictError, match="1,048,576 states are too many"):
        solve(conflict)


def test_too_many_statements_in_one_list_are_refused_and_many_in_order_are_not() -> None:
    many = tuple(option(0) for _ in range(63))
    with pytest.raises(ConflictError, match="A has 63 statements"):
        solve(two(Priorities(unknown=many)))
    in_order = (*((one,) for one in many), (option(1),))
    solution = solve(two(Priorities(order=in_order, unknown=(option(1),))))
    assert solution.stable("nash_a", "A") == [1, 3]


def test_a_file_says_what_is_unknown() -> None:
    conflict = parse_conflict(
        """
        [[decision_makers]]
        name = "A"
        options = ["a", "b"]
        preferences = [["a", "!b"], "b"]
        [[decision_makers]]
        name = "B"
        options = ["c"]
        unknown = ["c", "!c"]
        """,
        "conflict.toml",
    )
    solution = solve(conflict)
    assert solution.stable("nash_b", "B") == list(range(8))
    assert solution.stable("nash_a", "B") == []
    assert solution.stable("nash_a", "A") == [1, 5]
