"""The questions that a register answers about where the parties stand."""

from __future__ import annotations

from collections.abc import Sequence

from standoff import knowledge
from standoff.register.basis import Bases
from standoff.standing.announced import announced
from standoff.standing.changes import changes
from standoff.standing.disputes import disputes
from standoff.standing.docket import docket
from standoff.standing.positions import positions
from standoff.standing.records import (
    Announced,
    Dispute,
    Happening,
    Item,
    Pending,
    Position,
    Standing,
)
from standoff.standing.terms import vocabulary
from standoff.standing.timeline import timeline
from standoff.when import When


class Questions:
    """What a `Register` can be asked beside its moves."""

    _bases: Bases

    def standing(
        self,
        *,
        party: str | None = None,
        between: Sequence[str] = (),
        since: str | None = None,
        until: str | None = None,
    ) -> Standing:
        """Give where each party stands, what is pending, threatened and disputed, and the agenda.

            standing = register.standing(between=("RUS", "USA"))

        `party` leaves the moves in which it is actor or target, `between` those of some parties
        toward each other or toward nobody named. `until` gives the standing as of that day, month
        or year; with `since` only the entries that changed from that day on, each with its
        `change`. An `agenda.toml` beside the register guides the agenda.

        Raises `InputError` for a date that is none, and for an agenda.toml that cannot be read.
        """
        basis = self._bases.give(party, between)
        last = When(until).last.isoformat() if until else None
        after = [fact for fact in basis.facts if last is None or fact.first <= last]
        if since is None:
            return basis.standing(after)
        first = When(since).first.isoformat()
        before = [fact for fact in after if fact.first < first]
        return changes(basis.standing(before), basis.standing(after))

    def agenda(self) -> tuple[Item, ...]:
        """Give the matters of all moves, brought together over the reports."""
        return self.standing().agenda

    def positions(self, party: str | None = None) -> tuple[Position, ...]:
        """Give where each party stands on each matter, or where one does."""
        case = self._bases.give(party, acts=True).case()
        return tuple(one for one in positions(case) if party is None or one.party == party)

    def docket(self, between: Sequence[str] = ()) -> tuple[Pending, ...]:
        """Give what is pending, in the whole register or between some parties."""
        return docket(self._bases.give(None, between).case())

    def threats(self) -> tuple[Announced, ...]:
        """Give threats, warnings and promises, with what came of them."""
        return announced(self._bases.give().case(), vocabulary(knowledge.load()))

    def disputes(self) -> tuple[Dispute, ...]:
        """Give what one party claims and another denies."""
        return disputes(self._bases.give().case())

    def timeline(self) -> tuple[Happening, ...]:
        """Give every move once, day by day."""
        return timeline(self._bases.give().case())
