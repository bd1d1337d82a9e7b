"""Whose a noun is: *Tokyo's decision*, *the decision taken by Minsk*, *the demands of Tirana*."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from standoff.knowledge import Knowledge
from standoff.standing.terms import Vocabulary


class Owned(NamedTuple):
    """Whose a noun is, and what other parties are named with it: *its measures against Vilnius*.

    It is `strange` where it is somebody's whom no table knows: *the decision by the mediators*.
    """

    owners: frozenset[str] = frozenset()
    others: frozenset[str] = frozenset()
    strange: bool = False


class Owners:
    """Finds whose a noun in a matter is, by the names before it and by *by*, *of* and *from*."""

    def __init__(self, knowledge: Knowledge, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        self._owning = knowledge.classes["owning"]
        self._agents = knowledge.classes["agent"]
        self._definite = knowledge.classes["definite"]
        self._grammar = knowledge.classes["grammar"]
        self._finite = knowledge.classes["finite"]

    def of(self, found: list[tuple[str, str]], place: int, context: Sequence[str] = ()) -> Owned:
        """Say whose the noun at a place among words is; `context` are parties as for `terms`."""
        last = place + 1
        while last < len(found) and found[last][0] not in self._finite:
            last += 1
        owners = set(self._vocabulary.named(found[:place], context))
        strange = False
        i = place + 1
        while i < last and found[i][0] not in {"to", "that"}:
            word, end = found[i][0], i + 1
            if word in self._owning:
                while end < last and not self._ends(found[end][0]):
                    end += 1
                named = self._vocabulary.named(found[i + 1 : end], context)
                owners.update(named)
                strange = strange or (word in self._agents and not named)
            i = end
        others = set(self._vocabulary.named(found[place + 1 : last], context)) - owners
        return Owned(frozenset(owners), frozenset(others), strange and not owners)

    def _ends(self, word: str) -> bool:
        return word in self._grammar and word not in self._definite and word != "and"
