"""The offices that a voice names or holds, and the sectors that they prove."""

from __future__ import annotations

import re
from collections import defaultdict

from standoff.knowledge import Knowledge
from standoff.knowledge.schema import Person
from standoff.when import When

HELD = frozenset({"leader", "minister", "diplomat", "official", "speaker"})
"""The kinds of offices that a person holds; bodies and forces are none."""

RELATIVE = frozenset({"colleague", "counterpart", "opposite number", "predecessor", "successor"})
"""Words that point at the office of somebody else: *her Russian colleague*."""

_PAST = re.compile(r"\b(?:former|ex|late|then|future)[\s-]+\Z", re.IGNORECASE)


class Offices:
    """The titles and persons of the tables, to be found in the words of a voice."""

    def __init__(self, known: Knowledge) -> None:
        kinds = {kind: row.sector for row in known.sectors for kind in row.kinds}
        sectors = {word: row.sector for row in known.sectors for word in row.words}
        self._held: set[str] = set()
        self._people: set[str] = set()
        self._sectors: dict[str, str] = {word.casefold(): it for word, it in sectors.items()}
        forms = set(self._sectors)
        for office in known.offices:
            sector = sectors.get(office.title) or kinds.get(office.kind)
            for form in (office.title, *office.plural):
                forms.add(form.casefold())
                if office.kind in HELD and office.title not in RELATIVE:
                    self._held.add(form.casefold())
                if office.kind == "people":
                    self._people.add(form.casefold())
                if sector is not None:
                    self._sectors[form.casefold()] = sector
        longest = sorted(forms, key=lambda form: (-len(form), form))
        self._pattern = re.compile(
            rf"(?<!\w)(?:{'|'.join(map(re.escape, longest))})(?!\w)", re.IGNORECASE
        )
        self._persons: dict[str, list[Person]] = defaultdict(list)
        for person in known.persons:
            for name in {person.name, *person.other, *person.surname}:
                self._persons[name.casefold()].append(person)

    def title(self, voice: str | None, party: str, when: str | None) -> str | None:
        """Give the office in the words of a voice, else that which the tables give its name.

        *Defence Minister* for *Venezuelan Defence Minister Vladimir Padrino*; *president* for a
        mere *Maduro* who speaks for Venezuela in 2023. Two offices, as in *the adviser to the
        president*, leave it open which is meant.
        """
        held = [words for words in self._named(voice) if words.casefold() in self._held]
        if held:
            return held[0] if len(held) == 1 else None
        return self._office(voice, party, when)

    def sector(self, voice: str | None, party: str, when: str | None) -> str | None:
        """Give the PLOVER sector of a state that a voice proves: *Brazil's army* is `MIL`.

        Offices of two sectors, as in *army chiefs and judges*, prove none, and neither does the
        office of which somebody is no part: *critics of the government*.
        """
        named = {words.casefold() for words in self._named(voice)}
        if not named and (office := self._office(voice, party, when)) is not None:
            named = {office.casefold()}
        if named & self._people:
            return None
        found = {self._sectors[title] for title in named if title in self._sectors}
        return found.pop() if len(found) == 1 else None

    def _named(self, voice: str | None) -> list[str]:
        """Find the titles in the words of a voice. A former office is none."""
        if voice is None:
            return []
        return [
            match[0]
            for match in self._pattern.finditer(voice)
            if not _PAST.search(voice, 0, match.start())
        ]

    def _office(self, voice: str | None, party: str, when: str | None) -> str | None:
        """Give the one office that a bare name held for a party in a year."""
        if voice is None or when is None:
            return None
        days = When(when)
        offices = {
            person.office
            for person in self._persons.get(voice.casefold(), ())
            if person.party == party
            and (person.since is not None and person.since <= days.first.year)
            and (person.until is None or days.last.year <= person.until)
        }
        return offices.pop() if len(offices) == 1 else None
