"""The formats of a brief, and the one way to write any of them."""

from __future__ import annotations

from enum import StrEnum
from importlib import import_module
from pathlib import Path

from standoff.brief.records import Brief
from standoff.exchange.files import stream


class Format(StrEnum):
    """A format that a brief can be written in."""

    HTML = "html"
    MD = "md"


_HOMES = {Format.HTML: "page", Format.MD: "markdown"}


def draw(brief: Brief, format: Format | str) -> str:  # noqa: A002
    """Give a brief as one HTML page or one Markdown text. Equal briefs give equal text."""
    home = import_module(f"standoff.brief.{_HOMES[Format(format)]}")
    return str(home.draw(brief))


def write(brief: Brief, format: Format | str, path: str | Path | None = None) -> None:  # noqa: A002
    """Write a brief to a path or standard output, in UTF-8.

        write(made, "html", "crisis.html")

    A file is there whole or not at all. Raises `ExchangeError` where the path cannot be written.
    """
    text = draw(brief, format).encode()
    with stream(None if path is None else Path(path)) as out:
        out.write(text)
