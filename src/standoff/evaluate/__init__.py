"""How well a reader reads, against reports that a person annotated.

    from standoff import evaluate
    score = evaluate.score(evaluate.load_gold("cases"), evaluate.load_predictions("moves.jsonl"))
    print(score.overall.f1)

What counts as agreement is written in `agreement.py`, and how moves are paired in `pairing.py`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from standoff.evaluate.annotations import Case, Gold, Prediction
from standoff.evaluate.read import load_gold, load_predictions
from standoff.evaluate.score import score
from standoff.evaluate.tally import FieldScore, Mistake, Score, Tally

if TYPE_CHECKING:
    from rich.console import RenderableType

__all__ = [
    "Case",
    "FieldScore",
    "Gold",
    "Mistake",
    "Prediction",
    "Score",
    "Tally",
    "load_gold",
    "load_predictions",
    "run",
    "score",
]


def run(gold: str, predicted: str, errors: bool = False) -> RenderableType:
    """Score predictions against annotated reports and draw the result for a terminal.

    `gold` is a folder of cases, one case, or a JSON Lines file; `predicted` a JSON Lines file, a
    folder of them, or `-` for standard input. With `errors` every miss and every false move stands
    beside its sentence. Raises `GoldError` for what cannot be scored.
    """
    from standoff.evaluate.show import draw

    return draw(score(load_gold(gold), load_predictions(predicted)), errors=errors)
