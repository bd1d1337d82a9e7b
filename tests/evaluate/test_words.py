from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from standoff.evaluate.words import share_content, token_f1
from standoff.sentences import sentences


@pytest.mark.parametrize(
    ("one", "other", "shared"),
    [
        ("the embargo is lifted", "its embargo were to end", True),
        ("the embargo is lifted", "the ban is over", False),
        ("Moscow’s troops leave", "Moscow's army stays", True),
        ("it does", "it does", True),
        ("it does", "it is so", False),
        ("the U.S. agrees", "U.S. consent", True),
    ],
)
def test_a_content_word_is_shared(one: str, other: str, shared: bool) -> None:
    assert share_content(one, other) is shared


@given(st.text(), st.text())
def test_token_f1_is_a_share_and_symmetric(one: str, other: str) -> None:
    assert 0 <= token_f1(one, other) <= 1
    assert token_f1(one, other) == token_f1(other, one)


def test_sentences_end_where_annotators_end_them() -> None:
    text = (
        "Talks fail\n“We are done.” Mr. Berg left the U.S. on Oct. 3. He said: “No!” Then he left."
    )
    assert sentences(text) == [
        "Talks fail",
        "“We are done.”",
        "Mr. Berg left the U.S. on Oct. 3.",
        "He said: “No!”",
        "Then he left.",
    ]
