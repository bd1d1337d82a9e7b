"""Conflicts as TOML text that a person can read, change and have solved.

What is written is read back as the same conflict, with its options in the order of their decision
makers. A draft comes with comments: under what words each option and each statement rests.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator, Sequence

from standoff.errors import ConflictError
from standoff.strategy.conflict import (
    Conflict,
    DecisionMaker,
    Direction,
    Graph,
    Priorities,
    Ranking,
    Weights,
)
from standoff.strategy.drafted import Draft, Ground
from standoff.strategy.statements import Statement

MOST_GROUNDS = 4
"""So many quotations stand over a line; the others are counted."""

LONGEST = 160
"""Letters of a quotation."""

Grounds = Sequence[Ground]


def conflict_text(conflict: Conflict | Graph | Draft) -> str:
    """Write a conflict, or a draft with its comments, as `parse_conflict` reads it.

    Raises `ConflictError` for options that a file cannot tell apart.
    """
    if isinstance(conflict, Graph):
        return _join(_graph(conflict))
    if isinstance(conflict, Draft):
        return _join(_options(conflict.conflict, conflict))
    return _join(_options(conflict, None))


def _options(conflict: Conflict, draft: Draft | None) -> Iterator[str]:
    _named(conflict)
    # The order of a file is that of the decision makers; the letters of a state follow it.
    order = [place for maker in conflict.decision_makers for place in maker.options]
    names = conflict.names

    def letters(state: int) -> str:
        return "".join("NY"[state >> place & 1] for place in order)

    def text(statement: Statement) -> str:
        return _string(statement.text(names))

    if draft is not None:
        yield from _head(draft)
    yield from _said(conflict)
    if conflict.status_quo is not None:
        if draft is not None:
            yield "# Y where a deed is told, else N; a letter for each option in the order below."
        yield f"status_quo = {_string(letters(conflict.status_quo))}"
    fixed = [
        ("!" if conflict.options[place].direction is Direction.BACK else "") + names[place]
        for place in order
        if conflict.options[place].direction is not Direction.BOTH
    ]
    if fixed:
        yield f"irreversible = {_array(fixed)}"
    if draft is not None or any(one.words is not None for one in conflict.options):
        yield "\n[options]"
        for place in order:
            if draft is not None:
                yield from _comments(draft.options[place])
            if (words := conflict.options[place].words) is not None:
                yield f"{_key(names[place])} = {_string(words)}"
    for number, maker in enumerate(conflict.decision_makers):
        yield "\n[[decision_makers]]"
        yield f"name = {_string(maker.name)}"
        yield f"options = {_array(names[place] for place in maker.options)}"
        spoken = iter(draft.preferences[number]) if draft is not None else None
        yield from _preference(maker, text, letters, spoken)
        if maker.misperceived:
            yield f"misperceived = [{', '.join(map(text, maker.misperceived))}]"
    if conflict.never:
        yield "\n[feasible]"
        yield f"never = [{', '.join(map(text, conflict.never))}]"


def _head(draft: Draft) -> Iterator[str]:
    yield "# A draft: each line rests on the words above it. Strike out what you would not say."
    for maker, codes in zip(draft.conflict.decision_makers, draft.codes, strict=True):
        if len(codes) > 1:
            yield f"# {maker.name} speaks for {', '.join(codes)}."
    for line in draft.left_out:
        yield f"# Left out: {_line(line)}"


def _said(conflict: Conflict | Graph) -> Iterator[str]:
    for key in ("name", "source", "note"):
        if (value := getattr(conflict, key)) is not None:
            yield f"{key} = {_string(value)}"


def _preference(
    maker: DecisionMaker,
    text: Callable[[Statement], str],
    letters: Callable[[int], str],
    spoken: Iterator[Grounds] | None,
) -> Iterator[str]:
    preference = maker.preference
    if isinstance(preference, Weights):
        listed = (f"[{text(one)}, {weight!r}]" for one, weight in preference.weighted)
        yield f"weighted = [{', '.join(listed)}]"
    elif isinstance(preference, Ranking):
        tiers = (
            _string(letters(tier[0])) if len(tier) == 1 else _array(map(letters, tier))
            for tier in preference.tiers
        )
        yield f"ranking = [{', '.join(tiers)}]"
    else:
        yield from _priorities(preference, text, spoken)


def _priorities(
    preference: Priorities, text: Callable[[Statement], str], spoken: Iterator[Grounds] | None
) -> Iterator[str]:
    for key, entries in (
        ("preferences", preference.order),
        ("unknown", tuple((one,) for one in preference.unknown)),
    ):
        if not entries:
            continue
        yield f"{key} = ["
        line = ""
        for entry in entries:
            told = [list(_comments(next(spoken, ()))) for _ in entry] if spoken else []
            written = ", ".join(map(text, entry))
            written = written if len(entry) == 1 else f"[{written}]"
            if spoken is not None and line and not any(told):
                line += f" {written},"  # both signs of what is unknown stand under one quotation
                continue
            if line:
                yield line
            yield from (f"    {one}" for comments in told for one in comments)
            line = f"    {written},"
        yield line
        yield "]"


def _graph(graph: Graph) -> Iterator[str]:
    yield from _said(graph)
    yield f"states = {_array(graph.states)}"
    if graph.status_quo is not None:
        yield f"status_quo = {_string(graph.states[graph.status_quo])}"
    for maker in graph.decision_makers:
        yield "\n[[decision_makers]]"
        yield f"name = {_string(maker.name)}"
        moves = (f"{graph.states[start]} -> {graph.states[end]}" for start, end in maker.moves)
        yield f"moves = {_array(moves)}"
        tiers = (
            _string(graph.states[tier[0]])
            if len(tier) == 1
            else _array(graph.states[state] for state in tier)
            for tier in maker.preference.tiers
        )
        yield f"ranking = [{', '.join(tiers)}]"


def _named(conflict: Conflict) -> None:
    seen: set[str] = set()
    for name in conflict.names:
        if name in seen:
            raise ConflictError(
                f"two options are named “{name}”", hint="a TOML file tells them apart by name"
            )
        if not name.strip() or "'" in name:
            raise ConflictError(f"option “{name}”", hint="name it with words, without quotes")
        seen.add(name)


def _comments(grounds: Grounds) -> Iterator[str]:
    """Give the words that a line rests on, with the report, the day and the move."""
    for one in grounds[:MOST_GROUNDS]:
        told = ", ".join(part for part in (one.report, one.day, one.move[:7]) if part)
        words = _line(one.words)
        if len(words) > LONGEST:
            words = words[: LONGEST - 1].rstrip() + "…"
        why = f"{one.why}: " if one.why else ""
        yield f"# {why}“{words}” ({_line(told)})" if words else f"# {one.why}"
    if (more := len(grounds) - MOST_GROUNDS) > 0:
        yield f"# and {more} more"


def _line(text: str) -> str:
    """Put a text on one line that no comment of TOML refuses."""
    return " ".join("".join(one if one.isprintable() else " " for one in text).split())


def _string(text: str) -> str:
    # JSON escapes what TOML does, but for the delete character.
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def _key(name: str) -> str:
    return name if _BARE.fullmatch(name) else _string(name)


_BARE = re.compile(r"[A-Za-z0-9_-]+")


def _array(texts: Iterable[str]) -> str:
    return f"[{', '.join(map(_string, texts))}]"


def _join(lines: Iterable[str]) -> str:
    return "\n".join(lines) + "\n"
