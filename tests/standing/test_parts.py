"""Positions, docket, threats, disputes, tellings: each rule by a tale of a line or two."""

from __future__ import annotations

import random

import pytest
from tales import gathered, standing, tale, tell

from standoff.standing.changes import changes
from standoff.standing.guide import Guide, GuidedItem
from standoff.standing.records import Change, Course, Kind, Stance, Status, Trend
from standoff.standing.stand import stand

MONDAY, TUESDAY, FRIDAY = "2024-05-06", "2024-05-07", "2024-05-10"
DEMAND = "ISL demand GBR: British trawlers leave the fishing zone"


@pytest.mark.parametrize(
    ("answer", "status", "turn"),
    [
        ("GBR reject ISL: the demand", Status.REFUSED, ("ISL",)),
        ("GBR ignore ISL: the demand", Status.IGNORED, ("GBR",)),
        ("GBR defer ISL: the demand", Status.DELAYED, ("GBR",)),
        ("GBR dismiss ISL: the demand", Status.OPEN, ("GBR",)),
        ("GBR agree ISL: the demand", Status.ACCEPTED, ()),
        ("NOR reject ISL: its policy", Status.OPEN, ("GBR",)),
    ],
)
def test_answers_in_one_report(answer: str, status: Status, turn: tuple[str, ...]) -> None:
    (entry,) = standing({MONDAY: [DEMAND, answer]}).docket
    assert (entry.kind, entry.by, entry.to) == (Kind.DEMAND, ("ISL",), ("GBR",))
    assert (entry.status, entry.turn) == (status, turn)
    assert bool(entry.answers) is (status is not Status.OPEN)


@pytest.mark.parametrize(
    ("answer", "status"),
    [
        ("GBR reject ISL: leave the fishing zone", Status.REFUSED),
        ("GBR withdraw: its trawlers from the fishing zone", Status.ACCEPTED),
        ("GBR promise ISL: leave the fishing zone", Status.ACCEPTED),
        ("GBR promise ISL: not to leave the fishing zone", Status.OPEN),
        ("GBR+ISL agree: a deal on fishing", Status.OVERTAKEN),
        ("GBR+ISL agree: an accord on catches of cod and on fishing", Status.OVERTAKEN),
        ("GBR+ISL agree: a deal on the border", Status.OPEN),
        ("GBR mobilise ISL: its frigates", Status.OPEN),
    ],
)
def test_answers_in_a_later_report(answer: str, status: Status) -> None:
    (entry,) = standing({MONDAY: [DEMAND], FRIDAY: [answer]}).docket
    assert entry.status is status
    assert entry.answered == (None if status is Status.OPEN else FRIDAY)


def test_an_earlier_refusal_answers_nothing() -> None:
    days = {MONDAY: ["GBR reject ISL: leave the fishing zone"], FRIDAY: [DEMAND]}
    (entry,) = standing(days).docket
    assert entry.status is Status.OPEN


def test_agreed_on_a_condition_is_accepted_in_part() -> None:
    answer = tell(FRIDAY, "GBR agree ISL: leave the fishing zone", condition="catches are paid")
    (entry,) = standing({MONDAY: [DEMAND], FRIDAY: [answer]}).docket
    assert entry.status is Status.IN_PART


def test_dropped_by_the_one_who_asked() -> None:
    (entry,) = standing({MONDAY: [DEMAND, "ISL yield: the demand"]}).docket
    assert (entry.status, entry.turn) == (Status.WITHDRAWN, ())


def test_what_was_not_to_be_done_was_done() -> None:
    days = {MONDAY: ["USA demand IRN: not to attack the tankers"], FRIDAY: ["IRN attack: tankers"]}
    (entry,) = standing(days).docket
    assert entry.status is Status.OVERTAKEN


def test_a_plural_answers_all_demands() -> None:
    lines = [DEMAND, "ISL demand GBR: an end to the boycott", "GBR reject ISL: both demands"]
    assert [one.status for one in standing({MONDAY: lines}).docket] == [Status.REFUSED] * 2


def test_a_demand_that_is_made_again_is_one_entry() -> None:
    (entry,) = standing({MONDAY: [DEMAND], FRIDAY: [DEMAND]}).docket
    assert (entry.since, entry.repeated, entry.times) == (MONDAY, FRIDAY, 2)


def test_a_promised_reply() -> None:
    days = {MONDAY: ["RUS defer USA: its reply to the American offers"]}
    (reply,) = standing(days).docket
    assert (reply.kind, reply.status, reply.turn) == (Kind.REPLY, Status.OPEN, ("RUS",))
    days[FRIDAY] = ["RUS respond USA: the offers"]
    (reply,) = standing(days).docket
    assert (reply.status, reply.turn) == (Status.ACCEPTED, ())


def test_a_position_hardens_and_softens() -> None:
    days = {
        MONDAY: ["GBR offer ISL: talks on fishing"],
        TUESDAY: ["GBR reject ISL: talks on fishing"],
    }
    (position,) = standing(days).positions
    assert (position.stance, position.trend, position.before) == (
        Stance.REFUSES,
        Trend.HARDENED,
        Stance.OFFERS,
    )
    days[FRIDAY] = ["GBR agree ISL: talks on fishing"]
    (position,) = standing(days).positions
    assert (position.stance, position.trend) == (Stance.AGREES, Trend.SOFTENED)
    assert (position.since, position.also) == (FRIDAY, (Stance.OFFERS, Stance.REFUSES))


def test_a_voice_that_speaks_differently() -> None:
    lines = [
        tell(MONDAY, "USA demand PRK: its missile tests end", 0, voice="Secretary James Mattis"),
        tell(MONDAY, "USA open PRK: its missile tests", 1, voice="Secretary Rex Tillerson"),
    ]
    (position,) = standing({MONDAY: lines}).positions
    assert [(one.voice, one.stance) for one in position.apart] == [
        ("Secretary Rex Tillerson", Stance.OPEN)
    ]


def test_a_threat_its_condition_and_its_deed() -> None:
    threat = tell(MONDAY, "WEST threaten RUS: economic sanctions", condition="Moscow invades")
    days = {MONDAY: [threat]}
    (entry,) = standing(days).threats
    assert (entry.came_about, entry.carried_out) == (Course.OPEN, Course.OPEN)
    (entry,) = standing(days | {TUESDAY: ["RUS deny: Moscow invades"]}).threats
    assert (entry.came_about, len(entry.denials)) == (Course.DENIED, 1)
    deeds = {TUESDAY: ["RUS attack UKR: its towns"], FRIDAY: ["WEST sanction RUS: its banks"]}
    (entry,) = standing(days | deeds).threats
    assert (entry.came_about, entry.carried_out) == (Course.DONE, Course.DONE)
    assert len(entry.deeds) == 2


def test_another_deed_carries_no_threat_out() -> None:
    days = {MONDAY: ["RUS threaten NATO: deploy nuclear missiles"]}
    (entry,) = standing(days | {FRIDAY: ["RUS mobilise NATO: its infantry"]}).threats
    assert entry.carried_out is Course.OPEN
    (entry,) = standing(days | {FRIDAY: ["RUS mobilise NATO: nuclear missiles"]}).threats
    assert entry.carried_out is Course.DONE


def test_who_warns_of_what_is_his_own_to_do_threatens() -> None:
    own = tell(MONDAY, "EU warn SRB: sanctions", condition="it goes on")
    assert [one.kind for one in standing({MONDAY: [own]}).threats] == ["threat"]
    other = tell(MONDAY, "EU warn SRB: a war", condition="it goes on")
    assert [one.kind for one in standing({MONDAY: [other]}).threats] == ["warning"]
    without = tell(MONDAY, "EU warn SRB: a drought", condition="it goes on")
    assert [one.kind for one in standing({MONDAY: [without]}).threats] == ["warning"]


def test_a_dispute_needs_two() -> None:
    claim, denial = "ISL accuse GBR: ramming a gunboat", "GBR deny: its ships rammed a gunboat"
    (dispute,) = standing({MONDAY: [claim], FRIDAY: [denial]}).disputes
    assert (dispute.claimed_by, dispute.denied_by) == (("ISL",), ("GBR",))
    assert standing({MONDAY: [denial]}).disputes == ()
    own = "ISL deny: ramming a gunboat"
    assert standing({MONDAY: [claim], FRIDAY: [own]}).disputes == ()


def test_one_deed_told_by_two_papers() -> None:
    days = {"2024-05-06 a": [DEMAND], "2024-05-07 b": [DEMAND]}
    told = standing(days)
    (line,) = told.timeline
    assert (len(line.moves), len(line.reports)) == (2, 2)
    assert told.docket[0].times == 1
    one, other = line.moves
    assert len(standing(days, parted=[(one, other)]).timeline) == 2
    later = {"2024-05-06 a": [DEMAND], "2024-06-07 b": [DEMAND]}
    assert len(standing(later).timeline) == 2
    assert len(standing(later, joined=[(one, other)]).timeline) == 2
    moves, _ = tale(later)
    assert len(standing(later, joined=[(moves[0].id, moves[1].id)]).timeline) == 1


def test_the_analyst_guides_the_agenda() -> None:
    days = {MONDAY: [DEMAND, "ISL demand GBR: the base at Keflavik close", "ISL hope: calm"]}
    assert len(standing(days).agenda) == 3
    merged = Guide(
        forbid=("calm",),
        items=(GuidedItem(name="The cod war", matters=("the fishing zone", "base at Keflavik")),),
    )
    (item,) = standing(days, guide=merged).agenda
    assert (item.name, item.pinned, len(item.moves)) == ("The cod war", True, 2)
    parted = Guide(
        items=(GuidedItem(name="Fishing", matters=("fishing zone",), apart=("a later zone",)),)
    )
    days[FRIDAY] = ["GBR assert: a later fishing zone"]
    names = {item.name for item in standing(days, guide=parted).agenda}
    assert {"Fishing", "later fishing zone"} <= names


def test_changes_between_two_days() -> None:
    days = {MONDAY: [DEMAND, "GBR offer ISL: talks on a loan"]}
    before = standing(days)
    days[FRIDAY] = ["GBR reject ISL: leave the fishing zone", "NOR propose GBR: mediation"]
    changed = changes(before, standing(days))
    assert [(one.kind, one.change) for one in changed.docket] == [
        (Kind.DEMAND, Change.ANSWERED),
        (Kind.PROPOSAL, Change.NEW),
    ]
    assert {one.change for one in changed.positions} == {Change.NEW}
    assert {one.when for one in changed.timeline} == {FRIDAY}
    assert changes(before, before).docket == ()


def test_the_order_of_the_moves_plays_no_part() -> None:
    days = {
        MONDAY: [DEMAND, "GBR reject ISL: the demand", "GBR offer ISL: talks on catches"],
        TUESDAY: [DEMAND, "ISL threaten GBR: close the base at Keflavik"],
        FRIDAY: ["GBR+ISL agree: fishing", "ISL accuse GBR: ramming", "GBR deny: ramming"],
    }
    moves, dates = tale(days)
    first = stand(moves, dates)
    for seed in range(5):
        random.Random(seed).shuffle(moves)
        assert stand(moves, dates) == first


def test_talks_of_other_parties_are_another_matter() -> None:
    lines = [
        "ISL open GBR: talks with London",
        "GBR agree ISL: further talks",
        "ISL consult NOR",
        "GBR consult ISL",
        "DEU request ISL: save the talks",
        "GBR assert: the dialogue goes well",
        "GBR+ISL agree: talks on a loan",
    ]
    items = standing({MONDAY: lines}).agenda
    assert sorted(len(item.moves) for item in items) == [1, 1, 5]


def test_every_move_has_its_place() -> None:
    lines = [
        "USA support LTU: Vilnius",
        tell(MONDAY, "CAN reject SAU: back down", 1),
        tell(MONDAY, "SAU attack YEM: Yemen", 2),
        tell(MONDAY, "RUS attack UKR: Ukraine", 3),
        tell(MONDAY, "CHN attack IND", 4),
        tell(MONDAY, "SAU attack YEM: it", 5),
    ]
    told = standing({MONDAY: lines, TUESDAY: ["USA support LTU: Lithuania", "USA support POL"]})
    assert all(line.item is not None for line in told.timeline)
    assert {len(item.moves) for item in told.agenda} == {1, 2}
    (pair,) = [item for item in told.agenda if item.parties == ("USA",) and len(item.moves) == 2]
    assert pair.phrases == ("Vilnius", "Lithuania")
    held = {(one.party, one.stance, one.toward) for one in told.positions}
    assert ("CAN", Stance.REFUSES, ("SAU",)) in held
    assert ("USA", Stance.SUPPORTS, ("POL",)) in held


@pytest.mark.parametrize(
    ("line", "points"),
    [
        ("GBR reject ISL: the order", True),
        ("GBR assert: the order would stay in force", False),
        ("GBR attack ISL: them", False),
        ("GBR reject ISL: it would yield to the demand", False),
        ("GBR reject ISL: that", True),
        ("ISL withdraw: it", True),
    ],
)
def test_what_points_at_a_demand(line: str, points: bool) -> None:
    items = standing({MONDAY: [DEMAND, line]}).agenda
    assert len(items) == (1 if points else 2)
    assert len(standing({MONDAY: [line, DEMAND]}).agenda) == 2


@pytest.mark.parametrize(
    ("matter", "leans"),
    [
        ("deploy such weapons in those countries", True),
        ("the launch of that weapon", True),
        ("a weapon that it once tested", False),
        ("the weapons of those who rule", False),
    ],
)
def test_what_leans_on_the_sentence_before(matter: str, leans: bool) -> None:
    lines = ["RUS criticise USA: cruise missiles in Romania", f"USA deny: {matter}"]
    (told,) = [one for one in gathered(lines) if one.move.actor == ("USA",)]
    assert ("missiles" in told.terms.weights) is leans


CUT = "CHN sanction LTU: ties with Lithuania"
DENIAL = "LTU deny: the lake is dry"


@pytest.mark.parametrize(
    ("line", "refers"),
    [
        ("LTU criticise CHN: the decision", True),
        ("LTU criticise CHN: this latest step", True),
        ("CHN assert: the move was needed for security", True),
        ("EU assert: Beijing's decision was no surprise", True),
        ("LTU criticise CHN: a decision", False),
        ("LTU criticise CHN: the next step", False),
        ("LTU criticise CHN: its export measures", False),
        ("EU assert: Tokyo's decision was no surprise", False),
        ("LTU criticise POL: the lake is dry after the decision", False),
        ("CHN criticise LTU: the decision", False),
        ("LTU criticise CHN: the decision by Beijing", True),
        ("LTU criticise CHN: the decision by the World Bank", False),
        ("LTU criticise CHN: the decision by the mediators", False),
        ("LTU criticise CHN: the decision taken by Japan and Korea", False),
        ("LTU criticise CHN: the decision from Tokyo", False),
        ("LTU criticise CHN: the decision by Poland and China", True),
        ("LTU criticise CHN: the decision by the Chinese government", True),
        ("LTU criticise CHN: the decision to withhold ties from Lithuania", True),
        ("LTU criticise CHN: the decision would be regretted by Vilnius", True),
        ("LTU criticise CHN: the decision of China", True),
        ("EU criticise CHN: the decision on Lithuania", True),
        ("EU criticise CHN: the decision on Japan", False),
        ("EU praise CHN: the decision", True),
        ("LTU praise CHN: the decision", False),
    ],
)
def test_what_refers_back_to_a_deed(line: str, refers: bool) -> None:
    facts = gathered(
        [tell(MONDAY, CUT, when=MONDAY), tell(MONDAY, DENIAL, 1), tell(MONDAY, line, 2)]
    )
    assert (facts[2].points == (facts[0].id,)) is refers
    assert not facts[2].restates
    early = gathered([tell(MONDAY, line), tell(MONDAY, CUT, 1, when=MONDAY)])
    assert early[0].points == ()


def test_plural_nouns_refer_to_all_of_a_sentence() -> None:
    lines = [
        tell(MONDAY, "VEN seize GUY: the border region"),
        tell(MONDAY, "VEN sanction GUY: its fishing fleet", 2),
        tell(MONDAY, "VEN restrict GUY: the oil companies", 3, sentence=3),
        tell(MONDAY, "GUY criticise VEN: the measures", 4),
    ]
    assert gathered(lines)[3].points == (lines[1].id, lines[2].id)


def test_a_dated_deed_comes_before_one_of_long_ago() -> None:
    lines = [
        tell(MONDAY, "JPN restrict KOR: exports of chips", when=MONDAY),
        tell(MONDAY, "JPN seize: the peninsula", 1),
        tell(MONDAY, "JPN assert: the step was needed", 2),
    ]
    assert gathered(lines)[2].points == (lines[0].id,)


def test_a_claim_leads_no_position_and_hardens_none() -> None:
    days = {
        MONDAY: ["ISL open GBR: talks on fishing"],
        TUESDAY: ["ISL assert: the talks on fishing went well"],
    }
    (position,) = standing(days).positions
    assert (position.stance, position.trend, position.since) == (Stance.OPEN, None, MONDAY)
    assert position.also == (Stance.CLAIMS,)
    (claim,) = standing({TUESDAY: days[TUESDAY]}).positions
    assert claim.stance is Stance.CLAIMS


def test_different_deeds_stand_apart() -> None:
    lines = [
        "SAU sanction CAN: its own ambassador",
        "SAU expel CAN: the Canadian ambassador",
    ]
    days = {MONDAY: lines}
    before = standing(days)
    assert [(one.act, one.times) for one in before.positions] == [("sanction", 1), ("expel", 1)]
    assert len({one.item for one in before.positions}) == 1
    days["2024-06-07"] = ["SAU expel CAN: the Canadian ambassador"]
    after = standing(days)
    assert [(one.act, one.times) for one in after.positions] == [("sanction", 1), ("expel", 2)]
    told = changes(before, after).positions
    assert [(one.act, one.change) for one in told] == [("expel", Change.REPEATED)]


def test_a_headline_and_its_lead_tell_one_deed() -> None:
    lines = [
        "IRQ restrict BLR: flights to Minsk",
        "IRQ restrict BLR: its airline's flights to Belarus",
        tell(MONDAY, "IRQ restrict BLR: flights from Minsk", 2, sentence=9),
    ]
    told = standing({MONDAY: lines})
    assert [len(line.moves) for line in told.timeline] == [2, 1]
    later = [lines[0], tell(MONDAY, lines[1], 1, sentence=9)]
    assert [len(line.moves) for line in standing({MONDAY: later}).timeline] == [1, 1]
    bare = ["IRQ support BLR: Minsk", "IRQ support BLR: Belarus"]
    assert [len(line.moves) for line in standing({MONDAY: bare}).timeline] == [1, 1]


def test_the_name_of_a_speaker_makes_no_matters_one() -> None:
    lines = [
        tell(MONDAY, "VEN assert: Padrino did not", voice="Defence Minister Vladimir Padrino"),
        "GUY assert: Padrino could not read the map",
        "GUY demand: defence of the frontier",
        "VEN assert: the frontier is a matter of defence",
    ]
    agenda = standing({MONDAY: lines}).agenda
    assert sorted(len(item.moves) for item in agenda) == [1, 1, 2]
    assert agenda[0].name == "defence of the frontier"


def test_no_clause_is_a_name_where_a_phrase_is() -> None:
    lines = [
        "RUS assert: the drills were fair",
        "JPN request RUS: an immediate end to drills",
    ]
    (item,) = standing({MONDAY: ["RUS assert: the exercises are fair", *lines]}).agenda[:1]
    assert item.name == "immediate end to drills"


def test_who_regrets_a_deed_claims_nothing() -> None:
    lines = [tell(MONDAY, CUT, when=MONDAY), tell(MONDAY, "LTU criticise CHN: the decision", 1)]
    days = {MONDAY: [*lines, tell(MONDAY, "EU deny: its ties with Lithuania changed", 2)]}
    assert standing(days).disputes == ()


def test_a_deed_that_names_a_party_is_about_what_it_tells() -> None:
    halt = tell(MONDAY, "KHM sanction THA: Thai fruit imports", 0)
    ban = tell(MONDAY, "KHM restrict THA: Thailand", 1, evidence="banned imports of Thai fruit")
    other = tell(MONDAY, "KHM restrict LAO: Laos", 2, evidence="closed the schools")
    told = standing({MONDAY: [halt, ban, other]})
    assert sorted(len(item.moves) for item in told.agenda) == [1, 2]
    assert "banned imports of Thai fruit" in {line.words for line in told.timeline}


def test_a_voice_of_blanks_is_nobodys() -> None:
    lines = [
        tell(MONDAY, "USA demand PRK: its missile tests end", voice="Secretary James Mattis"),
        tell(MONDAY, "USA open PRK: its missile tests", 1, voice="\x85"),
    ]
    (position,) = standing({MONDAY: lines}).positions
    assert position.apart == ()


def test_a_third_party_that_applauds_accepts_nothing() -> None:
    offer = "USA offer LBY: a trial in a third country"
    (entry,) = standing({MONDAY: [offer, "UN praise USA: the offer"]}).docket
    assert entry.status is Status.OPEN
    (entry,) = standing({MONDAY: [offer, "LBY praise USA: the offer"]}).docket
    assert entry.status is Status.ACCEPTED


@pytest.mark.parametrize(
    ("asked", "agreed", "status"),
    [
        ("Ethiopia stop filling the dam", "sell electricity from the dam", Status.OPEN),
        ("Ethiopia stop filling the dam for a year", "a deal on the dam", Status.OVERTAKEN),
        ("Ethiopia stop filling the dam", "an end to the filling of the dam", Status.ACCEPTED),
        ("halt its military exercises", "hold talks on the exercises", Status.OVERTAKEN),
        ("lift its sanctions", "impose sanctions", Status.OVERTAKEN),
        ("lift its sanctions", "talks on lifting the sanctions", Status.OVERTAKEN),
        ("lift its sanctions", "lift the sanctions", Status.ACCEPTED),
        ("lift the embargo", "talks on tariffs on sugar", Status.OVERTAKEN),
    ],
)
def test_what_was_agreed_is_what_was_asked(asked: str, agreed: str, status: Status) -> None:
    days = {MONDAY: [f"EGY demand ETH: {asked}"], FRIDAY: [f"EGY+ETH agree: {agreed}"]}
    (entry,) = standing(days).docket
    assert entry.status is status


@pytest.mark.parametrize("act", ["agree", "promise"])
def test_who_agrees_to_talk_of_it_has_not_agreed_to_do_it(act: str) -> None:
    days = {MONDAY: ["EGY demand ETH: lift its sanctions"]}
    for matter in ("talks on lifting the sanctions", "impose sanctions"):
        (entry,) = standing(days | {FRIDAY: [f"ETH {act} EGY: {matter}"]}).docket
        assert entry.status is Status.OPEN
    (entry,) = standing(days | {FRIDAY: [f"ETH {act} EGY: lift the sanctions"]}).docket
    assert entry.status is Status.ACCEPTED


def test_who_backs_a_proposal_does_not_accept_it() -> None:
    offer = "SDN propose: mediation by the AU"
    backing, refusal = "EGY support SDN: the proposal", "ETH reject SDN: the proposal"
    for lines in ([backing], [backing, refusal], [refusal, backing]):
        (entry,) = standing({MONDAY: [offer, *lines]}).docket
        assert entry.status is (Status.REFUSED if refusal in lines else Status.OPEN)
    told = tell(MONDAY, "SDN propose EGY: mediation by the AU", source=("EGY",))
    (entry,) = standing({MONDAY: [told, tell(MONDAY, backing, 1)]}).docket
    assert entry.status is Status.OPEN


def test_nobody_accepts_for_who_refused() -> None:
    days = {MONDAY: ["SDN propose ETH+EGY: mediation by the AU", "ETH reject SDN: the proposal"]}
    days[FRIDAY] = ["EGY agree SDN: mediation by the AU"]
    (entry,) = standing(days).docket
    assert entry.status is Status.REFUSED
    days[FRIDAY] = ["ETH agree SDN: mediation by the AU"]
    (entry,) = standing(days).docket
    assert entry.status is Status.ACCEPTED


def test_what_was_asked_is_never_later_than_its_answer() -> None:
    answer = tell(FRIDAY, "GBR reject ISL: the demand", 1, when=MONDAY)
    (entry,) = standing({FRIDAY: [DEMAND, answer]}).docket
    assert (entry.status, entry.since, entry.answered) == (Status.REFUSED, MONDAY, MONDAY)
    dated = tell(FRIDAY, DEMAND, when=TUESDAY)
    (entry,) = standing({FRIDAY: [dated, answer]}).docket
    assert (entry.status, entry.since, entry.answered) == (Status.OPEN, TUESDAY, None)


@pytest.mark.parametrize(
    ("matter", "refused"),
    [
        ("the demand", {"NOR"}),
        ("the demands by Norway", {"NOR"}),
        ("the demands made by Reykjavik", {"ISL"}),
        ("Norwegian demands", {"NOR"}),
        ("the demands that Britain leave", {"ISL"}),
    ],
)
def test_whose_demands(matter: str, refused: set[str]) -> None:
    lines = [DEMAND, "NOR demand GBR: an end to the boycott"]
    docket = standing({MONDAY: [*lines, f"GBR reject: {matter}"]}).docket
    found = {one.by[0] for one in docket if one.status is Status.REFUSED}
    assert found == refused


def test_a_demand_that_says_nothing_is_not_the_one_that_is_meant() -> None:
    lines = [DEMAND, "ISL demand GBR: it", "GBR reject ISL: the demand"]
    facts = gathered(lines)
    assert facts[2].points == (facts[0].id,)


def test_a_charge_that_names_its_matter_is_no_other_charge() -> None:
    lines = ["ISL accuse GBR: ramming a gunboat", "ISL accuse GBR: poisoning the fish"]
    facts = gathered([*lines, "GBR reject ISL: the charge of ramming"])
    assert facts[2].points == (facts[0].id,)


def test_a_charge_comes_before_plain_speech() -> None:
    lines = ["ISL accuse GBR: ramming a gunboat", "ISL assert: the sea was calm"]
    facts = gathered([*lines, "GBR reject ISL: the accusation"])
    assert facts[2].points == (facts[0].id,)
    alone = gathered([lines[1], "GBR reject ISL: the accusation"])
    assert alone[1].points == (alone[0].id,)


@pytest.mark.parametrize(
    ("answer", "stance"),
    [
        ("GBR dismiss ISL: the charge", Stance.DENIES),
        ("GBR reject ISL: the charge", Stance.DENIES),
        ("NOR reject ISL: the charge", Stance.REFUSES),
        ("GBR ignore ISL: the charge", Stance.IGNORES),
    ],
)
def test_who_is_charged_and_rebuffs_it_denies(answer: str, stance: Stance) -> None:
    told = standing({MONDAY: ["ISL accuse GBR: ramming a gunboat", answer]})
    (position,) = [one for one in told.positions if one.party == answer[:3]]
    assert position.stance is stance


def test_what_is_not_to_be_done_is_not_denied_by_denying_it() -> None:
    threat = tell(MONDAY, "WEST threaten RUS: sanctions", condition="Moscow does not invade Kyiv")
    (entry,) = standing({MONDAY: [threat, "RUS deny: invade Kyiv"]}).threats
    assert (entry.came_about, entry.denials) == (Course.OPEN, ())


def test_a_promise_is_a_claim_where_another_tells_of_it() -> None:
    denial = tell(MONDAY, "ETH deny: stop filling the dam", 1)
    own = tell(MONDAY, "ETH promise EGY: stop filling the dam")
    assert standing({MONDAY: [own, denial]}).disputes == ()
    told = tell(MONDAY, "ETH promise EGY: stop filling the dam", source=("EGY",))
    (dispute,) = standing({MONDAY: [told, denial]}).disputes
    assert (dispute.claimed_by, dispute.denied_by) == (("EGY",), ("ETH",))


def test_who_states_a_claim_again_makes_no_other() -> None:
    lines = ["ISL accuse GBR: ramming a gunboat", "ISL accuse GBR: Icelandic accusations"]
    (dispute,) = standing({MONDAY: [*lines, "GBR deny: ramming a gunboat"]}).disputes
    assert len(dispute.claims) == 1


def test_who_says_what_a_deed_would_do_claims_it() -> None:
    done = tell(MONDAY, "VEN seize GUY: the border region", when=MONDAY)
    denial = tell(MONDAY, "VEN deny: the border region", 2)
    said = tell(MONDAY, "GUY criticise VEN: the move would move the border", 1)
    (dispute,) = standing({MONDAY: [done, said, denial]}).disputes
    assert dispute.claimed_by == ("GUY",)
    regretted = tell(MONDAY, "GUY criticise VEN: the move", 1)
    assert standing({MONDAY: [done, regretted, denial]}).disputes == ()
