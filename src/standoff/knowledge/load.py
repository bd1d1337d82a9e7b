"""Read the tables strictly, a user's own over the shipped ones, and name what they hold."""

from __future__ import annotations

import csv
import tomllib
from collections.abc import Iterator
from functools import cache
from hashlib import blake2b
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from standoff.acts import Act, Plover, Root
from standoff.errors import KnowledgeError
from standoff.knowledge import schema
from standoff.records import Party, Record

R = TypeVar("R", bound=Record)
W = TypeVar("W", bound=schema.Worded)

SHIPPED = files("standoff.knowledge") / "tables"

CSV_TABLES: dict[str, tuple[type[Record], str]] = {
    "acts.csv": (schema.ActRow, "act"),
    "states.csv": (schema.State, "code"),
    "organisations.csv": (schema.Organisation, "code"),
    "offices.csv": (schema.Office, "title"),
    "persons.csv": (schema.Person, "name party office"),
    "valence.csv": (schema.Valence, "word"),
    "references.csv": (schema.Pronoun, "words"),
    "modals.csv": (schema.Modal, "words"),
    "roots.csv": (schema.RootRow, "root"),
    "turns.csv": (schema.Turn, "kind"),
    "codes.csv": (schema.Code, "code since"),
    "modes.csv": (schema.Mode, "act plover"),
    "sectors.csv": (schema.Sector, "sector"),
    "agreements.csv": (schema.Agreement, "act"),
    "pointing.csv": (schema.Pointing, "noun"),
    "stances.csv": (schema.StanceRow, "act"),
    "idioms.csv": (schema.Idiom, "words"),
}
TOML_TABLES: dict[str, tuple[type[Record], str]] = {
    "cues.toml": (schema.Cue, "cue"),
    "light.toml": (schema.Light, "light"),
    "control.toml": (schema.Control, "control"),
    "conditions.toml": (schema.Connective, "condition"),
    "irreal.toml": (schema.Irreal, "irreal"),
    "turning.toml": (schema.Turning, "turning"),
}
FOLDERS: dict[str, tuple[type[schema.Worded], str]] = {
    "frames": (schema.Frame, "frame"),
    "events": (schema.Event, "event"),
}
NAMED = ("classes.toml", "topics.toml")
"""The tables whose entries have names of their own."""

RENAMED = {"from": "since"}  # `from` is a word of the language, so the class says `since`


class Knowledge(msgspec.Struct, frozen=True, kw_only=True):
    """Every table, decoded, and the digest that tells two sets of tables apart."""

    acts: tuple[schema.ActRow, ...]
    states: tuple[schema.State, ...]
    organisations: tuple[schema.Organisation, ...]
    offices: tuple[schema.Office, ...]
    persons: tuple[schema.Person, ...]
    valence: tuple[schema.Valence, ...]
    references: tuple[schema.Pronoun, ...]
    modals: tuple[schema.Modal, ...]
    roots: tuple[schema.RootRow, ...]
    turns: tuple[schema.Turn, ...]
    codes: tuple[schema.Code, ...]
    modes: tuple[schema.Mode, ...]
    sectors: tuple[schema.Sector, ...]
    agreements: tuple[schema.Agreement, ...]
    pointing: tuple[schema.Pointing, ...]
    stances: tuple[schema.StanceRow, ...]
    idioms: tuple[schema.Idiom, ...]
    cues: tuple[schema.Cue, ...]
    light: tuple[schema.Light, ...]
    control: tuple[schema.Control, ...]
    conditions: tuple[schema.Connective, ...]
    irreal: tuple[schema.Irreal, ...]
    turning: tuple[schema.Turning, ...]
    classes: dict[str, frozenset[str]]
    topics: dict[str, schema.Topic]
    frames: tuple[schema.Frame, ...]
    events: tuple[schema.Event, ...]
    digest: str

    def party(self, code: str) -> Party | None:
        """Give the party that has a code, or `None`.

        >>> load().party("NOR").name
        'Norway'
        >>> load().party("NOR:allies").name
        'allies of Norway'
        """
        base, _, allies = code.partition(":")
        found: Party | None = None
        for state in self.states:
            if state.code == base:
                found = Party(code=base, kind="state", name=state.name)
        for row in self.organisations:
            if row.code == base:
                found = Party(code=base, kind=row.kind, name=row.name)
        if found is None or not allies:
            return found
        return Party(code=code, kind="allies", name=f"allies of {found.name}")


@cache
def load(tables: Path | None = None) -> Knowledge:
    """Load the shipped tables, with those of a folder of the user's own laid over them.

    A file of the folder has the name of a shipped one; a row with the same key replaces the
    shipped row, any other row is added. Frames of `frames/NAME.toml` come before the shipped ones.

    Raises `KnowledgeError` with the file, the row and the remedy.
    """
    if tables is not None and not tables.is_dir():
        raise KnowledgeError(f"{tables}: no such folder", hint="--tables takes a folder of tables")
    layers: list[Traversable] = [SHIPPED, *([tables] if tables is not None else [])]
    _refuse_strangers(tables)
    fields: dict[str, Any] = {}
    for name, (kind, key) in CSV_TABLES.items():
        rows: dict[tuple[str, ...], Record] = {}
        for layer in layers:
            for where, row in _csv_rows(layer / name):
                record = _decode(row, kind, where)
                rows[tuple(str(getattr(record, part)) for part in key.split())] = record
        fields[name.removesuffix(".csv")] = tuple(rows.values())
    for name, (kind, key) in TOML_TABLES.items():
        entries = [
            _decode(entry, kind, where)
            for layer in layers
            for where, entry in _toml_entries(layer / name, key)
        ]
        fields[name.removesuffix(".toml")] = tuple(entries)
    classes = fields["classes"] = _classes(layers)
    fields["topics"] = _topics(layers)
    for folder, (kind, key) in FOLDERS.items():
        fields[folder] = tuple(
            _spelled(_decode(entry, kind, where), classes, where)
            for layer in reversed(layers)
            for file in _files(layer, folder)
            for where, entry in _toml_entries(file, key)
        )
    return Knowledge(**fields, digest=_digest(layers))


def _csv_rows(file: Traversable) -> Iterator[tuple[str, dict[str, Any]]]:
    if not file.is_file():
        return
    reader = csv.DictReader(file.read_text(encoding="utf-8").splitlines(), strict=True)
    for number, row in enumerate(reader, start=2):
        where = f"{file.name}, line {number}"
        if None in row or None in row.values():
            raise KnowledgeError(
                f"{where}: {'too many' if None in row else 'too few'} cells",
                hint=f"the columns are {', '.join(reader.fieldnames or ())}",
            )
        yield where, {RENAMED.get(column, column): cell.strip() for column, cell in row.items()}


def _toml_entries(file: Traversable, key: str) -> Iterator[tuple[str, dict[str, Any]]]:
    if not file.is_file():
        return
    document = _toml(file)
    strangers = document.keys() - {key}
    if strangers:
        raise KnowledgeError(
            f"{file.name}: unknown table {sorted(strangers)[0]!r}", hint=f"write [[{key}]]"
        )
    for number, entry in enumerate(document.get(key, ()), start=1):
        yield f"{file.name}, {key} {number}", entry


def _toml(file: Traversable) -> dict[str, Any]:
    try:
        return tomllib.loads(file.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise KnowledgeError(f"{file.name}: {error}", hint="mend the TOML there") from None


def _classes(layers: list[Traversable]) -> dict[str, frozenset[str]]:
    words: dict[str, frozenset[str]] = {}
    for layer in layers:
        file = layer / "classes.toml"
        if file.is_file():
            for name, table in _toml(file).items():
                if table.keys() != {"words"}:
                    raise KnowledgeError(f"classes.toml, {name}: a class has just the key `words`")
                words[name] = words.get(name, frozenset()) | frozenset(table["words"])
    return words


def _topics(layers: list[Traversable]) -> dict[str, schema.Topic]:
    topics: dict[str, schema.Topic] = {}
    for layer in layers:
        file = layer / "topics.toml"
        if file.is_file():
            for name, table in _toml(file).items():
                topics[name] = _decode(table, schema.Topic, f"topics.toml, {name}")
    for name, topic in topics.items():
        if topic.under is not None and topic.under not in topics:
            raise KnowledgeError(
                f"topics.toml, {name}: no topic {topic.under}", hint="name one of this table"
            )
    return topics


def _spelled(row: W, classes: dict[str, frozenset[str]], where: str) -> W:
    """Spell out the classes among the words that a row stands for: *suspend*, *@halting*."""
    spelled: dict[str, schema.Words] = {}
    for kind in ("verb", "noun", "adjective"):
        words: list[str] = []
        for word in getattr(row, kind):
            if not word.startswith("@"):
                words.append(word)
            elif word[1:] in classes:
                words.extend(sorted(classes[word[1:]]))
            else:
                raise KnowledgeError(
                    f"{where}: no class {word}", hint="classes stand in classes.toml"
                )
        spelled[kind] = tuple(dict.fromkeys(words))
    return msgspec.structs.replace(row, **spelled)


def _files(layer: Traversable, name: str) -> list[Traversable]:
    folder = layer / name
    if not folder.is_dir():
        return []
    return sorted(
        (file for file in folder.iterdir() if file.name.endswith(".toml")), key=lambda f: f.name
    )


def _decode(row: dict[str, Any], kind: type[R], where: str) -> R:
    types = {field.encode_name: field.type for field in msgspec.structs.fields(kind)}
    shaped = {key: _cell(value, types.get(key)) for key, value in row.items()}
    try:
        return msgspec.convert(shaped, kind, str_keys=True)
    except msgspec.ValidationError as error:
        raise KnowledgeError(f"{where}: {error}", hint="see docs/tables.md") from None


def _cell(value: Any, type_: Any) -> Any:
    """Shape a spreadsheet's cell: lists are joined by `; `, an empty cell is unknown."""
    if not isinstance(value, str):
        return value
    if type_ in (schema.Words, tuple[Act, ...]):
        return [part for part in (part.strip() for part in value.split(";")) if part]
    if type_ is bool:
        return value == "yes"
    if type_ == int | None:
        return int(value) if value.isdigit() else (None if value == "" else value)
    if type_ in (Plover | None, Root | None, str | None):
        return value or None
    return value


def _refuse_strangers(tables: Path | None) -> None:
    if tables is None:
        return
    known = {*CSV_TABLES, *TOML_TABLES, *NAMED, *FOLDERS}
    for file in sorted(tables.iterdir()):
        if file.name not in known and file.suffix in {".csv", ".toml"}:
            raise KnowledgeError(
                f"{file.name}: no table has that name", hint=f"one of {', '.join(sorted(known))}"
            )


def _digest(layers: list[Traversable]) -> str:
    hasher = blake2b(digest_size=6)
    for layer in layers:
        names = [*CSV_TABLES, *TOML_TABLES, *NAMED]
        rows = (file for folder in FOLDERS for file in _files(layer, folder))
        for file in [*(layer / name for name in sorted(names)), *rows]:
            if file.is_file():
                hasher.update(file.name.encode() + b"\0" + file.read_bytes() + b"\0")
    return hasher.hexdigest()
