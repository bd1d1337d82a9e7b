"""What a draft proposes: rule by rule on moves by hand, and on the bundled standoffs as read."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import msgspec
import pytest

import standoff
from samples import move
from samples import report as make_report
from standoff import knowledge
from standoff.acts import Act
from standoff.errors import ConflictError
from standoff.records import Move
from standoff.standing.terms import vocabulary
from standoff.strategy.conflict import Conflict, DecisionMaker, Priorities, statements
from standoff.strategy.draft import MOST_MAKERS, MOST_OPTIONS, draft
from standoff.strategy.drafted import Draft
from standoff.strategy.drafting.labels import Labels
from standoff.strategy.file import parse_conflict
from standoff.strategy.solve import solve
from standoff.strategy.statements import parse
from standoff.strategy.write import conflict_text

REPORTS = Path(standoff.__file__).parent / "demo" / "reports"
FOUNDING = Path(__file__).parents[2].parent / "shared" / "cases" / "nato-2022" / "report.txt"
STANDOFFS = ("essequibo", "korea", "nile", "treaties")

TEXT = (
    "Moscow invades. Washington warned of sanctions. Moscow plans no invasion. Berlin too. "
    "Moscow demands that Washington withdraw its missiles. Washington will not. "
    "Washington offers talks. Moscow wants no missile tests. Moscow withdrew its troops."
)


def about(words: str, **fields: Any) -> Move:
    values: dict[str, Any] = {"actor": ("USA",), "target": ("RUS",), "plover": None}
    return move(make_report("wire", TEXT, "2022-02-01"), words, **values | fields)


THREAT = about(
    "Washington warned of sanctions", act=Act.THREATEN, matter="sanctions",
    condition="Moscow invades", connective="if",
)  # fmt: skip
DENIAL = about(
    "Moscow plans no invasion", actor=("RUS",), target=(), act=Act.DENY, matter="Moscow invades"
)
DEMAND = about(
    "Moscow demands that Washington withdraw its missiles", actor=("RUS",), target=("USA",),
    act=Act.DEMAND, matter="withdraw its missiles from Turkey",
)  # fmt: skip
REFUSAL = about("Washington will not", act=Act.REJECT, matter="withdraw its missiles from Turkey")
OFFER = about("Washington offers talks", act=Act.OFFER, matter="talks on fishing")
BARRED = about(
    "Moscow wants no missile tests", actor=("RUS",), target=("USA",), act=Act.DEMAND,
    matter="not to test nuclear weapons",
)  # fmt: skip
DONE = about(
    "Moscow withdrew its troops", actor=("RUS",), target=("USA",), act=Act.WITHDRAW,
    matter="withdraw its troops",
)  # fmt: skip
ASKED = about("Berlin too", act=Act.REQUEST, matter="withdraw its troops")


def drafted(*moves: Move, **dates: str | None) -> Draft:
    known = {one.report: "2022-02-01" for one in moves} | dates
    return draft(standoff.stand(moves, known), moves, known)


def maker(conflict: Conflict, name: str) -> DecisionMaker:
    return next(one for one in conflict.decision_makers if one.name == name)


def hands(conflict: Conflict, name: str) -> list[str]:
    return [conflict.names[place] for place in maker(conflict, name).options]


def wants(conflict: Conflict, name: str) -> list[str]:
    preference = maker(conflict, name).preference
    assert isinstance(preference, Priorities)
    return [entry[0].text(conflict.names) for entry in preference.order]


def unknown(conflict: Conflict, name: str) -> list[str]:
    preference = maker(conflict, name).preference
    assert isinstance(preference, Priorities)
    return [one.text(conflict.names) for one in preference.unknown]


def named(conflict: Conflict, *words: str) -> str:
    found = [
        one.name for one in conflict.options if all(word in (one.words or "") for word in words)
    ]
    assert len(found) == 1, (words, found, conflict.options)
    return found[0]


def test_a_demand_is_an_option_of_the_one_who_is_asked() -> None:
    made = drafted(DEMAND, REFUSAL).conflict
    (name,) = made.names
    assert hands(made, "United States") == [name]
    assert wants(made, "United States") == [f"!{name}"]
    # Russia asks and has itself nothing to do, so it decides nothing.
    assert [one.name for one in made.decision_makers] == ["United States"]


def test_an_offer_is_an_option_of_the_one_who_makes_it() -> None:
    made = drafted(OFFER).conflict
    assert hands(made, "United States") == ["talks_fishing"]
    assert wants(made, "United States") == ["talks_fishing"]


def test_a_threat_is_tied_to_its_condition_in_the_hands_of_who_would_do_it() -> None:
    made = drafted(THREAT, DENIAL).conflict
    assert hands(made, "United States") == ["sanctions"]
    assert hands(made, "Russia") == ["invades"]
    assert wants(made, "United States") == ["sanctions <-> invades", "!invades"]
    assert wants(made, "Russia") == ["!invades", "!sanctions"]


def test_what_a_threat_is_to_prevent_does_not_hang_on_how_the_option_is_worded() -> None:
    """Who threatens not to talk if Moscow invades wants no invasion, whatever else it offered."""
    silence = about(
        "Berlin too", act=Act.THREATEN, matter="no talks on fishing",
        condition="Moscow invades", connective="if",
    )  # fmt: skip
    made = drafted(OFFER, silence, DENIAL).conflict
    (name,) = hands(made, "United States")
    assert f"!{name} <-> invades" in wants(made, "United States")
    assert "!invades" in wants(made, "United States")


@pytest.mark.parametrize(
    ("connective", "tie"),
    [("unless", "sanctions <-> !invades"), ("once", "sanctions <-> invades"), ("even if", None)],
)
def test_the_connective_says_how_a_threat_hangs_on_its_condition(
    connective: str, tie: str | None
) -> None:
    threat = msgspec.structs.replace(THREAT, connective=connective)
    made = drafted(threat, DENIAL).conflict
    ties = [one for one in wants(made, "United States") if "<->" in one]
    assert ties == ([] if tie is None else [tie])


def test_what_is_not_to_be_done_is_the_word_not_to_do_it() -> None:
    made = drafted(BARRED, OFFER).conflict
    name = named(made, "not to test")
    assert name.startswith("not_test") and name in hands(made, "United States")


def test_what_nobody_answered_is_unknown_with_both_signs() -> None:
    made = drafted(DEMAND).conflict
    (name,) = made.names
    assert unknown(made, "United States") == [name, f"!{name}"]
    assert not wants(made, "United States")


def test_what_a_party_said_nothing_of_is_unknown_whoever_could_do_it() -> None:
    made = drafted(OFFER, THREAT, DENIAL)
    assert unknown(made.conflict, "Russia") == ["talks_fishing", "!talks_fishing"]
    assert not unknown(made.conflict, "United States")
    russia = [one.name for one in made.conflict.decision_makers].index("Russia")
    (ground,) = made.preferences[russia][-2]
    assert (ground.why, ground.words) == ("no word of Russia, offered", OFFER.evidence)


def test_a_deed_that_is_told_is_the_status_quo() -> None:
    assert drafted(ASKED).conflict.status_quo == 0
    after = msgspec.structs.replace(DONE, when="2022-02-03")
    asked = msgspec.structs.replace(ASKED, when="2022-02-02")
    made = drafted(asked, after).conflict
    assert made.letters(made.status_quo or 0) == "Y"
    before = msgspec.structs.replace(DONE, when="2022-01")
    assert drafted(asked, before).conflict.status_quo == 0


def test_what_is_said_oftener_comes_first_and_of_even_ones_the_later() -> None:
    again = msgspec.structs.replace(DEMAND, id="again", report="wire2", when="2022-02-09")
    late = msgspec.structs.replace(BARRED, when="2022-02-05")
    made = drafted(OFFER, DEMAND, late, again, THREAT, DENIAL).conflict
    order = wants(made, "Russia")
    assert order.index(named(made, "missiles")) < order.index(named(made, "not to test"))
    assert order.index(named(made, "not to test")) < order.index("!invades")
    assert order[-1] == "!sanctions"  # nobody said that; it comes last


def test_every_option_and_statement_has_words_that_stand_in_a_report() -> None:
    made = drafted(OFFER, DEMAND, REFUSAL, BARRED, THREAT, DENIAL)
    assert all(made.options)
    for grounds in made.options:
        assert all(one.words in TEXT and one.report == "wire" for one in grounds)
    for who, told in zip(made.conflict.decision_makers, made.preferences, strict=True):
        assert len(told) == len(statements(who.preference))
        assert isinstance(who.preference, Priorities)
        for place, grounds in enumerate(told):
            second = place - len(who.preference.order)
            assert grounds or second % 2 == 1  # both signs stand under one quotation


def test_a_refusal_that_is_a_clause_is_no_refusal_of_its_opposite() -> None:
    clause = msgspec.structs.replace(REFUSAL, matter="there will be no talks on fishing")
    asked = msgspec.structs.replace(DEMAND, matter="talks on fishing")
    made = drafted(asked, clause).conflict
    (name,) = made.names
    assert wants(made, "United States") == [f"!{name}"]


def test_moves_of_which_nothing_can_be_done_make_no_conflict() -> None:
    with pytest.raises(ConflictError, match="nobody demands"):
        drafted(DENIAL)


def test_the_order_of_moves_plays_no_part() -> None:
    moves = [OFFER, DEMAND, REFUSAL, BARRED, THREAT, DENIAL]
    assert drafted(*moves) == drafted(*reversed(moves))


def test_a_bloc_moves_with_the_state_that_has_most_to_say_against_the_same_party() -> None:
    west = msgspec.structs.replace(THREAT, actor=("WEST",))
    made = drafted(west, DENIAL, REFUSAL, DEMAND)
    assert ("USA", "WEST") in made.codes
    assert "sanctions" in hands(made.conflict, "United States")
    against = msgspec.structs.replace(OFFER, target=("WEST",))
    other = drafted(west, DENIAL, against)
    assert ("USA",) in other.codes and ("WEST",) in other.codes


@cache
def read(*paths: Path) -> Draft:
    reader = standoff.load()
    readings = [reader.read(path) for path in paths]
    moves = [one for reading in readings for one in reading.moves]
    dates = {one.report.id: one.report.date for one in readings}
    return draft(standoff.stand(moves, dates), moves, dates)


@pytest.fixture(scope="module")
def founding() -> Draft:
    if not FOUNDING.exists():
        pytest.skip("the founding case is not here")
    return read(FOUNDING)


def test_the_founding_conflict_has_what_either_side_could_do(founding: Draft) -> None:
    made = founding.conflict
    assert [one.name for one in made.decision_makers] == ["Russia", "United States"]
    assert founding.codes == (("RUS",), ("USA", "USA:allies", "WEST"))
    assert set(hands(made, "Russia")) == {
        named(made, "invades"), named(made, "pull its troops back"), named(made, "continue talks"),
    }  # fmt: skip
    assert set(hands(made, "United States")) == {
        named(made, "not to expand NATO"), named(made, "offensive weapons"),
        named(made, "roll back", "infrastructure"), named(made, "limits on missile"),
        named(made, "sanctions"),
    }  # fmt: skip
    assert made.status_quo == 0 and not made.never


def test_the_founding_conflict_has_what_either_side_wants(founding: Draft) -> None:
    made = founding.conflict
    three = [
        named(made, "not to expand NATO"), named(made, "offensive weapons"),
        named(made, "roll back", "infrastructure"),
    ]  # fmt: skip
    invade, sanctions = named(made, "invades"), named(made, "sanctions")
    back = named(made, "pull its troops back")
    assert set(wants(made, "Russia")) == {
        *three, named(made, "continue talks"), f"!{back}", f"!{invade}", f"!{sanctions}",
    }  # fmt: skip
    assert set(wants(made, "United States")) == {
        *(f"!{one}" for one in three), back, named(made, "limits on missile"),
        f"{sanctions} <-> {invade}", f"!{invade}",
    }  # fmt: skip
    # What was said four times outweighs what was said once; what is inferred comes last.
    assert wants(made, "Russia")[0] == named(made, "continue talks")
    assert wants(made, "Russia")[-1] == f"!{sanctions}"
    assert wants(made, "United States")[-1] == f"!{invade}"


def test_the_founding_conflict_settles_on_talks_without_concessions(founding: Draft) -> None:
    made = founding.conflict
    offer, going_on = named(made, "limits on missile"), named(made, "continue talks")
    assert unknown(made, "Russia") == [offer, f"!{offer}"]
    assert unknown(made, "United States") == [going_on, f"!{going_on}"]
    solution = solve(made)
    talks = sum(1 << made.names.index(name) for name in (offer, going_on))
    for form in "abcd":
        assert solution.equilibria(f"nash_{form}") == [talks]
    # With everything as it is and sanctions on top, only a threat of worse holds anybody.
    sanctions = 1 << made.names.index(named(made, "sanctions"))
    for form in "ab":
        assert solution.equilibria(f"gmr_{form}") == [talks, talks | sanctions]
        assert solution.equilibria(f"seq_{form}") == [talks]


@pytest.mark.parametrize("which", STANDOFFS)
def test_the_draft_of_a_bundled_standoff_is_read_back_and_solved(which: str) -> None:
    made = read(*sorted(REPORTS.glob(f"{which}-*/report.txt")))
    text = conflict_text(made)
    again = parse_conflict(text)
    assert again == made.conflict
    assert isinstance(again, Conflict)
    assert 2 <= len(again.options) <= MOST_OPTIONS
    assert len(again.decision_makers) <= MOST_MAKERS
    known = [
        msgspec.structs.replace(
            one,
            preference=Priorities(order=one.preference.order),  # type: ignore[union-attr]
        )
        for one in again.decision_makers
    ]
    solution = solve(msgspec.structs.replace(again, decision_makers=tuple(known)))
    assert solution.count("gmr") >= solution.count("nash") > 0


@pytest.mark.parametrize(
    ("phrase", "name"),
    [
        ("binding commitments not to expand NATO further", "not_expand_nato"),
        ("roll back military infrastructure", "roll_back_infrastructure"),
        ("close the base at Keflavik", "close_base_keflavik"),
        ("$8 million in aid", "million_aid"),
        ("Moscow invades", "invades"),
        ("Moscow", "option"),
        ("to it", "option"),
    ],
)
def test_an_option_is_named_by_its_key_words(phrase: str, name: str) -> None:
    known = knowledge.load()
    labels = Labels(known, vocabulary(known))
    assert labels.name(phrase, "RUS") == name
    assert labels.name(phrase, "RUS") == f"{name}_rus"
    assert labels.name(phrase, "RUS") == f"{name}_rus_2"


@pytest.mark.parametrize("which", STANDOFFS)
def test_names_of_options_need_no_quotes(which: str) -> None:
    made = read(*sorted(REPORTS.glob(f"{which}-*/report.txt"))).conflict
    for place, name in enumerate(made.names):
        assert name.isidentifier() and name == name.lower()
        assert parse(name, {name: place}).option == place


def test_bundled_drafts_have_the_options_that_the_reports_tell_of() -> None:
    nile = read(*sorted(REPORTS.glob("nile-*/report.txt"))).conflict
    filling = named(nile, "filling should not begin")
    assert filling in hands(nile, "Ethiopia")
    assert f"{named(nile, 'right to life')} <-> !{filling}" in wants(nile, "Egypt")
    essequibo = read(*sorted(REPORTS.glob("essequibo-*/report.txt")))
    halt = named(essequibo.conflict, "halt the referendum")
    assert halt in hands(essequibo.conflict, "Venezuela")
    assert f"!{halt}" in wants(essequibo.conflict, "Venezuela")
    assert halt in wants(essequibo.conflict, "Guyana")
    assert essequibo.left_out
