"""What a frame asks of its sentence, spelled out once, so that most are ruled out at a glance."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from standoff.knowledge.schema import Frame
from standoff.reading.lexicon import Lexicon
from standoff.reading.slots import SLOTS

Filled = tuple[tuple[str, frozenset[str]], ...]  # slots with the lemmas that may fill them


@dataclass(frozen=True, slots=True)
class Opening:
    """A frame with its word classes spelled out.

    `asks` are words that the sentence must hold: the particle and every preposition that the frame
    cannot do without.
    """

    frame: Frame
    asks: frozenset[str]
    particle: tuple[str, ...]
    with_: Filled
    without: Filled


@lru_cache(maxsize=8192)
def openings(lexicon: Lexicon, kind: str, word: str) -> tuple[Opening, ...]:
    """Give the frames that a word may open as a verb, noun or adjective."""
    return tuple(_spell(frame, lexicon) for frame in lexicon.frames[kind].get(word, ()))


def _spell(frame: Frame, lexicon: Lexicon) -> Opening:
    particle = tuple((frame.particle or "").split())
    wanted = (*frame.with_, *frame.needs)
    prepositions = (slot for slot in wanted if slot not in SLOTS and slot not in ROLES)
    return Opening(
        frame=frame,
        asks=frozenset((*particle[:1], *prepositions)),
        particle=particle,
        with_=tuple((slot, lexicon.members(words)) for slot, words in frame.with_.items()),
        without=tuple((slot, lexicon.members(words)) for slot, words in frame.without.items()),
    )


ROLES = frozenset({"owner", "actor", "target", "matter"})  # which are no words
