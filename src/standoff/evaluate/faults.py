"""What a decoder says about a line, said for the person who wrote the line."""

from __future__ import annotations

import re
from collections.abc import Iterable

from standoff.acts import Act
from standoff.errors import GoldError
from standoff.evaluate.annotations import Gold
from standoff.near import closest

UNKNOWN = re.compile(r"Object contains unknown field `(.*)`")
MISSING = re.compile(r"Object missing required field `(.*)`")
NOT_ONE_OF = re.compile(r"Invalid enum value '(.*)'")
OUR_OWN = re.compile(r"(\w+): (.*)")


def fault(where: str, message: str) -> GoldError:
    """Name the place, the field and the remedy of a fault.

    >>> print(fault("gold.jsonl, line 3", "Invalid enum value 'requst' - at `$.act[0]`"))
    gold.jsonl, line 3, act[0]: "requst" is none; did you mean "request"?
    """
    told, _, path = message.partition(" - at `$")
    field = path.removeprefix(".").removesuffix("`")
    if match := UNKNOWN.match(told):
        hint = _nearest(match[1], Gold.__struct_fields__)
        return GoldError(f"{where}, {match[1]}: there is no such field", hint=hint)
    if match := MISSING.match(told):
        return GoldError(f"{where}, {match[1]}: is missing")
    if match := NOT_ONE_OF.match(told):
        hint = _nearest(match[1], Act) if field.startswith("act") else None
        return GoldError(f'{where}, {field}: "{match[1]}" is none', hint=hint)
    if match := OUR_OWN.match(told):
        field, told = match.groups()
    return GoldError(f"{where}, {field}: {told}" if field else f"{where}: {told}")


def _nearest(word: str, known: Iterable[str]) -> str | None:
    near = closest(word, known)
    return f'did you mean "{near}"?' if near else None
