"""The least changes of priorities, held against every change there is, tried by the judge."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

import pytest
from chance import OptionForm, option_form, some_statement
from judge import KNOWN, Model, is_stable, unilateral_moves
from orders import Statement, by_statements, spell

from cases import code, conflict
from standoff.errors import ConflictError
from standoff.strategy.concepts import Concept
from standoff.strategy.conflict import Conflict, Priorities, Ranking
from standoff.strategy.edits import Edits, Kind
from standoff.strategy.file import parse_conflict
from standoff.strategy.robust import CONCEPTS, Change, robustness
from standoff.strategy.solve import Solution, solve
from standoff.strategy.statements import option, parse

Lists = dict[str, tuple[Statement, ...]]
ALL = tuple(Kind)
NO_NEW = (Kind.SWAP, Kind.DELETION)


def drawn(seed: int, most: int, options: int = 4) -> tuple[OptionForm, Lists]:
    random = Random(seed)
    form = option_form(random)
    while form.n_options > options:
        form = option_form(random)
    return form, {
        maker: tuple(
            some_statement(random, form.n_options, 1) for _ in range(random.randint(0, most))
        )
        for maker in form.makers
    }


def built(form: OptionForm, lists: Lists) -> Conflict:
    names = {f"o{place}": place for place in range(form.n_options)}
    return conflict(
        form,
        {
            maker: Priorities(
                order=tuple((parse(spell(one, list(names)), names),) for one in lists[maker])
            )
            for maker in form.makers
        },
    )


def edited(lists: Lists, options: int, kinds: tuple[Kind, ...]) -> Iterator[Lists]:
    """Give everything that one change makes of these lists."""
    for maker, order in lists.items():
        found = []
        if Kind.SWAP in kinds:
            found += [
                (*order[:at], order[at + 1], order[at], *order[at + 2 :])
                for at in range(len(order) - 1)
            ]
        if Kind.DELETION in kinds:
            found += [order[:at] + order[at + 1 :] for at in range(len(order))]
        if Kind.INSERTION in kinds:
            found += [
                (*order[:at], one, *order[at:])
                for at in range(len(order) + 1)
                for place in range(options)
                for one in (place, ("!", place))
            ]
        for one in found:
            yield lists | {maker: one}


def least(
    form: OptionForm, lists: Lists, concept: str, kinds: tuple[Kind, ...], limit: int
) -> tuple[dict[int, bool], dict[int, int | None]]:
    """Give which states hold, and the least number of changes that would decide otherwise."""
    moves = unilateral_moves(form.feasible, form.owners, form.directions)

    def holding(some: Lists) -> dict[int, bool]:
        fixed = {maker: tuple((one,) for one in order) for maker, order in some.items()}
        none: dict[str, tuple[Statement, ...]] = dict.fromkeys(some, ())
        model = Model(
            makers=form.makers,
            states=form.feasible,
            moves=moves,
            compare=by_statements(fixed, none, form.feasible),
            owners=form.owners,
        )
        return {
            code(state): all(
                is_stable(model, concept, maker, state, KNOWN) for maker in form.makers
            )
            for state in form.feasible
        }

    now = holding(lists)
    found: dict[int, int | None] = dict.fromkeys(now)
    seen = {tuple(lists.items())}
    layer = [lists]
    for count in range(1, limit + 1):
        after = []
        for one in layer:
            for new in edited(one, form.n_options, kinds):
                if tuple(new.items()) not in seen:
                    seen.add(tuple(new.items()))
                    after.append(new)
        for new in after:
            for state, holds in holding(new).items():
                if found[state] is None and holds != now[state]:
                    found[state] = count
        layer = after
    return now, found


def changed(model: Conflict, changes: tuple[Change, ...]) -> Conflict:
    names = {name: place for place, name in enumerate(model.names)}
    makers = {maker.name: maker for maker in model.decision_makers}
    for change in changes:
        maker = makers[change.decision_maker]
        assert isinstance(maker.preference, Priorities)
        order = list(maker.preference.order)
        at, statement = change.place - 1, parse(change.statement, names)
        if change.kind is Kind.SWAP:
            assert order[at + 1] == (statement,)
            order[at], order[at + 1] = order[at + 1], order[at]
        elif change.kind is Kind.DELETION:
            assert order.pop(at) == (statement,)
        else:
            order.insert(at, (statement,))
        makers[change.decision_maker] = type(maker)(
            name=maker.name, options=maker.options, preference=Priorities(order=tuple(order))
        )
    return Conflict(
        options=model.options, never=model.never, decision_makers=tuple(makers.values())
    )


def check(form: OptionForm, lists: Lists, kinds: tuple[Kind, ...], limit: int) -> int:
    model = built(form, lists)
    solution = solve(model, CONCEPTS)
    hits = 0
    for concept in CONCEPTS:
        now, expected = least(form, lists, concept.value, kinds, limit)
        given = robustness(solution, concept, solution.states, limit=limit, kinds=kinds)
        for one, state in zip(given, solution.states, strict=True):
            assert one.holds == now[state]
            count = None if one.changes is None else len(one.changes)
            assert count == expected[state], (concept, one)
            assert one.searched_up_to == (limit if count is None else count)
            if one.changes is not None:
                assert {change.kind for change in one.changes} <= set(kinds)
                after = solve(changed(model, one.changes), [concept])
                assert after.holds(concept, state) != one.holds
                hits += 1
    return hits


def test_one_change_is_found_where_there_is_one() -> None:
    assert sum(check(*drawn(seed, 3), ALL, 1) for seed in range(25)) > 200


def test_two_changes_are_found_where_one_is_not_enough() -> None:
    assert sum(check(*drawn(seed, 2, 3), ALL, 2) for seed in range(6)) > 50


def test_three_changes_without_new_wishes() -> None:
    assert sum(check(*drawn(seed, 4), NO_NEW, 3) for seed in range(100, 115)) > 100


CHICKEN = """
status_quo = "NN"
[[decision_makers]]
name = "Row"
options = ["swerve"]
preferences = ["swerve | dodge", "!swerve", "dodge"]
[[decision_makers]]
name = "Column"
options = ["dodge"]
preferences = ["swerve | dodge", "!dodge", "swerve"]
"""


def chicken() -> Solution:
    return solve(parse_conflict(CHICKEN, "chicken"))


def test_the_mildest_change_is_given_and_said_in_words() -> None:
    solution = chicken()
    ends = {one.state: one for one in robustness(solution, "nash")}
    assert [one.words for one in ends["YN"].changes or ()] == [
        "Row puts “!swerve” above “swerve | dodge”"
    ]
    assert ends["NN"].holds is False
    assert [(one.decision_maker, one.kind, one.place) for one in ends["NN"].changes or ()] == [
        ("Row", Kind.SWAP, 1),
        ("Column", Kind.SWAP, 1),
    ]


def test_what_cannot_be_found_says_how_far_was_searched() -> None:
    solution = chicken()
    (nothing,) = robustness(solution, "nash", [0], limit=1)
    assert nothing.changes is None
    assert nothing.searched_up_to == 1


def test_a_ranking_is_kept_as_it_is() -> None:
    text = CHICKEN.replace(
        'preferences = ["swerve | dodge", "!dodge", "swerve"]',
        'ranking = ["YN", "YY", "NY", "NN"]',
    )
    solution = solve(parse_conflict(text, "chicken"))
    assert isinstance(solution.conflict.decision_makers[1].preference, Ranking)
    for concept in CONCEPTS:
        for one in robustness(solution, concept, solution.states):
            assert one.kept == ("Column",)
            assert all(change.decision_maker == "Row" for change in one.changes or ())


def test_a_search_can_be_stopped() -> None:
    def stop(what: str, part: float) -> None:
        raise KeyboardInterrupt

    solution = chicken()
    with pytest.raises(KeyboardInterrupt):
        robustness(solution, "nash", progress=stop)


@pytest.mark.parametrize("concept", [Concept.NASH_A, Concept.CNASH])
def test_other_concepts_are_refused(concept: Concept) -> None:
    solution = chicken()
    with pytest.raises(ConflictError, match="no robustness"):
        robustness(solution, concept)


def test_named_states_are_refused() -> None:
    text = """
states = ["s", "t"]
[[decision_makers]]
name = "A"
moves = ["s <-> t"]
ranking = ["s", "t"]
"""
    with pytest.raises(ConflictError, match="piece by piece"):
        robustness(solve(parse_conflict(text, "graph")), "nash")


def test_every_list_is_made_once() -> None:
    edits = Edits([option(0), option(1)], 2, 2, ALL)
    for count, layer in enumerate([edits.layer(1), edits.layer(2)], 1):
        assert layer is not None
        rows = {tuple(row) for row in layer.lists.tolist()}
        assert len(rows) == len(layer.lists)
        expected: set[tuple[int, ...]] = {(0, 2)}
        before = set(expected)
        for _ in range(count):
            before |= expected
            expected = {new for one in expected for new in _around(one)} - before
        assert {tuple(x for x in row if x != 4) for row in rows} == {
            tuple({0: 0, 2: 1, 1: 2, 3: 3}[x] for x in row) for row in expected
        }


def _around(order: tuple[int, ...]) -> Iterator[tuple[int, ...]]:
    lists: Lists = {"A": tuple(("!", x // 2) if x % 2 else x // 2 for x in order)}
    for new in edited(lists, 2, ALL):
        yield tuple(2 * x if isinstance(x, int) else 2 * x[1] + 1 for x in new["A"])  # type: ignore[misc]


def test_nothing_upsets_where_nobody_can_move() -> None:
    text = """
[[decision_makers]]
name = "A"
options = ["a"]
preferences = ["a"]
[feasible]
always = ["a"]
"""
    for concept in CONCEPTS:
        (one,) = robustness(solve(parse_conflict(text, "one")), concept)
        assert one.holds
        assert one.changes is None
        assert one.searched_up_to == 3


def test_a_search_too_long_stops_and_says_where(monkeypatch: pytest.MonkeyPatch) -> None:
    solution = chicken()
    monkeypatch.setattr("standoff.strategy.edits.MOST_LISTS", 0)
    for concept in CONCEPTS:
        (one,) = robustness(solution, concept, [1])
        assert one.holds
        assert (one.changes, one.searched_up_to) == (None, 0)
    # Both would leave, so that no single change could make it hold.
    (one,) = robustness(solution, "nash", [0])
    assert (one.changes, one.searched_up_to) == (None, 1)


def test_lists_of_many_statements_are_told_apart() -> None:
    order = [option(place) for place in range(14)]
    layer = Edits(order, 14, 3, ALL).layer(1)
    assert layer is not None
    lists: Lists = {"A": tuple(range(14))}
    assert len(layer.lists) == len({new["A"] for new in edited(lists, 14, ALL)})
