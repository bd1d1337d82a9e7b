"""What words two phrases share."""

from __future__ import annotations

import re
from collections import Counter

WORD = re.compile(r"[^\W_]+(?:[.,'’][^\W_]+)*")

STOP = frozenset(
    {
        "a", "about", "after", "all", "also", "an", "and", "any", "are", "as", "at", "be",
        "because", "been", "before", "being", "but", "by", "can", "could", "did", "do", "does",
        "for", "from", "had", "has", "have", "he", "her", "him", "his", "if", "in", "into", "is",
        "it", "its", "may", "might", "must", "no", "not", "of", "off", "on", "or", "our", "out",
        "over", "shall", "she", "should", "so", "some", "such", "than", "that", "the", "their",
        "them", "then", "there", "these", "they", "this", "those", "to", "under", "unless",
        "until", "up", "us", "was", "we", "were", "when", "whether", "which", "while", "who",
        "will", "with", "would", "you", "your",
    }
)  # fmt: skip


def words(text: str | None) -> list[str]:
    """Split a phrase into its words, without case and possessive.

    >>> words("Moscow’s 100,000 U.S.-trained troops")
    ['moscow', '100,000', 'u.s', 'trained', 'troops']
    """
    found = WORD.findall((text or "").casefold().replace("’", "'"))
    return [word.removesuffix("'s") for word in found]


def share_content(one: str, other: str) -> bool:
    """True where two phrases share a word that means something, or are the same words.

    >>> share_content("the embargo is lifted", "lifting its embargo")
    True
    >>> share_content("it is lifted", "it is not")
    False
    """
    ours, theirs = words(one), words(other)
    return bool(set(ours) & set(theirs) - STOP) or ours == theirs


def token_f1(one: str | None, other: str | None) -> float:
    """Say how far two phrases consist of the same words: F1 over their words.

    >>> token_f1("the embargo on steel", "embargo on steel and coal")
    0.6666666666666666
    """
    ours, theirs = Counter(words(one)), Counter(words(other))
    total = ours.total() + theirs.total()
    return 2 * (ours & theirs).total() / total if total else 0.0
