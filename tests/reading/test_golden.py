"""The bundled reports, read as they were when a person last looked at every move.

`pytest --update-golden` writes the readings anew. The difference is reviewed like code.
"""

from __future__ import annotations

from pathlib import Path

import pytest

import standoff
from standoff.exchange.jsonl import line

GOLDEN = Path(__file__).parents[1] / "golden"
REPORTS = Path(standoff.__file__).parent / "demo" / "reports"
NAMES = sorted(path.parent.name for path in REPORTS.glob("*/report.txt"))
AGAIN = "`pytest --update-golden` writes it; review the difference"


@pytest.mark.parametrize("name", NAMES)
def test_reads_as_before(name: str, update_golden: bool) -> None:
    reading = standoff.load().read(REPORTS / name / "report.txt")
    assert reading.report.id == name
    assert reading.moves
    read = [line(move).decode() for move in reading.moves]
    file = GOLDEN / f"{name}.jsonl"
    if update_golden:
        GOLDEN.mkdir(exist_ok=True)
        file.write_text("".join(read), encoding="utf-8", newline="\n")
    assert file.is_file(), f"no {file.name} in tests/golden: {AGAIN}"
    assert read == file.read_text(encoding="utf-8").splitlines(keepends=True), AGAIN


def test_no_golden_reading_without_its_report(update_golden: bool) -> None:
    orphans = [file for file in sorted(GOLDEN.glob("*.jsonl")) if file.stem not in NAMES]
    if update_golden:
        for orphan in orphans:
            orphan.unlink()
    else:
        assert not orphans, AGAIN
