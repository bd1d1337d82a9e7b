"""Which matters are one: a leader algorithm over their terms, in the order of the mentions.

Matters are taken in the order of their earliest mention. Each joins the item whose matters it is
most like, or opens one of its own (leader clustering, Hartigan 1975, *Clustering Algorithms*,
chapter 3). What a matter joins depends only on those mentioned before it: the order in which
reports arrive plays no part, and a report that is later than all others changes no older item.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from math import sqrt

from standoff.standing.terms import COMMON, TOPIC, WORD, Terms

ALIKE = 0.55
"""From so much likeness on, two matters are one."""


def likeness(one: Terms, other: Terms) -> float:
    """Say how alike two matters are, from 0 to 1: the cosine of their terms.

    Matters that share parties and plain words only are not alike: it takes a topic or a word.
    One that has nothing else is like those with the very same terms. A word that both have and no
    topic knows, *buoys*, says as much as a topic does. A topic that most standoffs have, *talks*,
    makes two matters one between the same parties only, and where neither is about more than that.
    """
    if one.weak or other.weak:
        return float(one.key == other.key)
    few, many = sorted((one.weights, other.weights), key=len)
    shared, rare = 0.0, 0.0
    telling = []
    common = True
    for term, weight in few.items():
        if term in many:
            shared += weight
            if weight >= WORD:
                telling.append(term)
                rare += TOPIC - weight if weight == WORD else 0.0
                common = common and COMMON in (weight, many[term])
    if not telling:
        return 0.0
    if common and not _is_alone(one, other, telling):
        return 0.0
    return (shared + rare) / sqrt((sum(few.values()) + rare) * (sum(many.values()) + rare))


def _is_alone(one: Terms, other: Terms, shared: Sequence[str]) -> bool:
    """Say whether two matters with but common topics in common have the same parties, and no more.

    *Talks* and *salvage the talks* may be one, *talks on the border* and *talks on a loan* are two,
    and *talks on the border* are more than *talks*.
    """
    more = [[term for term in terms.telling if term not in shared] for terms in (one, other)]
    if all(more) or any(
        terms.weights[term] == TOPIC
        for terms, rest in zip((one, other), more, strict=True)
        for term in rest
    ):
        return False
    if not one.sides or not other.sides or one.sides == other.sides:
        return True
    return len(set(one.sides) & set(other.sides)) > 1


@dataclass(slots=True)
class Group:
    """Matters that are one, the leader first, and the wider group that they belong to."""

    members: list[Terms]
    under: int | None = None


@dataclass(slots=True)
class Grouping:
    """The groups made so far, and where to look for the one that a matter belongs to."""

    wider: Callable[[str], str | None]
    groups: list[Group] = field(default_factory=list)
    _of_key: dict[str, int] = field(default_factory=dict)
    _with_term: dict[str, list[tuple[int, Terms]]] = field(default_factory=dict)

    def number(self, key: str) -> int | None:
        """Give the number of the group of a matter that was added."""
        return self._of_key.get(key)

    def add(self, terms: Terms) -> int:
        """Give the number of the group that a matter belongs to, a new one where it is like none.

        The matter has a telling term.
        """
        known = self._of_key.get(terms.key)
        if known is not None:
            return known
        found = self.find(terms)
        if found is None:
            found = len(self.groups)
            self.groups.append(Group([], self._above(terms)))
        self._join(terms, found)
        return found

    def _join(self, terms: Terms, number: int) -> None:
        self.groups[number].members.append(terms)
        self._of_key[terms.key] = number
        for term in () if terms.weak else terms.telling:
            self._with_term.setdefault(term, []).append((number, terms))

    def restore(self, terms: Terms, number: int) -> None:
        """Put a matter into the group that it was found to belong to before.

        Matters are restored in the order of their mention, before any is added.
        """
        if number == len(self.groups):
            self.groups.append(Group([], self._above(terms)))
        self._join(terms, number)

    def find(self, terms: Terms) -> int | None:
        """Give the number of the group that a matter is most like, if it is like any."""
        if terms.weak:
            return self._of_key.get(terms.key)
        best, most = None, ALIKE
        for number, member in self._candidates(terms.telling):
            alike = likeness(terms, member)
            if alike > most or (best is not None and alike == most and number < best):
                best, most = number, alike
        return best

    def _candidates(self, telling: Iterable[str]) -> Iterable[tuple[int, Terms]]:
        seen: set[int] = set()
        for term in telling:
            for number, member in self._with_term.get(term, ()):
                if id(member) not in seen:
                    seen.add(id(member))
                    yield number, member

    def _above(self, terms: Terms) -> int | None:
        """Find the group with the narrowest matter that is wider than a matter."""
        own = set(terms.telling)
        own |= {wide for term in own if (wide := self.wider(term)) is not None}
        best, most = None, 0.0
        for term in sorted(own):
            for number, member in self._with_term.get(term, ()):
                parts = set(member.telling)
                if parts <= own and parts != set(terms.telling):
                    weight = sum(member.weights[part] for part in parts) + sum(
                        0.1 for term in member.weights if term in terms.weights
                    )
                    if weight > most:
                        best, most = number, weight
        return best
