"""A person sets fields of a move, and adds one that was missed."""

from __future__ import annotations

from itertools import count
from typing import Any

import pytest
from msgspec.structs import replace

from samples import TEXT, move, reading, refusal, report, request
from standoff.acts import Act, Plover
from standoff.errors import InputError, RegisterError
from standoff.records import Move, Report
from standoff.register import Register

REPORT = report()
REFUSAL = refusal(REPORT)
REQUEST = request(REPORT)
READERS = count(2)


@pytest.fixture
def ruled(register: Register) -> Register:
    register.add(reading())
    return register


def again(register: Register, *moves: Move, about: Report = REPORT) -> None:
    register.add(reading(about, moves, reader=f"reader {next(READERS)}"))


def correct(register: Register, move: str = REFUSAL.id, by: str = "mk", **fields: Any) -> Move:
    """Set fields of a move and give it as it stands then."""
    made = register.rule(move, "set", by=by, fields=fields)
    (where,) = [one for one in register.attached() if one.ruling.id == made.id]
    (now,) = [one for one in register.moves() if one.id == where.shown]
    return now


def test_a_field_is_set_and_what_the_machine_read_stays_visible(ruled: Register) -> None:
    now = correct(ruled, target="EU; GRC", matter="the claim", when="2020-08")
    assert now == replace(
        REFUSAL, target=("EU", "GRC"), matter="the claim", when="2020-08", marks=now.marks
    )
    (mark,) = now.marks
    assert (mark.ruling, mark.by) == ("set", "mk")
    assert mark.read == {"target": ("GRC",), "matter": "the Greek claim", "when": None}
    assert ruled.readings() == [reading()]


def test_an_empty_value_clears_a_field(ruled: Register) -> None:
    now = correct(ruled, REQUEST.id, voice="", source=[], condition=None, target="")
    assert (now.voice, now.source, now.condition, now.target) == (None, (), None, ())
    assert now.connective is None  # it would tie nothing
    assert now.marks[0].read["connective"] == "unless"


@pytest.mark.parametrize(
    ("fields", "plover"),
    [
        ({"act": "demand"}, Plover.REQUEST),
        ({"act": "assert"}, None),
        ({"act": "withdraw", "matter": "its frigates"}, Plover.RETREAT),
        ({"act": "withdraw", "matter": "its ambassador"}, Plover.SANCTION),
        ({"act": "demand", "plover": "threaten"}, Plover.THREATEN),
        ({"act": "demand", "plover": ""}, None),
        ({"matter": "the survey"}, Plover.REJECT),
    ],
    ids=str,
)
def test_the_event_type_follows_act_and_matter(
    ruled: Register, fields: dict[str, str], plover: Plover | None
) -> None:
    now = correct(ruled, **fields)
    assert now.plover is plover
    assert ("plover" in now.marks[0].read) is (plover is not Plover.REJECT)


def test_only_a_new_matter_keeps_the_type_that_the_verb_gave(register: Register) -> None:
    signed = refusal(REPORT, act=Act.AGREE, plover=Plover.SUPPORT)
    leaving = move(REPORT, "Ankara", act=Act.WITHDRAW, matter="the talks", plover=Plover.SANCTION)
    register.add(reading(moves=(signed, leaving)))
    assert correct(register, signed.id, matter="the pact").plover is Plover.SUPPORT
    assert correct(register, leaving.id, matter="its ships").plover is Plover.RETREAT


def test_the_type_that_a_person_set_stays_when_another_sets_the_act(ruled: Register) -> None:
    correct(ruled, plover="COERCE")
    assert correct(ruled, by="jd", act="demand").plover is Plover.COERCE
    ruled.withdraw(1, by="mk")
    assert ruled.moves()[0].plover is Plover.REQUEST


def test_evidence_is_set_to_words_of_the_report_nearest_to_the_old(ruled: Register) -> None:
    now = correct(ruled, evidence="Ankara  rejected the\nGreek claim")
    assert now.evidence == "Ankara rejected the Greek claim"
    assert (now.start, now.sentence, now.id) == (0, 1, REFUSAL.id)
    now = correct(ruled, evidence="Ankara rejected the Greek claim again")
    assert TEXT[now.start : now.end] == now.evidence
    assert now.sentence == 3
    with pytest.raises(InputError, match='aegean: "Ankara shrugged" does not stand'):
        correct(ruled, evidence="Ankara shrugged")


def test_the_id_stays_and_every_id_it_had_is_known(ruled: Register) -> None:
    correct(ruled, act="demand", actor="EU")
    wider = move(REPORT, "rejected the Greek claim to the shelf", act=Act.DENY, matter="the shelf")
    again(ruled, wider, REQUEST)
    now = ruled.moves()[0]
    assert (now.id, now.actor, now.act, now.matter) == (wider.id, ("EU",), "demand", "the shelf")
    assert now.marks[0].read == {"actor": ("TUR",), "act": "deny", "plover": "REJECT"}
    later = ruled.rule(REFUSAL.id, "set", by="jd", fields={"voice": "Ankara"})
    assert later.move == wider
    again(ruled, REQUEST)  # no reading finds it now, and both corrections are one move's
    (kept,) = [one for one in ruled.moves() if one.marks]
    assert (kept.actor, kept.voice, kept.act) == (("EU",), "Ankara", "demand")
    assert [(one.move, one.shown) for one in ruled.attached()] == [(None, wider.id)] * 2


def test_a_corrected_actor_finds_the_move_too(ruled: Register) -> None:
    correct(ruled, actor="LBY", act="deny")
    again(ruled, refusal(REPORT, actor=("LBY",), act=Act.DISMISS), REQUEST)
    assert [one.act for one in ruled.moves()] == ["deny", "request"]


def test_a_correction_is_applied_where_the_move_is_no_longer_read(ruled: Register) -> None:
    correct(ruled, target="EU")
    shifted = report(text=f"Corrected. {TEXT}")
    again(ruled, about=shifted)
    (now,) = ruled.moves()
    assert now.target == ("EU",)
    assert shifted.text[now.start : now.end] == now.evidence == REFUSAL.evidence
    again(ruled, about=report(text="Nothing of it is left."))
    assert ruled.moves() == []
    assert [(one.move, one.shown) for one in ruled.attached()] == [(None, None)]


def test_right_confirms_what_others_set(ruled: Register) -> None:
    correct(ruled, target="EU")
    ruled.rule(REFUSAL.id, "right", by="jd")
    ruled.withdraw(1, by="mk")
    now = ruled.moves()[0]
    assert now.target == ("EU",)
    assert [(one.ruling, one.by, one.read) for one in now.marks] == [
        ("right", "jd", {"target": ("GRC",)})
    ]


def test_right_shows_what_the_machine_reads_instead(ruled: Register) -> None:
    ruled.rule(REFUSAL.id, "right", by="jd")
    again(ruled, refusal(REPORT, matter="the shelf"), REQUEST)
    now = ruled.moves()[0]
    assert (now.matter, now.marks[0].read) == ("the Greek claim", {"matter": "the shelf"})


def test_a_correction_of_a_wrong_move_brings_it_back(ruled: Register) -> None:
    ruled.rule(REFUSAL.id, "wrong", by="mk")
    assert correct(ruled, by="jd", act="deny").act is Act.DENY
    ruled.withdraw(2, by="jd")
    assert ruled.moves() == [REQUEST]


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"colour": "red"}, 'no field "colour" can be set; one of actor, voice'),
        ({"id": "1"}, 'no field "id" can be set'),
        ({"act": "shout"}, 'no act "shout"; '),
        ({"act": "demnad"}, 'no act "demnad"; did you mean demand?'),
        ({"act": " "}, "act cannot be empty"),
        ({"evidence": ""}, "evidence cannot be empty"),
        ({"plover": "SHOUT"}, 'no PLOVER type "SHOUT"'),
        ({"when": "yesterday"}, '"yesterday" is no date; write YYYY-MM-DD'),
        ({"actor": "Russia"}, '"Russia" is no party code; did you mean RUS?'),
        ({"actor": "RUS, usa"}, '"usa" is no party code; did you mean USA?'),
        ({"target": "USA:friends"}, "is no party code; write USA or USA:allies"),
        ({"target": "the enemy"}, "is no party code; write RUS for a state"),
        ({"matter": ["one", "two"]}, "matter is one value"),
        ({}, "set: it lacks fields; set takes fields, such as act=demand"),
    ],
    ids=str,
)
def test_what_cannot_be_set(ruled: Register, fields: dict[str, Any], said: str) -> None:
    with pytest.raises(InputError) as raised:
        ruled.rule(REFUSAL.id, "set", by="mk", fields=fields)
    assert said in str(raised.value)
    assert ruled.rulings() == []


@pytest.mark.parametrize("code", ["SERB LIST", "G5 SAHEL", "OPEC+", "NEW FRONT", "USA:allies"])
def test_codes_of_the_tables_and_plainly_shaped_ones_are_taken(ruled: Register, code: str) -> None:
    assert correct(ruled, actor=[code]).actor == (code,)


def test_only_set_takes_fields(ruled: Register) -> None:
    with pytest.raises(InputError, match="wrong: it takes no fields"):
        ruled.rule(REFUSAL.id, "wrong", by="mk", fields={"act": "deny"})
    with pytest.raises(RegisterError, match="add_move"):
        ruled.rule(REFUSAL.id, "add", by="mk")


WORDS = "unless it wants  sanctions"


def add(register: Register, words: str = WORDS, by: str = "mk", **fields: Any) -> Move:
    given = {"actor": "GRC", "act": "threaten", "target": "TUR"} | fields
    return register.add_move("aegean", words, given, by=by, note="missed").move


def test_a_missed_move_is_added(ruled: Register) -> None:
    made = add(ruled)
    assert (made.evidence, made.sentence) == ("unless it wants sanctions", 2)
    assert (made.plover, made.because) == (Plover.THREATEN, "added by mk")
    (now,) = [one for one in ruled.moves() if one.marks]
    assert replace(now, marks=()) == made
    assert [(one.ruling, one.by, one.note, one.read) for one in now.marks] == [
        ("add", "mk", "missed", {})
    ]
    assert ruled.readings() == [reading()]
    ruled.withdraw(1, by="mk")
    assert ruled.moves() == list(reading().moves)


def test_an_added_move_takes_no_neighbour_s_place(ruled: Register) -> None:
    add(ruled, "Athens called on Ankara to recall its survey ship", act="criticise")
    assert len(ruled.moves()) == 3
    again(ruled, REFUSAL, replace(REQUEST, matter="recall it"))
    assert len(ruled.moves()) == 3


def test_an_added_move_that_a_newer_reader_finds_is_there_once(ruled: Register) -> None:
    made = add(ruled)
    found = move(REPORT, "it wants sanctions", actor=("GRC",), act=Act.WARN, target=("TUR",))
    again(ruled, REFUSAL, REQUEST, found)
    assert len(ruled.moves()) == 3
    (now,) = [one for one in ruled.moves() if one.marks]
    assert (now.id, now.act) == (made.id, "threaten")
    assert now.marks[0].read == {
        "act": "warn", "plover": "REJECT", "evidence": "it wants sanctions",
    }  # fmt: skip
    assert ruled.attached()[0].move == found.id


def test_an_added_move_can_be_ruled_on(ruled: Register) -> None:
    made = add(ruled)
    now = correct(ruled, made.id, by="jd", voice="Athens")
    assert (now.voice, now.marks[1].read) == ("Athens", {})  # the machine never read it
    ruled.rule(made.id, "wrong", by="jd")
    assert len(ruled.moves()) == 2
    ruled.withdraw(3, by="jd")
    ruled.withdraw(1, by="mk")
    assert len(ruled.moves()) == 2  # a correction of what nobody adds adds nothing


@pytest.mark.parametrize(
    ("words", "fields", "said"),
    [
        ("Ankara shrugged", {}, 'aegean: "Ankara shrugged" does not stand in the report'),
        (" ", {}, "does not stand in the report"),
        ("rejected the Greek claim", {}, "stands there 2 times; give more of the words"),
        (WORDS, {"act": None}, "act cannot be empty"),
        (WORDS, {"evidence": "Ankara"}, "the words are the evidence"),
    ],
    ids=str,
)
def test_what_cannot_be_added(
    ruled: Register, words: str, fields: dict[str, Any], said: str
) -> None:
    with pytest.raises(InputError) as raised:
        add(ruled, words, **fields)
    assert said in str(raised.value)


def test_what_is_there_is_not_added(ruled: Register) -> None:
    made = add(ruled)
    with pytest.raises(RegisterError, match=f"there already, as {made.id}; rule on it"):
        add(ruled, by="jd")
    with pytest.raises(RegisterError, match="no report has the id other"):
        ruled.add_move("other", WORDS, {"act": "deny"}, by="mk")
    with pytest.raises(InputError, match="a move has an act"):
        ruled.add_move("aegean", WORDS, {"actor": "GRC"}, by="mk")
    with pytest.raises(RegisterError, match="signed"):
        add(ruled, by=" ")
