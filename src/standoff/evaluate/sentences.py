"""The sentence around a move, to show it: a rule of thumb that nothing is scored by."""

from __future__ import annotations

from standoff.evaluate.annotations import Gold, Predicted


def sentence_of(move: Gold | Predicted, of_report: list[str]) -> str | None:
    """Give the sentence of a move: the one of its number, else the first that holds its words."""
    if not move.evidence:
        return None
    numbered = of_report[move.sentence - 1 : move.sentence]
    return next((line for line in numbered + of_report if move.evidence in line), None)
