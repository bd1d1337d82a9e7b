from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

TEXT = """Oslo presses Baku over pipeline
Norway demanded on Monday that Azerbaijan reopen the pipeline, and warned of higher tariffs unless
it does. Azerbaijan rejected the demand. Sweden says Norway has offered Azerbaijan a loan.
"""

GOLD: list[dict[str, Any]] = [
    {
        "id": "m1",
        "sentence": 1,
        "evidence": "Oslo presses Baku over pipeline",
        "actor": ["NOR"],
        "act": ["demand", "request"],
        "target": ["AZE"],
        "matter": "pipeline",
        "when": "2021-05-03",
        "optional": True,
    },
    {
        "id": "m2",
        "sentence": 2,
        "evidence": "Norway demanded on Monday that Azerbaijan reopen the pipeline",
        "actor": ["NOR"],
        "act": ["demand"],
        "target": ["AZE"],
        "matter": "reopen the pipeline",
        "when": "2021-05-03",
    },
    {
        "id": "m3",
        "sentence": 3,
        "evidence": "warned of higher tariffs",
        "actor": ["NOR"],
        "act": ["warn", "threaten"],
        "target": ["AZE"],
        "matter": "higher tariffs",
        "condition": "it does",
        "when": "2021-05-03",
    },
    {
        "id": "m4",
        "sentence": 4,
        "evidence": "Azerbaijan rejected the demand",
        "actor": ["AZE"],
        "act": ["reject"],
        "target": ["NOR"],
        "matter": "the demand",
    },
    {
        "id": "m5",
        "sentence": 5,
        "evidence": "Norway has offered Azerbaijan a loan",
        "actor": ["NOR"],
        "act": ["offer"],
        "target": ["AZE"],
        "matter": "a loan",
        "source": ["SWE"],
        "when": "2021-05",
    },
]

Moves = list[dict[str, Any]]


@pytest.fixture
def gold() -> Moves:
    return json.loads(json.dumps(GOLD))  # type: ignore[no-any-return]


@pytest.fixture
def right(gold: Moves) -> Moves:
    """What a perfect reader would give for the case `pipeline`."""
    return [
        {name: value for name, value in move.items() if name not in {"optional", "id"}}
        | {"act": move["act"][0], "report": "pipeline"}
        for move in gold
    ]


@pytest.fixture
def lines(tmp_path: Path) -> Callable[[str, Moves], str]:
    """Write moves as JSON Lines below the test's folder and give the path."""

    def write(name: str, moves: Moves) -> str:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("".join(json.dumps(move) + "\n" for move in moves))
        return str(path)

    return write


@pytest.fixture
def case(tmp_path: Path, gold: Moves, lines: Callable[[str, Moves], str]) -> str:
    """Write the case `pipeline` as a folder of annotated reports and give that folder's path."""
    lines("cases/pipeline/gold.jsonl", gold)
    (tmp_path / "cases/pipeline/report.txt").write_text(TEXT)
    (tmp_path / "cases/pipeline/report.json").write_text('{"id": "p-1", "date": "2021-05-03"}')
    return str(tmp_path / "cases")
