"""The founding case and the bundled standoffs: what the standing says, entry by entry."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

import standoff
from standoff.records import Reading
from standoff.standing.records import Course, Kind, Stance, Standing, Status

REPORTS = Path(standoff.__file__).parent / "demo" / "reports"
FOUNDING = Path(__file__).parents[2].parent / "shared" / "cases" / "nato-2022" / "report.txt"


def read(*paths: Path) -> Standing:
    reader = standoff.load()
    readings: list[Reading] = [reader.read(path) for path in paths]
    moves = [move for reading in readings for move in reading.moves]
    return standoff.stand(moves, {one.report.id: one.report.date for one in readings})


class Book:
    """A standing, to ask by words."""

    def __init__(self, standing: Standing) -> None:
        self.standing = standing

    def item(self, *words: str) -> str:
        """Give the item that has the shortest phrase with all these words."""
        found = [
            (len(phrase), item.id)
            for item in self.standing.agenda
            for phrase in item.phrases
            if all(word in phrase for word in words)
        ]
        assert found, words
        return min(found)[1]

    def stances(self, party: str, *words: str) -> set[Stance]:
        item = self.item(*words)
        return {
            stance
            for one in self.standing.positions
            if one.party == party and one.item == item
            for stance in (one.stance, *one.also)
        }

    def pending(self, *words: str, **fields: Any) -> Any:
        found = [
            one
            for one in self.standing.docket
            if all(word in one.words for word in words)
            and all(getattr(one, name) == value for name, value in fields.items())
        ]
        assert len(found) == 1, (words, fields, found)
        return found[0]


@pytest.fixture(scope="module")
def founding() -> Book:
    if not FOUNDING.is_file():
        pytest.skip("the founding case is not on this machine")
    return Book(read(FOUNDING))


DEMANDS = ("not to expand NATO",), ("not to deploy offensive weapons",), ("roll back",)


@pytest.mark.parametrize("words", DEMANDS)
def test_russia_demands_and_the_allies_refuse(founding: Book, words: tuple[str, ...]) -> None:
    item = founding.item(*words)
    held = {(one.party, one.stance) for one in founding.standing.positions if one.item == item}
    assert ("RUS", Stance.DEMANDS) in held
    assert {("USA", Stance.REFUSES), ("USA:allies", Stance.REFUSES)} <= held
    entry = founding.pending(*words, kind=Kind.DEMAND, by=("RUS",))
    assert entry.status is Status.REFUSED


def test_the_demands_are_three(founding: Book) -> None:
    assert len({founding.item(*words) for words in DEMANDS}) == 3
    demands = [one for one in founding.standing.docket if one.kind is Kind.DEMAND]
    assert [one.by for one in demands] == [("RUS",)] * 3


def test_membership_is_under_enlargement(founding: Book) -> None:
    names = {item.id: item for item in founding.standing.agenda}
    membership = names[founding.item("membership")]
    assert membership.under == founding.item("not to expand NATO")


def test_talks_are_offered_which_russia_belittles_without_refusing(founding: Book) -> None:
    offer = founding.pending("limits on missile deployments", kind=Kind.OFFER, by=("USA",))
    assert (offer.status, offer.turn) == (Status.OPEN, ("RUS",))
    assert founding.stances("RUS", "limits on missile") == {Stance.BELITTLES}
    assert Stance.OFFERS in founding.stances("USA", "limits on missile")


def test_the_west_calls_for_a_pull_back_and_russia_has_not_answered(founding: Book) -> None:
    call = founding.pending("pull its troops back", kind=Kind.REQUEST, by=("WEST",))
    assert (call.to, call.status, call.turn) == (("RUS",), Status.IGNORED, ("RUS",))


def test_a_formal_reply_is_pending_and_the_move_is_russias(founding: Book) -> None:
    reply = founding.pending("formal response", kind=Kind.REPLY, by=("RUS",))
    assert (reply.status, reply.turn) == (Status.OPEN, ("RUS",))


def test_sanctions_are_threatened_if_russia_invades_which_it_denies(founding: Book) -> None:
    (threat,) = [one for one in founding.standing.threats if one.kind == "threat"]
    assert (threat.by, threat.to, threat.condition) == (("WEST",), ("RUS",), "Moscow invades")
    assert "sanctions" in threat.words
    assert (threat.came_about, threat.carried_out) == (Course.DENIED, Course.OPEN)
    assert threat.denials
    assert founding.stances("RUS", "Moscow invades") == {Stance.DENIES}


def test_two_things_are_disputed(founding: Book) -> None:
    told = {(one.claim[:12], one.denied_by): one for one in founding.standing.disputes}
    assert len(told) == 2
    (promise,) = [one for one in told.values() if "reneged on assurances" in one.claim]
    assert "assurances were given" in promise.denial
    (sites,) = [one for one in told.values() if "missile-defense" in one.claim]
    assert "deploy such weapons" in sites.denial
    for one in told.values():
        assert (one.claimed_by, one.denied_by) == (("RUS",), ("USA",))


def test_both_sides_keep_talks_open(founding: Book) -> None:
    assert Stance.OPEN in founding.stances("RUS", "continue talks")
    under = {item.id: item.under for item in founding.standing.agenda}
    assert under[founding.item("limits on missile")] == founding.item("continue talks")


@pytest.fixture(scope="module")
def weeks() -> list[Book]:
    """The standing after each of the five reports that follow Essequibo from October on."""
    paths = sorted(REPORTS.glob("essequibo-*/report.txt"))
    assert len(paths) == 5
    return [Book(read(*paths[:count])) for count in range(1, 6)]


def test_the_docket_moves_from_week_to_week(weeks: list[Book]) -> None:
    """Guyana asks the court to stop the vote, the court does not, and the vote is held."""
    states = [one.pending("referendum", by=("GUY",)).status for one in weeks]
    assert states == [
        Status.OPEN,
        Status.REFUSED,
        Status.OVERTAKEN,
        Status.OVERTAKEN,
        Status.OVERTAKEN,
    ]


def test_what_was_asked_is_met_in_the_end(weeks: list[Book]) -> None:
    before = weeks[3].pending("unilateral actions")
    after = weeks[4].pending("unilateral actions")
    assert (before.by, before.status, before.turn) == (("MERCOSUR",), Status.OPEN, ("GUY", "VEN"))
    assert (after.status, after.turn) == (Status.ACCEPTED, ())
    talks = [one.pending("direct negotiations").status for one in weeks]
    assert (talks[0], talks[4]) == (Status.OPEN, Status.ACCEPTED)


def test_the_nile() -> None:
    book = Book(read(*sorted(REPORTS.glob("nile-*/report.txt"))))
    asked = book.pending("no water be stored", by=("EGY", "SDN"))
    assert (asked.to, asked.status) == (("ETH",), Status.OPEN)
    (dispute,) = book.standing.disputes
    assert (dispute.claimed_by, dispute.denied_by) == (("EGY",), ("ETH",))
    assert "not to fill the dam" in dispute.claim
    assert Stance.REFUSES in book.stances("ETH", "binding arbitration")


def test_korea() -> None:
    book = Book(read(*sorted(REPORTS.glob("korea-*/report.txt"))))
    (threat,) = [one for one in book.standing.threats if one.by == ("KOR",) and one.condition]
    assert (threat.to, threat.condition) == (("PRK",), "Pyongyang went ahead")
    assert threat.carried_out is Course.OPEN
    assert book.pending("hostile policy", by=("PRK",)).to == ("USA",)


def test_the_treaties() -> None:
    book = Book(read(*sorted(REPORTS.glob("treaties-*/report.txt"))))
    demand = book.pending("disown their declaration", by=("RUS",))
    assert (demand.to, demand.status, demand.turn) == (("NATO",), Status.REFUSED, ("RUS",))
    (threat,) = [one for one in book.standing.threats if one.by == ("RUS",)]
    assert "intermediate-range" in threat.words and threat.condition is not None
    assert threat.carried_out is Course.OPEN


def test_every_entry_names_its_moves(weeks: list[Book]) -> None:
    standing = weeks[-1].standing
    known = {one for line in standing.timeline for one in line.moves}
    entries = (*standing.agenda, *standing.positions, *standing.docket, *standing.threats)
    for entry in entries:
        assert entry.moves
        assert set(entry.moves) <= known
    for dispute in standing.disputes:
        assert {*dispute.claims, *dispute.denials} <= known
