"""Conflicts in and out of `.gmcr` files, held against the judge of stability."""

from __future__ import annotations

import json
from dataclasses import replace
from itertools import product
from pathlib import Path
from random import Random
from typing import Any

import pytest
from chance import OptionCase, option_case, order_case, some_statement
from judge import CONCEPTS, Model, stable
from orders import Options, meets, spell

from cases import CONFLICTS, code, from_options, from_orders
from standoff.errors import ConflictError
from standoff.strategy.conflict import Conflict, Direction, Priorities, Ranking, Weights
from standoff.strategy.file import load_conflict, parse_conflict
from standoff.strategy.gmcr import gmcr, parse_gmcr
from standoff.strategy.normal import MOST_TERMS, terms
from standoff.strategy.payoffs import unordered
from standoff.strategy.solve import solve
from standoff.strategy.statements import Statement, option, parse

SEEDS = range(200)

Condition = Any
DIRECTIONS = {"both": "both", "forward": "fwd", "back": "back"}


def solved(conflict: Conflict) -> dict[tuple[str, str], frozenset[int]]:
    solution = solve(conflict)
    return {
        (concept, maker.name): frozenset(solution.stable(concept, maker.name))
        for concept in CONCEPTS
        for maker in conflict.decision_makers
    }


def judged(model: Model) -> dict[tuple[str, str], frozenset[int]]:
    return {
        (concept, maker): frozenset(map(code, stable(model, concept, maker)))
        for concept in CONCEPTS
        for maker in model.makers
    }


def of_state(state: Options) -> Condition:
    return [[place, "NY"[taken]] for place, taken in enumerate(state)]


def holds(condition: Condition, state: Options) -> bool:
    if isinstance(condition, dict):
        return any(holds(member, state) for member in condition["members"])
    return all(state[place] == (letter == "Y") for place, letter in condition)


def some_condition(random: Random, n_options: int, depth: int = 1) -> Condition:
    if depth and random.random() < 0.4:
        members = [some_condition(random, n_options, depth - 1) for _ in range(2)]
        return {"compound": True, "members": members}
    places = random.sample(range(n_options), random.randint(1, 2))
    return [[place, random.choice("YN")] for place in places]


def file_of(case: OptionCase, makers: list[dict[str, Any]], **more: Any) -> bytes:
    """Write by hand what a case says, beside what is given of each decision maker."""
    everywhere = product([False, True], repeat=case.n_options)
    return json.dumps(
        {
            "program": "another",
            "version": "0.3",
            "decisionMakers": [
                {
                    "name": name,
                    "isFocal": False,
                    "options": [p for p, owner in enumerate(case.owners) if owner == name],
                    **maker,
                }
                for name, maker in zip(case.makers, makers, strict=True)
            ],
            "options": [
                {"name": f"o{place}", "permittedDirection": DIRECTIONS[way], "comments": ""}
                for place, way in enumerate(case.directions)
            ],
            "infeasibles": [of_state(one) for one in everywhere if one not in set(case.feasible)],
            **more,
        }
    ).encode()


def ranked(case: OptionCase, maker: str) -> list[int | list[int]]:
    """Rank the states of a case by their number."""
    numbers = {one: number for number, one in enumerate(sorted(case.feasible, key=code), 1)}
    gains = case.payoffs[maker]
    tiers = [
        [numbers[one] for one in case.feasible if gains[one] == worth]
        for worth in sorted(set(gains.values()), reverse=True)
    ]
    return [tier[0] if len(tier) == 1 else tier for tier in tiers]


@pytest.mark.parametrize(
    ("flag", "key"),
    [
        ("useManualPreferenceRanking", "preferenceRanking"),
        ("useManualPreferenceVectors", "preferenceVector"),
    ],
)
def test_rankings_are_read_as_the_judge_reads_them(flag: str, key: str) -> None:
    for seed in SEEDS:
        case = option_case(seed)
        makers = [{key: ranked(case, maker), "preferences": []} for maker in case.makers]
        conflict = parse_gmcr(file_of(case, makers, **{flag: True}))
        assert solved(conflict) == judged(case.model()), seed
        assert solved(parse_gmcr(gmcr(conflict))) == solved(conflict), seed


def test_conditions_and_misperceptions_are_read_as_the_judge_reads_them() -> None:
    blind = 0
    for seed in SEEDS:
        case, random = option_case(seed), Random(seed)
        makers = [
            {
                "preferences": [
                    some_condition(random, case.n_options) for _ in range(random.randint(0, 4))
                ],
                "misperceptions": [
                    some_condition(random, case.n_options) for _ in range(random.randint(0, 1))
                ],
            }
            for _ in case.makers
        ]
        gains = {
            name: {
                state: sum(
                    holds(one, state) << place
                    for place, one in enumerate(reversed(maker["preferences"]))
                )
                for state in case.feasible
            }
            for name, maker in zip(case.makers, makers, strict=True)
        }
        plain = OptionCase(**{**vars(case), "payoffs": gains}).model()
        unseen = {
            name: {s for s in case.feasible if any(holds(m, s) for m in maker["misperceptions"])}
            for name, maker in zip(case.makers, makers, strict=True)
        }
        moves = {
            name: {
                before: frozenset() if before in unseen[name] else after - unseen[name]
                for before, after in by_state.items()
            }
            for name, by_state in plain.moves.items()
        }
        model = Model(
            makers=plain.makers,
            states=plain.states,
            moves=moves,
            compare=plain.compare,
            owners=plain.owners,
        )
        conflict = parse_gmcr(file_of(case, makers))
        assert solved(conflict) == judged(model), seed
        written = parse_gmcr(gmcr(conflict))
        assert solved(written) == judged(model), seed
        assert all(isinstance(one.preference, Priorities) for one in written.decision_makers)
        blind += judged(model) != judged(plain)
    assert blind > len(SEEDS) / 4


def test_statements_are_written_as_conditions() -> None:
    for seed in SEEDS:
        case = order_case(seed)
        settled = replace(
            case,
            fixed={
                maker: tuple((one,) for entry in entries for one in entry)
                for maker, entries in case.fixed.items()
            },
            unknown=dict.fromkeys(case.makers, ()),
        )
        written = gmcr(from_orders(settled))
        assert not json.loads(written)["useManualPreferenceRanking"]
        assert solved(parse_gmcr(written)) == judged(settled.model()), seed


def test_an_unknown_order_is_refused() -> None:
    refused = 0
    for seed in SEEDS[:50]:
        conflict = from_orders(order_case(seed))
        orders = [one.preference for one in conflict.decision_makers]
        if any(isinstance(one, Priorities) and unordered(one) for one in orders):
            refused += 1
            with pytest.raises(ConflictError, match="unknown in part"):
                gmcr(conflict)
    assert refused > 25


def test_rankings_are_written_with_the_same_stable_states() -> None:
    for seed in SEEDS:
        case = option_case(seed)
        assert solved(parse_gmcr(gmcr(from_options(case)))) == judged(case.model()), seed


@pytest.mark.parametrize("path", sorted(CONFLICTS.glob("*.toml")), ids=lambda path: path.stem)
def test_the_published_conflicts_survive(path: Path, tmp_path: Path) -> None:
    conflict = load_conflict(path)
    if path.stem in ("elmira-merged", "lake-gisborne"):
        with pytest.raises(ConflictError, match=r"named states|unknown in part"):
            gmcr(conflict)
        return
    assert isinstance(conflict, Conflict)
    file = tmp_path / "conflict.gmcr"
    file.write_bytes(gmcr(conflict))
    back = load_conflict(file)
    assert isinstance(back, Conflict)
    assert solved(back) == solved(conflict)
    assert back.names == conflict.names


def test_weights_and_rankings_make_rankings_of_all() -> None:
    conflict = parse_conflict(
        """
        [[decision_makers]]
        name = "A"
        options = ["strike", "wait"]
        weighted = [["strike & yield", 0.1], ["wait", 0.2], ["yield", 0.2], ["!strike", 0.1]]
        [[decision_makers]]
        name = "B"
        options = ["yield"]
        preferences = ["!strike", "!yield"]
        [feasible]
        never = ["strike & wait"]
        """
    )
    assert isinstance(conflict, Conflict)
    file = json.loads(gmcr(conflict))
    # NNN YNN NYN NNY YNY NYY are 1 to 6
    assert file["useManualPreferenceRanking"] is True
    assert file["decisionMakers"][0]["preferenceRanking"] == [6, [3, 4, 5], 1, 2]
    assert file["decisionMakers"][1]["preferenceRanking"] == [[1, 3], [4, 6], 2, 5]
    back = parse_gmcr(gmcr(conflict))
    assert all(isinstance(one.preference, Ranking) for one in back.decision_makers)
    assert isinstance(conflict.decision_makers[0].preference, Weights)
    assert solved(back) == solved(conflict)


TWO = {
    "decisionMakers": [
        {"name": "A", "options": [0, 2], "preferences": [[[1, "N"]]]},
        {"name": "B", "options": [1]},
    ],
    "options": [
        {"name": "yield", "permittedDirection": "fwd"},
        {"name": "yield"},
        {"name": "strike", "permittedDirection": "back"},
    ],
}


def test_names_repeat_and_what_is_missing_has_a_default() -> None:
    conflict = parse_gmcr(b"\xef\xbb\xbf" + json.dumps(TWO).encode())
    for one in (conflict, parse_gmcr(gmcr(conflict))):
        assert one.names == ("yield", "yield", "strike")
        assert [maker.options for maker in one.decision_makers] == [(0, 2), (1,)]
        assert [o.direction for o in one.options] == list(
            map(Direction, ["forward", "both", "back"])
        )
        assert one.never == ()
        assert one.decision_makers[1].preference == Priorities()


@pytest.mark.parametrize("ignored", [[], {"compound": True, "members": []}])
def test_a_preference_that_tells_no_states_apart_is_passed_over(ignored: Condition) -> None:
    maker = {**TWO["decisionMakers"][0], "preferences": [ignored, [[1, "N"]]]}
    file = {**TWO, "decisionMakers": [maker, TWO["decisionMakers"][1]]}
    assert parse_gmcr(json.dumps(file).encode()) == parse_gmcr(json.dumps(TWO).encode())


def test_a_ranking_that_is_not_in_use_is_passed_over() -> None:
    makers = [{**maker, "preferenceRanking": [99]} for maker in TWO["decisionMakers"]]
    file = {
        **TWO,
        "decisionMakers": makers,
        "useManualPreferenceRanking": False,
        "useManualPreferenceVectors": True,  # of the two names the newer one counts
    }
    assert parse_gmcr(json.dumps(file).encode()) == parse_gmcr(json.dumps(TWO).encode())


def changed(**more: Any) -> dict[str, Any]:
    return {**TWO, **more}


def of_first(**more: Any) -> dict[str, Any]:
    first, second = TWO["decisionMakers"]
    return {**TWO, "decisionMakers": [{**first, **more}, second]}


def manual(*rankings: Any) -> dict[str, Any]:
    return {
        **TWO,
        "useManualPreferenceRanking": True,
        "infeasibles": [[[0, "Y"], [2, "Y"]]],
        "decisionMakers": [
            {**maker, "preferenceRanking": ranking}
            for maker, ranking in zip(TWO["decisionMakers"], rankings, strict=True)
        ],
    }


ALL = [1, 2, 3, 4, 5, 6]


@pytest.mark.parametrize(
    ("file", "said"),
    [
        ({"decisionMakers": []}, "without decision makers"),
        (changed(options=[{"name": "yield", "permittedDirection": "up"}]), "'up'.*options"),
        (changed(decisionMakers=[{"options": [0, 1, 2]}]), "missing required field `name`"),
        (changed(options=TWO["options"][:2]), "options of A: there is no option 2; .* 0 to 1"),
        (of_first(options=[0]), "option 2, “strike”, is in the hands of no decision maker"),
        (of_first(options=[0, 1, 2]), "option 1, “yield”, .* of A and again of B"),
        (of_first(options=[-1, 0, 2]), "there is no option -1"),
        (of_first(preferences=[[[0, "Y"]], [[3, "Y"]]]), "preference 2 of A: there is no option 3"),
        (of_first(preferences=[[[0, "-"]]]), "preferences"),
        (of_first(preferences=[{"compound": False, "members": []}]), "preference 1.*not compound"),
        (of_first(misperceptions=[[]]), "misperception of A, condition 1 is empty"),
        (changed(infeasibles=[[[0, "Y"]], []]), "infeasible condition 2 is empty"),
        (changed(infeasibles=[{"compound": True, "members": [[[0, "Y"]], []]}]), "1 is empty"),
        (changed(infeasibles=[{"compound": True}]), "missing required field `members`"),
        (manual([7, *ALL], ALL), "ranking of A: there is no state 7; .* 1 to 6"),
        (manual([0, *ALL], ALL), "ranking of A: there is no state 0"),
        (manual(ALL, [[1, 2], 3, 2, 4, 5, 6]), "ranking of B: state 2 stands twice"),
        (manual(ALL, [6, [5, 3], 1]), "ranking of B: it leaves out state 2 and 1 more; .* the 6"),
        (manual(ALL, []), "ranking of B: it leaves out state 1 and 5 more"),
        (
            {
                "options": [{"name": "o"}] * 63,
                "decisionMakers": [{"name": "A", "options": list(range(63))}],
                "useManualPreferenceRanking": True,
            },
            "63 options",
        ),
        (changed(useManualPreferenceVectors=True), "ranking of A: it leaves out state 1"),
    ],
)
def test_what_is_wrong_is_said_with_its_place(file: dict[str, Any], said: str) -> None:
    with pytest.raises(ConflictError, match=f"^save.gmcr: .*{said}"):
        parse_gmcr(json.dumps(file).encode(), "save.gmcr")


@pytest.mark.parametrize(
    "content", [b"", b"{", b"[]", b"\xff\xfe", b'{"options": [{"name": "\xff"}]}', b"[" * 100_000]
)
def test_what_is_no_such_file_is_refused(content: bytes) -> None:
    with pytest.raises(ConflictError, match=r"^save.gmcr: this is no .gmcr file"):
        parse_gmcr(content, "save.gmcr")


def test_terms_hold_where_the_statement_does() -> None:
    random = Random(0)
    names = {f"o{place}": place for place in range(4)}
    for _ in range(500):
        plain = some_statement(random, 4, depth=3)
        found = terms(parse(spell(plain, list(names)), names))
        for state in product([False, True], repeat=4):
            number = code(state)
            true = [t for t in found if number & t.taken == t.taken and not number & t.left]
            assert bool(true) == meets(state, plain), plain
        assert not any(term.taken & term.left for term in found)
        assert not any(
            one != other
            and one.taken & other.taken == one.taken
            and one.left & other.left == one.left
            for one, other in product(found, found)
        )


def test_a_statement_of_too_many_terms_is_refused() -> None:
    odd = option(0)
    for place in range(1, MOST_TERMS.bit_length() + 1):
        odd = Statement("iff", (odd, option(place)))
    with pytest.raises(ConflictError, match="more than 1024 conjunctions"):
        terms(odd)
