"""Which matters are one."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from standoff import knowledge
from standoff.standing.agenda import Mention, group
from standoff.standing.terms import stem, vocabulary

CASES = tomllib.loads((Path(__file__).parent / "matters.toml").read_text(encoding="utf-8"))["case"]
KNOWN = knowledge.load()
WORDS = vocabulary(KNOWN)


def numbered(phrases: list[str], parties: list[str]) -> tuple[list[int | None], Any]:
    """Group phrases in their order, and give the number of each."""
    terms = [WORDS.terms(phrase, parties) for phrase in phrases]
    found: dict[str, Mention] = {}
    for place, one in enumerate(terms):
        if one.key:
            found.setdefault(one.key, Mention(("2020-01-01", "a", place, ""), None, one))
    grouping = group(found, KNOWN)
    return [grouping.number(one.key) for one in terms], grouping


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["same"][0])
def test_same_and_apart(case: dict[str, Any], request: pytest.FixtureRequest) -> None:
    if "limit" in case:
        request.node.add_marker(pytest.mark.xfail(reason=case["limit"], strict=True))
    same, apart = case["same"], case["apart"]
    numbers, _ = numbered([*same, *apart], case["parties"])
    assert len(set(numbers[: len(same)])) == 1
    assert numbers[0] is not None
    assert numbers[0] not in numbers[len(same) :]


@pytest.mark.parametrize("case", [case for case in CASES if "under" in case])
def test_under(case: dict[str, Any]) -> None:
    numbers, grouping = numbered([case["same"][0], *case["under"]], case["parties"])
    for number in numbers[1:]:
        assert number != numbers[0]
        assert grouping.groups[number].under == numbers[0]


@pytest.mark.parametrize(
    ("matter", "against"),
    [
        ("not to expand NATO", True),
        ("stop the filling", True),
        ("an end to the blockade", True),
        ("expand the talks", False),
        ("the filling of the dam", False),
    ],
)
def test_against(matter: str, against: bool) -> None:
    assert WORDS.terms(matter).against is against


def test_us_is_no_pronoun() -> None:
    assert WORDS.terms("give us US weapons").parties == ["USA"]


def test_a_call_is_about_what_it_calls_for() -> None:
    call, request = "Western calls to pull back its troops", "pull back its troops"
    assert WORDS.terms(call).key == WORDS.terms(request).key


@pytest.mark.parametrize("matter", ["this", "the latest proposals", "further steps", "do so"])
def test_no_content_no_item(matter: str) -> None:
    assert WORDS.terms(matter).key == ""


def test_a_word_is_of_one_topic() -> None:
    """A stem that two topics claim would be the first one's; such words are exact."""
    claimed: dict[str, set[str]] = {}
    for name, topic in KNOWN.topics.items():
        for word in (*topic.words, *topic.blocs):
            claimed.setdefault(" ".join(map(stem, word.lower().split())), set()).add(name)
        for word in topic.exact:
            claimed.setdefault(f"exactly {word}", set()).add(name)
    assert {word: names for word, names in claimed.items() if len(names) > 1} == {}


def test_an_exact_word_comes_before_a_stem() -> None:
    assert WORDS.terms("the ruling").topics == ["ruling"]
    assert WORDS.terms("its rule").topics == []
    assert WORDS.terms("drilling").topics == ["energy"]
    assert WORDS.terms("drills").topics == ["exercises"]


def test_terms_weigh_topics_over_words_over_parties_over_plain_words() -> None:
    terms = WORDS.terms("the next Russian step on sanctions in Ruritania")
    assert terms.topics == ["sanctions"]
    assert sorted(terms.weights, key=lambda term: -terms.weights[term])[:3] == [
        "sanctions",
        "ruritania",
        "RUS",
    ]


phrases = st.lists(
    st.sampled_from([phrase for case in CASES for phrase in (*case["same"], *case["apart"])]),
    min_size=1,
    max_size=20,
    unique=True,
)


@settings(max_examples=50, deadline=None)
@given(phrases, st.integers(0, 20))
def test_a_later_matter_moves_no_earlier_one(listed: list[str], cut: int) -> None:
    alone, _ = numbered(listed[:cut], [])
    together, _ = numbered(listed, [])
    assert together[:cut] == alone


@settings(max_examples=50, deadline=None)
@given(phrases)
def test_restored_as_it_was(listed: list[str]) -> None:
    numbers, grouping = numbered(listed, [])
    again = group({}, KNOWN)
    seen: set[str] = set()
    for phrase, number in zip(listed, numbers, strict=True):
        terms = WORDS.terms(phrase)
        if number is not None and terms.key not in seen:
            seen.add(terms.key)
            again.restore(terms, number)
    assert again.groups == grouping.groups
