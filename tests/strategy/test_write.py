"""What is written is read back as the same conflict."""

from __future__ import annotations

import pytest
from chance import graph_case, option_case

from cases import from_graph, from_options
from standoff.errors import ConflictError
from standoff.strategy.conflict import (
    Conflict,
    DecisionMaker,
    Direction,
    Graph,
    Option,
    Priorities,
    Weights,
)
from standoff.strategy.file import parse_conflict
from standoff.strategy.solve import solve
from standoff.strategy.statements import Statement, no, option, parse
from standoff.strategy.write import conflict_text

NAMES = {"deploy": 0, "pull back": 1, "N": 2, 'say "no"': 3}


def hand_made() -> Conflict:
    def said(text: str) -> Statement:
        return parse(text, NAMES)

    return Conflict(
        name='A "quoted" name\nof two lines\x7f',
        source="\\ backslash",
        options=(
            Option(name="deploy", direction=Direction.FORWARD, words="deploy missiles"),
            Option(name="pull back", direction=Direction.BACK),
            Option(name="N", words="é — “no”"),
            Option(name='say "no"'),
        ),
        decision_makers=(
            DecisionMaker(
                name="A",
                options=(0, 1),
                preference=Priorities(
                    order=(
                        (said("!deploy -> ('pull back' <-> N)"),),
                        (said("N"), said("!('pull back' & deploy)")),
                    ),
                    unknown=(said("deploy | N & 'pull back'"),),
                ),
                misperceived=(said("N"), said("deploy & N")),
            ),
            DecisionMaker(
                name="B's",
                options=(2, 3),
                preference=Weights(weighted=((said("N"), 2.5), (said("!N | deploy"), -1e20))),
            ),
            DecisionMaker(name="nobody"),
        ),
        never=(said("deploy & N"),),
        status_quo=0b1010,
    )


def test_every_key_of_a_conflict_comes_back() -> None:
    assert parse_conflict(conflict_text(hand_made())) == hand_made()


@pytest.mark.parametrize("seed", range(40))
def test_a_conflict_written_and_read_has_the_same_stable_states(seed: int) -> None:
    case = option_case(seed)
    first = from_options(case)
    again = parse_conflict(conflict_text(first))
    assert isinstance(again, Conflict)
    order = [first.names.index(name) for name in again.names]

    def turned(states: list[int]) -> list[int]:
        return sorted(
            sum((state >> old & 1) << new for new, old in enumerate(order)) for state in states
        )

    one, other = solve(first), solve(again)
    assert turned(one.states) == other.states
    for concept in one.concepts:
        for maker in one.whose(concept):
            assert turned(one.stable(concept, maker)) == other.stable(concept, maker)


@pytest.mark.parametrize("seed", range(20))
def test_named_states_come_back(seed: int) -> None:
    first = from_graph(graph_case(seed))
    again = parse_conflict(conflict_text(first))
    assert isinstance(again, Graph)
    assert again.states == first.states
    for one, other in zip(first.decision_makers, again.decision_makers, strict=True):
        assert set(one.moves) == set(other.moves)
        assert one.preference == other.preference


@pytest.mark.parametrize("names", [("same", "same"), ("it's", "other")])
def test_options_that_a_file_cannot_tell_apart_are_refused(names: tuple[str, str]) -> None:
    maker = DecisionMaker(
        name="A", options=(0, 1), preference=Priorities(order=((no(option(0)),),))
    )
    twice = Conflict(decision_makers=(maker,), options=tuple(Option(name=n) for n in names))
    with pytest.raises(ConflictError, match=names[0]):
        conflict_text(twice)
