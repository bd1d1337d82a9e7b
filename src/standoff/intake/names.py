"""What a source is called, in messages and as an id."""

from __future__ import annotations

from pathlib import Path


def shown(source: str) -> str:
    """Name a source in a message, on one line and printable whatever the file system holds.

    >>> shown("-")
    'standard input'
    """
    if source == "-":
        return "standard input"
    return " ".join(readable(source).splitlines())


def stem(source: str) -> str:
    """Name a report after its file.

    >>> stem("archive/monday.txt")
    'monday'
    """
    return "stdin" if source == "-" else readable(Path(source).stem)


def readable(name: str) -> str:
    """Replace what Python cannot write as UTF-8 in a file's name."""
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
