"""Two reports on one crisis, a third without moves, and what a brief says of them."""

from __future__ import annotations

from samples import move, refusal, report, request
from standoff.acts import Act, Plover
from standoff.brief import compose
from standoff.brief.records import Brief
from standoff.records import Mark, Move, Report, Ruling
from standoff.standing.stand import stand

MONDAY = report("monday")
HARBOUR = Report(
    id="harbour",
    date="2020-08-14",
    text="Greece threatened to close its ports to Turkish ships unless Turkey recalls the survey "
    "ship.\n\nAthens says that the ship had entered Greek waters. "
    "Turkey denied that the ship had entered Greek waters. Paris backed Athens.",
    outlet="The Harbour News",
    address="https://news.example/harbour?a=1&b=2",
)
QUIET = Report(id="quiet", text="Nothing happened.", date="2020-08-15")
REPORTS = [MONDAY, HARBOUR, QUIET]
SIGNED = Mark(
    ruling=Ruling.SET,
    by="mk",
    at="2020-09-01T08:00:00+00:00",
    note="see the transcript",
    read={"matter": "the shelf"},
)


def harbour(words: str, **fields: object) -> Move:
    return move(HARBOUR, words, **fields)


MOVES = [
    refusal(MONDAY, marks=(SIGNED,)),
    request(MONDAY),
    move(MONDAY, "Ankara rejected the Greek claim again", sentence=3, matter="the Greek claim"),
    harbour(
        "threatened to close its ports to Turkish ships",
        actor=("GRC",), target=("TUR",), act=Act.THREATEN, plover=Plover.THREATEN,
        matter="close its ports to Turkish ships", condition="Turkey recalls the survey ship",
        connective="unless",
    ),
    harbour(
        "Athens says that the ship had entered Greek waters",
        actor=("GRC",), target=("TUR",), act=Act.ACCUSE, plover=Plover.ACCUSE,
        matter="the ship had entered Greek waters",
    ),
    harbour(
        "Turkey denied that the ship had entered Greek waters",
        actor=("TUR",), target=(), act=Act.DENY, plover=None,
        matter="the ship had entered Greek waters",
    ),
    harbour("Paris backed Athens", actor=("FRA",), target=("GRC",), act=Act.SUPPORT,
            plover=Plover.SUPPORT, when="2020-08"),
]  # fmt: skip


def composed(moves: list[Move], reports: list[Report], **asked: object) -> Brief:
    dates = {one.id: one.date for one in reports}
    return compose(stand(moves, dates), moves, reports, **asked)  # type: ignore[arg-type]
