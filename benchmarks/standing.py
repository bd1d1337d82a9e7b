"""How long questions about the standing of a large register take, against the SQL of their rows.

    python benchmarks/standing.py [MOVES] [MATTERS]

A register is generated: 200,000 moves on 2,000 matters, in reports of forty moves, between the
parties of many standoffs. Printed are the time of a question, that of the SQL that fetches its
rows, and the ratio; what adding one report takes and how much of that the grouping is; and how
many matters a second are taken apart and grouped.
"""

from __future__ import annotations

import random
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from sqlalchemy import select

import standoff
from standoff import knowledge
from standoff.acts import Act
from standoff.records import Move, Reading, Report, move_id
from standoff.register import Register, open_register, standings
from standoff.register.tables import moves as table
from standoff.standing.agenda import group, mentions
from standoff.standing.facts import Gatherer
from standoff.standing.terms import vocabulary

PER_REPORT = 40
ACTS = [
    Act.DEMAND, Act.REQUEST, Act.OFFER, Act.PROPOSE, Act.REJECT, Act.DENY, Act.ACCUSE,
    Act.THREATEN, Act.PROMISE, Act.AGREE, Act.CRITICISE, Act.OPEN, Act.MOBILISE, Act.SANCTION,
]  # fmt: skip


def matters(count: int, random_: random.Random) -> list[str]:
    """Make matters of a topic, a party and a word of their own each."""
    known = knowledge.load()
    words = [word for topic in known.topics.values() if not topic.plain for word in topic.words]
    names = [state.name for state in known.states]
    made = {
        f"the {random_.choice(words)} of {random_.choice(names)} in Ru{number}ria"
        for number in range(count)
    }
    return sorted(made)


def readings(count: int, about: list[str], random_: random.Random) -> list[Reading]:
    """Make reports, one a day, each within one of a hundred standoffs of two parties."""
    codes = [state.code for state in knowledge.load().states]
    standoffs = [tuple(random_.sample(codes, 2)) for _ in range(100)]
    per = len(about) // len(standoffs)
    made = []
    for number in range(count // PER_REPORT):
        place = number % len(standoffs)
        date = f"{1990 + number // 336}-{number // 28 % 12 + 1:02}-{number % 28 + 1:02}"
        name = f"report-{number:06}"
        moves = []
        for nth in range(PER_REPORT):
            matter = about[place * per + random_.randrange(per)]
            one, other = random_.sample(standoffs[place], 2)
            act = random_.choice(ACTS)
            start = nth * 100
            moves.append(
                Move(
                    id=move_id(name, start, start + len(matter), act, (one,), (other,)),
                    report=name,
                    sentence=nth + 1,
                    start=start,
                    end=start + len(matter),
                    evidence=matter,
                    actor=(one,),
                    voice=None,
                    act=act,
                    target=(other,),
                    matter=matter,
                    condition=None,
                    connective=None,
                    source=(),
                    when=date,
                    plover=None,
                    because="generated",
                )
            )
        text = "".join(f"{move.evidence:<100}" for move in moves)
        report = Report(id=name, text=text, date=date)
        made.append(Reading(report=report, moves=tuple(moves), reader="generated"))
    return made


def timed(call: Callable[[], object], times: int = 5) -> float:
    """Give the best of several times, in milliseconds."""
    best = float("inf")
    for _ in range(times):
        start = time.perf_counter()
        call()
        best = min(best, time.perf_counter() - start)
    return best * 1000


def fetch(register: Register, wanted: standings.Wanted) -> int:
    """Fetch the rows of a question, whole, by plain SQL."""
    query = select(table).where(table.c.id.in_(wanted.ids()))
    with register._engine.begin() as connection:
        return len(connection.execute(query).all())


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 200_000
    kinds = int(sys.argv[2]) if len(sys.argv) > 2 else 2_000
    random_ = random.Random(0)
    about = matters(kinds, random_)
    listed = readings(count, about, random_)
    known = knowledge.load()
    words = vocabulary(known)
    start = time.perf_counter()
    moves = [move for one in listed[: min(len(listed), 500)] for move in one.moves]
    facts = Gatherer(known, words).all(moves, {})
    found = mentions(facts)
    group(found, known)
    seconds = time.perf_counter() - start
    print(f"{len(moves)} matters taken apart, {len(found)} grouped: {len(moves) / seconds:,.0f}/s")
    with tempfile.TemporaryDirectory() as folder, open_register(Path(folder, "big.db")) as register:
        for one in listed[:-1]:
            register.add(one)
        start = time.perf_counter()
        register.docket(("USA", "RUS"))
        print(f"{count:,} moves, first question: {time.perf_counter() - start:.1f} s, once")
        pair = listed[0].moves[0].actor + listed[0].moves[0].target
        own, both = standings.Wanted(pair[0], acts=True), standings.Wanted(between=pair)
        for title, call, wanted in (
            ("positions of a party", partial(register.positions, pair[0]), own),
            ("docket of a standoff", partial(register.docket, pair), both),
        ):
            rows = fetch(register, wanted)
            sql, question = timed(partial(fetch, register, wanted)), timed(call)
            print(
                f"{title}: {rows} rows, SQL {sql:.0f} ms, question {question:.0f} ms,"
                f" ratio {question / sql:.2f} (bar 3)"
            )
        start = time.perf_counter()
        register.add(listed[-1])
        register.docket(pair)
        print(f"one more report, and the docket: {(time.perf_counter() - start) * 1000:.0f} ms")


if __name__ == "__main__":
    assert standoff.__version__
    main()
