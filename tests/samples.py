"""Reports, moves and readings to test with, and hypothesis strategies for them."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from standoff.acts import Act, Plover
from standoff.records import Mark, Move, Reading, Report, Ruling, move_id

TEXT = (
    "Ankara rejected the Greek claim to the shelf on Monday. "
    "Athens called on Ankara to recall its survey ship unless it wants sanctions.\n"
    "Ankara rejected the Greek claim again."
)


def report(name: str = "aegean", text: str = TEXT, date: str | None = "2020-08-10") -> Report:
    return Report(id=name, text=text, date=date, language="en", title="Survey ship sails")


def move(about: Report, words: str, *, nth: int = 0, **fields: Any) -> Move:
    """Make the move that these words of the report show, the first time they stand there."""
    start = -1
    for _ in range(nth + 1):
        start = about.text.index(words, start + 1)
    values: dict[str, Any] = {
        "sentence": 1,
        "actor": ("TUR",),
        "voice": None,
        "act": Act.REJECT,
        "target": ("GRC",),
        "matter": None,
        "condition": None,
        "connective": None,
        "source": (),
        "when": None,
        "plover": Plover.REJECT,
        "because": "verb reject",
    } | fields
    end = start + len(words)
    name = move_id(about.id, start, end, values["act"], values["actor"], values["target"])
    return Move(id=name, report=about.id, start=start, end=end, evidence=words, **values)


def refusal(about: Report, **fields: Any) -> Move:
    return move(about, "rejected the Greek claim", **{"matter": "the Greek claim"} | fields)


def request(about: Report, **fields: Any) -> Move:
    values = {
        "sentence": 2,
        "actor": ("GRC",),
        "voice": "Athens",
        "act": Act.REQUEST,
        "target": ("TUR",),
        "matter": "recall its survey ship",
        "condition": "it wants sanctions",
        "connective": "unless",
        "source": ("EU", "USA:allies"),
        "when": "2020-08-09",
        "plover": Plover.REQUEST,
    }
    return move(about, "called on Ankara to recall its survey ship", **values | fields)


def reading(
    about: Report | None = None, moves: tuple[Move, ...] | None = None, reader: str = "1"
) -> Reading:
    about = report() if about is None else about
    if moves is None:
        moves = refusal(about), request(about)
    return Reading(report=about, moves=moves, reader=reader, notes=("read in one piece",))


words = st.text(min_size=1, max_size=20)
codes = st.lists(st.sampled_from(["RUS", "USA", "USA:allies", "SERB LIST", "Ünal; X"]), max_size=3)
dates = st.sampled_from(["2014", "2022-02", "2022-02-01", "2022-01-24/2022-01-30", "1999/2001-02"])


marks = st.builds(
    Mark,
    ruling=st.sampled_from(Ruling),
    by=words,
    at=st.just("2024-05-01T08:00:00+00:00"),
    note=st.none() | words,
    read=st.dictionaries(st.sampled_from(["act", "matter"]), st.none() | words, max_size=2),
    other=st.none() | words,
)


@st.composite
def readings(draw: st.DrawFn, name: st.SearchStrategy[str] = words) -> Reading:
    """Draw readings of any text, with values of every kind."""
    about = Report(
        id=draw(name),
        text=draw(st.text(min_size=1, max_size=80)),
        date=draw(st.none() | dates),
        language=draw(st.none() | st.just("en")),
        title=draw(st.none() | words),
        outlet=draw(st.none() | words),
        address=draw(st.none() | words),
    )
    moves = {}
    for _ in range(draw(st.integers(0, 3))):
        start = draw(st.integers(0, len(about.text) - 1))
        end = draw(st.integers(start + 1, len(about.text)))
        one = Move(
            id="",
            report=about.id,
            sentence=draw(st.integers(1, 99)),
            start=start,
            end=end,
            evidence=about.text[start:end],
            actor=tuple(draw(codes)),
            voice=draw(st.none() | words),
            act=draw(st.sampled_from(Act)),
            target=tuple(draw(codes)),
            matter=draw(st.none() | words),
            condition=draw(st.none() | words),
            connective=draw(st.none() | words),
            source=tuple(draw(codes)),
            when=draw(st.none() | dates),
            plover=draw(st.none() | st.sampled_from(Plover)),
            because=draw(words),
        )
        moves[(start, end, one.act, one.actor, one.target)] = one
    return Reading(
        report=about,
        moves=tuple(_named(one) for one in moves.values()),
        reader=draw(words),
        notes=tuple(draw(st.lists(words, max_size=2))),
    )


def _named(one: Move) -> Move:
    from msgspec.structs import replace

    name = move_id(one.report, one.start, one.end, one.act, one.actor, one.target)
    return replace(one, id=name)
