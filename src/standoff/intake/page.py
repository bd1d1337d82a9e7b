"""A web page, taken apart: headline, date, outlet, address, and the text without the rest."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from standoff.errors import InputError
from standoff.intake.plain import clean
from standoff.records import Record
from standoff.when import When

LOOKS = re.compile(
    r"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--(?:(?!-->).){0,2000}-->\s*)*<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)
CHARACTER = re.compile(r"&#(?:x([0-9a-f]{1,8})|(\d{1,8}));?", re.IGNORECASE)
NOISY = ("trafilatura", "htmldate", "courlan", "justext", "charset_normalizer")


class Page(Record, frozen=True, kw_only=True):
    """What a page says about itself, and its main text with the headline as its first line."""

    text: str
    title: str | None = None
    date: str | None = None
    outlet: str | None = None
    address: str | None = None


def is_page(source: str, text: str) -> bool:
    """Tell HTML by its first tag, or by its suffix where there is a tag at all.

    >>> is_page("-", "<!DOCTYPE html><html><body>")
    True
    """
    if LOOKS.match(text):
        return True
    return Path(source).suffix.lower() in {".html", ".htm"} and "<" in text


def read_page(html: str, where: str) -> Page:
    """Take a page apart, without a network.

    The date is the one that the page states (in its metadata, an element that is for it, or its
    address), never one found in the text or the year of a copyright. Raises `InputError` for a
    page without main text.
    """
    import trafilatura
    from trafilatura.settings import Document

    with _silence():
        found = trafilatura.bare_extraction(
            CHARACTER.sub(_allowed, html),
            include_comments=False,
            include_tables=False,
            with_metadata=True,
            prune_xpath="//noscript",
            date_extraction_params={"extensive_search": False, "original_date": True},
        )
    if not isinstance(found, Document) or not _has_prose(found.text):
        raise InputError(f"{where}: the page has no main text", hint="give the page of one report")
    text, title = clean(found.text or "")[0], _headline(found.title, found.sitename)
    return Page(
        text=text if title is None or _begins_with(text, title) else f"{title}\n{text}",
        title=title,
        date=_day(found.date),
        outlet=found.sitename or None,
        address=found.url or None,
    )


def _allowed(reference: re.Match[str]) -> str:
    """Blank a reference to a control character, at which the whole page would be given up."""
    code = int(reference[1], 16) if reference[1] else int(reference[2])
    return " " if code < 0x20 or code in {0x7F, 0xFFFE, 0xFFFF} else reference[0]


@contextmanager
def _silence() -> Iterator[None]:
    """Keep quiet what libraries log, for as long as they work for us."""
    loggers = [logging.getLogger(name) for name in NOISY]
    before = [logger.level for logger in loggers]
    for logger in loggers:
        logger.setLevel(logging.CRITICAL + 1)
    try:
        yield
    finally:
        for logger, level in zip(loggers, before, strict=True):
            logger.setLevel(level)


def _has_prose(text: str | None) -> bool:
    return any(map(_is_prose, (text or "").splitlines()))


def _is_prose(line: str) -> bool:
    """True for a sentence, False for *Home*, *World news* and the like."""
    words = len(line.split())
    return words >= 8 or (words >= 3 and line.rstrip("\"'”’) ").endswith((".", "!", "?")))


def _headline(title: str | None, outlet: str | None) -> str | None:
    """Take the outlet's name off a title: *Envoy summoned - The Herald* is *Envoy summoned*."""
    title = " ".join((title or "").split())
    if outlet:
        title = re.sub(rf"\s+[-–—|:·]\s+{re.escape(outlet)}\Z", "", title, flags=re.IGNORECASE)
        if _letters(title) == _letters(outlet):
            return None
    return title or None


def _begins_with(text: str, title: str) -> bool:
    """True where one of the first lines is the headline, give or take punctuation."""
    return any(_letters(line) == _letters(title) for line in text.split("\n", 3)[:3])


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text)).casefold()


def _day(date: str | None) -> str | None:
    if not date:
        return None
    try:
        return str(When(date))
    except InputError:
        return None
