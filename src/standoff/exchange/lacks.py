"""What a format has no place for, counted, so that it is not lost in silence."""

from __future__ import annotations

from collections import Counter, defaultdict
from enum import Enum

from standoff.records import Record

FEW = 12
"""How many names are told."""


class Kind(Enum):
    """What may be lacking, for one and for many, in the order in which it is told.

    The first seven are moves that a format leaves out, the others parts of moves that it keeps.
    """

    EVENT = "act without an event type", "acts without an event type"
    WRONG = "move ruled wrong", "moves ruled wrong"
    STANCE = "act neither for nor against", "acts neither for nor against"
    ACTOR = "move without an actor", "moves without an actor"
    TARGETLESS = "move without a target", "moves without a target"
    MATTERLESS = "move without a matter", "moves without a matter"
    NEGATION = "refusal of what is itself denied", "refusals of what is itself denied"
    STATE = "state", "states"
    ALLIANCE = "alliance", "alliances"
    ORGANISATION = "organisation", "organisations"
    BLOC = "bloc", "blocs"
    GROUP = "group", "groups"
    ALLIES = "party's allies", "parties' allies"
    STRANGER = "unknown party", "unknown parties"
    PRONOUN = "voice that only points back", "voices that only point back"
    VOICE = "voice", "voices"
    TARGET = "target", "targets"
    MATTER = "matter", "matters"
    CONDITION = "condition", "conditions"
    SOURCE = "source", "sources"
    UNDATED = "unknown date", "unknown dates"
    DAYS = "date longer than a day", "dates longer than a day"


class Lack(Record, frozen=True, kw_only=True):
    """How many things of one kind a format has no place for, and which they are.

    >>> print(Lack(kind=Kind.BLOC, number=2, which=("WEST",)))
    2 blocs (WEST)
    """

    kind: Kind
    number: int
    which: tuple[str, ...] = ()

    def __str__(self) -> str:
        one, many = self.kind.value
        told = f"{self.number} {one if self.number == 1 else many}"
        if not self.which:
            return told
        rest = [f"{len(self.which) - FEW} more"] if len(self.which) > FEW else []
        return f"{told} ({', '.join([*self.which[:FEW], *rest])})"


class Lacks:
    """The count, while a format is written."""

    def __init__(self) -> None:
        self._numbers: Counter[Kind] = Counter()
        self._which: dict[Kind, set[str]] = defaultdict(set)

    def add(self, kind: Kind, which: str | None = None) -> None:
        """Count one more, by its name where it has one."""
        self._numbers[kind] += 1
        if which is not None:
            self._which[kind].add(which)

    def told(self) -> tuple[Lack, ...]:
        """Give the counts, in the order of the kinds, names by the alphabet."""
        return tuple(
            Lack(kind=kind, number=self._numbers[kind], which=tuple(sorted(self._which[kind])))
            for kind in Kind
            if self._numbers[kind]
        )
