"""Spellings that mislead the parser: hyphens within a word, and headlines."""

from __future__ import annotations

import re
from collections.abc import Callable

HYPHENED = re.compile(r"\b([A-Za-z]{2,10})-([a-z]{2,})\b")
WORD = re.compile(r"[^\W\d_]{4,}")
ENDINGS = ("", "s", "es", "d", "ed", "ing")


def respell(
    sentence: str, actors: tuple[str, str], has: Callable[[str], bool]
) -> tuple[str, str, str]:
    """Close hyphens within words of the tables, and lower the capitals of a headline.

    The parser takes *cease-fire* for a fire, *re-open* for two verbs, and every word of *Chile
    Lifts Travel Ban* for a part of one name.

    >>> respell("Oslo Re-opens Embassy In Mali", ("Oslo", "Mali"), {"reopen"}.__contains__)
    ('Oslo reopens embassy in Mali', 'Oslo', 'Mali')
    """

    def closed(match: re.Match[str]) -> str:
        word = (match[1] + match[2]).lower()
        known = any(has(word.removesuffix(ending)) for ending in ENDINGS)
        return match[1] + match[2] if known else match[0]

    source, target = (HYPHENED.sub(closed, actor) for actor in actors)
    sentence = HYPHENED.sub(closed, sentence)
    words = WORD.findall(sentence)
    if len(words) > 2 and all(word[0].isupper() for word in words):
        names = "|".join(re.escape(actor) for actor in (source, target))
        parts = re.split(rf"({names})", sentence)
        sentence = "".join(part if i % 2 else part.lower() for i, part in enumerate(parts))
    return sentence, source, target
