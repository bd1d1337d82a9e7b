"""A person joins two tellings of one deed, and splits two deeds told alike."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest

from samples import move, reading, refusal, report, request
from standoff.acts import Act
from standoff.errors import InputError, RegisterError
from standoff.register import Register, open_register

MONDAY, TUESDAY = report("monday"), report("tuesday")
ONE, OTHER, THIRD = refusal(MONDAY), refusal(TUESDAY), request(TUESDAY)


@pytest.fixture
def told(register: Register) -> Register:
    register.add(reading(MONDAY))
    register.add(reading(TUESDAY))
    return register


def pair(one: str, other: str) -> tuple[str, str]:
    first, second = sorted((one, other))
    return first, second


def test_a_pair_is_joined_and_marked_on_both_moves(told: Register) -> None:
    made = told.rule(ONE.id, "join", by="mk", other=OTHER.id, note="one refusal")
    assert (made.move, made.other) == (ONE, OTHER)
    assert told.joined() == [pair(ONE.id, OTHER.id)]
    assert told.parted() == []
    marks = {one.id: one.marks for one in told.moves() if one.marks}
    assert [mark.ruling for listed in marks.values() for mark in listed] == ["join", "join"]
    assert marks[ONE.id][0].other == OTHER.id
    assert marks[OTHER.id][0].other == ONE.id
    told.withdraw(made.id, by="mk")
    assert told.joined() == []
    assert not any(one.marks for one in told.moves())


def test_the_later_of_join_and_split_counts(told: Register) -> None:
    told.rule(ONE.id, "join", by="mk", other=OTHER.id)
    told.rule(ONE.id, "join", by="mk", other=THIRD.id)
    told.rule(OTHER.id, "split", by="jd", other=ONE.id)
    assert told.joined() == [pair(ONE.id, THIRD.id)]
    assert told.parted() == [pair(ONE.id, OTHER.id)]


def test_a_pair_is_attached_to_a_newer_reading(told: Register) -> None:
    told.rule(ONE.id, "join", by="mk", other=OTHER.id)
    wider = move(TUESDAY, "Ankara rejected the Greek claim", act=Act.DENY)
    told.add(reading(TUESDAY, (wider, THIRD), reader="2"))
    assert told.joined() == [pair(ONE.id, wider.id)]
    assert told.rule(ONE.id, "split", by="mk", other=OTHER.id).other == wider  # by its older id
    told.add(reading(TUESDAY, (THIRD,), reader="3"))
    assert told.joined() == told.parted() == []
    assert [(one.move, one.other) for one in told.attached()] == [(ONE.id, None)] * 2


def test_a_pair_of_one_report_does_not_fall_on_one_move(register: Register) -> None:
    both = refusal(MONDAY), refusal(MONDAY, act=Act.DENY)
    register.add(reading(MONDAY, both))
    register.rule(both[0].id, "join", by="mk", other=both[1].id)
    later = tuple(move(MONDAY, "the Greek claim", act=act) for act in (Act.ACCUSE, Act.DENY))
    register.add(reading(MONDAY, later, reader="2"))
    assert register.joined() == [pair(later[0].id, later[1].id)]
    register.add(reading(MONDAY, later[1:], reader="3"))
    assert register.joined() == []
    assert [(one.move, one.other) for one in register.attached()] == [(None, later[1].id)]


def test_a_withdrawn_pair_still_says_where_its_moves_are(told: Register) -> None:
    made = told.rule(ONE.id, "join", by="mk", other=OTHER.id)
    told.withdraw(made.id, by="mk")
    (where,) = told.attached()
    assert (where.move, where.shown, where.other) == (ONE.id, ONE.id, OTHER.id)
    told.add(reading(TUESDAY, (THIRD,), reader="2"))
    (where,) = told.attached()
    assert (where.move, where.other) == (ONE.id, None)


def test_a_join_says_nothing_of_right_and_wrong(told: Register) -> None:
    told.rule(ONE.id, "wrong", by="mk")
    told.rule(ONE.id, "join", by="mk", other=OTHER.id)
    assert ONE.id not in {one.id for one in told.moves()}
    told.add(reading(MONDAY, (), reader="2"))
    assert len(told.moves(wrong=True)) == 2


def test_what_cannot_be_joined(told: Register) -> None:
    with pytest.raises(RegisterError, match="are one move; name two"):
        told.rule(ONE.id, "join", by="mk", other=ONE.id[:8])
    with pytest.raises(InputError, match="join: it lacks a second move; join and split take two"):
        told.rule(ONE.id, "join", by="mk")
    with pytest.raises(InputError, match="right: it takes no second move"):
        told.rule(ONE.id, "right", by="mk", other=OTHER.id)
    with pytest.raises(RegisterError, match="no move has the id none"):
        told.rule(ONE.id, "split", by="mk", other="none")


def test_the_beginning_of_an_id_suffices_where_it_is_the_only_one(path: Path) -> None:
    about = report("many", text="Ankara rejected it. " * 400)
    found = [move(about, "Ankara rejected it", nth=number) for number in range(400)]
    with open_register(path) as register:
        register.add(reading(about, tuple(found)))
        alike = sorted(one.id for one in found)
        near = next(a for a, b in pairwise(alike) if a[:2] == b[:2])
        with pytest.raises(RegisterError, match=f"begins with {near[:2]}; write more of it: "):
            register.rule(near[:2], "wrong", by="mk")
        with pytest.raises(RegisterError, match="no move has the id %; see"):
            register.rule("%", "wrong", by="mk")
        assert register.rule(near[:12], "wrong", by="mk").move.id == near
        alone = next(one for one in alike if sum(each[:3] == one[:3] for each in alike) == 1)
        with pytest.raises(RegisterError, match=r"no move has the id .*first 4 letters suffice"):
            register.rule(alone[:3], "wrong", by="mk")
