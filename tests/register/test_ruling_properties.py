"""What holds for any rulings: none is lost, and one that is undone leaves no trace."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from standoff.acts import Act
from standoff.records import Move, Reading, Report, move_id
from standoff.register import Register, Ruled, open_register

CODES = ("TUR", "GRC", "LBY", "EU")
ACTS = list(Act)
WORDS = ["rejected", "the", "old", "claim", "of", "Athens", "again"]


@st.composite
def tellings(draw: st.DrawFn, name: str = "monday") -> Reading:
    """Draw a report of some clauses, each of which shows one move or two by two actors."""
    clauses, found, start = [], [], 0
    for number in range(draw(st.integers(1, 4))):
        words = draw(st.lists(st.sampled_from(WORDS), min_size=3, max_size=6))
        clause = f"Then {number} {' '.join(words)} here."
        first = len(clause.partition(words[0])[0])
        last = len(clause) - len(" here.")
        actors = draw(st.lists(st.sampled_from(CODES), min_size=1, max_size=2, unique=True))
        for actor in actors:
            act = draw(st.sampled_from(ACTS))
            found.append((start + first, start + last, actor, act))
        clauses.append(clause)
        start += len(clause) + 1
    text = " ".join(clauses)
    moves = tuple(made(name, text, *one) for one in found)
    return Reading(report=Report(id=name, text=text), moves=moves, reader="1")


def made(name: str, text: str, start: int, end: int, actor: str, act: Act) -> Move:
    return Move(
        id=move_id(name, start, end, act, (actor,), ()),
        report=name,
        sentence=1,
        start=start,
        end=end,
        evidence=text[start:end],
        actor=(actor,),
        voice=None,
        act=act,
        target=(),
        matter=None,
        condition=None,
        connective=None,
        source=(),
        when=None,
        plover=None,
        because="verb",
    )


def shifted(reading: Reading) -> Reading:
    """Read every move a word further on, and every act as another."""
    text, moves = reading.report.text, []
    for one in reading.moves:
        start = text.index(" ", one.start) + 1
        end = (text + " ").index(" ", one.end + 1)
        act = ACTS[(ACTS.index(one.act) + 1) % len(ACTS)]
        moves.append(made(one.report, text, start, end, one.actor[0], act))
    return replace(reading, moves=tuple(moves), reader="shifted")


@contextmanager
def fresh() -> Iterator[Register]:
    with tempfile.TemporaryDirectory() as folder, open_register(Path(folder, "a.db")) as register:
        yield register


Plan = list[tuple[str, int, int]]
"""Rulings to make: what, and on which of the moves then shown, and the second for pairs."""

plans = st.lists(
    st.tuples(
        st.sampled_from(["right", "wrong", "set", "join", "split", "add"]),
        st.integers(0, 9),
        st.integers(0, 9),
    ),
    max_size=6,
)


def carry_out(register: Register, plan: Plan, by: str = "mk") -> list[Ruled]:
    """Make the rulings of a plan, as far as they can be made."""
    done = []
    for what, at, then in plan:
        listed = sorted(register.moves(wrong=True), key=lambda one: one.id)
        report = register.reports()[0]
        one, other = listed[at % len(listed)], listed[then % len(listed)]
        if what == "add":
            words = report.text[: report.text.index(" here") - at % 3].strip()
            fields = {"actor": CODES[then % 4], "act": ACTS[at]}
            name = move_id(report.id, 0, len(words), ACTS[at], (CODES[then % 4],), ())
            if name in {each.id for each in listed}:
                continue
            done.append(register.add_move(report.id, words, fields, by=by))
        elif what == "set":
            given = [{"act": ACTS[then].value}, {"actor": "SRB"}, {"matter": "it"}][then % 3]
            done.append(register.rule(one.id, what, by=by, fields=given))
        elif what in ("join", "split"):
            if one.id != other.id:
                done.append(register.rule(one.id, what, by=by, other=other.id))
        else:
            done.append(register.rule(one.id, what, by=by))
    return done


def derived(register: Register) -> Any:
    """Give everything that follows from readings and rulings, without the times."""
    moves = [
        replace(one, marks=tuple(replace(mark, at="") for mark in one.marks))
        for one in register.moves(wrong=True)
    ]
    kept = {one.id for one in register.moves()}
    return moves, kept, register.joined(), register.parted()


@settings(max_examples=40, deadline=None)
@given(tellings(), st.data())
def test_spans_shifted_by_a_word_and_other_acts_lose_no_ruling(
    reading: Reading, data: st.DataObject
) -> None:
    later = shifted(reading)
    with fresh() as register:
        register.add(reading)
        ruled = {}
        for number, one in enumerate(reading.moves):
            what = data.draw(st.sampled_from(["right", "wrong", "set"]))
            fields = {"matter": f"matter {number}"} if what == "set" else None
            ruled[one.id] = register.rule(one.id, what, by="mk", fields=fields)
        register.add(later)
        attached = {one.ruling.move.id: one for one in register.attached()}
        shown = {one.id: one for one in register.moves(wrong=True)}
        assert len(shown) == len(reading.moves)
        for number, (old, new) in enumerate(zip(reading.moves, later.moves, strict=True)):
            where = attached[old.id]
            assert where.move == new.id
            assert where.shown is not None
            now = shown[where.shown]
            match ruled[old.id].ruling:
                case "right":
                    assert replace(now, marks=()) == old
                    assert now.marks[0].read["act"] == new.act
                case "set":
                    assert replace(now, marks=(), matter=None) == new
                    assert now.matter == f"matter {number}"
                case "wrong":
                    assert now.id not in {one.id for one in register.moves()}


@settings(max_examples=40, deadline=None)
@given(tellings(), plans, plans, st.booleans())
def test_rulings_undone_leave_no_trace(
    reading: Reading, before: Plan, undone: Plan, newer: bool
) -> None:
    with fresh() as register:
        register.add(reading)
        carry_out(register, before)
        if newer:
            register.add(shifted(reading))
        expected = derived(register)
        for ruled in carry_out(register, undone, by="jd"):
            register.withdraw(ruled.id, by="jd")
        assert derived(register) == expected


@settings(max_examples=40, deadline=None)
@given(tellings(), plans, st.permutations(range(3)))
def test_only_the_present_reading_counts_not_those_before_it(
    reading: Reading, plan: Plan, order: list[int]
) -> None:
    readings = [
        reading, shifted(reading), replace(reading, moves=reading.moves[1:], reader="third"),
    ]  # fmt: skip
    with fresh() as one, fresh() as two:
        for register in (one, two):
            register.add(reading)
            carry_out(register, plan)
        for number in order:
            one.add(readings[number])
        two.add(readings[order[-1]])
        assert derived(one) == derived(two)


@settings(max_examples=30, deadline=None)
@given(tellings("a"), tellings("b"), plans)
def test_the_order_of_reports_does_not_matter(one: Reading, other: Reading, plan: Plan) -> None:
    with fresh() as first, fresh() as second:
        for reading in (one, other):
            first.add(reading)
        for reading in (other, one):
            second.add(reading)
        for register in (first, second):
            carry_out(register, plan)
        assert derived(first) == derived(second)


@settings(max_examples=40, deadline=None)
@given(tellings(), plans, st.booleans())
def test_what_is_shown_points_at_its_words_and_names_are_unique(
    reading: Reading, plan: Plan, newer: bool
) -> None:
    with fresh() as register:
        register.add(reading)
        carry_out(register, plan)
        text = f"So. {reading.report.text}"
        if newer:
            moves = tuple(
                made("monday", text, one.start + 4, one.end + 4, one.actor[0], one.act)
                for one in shifted(reading).moves
            )
            report = replace(reading.report, text=text)
            register.add(replace(reading, report=report, moves=moves))
        (report,) = register.reports()
        moves_ = register.moves(wrong=True)
        for one in moves_:
            assert report.text[one.start : one.end] == one.evidence
        assert len({one.id for one in moves_}) == len(moves_)
        assert len(register.attached()) == len(register.rulings())
