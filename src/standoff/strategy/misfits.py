"""What does not fit the form of a conflict file, said so that its writer finds the place."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from standoff.errors import ConflictError

PLACE = re.compile(r" - at `(?:key in )?\$(?P<path>.*)`$")
STEP = re.compile(r"\.(?P<key>\w+)|\[(?P<number>\d+)\]|\[\.\.\.\]")
UNKNOWN = re.compile(r"Object contains unknown field `(?P<key>.*)`")

EXAMPLES = {
    "always": 'always = ["insist -> delay"]',
    "at_most_one_of": 'at_most_one_of = [["strike", "blockade"]]',
    "decision_makers": "each begins with [[decision_makers]]",
    "exactly_one_of": 'exactly_one_of = [["delay", "accept"]]',
    "feasible": "[feasible] has never, always, exactly_one_of and at_most_one_of",
    "irreversible": 'irreversible = ["strike"] stands at the top',
    "moves": 'moves = ["war -> talks"]',
    "never": 'never = ["accept & abandon"]',
    "options": 'options = ["delay", "accept"]',
    "preferences": 'preferences = ["!invade", "lift"]',
    "ranking": 'ranking = ["YN", ["NN", "YY"], "NY"]',
    "status_quo": 'status_quo = ["delay"] stands at the top, before the first [table]',
    "unknown": 'unknown = ["deploy", "!deploy"]',
    "weighted": 'weighted = [["lift", 2.5]]',
}
"""How each key is written."""

TOP = ("status_quo", "irreversible")
"""What stands at the top: below the head of a table it would be a key of that."""


def misfit(error: Exception, written: Mapping[str, Any], where: str) -> ConflictError:
    """Say in a file's own words what msgspec found wrong with its form."""
    told = str(error)
    found = PLACE.search(told)
    what = told[: found.start()] if found else told
    path = found["path"] if found else ""
    place, key = _place(path, written)
    unknown = UNKNOWN.fullmatch(what)
    if unknown:
        from standoff.near import closest

        key = unknown["key"]
        what = f"no key “{key}” is known there"
        key = key if key in EXAMPLES else closest(key, EXAMPLES) or ""
    if place == "options" and (astray := [one for one in TOP if one in written["options"]]):
        key = astray[0]
    hint = EXAMPLES.get(key, "see docs/strategy.md for what a conflict file holds")
    return ConflictError(": ".join(part for part in (where, place, what) if part), hint=hint)


def _place(path: str, written: Mapping[str, Any]) -> tuple[str, str]:
    """Give the place that a path leads to, as its writer would name it, and the last key on it."""
    parts: list[str] = []
    key = ""
    at: Any = written
    for step in STEP.finditer(path):
        if step["key"]:
            key = step["key"]
            at = at.get(key) if isinstance(at, dict) else None
            parts.append(key)
        elif step["number"]:
            number = int(step["number"])
            at = at[number] if isinstance(at, list) and number < len(at) else None
            named = at.get("name") if isinstance(at, dict) else None
            parts.append(f"“{named}”" if isinstance(named, str) else f"entry {number + 1}")
    return ", ".join(parts), key
