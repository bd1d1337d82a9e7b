"""Each kind of entry of the standing, said in words."""

from __future__ import annotations

from collections.abc import Mapping

from standoff.brief.citations import Citations
from standoff.brief.clean import clipped, line
from standoff.brief.records import Entry, Tone
from standoff.brief.tones import ANNOUNCED, CONDITIONS, SIDES, STANCES, STATUSES
from standoff.standing.agenda import trimmed
from standoff.standing.records import (
    Announced,
    Change,
    Course,
    Dispute,
    Happening,
    Item,
    Pending,
    Position,
)

Names = Mapping[str, str]
"""The names of the items of the agenda, by their ids."""


def item(one: Item, names: Names, cite: Citations) -> Entry:
    """Give a matter with the words in which it was spoken of."""
    notes = [cite.names(one.parties)] if one.parties else []
    if one.under is not None and one.under in names:
        notes.append(f"under {names[one.under]}")
    notes += _times(one.since, one.last, len(one.moves))
    said = [line(words) for words in one.phrases if line(words) != line(one.name)]
    if said:
        notes.append(f"also said as {'; '.join(f'“{words}”' for words in said)}")
    return Entry(
        words=line(one.name), notes=tuple(notes), change=_change(one.change),
        quotes=cite.quotes(one.moves),
    )  # fmt: skip


def position(one: Position, names: Names, cite: Citations, name: str) -> Entry:
    """Give where a party stands, since when, and where it stood before."""
    matter = names[one.item]
    quotes = cite.quotes([*one.moves, *(move for voiced in one.apart for move in voiced.moves)])
    own = line(trimmed(one.words))
    notes = [] if own.casefold() == matter.casefold() else [f"on “{matter}”"]
    if one.toward:
        notes.append(f"toward {cite.names(one.toward)}")
    notes += _times(one.since, one.last, one.times)
    if one.trend is not None and one.before is not None:
        notes.append(f"{one.trend} from {one.before}")
    if one.also:
        notes.append(f"also {', '.join(one.also)}")
    notes += [f"but {line(voiced.voice)} {voiced.stance}" for voiced in one.apart]
    return Entry(
        name=name, label=one.stance, tone=STANCES[one.stance], words=own, notes=tuple(notes),
        change=_change(one.change), quotes=quotes,
    )  # fmt: skip


def pending(one: Pending, cite: Citations) -> Entry:
    """Give what is pending, what became of it, and whose move it is."""
    notes = _times(one.since, one.repeated, one.times)
    if one.answered is not None:
        notes.append(f"answered {one.answered}")
    if one.turn:
        notes.append(f"the next move is up to {cite.names(one.turn)}")
    return Entry(
        label=f"{one.kind}, {one.status}", tone=STATUSES[one.status],
        sides=cite.sides(one.by, one.to), words=line(one.words), notes=tuple(notes),
        change=_change(one.change), quotes=cite.quotes([*one.moves, *one.answers]),
    )  # fmt: skip


def announced(one: Announced, cite: Citations) -> Entry:
    """Give what was announced, on what condition, and what came of both."""
    notes = _times(one.since, one.repeated, one.times)
    if one.came_about is not None:
        notes.append(CONDITIONS[one.came_about])
    if one.carried_out is not Course.OPEN:
        notes.append("carried out" if one.carried_out is Course.DONE else "the plan is denied")
    condition = f"{one.connective or 'if'} {one.condition}" if one.condition else None
    return Entry(
        label=one.kind, tone=ANNOUNCED.get(one.kind, Tone.PLAIN), sides=cite.sides(one.by, one.to),
        words=line(one.words), condition=line(condition) if condition else None,
        notes=tuple(notes), change=_change(one.change),
        quotes=cite.quotes([*one.moves, *one.deeds, *one.denials]),
    )  # fmt: skip


def claim(one: Dispute, cite: Citations) -> Entry:
    """Give the side of a dispute that claims."""
    return Entry(
        label="claim", sides=cite.sides(one.claimed_by, ()), words=line(one.claim),
        notes=tuple(_times(one.since, None, 1)), change=_change(one.change),
        quotes=cite.quotes(one.claims),
    )  # fmt: skip


def denial(one: Dispute, cite: Citations) -> Entry:
    """Give the side of a dispute that denies."""
    return Entry(
        label="denial", tone=Tone.BETWEEN, sides=cite.sides(one.denied_by, ()),
        words=line(one.denial), quotes=cite.quotes(one.denials),
    )  # fmt: skip


def happening(one: Happening, cite: Citations) -> Entry:
    """Give a line of the timeline."""
    notes = [f"told by {len(one.reports)} reports"] if len(one.reports) > 1 else []
    quotes = cite.quotes(one.moves)
    tone = SIDES[quotes[0].sort] if quotes else Tone.PLAIN
    return Entry(
        label=one.act, tone=tone, sides=cite.sides(one.by, one.to), words=clipped(one.words),
        notes=tuple(notes), change=_change(one.change), quotes=quotes,
    )  # fmt: skip


def _times(since: str | None, last: str | None, times: int) -> list[str]:
    often = f"{times} times" if times > 1 else ""
    if since is None:
        return [often] if often else []
    until = f"last {last}" if times > 1 and last is not None and last != since else ""
    return [part for part in (f"since {since}", until, often) if part]


def _change(change: Change | None) -> str | None:
    return None if change is None else change.value
