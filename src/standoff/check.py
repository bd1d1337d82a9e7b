"""Check every table against its schema, the other tables, and its own examples."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from standoff import knowledge
from standoff.acts import Act, Root
from standoff.errors import InputError
from standoff.knowledge import Knowledge
from standoff.knowledge.schema import Code, Event, Frame, Idiom, Turning
from standoff.near import closest
from standoff.records import Move, Report
from standoff.when import When

if TYPE_CHECKING:
    from standoff.reading.reader import Reader

E = TypeVar("E", Frame, Idiom)

BUILT_IN = frozenset({"party", "negative", "positive"})  # classes that other tables make


def check(tables: Path | None = None) -> list[str]:
    """Give every problem of the shipped tables, with a user's own laid over them; none is good.

    Reading the tables raises `KnowledgeError` at the first row that does not fit its schema; here
    follow the questions that need several rows or the reader: do codes and classes exist, does a
    name stand for two parties, does each example read as it says.
    """
    known = knowledge.load(tables)
    return [
        *_references(known),
        *names(known),
        *numbers(known),
        *examples(known, tables),
        *idiom_examples(known, tables),
        *coded_examples(known, tables),
    ]


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
    signs: tuple[Frame | Event | Turning, ...] = (*known.frames, *known.events, *known.turning)
    for row in signs:
        if sum(bool(words) for words in (row.verb, row.noun, row.adjective)) != 1:
            yield f"{_where(row)}: give just one of verb, noun, adjective"
        made = BUILT_IN if isinstance(row, Frame) else BUILT_IN - {"party"}
        for words in (*row.with_.values(), *row.without.values()):
            for word in words:
                name = word.removeprefix("@")
                if word.startswith("@") and name not in made and name not in known.classes:
                    yield f"{_where(row)}: no class {word}{_near(name, known.classes)}"
    for coded in known.codes:
        if coded.code not in codes:
            yield f"codes.csv, {coded.code}: no party has that code{_near(coded.code, codes)}"
    for act in Act:
        if act not in {row.act for row in known.agreements}:
            yield f"agreements.csv: no row for {act}; add one"
    titles = {office.title for office in known.offices}
    titles |= {word for state in known.states for word in state.metonyms}
    for sector in known.sectors:
        for title in sector.words:
            if title not in titles:
                yield f"sectors.csv, {sector.sector}: no office {title}{_near(title, titles)}"
    kinds = {turn.kind for turn in known.turns}
    for turning in known.turning:
        if turning.turn not in kinds:
            yield f"{_where(turning)}: no kind {turning.turn}{_near(turning.turn, kinds)}"
    for root in Root:
        if root not in {one.root for one in known.roots}:
            yield f"roots.csv: no row for {root}; add one"
    for frame in known.frames:
        for code in (code for role in ("actor", "target") for code in _expected(frame, role)):
            if code.partition(":")[0] not in codes:
                yield f"{_where(frame)}: no party {code}{_near(code, codes)}"


def _near(word: str, words: Iterable[str]) -> str:
    near = closest(word, words)
    return f"; did you mean {near}?" if near else ""


def _where(row: Frame | Event | Turning) -> str:
    if isinstance(row, Frame):
        return f"frames/{row.act}.toml, {row.name}"
    word = (row.lemmas or ("no word",))[0]
    if isinstance(row, Event):
        return f"events/{row.root.lower()}.toml, {word}"
    return f"turning.toml, {row.turn}: {word}"


def _expected(frame: Frame, role: str) -> tuple[str, ...]:
    value = frame.expect.get(role)
    return value if isinstance(value, tuple) else ()


def names(known: Knowledge) -> Iterator[str]:
    """Find names that claim two parties at once, unless one row marks them weak.

    A state that came when another had gone may share its names.
    """
    claimed: dict[str, list[_Claim]] = {}
    for state in known.states:
        words = (
            state.name,
            *state.other,
            *state.adjective,
            *state.capital,
            *state.metonyms,
            *state.cities,
        )
        claim = _Claim(state.code, state.since or 0, state.until or 9999)
        yield from _claims(claimed, claim, words, state.weak, "states.csv")
    for row in known.organisations:
        words = (row.name, *row.other, *row.adjective, *row.seats)
        yield from _claims(claimed, _Claim(row.code), words, row.weak, "organisations.csv")


class _Claim(NamedTuple):
    """Who has a name, and in which years."""

    code: str
    since: int = 0
    until: int = 9999


def _claims(
    claimed: dict[str, list[_Claim]],
    claim: _Claim,
    words: Iterable[str],
    weak: tuple[str, ...],
    file: str,
) -> Iterator[str]:
    code = claim.code
    for word in weak:
        if word not in words and file == "organisations.csv":
            yield f"{file}, {code}: {word!r} is weak but no name of the row; remove it or add it"
    for word in dict.fromkeys(words):
        if not word or word in weak:
            continue
        for other in claimed.setdefault(word, []):
            if other.since <= claim.until and claim.since <= other.until:
                told = f"{word!r} is also a name of {other.code}; mark it weak in one row"
                yield f"{file}, {code}: {told}"
        claimed[word].append(claim)


def numbers(known: Knowledge) -> Iterator[str]:
    """Find rows of `codes.csv` that give two states one number, or one state two, at one time."""
    given: list[tuple[Code, date, date]] = []
    for row in known.codes:
        if row.cow is None:
            continue
        since, until = row.since or "0001-01-01", row.until or "9999-12-31"
        try:
            first, last = When(since).first, When(until).last
        except InputError as error:
            yield f"codes.csv, {row.code}: {error}"
            continue
        for other, begun, ended in given:
            if begun <= last and first <= ended:
                if other.cow == row.cow:
                    told = f"{row.cow} is also the number of {other.code} then"
                    yield f"codes.csv, {row.code}: {told}; bound one with from or until"
                elif other.code == row.code:
                    told = f"{row.cow} and {other.cow} at one time"
                    yield f"codes.csv, {row.code}: {told}; bound one with from or until"
        given.append((row, first, last))


def examples(known: Knowledge, tables: Path | None = None) -> Iterator[str]:
    """Read every frame's example and compare what the frame expects of it."""
    for frame, moves in _read(known.frames, tables):
        fault = _fault(frame, moves)
        if fault and not frame.limit:
            yield f"{_where(frame)}: {frame.example!r}: {fault}"
        if not fault and frame.limit:
            yield f"{_where(frame)}: reads as expected now; take out its `limit`"


def idiom_examples(known: Knowledge, tables: Path | None = None) -> Iterator[str]:
    """Read every idiom's example and compare the act."""
    for idiom, moves in _read(known.idioms, tables):
        if not any(move.act == idiom.act for move in moves):
            read = ", ".join(str(move) for move in moves) or "nothing"
            yield f"idioms.csv, {idiom.words}: {idiom.example!r}: expected {idiom.act}, read {read}"


def _read(rows: Sequence[E], tables: Path | None) -> Iterator[tuple[E, tuple[Move, ...]]]:
    """Read the example of each row."""
    from standoff.reading.reader import load

    reader: Reader = load(tables=tables)
    reports = [Report(id=str(number), text=row.example) for number, row in enumerate(rows)]
    for row, reading in zip(rows, reader.pipe(reports), strict=True):
        yield row, getattr(reading, "moves", ())


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


def coded_examples(known: Knowledge, tables: Path | None = None) -> Iterator[str]:
    """Code the example of every event and turning word, and compare the event type.

    In an example, square brackets mark the source and braces the target.
    """
    from standoff.coding.coder import load
    from standoff.coding.pairs import Pair

    signs: tuple[Event | Turning, ...] = (*known.events, *known.turning)
    rows: list[Event | Turning] = []
    pairs: list[Pair] = []
    for row in signs:
        source = re.search(r"\[([^]]+)\]", row.example)
        target = re.search(r"\{([^}]+)\}", row.example)
        if source is None or target is None:
            yield f"{_where(row)}: {row.example!r}: mark [the source] and {{the target}}"
            continue
        rows.append(row)
        sentence = re.sub(r"[][{}]", "", row.example)
        pairs.append(Pair(uid="", sentence=sentence, source=source[1], target=target[1]))
    for row, coded in zip(rows, load(tables=tables).code(pairs), strict=True):
        if coded.root != row.root and not row.limit:
            read = f"read {coded.root} ({coded.because})"
            yield f"{_where(row)}: {row.example!r}: expected {row.root}, {read}"
        if coded.root == row.root and row.limit:
            yield f"{_where(row)}: coded as expected now; take out its `limit`"
