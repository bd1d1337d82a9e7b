"""Which files hold reports."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NoReturn

from standoff.errors import InputError
from standoff.intake.names import shown

SUFFIXES = frozenset({".txt", ".md", ".html", ".htm"})
MANIFEST = "report.json"


def find(paths: Sequence[str]) -> Iterator[str]:
    """Give every report that the paths name, folders expanded in sorted order.

    `-` stands for standard input and stays. A file is taken whatever its suffix; in a folder only
    text and HTML files count, hidden ones left out. `find(["archive", "-"])` might give
    `archive/monday.txt`, `archive/week/friday.html` and `-`.

    Raises `InputError` when it comes to a path that does not exist or a folder without reports;
    ask for one path at a time where the others should go on.
    """
    for path in paths:
        if path == "-":
            yield path
        elif Path(path).is_dir():
            yield from _inside(path)
        elif not Path(path).exists():
            raise InputError(f"{shown(path)}: no such file or folder", hint="check the path")
        elif Path(path).name == MANIFEST:
            raise InputError(
                f"{shown(path)}: describes a report and is none", hint="name the text beside it"
            )
        else:
            yield path


def holds_report(name: str) -> bool:
    """Tell by its name whether a file in a folder is a report: True for `monday.txt`."""
    return not name.startswith(".") and Path(name).suffix.lower() in SUFFIXES


def _inside(folder: str) -> Iterator[str]:
    found = False
    for here, folders, files in os.walk(folder, onerror=_refuse):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            if holds_report(name):
                found = True
                yield str(Path(here, name))
    if not found:
        raise InputError(
            f"{shown(folder)}: the folder holds no reports",
            hint=f"a report is a file that ends in {', '.join(sorted(SUFFIXES))}",
        )


def _refuse(error: OSError) -> NoReturn:
    raise InputError(
        f"{shown(str(error.filename))}: {error.strerror or error}", hint="check the folder"
    ) from error
