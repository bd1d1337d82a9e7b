"""From files to annotated reports and predictions, every fault with its file, line and field."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TypeVar

import msgspec

from standoff.errors import GoldError
from standoff.evaluate.annotations import Annotation, Case, Gold, Prediction, SecondOpinion
from standoff.evaluate.faults import fault
from standoff.intake.decode import decode
from standoff.intake.manifest import manifest_of
from standoff.intake.names import shown
from standoff.intake.plain import clean

GOLD = "gold.jsonl"
TEXT = "report.txt"

Line = TypeVar("Line", bound=Annotation)


def load_gold(path: str) -> tuple[Case, ...]:
    """Load annotated reports: a folder of cases, one case, or a JSON Lines file.

    A case is a folder with `gold.jsonl`, beside it mostly `report.txt` and `report.json`. A move
    belongs to the report that it names, else to the one of the folder's name.

    Raises `GoldError` with file, line and field for anything that cannot be scored.
    """
    cases: dict[str, Case] = {}
    for file in _files(path, GOLD):
        for case in _cases(file):
            if case.name in cases:
                raise GoldError(f'{file}: the report "{case.name}" is annotated twice')
            cases[case.name] = case
    return tuple(cases[name] for name in sorted(cases))


def load_predictions(path: str) -> tuple[Prediction, ...]:
    """Load predicted moves: a JSON Lines file, a folder of them, or `-` for standard input.

    A move that names no report belongs to the one of its file's name. The annotations of a second
    person serve as well: the best act of each move counts.

    Raises `GoldError` with file, line and field for anything that cannot be scored.
    """
    if path == "-":
        lines = list(_decoded(_contents(path), shown(path), SecondOpinion))
        for number, line in lines:
            if line.report is None:
                raise GoldError(f"{shown(path)}, line {number}, report: none is given")
        return tuple(line.best() for _, line in lines)
    return tuple(
        msgspec.structs.replace(line.best(), report=line.report or _name(file))
        for file in _files(path, "*.jsonl")
        for _, line in _decoded(_contents(str(file)), str(file), SecondOpinion)
    )


def _files(path: str, pattern: str) -> list[Path]:
    place = Path(path)
    if not place.exists():
        raise GoldError(f"{shown(path)}: no such file or folder", hint="check the path")
    if not place.is_dir():
        return [place]
    direct = [place / GOLD] if (place / GOLD).is_file() else []
    found = direct or sorted(
        file for file in place.rglob(pattern) if file.is_file() and file.name[0] != "."
    )
    if not found:
        raise GoldError(f"{shown(path)}: no {pattern} in the folder", hint="check the path")
    return found


def _name(file: Path) -> str:
    """Name a report after its file, or after the folder where the file is called `gold.jsonl`."""
    return file.resolve().parent.name if file.name == GOLD else file.stem


def _contents(path: str) -> bytes:
    try:
        return sys.stdin.buffer.read() if path == "-" else Path(path).read_bytes()
    except OSError as error:
        raise GoldError(
            f"{shown(path)}: {error.strerror or error}", hint="check the path"
        ) from error


def _cases(file: Path) -> Iterator[Case]:
    lines = list(_decoded(_contents(str(file)), str(file), Gold))
    folder = file.resolve().parent.name
    reports: dict[str, list[tuple[int, Gold]]] = {}
    for number, move in lines:
        reports.setdefault(move.report or folder, []).append((number, move))
    if len(reports) > 1:
        for name, moves in reports.items():
            yield _case(file, name, moves)
    else:
        name, moves = next(iter(reports.items()), (folder, []))
        manifest, _ = manifest_of(str(file.with_name(TEXT)))
        text = _text(file.with_name(TEXT))
        yield _case(file, name, moves, alias=manifest.id, date=manifest.date, text=text)


def _case(
    file: Path,
    name: str,
    numbered: list[tuple[int, Gold]],
    *,
    alias: str | None = None,
    date: str | None = None,
    text: str | None = None,
) -> Case:
    seen: set[str] = set()
    for number, move in numbered:
        if move.id is not None and move.id in seen:
            raise GoldError(f'{file}, line {number}, id: "{move.id}" stands twice')
        seen.add(move.id or "")
        if text is not None and move.evidence not in text:
            raise GoldError(
                f'{file}, line {number}, evidence: "{move.evidence}" is not in {TEXT}',
                hint="copy it from the text",
            )
    moves = tuple(move for _, move in numbered)
    return Case(name=name, moves=moves, alias=alias, date=date, text=text)


def _text(file: Path) -> str | None:
    if not file.is_file():
        return None
    return clean(decode(_contents(str(file)), str(file))[0])[0]


def _decoded(data: bytes, where: str, kind: type[Line]) -> Iterator[tuple[int, Line]]:
    decoder = msgspec.json.Decoder(kind)
    for number, line in enumerate(data.removeprefix(b"\xef\xbb\xbf").split(b"\n"), start=1):
        if not line.strip():
            continue
        try:
            yield number, decoder.decode(line)
        except (msgspec.DecodeError, UnicodeDecodeError) as error:
            raise fault(f"{where}, line {number}", str(error)) from error
