"""Counts, and the figures that follow from them."""

from __future__ import annotations

from standoff.acts import Act
from standoff.evaluate.annotations import Gold, Predicted
from standoff.records import Record


class Tally(Record, frozen=True, kw_only=True):
    """How many moves were found, how many missed, and how many predictions are false.

    >>> (Tally(found=3, missed=1) + Tally(false=2)).f1
    0.6666666666666666
    """

    found: int = 0
    missed: int = 0
    false: int = 0

    def __add__(self, other: Tally) -> Tally:
        return Tally(
            found=self.found + other.found,
            missed=self.missed + other.missed,
            false=self.false + other.false,
        )

    @property
    def gold(self) -> int:
        """How many moves there are to find."""
        return self.found + self.missed

    @property
    def predicted(self) -> int:
        """How many predictions count."""
        return self.found + self.false

    @property
    def precision(self) -> float | None:
        """The share of predictions that agree; None where there is none."""
        return self.found / self.predicted if self.predicted else None

    @property
    def recall(self) -> float | None:
        """The share of annotated moves that were found; None where there is none."""
        return self.found / self.gold if self.gold else None

    @property
    def f1(self) -> float | None:
        """The harmonic mean of the two; None where there was nothing to find and nothing found."""
        total = self.gold + self.predicted
        return 2 * self.found / total if total else None


class FieldScore(Record, frozen=True, kw_only=True):
    """How well one field is filled over the agreeing pairs.

    `gold` and `given` count the pairs in which the annotation and the prediction fill it; `right`
    is how much of that agrees. Beside the `score` stands what a reader would score that leaves the
    field empty, and for dates one that gives every move the report's date. None is unknown.
    """

    name: str
    measure: str
    gold: int
    given: int
    right: float
    score: float | None
    empty: float | None
    dated: float | None = None


class Mistake(Record, frozen=True, kw_only=True):
    """A missed or a false move, with the sentence in which it stands where the text is known."""

    case: str
    move: Gold | Predicted
    sentence: str | None


class Score(Record, frozen=True, kw_only=True):
    """Everything that is known about a reader after comparing it with people.

    In `acts` an agreeing pair and a miss count under the best act of the annotation, a false move
    under its own.
    """

    overall: Tally
    cases: dict[str, Tally]
    acts: dict[Act, Tally]
    fields: dict[str, FieldScore]
    missed: tuple[Mistake, ...]
    false: tuple[Mistake, ...]
    excused: int
    notes: tuple[str, ...]
