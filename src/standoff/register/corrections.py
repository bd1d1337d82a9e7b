"""The fields of a move that a person may set: which, to what, and what follows from them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

import msgspec

from standoff import knowledge
from standoff.acts import Act, Plover
from standoff.errors import InputError
from standoff.knowledge.types import type_of
from standoff.near import closest
from standoff.records import Move
from standoff.register.anchors import nearest
from standoff.register.rulings import Value
from standoff.sentences import number_at
from standoff.when import When

Given = str | Iterable[str] | None
"""What a person may give for a field: words, codes as one string or several, or nothing."""

PARTIES = ("actor", "target", "source")
"""The fields that hold several party codes."""

WORDS = ("voice", "matter", "condition", "connective")
"""The fields that hold words, not all of them from the text."""

SETTABLE = ("actor", "voice", "act", "target", "matter", "condition", "connective", "source",
            "when", "plover", "evidence")  # fmt: skip
"""The fields that a person may set. All others follow from these or name the move."""

NEVER_EMPTY = ("act", "evidence")


def checked(given: Mapping[str, Given]) -> dict[str, Value]:
    """Check what a person wants to set, and give it in a move's own types.

    An empty value clears a field. Party codes may be one string, parted by commas or semicolons.

    >>> checked({"actor": "GBR, USA:allies", "act": "demand", "when": ""})
    {'actor': ('GBR', 'USA:allies'), 'act': 'demand', 'when': None}

    Raises `InputError` for a field that there is not, and for a value that it cannot have.
    """
    fields: dict[str, Value] = {}
    for name, value in given.items():
        if name not in SETTABLE:
            raise InputError(f'no field "{name}" can be set', hint=f"one of {', '.join(SETTABLE)}")
        fields[name] = _checked(name, value)
        if fields[name] is None and name in NEVER_EMPTY:
            raise InputError(f"{name} cannot be empty", hint="rule the move wrong if it is none")
    if fields.get("condition", "") is None:
        fields.setdefault("connective", None)  # it ties nothing any more
    return fields


def corrected(move: Move, fields: Mapping[str, Value], text: str) -> Move:
    """Give a move with the fields that people set, and with what follows from them.

    The id stays. The sentence goes with the evidence, and the PLOVER type with act and matter,
    unless a person set it. Evidence that is no longer in the text is left as it was.
    """
    values = dict(fields)
    changes: dict[str, object] = {name: values[name] for name in values if name != "evidence"}
    words = values.get("evidence")
    span = nearest(words, text, move.start) if isinstance(words, str) else None
    if span is not None:
        start, end = span
        changes |= {"start": start, "end": end, "evidence": text[start:end]}
        if end <= move.start or start >= move.end:
            changes["sentence"] = number_at(text, start)
    if "act" in values:
        changes["act"] = Act(str(values["act"]))
    if values.get("plover") is not None:
        changes["plover"] = Plover(str(values["plover"]))
    new = msgspec.structs.replace(move, **changes)
    if "plover" in values:
        return new
    return msgspec.structs.replace(new, plover=_plover(move, new))


def _plover(before: Move, now: Move) -> Plover | None:
    """Give the type that goes with what was set.

    Where only the matter is new, what the machine read stays unless it came from the matter: that
    *signed* is SUPPORT the verb says, that withdrawing from talks is SANCTION the talks say.
    """
    if (before.act, before.matter) == (now.act, now.matter):
        return before.plover
    if before.act == now.act and type_of(before.act, before.matter) != before.plover:
        return before.plover
    return type_of(now.act, now.matter)


def _checked(name: str, value: Given) -> Value:
    if name in PARTIES:
        listed = re.split("[;,]", value) if isinstance(value, str) else list(value or ())
        return tuple(dict.fromkeys(_code(part.strip()) for part in listed if part.strip()))
    if value is not None and not isinstance(value, str):
        raise InputError(f"{name} is one value, not several", hint="give a string")
    value = (value or "").strip()
    if not value:
        return None
    if name == "when":
        return str(When(value))
    if name == "act":
        return _one_of("act", value.lower(), list(Act))
    if name == "plover":
        return _one_of("PLOVER type", value.upper(), list(Plover))
    return value


def _one_of(kind: str, value: str, known: Sequence[str]) -> str:
    if value in known:
        return str(value)
    near = closest(value, known)
    hint = f"did you mean {near}?" if near else "standoff schema lists them"
    raise InputError(f'no {kind} "{value}"', hint=hint)


def _code(code: str) -> str:
    """Check a party code: one of the tables, or one plainly shaped, in capitals."""
    tables = knowledge.load()
    base, colon, allies = code.partition(":")
    shaped = re.fullmatch(r"[^\W\d_][\w&+'. -]*", base) is not None and base == base.upper()
    if (not colon or allies == "allies") and (shaped or tables.party(base) is not None):
        return code
    if colon and allies != "allies":
        raise InputError(f'"{code}" is no party code', hint=f"write {base} or {base}:allies")
    if meant := _named(base):
        raise InputError(f'"{code}" is no party code', hint=f"did you mean {meant}?")
    raise InputError(
        f'"{code}" is no party code', hint="write RUS for a state, NATO or HAMAS for others"
    )


def _named(name: str) -> str | None:
    """Give the code of the party that has a name, such as *Russia*."""
    tables = knowledge.load()
    rows = [(row.code, row.name, *row.other) for row in tables.states]
    rows += [(row.code, row.name, *row.other) for row in tables.organisations]
    wanted = name.casefold()
    return next((row[0] for row in rows if wanted in map(str.casefold, row)), None)
