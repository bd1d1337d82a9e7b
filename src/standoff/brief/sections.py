"""The parts of a brief that list entries, in the order in which they are read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby

from standoff.brief import entries
from standoff.brief.citations import Citations
from standoff.brief.clean import line
from standoff.brief.records import Entry, Group, Section
from standoff.standing.records import Announced, Item, Pending, Position, Standing, Status

PLURAL = {"threat": "Threats", "warning": "Warnings", "promise": "Promises"}


def sections(
    standing: Standing, names: Mapping[str, str], anchors: Sequence[str], cite: Citations
) -> Iterator[Section]:
    """Give the sections that hold anything. `anchors` are those of the positions."""
    made = [
        Section(
            name="positions",
            title="Where each party stands",
            lead="By its latest moves on each matter; the words of a day outweigh its deeds.",
            groups=tuple(_positions(standing.positions, names, anchors, cite)),
        ),
        Section(
            name="docket",
            title="What was asked for, offered or promised as a reply",
            lead="What waits for an answer comes first.",
            groups=tuple(_docket(standing.docket, cite)),
        ),
        Section(
            name="threats",
            title="Threats, warnings and promises",
            lead="Each with its condition, and what came of both as far as the reports tell.",
            groups=tuple(_announced(standing.threats, cite)),
        ),
        Section(
            name="disputes",
            title="What one party claims and another denies",
            lead="Neither side is taken.",
            groups=tuple(
                Group(entries=(entries.claim(one, cite), entries.denial(one, cite)))
                for one in standing.disputes
            ),
        ),
        Section(
            name="agenda",
            title="What it is about",
            lead="Phrases of different moves and reports that mean one matter stand together.",
            groups=tuple(_agenda(standing.agenda, names, cite)),
        ),
        Section(
            name="timeline",
            title="What happened when",
            lead="Every move once, in however many reports it is told; without a date of its own "
            "it has that of its report.",
            groups=tuple(
                Group(
                    title=day or "undated",
                    entries=tuple(entries.happening(one, cite) for one in listed),
                )
                for day, listed in groupby(standing.timeline, lambda one: one.when)
            ),
        ),
    ]
    return (section for section in made if section.groups)


def cited(standing: Standing) -> set[str]:
    """Give the ids of all moves that a standing names."""
    lists = [one.moves for one in standing.agenda]
    lists += [one.moves for one in standing.positions]
    lists += [one.moves for one in standing.timeline]
    lists += [voiced.moves for one in standing.positions for voiced in one.apart]
    lists += [one.moves + one.answers for one in standing.docket]
    lists += [one.moves + one.deeds + one.denials for one in standing.threats]
    lists += [one.claims + one.denials for one in standing.disputes]
    return {move for listed in lists for move in listed}


def _positions(
    positions: Sequence[Position],
    names: Mapping[str, str],
    anchors: Sequence[str],
    cite: Citations,
) -> Iterator[Group]:
    pairs = zip(positions, anchors, strict=True)
    for party, held in groupby(pairs, lambda pair: pair[0].party):
        listed = tuple(entries.position(one, names, cite, anchor) for one, anchor in held)
        yield Group(title=_coded(party, cite), entries=listed)


def _coded(party: str, cite: Citations) -> str:
    name = cite.names((party,))
    return name if name == party else f"{name} ({party})"


def _docket(docket: Sequence[Pending], cite: Citations) -> Iterator[Group]:
    waits = [one for one in docket if is_waiting(one)]
    rest = [one for one in docket if not is_waiting(one)]
    for title, listed in (("Waiting", waits), ("Settled", rest)):
        if listed:
            yield Group(title=title, entries=tuple(entries.pending(one, cite) for one in listed))


def is_waiting(one: Pending) -> bool:
    """Say whether somebody is to move, or would be, were it known who."""
    return bool(one.turn) or one.status is Status.OPEN


def _announced(threats: Sequence[Announced], cite: Citations) -> Iterator[Group]:
    for kind, listed in groupby(threats, lambda one: one.kind):
        title = PLURAL.get(kind, kind)
        yield Group(title=title, entries=tuple(entries.announced(one, cite) for one in listed))


def _agenda(agenda: Sequence[Item], names: Mapping[str, str], cite: Citations) -> Iterator[Group]:
    """Give what was spoken of more than once, or pinned, in full; of the rest the words."""
    main = [one for one in agenda if len(one.moves) > 1 or one.pinned]
    rest = [one for one in agenda if len(one.moves) == 1 and not one.pinned]
    if main:
        title = "More than one move" if rest else None
        yield Group(title=title, entries=tuple(entries.item(one, names, cite) for one in main))
    if rest:
        yield Group(title="One move each", brief=True, entries=tuple(_bare(rest, cite)))


def _bare(items: Iterable[Item], cite: Citations) -> Iterator[Entry]:
    for one in items:
        yield Entry(words=line(one.name), quotes=cite.quotes(one.moves), change=one.change)
