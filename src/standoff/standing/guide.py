"""What the analyst says of the agenda: `agenda.toml` beside the register.

    forbid = ["threatening rhetoric"]

    [[item]]
    name    = "NATO's enlargement"
    matters = ["alliance expansion", "binding commitments not to expand NATO further in the east"]
    apart   = ["Ukraine's membership"]
    under   = "European security"

An item has the name given, which no report changes. `matters` are phrases, as the program shows
them or as you would say them: each brings everything that the program holds to be one with it.
`apart` are phrases that are not this item, whatever the program holds, and `under` names the wider
item. `forbid` are phrases of which the agenda has nothing.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from pathlib import Path

import msgspec

from standoff.errors import InputError
from standoff.records import Record
from standoff.standing.grouping import Grouping
from standoff.standing.terms import Vocabulary

Number = int | str
"""A group as the program made it, by its number, or as the analyst made it, by its name."""


class GuidedItem(Record, frozen=True, kw_only=True):
    """One `[[item]]` of agenda.toml."""

    name: str
    matters: tuple[str, ...]
    apart: tuple[str, ...] = ()
    under: str | None = None


class Guide(Record, frozen=True, kw_only=True):
    """All that agenda.toml says."""

    forbid: tuple[str, ...] = ()
    items: tuple[GuidedItem, ...] = msgspec.field(name="item", default=())

    def named(self, name: str | None) -> Number | None:
        """Give an item of the guide by its name."""
        return name if any(item.name == name for item in self.items) else None

    def numbers(
        self, keys: Iterable[str], grouping: Grouping, vocabulary: Vocabulary
    ) -> dict[str, Number | None]:
        """Give the group of every matter, by the key of its terms; of a forbidden one, none."""
        numbers: dict[str, Number | None] = {key: grouping.number(key) for key in keys}
        for item in self.items:
            joined = {
                number
                for phrase in item.matters
                if (number := _group(phrase, grouping, vocabulary)) is not None
            }
            out = {key for phrase in item.apart for key in _keys(phrase, keys, vocabulary)}
            own = {key for phrase in item.matters for key in _keys(phrase, keys, vocabulary)}
            for key in keys:
                if key in own or (grouping.number(key) in joined and key not in out):
                    numbers[key] = item.name
            for key in out:
                if numbers[key] == item.name or grouping.number(key) in joined:
                    numbers[key] = f"apart from {item.name}"
        for phrase in self.forbid:
            gone = _group(phrase, grouping, vocabulary)
            for key in keys:
                if gone is not None and grouping.number(key) == gone:
                    numbers[key] = None
        return numbers


def _group(phrase: str, grouping: Grouping, vocabulary: Vocabulary) -> int | None:
    """Give the group that a phrase would join."""
    terms = vocabulary.terms(phrase)
    return grouping.find(terms) if terms.key else None


def _keys(phrase: str, keys: Iterable[str], vocabulary: Vocabulary) -> Iterable[str]:
    """Give the matters that a phrase names: those with its very terms or more of them."""
    telling = set(vocabulary.terms(phrase).telling)
    return [key for key in keys if telling and telling <= set(key.split("|"))]


def load_guide(path: Path) -> Guide:
    """Read agenda.toml; where there is none, nothing is said.

    Raises `InputError` with the entry and the remedy.
    """
    if not path.is_file():
        return Guide()
    try:
        return msgspec.convert(tomllib.loads(path.read_text(encoding="utf-8")), Guide)
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, msgspec.ValidationError) as error:
        raise InputError(f"{path}: {error}", hint="see docs/standing.md for its keys") from None


NOTHING = Guide()
