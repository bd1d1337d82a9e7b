"""Conflict files: what is read, and what is refused, with the place and the remedy."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from standoff.errors import ConflictError
from standoff.strategy.conflict import Conflict, Direction, Graph, state_of
from standoff.strategy.file import parse_conflict
from standoff.strategy.solve import solve
from standoff.strategy.statements import Statement, option, parse

STRAIT = """
status_quo = ["seize"]
irreversible = ["strike", "!escort"]

[options]
lift = "lift the sanctions"

[[decision_makers]]
name = "Iran"
options = ["seize", "release"]
preferences = ["lift", "!strike", "seize -> !release", "release <-> lift"]

[[decision_makers]]
name = "Britain"
options = ["lift", "strike", "escort"]
weighted = [["release", 0.3], ["!lift", 0.1], ["!strike", 0.2]]

[feasible]
never = ["seize & release", "Y--Y-"]
always = ["strike -> !escort"]
"""


def test_a_conflict_is_read() -> None:
    conflict = parse_conflict(STRAIT)
    assert isinstance(conflict, Conflict)
    assert conflict.names == ("seize", "release", "lift", "strike", "escort")
    assert conflict.options[2].words == "lift the sanctions"
    assert [one.direction for one in conflict.options] == [
        Direction.BOTH, Direction.BOTH, Direction.BOTH, Direction.FORWARD, Direction.BACK,
    ]  # fmt: skip
    assert conflict.letters(conflict.status_quo or 0) == "YNNNN"
    states = {conflict.letters(state) for state in solve(conflict, ["nash"]).states}
    assert not any(name.startswith("YY") for name in states)  # seize & release
    assert not any(name[0] == name[3] == "Y" for name in states)  # Y--Y-
    assert not any(name[3] == name[4] == "Y" for name in states)  # strike and escort
    assert len(states) == 3 * 2 * 3 - 2


def test_equal_sums_of_decimal_weights_are_equal() -> None:
    """0.1 + 0.2 is 0.3: as binary fractions they are not."""
    solution = solve(parse_conflict(STRAIT), ["nash"])
    worth = {
        solution.conflict.letters(state): int(solution.payoffs[1][solution.place(state)])
        for state in solution.states
    }
    assert worth["NNNNN"] == worth["NYYYN"]
    assert worth["NNNYN"] < worth["NNNNN"] < worth["NYNNN"]


def test_all_signs_are_read() -> None:
    names = {"a": 0, "b": 1, "pull back": 2}
    assert parse("a and not 'pull back' or b", names) == parse("(a & !'pull back') | b", names)
    assert parse("a if b", names) == parse("b -> a", names)
    assert parse("a iff b", names) == parse("a <-> b", names)
    assert parse("a -> b -> 'pull back'", names) == parse("a -> (b -> 'pull back')", names)


def written(depth: int = 3) -> st.SearchStrategy[Statement]:
    leaf = st.integers(0, 3).map(option)
    return st.recursive(
        leaf,
        lambda inner: st.one_of(
            inner.map(lambda one: Statement("not", (one,))),
            st.tuples(inner, inner).map(lambda two: Statement("if", two)),
            st.tuples(inner, inner).map(lambda two: Statement("iff", two)),
            st.tuples(inner, inner).map(lambda two: Statement("and", two)),
            st.tuples(inner, inner).map(lambda two: Statement("or", two)),
        ),
        max_leaves=8,
    )


@given(written())
def test_what_is_written_says_the_same(statement: Statement) -> None:
    names = ["a", "pull back", "not", "c-4"]
    read = parse(statement.text(names), {name: place for place, name in enumerate(names)})
    assert all(read.true(state) == statement.true(state) for state in range(16))


REFUSED = [
    ('name = "Britain"', 'name = "Iran"', "decision maker “Iran” is there twice"),
    ('"lift", "strike"', '"seize", "strike"', "option “seize” stands with Iran and with Britain"),
    ('"seize", "release"', '"seize", "seize"', "option “seize” stands twice with Iran"),
    ('"!strike", "seize', '"!strick", "seize', "of Iran, “!strick”: no option “strick”"),
    ('"lift", "!strike"', '"lift &", "!strike"', "it ends where an option is expected"),
    ('"lift", "!strike"', '"(lift", "!strike"', "a parenthesis is not closed"),
    ('"lift", "!strike"', '"", "!strike"', "the statement is empty"),
    ('"Y--Y-"', '"Y--Y"', "“Y--Y” has 4 letters for 5 options"),
    ('["seize"]\nirr', '"YYNNN"\nirr', "status_quo: it cannot be, by the rule never “seize & rel"),
    ('["seize"]\nirr', '["sieze"]\nirr', "status_quo: no option “sieze”; did you mean seize?"),
    ('"!escort"]', '"!strike"]', "irreversible: “!strike” stands twice"),
    ('never = [', 'exactly_one_of = [["seize"]]\nnever = [', "name at least two options"),
    ('[feasible]', '[feasable]', "no key “feasable” is known there; [feasible] has"),
    ('"lift", "!strike", "seize -> !release", "release <-> lift"]',
     '"lift"]\nweighted = [["lift", 1]]', "Iran has preferences and weighted"),
    ('0.3', 'inf', "“release” weighs inf"),
]  # fmt: skip


MISFITS = [
    ("weighted", "wieghted", "“Britain”: no key “wieghted” is known there; weighted"),
    ('never = ["seize & release", "Y--Y-"]', 'never = "seize & release"',
     "feasible, never: Expected `array`, got `str`; never = ["),
    ("[options]", '[options]\nstatus_quo = ["lift"]', "status_quo = [\"delay\"] stands at the top"),
    ("0.3", '"much"', "decision_makers, “Britain”, weighted, entry 1, entry 2: Expected `float`"),
    ("[[decision_makers]]\nname = \"Iran\"", "[[decision_maker]]\nname = \"Iran\"",
     "no key “decision_maker” is known there; each begins with [[decision_makers]]"),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "said"), MISFITS, ids=[said for _, _, said in MISFITS])
def test_what_does_not_fit_the_form_is_said_with_its_place(old: str, new: str, said: str) -> None:
    assert old in STRAIT
    with pytest.raises(ConflictError) as refused:
        parse_conflict(STRAIT.replace(old, new, 1), "strait.toml")
    assert said in str(refused.value)


def test_irreversible_options_are_read_as_in_statements() -> None:
    text = STRAIT.replace('"!escort"]', '"not escort"]')
    assert parse_conflict(text) == parse_conflict(STRAIT)
    with pytest.raises(ConflictError, match="“lift & strike” is more than an option"):
        parse_conflict(STRAIT.replace('"!escort"]', '"lift & strike"]'))


@pytest.mark.parametrize(("old", "new", "said"), REFUSED, ids=[said for _, _, said in REFUSED])
def test_what_contradicts_itself_is_refused(old: str, new: str, said: str) -> None:
    assert old in STRAIT
    with pytest.raises(ConflictError) as refused:
        parse_conflict(STRAIT.replace(old, new), "strait.toml")
    assert str(refused.value).startswith("strait.toml: ")
    assert said in str(refused.value)


def test_no_feasible_state_is_refused() -> None:
    text = STRAIT.replace('"seize & release"', '"seize", "!seize"').replace(
        'status_quo = ["seize"]', ""
    )
    with pytest.raises(ConflictError, match="no state is feasible"):
        solve(parse_conflict(text))


RANKED = """
[[decision_makers]]
name = "A"
options = ["a"]
ranking = ["N", "Y"]
"""


def test_a_ranking_goes_round_leaves_out_or_has_too_many() -> None:
    with pytest.raises(ConflictError, match="stands at place 1 and again at place 2"):
        parse_conflict(RANKED.replace('"Y"]', '"N"]'))
    with pytest.raises(ConflictError, match="the ranking of A leaves out Y"):
        solve(parse_conflict(RANKED.replace(', "Y"]', "]")))
    with pytest.raises(ConflictError, match="the ranking of A has Y, which cannot be"):
        solve(parse_conflict(RANKED + '[feasible]\nnever = ["a"]\n'))


GRAPH = """
states = ["war", "talks", "deal"]
status_quo = "war"

[[decision_makers]]
name = "A"
moves = ["war <-> talks", "talks -> deal"]
ranking = ["deal", ["war", "talks"]]
"""


def test_named_states_are_read() -> None:
    graph = parse_conflict(GRAPH)
    assert isinstance(graph, Graph)
    assert graph.decision_makers[0].moves == ((0, 1), (1, 0), (1, 2))
    assert solve(graph).equilibria("nash") == [0, 2]


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("<-> talks", "<-> talk", "no state “talk”; did you mean talks?"),
        ("talks -> deal", "deal -> deal", "A moves from deal to itself"),
        ('["war", "talks"]', '"war"', "it leaves out talks"),
        ("moves =", "options =", "A has options or statements, and the states are named"),
    ],
)
def test_what_contradicts_itself_in_a_graph_is_refused(old: str, new: str, said: str) -> None:
    with pytest.raises(ConflictError) as refused:
        parse_conflict(GRAPH.replace(old, new))
    assert said in str(refused.value)


def test_letters_and_states() -> None:
    assert state_of("YNNY") == 9
