"""What event data and networks call a party, from the tables."""

from __future__ import annotations

from collections import defaultdict
from datetime import date

from standoff.exchange.lacks import Kind
from standoff.knowledge import Knowledge
from standoff.knowledge.schema import Code
from standoff.records import Party
from standoff.when import When


class Parties:
    """The parties of the tables, found once each."""

    def __init__(self, known: Knowledge) -> None:
        self._known = known
        self._found: dict[str, Party | None] = {}
        self._codes: dict[str, list[Code]] = defaultdict(list)
        for row in known.codes:
            self._codes[row.code].append(row)

    def party(self, code: str) -> Party | None:
        """Give the party of a code, where the tables have it."""
        if code not in self._found:
            self._found[code] = self._known.party(code)
        return self._found[code]

    def name(self, code: str) -> str:
        """Give a party's name, or the code itself where the tables do not have it."""
        party = self.party(code)
        return code if party is None else party.name

    def lack(self, code: str) -> Kind:
        """Say what is lost where a format cannot name the party."""
        party = self.party(code)
        return Kind.STRANGER if party is None else Kind[party.kind.upper()]

    def country(self, code: str) -> str | None:
        """Give PLOVER's country code: a state's own, and those that `codes.csv` gives.

        Blocs, groups, associations of citizens and the allies of a party have none.
        """
        given = [row.plover for row in self._codes[code] if row.plover]
        if given:
            return given[0]
        party = self.party(code)
        return code if party is not None and party.kind == "state" else None

    def number(self, code: str, when: str | None) -> int | None:
        """Give a state's number in the Correlates of War on a date, where one is certain.

        A number that holds for some years only needs a date that falls wholly into them.
        """
        for row in self._codes[code]:
            if row.cow is not None and (not (row.since or row.until) or _holds(row, when)):
                return row.cow
        return None

    def sector(self, code: str) -> str | None:
        """Give the PLOVER sector that a party is by nature: `NGO` for Amnesty International."""
        return next((row.sector for row in self._codes[code] if row.sector), None)


def _holds(row: Code, when: str | None) -> bool:
    if when is None:
        return False
    first = When(row.since).first if row.since else date.min
    last = When(row.until).last if row.until else date.max
    return first <= When(when).first and When(when).last <= last
