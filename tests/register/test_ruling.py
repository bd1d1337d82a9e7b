"""What a person ruled stands, whatever is read later."""

from __future__ import annotations

from itertools import count, pairwise

import pytest
from msgspec.structs import replace

from samples import TEXT, move, reading, refusal, report, request
from standoff.acts import Act
from standoff.errors import RegisterError
from standoff.records import Move, Report
from standoff.register import Register, Ruling
from standoff.register.anchors import anchor
from standoff.register.attach import best_pairs, nearness

REPORT = report()
REFUSAL = refusal(REPORT)
REQUEST = request(REPORT)
READERS = count(2)


@pytest.fixture
def ruled(register: Register) -> Register:
    register.add(reading())
    return register


def bare(moves: list[Move]) -> list[Move]:
    """Give moves without the marks of what people ruled."""
    return [replace(one, marks=()) for one in moves]


def again(register: Register, *moves: Move, about: Report = REPORT) -> None:
    register.add(reading(about, moves, reader=f"reader {next(READERS)}"))


def test_a_ruling_is_signed_and_dated_with_a_copy_of_the_move(ruled: Register) -> None:
    made = ruled.rule(REFUSAL.id, Ruling.WRONG, by="mk", note="a headline")
    assert (made.ruling, made.by, made.note, made.move) == ("wrong", "mk", "a headline", REFUSAL)
    assert made.at.endswith("+00:00")
    assert made.stands
    assert ruled.rulings() == [made]


def test_wrong_is_left_out_but_can_be_asked_for(ruled: Register) -> None:
    ruled.rule(REFUSAL.id, "wrong", by="mk")
    assert ruled.moves() == [REQUEST]
    assert bare(ruled.moves(wrong=True)) == [REFUSAL, REQUEST]
    assert [mark.ruling for one in ruled.moves(wrong=True) for mark in one.marks] == ["wrong"]
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


OTHERS = (
    refusal(REPORT, target=("EU",)),
    move(REPORT, "rejected the Greek claim to the shelf", matter="the shelf"),
    refusal(REPORT, nth=1),
)


def test_wrong_says_nothing_about_other_moves_in_the_same_words(ruled: Register) -> None:
    ruled.rule(REFUSAL.id, Ruling.WRONG, by="mk")
    again(ruled, REFUSAL, *OTHERS)
    assert set(ruled.moves()) == set(OTHERS)


def test_wrong_falls_on_the_nearest_when_its_move_is_gone(ruled: Register) -> None:
    ruled.rule(REFUSAL.id, Ruling.WRONG, by="mk")
    again(ruled, *OTHERS)
    assert set(ruled.moves()) == {OTHERS[0], OTHERS[2]}  # the wider words have the same target


def test_wrong_does_not_fall_on_a_neighbour_that_was_there_when_it_was_made(
    register: Register,
) -> None:
    register.add(reading(moves=(REFUSAL, OTHERS[0], OTHERS[1])))
    register.rule(REFUSAL.id, Ruling.WRONG, by="mk")
    again(register, OTHERS[0], replace(OTHERS[1], voice="Ankara"))
    assert len(register.moves()) == 2
    accusing = move(REPORT, "the Greek claim to the shelf", act=Act.ACCUSE, matter="the shelf")
    again(register, OTHERS[0], accusing)  # the second neighbour under another id
    assert set(register.moves()) == {OTHERS[0], accusing}
    (where,) = register.attached()
    assert (where.move, where.shown) == (None, None)


def test_right_stays_as_it_was_ruled(ruled: Register) -> None:
    ruled.rule(REQUEST.id, Ruling.RIGHT, by="mk")
    again(ruled, REFUSAL, replace(REQUEST, condition=None, connective=None))
    assert bare(ruled.moves()) == [REFUSAL, REQUEST]


def test_right_stays_when_it_is_no_longer_found(ruled: Register) -> None:
    ruled.rule(REQUEST.id, Ruling.RIGHT, by="mk")
    again(ruled, REFUSAL)
    assert bare(ruled.moves()) == [REFUSAL, REQUEST]
    assert bare(ruled.moves(report="aegean", actor="GRC")) == [REQUEST]


def test_right_is_not_doubled_when_the_evidence_is_drawn_narrower(ruled: Register) -> None:
    ruled.rule(REFUSAL.id, Ruling.RIGHT, by="mk")
    again(ruled, move(REPORT, "rejected the Greek", matter=REFUSAL.matter))
    assert bare(ruled.moves()) == [REFUSAL]


def test_rulings_move_with_their_words_in_a_changed_text(ruled: Register) -> None:
    ruled.rule(REFUSAL.id, Ruling.WRONG, by="mk")
    ruled.rule(REQUEST.id, Ruling.RIGHT, by="mk")
    corrected = report(text=f"Corrected. {TEXT}")
    again(ruled, refusal(corrected), about=corrected)
    (left,) = bare(ruled.moves())
    assert left == request(corrected)
    assert corrected.text[left.start : left.end] == left.evidence
    assert [one.move for one in ruled.rulings()] == [REFUSAL, REQUEST]


def test_a_ruling_outlives_its_words(ruled: Register) -> None:
    made = ruled.rule(REQUEST.id, Ruling.RIGHT, by="mk")
    again(ruled, about=report(text="Nothing of it is left."))
    assert ruled.moves() == []
    assert ruled.rulings() == [made]
    again(ruled)
    assert bare(ruled.moves()) == [REQUEST]


def test_withdrawn_is_kept_and_has_no_effect(ruled: Register) -> None:
    made = ruled.rule(REFUSAL.id, Ruling.WRONG, by="mk")
    ruled.withdraw(made.id, by="jd")
    (kept,) = ruled.rulings()
    assert not kept.stands
    assert kept.withdrawn_by == "jd"
    assert kept.withdrawn_at is not None
    assert replace(kept, withdrawn_by=None, withdrawn_at=None) == made
    assert bare(ruled.moves()) == [REFUSAL, REQUEST]


def test_the_later_ruling_counts_until_it_is_withdrawn(ruled: Register) -> None:
    ruled.rule(REFUSAL.id, Ruling.RIGHT, by="mk")
    later = ruled.rule(REFUSAL.id, Ruling.WRONG, by="jd")
    assert ruled.moves() == [REQUEST]
    ruled.withdraw(later.id, by="jd")
    assert bare(ruled.moves()) == [REFUSAL, REQUEST]


def test_a_move_that_only_a_ruling_holds_can_be_ruled_on(ruled: Register) -> None:
    ruled.rule(REQUEST.id, Ruling.RIGHT, by="mk")
    again(ruled, REFUSAL)
    ruled.rule(REQUEST.id, Ruling.WRONG, by="jd")
    assert ruled.moves() == [REFUSAL]
    assert bare(ruled.moves(wrong=True)) == [REFUSAL, REQUEST]


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


def test_words_are_found_again_where_the_lines_are_broken_otherwise() -> None:
    found = anchor(REFUSAL, TEXT.replace("Greek claim", "Greek\n   claim"))
    assert found is not None
    assert found.evidence == "rejected the Greek\n   claim"


def test_the_counterpart_is_the_one_that_overlaps_most() -> None:
    short = move(REPORT, "rejected", matter=REFUSAL.matter)
    longer = move(REPORT, "rejected the Greek", act=Act.DENY, target=(), matter=None)
    assert best_pairs({7: [REFUSAL]}, [short, longer]) == {7: longer}
    assert best_pairs({7: [REFUSAL]}, [REQUEST]) == {}


def test_of_equal_overlap_act_then_target_then_matter_decide() -> None:
    others = [
        refusal(REPORT, act=Act.DENY, target=(), matter="the shelf"),
        refusal(REPORT, act=Act.DENY, target=()),
        refusal(REPORT, act=Act.DENY, matter="the shelf"),
        refusal(REPORT, target=(), matter="the shelf"),
    ]
    for far, near in pairwise(others):
        assert best_pairs({1: [REFUSAL]}, [far, near]) == {1: near}
        assert best_pairs({1: [REFUSAL]}, [near, far]) == {1: near}


def test_moves_with_an_actor_in_common_or_both_without_can_be_the_same() -> None:
    joint = refusal(REPORT, actor=("LBY", "TUR"))
    nobody = refusal(REPORT, actor=())
    assert nearness(REFUSAL, joint) is not None
    assert nearness(nobody, nobody) is not None
    assert nearness(REFUSAL, refusal(REPORT, actor=("LBY",))) is None
    assert nearness(REFUSAL, nobody) is None


def test_two_moves_that_are_looked_for_do_not_take_one() -> None:
    wider = move(REPORT, "Ankara rejected the Greek claim")
    narrow = move(REPORT, "rejected the Greek")
    pairs = best_pairs({1: [narrow], 2: [REFUSAL]}, [wider, narrow])
    assert pairs == {1: narrow, 2: wider}
