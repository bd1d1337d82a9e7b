"""How well the fields are filled, over the pairs of moves that agree."""

from __future__ import annotations

from collections.abc import Sequence

from standoff.evaluate.annotations import Gold, Predicted
from standoff.evaluate.tally import FieldScore
from standoff.evaluate.words import share_content, token_f1
from standoff.records import Record
from standoff.when import When


class Agreed(Record, frozen=True, kw_only=True):
    """An agreeing pair, with the date of its report where it is known."""

    gold: Gold
    prediction: Predicted
    report_date: str | None


def field_scores(pairs: Sequence[Agreed]) -> dict[str, FieldScore]:
    """Score conditions, sources, dates and matters."""
    scores = (_conditions(pairs), _sources(pairs), _dates(pairs), _matters(pairs))
    return {score.name: score for score in scores}


def _conditions(pairs: Sequence[Agreed]) -> FieldScore:
    """Score conditions: right is one that shares a content word."""
    both = ((two.gold.condition, two.prediction.condition) for two in pairs)
    right = sum(share_content(ours, theirs) for ours, theirs in both if ours and theirs)
    gold = sum(bool(two.gold.condition) for two in pairs)
    given = sum(bool(two.prediction.condition) for two in pairs)
    return _f1("condition", gold, given, right)


def _sources(pairs: Sequence[Agreed]) -> FieldScore:
    """Score sources: right is one that shares a party."""
    right = sum(not set(two.gold.source).isdisjoint(two.prediction.source) for two in pairs)
    gold = sum(bool(two.gold.source) for two in pairs)
    given = sum(bool(two.prediction.source) for two in pairs)
    return _f1("source", gold, given, right)


def _f1(name: str, gold: int, given: int, right: int) -> FieldScore:
    return FieldScore(
        name=name,
        measure="F1",
        gold=gold,
        given=given,
        right=right,
        score=2 * right / (gold + given) if gold + given else None,
        empty=0.0 if gold else None,
    )


def _dates(pairs: Sequence[Agreed]) -> FieldScore:
    """Score dates where the annotation has one: right is the same days, however written."""
    dated = [two for two in pairs if two.gold.when is not None]
    right = sum(_same_days(two.gold.when, two.prediction.when) for two in dated)
    todays = sum(_same_days(two.gold.when, two.report_date) for two in dated)
    known = any(two.report_date is not None for two in dated)
    return FieldScore(
        name="when",
        measure="share right",
        gold=len(dated),
        given=sum(two.prediction.when is not None for two in pairs),
        right=right,
        score=right / len(dated) if dated else None,
        empty=0.0 if dated else None,
        dated=todays / len(dated) if known else None,
    )


def _same_days(one: str | None, other: str | None) -> bool:
    if one is None or other is None:
        return False
    ours, theirs = When(one), When(other)
    return (ours.first, ours.last) == (theirs.first, theirs.last)


def _matters(pairs: Sequence[Agreed]) -> FieldScore:
    """Score matters: F1 over the words of each pair, on average where one of the two has any."""
    filled = [two for two in pairs if two.gold.matter or two.prediction.matter]
    right = sum(token_f1(two.gold.matter, two.prediction.matter) for two in filled)
    return FieldScore(
        name="matter",
        measure="token F1",
        gold=sum(bool(two.gold.matter) for two in pairs),
        given=sum(bool(two.prediction.matter) for two in pairs),
        right=right,
        score=right / len(filled) if filled else None,
        empty=0.0 if filled else None,
    )
