"""The table for human eyes."""

from __future__ import annotations

import io
from typing import Any

import pytest
from msgspec.structs import replace
from rich.console import Console

from samples import refusal, report, request
from standoff.acts import Plover
from standoff.cli.groups import Group
from standoff.cli.table import COLOURS, SAID, clean, show
from standoff.records import Mark, Ruling


def drawn(
    width: int, *moves: Any, colour: bool = False, heading: str = "monday", names: bool = False
) -> str:
    out = io.StringIO()
    console = Console(
        file=out, width=width, force_terminal=colour, color_system="standard" if colour else None,
        highlight=False,
    )  # fmt: skip
    group = Group(heading=heading, about=("2020-08-10", "Survey [ship] sails"), moves=moves)
    show(console, group, names=names)
    return out.getvalue()


@pytest.mark.parametrize("width", [80, 160])
def test_every_field_stands_in_the_table_and_fits(width: int) -> None:
    text = drawn(width, request(report()))
    assert max(map(len, text.splitlines())) <= width
    shown = " ".join(text.split())
    for words in ("GRC → TUR", "request", "2020-08-09", "Survey [ship] sails"):
        assert words in shown
    loose = set(shown.replace("“", "").replace("”", "").split())
    for words in ("recall its survey ship", "unless it wants sanctions", "called on Ankara"):
        assert set(words.split()) <= loose


def test_wide_has_a_column_for_each() -> None:
    header = drawn(160, request(report())).splitlines()[1].split("  ")
    assert [name.strip() for name in header if name.strip()] == [
        "who → whom",
        "act",
        "matter",
        "condition",
        "date",
        "words",
    ]


@pytest.mark.parametrize("width", [80, 160])
def test_ids_are_shown_to_who_may_rule(width: int) -> None:
    one = request(report())
    assert one.id[:7] in drawn(width, one, names=True)
    assert one.id[:7] not in drawn(width, one)


@pytest.mark.parametrize("width", [80, 160])
def test_what_people_ruled_is_told_apart_from_what_was_read(width: int) -> None:
    set_ = Mark(
        ruling=Ruling.SET, by="mk", at="2024-05-01", note="a \x1b headline",
        read={"act": "reject", "target": ("GRC", "EU"), "voice": None},
    )  # fmt: skip
    join = Mark(ruling=Ruling.JOIN, by="jd", at="2024-05-01", other="0123456789")
    shown = " ".join(drawn(width, replace(refusal(report()), marks=(set_, join))).split())
    for words in (
        "corrected by mk: a headline",
        "act reject;",
        "GRC, EU;",
        "joined by jd (0123456)",
    ):
        assert set(words.split()) <= set(shown.split())
    assert "voice –)" in shown


def test_nothing_is_said_of_what_is_unknown() -> None:
    text = drawn(80, refusal(report(), actor=(), target=(), matter=None))
    assert "None" not in text
    assert "→" not in text.replace("who → whom", "")


def test_a_group_without_moves_says_so() -> None:
    assert "no moves" in drawn(80)


def test_colours_tell_the_families_apart() -> None:
    assert set(COLOURS) == set(Plover)
    assert set(SAID) == set(Ruling)
    assert "\x1b[33mreject" in drawn(160, refusal(report()), colour=True)
    deed = refusal(report(), plover=Plover.SUPPORT)
    assert "\x1b[32mreject" in drawn(160, deed, colour=True)


def test_what_could_steer_a_terminal_is_taken_out() -> None:
    assert clean("a\x1b[31m b\n\tc \u202e d\x07") == "a [31m b c d"
    text = drawn(160, refusal(report(), matter="[bold]\x1b]0;title\x07"), heading="\x1b[2J")
    assert "\x1b" not in text
    assert "[bold]" in text
