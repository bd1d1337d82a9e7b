"""The moves that a draft rests on: who made them, when, and the words that they are quoted by."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from standoff.knowledge import Knowledge
from standoff.order import Dates, day
from standoff.records import Move
from standoff.strategy.drafted import Ground
from standoff.strategy.drafting.sides import Sides
from standoff.when import When


class Grounds:
    """Moves by their ids; what is asked of one that is not here has no answer."""

    def __init__(
        self, moves: Mapping[str, Move], dates: Dates, sides: Sides, known: Knowledge
    ) -> None:
        self._moves, self._dates, self._sides = moves, dates, sides
        self._deeds = frozenset(row.act for row in known.acts if row.kind == "deed")

    def all(self, names: Iterable[str]) -> list[Move]:
        """Give moves by their ids."""
        return [self._moves[name] for name in names if name in self._moves]

    def made_by(self, maker: int, names: Iterable[str]) -> tuple[str, ...]:
        """Give those of several moves that a decision maker made."""
        return tuple(one.id for one in self.all(names) if maker in self._sides.all(one.actor))

    def deeds(self, names: Iterable[str]) -> list[Move]:
        """Give those of several moves by which something was done, not said."""
        return [one for one in self.all(names) if one.act in self._deeds]

    def days(self, names: Iterable[str]) -> list[str]:
        """Give the days of moves that have one, as precise as they are told."""
        return [found for one in self.all(names) if (found := day(one, self._dates))]

    def since(self, names: Iterable[str]) -> date:
        """Give the first day on which one of several moves may have been made."""
        return min((When(one).first for one in self.days(names)), default=date.min)

    def until(self, name: str) -> date:
        """Give the last day on which a move may have been made."""
        return max((When(one).last for one in self.days([name])), default=date.min)

    def quoted(self, reasons: Mapping[str, str], before: str = "") -> tuple[Ground, ...]:
        """Quote moves, each with the reason why it is here."""
        return tuple(
            Ground(
                why=before + reasons[one.id],
                words=one.evidence,
                report=one.report,
                day=day(one, self._dates),
                move=one.id,
            )
            for one in self.all(reasons)
        )
