from __future__ import annotations

import io
import json
import sys
from collections.abc import Callable
from typing import Any

import pytest
from rich.console import Console

from standoff import evaluate
from standoff.acts import Act
from standoff.errors import GoldError
from standoff.evaluate import Score, Tally
from standoff.records import Move

Moves = list[dict[str, Any]]
Lines = Callable[[str, Moves], str]


def scored(gold: str, predicted: str) -> Score:
    return evaluate.score(evaluate.load_gold(gold), evaluate.load_predictions(predicted))


def shown(gold: str, predicted: str, *, errors: bool = False) -> str:
    console = Console(file=io.StringIO(), width=100)
    console.print(evaluate.run(gold, predicted, errors))
    assert isinstance(console.file, io.StringIO)
    return console.file.getvalue()


def test_a_perfect_reader_scores_one(case: str, right: Moves, lines: Lines) -> None:
    score = scored(case, lines("moves.jsonl", right))
    assert score.overall == Tally(found=4)
    assert score.overall.f1 == 1.0
    assert score.excused == 1
    assert {name: field.score for name, field in score.fields.items()} == {
        "condition": 1.0,
        "source": 1.0,
        "when": 1.0,
        "matter": 1.0,
    }


def test_gold_against_itself_scores_one(case: str) -> None:
    assert scored(case, case).overall.f1 == 1.0


def test_misses_and_false_moves_are_counted(case: str, right: Moves, lines: Lines) -> None:
    right[3]["act"] = "deny"  # in place of a rejection
    del right[4]
    score = scored(case, lines("moves.jsonl", right))
    assert score.overall == Tally(found=2, missed=2, false=1)
    assert score.overall.precision == pytest.approx(2 / 3)
    assert score.overall.recall == 0.5
    assert score.overall.f1 == pytest.approx(4 / 7)
    assert score.acts == {
        Act.DENY: Tally(false=1),
        Act.DEMAND: Tally(found=1),
        Act.OFFER: Tally(missed=1),
        Act.REJECT: Tally(missed=1),
        Act.WARN: Tally(found=1),
    }
    assert sum(score.acts.values(), Tally()) == score.overall


def test_fields_count_over_agreeing_pairs_alone(case: str, right: Moves, lines: Lines) -> None:
    right[1] |= {"condition": "oil flows", "when": "2021-05"}
    right[2] |= {"condition": "it does", "when": "2021-05-03/2021-05-03", "matter": "tariffs"}
    right[3] |= {"when": "2021-05-02", "actor": ["SWE"]}  # no longer agrees
    right[4] |= {"source": ["DNK"], "matter": None, "when": "2021-05-01/2021-05-31"}
    fields = scored(case, lines("moves.jsonl", right)).fields
    condition, source, when, matter = fields.values()
    assert (condition.gold, condition.given, condition.right) == (1, 2, 1)
    assert condition.score == pytest.approx(2 / 3)
    assert (source.gold, source.given, source.right, source.score) == (1, 1, 0, 0.0)
    assert (when.gold, when.given, when.right) == (3, 3, 2)
    assert when.score == pytest.approx(2 / 3)
    assert when.empty == 0.0
    assert when.dated == pytest.approx(2 / 3)
    assert (matter.gold, matter.given) == (3, 2)
    assert matter.score == pytest.approx((1 + 2 / 3 + 0) / 3)


def test_moves_of_a_reader_are_scored_as_they_are(case: str, right: Moves) -> None:
    moves = [
        Move(
            id="x", report="pipeline", sentence=each["sentence"], start=0,
            end=len(each["evidence"]), evidence=each["evidence"], actor=tuple(each["actor"]),
            voice=None, act=Act(each["act"]), target=tuple(each["target"]), matter=each["matter"],
            condition=each.get("condition"), connective=None, source=tuple(each.get("source", ())),
            when=each.get("when"), plover=None, because="a frame",
        )
        for each in right
    ]  # fmt: skip
    assert evaluate.score(evaluate.load_gold(case), moves).overall.f1 == 1.0


def test_nothing_read_and_nothing_to_read(case: str, lines: Lines) -> None:
    score = scored(case, lines("moves.jsonl", []))
    assert score.overall == Tally(missed=4)
    assert (score.overall.precision, score.overall.recall, score.overall.f1) == (None, 0.0, 0.0)
    assert score.notes == ('without a prediction: "pipeline"',)
    nothing = scored(lines("quiet/gold.jsonl", []), lines("moves.jsonl", []))
    assert nothing.overall.f1 is None


def test_reports_are_joined_by_name(case: str, gold: Moves, right: Moves, lines: Lines) -> None:
    lines("cases/second/gold.jsonl", [move | {"report": "named"} for move in gold])
    named = [move | {"report": "named"} for move in right]
    strange = [move | {"report": "strange"} for move in right]
    score = scored(case, lines("moves.jsonl", right + named + strange))
    assert score.cases == {"named": Tally(found=4), "pipeline": Tally(found=4)}
    assert score.notes == ('not annotated, left out: "strange"',)


def test_the_id_that_a_reader_gives_will_do(case: str, right: Moves, lines: Lines) -> None:
    predicted = lines("moves.jsonl", [move | {"report": "p-1"} for move in right])
    score = scored(case, predicted)
    assert score.overall.f1 == 1.0
    assert score.notes == ()


def test_a_folder_of_predictions_goes_by_file_names(case: str, right: Moves, lines: Lines) -> None:
    for move in right:
        del move["report"]
    lines("read/pipeline.jsonl", right)
    assert scored(case, lines("read/other.jsonl", right).rsplit("/", 1)[0]).overall.f1 == 1.0


def test_predictions_come_on_standard_input(
    case: str, right: Moves, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Stdin:
        buffer = io.BytesIO("\n".join(map(json.dumps, right)).encode())

    monkeypatch.setattr(sys, "stdin", Stdin)
    assert scored(case, "-").overall.f1 == 1.0


def test_nothing_in_common_is_an_error(case: str, right: Moves, lines: Lines) -> None:
    predicted = lines("moves.jsonl", [move | {"report": "elsewhere"} for move in right])
    with pytest.raises(GoldError, match=r'no prediction is for .*"elsewhere" against "pipeline"'):
        scored(case, predicted)


def test_the_tables_say_it_all(case: str, right: Moves, lines: Lines) -> None:
    del right[2]
    drawn = [" ".join(line.split()) for line in shown(case, lines("m.jsonl", right)).splitlines()]
    assert "pipeline 4 3 3 1.000 0.750 0.857" in drawn
    assert "warn 1 0 0 – 0.000 0.000" in drawn
    assert "overall 4 3 3 1.000 0.750 0.857" in drawn
    assert "condition, F1 0 0 0 – – –" in drawn
    assert "when, share right 2 2 2 1.000 0.000 0.500" in drawn
    assert "agree with optional moves alone and count neither way: 1" in drawn
    assert "missed" not in " ".join(drawn)


def test_mistakes_stand_beside_their_sentence(case: str, right: Moves, lines: Lines) -> None:
    right[2] |= {"actor": ["SWE"], "because": "frame warn"}
    drawn = " ".join(shown(case, lines("m.jsonl", right), errors=True).split())
    assert "pipeline, sentence 3: " in drawn
    assert (
        "missed NOR -> AZE warn/threaten: higher tariffs [if it does] «warned of higher tariffs» "
        "false SWE -> AZE warn: higher tariffs [if it does] «warned of higher tariffs» (frame warn)"
    ) in drawn
