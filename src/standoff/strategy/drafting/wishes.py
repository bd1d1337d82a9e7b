"""What each decision maker wants of what could be done, and in which order."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from standoff.standing.records import Announced, Pending, Position
from standoff.strategy.drafting.choices import Choice
from standoff.strategy.statements import Statement, no, option


class Said(NamedTuple):
    """How often something was said, when last, and by which moves."""

    times: int
    last: str
    moves: tuple[str, ...]

    @classmethod
    def of(cls, entry: Announced | Pending | Position) -> Said:
        """Take it from an entry of the standing."""
        last = entry.last if isinstance(entry, Position) else entry.repeated
        return cls(entry.times, last or entry.since or "", entry.moves)

    def joined(self, other: Said) -> Said:
        """Take two as one."""
        moves = tuple(dict.fromkeys((*self.moves, *other.moves)))
        return Said(max(self.times, other.times), max(self.last, other.last), moves)


class Wish(NamedTuple):
    """What is wanted of a choice, or that of two one is taken just where the other is.

    `deeds` say of each whether the deed itself is to be done, however the choice is worded.
    """

    choices: tuple[Choice, ...]
    deeds: tuple[bool, ...]
    said: Said
    why: str
    rank: int = 1  # what is only inferred has 0 and comes last

    def statement(self, chosen: Sequence[Choice]) -> Statement:
        """Write it about options that stand in the order of what was chosen."""
        parts = [
            option(chosen.index(one)) if one.holds(deed) else no(option(chosen.index(one)))
            for one, deed in zip(self.choices, self.deeds, strict=True)
        ]
        return parts[0] if len(parts) == 1 else Statement("iff", tuple(parts))

    def joined(self, other: Wish) -> Wish:
        """Take two that are the same as one."""
        return self._replace(
            said=self.said.joined(other.said),
            why=self.why if self.rank >= other.rank else other.why,
            rank=max(self.rank, other.rank),
        )


class Wishes:
    """The wishes of all decision makers, as they are heard."""

    def __init__(self, makers: int) -> None:
        self._of: list[list[Wish]] = [[] for _ in range(makers)]

    def add(
        self, maker: int, choice: Choice, deed: bool, said: Said, why: str, rank: int = 1
    ) -> None:
        """Take down that a deed is to be done, or is not."""
        self._of[maker].append(Wish((choice,), (deed,), said, why, rank))

    def tie(
        self,
        maker: int,
        choices: tuple[Choice, Choice],
        deeds: tuple[bool, bool],
        said: Said,
        why: str,
    ) -> None:
        """Take down that of two things one is to be just where the other is."""
        self._of[maker].append(Wish(choices, deeds, said, why))

    def ordered(self, maker: int, chosen: Sequence[Choice]) -> list[Wish]:
        """Put the wishes about what was chosen in order; where they clash the latest counts.

        What several moves say of one choice is one wish; what was said oftener comes first, and of
        even ones the later.
        """
        made: dict[tuple[Choice, ...], Wish] = {}
        for wish in self._of[maker]:
            if not all(one in chosen for one in wish.choices):
                continue
            old = made.get(wish.choices)
            if old is not None and old.deeds == wish.deeds:
                made[wish.choices] = old.joined(wish)
            elif old is None or (wish.rank, wish.said.last) >= (old.rank, old.said.last):
                made[wish.choices] = wish
        return sorted(
            made.values(), key=lambda one: (one.rank, one.said.times, one.said.last), reverse=True
        )
