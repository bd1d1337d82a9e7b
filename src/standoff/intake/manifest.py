"""The `report.json` beside a text: what a person knows about it and the text does not say."""

from __future__ import annotations

import os
from pathlib import Path

import msgspec

from standoff.errors import InputError
from standoff.intake.names import shown
from standoff.intake.paths import MANIFEST, holds_report
from standoff.records import Record
from standoff.when import When


class Manifest(Record, frozen=True, kw_only=True, forbid_unknown_fields=False):
    """What `report.json` may hold: `{"id": "crisis-1", "date": "2021-05-04", "language": "en"}`.

    A key that it does not know is somebody else's and stays unread.
    """

    id: str | None = None
    date: str | None = None
    language: str | None = None
    title: str | None = None
    outlet: str | None = None
    address: str | None = None

    def __post_init__(self) -> None:
        if self.id is not None and not self.id.strip():
            raise ValueError("the id is blank")
        if self.date is not None:
            try:
                When(self.date)
            except InputError as error:
                raise ValueError(str(error)) from error


def manifest_of(source: str) -> tuple[Manifest, str | None]:
    """Give what the `report.json` beside a file says, and a line where it cannot be used.

    It belongs to the text only where the folder holds no other report. Raises `InputError` for a
    `report.json` that is none.
    """
    path = Path(source).parent / MANIFEST
    if source == "-" or not path.is_file():
        return Manifest(), None
    if _has_siblings(source):
        return Manifest(), f"{MANIFEST} beside it not used: the folder holds other reports"
    try:
        return msgspec.json.decode(path.read_bytes(), type=Manifest), None
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        problem = str(error)
    except OSError as error:
        problem = error.strerror or str(error)
    raise InputError(f"{shown(str(path))}: {problem}", hint="mend it or take it away")


def _has_siblings(source: str) -> bool:
    name = Path(source).name
    with os.scandir(Path(source).parent) as entries:
        return any(entry.name != name and holds_report(entry.name) for entry in entries)
