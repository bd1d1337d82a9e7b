"""Precision, recall and F1, by case, by act and overall, and the fields beside them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from standoff.acts import Act
from standoff.errors import GoldError
from standoff.evaluate.annotations import Case, Gold, Predicted
from standoff.evaluate.fields import Agreed, field_scores
from standoff.evaluate.pairing import Paired, pair
from standoff.evaluate.sentences import sentence_of
from standoff.evaluate.tally import Mistake, Score, Tally
from standoff.sentences import sentences


def score(gold: Iterable[Case], predicted: Iterable[Predicted]) -> Score:
    """Compare predicted moves with annotated reports.

    A report that nobody annotated is left out, an annotated one without a prediction is missed as
    a whole; the notes say so. Raises `GoldError` where there are predictions and none is for an
    annotated report.
    """
    cases = tuple(gold)
    predictions: defaultdict[str, list[Predicted]] = defaultdict(list)
    for move in predicted:
        predictions[move.report or ""].append(move)
    joined = _join(cases, predictions)
    paired = {case.name: pair(case.moves, joined[case.name]) for case in cases}
    by_case = {name: _tally(result) for name, result in paired.items()}
    mistakes = [_mistakes(case, paired[case.name]) for case in cases]
    agreed = [
        Agreed(gold=move, prediction=other, report_date=case.date)
        for case in cases
        for move, other in paired[case.name].pairs
    ]
    return Score(
        overall=sum(by_case.values(), Tally()),
        cases=by_case,
        acts=_by_act(paired.values()),
        fields=field_scores(agreed),
        missed=tuple(mistake for missed, _ in mistakes for mistake in missed),
        false=tuple(mistake for _, false in mistakes for mistake in false),
        excused=sum(len(result.excused) for result in paired.values()),
        notes=tuple(_notes(cases, predictions, joined)),
    )


def _join(
    cases: tuple[Case, ...], predictions: Mapping[str, list[Predicted]]
) -> dict[str, list[Predicted]]:
    names = {case.name for case in cases}
    joined = {}
    for case in cases:
        found = predictions.get(case.name, [])
        if not found and case.alias is not None and case.alias not in names:
            found = predictions.get(case.alias, [])
        joined[case.name] = found
    if predictions and not any(joined.values()):
        raise GoldError(
            f"no prediction is for an annotated report: {_listed(predictions)} against "
            f"{_listed(names)}",
            hint="the `report` of the moves must be the name of the case",
        )
    return joined


def _notes(
    cases: tuple[Case, ...],
    predictions: Mapping[str, list[Predicted]],
    joined: Mapping[str, list[Predicted]],
) -> Iterable[str]:
    used = {move.report for found in joined.values() for move in found}
    if strange := predictions.keys() - used:
        yield f"not annotated, left out: {_listed(strange)}"
    if silent := [case.name for case in cases if case.moves and not joined[case.name]]:
        yield f"without a prediction: {_listed(silent)}"


def _listed(names: Iterable[str]) -> str:
    listed = sorted(names)
    more = f" and {len(listed) - 5} more" if len(listed) > 5 else ""
    return ", ".join(f'"{name}"' for name in listed[:5]) + more


def _tally(result: Paired) -> Tally:
    return Tally(found=len(result.pairs), missed=len(result.missed), false=len(result.false))


def _by_act(results: Iterable[Paired]) -> dict[Act, Tally]:
    acts: defaultdict[Act, Tally] = defaultdict(Tally)
    for result in results:
        for move, _ in result.pairs:
            acts[move.act[0]] += Tally(found=1)
        for move in result.missed:
            acts[move.act[0]] += Tally(missed=1)
        for other in result.false:
            acts[other.act] += Tally(false=1)
    return {act: acts[act] for act in Act if act in acts}


def _mistakes(case: Case, result: Paired) -> tuple[list[Mistake], list[Mistake]]:
    of_report = sentences(case.text) if case.text is not None else []

    def mistake(move: Gold | Predicted) -> Mistake:
        return Mistake(case=case.name, move=move, sentence=sentence_of(move, of_report))

    return [mistake(move) for move in result.missed], [mistake(move) for move in result.false]
