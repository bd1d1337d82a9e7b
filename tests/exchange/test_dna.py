"""DNA: an event list as the Discourse Network Analyzer exports it."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from samples import move, readings, refusal, report, request
from standoff import knowledge
from standoff.acts import Act
from standoff.errors import ExchangeError
from standoff.exchange import dna
from standoff.exchange.lacks import Kind, Lack
from standoff.records import Mark, Move, Reading, Report, Ruling

KNOWN = knowledge.load()
REPORT = report()
HEADER = (
    "statement_id;time;person;organization;concept;agreement;start_position;stop_position;text;"
    "coder;document_id;document_title;document_author;document_source;document_section;"
    "document_type"
)


def raw(moves: list[Move], reports: list[Report] | None = None) -> tuple[str, tuple[Lack, ...]]:
    out = io.BytesIO()
    lacks = dna.write(moves, [REPORT] if reports is None else reports, out, KNOWN)
    return out.getvalue().decode(), lacks


def written(moves: list[Move], reports: list[Report] | None = None) -> list[dict[str, str]]:
    text, _ = raw(moves, reports)
    return list(csv.DictReader(io.StringIO(text, newline=""), delimiter=";"))


def test_a_list_to_the_letter() -> None:
    text, lacks = raw([refusal(REPORT), request(REPORT)])
    header = ";".join(f'"{name}"' for name in HEADER.split(";"))
    assert text == (
        f"{header}\n"
        '1;"2020-08-10 00:00:00";"";"Turkey";"the Greek claim";0;7;31;'
        '"rejected the Greek claim";"standoff";1;"Survey ship sails";"";"";"";""\n'
        '2;"2020-08-09 00:00:00";"Athens";"Greece";"recall its survey ship";1;63;105;'
        '"called on Ankara to recall its survey ship";"standoff";1;"Survey ship sails";'
        '"";"";"";""\n'
    )
    assert ", ".join(map(str, lacks)) == (
        "2 targets, 1 condition, 1 source, 1 unknown date (the day of the report stands there)"
    )


def test_several_actors_make_a_statement_each() -> None:
    rows = written([refusal(REPORT, actor=("TUR", "LBY"))])
    assert [(row["statement_id"], row["organization"]) for row in rows] == [
        ("1", "Turkey"),
        ("2", "Libya"),
    ]


def test_a_pronoun_is_no_person() -> None:
    text, lacks = raw([refusal(REPORT, voice="He")])
    assert '"";"Turkey"' in text
    assert "1 voice that only points back" in map(str, lacks)


def test_semicolons_and_quotes_give_way_as_in_dna() -> None:
    text = 'Ankara refused; "the claim; all of it" is void.'
    about = report(text=text)
    words = 'refused; "the claim; all of it"'
    (row,) = written([move(about, words, matter='"the claim; all of it"')], [about])
    assert row["text"] == "refused, 'the claim, all of it'"
    assert row["concept"] == "'the claim, all of it'"


def test_positions_count_as_java_does() -> None:
    text = "\U0001f6a2 Ankara \U0001f600 rejected the claim."
    about = report(text=text)
    (row,) = written([move(about, "\U0001f600 rejected", matter="the claim")], [about])
    java = text.encode("utf-16-le")
    start, stop = int(row["start_position"]), int(row["stop_position"])
    assert java[2 * start : 2 * stop].decode("utf-16-le") == row["text"] == "\U0001f600 rejected"


@pytest.mark.parametrize(
    ("act", "agreement"),
    [
        (Act.DEMAND, "1"),
        (Act.OFFER, "1"),
        (Act.AGREE, "1"),
        (Act.REJECT, "0"),
        (Act.DENY, "0"),
        (Act.THREATEN, None),
        (Act.ACCUSE, None),
        (Act.MOBILISE, None),
    ],
)
def test_which_acts_agree(act: Act, agreement: str | None) -> None:
    text, lacks = raw([refusal(REPORT, act=act)])
    rows = list(csv.DictReader(io.StringIO(text), delimiter=";"))
    assert [row["agreement"] for row in rows] == ([] if agreement is None else [agreement])
    assert (f"1 act neither for nor against ({act})" in map(str, lacks)) == (agreement is None)


def test_moves_without_actor_or_matter_are_counted() -> None:
    text, lacks = raw([refusal(REPORT, actor=()), refusal(REPORT, matter=None)])
    assert text.count("\n") == 1
    assert list(map(str, lacks)) == ["1 move without an actor", "1 move without a matter"]


@pytest.mark.parametrize(
    ("matter", "kept"),
    [
        ("Ankara was not the aggressor", False),
        ("Ankara doesn’t want a war", False),
        ("there was no such plan", False),
        ("the northern plan to annotate nothings", True),
    ],
)
def test_a_denial_of_a_denial_is_left_open(matter: str, kept: bool) -> None:
    text, lacks = raw([refusal(REPORT, matter=matter)])
    assert text.count("\n") == 1 + kept
    assert (Kind.NEGATION in {lack.kind for lack in lacks}) is not kept
    rows = written([refusal(REPORT, act=Act.ASSERT, matter=matter)])
    assert [row["agreement"] for row in rows] == ["1"]


def mark(ruling: str, by: str) -> Mark:
    return Mark(ruling=Ruling(ruling), by=by, at="2024-05-01T09:30:00+00:00")


@pytest.mark.parametrize(
    ("marks", "coder"),
    [
        ((), "standoff"),
        ((mark("right", "mk"),), "mk"),
        ((mark("add", "mk"), mark("set", "jo")), "jo"),
        ((mark("set", "mk"), mark("join", "jo")), "mk"),
        ((mark("wrong", "mk"), mark("right", "jo")), "jo"),
    ],
)
def test_the_coder_is_who_stood_for_the_move(marks: tuple[Mark, ...], coder: str) -> None:
    (row,) = written([refusal(REPORT, marks=marks)])
    assert row["coder"] == coder


def test_what_was_ruled_wrong_and_then_corrected_is_one() -> None:
    (row,) = written([refusal(REPORT, marks=(mark("wrong", "jo"), mark("set", "mk")))])
    assert row["coder"] == "mk"


def test_what_was_ruled_wrong_is_no_statement() -> None:
    text, lacks = raw([refusal(REPORT, marks=(mark("right", "jo"), mark("wrong", "mk")))])
    assert text.count("\n") == 1
    assert list(map(str, lacks)) == ["1 move ruled wrong"]


def test_documents_are_numbered_and_named() -> None:
    other = Report(id="crete", text=REPORT.text, outlet="The Post")
    first, second = written([refusal(REPORT), refusal(other, when="2020-08")], [REPORT, other])
    assert (first["document_id"], first["document_title"]) == ("1", "Survey ship sails")
    assert (second["document_id"], second["document_title"]) == ("2", "crete")
    assert (second["document_source"], second["time"]) == ("The Post", "")


def test_a_move_needs_its_report() -> None:
    with pytest.raises(ExchangeError, match="its report aegean is not here; dna counts positions"):
        raw([refusal(REPORT)], [])


@settings(max_examples=50, deadline=None)
@given(st.lists(readings(), max_size=3, unique_by=lambda one: one.report.id))
def test_every_move_is_a_statement_or_is_counted(batch: list[Reading]) -> None:
    moves = [each for one in batch for each in one.moves]
    text, lacks = raw(moves, [one.report for one in batch])
    header, *rows = csv.reader(io.StringIO(text, newline=""), delimiter=";")
    assert ";".join(header) == HEADER
    assert all(len(row) == 16 for row in rows)
    out = {Kind.STANCE, Kind.MATTERLESS, Kind.ACTOR, Kind.NEGATION}
    left_out = sum(lack.number for lack in lacks if lack.kind in out)
    assert left_out <= len(moves)
    assert len(rows) >= len(moves) - left_out
    assert [row[0] for row in rows] == [str(number + 1) for number in range(len(rows))]
