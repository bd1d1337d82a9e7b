"""Where a text ends in the middle of something, reading does not."""

from __future__ import annotations

from pathlib import Path

import pytest

import standoff

ANNOTATED = Path(__file__).parents[1] / "annotated"


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


def test_two_words_of_one_stretch_tell_one_move() -> None:
    """*Had met … to discuss ways of easing tensions*: a meeting and a discussion are one."""
    text = (ANNOTATED / "second-thomas-2023" / "report.txt").read_text(encoding="utf-8")
    reading = standoff.load().read(standoff.Report(id="x", text=text, date="2023-12-13"))
    assert "to discuss ways of easing tensions" in text
    ids = [move.id for move in reading.moves]
    assert len(set(ids)) == len(ids)
