"""What a person ruled stands, whatever is read later."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from samples import TEXT, move, reading, refusal, report, request
from standoff.errors import RegisterError
from standoff.records import Move, Report
from standoff.register import Register, Ruling
from standoff.register.rulings import anchor, counterpart

REPORT = report()
REFUSAL = refusal(REPORT)
REQUEST = request(REPORT)


@pytest.fixture
def ruled(register: Register) -> Register:
    register.add(reading())
    return register


def again(register: Register, *moves: Move, about: Report = REPORT) -> None:
    register.add(reading(about, moves, reader="2"))


def test_a_ruling_is_signed_and_dated_with_a_copy_of_the_move(ruled: Register) -> None:
    made = ruled.rule(REFUSAL.id, Ruling.WRONG, by="mk", note="a headline")
    assert (made.ruling, made.by, made.note, made.move) == ("wrong", "mk", "a headline", REFUSAL)
    assert made.at.endswith("+00:00")
    assert made.stands
    assert ruled.rulings() == [made]


def test_wrong_is_left_out_but_can_be_asked_for(ruled: Register) -> None:
    ruled.rule(REFUSAL.id, "wrong", by="mk")
    assert ruled.moves() == [REQUEST]
    assert ruled.moves(wrong=True) == [REFUSAL, REQUEST]
    assert ruled.readings() == [reading()]


def test_wrong_stays_out_when_it_is_read_again(ruled: Register) -> None:
    ruled.rule(REFUSAL.id, Ruling.WRONG, by="mk")
    again(ruled, replace(REFUSAL, matter="the claim"), REQUEST)
    assert ruled.moves() == [REQUEST]


def test_wrong_stays_out_when_the_evidence_is_drawn_wider(ruled: Register) -> None:
    ruled.rule(REFUSAL.id, Ruling.WRONG, by="mk")
    wider = move(REPORT, "rejected the Greek claim to the shelf", matter=REFUSAL.matter)
    assert wider.id != REFUSAL.id
    again(ruled, wider, REQUEST)
    assert ruled.moves() == [REQUEST]


def test_wrong_says_nothing_about_other_moves_in_the_same_words(ruled: Register) -> None:
    ruled.rule(REFUSAL.id, Ruling.WRONG, by="mk")
    others = (
        replace(refusal(REPORT, target=("EU",))),
        move(REPORT, "rejected the Greek claim to the shelf", matter="the shelf"),
        refusal(REPORT, nth=1),
    )
    again(ruled, *others)
    assert set(ruled.moves()) == set(others)


def test_right_stays_as_it_was_ruled(ruled: Register) -> None:
    ruled.rule(REQUEST.id, Ruling.RIGHT, by="mk")
    again(ruled, REFUSAL, replace(REQUEST, condition=None, connective=None))
    assert ruled.moves() == [REFUSAL, REQUEST]


def test_right_stays_when_it_is_no_longer_found(ruled: Register) -> None:
    ruled.rule(REQUEST.id, Ruling.RIGHT, by="mk")
    again(ruled, REFUSAL)
    assert ruled.moves() == [REFUSAL, REQUEST]
    assert ruled.moves(report="aegean", actor="GRC") == [REQUEST]


def test_right_is_not_doubled_when_the_evidence_is_drawn_narrower(ruled: Register) -> None:
    ruled.rule(REFUSAL.id, Ruling.RIGHT, by="mk")
    again(ruled, move(REPORT, "rejected the Greek", matter=REFUSAL.matter))
    assert ruled.moves() == [REFUSAL]


def test_rulings_move_with_their_words_in_a_changed_text(ruled: Register) -> None:
    ruled.rule(REFUSAL.id, Ruling.WRONG, by="mk")
    ruled.rule(REQUEST.id, Ruling.RIGHT, by="mk")
    corrected = report(text=f"Corrected. {TEXT}")
    again(ruled, refusal(corrected), about=corrected)
    (left,) = ruled.moves()
    assert left == request(corrected)
    assert corrected.text[left.start : left.end] == left.evidence
    assert [one.move for one in ruled.rulings()] == [REFUSAL, REQUEST]


def test_a_ruling_outlives_its_words(ruled: Register) -> None:
    made = ruled.rule(REQUEST.id, Ruling.RIGHT, by="mk")
    again(ruled, about=report(text="Nothing of it is left."))
    assert ruled.moves() == []
    assert ruled.rulings() == [made]
    again(ruled)
    assert ruled.moves() == [REQUEST]


def test_withdrawn_is_kept_and_has_no_effect(ruled: Register) -> None:
    made = ruled.rule(REFUSAL.id, Ruling.WRONG, by="mk")
    ruled.withdraw(made.id, by="jd")
    (kept,) = ruled.rulings()
    assert not kept.stands
    assert kept.withdrawn_by == "jd"
    assert kept.withdrawn_at is not None
    assert replace(kept, withdrawn_by=None, withdrawn_at=None) == made
    assert ruled.moves() == [REFUSAL, REQUEST]


def test_the_later_ruling_counts_until_it_is_withdrawn(ruled: Register) -> None:
    ruled.rule(REFUSAL.id, Ruling.RIGHT, by="mk")
    later = ruled.rule(REFUSAL.id, Ruling.WRONG, by="jd")
    assert ruled.moves() == [REQUEST]
    ruled.withdraw(later.id, by="jd")
    assert ruled.moves() == [REFUSAL, REQUEST]


def test_a_move_that_only_a_ruling_holds_can_be_ruled_on(ruled: Register) -> None:
    ruled.rule(REQUEST.id, Ruling.RIGHT, by="mk")
    again(ruled, REFUSAL)
    ruled.rule(REQUEST.id, Ruling.WRONG, by="jd")
    assert ruled.moves() == [REFUSAL]
    assert ruled.moves(wrong=True) == [REFUSAL, REQUEST]


def test_what_cannot_be_ruled(ruled: Register) -> None:
    with pytest.raises(RegisterError, match="no move has the id nothing"):
        ruled.rule("nothing", Ruling.WRONG, by="mk")
    with pytest.raises(RegisterError, match="signed"):
        ruled.rule(REFUSAL.id, Ruling.WRONG, by=" ")
    with pytest.raises(ValueError, match="doubtful"):
        ruled.rule(REFUSAL.id, "doubtful", by="mk")
    made = ruled.rule(REFUSAL.id, Ruling.WRONG, by="mk")
    with pytest.raises(RegisterError, match="no ruling 99 stands"):
        ruled.withdraw(99, by="mk")
    ruled.withdraw(made.id, by="mk")
    with pytest.raises(RegisterError, match="no ruling 1 stands"):
        ruled.withdraw(made.id, by="mk")


def test_a_move_is_anchored_where_its_words_are_nearest() -> None:
    text = "Ankara rejected the Greek claim to the shelf. It rejected the Greek claim."
    late = replace(REFUSAL, start=60, end=60 + len(REFUSAL.evidence))
    found = anchor(late, text)
    assert found is not None
    assert found.start == text.rindex(REFUSAL.evidence)
    assert anchor(REFUSAL, TEXT) is REFUSAL
    assert anchor(REFUSAL, "") is None


def test_the_counterpart_is_the_one_that_overlaps_most() -> None:
    short = move(REPORT, "rejected", matter=REFUSAL.matter)
    longer = move(REPORT, "rejected the Greek", matter=REFUSAL.matter)
    assert counterpart(REFUSAL, [short, longer]) is longer
    assert counterpart(REFUSAL, [short, longer, REFUSAL]) is REFUSAL
    assert counterpart(REFUSAL, [REQUEST]) is None
