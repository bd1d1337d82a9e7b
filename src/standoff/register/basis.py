"""What a question about the standing rests on: facts, grouped matters, and people's pairs."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from typing import NamedTuple

from sqlalchemy import Connection

from standoff import knowledge
from standoff.errors import RegisterError
from standoff.register import queries, standings
from standoff.register.rulings import Ruling
from standoff.register.whereabouts import pairs
from standoff.standing.agenda import Groups, arrange
from standoff.standing.entries import Case
from standoff.standing.facts import Fact
from standoff.standing.guide import Guide, load_guide
from standoff.standing.records import Standing
from standoff.standing.stand import case_of, derive, prepare
from standoff.standing.tellings import Pair
from standoff.standing.terms import vocabulary

Transaction = Callable[[], AbstractContextManager[Connection]]


class Basis(NamedTuple):
    """Facts, the groups of their matters, and the pairs that people joined and split."""

    facts: Sequence[Fact]
    groups: Groups
    joined: Sequence[Pair]
    parted: Sequence[Pair]

    def case(self) -> Case:
        """Put it together for one part of the standing."""
        pairs = {"joined": self.joined, "parted": self.parted}
        return case_of(self.facts, self.groups, knowledge.load(), **pairs)

    def standing(self, facts: Sequence[Fact]) -> Standing:
        """Work out the standing from some of the facts."""
        pairs = {"joined": self.joined, "parted": self.parted}
        return derive(facts, self.groups, knowledge.load(), **pairs)


class Bases:
    """Gives the basis of each question, and keeps the groups from one to the next."""

    def __init__(self, path: Path, reading: Transaction, writing: Transaction) -> None:
        self._agenda = path.with_name("agenda.toml")
        self._reading = reading
        self._writing = writing
        self._groups: tuple[int, Guide, Groups] | None = None

    def give(
        self, party: str | None = None, between: Sequence[str] = (), *, acts: bool = False
    ) -> Basis:
        """Give what there is of a party or between some, made anew where it is missing.

        With `acts` only the moves that the party makes, not those directed at it.
        """
        wanted = standings.Wanted(party, tuple(between), acts)
        known = knowledge.load()
        make = standings.Known(known, vocabulary(known))
        guide = load_guide(self._agenda)
        with self._reading() as connection:
            if not standings.is_stale(connection, make):
                return self._kept(connection, make, guide, wanted)
        try:
            with self._writing() as connection:
                standings.refresh(connection, make)
        except RegisterError:  # a file that may only be read: nothing is kept
            return self._unkept(make, guide, wanted)
        with self._reading() as connection:
            return self._kept(connection, make, guide, wanted)

    def _kept(
        self,
        connection: Connection,
        make: standings.Known,
        guide: Guide,
        wanted: standings.Wanted,
    ) -> Basis:
        facts = standings.select_facts(connection, wanted)
        number = standings.token(connection)
        if self._groups is None or self._groups[:2] != (number, guide):
            found, grouping = standings.grouped(connection, make)
            self._groups = number, guide, arrange(found, grouping, guide, make.vocabulary)
        return Basis(facts, self._groups[2], *_pairs(connection))

    def _unkept(self, make: standings.Known, guide: Guide, wanted: standings.Wanted) -> Basis:
        """Give the same as `_kept`, all made anew."""
        with self._reading() as connection:
            dates = queries.dates(connection)
            moves = queries.settled(connection, None, wrong=False)
            pairs = _pairs(connection)
        facts, groups = prepare(moves, dates, guide, make.knowledge)
        chosen = [fact for fact in facts if wanted.has(fact.move)]
        return Basis(chosen, groups, *pairs)


def _pairs(connection: Connection) -> tuple[list[Pair], list[Pair]]:
    return pairs(connection, Ruling.JOIN), pairs(connection, Ruling.SPLIT)
