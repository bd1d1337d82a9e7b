"""Which predicted move stands for which annotated one, sentence by sentence."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import TypeVar

import msgspec

from standoff.evaluate.agreement import agree
from standoff.evaluate.annotations import Gold, Predicted
from standoff.evaluate.assignment import assign
from standoff.evaluate.words import token_f1
from standoff.records import Record

AnyMove = TypeVar("AnyMove", bound=Gold | Predicted)


class Paired(Record, frozen=True, kw_only=True):
    """The moves of a report, paired: what agrees, what was missed, what is false.

    `excused` predictions agree with an optional move and count neither for nor against.
    """

    pairs: tuple[tuple[Gold, Predicted], ...]
    missed: tuple[Gold, ...]
    false: tuple[Predicted, ...]
    excused: tuple[Predicted, ...]


def pair(gold: Iterable[Gold], predictions: Iterable[Predicted]) -> Paired:
    """Pair the moves of one report. Only moves of the same sentence can stand for each other."""
    ours, theirs = _by_sentence(gold), _by_sentence(predictions)
    done = [_pair_sentence(ours[number], theirs[number]) for number in sorted({*ours, *theirs})]
    return Paired(
        pairs=tuple(two for sentence in done for two in sentence.pairs),
        missed=tuple(move for sentence in done for move in sentence.missed),
        false=tuple(move for sentence in done for move in sentence.false),
        excused=tuple(move for sentence in done for move in sentence.excused),
    )


def _by_sentence(moves: Iterable[AnyMove]) -> defaultdict[int, list[AnyMove]]:
    """Sort moves into their sentences, in an order that does not depend on the one they came in."""
    sentences: defaultdict[int, list[AnyMove]] = defaultdict(list)
    for move in sorted(moves, key=msgspec.json.encode):
        sentences[move.sentence].append(move)
    return sentences


def _pair_sentence(gold: Sequence[Gold], predictions: Sequence[Predicted]) -> Paired:
    required = [move for move in gold if not move.optional]
    optional = [move for move in gold if move.optional]
    excusable = [any(agree(move, other) for move in optional) for other in predictions]
    chosen = assign(_weights(required, predictions, excusable))
    found, used = {row for row, _ in chosen}, {column for _, column in chosen}
    left = [number for number in range(len(predictions)) if number not in used]
    return Paired(
        pairs=tuple((required[row], predictions[column]) for row, column in chosen),
        missed=tuple(move for row, move in enumerate(required) if row not in found),
        false=tuple(predictions[number] for number in left if not excusable[number]),
        excused=tuple(predictions[number] for number in left if excusable[number]),
    )


def _weights(
    required: Sequence[Gold], predictions: Sequence[Predicted], excusable: Sequence[bool]
) -> list[list[int]]:
    """Weigh pairs so that first as many as possible agree, and nothing else can outweigh that.

    Of the ways to do so, those come first that use up predictions which no optional move would
    excuse, and of these the one whose pairs are closest in words.
    """
    little = 1001 * (len(required) + 1)

    def weight(move: Gold, number: int) -> int:
        if not agree(move, predictions[number]):
            return 0
        bonus = 0 if excusable[number] else little
        return little * little + bonus + _closeness(move, predictions[number])

    return [[weight(move, number) for number in range(len(predictions))] for move in required]


def _closeness(move: Gold, other: Predicted) -> int:
    evidence = token_f1(move.evidence, other.evidence)
    return round(1000 * (2 * evidence + token_f1(move.matter, other.matter)) / 3)
