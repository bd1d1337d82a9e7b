from __future__ import annotations

from pathlib import Path

import pytest

from standoff import evaluate

CASES = Path(__file__).parents[2].parent / "shared" / "cases"


@pytest.mark.skipif(not CASES.is_dir(), reason="the annotated cases are not on this machine")
def test_the_annotated_cases_agree_with_themselves() -> None:
    gold = evaluate.load_gold(str(CASES))
    score = evaluate.score(gold, evaluate.load_predictions(str(CASES)))
    assert gold
    assert score.overall.f1 == 1.0
    assert not score.missed and not score.false
    for field in score.fields.values():
        assert field.score == pytest.approx(1.0)
