"""What is scored: moves as a person annotated them, and moves as a reader gave them."""

from __future__ import annotations

from typing import TypeAlias

from standoff.acts import Act, Plover
from standoff.errors import InputError
from standoff.records import Mark, Move, Parties, Record
from standoff.when import When


class Annotation(Record, frozen=True, kw_only=True):
    """What the two have in common: the fields of a move, most of them free to be left out.

    Raises `ValueError` for a sentence before the first and for a date that is none.
    """

    id: str | None = None
    report: str | None = None
    sentence: int
    start: int | None = None
    end: int | None = None
    evidence: str | None = None
    actor: Parties = ()
    voice: str | None = None
    target: Parties = ()
    matter: str | None = None
    condition: str | None = None
    connective: str | None = None
    source: Parties = ()
    when: str | None = None
    plover: Plover | None = None
    because: str | None = None
    marks: tuple[Mark, ...] = ()

    def __post_init__(self) -> None:
        if self.sentence < 1:
            raise ValueError(f"sentence: {self.sentence} is none, the first is 1")
        if self.when is not None:
            try:
                When(self.when)
            except InputError as error:
                raise ValueError(f"when: {error}") from error


class Gold(Annotation, frozen=True, kw_only=True):
    """A move as a person annotated it: with all the acts that would be right, the best one first.

    Where it is `optional` a reader may fairly leave it out.
    """

    evidence: str
    actor: Parties
    target: Parties
    act: tuple[Act, ...]
    optional: bool = False

    def __post_init__(self) -> None:
        super().__post_init__()
        if not self.act:
            raise ValueError("act: none is given")
        if not self.evidence.strip():
            raise ValueError("evidence: none is given")


class Prediction(Annotation, frozen=True, kw_only=True):
    """A move as a reader gave it, with whatever fields it has."""

    act: Act


class SecondOpinion(Annotation, frozen=True, kw_only=True):
    """A line of predictions: of a reader, or of another person who annotated the same reports."""

    act: Act | tuple[Act, ...]
    optional: bool = False

    def __post_init__(self) -> None:
        super().__post_init__()
        if self.act == ():
            raise ValueError("act: none is given")

    def best(self) -> Prediction:
        """Give the move with the best of its acts."""
        act = self.act if isinstance(self.act, Act) else self.act[0]
        shared = {name: getattr(self, name) for name in Annotation.__struct_fields__}
        return Prediction(act=act, **shared)


class Case(Record, frozen=True, kw_only=True):
    """One annotated report. Its text and date are known where they stand beside the annotation.

    `alias` is a second name under which predictions may go: the id that a reader gives the report.
    """

    name: str
    moves: tuple[Gold, ...]
    alias: str | None = None
    date: str | None = None
    text: str | None = None


Predicted: TypeAlias = Move | Prediction
