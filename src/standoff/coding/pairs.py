"""Read pairs: a sentence and two actors in it, word for word, one pair a line."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from standoff.errors import InputError
from standoff.records import Record

NEEDED = ("sentence", "source", "target")


class Pair(Record, frozen=True, kw_only=True):
    """A sentence and the two actors between whom an event is looked for."""

    uid: str
    sentence: str
    source: str
    target: str


def load_pairs(path: str) -> Iterator[Pair | InputError]:
    """Read the pairs of a file, or of standard input as `-`, in UTF-8.

    Raises `InputError` for a file that is none, is empty, or is not in UTF-8.
    """
    if path == "-":
        raw = sys.stdin.buffer.read()
    else:
        try:
            raw = Path(path).read_bytes()
        except OSError as error:
            raise InputError(f"{path}: {error.strerror}", hint="check the path") from None
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        raise InputError(f"{path}, line {line}: not UTF-8", hint="save it as UTF-8") from None
    if not text.strip():
        raise InputError(f"{path}: no text", hint="give a file with pairs")
    return read_pairs(text.split("\n"), path)


def read_pairs(lines: Iterable[str], name: str = "-") -> Iterator[Pair | InputError]:
    """Read tab-separated pairs; a line that is none is given as the error it makes.

    The first line names the columns, among them `sentence`, `source` and `target`; without `uid`
    the number of the line stands for it; other columns are passed over. A cell in double quotes
    may hold doubled ones, as spreadsheets write them.

    Raises `InputError` where the first line does not name the columns.
    """
    rows = enumerate(lines, start=1)
    header = [cell.strip() for cell in next(rows, (1, ""))[1].split("\t")]
    missing = [column for column in NEEDED if column not in header]
    if missing:
        raise InputError(
            f"{name}, line 1: no column {missing[0]!r}",
            hint="the first line names the columns: sentence, source, target, and perhaps uid, "
            "with tabs between them",
        )
    for number, line in rows:
        if not line.strip():
            continue
        cells = [_unquoted(cell.strip()) for cell in line.rstrip("\r\n").split("\t")]
        where = f"{name}, line {number}"
        if len(cells) != len(header):
            yield InputError(
                f"{where}: {len(cells)} cells, where the first line names {len(header)}",
                hint="put one tab between two cells, and none inside",
            )
            continue
        row = dict(zip(header, cells, strict=True))
        empty = [column for column in NEEDED if not row[column]]
        if empty:
            yield InputError(f"{where}: the {empty[0]} is empty", hint="give the words of the text")
            continue
        yield Pair(
            uid=row.get("uid") or str(number),
            sentence=row["sentence"],
            source=row["source"],
            target=row["target"],
        )


def _unquoted(cell: str) -> str:
    if len(cell) >= 2 and cell[0] == cell[-1] == '"':
        inner = cell[1:-1]
        if '"' not in inner.replace('""', ""):
            return inner.replace('""', '"')
    return cell
