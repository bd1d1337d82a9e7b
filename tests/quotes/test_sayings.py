"""Short sentences of our own with who says what in them."""

from __future__ import annotations

import tomllib
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import standoff
from standoff.records import Attribution, Problem, Quotes, Report, Spans

CASES = [
    pytest.param(
        case,
        id=case["id"],
        marks=[pytest.mark.xfail(reason=case["limit"], strict=True)] if "limit" in case else [],
    )
    for case in tomllib.loads(Path(__file__).with_name("sayings.toml").read_text("utf-8"))["case"]
]


def told(attribution: Attribution, text: str) -> dict[str, Any]:
    def words(spans: Spans) -> str:
        return " … ".join(" ".join(text[start:end].split()) for start, end in spans)

    return {
        "source": words(attribution.source),
        "cue": words(attribution.cue),
        "content": words(attribution.content),
        "inside": attribution.inside,
        "parties": list(attribution.parties),
    }


@pytest.mark.parametrize("case", CASES)
def test_finds_who_says_what(case: dict[str, Any]) -> None:
    text = case["text"].strip()
    found = standoff.load().quotes(Report(id="x", text=text)).attributions
    expected = [{"inside": None, **one} for one in case["attribution"]]
    got = [told(one, text) for one in found]
    for one, other in zip(got, expected, strict=False):
        if "parties" not in other:
            del one["parties"]
    assert got == expected


TEXT = """“The ships came at night,” the mayor said.

“Nobody had warned us,” she added, “but we saw.”"""


def test_words_of_a_later_paragraph_stay_in_place() -> None:
    found = standoff.load().quotes(Report(id="x", text=TEXT))
    said, added = found.attributions
    assert [TEXT[start:end] for start, end in said.content] == ["“The ships came at night,”"]
    assert [TEXT[start:end] for start, end in added.content] == [
        "“Nobody had warned us,”",
        "“but we saw.”",
    ]
    assert all(a < b for part in (added.source, added.cue, added.content) for a, b in part)


def test_a_cue_that_waits_in_vain_is_none() -> None:
    text = "The mayor said:\nThe river rose by two metres in the night."
    assert standoff.load().quotes(Report(id="x", text=text)).attributions == ()


def test_many_reports_in_a_stream() -> None:
    problem = Problem(where="b.txt", message="empty")
    reports = [Report(id="a", text="Oslo said no."), problem, Report(id="c", text="It rained.")]
    first, second, third = standoff.load().pipe_quotes(reports)
    assert isinstance(first, Quotes)
    assert first.report == "a"
    assert second is problem
    assert third == Quotes(report="c", attributions=())


PIECES = [
    "“", "”", "''", '"', "‘", "’", "\n", "\n\n", ":", ",", ".", "—", "(", ")", "said", "told them",
    "she", "the envoy", "according to", "called for", "is sure that", "their claim that", "praised",
    "war", "the talks go on", "who", "that", "to leave", "MORA", "was told", "by", "😀",
]  # fmt: skip


@settings(max_examples=60, deadline=None, derandomize=True, database=None)
@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=25).map(" ".join))
def test_whatever_the_text_the_spans_lie_in_it(text: str) -> None:
    found = standoff.load().quotes(Report(id="x", text=text)).attributions
    for number, one in enumerate(found):
        assert one.cue
        assert one.content
        above = [number]
        while (outer := found[above[-1]].inside) is not None:
            assert outer not in above
            above.append(outer)
        for part in (one.source, one.cue, one.content):
            assert all(0 <= start < end <= len(text) for start, end in part)
            assert all(first[1] <= second[0] for first, second in pairwise(part))


def test_moves_are_read_as_before() -> None:
    reader = standoff.load()
    report = Report(id="x", text="Tehran vowed to respond. Oslo praised the truce.", date="2020")
    before = reader.read(report)
    reader.quotes(report)
    assert reader.read(report) == before
