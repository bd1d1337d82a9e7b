"""Which moves a register gives, and in what order."""

from __future__ import annotations

import pytest

from samples import move, reading, refusal, report, request
from standoff.acts import Act
from standoff.errors import InputError
from standoff.order import By
from standoff.records import Move
from standoff.register import Register

MONDAY = report("a", date="2020-08-10")
MAY = report("b", date="2020-05")
UNDATED = report("c", date=None)

REFUSAL = refusal(MONDAY)  # undated: that of its report counts
REQUEST = request(MONDAY)  # 2020-08-09
IN_MAY = refusal(MAY)
INTERVAL = refusal(UNDATED, when="2020-07-30/2020-08-02")
NEVER = move(UNDATED, "rejected", actor=(), target=(), matter="the Greek claim")


@pytest.fixture
def full(register: Register) -> Register:
    register.add(reading(UNDATED, (INTERVAL, NEVER)))
    register.add(reading(MONDAY, (REQUEST, REFUSAL)))
    register.add(reading(MAY, (IN_MAY,)))
    return register


def test_by_report_and_place_is_the_order(full: Register) -> None:
    assert full.moves() == [REFUSAL, REQUEST, IN_MAY, NEVER, INTERVAL]
    assert full.moves(by=By.REPORT) == full.moves(by="report") == full.moves()


def test_by_date_the_unknown_comes_last(full: Register) -> None:
    assert full.moves(by="date") == [IN_MAY, INTERVAL, REQUEST, REFUSAL, NEVER]


def test_by_party_the_unknown_comes_last(full: Register) -> None:
    assert full.moves(by="party") == [REQUEST, REFUSAL, IN_MAY, INTERVAL, NEVER]


def test_by_act_in_the_order_of_the_acts(full: Register) -> None:
    assert full.moves(by="act") == [REQUEST, REFUSAL, IN_MAY, NEVER, INTERVAL]


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ({"actor": "GRC"}, [REQUEST]),
        ({"target": "GRC"}, [REFUSAL, IN_MAY, INTERVAL]),
        ({"party": "GRC"}, [REFUSAL, REQUEST, IN_MAY, INTERVAL]),
        ({"party": "GR"}, []),
        ({"act": Act.REQUEST}, [REQUEST]),
        ({"act": "request"}, [REQUEST]),
        ({"report": "b"}, [IN_MAY]),
        ({"report": "none"}, []),
        ({"actor": "TUR", "report": "a"}, [REFUSAL]),
        ({"since": "2020-08-10"}, [REFUSAL]),
        ({"since": "2020-08-02"}, [REFUSAL, REQUEST, INTERVAL]),
        ({"until": "2020-08-01"}, [IN_MAY, INTERVAL]),
        ({"until": "2020-08"}, [REFUSAL, REQUEST, IN_MAY, INTERVAL]),
        ({"since": "2020-05-31", "until": "2020-06"}, [IN_MAY]),
        ({"since": "2021"}, []),
    ],
    ids=str,
)
def test_questions(full: Register, question: dict[str, str], answer: list[Move]) -> None:
    assert full.moves(**question) == answer  # type: ignore[arg-type]


def test_questions_that_are_none(full: Register) -> None:
    with pytest.raises(InputError, match="yesterday"):
        full.moves(since="yesterday")
    with pytest.raises(ValueError, match="shout"):
        full.moves(act="shout")
    with pytest.raises(ValueError, match="colour"):
        full.moves(by="colour")
