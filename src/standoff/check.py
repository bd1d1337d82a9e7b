"""Check every table against its schema, the other tables, and its own examples."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING

from standoff import knowledge
from standoff.acts import Act
from standoff.knowledge import Knowledge
from standoff.knowledge.schema import Frame
from standoff.records import Move, Report

if TYPE_CHECKING:
    from standoff.reading.reader import Reader

BUILT_IN = frozenset({"party", "negative", "positive"})  # classes that other tables make


def check(tables: Path | None = None) -> list[str]:
    """Give every problem of the shipped tables, with a user's own laid over them; none is good.

    Reading the tables raises `KnowledgeError` at the first row that does not fit its schema; here
    follow the questions that need several rows or the reader: do codes and classes exist, does a
    name stand for two parties, does each example read as it says.
    """
    known = knowledge.load(tables)
    return [*_references(known), *_names(known), *examples(known, tables)]


def _references(known: Knowledge) -> Iterator[str]:
    codes = {row.code for row in known.states} | {row.code for row in known.organisations}
    listed = {row.act for row in known.acts}
    for act in Act:
        if act not in listed:
            yield f"acts.csv: no row for {act}; add one"
    for office in known.offices:
        party = office.party
        if party and party not in codes:
            yield f"offices.csv, {office.title}: no party {party}{_near(party, codes)}"
    for person in known.persons:
        if person.party not in codes:
            yield f"persons.csv, {person.name}: no party {person.party}{_near(person.party, codes)}"
        if person.since and person.until and person.since > person.until:
            yield f"persons.csv, {person.name}: until {person.until} is before {person.since}"
        if not person.check:
            yield f"persons.csv, {person.name}: say in `check` where the dates can be checked"
    for frame in known.frames:
        if sum(bool(words) for words in (frame.verb, frame.noun, frame.adjective)) != 1:
            yield f"{_where(frame)}: give just one of verb, noun, adjective"
        for words in (*frame.with_.values(), *frame.without.values()):
            for word in words:
                name = word.removeprefix("@")
                if word.startswith("@") and name not in BUILT_IN and name not in known.classes:
                    yield f"{_where(frame)}: no class {word}{_near(name, known.classes)}"
        for code in (code for role in ("actor", "target") for code in _expected(frame, role)):
            if code.partition(":")[0] not in codes:
                yield f"{_where(frame)}: no party {code}{_near(code, codes)}"


def _near(word: str, words: Iterable[str]) -> str:
    close = get_close_matches(word, list(words), n=1)
    return f"; did you mean {close[0]}?" if close else ""


def _where(frame: Frame) -> str:
    return f"frames/{frame.act}.toml, {frame.name}"


def _expected(frame: Frame, role: str) -> tuple[str, ...]:
    value = frame.expect.get(role)
    return value if isinstance(value, tuple) else ()


def _names(known: Knowledge) -> Iterator[str]:
    """Find names that claim two parties at once, unless one row marks them weak.

    A state that came when another went may share its names.
    """
    claimed: dict[str, str] = {}
    for state in known.states:
        if state.until is not None and any(row.since for row in known.states):
            continue
        words = (
            state.name,
            *state.other,
            *state.adjective,
            *state.capital,
            *state.metonyms,
            *state.cities,
        )
        yield from _claims(claimed, state.code, words, state.weak, "states.csv")
    for row in known.organisations:
        words = (row.name, *row.other, *row.adjective, *row.seats)
        yield from _claims(claimed, row.code, words, row.weak, "organisations.csv")


def _claims(
    claimed: dict[str, str], code: str, words: Iterable[str], weak: tuple[str, ...], file: str
) -> Iterator[str]:
    for word in weak:
        if word not in words and file == "organisations.csv":
            yield f"{file}, {code}: {word!r} is weak but no name of the row; remove it or add it"
    for word in dict.fromkeys(words):
        if not word or word in weak:
            continue
        other = claimed.setdefault(word, code)
        if other != code:
            yield f"{file}, {code}: {word!r} is also a name of {other}; mark it weak in one row"


def examples(known: Knowledge, tables: Path | None = None) -> Iterator[str]:
    """Read every frame's example and compare what the frame expects of it."""
    from standoff.reading.reader import load

    reader: Reader = load(tables=tables)
    reports = [
        Report(id=str(number), text=frame.example) for number, frame in enumerate(known.frames)
    ]
    for frame, reading in zip(known.frames, reader.pipe(reports), strict=True):
        moves = getattr(reading, "moves", ())
        fault = _fault(frame, moves)
        if fault and not frame.limit:
            yield f"{_where(frame)}: {frame.example!r}: {fault}"
        if not fault and frame.limit:
            yield f"{_where(frame)}: reads as expected now; take out its `limit`"


def _fault(frame: Frame, moves: tuple[Move, ...]) -> str | None:
    found = [move for move in moves if move.act == frame.act]
    if not found:
        read = ", ".join(str(move) for move in moves) or "nothing"
        return f"expected {frame.act}, read {read}"
    faults = [_difference(frame, move) for move in found]
    return None if None in faults else faults[0]


def _difference(frame: Frame, move: Move) -> str | None:
    for role, expected in frame.expect.items():
        got = getattr(move, role)
        if isinstance(got, tuple):
            if set(got) != set(expected or ()):
                return f"expected {role} {', '.join(expected or ())}, read {', '.join(got)}"
        elif got != expected:
            return f"expected {role} {expected!r}, read {got!r}"
    return None
