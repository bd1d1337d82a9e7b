"""The conflict: decision makers, their options, what cannot be, what each prefers.

The Graph Model for Conflict Resolution (Fang, Hipel and Kilgour 1993) in its two forms. In option
form (`Conflict`) a state says of each option whether it is taken; it is an integer whose lowest
bit is the first option, and is written with one letter for each option in their order, `YNNY`. In
graph form (`Graph`) the states are named and every move is listed.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

from standoff.errors import ConflictError
from standoff.records import Record
from standoff.strategy.statements import Statement

MOST_OPTIONS = 62
"""A state is a signed integer of 64 bits, and one value of it stands for none."""


class Direction(StrEnum):
    """Which way an option can be changed."""

    BOTH = "both"
    FORWARD = "forward"  # once taken, never given up
    BACK = "back"  # once given up, never taken again


class Option(Record, frozen=True, kw_only=True):
    """Something that one decision maker can do or leave.

    `words` says it in full where the name is short: *pull troops back from the border*.
    """

    name: str
    direction: Direction = Direction.BOTH
    words: str | None = None


class Priorities(Record, frozen=True, kw_only=True):
    """Statements in order of priority, an earlier one outweighing all later ones together.

    An entry of several statements is one whose inner order is unknown. `unknown` are statements
    whose place in the order is unknown altogether. Source: Hipel, Kilgour, Fang and Peng (1997)
    for option prioritising; where the order is unknown, a state is better only if it is in every
    order that could be (after Li, Hipel, Kilgour and Fang 2004).
    """

    order: tuple[tuple[Statement, ...], ...] = ()
    unknown: tuple[Statement, ...] = ()


class Weights(Record, frozen=True, kw_only=True):
    """Statements with weights, which are added up; decimal fractions are exact."""

    weighted: tuple[tuple[Statement, float], ...]


class Ranking(Record, frozen=True, kw_only=True):
    """All the states, best first; those of one tuple tie.

    In option form a state is its integer, in graph form its position.
    """

    tiers: tuple[tuple[int, ...], ...]


Preference = Priorities | Weights | Ranking


class DecisionMaker(Record, frozen=True, kw_only=True):
    """Who can change some options. `misperceived`: it makes no move to or from such states."""

    name: str
    options: tuple[int, ...] = ()
    preference: Preference = Priorities()
    misperceived: tuple[Statement, ...] = ()


class Conflict(Record, frozen=True, kw_only=True):
    """A conflict in option form. `never` are statements that no state meets."""

    decision_makers: tuple[DecisionMaker, ...]
    options: tuple[Option, ...]
    never: tuple[Statement, ...] = ()
    status_quo: int | None = None
    name: str | None = None
    source: str | None = None
    note: str | None = None

    def __post_init__(self) -> None:
        _named_once("decision maker", (maker.name for maker in self.decision_makers))
        if not self.decision_makers:
            raise ConflictError("a conflict without decision makers", hint="name at least one")
        if len(self.options) > MOST_OPTIONS:
            raise ConflictError(
                f"{len(self.options)} options, and a state has room for {MOST_OPTIONS}",
                hint="leave out those that change nothing",
            )
        owners = [position for maker in self.decision_makers for position in maker.options]
        for position, one in enumerate(self.options):
            if owners.count(position) != 1:
                how = "no decision maker" if position not in owners else "two decision makers"
                raise ConflictError(
                    f"option “{one.name}” is in the hands of {how}",
                    hint="an option has exactly one owner",
                )
        _known(owners, len(self.options), "an option of a decision maker")
        spoken = [
            statement.options()
            for maker in self.decision_makers
            for statement in (*statements(maker.preference), *maker.misperceived)
        ]
        for options in (*spoken, *(statement.options() for statement in self.never)):
            _known(options, len(self.options), "a statement")

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the options, in their order."""
        return tuple(option.name for option in self.options)

    def owner(self, position: int) -> int:
        """Give the decision maker, by position, in whose hands an option is."""
        return next(
            number for number, maker in enumerate(self.decision_makers) if position in maker.options
        )

    def letters(self, state: int) -> str:
        """Write a state, one letter for each option: `YNNY`."""
        return "".join("NY"[state >> position & 1] for position in range(len(self.options)))


class GraphMaker(Record, frozen=True, kw_only=True):
    """A decision maker of a conflict in graph form: its moves, from state to state."""

    name: str
    moves: tuple[tuple[int, int], ...]
    preference: Ranking


class Graph(Record, frozen=True, kw_only=True):
    """A conflict in graph form: named states, and for each decision maker its moves."""

    decision_makers: tuple[GraphMaker, ...]
    states: tuple[str, ...]
    status_quo: int | None = None
    name: str | None = None
    source: str | None = None
    note: str | None = None

    def __post_init__(self) -> None:
        _named_once("decision maker", (maker.name for maker in self.decision_makers))
        _named_once("state", self.states)
        for maker in self.decision_makers:
            _known((end for move in maker.moves for end in move), len(self.states), "a move")
            for start, end in maker.moves:
                if start == end:
                    raise ConflictError(
                        f"{maker.name} moves from {self.states[start]} to itself",
                        hint="a move leads elsewhere; leave it out",
                    )

    def letters(self, state: int) -> str:
        """Give the name of a state."""
        return self.states[state]


def statements(preference: Preference) -> tuple[Statement, ...]:
    """Give every statement of a preference."""
    if isinstance(preference, Priorities):
        return (*(one for entry in preference.order for one in entry), *preference.unknown)
    if isinstance(preference, Weights):
        return tuple(statement for statement, _ in preference.weighted)
    return ()


def state_of(letters: str) -> int:
    """Read a state written with letters: `YNNY` is 9."""
    return sum(1 << position for position, letter in enumerate(letters) if letter == "Y")


def _named_once(what: str, names: Iterable[str]) -> None:
    seen: set[str] = set()
    for name in names:
        if not name.strip():
            raise ConflictError(f"a {what} without a name", hint="give it one")
        if name in seen:
            raise ConflictError(f"{what} “{name}” is there twice", hint="give one another name")
        seen.add(name)


def _known(positions: Iterable[int], count: int, what: str) -> None:
    for position in positions:
        if not 0 <= position < count:
            raise ConflictError(f"{what} has position {position}, and there are {count}")
