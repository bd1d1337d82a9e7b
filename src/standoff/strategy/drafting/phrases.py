"""The words of an option: those that were said, or where they are no phrase those of the agenda."""

from __future__ import annotations

from collections.abc import Mapping

from standoff.knowledge import Knowledge
from standoff.standing.grouping import ALIKE, likeness
from standoff.standing.records import Item
from standoff.standing.terms import Vocabulary, words
from standoff.strategy.drafting.choices import Choice

LEANING = frozenset({"it", "one", "such", "them", "these", "they", "this", "those"})


class Phrases:
    """Words choices by themselves or by the agenda."""

    def __init__(self, items: Mapping[str, Item], vocabulary: Vocabulary, known: Knowledge) -> None:
        self._items, self._vocabulary = items, vocabulary
        self._leaning = LEANING | known.classes["finite"]

    def of(self, choice: Choice) -> str:
        """Give the words for a choice."""
        item = self._items.get(choice.item)
        if item is None or self._stands(choice.words) or not self._stands(item.name):
            return choice.words
        named = self._vocabulary.terms(item.name, item.parties)
        alike = named.against is choice.terms.against and likeness(named, choice.terms) >= ALIKE
        return item.name if alike else choice.words

    def _stands(self, text: str) -> bool:
        """Say whether words stand on their own: they are no clause, and lean on nothing."""
        return self._leaning.isdisjoint(word for word, _ in words(text))
