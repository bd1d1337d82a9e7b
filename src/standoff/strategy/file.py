"""Conflicts as TOML files that a person can write: read strictly, refused with the place.

    status_quo = ["delay"]

    [[decision_makers]]
    name = "Ministry"
    options = ["modify"]
    preferences = ["!abandon", "accept -> !modify"]

docs/strategy.md gives every key.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import msgspec

from standoff.errors import ConflictError
from standoff.records import Record
from standoff.strategy.conflict import (
    Conflict,
    DecisionMaker,
    Direction,
    Graph,
    GraphMaker,
    Option,
    Preference,
    Priorities,
    Ranking,
    Weights,
    state_of,
)
from standoff.strategy.misfits import misfit
from standoff.strategy.near import nearest
from standoff.strategy.statements import Statement, every, no, option, parse, some


class _Maker(Record, frozen=True, kw_only=True):
    """One `[[decision_makers]]`, as written."""

    name: str
    options: tuple[str, ...] = ()
    preferences: tuple[str | tuple[str, ...], ...] | None = None
    unknown: tuple[str, ...] = ()
    weighted: tuple[tuple[str, float], ...] | None = None
    ranking: tuple[str | tuple[str, ...], ...] | None = None
    misperceived: tuple[str, ...] = ()
    moves: tuple[str, ...] = ()


class _Feasible(Record, frozen=True, kw_only=True):
    """The `[feasible]` table, as written."""

    never: tuple[str, ...] = ()
    always: tuple[str, ...] = ()
    exactly_one_of: tuple[tuple[str, ...], ...] = ()
    at_most_one_of: tuple[tuple[str, ...], ...] = ()


class _File(Record, frozen=True, kw_only=True):
    """A whole file, as written."""

    decision_makers: tuple[_Maker, ...]
    name: str | None = None
    source: str | None = None
    note: str | None = None
    status_quo: str | tuple[str, ...] | None = None
    irreversible: tuple[str, ...] = ()
    options: dict[str, str] = msgspec.field(default_factory=dict)
    feasible: _Feasible = _Feasible()
    states: tuple[str, ...] | None = None
    published: dict[str, Any] = msgspec.field(default_factory=dict)


def load_conflict(path: str | Path) -> Conflict | Graph:
    """Read a conflict from its file, TOML or `.gmcr`.

    Raises `ConflictError` for what is contradictory or unknown, with the place; `OSError` for a
    file that cannot be opened.
    """
    path = Path(path)
    content = path.read_bytes()
    if path.suffix == ".gmcr":
        from standoff.strategy.gmcr import parse_gmcr

        return parse_gmcr(content, path.name)
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ConflictError(
            f"{path.name}: it is not UTF-8 text (byte {error.start})", hint="save it as UTF-8"
        ) from None
    return parse_conflict(text, path.name)


def parse_conflict(text: str, where: str = "conflict") -> Conflict | Graph:
    """Read a conflict from TOML text; `where` names it in errors."""
    try:
        written = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        json = text.lstrip().startswith("{")
        hint = "a .gmcr file needs that ending" if json else "see docs/strategy.md for the form"
        raise ConflictError(f"{where}: {error}", hint=hint) from None
    try:
        raw = msgspec.convert(written, _File)
    except msgspec.ValidationError as error:
        raise misfit(error, written, where) from None
    try:
        return _graph(raw) if raw.states is not None else _conflict(raw)
    except ConflictError as error:
        raise ConflictError(f"{where}: {error.message}", hint=error.hint) from None


def _conflict(raw: _File) -> Conflict:
    names = _owned(raw.decision_makers)
    for described in raw.options:
        _position(described, names, "options")
    directions = _directions(raw.irreversible, names)
    never = _never(raw.feasible, names)
    return Conflict(
        name=raw.name,
        source=raw.source,
        note=raw.note,
        options=tuple(
            Option(
                name=name,
                direction=directions.get(position, Direction.BOTH),
                words=raw.options.get(name),
            )
            for name, position in names.items()
        ),
        decision_makers=tuple(
            DecisionMaker(
                name=maker.name,
                options=tuple(names[name] for name in maker.options),
                preference=_preference(maker, names),
                misperceived=tuple(
                    _pattern(one, names, f"misperceived of {maker.name}")
                    for one in maker.misperceived
                ),
            )
            for maker in raw.decision_makers
        ),
        never=never,
        status_quo=_status_quo(raw.status_quo, names, never),
    )


def _owned(makers: Iterable[_Maker]) -> dict[str, int]:
    """Give each option its position: their order in the file."""
    owners: dict[str, str] = {}
    for maker in makers:
        if maker.moves:
            raise ConflictError(
                f"{maker.name} has moves, and the file has no states",
                hint="name the states, or give the decision maker options",
            )
        for name in maker.options:
            if name in owners:
                both = (
                    f"twice with {maker.name}"
                    if owners[name] == maker.name
                    else f"with {owners[name]} and with {maker.name}"
                )
                raise ConflictError(
                    f"option “{name}” stands {both}", hint="give one of them another name"
                )
            if not name.strip() or "'" in name:
                raise ConflictError(
                    f"option “{name}” of {maker.name}", hint="name it with words, without quotes"
                )
            owners[name] = maker.name
    if not owners:
        raise ConflictError("no decision maker has an option", hint="give them options")
    return {name: position for position, name in enumerate(owners)}


def _position(name: str, names: Mapping[str, int], where: str) -> int:
    if name not in names:
        raise ConflictError(f"{where}: no option “{name}”", hint=nearest(name, names))
    return names[name]


def _directions(irreversible: Iterable[str], names: Mapping[str, int]) -> dict[int, Direction]:
    directions: dict[int, Direction] = {}
    for text in irreversible:
        # An option's name alone needs no quotes here, whatever it is made of.
        name = text.removeprefix("!").strip()
        if name in names:
            back, position = text.startswith("!"), names[name]
        else:
            statement = parse(text, names, "irreversible")
            back = statement.sign == "not"
            position = (statement.parts[0] if back else statement).option
        if position < 0:
            raise ConflictError(
                f"irreversible: “{text}” is more than an option", hint="name one option, or !option"
            )
        if position in directions:
            raise ConflictError(f"irreversible: “{text}” stands twice", hint="leave one")
        directions[position] = Direction.BACK if back else Direction.FORWARD
    return directions


def _never(raw: _Feasible, names: Mapping[str, int]) -> tuple[Statement, ...]:
    never = [_pattern(text, names, "feasible, never") for text in raw.never]
    never += [no(_pattern(text, names, "feasible, always")) for text in raw.always]
    for key, groups in (
        ("exactly_one_of", raw.exactly_one_of),
        ("at_most_one_of", raw.at_most_one_of),
    ):
        for group in groups:
            place = f"feasible, {key}"
            members = [option(_position(name, names, place)) for name in group]
            if len(set(group)) < 2 or len(set(group)) < len(group):
                raise ConflictError(
                    f"{place}: {list(group)}", hint="name at least two options, each once"
                )
            never += [
                every([one, other])
                for number, one in enumerate(members)
                for other in members[number + 1 :]
            ]
            if key == "exactly_one_of":
                never.append(no(some(members)))
    return tuple(never)


def _pattern(text: str, names: Mapping[str, int], where: str) -> Statement:
    """Read a pattern of letters, `Y--N`, or a statement."""
    if text in names or not text or set(text) - set("YN-"):
        return parse(text, names, where)
    if len(text) != len(names):
        raise ConflictError(
            f"{where}: “{text}” has {len(text)} letters for {len(names)} options",
            hint="one letter for each option: Y, N or -",
        )
    fixed = [
        option(position) if letter == "Y" else no(option(position))
        for position, letter in enumerate(text)
        if letter != "-"
    ]
    if not fixed:
        raise ConflictError(f"{where}: “{text}” is every state", hint="fix an option with Y or N")
    return every(fixed)


def _state(text: str, names: Mapping[str, int], where: str) -> int:
    if len(text) != len(names) or set(text) - set("YN"):
        raise ConflictError(
            f"{where}: “{text}” is no state of {len(names)} options",
            hint="write one letter for each option, Y or N, in the order of the file",
        )
    return state_of(text)


def _status_quo(
    raw: str | tuple[str, ...] | None, names: Mapping[str, int], never: Sequence[Statement]
) -> int | None:
    if raw is None:
        return None
    if isinstance(raw, str):
        state = _state(raw, names, "status_quo")
    else:
        state = sum(1 << position for position in {_position(n, names, "status_quo") for n in raw})
    for rule in never:
        if rule.true(state):
            raise ConflictError(
                f"status_quo: it cannot be, by the rule never “{rule.text(list(names))}”",
                hint="change the one or the other",
            )
    return state


def _preference(maker: _Maker, names: Mapping[str, int]) -> Preference:
    given = [
        key
        for key, value in (
            ("preferences", maker.preferences),
            ("weighted", maker.weighted),
            ("ranking", maker.ranking),
        )
        if value is not None
    ]
    if len(given) > 1:
        raise ConflictError(
            f"{maker.name} has {' and '.join(given)}", hint="say the preferences in one way"
        )
    if maker.unknown and given and given != ["preferences"]:
        raise ConflictError(
            f"{maker.name} has {given[0]} and unknown", hint="unknown goes with preferences"
        )
    if maker.weighted is not None:
        place = f"weighted of {maker.name}"
        for text, weight in maker.weighted:
            if not -1e300 < weight < 1e300:
                raise ConflictError(f"{place}: “{text}” weighs {weight}", hint="give a number")
        return Weights(weighted=tuple((parse(t, names, place), w) for t, w in maker.weighted))
    if maker.ranking is not None:
        place = f"ranking of {maker.name}"
        return _tiers(maker.ranking, lambda text: _state(text, names, place), place)
    place = f"preferences of {maker.name}"
    return Priorities(
        order=tuple(
            tuple(
                parse(text, names, place) for text in ([entry] if isinstance(entry, str) else entry)
            )
            for entry in maker.preferences or ()
        ),
        unknown=tuple(parse(text, names, f"unknown of {maker.name}") for text in maker.unknown),
    )


def _tiers(raw: Iterable[str | tuple[str, ...]], state: Any, where: str) -> Ranking:
    """Read a ranking; a state that stands in it twice would be better than itself."""
    tiers = tuple(
        tuple(state(text) for text in ([entry] if isinstance(entry, str) else entry))
        for entry in raw
    )
    places: dict[int, int] = {}
    for place, (tier, entry) in enumerate(zip(tiers, raw, strict=True), 1):
        for one, text in zip(tier, [entry] if isinstance(entry, str) else entry, strict=True):
            if one in places:
                raise ConflictError(
                    f"{where}: “{text}” stands at place {places[one]} and again at place {place}, "
                    "so that it would be better than itself",
                    hint="leave one",
                )
            places[one] = place
    return Ranking(tiers=tiers)


def _graph(raw: _File) -> Graph:
    assert raw.states is not None
    names = {name: position for position, name in enumerate(raw.states)}

    def state(text: str, where: str = "status_quo") -> int:
        if text not in names:
            raise ConflictError(f"{where}: no state “{text}”", hint=nearest(text, names))
        return names[text]

    if raw.irreversible or raw.options or raw.feasible != _Feasible():
        raise ConflictError(
            "a conflict with named states has no options, and here are rules for options",
            hint="leave out irreversible, options and feasible, or the states",
        )
    if raw.status_quo is not None and not isinstance(raw.status_quo, str):
        raise ConflictError("status_quo is a list", hint="name one of the states")
    makers = []
    for maker in raw.decision_makers:
        if maker.options or maker.preferences is not None or maker.weighted is not None:
            raise ConflictError(
                f"{maker.name} has options or statements, and the states are named",
                hint="give it moves and a ranking of the states",
            )
        place = f"ranking of {maker.name}"
        tiers = _tiers(maker.ranking or (), lambda text, at=place: state(text, at), place)
        missing = set(range(len(names))) - {one for tier in tiers.tiers for one in tier}
        if missing:
            left = ", ".join(raw.states[one] for one in sorted(missing))
            raise ConflictError(f"{place}: it leaves out {left}", hint="rank every state")
        makers.append(GraphMaker(name=maker.name, moves=_moves(maker, state), preference=tiers))
    return Graph(
        name=raw.name,
        source=raw.source,
        note=raw.note,
        states=raw.states,
        decision_makers=tuple(makers),
        status_quo=None if raw.status_quo is None else state(raw.status_quo),
    )


def _moves(maker: _Maker, state: Any) -> tuple[tuple[int, int], ...]:
    place = f"moves of {maker.name}"
    moves: dict[tuple[int, int], None] = {}
    for text in maker.moves:
        arrow = "<->" if "<->" in text else "->"
        ends = [end.strip() for end in text.split(arrow)]
        if len(ends) != 2:
            raise ConflictError(f"{place}: “{text}”", hint='a move is as in "s1 -> s2"')
        start, end = (state(one, place) for one in ends)
        moves[start, end] = None
        if arrow == "<->":
            moves[end, start] = None
    return tuple(moves)
