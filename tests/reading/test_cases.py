"""Short sentences of our own with the moves expected of them, one file a phenomenon."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

import standoff
from standoff.records import Move, Report

FOLDER = Path(__file__).parents[1] / "cases"
CASES = [
    pytest.param(
        case,
        id=f"{file.stem}/{case['id']}",
        marks=[pytest.mark.xfail(reason=case["limit"], strict=True)] if "limit" in case else [],
    )
    for file in sorted(FOLDER.glob("*.toml"))
    for case in tomllib.loads(file.read_text(encoding="utf-8"))["case"]
]


def agrees(expected: dict[str, Any], move: Move) -> bool:
    """Compare the fields that a case gives: codes as sets, acts as any of those accepted.

    TOML has no null: an empty string stands for a field that must be empty.
    """
    for field, value in expected.items():
        if field == "optional":
            continue
        got = getattr(move, field)
        if field == "act":
            if got not in ([value] if isinstance(value, str) else value):
                return False
        elif isinstance(value, list):
            if set(got) != set(value):
                return False
        elif (got or "") != value:
            return False
    return True


@pytest.mark.parametrize("case", CASES)
def test_reads_as_expected(case: dict[str, Any]) -> None:
    report = Report(id=case["id"], text=case["text"], date=case.get("date"))
    left = list(standoff.load().read(report).moves)
    for expected in sorted(case["move"], key=lambda move: move.get("optional", False)):
        fitting = next((move for move in left if agrees(expected, move)), None)
        if fitting is not None:
            left.remove(fitting)
        else:
            assert expected.get("optional"), f"missing {expected}, read {[str(m) for m in left]}"
    assert not left, f"unexpected {[str(move) for move in left]}"
