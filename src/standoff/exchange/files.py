"""Files that are there whole or not at all."""

from __future__ import annotations

import errno
import io
import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from secrets import token_hex
from typing import BinaryIO, TextIO

from standoff.errors import ExchangeError


@contextmanager
def stream(path: Path | None) -> Iterator[BinaryIO]:
    """Open a file that takes its place when it is whole; without a path, standard output.

    A device or a pipe has no place to take: it is written directly. Raises `ExchangeError` where
    the path cannot be written, and leaves what was there.
    """
    if path is None:
        sys.stdout.flush()
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
        return
    with _explained(path):
        if path.is_dir():
            raise ExchangeError(f"{path}: this is a folder", hint="name a file")
        if _is_database(path):
            raise ExchangeError(f"{path}: this is a register or database", hint="name another file")
        if path.exists() and not path.is_file():
            with path.open("wb") as device:
                yield device
            return
        path = path.resolve()
        draft = _draft(path)
        try:
            with draft.open("wb") as out:
                yield out
                out.flush()
                os.fsync(out.fileno())
            draft.replace(path)
        finally:
            draft.unlink(missing_ok=True)


@contextmanager
def text(out: BinaryIO) -> Iterator[TextIO]:
    """Write text to an open file: UTF-8, its line ends as they are given."""
    file = io.TextIOWrapper(out, encoding="utf-8", newline="", write_through=True)
    try:
        yield file
    finally:
        file.detach()


@contextmanager
def folder(path: Path) -> Iterator[Path]:
    """Open a folder that takes its place when all is in it.

    Raises `ExchangeError` where there is something already, for it may hold somebody's work, and
    where the path cannot be written.
    """
    with _explained(path):
        if path.exists() and not (path.is_dir() and not any(path.iterdir())):
            raise ExchangeError(f"{path}: there is something already", hint="name a new folder")
        path = path.resolve()
        draft = _draft(path)
        try:
            draft.mkdir()
            yield draft
            if path.exists():
                path.rmdir()  # it is empty, and not every system renames onto a folder
            draft.rename(path)
        finally:
            shutil.rmtree(draft, ignore_errors=True)


def _is_database(path: Path) -> bool:
    """Say whether a file is SQLite's: it may be the very register that is written out."""
    if not path.is_file():
        return False
    with path.open("rb") as file:
        return file.read(15) == b"SQLite format 3"


def _draft(path: Path) -> Path:
    """Give a name beside the place, on the same disk."""
    return path.with_name(f".standoff-{token_hex(8)}.new")


@contextmanager
def _explained(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
            raise ExchangeError(
                f"{path}: the disk is full", hint="free some space and export again"
            ) from error
        if error.errno == errno.ENOENT:
            raise ExchangeError(
                f"{path}: there is no folder {path.parent}", hint="make it first"
            ) from error
        if error.errno == errno.EPIPE:
            raise
        raise ExchangeError(
            f"{path}: cannot be written ({error.strerror})", hint="name another place"
        ) from error
