"""Where a text ends in the middle of something, reading does not."""

from __future__ import annotations

import pytest

import standoff


@pytest.mark.parametrize(
    "text",
    [
        "Kyiv rejected the Russian demands:",
        "Minsk made three demands:\nto pay, to talk and to leave.",
        "“We will not",
        "Oslo said that",
        "Tehran, which",
        "If Ankara",
        ":",
    ],
)
def test_a_text_may_break_off(text: str) -> None:
    reading = standoff.load().read(standoff.Report(id="x", text=text, date="2024-05-08"))
    assert all(text[move.start : move.end] == move.evidence for move in reading.moves)
