"""Short names for options: the key words of a phrase, *not to expand NATO* as `not_expand_nato`."""

from __future__ import annotations

import re

from standoff.knowledge import Knowledge
from standoff.standing.terms import PLAIN, Vocabulary, words

MOST_WORDS = 3
ENOUGH = 2

PARTICLES = frozenset({"back", "down", "off", "out", "over", "up"})
"""Without them *roll back* is another verb."""


class Labels:
    """Names phrases, no two alike."""

    def __init__(self, known: Knowledge, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        self._grammar = known.classes["grammar"] | known.classes["bare"]
        self._given: set[str] = set()

    def name(self, phrase: str, doer: str) -> str:
        """Name a phrase by its first key words; `doer` tells apart what two parties could do."""
        short = "_".join(self._key(phrase, doer.partition(":")[0])) or "option"
        number = 1
        name = short
        while name in self._given:
            name = f"{short}_{_plain(doer)}" + (f"_{number}" if number > 1 else "")
            number += 1
        self._given.add(name)
        return name

    def _key(self, phrase: str, doer: str) -> list[str]:
        said: list[tuple[str, str]] = []
        found = [("", ""), *words(phrase), ("", "")]
        for (before, _), (word, root), (after, _) in zip(found, found[1:], found[2:], strict=False):
            if after in PARTICLES and word:
                said.append((f"{_plain(word)}_{after}", root))
            elif word in PARTICLES and before:
                continue  # it stands with its verb
            elif (word not in self._grammar or self._turns(word, root)) and not word[0].isdigit():
                if self._vocabulary.terms(word).parties != [doer]:
                    said.append((_plain(word), root))
        telling = [pair for pair in said if self._turns(*pair) or self._tells(pair[0])]
        turned = self._from_the_turn(said)
        if telling and turned != said:
            # What comes after the last of them adds nothing: *not to expand NATO further*.
            said = turned[: len(turned) - turned[::-1].index(telling[-1])]
            telling = [pair for pair in telling if pair in said]
        counted = sum(not self._turns(*one) for one in telling)
        if counted < min(2, len(said)) or not said:
            return self._first(said)
        if counted < MOST_WORDS and said[0] not in telling and said[1] in telling:
            telling.insert(0, said[0])  # the verb: *close the base*
        return self._first(telling)

    def _from_the_turn(self, said: list[tuple[str, str]]) -> list[tuple[str, str]]:
        """Drop what goes before a word that turns the sense, if enough comes after.

        *Binding commitments not to expand NATO* is about not expanding it.
        """
        for place, pair in enumerate(said):
            if self._turns(*pair) and len(said) - place > ENOUGH:
                return said[place:]
        return said

    def _turns(self, word: str, root: str) -> bool:
        """Say whether a word turns the sense: it is kept and does not count."""
        return root in self._vocabulary.against

    def _tells(self, word: str) -> bool:
        """Say whether a word tells matters apart, names a party, or is a verb with its particle."""
        weights = self._vocabulary.terms(word).weights.values()
        return word.rpartition("_")[2] in PARTICLES or any(weight > PLAIN for weight in weights)

    def _first(self, pairs: list[tuple[str, str]]) -> list[str]:
        taken: list[str] = []
        room = MOST_WORDS
        for word, root in pairs:
            if not room:
                break
            if word not in taken:
                taken.append(word)
                room -= not self._turns(word, root)
        return taken


def _plain(word: str) -> str:
    return re.sub(r"\W+", "_", word.replace(".", "").lower()).strip("_")
