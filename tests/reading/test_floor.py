"""How well the reader reads the annotated reports: never worse than written in `floor.toml`."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

import standoff
from standoff import evaluate
from standoff.evaluate import Score

TESTS = Path(__file__).parents[1]
FOLDERS = {
    "annotated": TESTS / "annotated",
    "later": TESTS / "annotated",
    "shared": TESTS.parents[1] / "shared" / "cases",
}
FLOORS: dict[str, dict[str, Any]] = tomllib.loads((TESTS / "floor.toml").read_text("utf-8"))


@pytest.fixture(scope="module")
def scores() -> dict[str, Score]:
    """Read each folder that is there, those of its reports that have a floor, and score them."""
    reader = standoff.load()
    found = {}
    for name, folder in FOLDERS.items():
        if folder.is_dir():
            gold = [
                case
                for case in evaluate.load_gold(str(folder))
                if case.name in FLOORS[name]["reports"]
            ]
            moves = [
                move
                for case in gold
                for move in reader.read(folder / case.name / "report.txt").moves
            ]
            found[name] = evaluate.score(gold, moves)
    return found


def score_of(name: str, scores: dict[str, Score]) -> Score:
    if name not in scores:
        pytest.skip(f"the folder {FOLDERS[name].parent.name}/{FOLDERS[name].name} is not here")
    return scores[name]


@pytest.mark.parametrize("name", FOLDERS)
def test_all_reports_together(name: str, scores: dict[str, Score]) -> None:
    score = score_of(name, scores)
    if missing := FLOORS[name]["reports"].keys() - score.cases.keys():
        pytest.skip(f"without {', '.join(sorted(missing))} the figure means nothing")
    assert (score.overall.f1 or 0) >= FLOORS[name]["overall"]


@pytest.mark.parametrize(
    ("name", "report"), [(name, report) for name in FOLDERS for report in FLOORS[name]["reports"]]
)
def test_one_report(name: str, report: str, scores: dict[str, Score]) -> None:
    score = score_of(name, scores)
    if report not in score.cases:
        pytest.skip(f"the report {report} is not here")
    assert (score.cases[report].f1 or 0) >= FLOORS[name]["reports"][report]
