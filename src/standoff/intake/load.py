"""One source, read into a report, with lines on whatever had to be done to it."""

from __future__ import annotations

import sys
from pathlib import Path

from standoff.errors import InputError
from standoff.intake.decode import decode
from standoff.intake.language import language_name, language_of
from standoff.intake.manifest import manifest_of
from standoff.intake.names import shown, stem
from standoff.intake.page import Page, is_page, read_page
from standoff.intake.plain import clean
from standoff.records import Report
from standoff.when import When

NO_DATE = "no date: relative dates stay unknown"


def load_report(
    source: str,
    *,
    date: str | None = None,
    id: str | None = None,  # noqa: A002 - the word of the command line
    force: bool = False,
) -> tuple[Report, list[str]]:
    """Read a file, or standard input for `-`, and say in lines what was done.

    The text is stored with one kind of newline and without control characters (see `clean`);
    offsets count in the stored text. The id is the one given, else that of a `report.json` which
    belongs to the file, else the file's stem. The date is the one given, else the page's, else
    that of the `report.json`, else unknown. With `force` a text is read whatever its language.

    `load_report("monday.txt", date="2021-05-04")` gives the report `monday` of that day, and no
    lines. The lines do not repeat the source.

    Raises `InputError` for what is missing, empty, binary, not English, or dated by no date.
    """
    where = shown(source)
    _check_options(date, id)
    text, note = decode(_bytes(source, where), where)
    text, cleaned = clean(text)
    notes = [line for line in (note, cleaned) if line]
    if not text.strip():
        raise InputError(f"{where}: the file is empty", hint="give a file with text")
    page = read_page(text, where) if is_page(source, text) else Page(text=text)
    manifest, note = manifest_of(source)
    notes += [note] if note else []
    language, note = _language(page.text, manifest.language, where, force=force)
    notes += [note] if note else []
    date = date or page.date or manifest.date
    if date is None:
        notes.append(NO_DATE)
    report = Report(
        id=id or manifest.id or stem(source),
        text=page.text,
        date=date,
        language=language,
        title=page.title or manifest.title,
        outlet=page.outlet or manifest.outlet,
        address=page.address or manifest.address,
    )
    return report, notes


def _check_options(date: str | None, id: str | None) -> None:  # noqa: A002
    if id is not None and not id.strip():
        raise InputError("--id: the id is blank", hint="give a name, or leave the option out")
    if date is not None:
        try:
            When(date)
        except InputError as error:
            raise InputError(f"--date: {error.message}", hint=error.hint) from None


def _bytes(source: str, where: str) -> bytes:
    try:
        return sys.stdin.buffer.read() if source == "-" else Path(source).read_bytes()
    except OSError as error:
        raise InputError(f"{where}: {error.strerror or error}", hint="check the path") from error


def _language(
    text: str, stated: str | None, where: str, *, force: bool
) -> tuple[str | None, str | None]:
    found = language_of(text) or _code(stated)
    if found in (None, "en"):
        return found, None
    name = language_name(found)
    if not force:
        raise InputError(f"{where}: seems to be {name}, not English", hint="--force reads it")
    return found, f"seems to be {name}, not English: read all the same"


def _code(language: str | None) -> str | None:
    """Shorten what a person wrote: `en` for *en-GB*, *eng* and *English*."""
    if not language or not language.strip():
        return None
    code = language.strip().lower().replace("_", "-").split("-")[0]
    return "en" if code in {"eng", "english"} else code
