"""brat standoff: a folder with REPORT.txt and REPORT.ann for each report, and annotation.conf.

A move is an event. Its evidence is the trigger; voice, matter and condition are its arguments,
where their words stand in the text; the PLOVER type is an attribute, as is what people ruled; what
has no place in the text (the parties, the source, the date, the connective, the rule, and every
ruling with its name and note) is a note in JSON.

    T1	Demand 43 78	demanded that the blockade be lifted
    T2	Matter 57 78	the blockade be lifted
    E1	Demand:T1 Matter:T2
    A1	Plover E1 REQUEST
    #1	AnnotatorNotes E1	{"id":"…","actor":["RUS"],"target":["USA"], …}

Offsets count code points, the end exclusive. brat allows no line break inside a span, so what runs
over a line is written as fragments: `43 60;61 78`.
"""

import json
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from hashlib import blake2b
from pathlib import Path

import msgspec

from standoff.acts import Act, Plover
from standoff.records import Move, Report, Ruling

ROLES = ("voice", "matter", "condition")
"""The fields of a move whose words may stand in the text."""

NOTED = ("id", "actor", "target", "source", "when", "connective", "sentence", "because",
         "marks")  # fmt: skip
"""The fields of a move that have no place in the text."""


def write(moves: Sequence[Move], reports: Sequence[Report], place: Path) -> None:
    """Write the texts, their annotations and the configuration into a folder."""
    by_report: dict[str, list[Move]] = defaultdict(list)
    for move in moves:
        by_report[move.report].append(move)
    _put(place / "annotation.conf", configuration())
    for report, name in zip(reports, _names(reports), strict=True):
        _put(place / f"{name}.txt", report.text)
        _put(place / f"{name}.ann", annotate(report.text, by_report[report.id]))


def configuration() -> str:
    """Give the annotation.conf: every act an event, with the roles that it may have."""
    roles = ", ".join(f"{role.title()}?:{role.title()}" for role in ROLES)
    lines = ["[entities]", *(role.title() for role in ROLES), "", "[relations]", "", "[events]"]
    lines += [f"{act.title()}\t{roles}" for act in Act]
    lines += ["", "[attributes]", f"Plover\tArg:<EVENT>, Value:{'|'.join(Plover)}"]
    lines += [f"Ruling\tArg:<EVENT>, Value:{'|'.join(Ruling)}", ""]
    return "\n".join(lines)


def annotate(text: str, moves: Sequence[Move]) -> str:
    """Give the .ann of one report."""
    spans: dict[tuple[str, int, int], str] = {}
    lines: list[str] = []

    def mark(kind: str, start: int, end: int) -> str | None:
        """Name the text-bound annotation of a stretch, made when it is first asked for."""
        key = kind, start, end
        if key not in spans:
            pieces = list(fragments(text, start, end))
            if not pieces:
                return None
            spans[key] = f"T{len(spans) + 1}"
            where = ";".join(f"{first} {last}" for first, last in pieces)
            words = " ".join(text[first:last] for first, last in pieces)
            lines.append(f"{spans[key]}\t{kind} {where}\t{words}")
        return spans[key]

    attributes = 0
    for number, move in enumerate(moves, start=1):
        kind = move.act.title()
        trigger = mark(kind, move.start, move.end)
        if trigger is None:  # evidence without a visible character
            continue
        event = [f"{kind}:{trigger}"]
        rest = list(NOTED)
        for role in ROLES:
            start = find(text, getattr(move, role), move)
            if start is not None:
                end = start + len(getattr(move, role))
                if span := mark(role.title(), start, end):
                    event.append(f"{role.title()}:{span}")
            else:
                rest.append(role)  # a person's own words, which stand nowhere in the text
        lines.append(f"E{number}\t{' '.join(event)}")
        ruling = move.verdict or (move.marks[-1].ruling if move.marks else None)
        for name, value in (("Plover", move.plover), ("Ruling", ruling)):
            if value is not None:
                attributes += 1
                lines.append(f"A{attributes}\t{name} E{number} {value}")
        lines.append(f"#{number}\tAnnotatorNotes E{number}\t{_note(move, rest)}")
    return "".join(f"{line}\n" for line in lines)


def fragments(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Cut a stretch at its line breaks, and trim the spaces beside them.

    >>> list(fragments("lift the\\n  blockade", 0, 19))
    [(0, 8), (11, 19)]
    """
    for line in text[start:end].splitlines(keepends=True):
        words = line.strip()
        if words:
            first = start + line.index(words)
            yield first, first + len(words)
        start += len(line)


def find(text: str, words: str | None, move: Move) -> int | None:
    """Find where the words of a field stand: within the evidence, else nearest to it."""
    if not words:
        return None
    whole = re.compile(rf"(?<!\w){re.escape(words)}(?!\w)")
    inside = whole.search(text, move.start, move.end)
    if inside:
        return inside.start()
    places = _last(whole, text, words, move.end)
    if after := whole.search(text, move.end):
        places.append(after.start())
    return min(places, key=lambda place: abs(place - move.start), default=None)


def _last(whole: re.Pattern[str], text: str, words: str, end: int) -> list[int]:
    """Find the last place of the words that begins before an end, going backwards, if any."""
    place = text.rfind(words, 0, end + len(words) - 1)
    while place >= 0:
        if whole.match(text, place):
            return [place]
        place = text.rfind(words, 0, place + len(words) - 1)
    return []


def _note(move: Move, fields: Sequence[str]) -> str:
    """Give the rest of a move as JSON on one line, with the fields that nowhere else say it."""
    rest = {name: value for name in fields if (value := getattr(move, name))}
    return json.dumps(
        msgspec.to_builtins(rest)
    )  # in ASCII, so that no odd line break can cut the line


def _names(reports: Sequence[Report]) -> Iterator[str]:
    """Make a file name of each report's id: the id itself where it can be one."""
    taken = {"annotation"}
    for report in reports:
        name = re.sub(r"[^\w.-]+", "_", report.id).strip(".")[:80]
        if name != report.id or name.casefold() in taken:
            name = f"{name}-{blake2b(report.id.encode(), digest_size=4).hexdigest()}"
        taken.add(name.casefold())
        yield name


def _put(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8", newline="")
