"""Two conflicts side by side, by hand."""

from __future__ import annotations

import pytest
from chance import option_case

from cases import from_options
from standoff.errors import ConflictError
from standoff.strategy.compare import Comparison, Fate, compare
from standoff.strategy.file import parse_conflict
from standoff.strategy.solve import solve

STANDOFF = """
status_quo = "NN"
[[decision_makers]]
name = "East"
options = ["withdraw"]
preferences = ["lift | !withdraw", "lift", "!withdraw"]
[[decision_makers]]
name = "West"
options = ["lift"]
preferences = ["!lift", "withdraw"]
"""

GUARANTEED = """
status_quo = "NNN"
[[decision_makers]]
name = "East"
options = ["withdraw"]
preferences = ["guarantee -> withdraw", "lift | !withdraw | guarantee", "lift", "!withdraw"]
[[decision_makers]]
name = "West"
options = ["lift", "guarantee"]
preferences = ["withdraw", "guarantee", "!lift"]
[feasible]
never = ["lift & guarantee"]
"""


def compared(old: str, new: str, *concepts: str) -> Comparison:
    return compare(
        *(solve(parse_conflict(text, "case"), concepts or ["nash"]) for text in (old, new))
    )


def said(comparison: Comparison) -> list[tuple[str, str]]:
    return [(one.about, one.words) for one in comparison.differences]


def test_an_offer_that_changes_the_outcome() -> None:
    found = compared(STANDOFF, GUARANTEED)
    assert found.only_before == ()
    assert found.only_after == ("guarantee",)
    assert said(found) == [
        ("options", "guarantee of West is new"),
        ("rules", "“lift & guarantee” cannot be any more"),
        ("preferences of East", "“lift | !withdraw” is dropped from place 1"),
        ("preferences of East", "“guarantee -> withdraw” is new in place 1"),
        ("preferences of East", "“lift | !withdraw | guarantee” is new in place 2"),
        ("preferences of West", "“withdraw” moves up from place 2 to 1"),
        ("preferences of West", "“guarantee” is new in place 2"),
    ]
    assert found.of("nash", "kept") == []
    (lost,) = found.of("nash", Fate.LOST)
    assert (lost.taken, lost.left) == ((), ("withdraw", "lift"))
    assert lost.before == ("NN",)
    assert lost.after == ()
    assert [(one.state, one.decision_makers) for one in lost.leaving] == [
        ("NNN", ("West",)),
        ("NNY", ("East",)),
    ]
    assert lost.because == "held as NN; West would now leave NNN; East would now leave NNY"
    (new,) = found.of("nash", Fate.NEW)
    assert (new.taken, new.left, new.after) == (("withdraw",), ("lift",), ("YNY",))
    assert new.because == "holds as YNY; East would have left YN"


def test_as_few_priorities_as_can_be_are_said_to_move() -> None:
    old = """
[[decision_makers]]
name = "A"
options = ["a", "b", "c", "d"]
preferences = ["a", "b", "!a", "c", "!b", "d"]
"""
    new = old.replace('"a", "b", "!a", "c", "!b", "d"]\n', '"b", "!b", "!a", "c", "d", "a"]\n')
    assert said(compared(old, new)) == [
        ("preferences of A", "“a” moves down from place 1 to 6"),
        ("preferences of A", "“!b” moves up from place 5 to 2"),
    ]


def test_an_outcome_that_is_no_longer_feasible() -> None:
    found = compared(STANDOFF, STANDOFF.replace('"NN"', '"NY"') + '[feasible]\nalways = ["lift"]\n')
    (lost,) = found.of("nash", "lost")
    assert lost.leaving == ()
    assert lost.because == "held as NN; now it is not feasible"


def test_the_same_conflict_keeps_everything() -> None:
    for seed in range(10):
        solution = solve(from_options(option_case(seed)))
        found = compare(solution, solution)
        assert found.differences == ()
        assert {one.fate for one in found.outcomes} <= {Fate.KEPT}
        for concept in solution.concepts:
            kept = [state for one in found.of(concept, "kept") for state in one.before]
            held = [solution.conflict.letters(state) for state in solution.equilibria(concept)]
            assert kept == held


def test_who_moves_and_who_stays_is_told_from_both_sides() -> None:
    here = compared(STANDOFF, GUARANTEED, "nash", "gmr", "smr", "seq")
    there = compared(GUARANTEED, STANDOFF, "nash", "gmr", "smr", "seq")
    for concept in ("nash", "gmr", "smr", "seq"):
        lost = {(one.taken, one.leaving) for one in here.of(concept, "lost")}
        assert lost == {(one.taken, one.leaving) for one in there.of(concept, "new")}


def test_what_else_can_differ() -> None:
    new = """
status_quo = "YN"
irreversible = ["withdraw"]
[[decision_makers]]
name = "North"
options = ["withdraw"]
[[decision_makers]]
name = "West"
options = ["lift"]
weighted = [["withdraw", 2]]
"""
    assert said(compared(STANDOFF, new)) == [
        ("status quo", "it was NN and is YN"),
        ("decision makers", "East is gone"),
        ("decision makers", "North is new"),
        ("options", "withdraw passes from East to North"),
        ("options", "withdraw can no longer be given up once taken"),
        ("preferences of West", "they are written in another form"),
    ]
    heavier = new.replace('["withdraw", 2]', '["withdraw", 2.5], ["!lift", 1]')
    assert said(compared(new, heavier)) == [
        ("preferences of West", "“withdraw” weighs 2.5, not 2"),
        ("preferences of West", "“!lift” weighs 1, and did not count"),
    ]


GRAPH = """
states = ["war", "talks", "peace"]
[[decision_makers]]
name = "A"
moves = ["war -> talks", "talks <-> peace"]
ranking = ["peace", "talks", "war"]
"""


def test_named_states_are_matched_by_name() -> None:
    new = """
states = ["talks", "war"]
status_quo = "war"
[[decision_makers]]
name = "A"
moves = ["war <-> talks"]
ranking = ["war", "talks"]
"""
    found = compared(GRAPH, new)
    assert said(found) == [
        ("status quo", "it was unsaid and is war"),
        ("states", "peace is gone"),
        ("moves of A", "talks -> peace is gone"),
        ("moves of A", "peace -> talks is gone"),
        ("moves of A", "talks -> war is new"),
        ("preferences of A", "the states are ranked in another way"),
    ]
    assert [(one.fate, one.taken, one.because) for one in found.outcomes] == [
        (Fate.LOST, ("peace",), "held as peace; now it is not feasible"),
        (Fate.NEW, ("war",), "holds as war; A would have left war"),
    ]


def test_what_cannot_be_compared() -> None:
    with pytest.raises(ConflictError, match="in one form"):
        compared(STANDOFF, GRAPH)
    other = STANDOFF.replace("withdraw", "w").replace("lift", "l")
    with pytest.raises(ConflictError, match="no option in common"):
        compared(STANDOFF, other)


def test_states_that_the_same_would_leave_are_said_together() -> None:
    new = STANDOFF.replace('["lift"]', '["lift", "wait"]').replace('["!lift"', '["lift"')
    new = new.replace('"NN"', '"NNN"')
    (lost,) = compared(STANDOFF, new).of("nash", "lost")
    assert lost.because == "held as NN; West would now leave NNN and NNY"
