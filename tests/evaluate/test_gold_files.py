from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from standoff import evaluate
from standoff.errors import GoldError
from standoff.evaluate import Gold, Prediction
from standoff.records import Move

Moves = list[dict[str, Any]]
Lines = Callable[[str, Moves], str]


def test_a_folder_of_cases_a_case_and_a_file_give_the_same(case: str) -> None:
    cases = evaluate.load_gold(case)
    assert [one.name for one in cases] == ["pipeline"]
    assert cases[0].date == "2021-05-03"
    assert len(cases[0].moves) == 5
    assert evaluate.load_gold(f"{case}/pipeline") == cases
    assert evaluate.load_gold(f"{case}/pipeline/gold.jsonl") == cases


def test_one_file_may_hold_many_reports(gold: Moves, lines: Lines) -> None:
    path = lines("gold.jsonl", [move | {"report": name} for name in "ba" for move in gold])
    assert [(one.name, len(one.moves)) for one in evaluate.load_gold(path)] == [("a", 5), ("b", 5)]


def test_gold_and_predictions_have_every_field_of_a_move() -> None:
    fields = set(Move.__struct_fields__)
    assert set(Prediction.__struct_fields__) == fields
    assert set(Gold.__struct_fields__) == fields | {"optional"}


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        ({"sentence": "2"}, "sentence: Expected `int`, got `str`"),
        ({"sentence": 0}, "sentence: 0 is none, the first is 1"),
        ({"actor": "NOR"}, "actor: Expected `array`, got `str`"),
        ({"actor": [1]}, r"actor\[0\]: Expected `str`, got `int`"),
        ({"act": ["demnd"]}, r'act\[0\]: "demnd" is none; did you mean "demand"\?'),
        ({"act": []}, "act: none is given"),
        ({"act": "demand"}, "act: Expected `array`, got `str`"),
        ({"when": "Monday"}, 'when: "Monday" is no date; write YYYY-MM-DD'),
        ({"evidence": " "}, "evidence: none is given"),
        ({"evidence": "Norway asked"}, 'evidence: "Norway asked" is not in report.txt; copy it'),
        ({"id": "m1"}, 'id: "m1" stands twice'),
        ({"optional": 1}, "optional: Expected `bool`, got `int`"),
        ({"tarjet": []}, r'tarjet: there is no such field; did you mean "target"\?'),
    ],
)
def test_a_fault_has_file_line_and_field(
    case: str, gold: Moves, lines: Lines, change: dict[str, Any], problem: str
) -> None:
    gold[1] |= change
    lines("cases/pipeline/gold.jsonl", gold)
    with pytest.raises(GoldError, match=rf"pipeline/gold\.jsonl, line 2, {problem}"):
        evaluate.load_gold(case)


@pytest.mark.parametrize("field", ["sentence", "evidence", "actor", "act", "target"])
def test_a_missing_field_is_named(gold: Moves, lines: Lines, field: str) -> None:
    del gold[0][field]
    with pytest.raises(GoldError, match=f"line 1, {field}: is missing$"):
        evaluate.load_gold(lines("gold.jsonl", gold))


@pytest.mark.parametrize("line", [b"{", b"[]", b'"\xff"', b'{"act": "deny"}', b'{"sentence": 1}'])
def test_predictions_are_checked_too(tmp_path: Path, line: bytes) -> None:
    path = tmp_path / "moves.jsonl"
    path.write_bytes(b"\n" + line)
    with pytest.raises(GoldError, match=r"moves\.jsonl, line 2"):
        evaluate.load_predictions(str(path))


def test_a_report_annotated_twice_is_refused(case: str, gold: Moves, lines: Lines) -> None:
    lines("cases/again/gold.jsonl", [move | {"report": "pipeline"} for move in gold])
    with pytest.raises(GoldError, match='the report "pipeline" is annotated twice'):
        evaluate.load_gold(case)


def test_what_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(GoldError, match="no such file or folder; check the path"):
        evaluate.load_gold(str(tmp_path / "nowhere"))
    with pytest.raises(GoldError, match=r"no gold\.jsonl in the folder"):
        evaluate.load_gold(str(tmp_path))
    with pytest.raises(GoldError, match=r"no \*\.jsonl in the folder"):
        evaluate.load_predictions(str(tmp_path))
