"""The standing for human eyes: each entry in a line or two, with the words that it rests on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from rich.console import Console
from rich.rule import Rule
from rich.text import Text

from standoff.cli.table import clean
from standoff.cli.terminal import counted, short
from standoff.records import Move
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
    Stance,
    Standing,
    Status,
)

Line = tuple[Text, tuple[str, ...]]
"""What an entry says, and the moves that it rests on."""

COLOURS = {
    Stance.DEMANDS: "yellow",
    Stance.REFUSES: "red",
    Stance.OPPOSES: "red",
    Stance.ACCUSES: "red",
    Stance.THREATENS: "bold red",
    Stance.BELITTLES: "yellow",
    Stance.IGNORES: "yellow",
    Stance.DENIES: "magenta",
    Stance.OFFERS: "green",
    Stance.OPEN: "green",
    Stance.AGREES: "green",
    Stance.SUPPORTS: "green",
    Stance.PROMISES: "green",
}
STATES = {
    Status.OPEN: "yellow",
    Status.REFUSED: "red",
    Status.IGNORED: "red",
    Status.ACCEPTED: "green",
    Status.IN_PART: "green",
}


def draw(console: Console, standing: Standing, moves: Mapping[str, Move]) -> None:
    """Print the parts of a standing that hold anything."""
    names = {item.id: item.name for item in standing.agenda}
    for item in standing.positions:
        names.setdefault(item.item, item.words)
    parts: list[tuple[str, Iterable[Line]]] = [
        ("Agenda", agenda(standing.agenda)),
        ("Positions", positions(standing.positions, names)),
        ("Docket", map(pending, standing.docket)),
        ("Threats and promises", map(announced, standing.threats)),
        ("Disputes", map(dispute, standing.disputes)),
        ("Timeline", map(happening, standing.timeline)),
    ]
    for title, lines in parts:
        listed = list(lines)
        if not listed:
            continue
        console.print(Rule(Text(title, style="bold"), align="left", style="dim"))
        for text, about in listed:
            _print(console, text, 2)
            quoted = evidence(about, moves, console.width - 8)
            if quoted is not None and title not in {"Agenda", "Timeline"}:
                _print(console, quoted, 6)
        console.print()


def _print(console: Console, text: Text, indent: int) -> None:
    """Print an entry, what does not fit on its line further in."""
    for place, line in enumerate(text.wrap(console, max(console.width - indent - 4, 20))):
        line.rstrip()
        console.print(Text(" " * (indent + 4 * (place > 0))).append(line), soft_wrap=True)


def agenda(items: Sequence[Item]) -> Iterator[Line]:
    """Give items with more than one move, each with those under it, then the number of others."""
    names = {item.id: item.name for item in items}
    shown = [item for item in items if len(item.moves) > 1 or item.pinned]
    for item in shown or items:
        text = Text(clean(item.name), style="bold")
        text.append(f"  {short(item.id)}", style="dim")
        text.append(f"  {counted(len(item.moves), 'move')} by {', '.join(item.parties)}")
        if item.under in names:
            text.append(f", under {clean(names[item.under])}", style="dim")
        yield _with(text, item.change), item.moves
    if shown and len(items) > len(shown):
        rest = counted(len(items) - len(shown), "matter")
        yield Text(f"and {rest} of one move each", style="dim"), ()


def positions(listed: Sequence[Position], names: Mapping[str, str]) -> Iterator[Line]:
    """Give the positions of each party under its code."""
    party = None
    for one in listed:
        if one.party != party:
            party = one.party
            yield Text(party, style="bold"), ()
        yield _position(one, names), one.moves


def _position(one: Position, names: Mapping[str, str]) -> Text:
    stance = f"acts ({one.act})" if one.stance is Stance.ACTS else one.stance.value
    text = Text("  ").append(stance, style=COLOURS.get(one.stance, ""))
    text.append(f": {clean(one.words)}")
    name = names.get(one.item, one.words)
    if trimmed(one.words) != name:
        text.append(f" [{clean(name)}]", style="dim")
    if one.toward:
        text.append(f" → {', '.join(one.toward)}", style="dim")
    text.append(_since(one.since, one.last if one.times > 1 else None, one.times), style="cyan")
    if one.trend is not None and one.before is not None:
        text.append(f", {one.trend.value} from {one.before.value}", style="bold")
    if one.also:
        text.append(f" (also {', '.join(stance.value for stance in one.also)})", style="dim")
    for voiced in one.apart:
        text.append(f"; but {clean(voiced.voice)} {voiced.stance.value}", style="italic")
    return _with(text, one.change)


def pending(one: Pending) -> Line:
    """Say what is pending, what became of it, and whose move it is."""
    text = Text(one.status.value, style=STATES.get(one.status, ""))
    text.append(f" {one.kind.value} ", style="bold").append(_sides(one.by, one.to))
    text.append(f": {clean(one.words)}")
    text.append(_since(one.since, one.repeated, one.times), style="cyan")
    if one.answered is not None:
        text.append(f", {one.status.value} {one.answered}", style="cyan")
    if one.turn:
        text.append(f"; the move is {' and '.join(one.turn)}’s", style="bold")
    return _with(text, one.change), (*one.moves, *one.answers)


def announced(one: Announced) -> Line:
    """Say what was announced, on what condition, and what came of both."""
    text = Text(f"{one.kind} ", style="bold").append(_sides(one.by, one.to))
    text.append(f": {clean(one.words)}")
    if one.condition is not None:
        text.append(f" {one.connective or 'if'} ", style="magenta")
        text.append(clean(one.condition), style="italic")
    text.append(_since(one.since, one.repeated, one.times), style="cyan")
    if one.came_about is not None:
        what = "is denied" if one.came_about is Course.DENIED else one.came_about.value
        text.append(f"; the condition {what}" if what != "not seen" else "; not met so far")
    done = one.carried_out is Course.DONE
    text.append("; carried out" if done else "", style="bold red")
    return _with(text, one.change), (*one.moves, *one.deeds, *one.denials)


def dispute(one: Dispute) -> Line:
    """Set a claim beside its denial."""
    text = Text(", ".join(one.claimed_by) or "?", style="bold")
    text.append(f": {clean(one.claim)}")
    text.append("  |  ", style="dim").append(", ".join(one.denied_by), style="bold")
    text.append(" denies: " if len(one.denied_by) == 1 else " deny: ").append(clean(one.denial))
    return _with(text, one.change), (*one.claims, *one.denials)


def happening(one: Happening) -> Line:
    """Give a line of the timeline."""
    text = Text(f"{one.when or 'undated':<10} ", style="cyan").append(_sides(one.by, one.to))
    text.append(f" {one.act}", style="bold").append(f": {clean(one.words)}")
    text.append(f"  {short(one.moves[0])}", style="dim")
    if len(one.reports) > 1:
        text.append(f" ({counted(len(one.reports), 'report')})", style="dim")
    return _with(text, one.change), one.moves


def evidence(about: Sequence[str], moves: Mapping[str, Move], width: int) -> Text | None:
    """Quote the first words that an entry rests on, and say how many more there are."""
    found = [moves[one] for one in about if one in moves]
    if not found:
        return None
    first = found[0]
    more = f" and {len(found) - 1} more" if len(found) > 1 else ""
    home = f" ({clean(first.report)}, {short(first.id)}{more})"
    room, words = max(width - len(home) - 4, 40), clean(first.evidence)
    text = Text(f"“{words if len(words) <= room else words[:room] + '…'}”", style="dim")
    return text.append(home, style="dim")


def _sides(by: Sequence[str], to: Sequence[str]) -> Text:
    text = Text(", ".join(by) or "?", style="bold")
    if to:
        text.append(" → ", style="dim").append(", ".join(to))
    return text


def _since(since: str | None, last: str | None, times: int) -> str:
    if since is None:
        return ""
    often = f", {times} times" if times > 1 else ""
    until = f", last {last}" if last is not None and last != since else ""
    return f", since {since}{until}{often}"


def _with(text: Text, change: Change | None) -> Text:
    if change is not None:
        text = Text(f"[{change.value}] ", style="bold cyan").append(text)
    return text
