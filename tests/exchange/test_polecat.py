"""POLECAT: the published columns, a row a dyad, and nothing that is not known."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from samples import move, readings, refusal, report, request
from standoff import knowledge
from standoff.acts import Act, Plover
from standoff.exchange import polecat
from standoff.exchange.lacks import Lack
from standoff.exchange.offices import Offices
from standoff.exchange.parties import Parties
from standoff.records import Mark, Move, Reading, Report, Ruling

KNOWN = knowledge.load()
REPORT = report()

HEADER = (
    "Event ID, Event Date, Event Type, Event Mode, Intensity, Quad Code, Contexts, Actor Name, "
    "Actor Country, Actor COW, Primary Actor Sector, Actor Sectors, Actor Title, Actor Name Raw, "
    "Wikipedia Actor ID, Recipient Name, Recipient Country, Recipient COW, "
    "Primary Recipient Sector, Recipient Sectors, Recipient Title, Recipient Name Raw, "
    "Wikipedia Recipient ID, Placename, City, District, Province, Country, Latitude, Longitude, "
    "GeoNames ID, Raw Placename, Feature Type, Source, Publication Date, Story People, "
    "Story Organizations, Story Locations, Language, Version"
)


def written(
    moves: list[Move], reports: list[Report] | None = None
) -> tuple[list[dict[str, str]], tuple[Lack, ...]]:
    """Write moves and read the table back, each known cell by its column."""
    out = io.BytesIO()
    lacks = polecat.write(moves, [REPORT] if reports is None else reports, out, KNOWN)
    header, *rows = csv.reader(io.StringIO(out.getvalue().decode(), newline=""), "excel-tab")
    assert ", ".join(header) == HEADER
    assert all(len(row) == 40 for row in rows)
    return [
        {name: cell for name, cell in zip(header, row, strict=True) if cell != "None"}
        for row in rows
    ], lacks


def test_a_row_to_the_letter() -> None:
    rows, lacks = written([request(REPORT, voice="Greek Foreign Minister Nikos Dendias")])
    assert rows == [
        {
            "Event ID": "aegean_1",
            "Event Date": "2020-08-09",
            "Event Type": "REQUEST",
            "Quad Code": "VERBAL CONFLICT",
            "Actor Name": "Greece",
            "Actor Country": "GRC",
            "Actor COW": "350",
            "Primary Actor Sector": "GOV",
            "Actor Sectors": "GOV",
            "Actor Title": "Foreign Minister",
            "Actor Name Raw": "Greek Foreign Minister Nikos Dendias",
            "Recipient Name": "Turkey",
            "Recipient Country": "TUR",
            "Recipient COW": "640",
            "Publication Date": "2020-08-10",
            "Language": "en",
            "Version": "standoff 0.1.0",
        }
    ]
    assert ", ".join(map(str, lacks)) == "1 matter, 1 condition, 1 source"


def test_a_move_without_a_date_has_that_of_its_report_and_is_counted() -> None:
    (row,), lacks = written([refusal(REPORT)])
    assert row["Event Date"] == "2020-08-10"
    assert str(lacks[-1]) == "1 unknown date (the day of the report stands there)"


def test_a_month_is_no_day() -> None:
    (row,), lacks = written([refusal(REPORT, when="2020-08")])
    assert "Event Date" not in row
    assert str(lacks[-1]) == "1 date longer than a day"


def test_every_actor_with_every_target() -> None:
    one = refusal(REPORT, actor=("TUR", "LBY"), target=("GRC", "CYP"), voice="Ankara and Tripoli")
    rows, lacks = written([one])
    pairs = [(row["Actor Country"], row["Recipient Country"]) for row in rows]
    assert pairs == [("TUR", "GRC"), ("TUR", "CYP"), ("LBY", "GRC"), ("LBY", "CYP")]
    assert [row["Event ID"] for row in rows] == [f"aegean_{n}" for n in (1, 2, 3, 4)]
    assert not any("Actor Name Raw" in row for row in rows)
    assert "1 voice" in map(str, lacks)


def test_parties_that_meet_are_pairs_in_both_directions() -> None:
    meeting = {"actor": ("TUR", "GRC"), "target": (), "act": Act.CONSULT, "plover": Plover.CONSULT}
    rows, _ = written([refusal(REPORT, **meeting)])
    pairs = [(row["Actor Country"], row["Recipient Country"]) for row in rows]
    assert pairs == [("TUR", "GRC"), ("GRC", "TUR")]
    rows, _ = written([refusal(REPORT, **meeting | {"actor": ("TUR", "GRC", "CYP")})])
    assert len(rows) == 6


def test_parties_that_promise_promise_nobody_else() -> None:
    promise = {"actor": ("TUR", "GRC"), "target": (), "act": Act.PROMISE, "plover": Plover.AGREE}
    rows, _ = written([refusal(REPORT, **promise)])
    assert [row["Actor Country"] for row in rows] == ["TUR", "GRC"]
    assert not any("Recipient Name" in row for row in rows)


def test_nobody_acts_on_itself() -> None:
    rows, _ = written([refusal(REPORT, target=("TUR", "GRC"))])
    assert [(row["Actor Country"], row["Recipient Country"]) for row in rows] == [("TUR", "GRC")]
    (row,), _ = written([refusal(REPORT, target=("TUR",))])
    assert "Recipient Name" not in row


def test_nobody_known_is_a_row_without_names() -> None:
    (row,), _ = written([refusal(REPORT, actor=(), target=())])
    assert row["Event Type"] == "REJECT"
    assert not any("Name" in column for column in row)


def test_acts_without_a_type_and_parties_without_a_code_are_counted() -> None:
    moves = [
        refusal(REPORT, act=Act.DENY, plover=None),
        refusal(REPORT, act=Act.HOPE, plover=None),
        refusal(REPORT, act=Act.DENY, plover=None, target=("CYP",)),
        refusal(REPORT, actor=("WEST",), target=("HAMAS", "USA:allies", "Atlantis"), matter=None),
    ]
    rows, lacks = written(moves)
    names = [(row["Actor Name"], row["Recipient Name"]) for row in rows]
    assert names == [("West", one) for one in ("Hamas", "allies of United States", "Atlantis")]
    assert not any("Actor Country" in row or "Recipient Country" in row for row in rows)
    assert list(map(str, lacks))[:5] == [
        "3 acts without an event type (deny, hope)",
        "1 bloc (WEST)",
        "1 group (HAMAS)",
        "1 party's allies (USA:allies)",
        "1 unknown party (Atlantis)",
    ]


def test_who_ruled_stands_beside_the_version() -> None:
    marks = (
        Mark(ruling=Ruling.SET, by="mk", at="2024-05-01T09:30:00+00:00", read={"act": "deny"}),
        Mark(ruling=Ruling.RIGHT, by="jo", at="2024-05-02T10:00:00+00:00"),
    )
    (row,), _ = written([refusal(REPORT, marks=marks)])
    assert row["Version"] == "standoff 0.1.0; set by mk 2024-05-01; confirmed by jo 2024-05-02"


@pytest.mark.parametrize(
    ("act", "plover", "mode"),
    [
        (Act.CRITICISE, Plover.ACCUSE, "disapprove"),
        (Act.MEDIATE, Plover.CONSULT, "third-party"),
        (Act.EXPEL, Plover.SANCTION, "expel"),
        (Act.EXPEL, Plover.COERCE, None),
        (Act.REJECT, Plover.REJECT, None),
    ],
)
def test_a_mode_only_where_the_act_is_it(act: Act, plover: Plover, mode: str | None) -> None:
    (row,), _ = written([refusal(REPORT, act=act, plover=plover)])
    assert row.get("Event Mode") == mode


@pytest.mark.parametrize(
    ("party", "when", "number"),
    [
        ("ISL", None, 395),
        ("DEU", "1976-02-20", 260),
        ("DEU", "1990-10-03", 255),
        ("DEU", "1990", None),
        ("DEU", None, None),
        ("SUN", "1976", 365),
        ("RUS", "2022-02-01", 365),
        ("YEM", "1986-01-13", None),
        ("YEM", "2015-03", 679),
        ("XKX", None, 347),
        ("VAT", "2020", None),
        ("NATO", "2020", None),
    ],
)
def test_the_number_of_a_state_on_a_day(party: str, when: str | None, number: int | None) -> None:
    assert Parties(KNOWN).number(party, when) == number


@pytest.mark.parametrize(
    ("party", "country"),
    [
        ("XKX", "KOS"),
        ("UN", "UNO"),
        ("EU", "EUR"),
        ("NATO", "IGO"),
        ("PSE", "PSE"),
        ("WEST", None),
        ("OXFAM", None),
        ("NORWAY", None),
    ],
)
def test_the_country_code_of_a_party(party: str, country: str | None) -> None:
    assert Parties(KNOWN).country(party) == country


@pytest.mark.parametrize(
    ("voice", "title", "sector"),
    [
        ("Venezuelan Defence Minister Vladimir Padrino", "Defence Minister", "GOV"),
        ("a foreign ministry spokesman", "spokesman", "GOV"),
        ("Venezuela's navy", None, "MIL"),
        ("the supreme court", None, "JUD"),
        ("Maduro", "president", "GOV"),
        ("Caracas", None, None),
        ("he", None, None),
        ("former President Rafael Caldera", None, None),
        ("critics of the government", None, None),
        ("army chiefs and judges", None, None),
        (None, None, None),
    ],
)
def test_what_a_voice_proves(voice: str | None, title: str | None, sector: str | None) -> None:
    offices = Offices(KNOWN)
    assert offices.title(voice, "VEN", "2023-12-05") == title
    assert offices.sector(voice, "VEN", "2023-12-05") == sector


def test_a_name_proves_an_office_only_in_its_years_and_for_its_party() -> None:
    offices = Offices(KNOWN)
    assert offices.title("Thatcher", "GBR", "1982-04-05") == "prime minister"
    for party, when in (("GBR", "1997-05-02"), ("GBR", None), ("ARG", "1982-04-05")):
        assert offices.title("Thatcher", party, when) is None


def test_an_office_proves_no_sector_of_an_organisation() -> None:
    voice = "NATO Secretary-General Jens Stoltenberg and the government"
    (row,), _ = written([refusal(REPORT, actor=("NATO",), voice=voice)])
    assert "Primary Actor Sector" not in row
    (row,), _ = written([refusal(REPORT, actor=("OXFAM",))])
    assert (row["Primary Actor Sector"], row["Actor Sectors"]) == ("NGO", "NGO")


def test_tabs_and_lines_stay_out_of_cells() -> None:
    about = Report(id="aegean", text=REPORT.text, outlet='The "Ae\tgean"\r\n Post')
    out = io.BytesIO()
    polecat.write([refusal(about)], [about], out, KNOWN)
    assert out.getvalue().count(b"\n") == 2
    (row,), _ = written([refusal(about)], [about])
    assert row["Source"] == 'The "Ae gean" Post'


@settings(max_examples=50, deadline=None)
@given(st.lists(readings(), max_size=3, unique_by=lambda one: one.report.id))
def test_any_moves_make_whole_rows_with_ids_of_their_own(batch: list[Reading]) -> None:
    moves = [each for one in batch for each in one.moves]
    rows, lacks = written(moves, [one.report for one in batch])
    out_of_place = sum(lack.number for lack in lacks if lack.kind.name == "EVENT")
    assert out_of_place == sum(each.plover is None for each in moves)
    assert len(rows) >= len(moves) - out_of_place
    raw = [row.get("Event ID") for row in rows]
    if all(one.report.id == " ".join(one.report.id.split()) for one in batch):
        assert len(set(raw)) == len(raw)
    assert all(row["Quad Code"] for row in rows)


def test_the_same_words_of_two_reports_are_numbered_apart() -> None:
    other = report("crete")
    moves = [refusal(REPORT), request(REPORT), refusal(other), move(other, "Ankara")]
    rows, _ = written(moves, [REPORT, other])
    assert [row["Event ID"] for row in rows] == ["aegean_1", "aegean_2", "crete_1", "crete_2"]
