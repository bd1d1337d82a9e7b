"""What a brief says of a standing, put together from its moves and reports."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from urllib.parse import quote

from standoff import knowledge
from standoff.brief.citations import Citations
from standoff.brief.clean import line
from standoff.brief.matrix import matrices
from standoff.brief.records import Brief, Note, Source
from standoff.brief.sections import cited, is_waiting, sections
from standoff.brief.texts import paragraphs
from standoff.brief.ties import ties
from standoff.brief.timeline import spots
from standoff.exchange.parties import Parties
from standoff.knowledge import Knowledge
from standoff.records import Move, Report
from standoff.standing.records import Course, Standing
from standoff.version import VERSION
from standoff.when import When


def compose(
    standing: Standing,
    moves: Iterable[Move],
    reports: Iterable[Report],
    *,
    title: str | None = None,
    scope: Sequence[str] = (),
    tables: Knowledge | None = None,
) -> Brief:
    """Put together what a brief says.

        compose(register.standing(), register.moves(), register.reports())

    It tells of the moves that the standing names, and shows the reports that hold any. `scope`
    says what was asked for: *until 2023-12-04*. Without a title it has that of the two parties
    with the most moves. `tables` name the parties. The order of moves and reports plays no part.
    """
    told = cited(standing)
    reports = sorted(reports, key=lambda report: report.id)
    kept = {move.id: move for move in moves if move.id in told}
    cite = Citations(kept, reports, Parties(tables or knowledge.load()))
    shown = [move for report in cite.reports for move in cite.of[report.id]]
    names = {item.id: line(item.name) for item in standing.agenda}
    for one in standing.positions:
        names.setdefault(one.item, line(one.words))
    anchors = [f"p-{number}" for number in range(1, len(standing.positions) + 1)]
    codes = {code for move in shown for code in (*move.actor, *move.target)}
    codes |= {one.party for one in standing.positions}
    return Brief(
        title=line(title or "") or _title(shown, cite),
        span=tuple(_span(shown, cite, scope)),
        counts=tuple(_counts(standing)),
        ruled=_ruled(shown),
        matrices=matrices(standing.positions, names, anchors),
        ties=ties(shown, cite),
        names={code: cite.names((code,)) for code in sorted(codes)},
        spots=spots(standing.timeline, cite),
        sections=tuple(sections(standing, names, anchors, cite)),
        sources=tuple(
            _source(number, report, cite) for number, report in enumerate(cite.reports, start=1)
        ),
        silent=tuple(_label(report) for report in reports if report.id not in cite.of),
        version=VERSION,
    )


def _title(moves: Sequence[Move], cite: Citations) -> str:
    """Name the two parties with the most moves, and say where there are others."""
    counted = Counter(code for move in moves for code in move.actor)
    first = sorted(counted, key=lambda code: (-counted[code], code))[:2]
    names = [cite.names((code,)) for code in first]
    more = {code for move in moves for code in (*move.actor, *move.target)} - set(first)
    if more and names:
        return f"{', '.join(names)} and others"
    return " and ".join(names) or "No moves"


def _span(moves: Sequence[Move], cite: Citations, scope: Sequence[str]) -> Iterator[str]:
    """Say what dates the brief covers, and what was asked for."""
    yield f"{counted(len(moves), 'move')} in {counted(len(cite.reports), 'report')}"
    dated = _between(report.date for report in cite.reports)
    if dated is not None:
        yield f"reports of {dated}"
    happened = _between(move.when for move in moves)
    if happened is not None:
        yield f"moves dated {happened}"
    yield from map(line, scope)


def _between(dates: Iterable[str | None]) -> str | None:
    known = [When(when) for when in dates if when is not None]
    if not known:
        return None
    first = min(known, key=lambda when: (when.first, when)).partition("/")[0]
    last = max(known, key=lambda when: (when.last, when)).rpartition("/")[2]
    return first if first == last else f"{first} to {last}"


def _counts(standing: Standing) -> Iterator[tuple[str, str]]:
    """Say how much there is of what, each with the section that lists it."""
    waiting = sum(is_waiting(one) for one in standing.docket)
    announced = sum(one.carried_out is Course.OPEN for one in standing.threats)
    for number, one, many, section in (
        (len(standing.agenda), "matter", "matters", "agenda"),
        (len(standing.positions), "position", "positions", "positions"),
        (waiting, "asked for or offered and open", "asked for or offered and open", "docket"),
        (announced, "threat or promise not carried out", "threats and promises not carried out",
         "threats"),
        (len(standing.disputes), "dispute", "disputes", "disputes"),
    ):  # fmt: skip
        if number:
            yield f"{number} {one if number == 1 else many}", section


def _ruled(moves: Sequence[Move]) -> str:
    """Say how many of the moves people ruled on, and who."""
    ruled = [move for move in moves if move.marks]
    if not ruled:
        return "All moves stand as the machine read them; nobody has ruled on any."
    who = sorted({line(mark.by) for move in ruled for mark in move.marks})
    return f"{counted(len(ruled), 'move')} ruled on by {', '.join(who)}; the machine read the rest."


def _source(number: int, report: Report, cite: Citations) -> Source:
    moves = cite.of[report.id]
    return Source(
        number=number,
        name=f"r-{number}",
        title=line(report.title or "") or line(report.id),
        about=tuple(
            line(part) for part in (report.outlet, report.date, report.title and report.id) if part
        ),
        address=_web(report.address),
        language=report.language,
        paragraphs=paragraphs(report.text, moves, cite.__getitem__),
        notes=tuple(Note(quote=cite[move.id], facts=tuple(_facts(move, cite))) for move in moves),
    )


def _web(address: str | None) -> str | None:
    """Give an address of the web with nothing in it that could end it; other addresses are none."""
    if address is None or not address.startswith(("https://", "http://")):
        return None
    return quote(address, safe=":/?#[]@!$&'*+,;=%~", errors="replace")


def _facts(move: Move, cite: Citations) -> Iterator[tuple[str, str]]:
    """Give what was read, beside who did what to whom, and the rule that read it."""
    depends = f"{move.connective or 'if'} {move.condition}" if move.condition else None
    for name, value in (
        ("matter", move.matter),
        ("condition", depends),
        ("date", move.when),
        ("voice", move.voice),
        ("according to", cite.names(move.source)),
        ("event type", move.plover),
        ("read by", move.because),
    ):
        if value:
            yield name, line(value)


def _label(report: Report) -> str:
    return line(", ".join(part for part in (report.title or report.id, report.date) if part))


def counted(number: int, noun: str) -> str:
    """Say a number with its noun: *1 move*, *14 moves*."""
    return f"{number} {noun}{'' if number == 1 else 's'}"
