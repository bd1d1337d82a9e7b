"""Whose a title or a government is that no country stands beside: that of the dateline.

They are no cases of `tests/cases`, whose texts are cut anywhere, and a dateline is cut off.
"""

from __future__ import annotations

import pytest

import standoff
from standoff.records import Move, Report


def read(text: str) -> list[Move]:
    return list(standoff.load().read(Report(id="home", text=text, date="2024-05-02")).moves)


ESTONIA = (
    "{dateline}Estonia rebuked Latvia over fishing. Latvia, Latvian boats and Latvian nets were "
    "named.\n\nForeign Minister Mart Kuusk told reporters that the boats must leave."
)


@pytest.mark.parametrize(
    "dateline",
    ["TALLINN, May 2 - ", "TALLINN (AFN) - ", "TALLINN, Estonia — ", "TALLINN, May 2\n"],
)
def test_a_minister_is_of_the_dateline(dateline: str) -> None:
    last = read(ESTONIA.format(dateline=dateline))[-1]
    assert (last.actor, last.act) == (("EST",), "demand")


@pytest.mark.parametrize("dateline", ["", "RIGA/TALLINN, May 2 - ", "VIENNA, May 2 - "])
def test_without_one_place_of_the_story_he_is_of_whom_it_names_most(dateline: str) -> None:
    last = read(ESTONIA.format(dateline=dateline))[-1]
    assert (last.actor, last.act) == (("LVA",), "demand")


def test_a_dateline_stands_under_a_headline_too() -> None:
    last = read("Estonia rebukes Latvia\n\n" + ESTONIA.format(dateline="TALLINN, May 2 - "))[-1]
    assert last.actor == ("EST",)


def test_the_government_is_of_the_dateline() -> None:
    moves = read(
        "LIMA, May 2 - Peru rebuked Chile. Chile and Chilean ships were named.\n\n"
        "The government demanded an apology."
    )
    assert [(move.actor, move.act) for move in moves] == [
        (("PER",), "criticise"),
        (("PER",), "demand"),
    ]


def test_the_sentence_before_comes_first() -> None:
    moves = read(
        "RIGA, May 2 - Latvia rebuked Estonia over fishing.\n\n"
        "Estonia denied the charge. Prime Minister Mart Kuusk accused Riga of lying."
    )
    assert (moves[-1].actor, moves[-1].act, moves[-1].target) == (("EST",), "accuse", ("LVA",))


def test_a_title_of_another_state_is_of_the_dateline() -> None:
    moves = read(
        "DHAKA, May 2 - Bangladesh rebuked India.\n\n"
        "Rahim Sobhan, the acting foreign secretary, said India must stop."
    )
    assert (moves[-1].actor, moves[-1].target) == (("BGD",), ("IND",))


def test_a_police_chief_is_of_the_dateline_alone() -> None:
    told = "Kenya rebuked Uganda.\n\nPolice chief Otieno Mwangi said Uganda must stop."
    assert read("NAIROBI, May 2 - " + told)[-1].actor == ("KEN",)
    assert [move.act for move in read(told)] == ["criticise"]
