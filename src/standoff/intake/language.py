"""Whether a text is English, asked carefully: a report full of foreign names still is."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier  # type: ignore[import-untyped]

ENGLISH = frozenset(
    {
        "after", "and", "been", "but", "from", "had", "has", "have", "he", "her", "his", "its",
        "not", "of", "said", "says", "she", "that", "the", "their", "they", "this", "to", "was",
        "were", "which", "who", "will", "with", "would",
    }
)  # fmt: skip
"""Words that make up a quarter of English prose, and little of any other language."""

LIKE_ENGLISH = frozenset({"en", "pcm", "sco", "zxx"})
"""English, its close kin, and no language at all (a list of numbers)."""

NAMES = {
    "ar": "Arabic", "de": "German", "el": "Greek", "es": "Spanish", "fa": "Persian",
    "fr": "French", "he": "Hebrew", "hi": "Hindi", "it": "Italian", "ja": "Japanese",
    "ko": "Korean", "nl": "Dutch", "pl": "Polish", "pt": "Portuguese", "ru": "Russian",
    "sr": "Serbian", "tr": "Turkish", "uk": "Ukrainian", "zh": "Chinese",
    "und": "in another script",
}  # fmt: skip

SAMPLE = 1500
SHORT = 100
FEW = 5


def language_of(text: str) -> str | None:
    """Give `en`, the code of another language, or None where the text does not tell.

    Looks at a few thousand characters from the beginning, the middle and the end. Under a hundred
    letters another script tells, or a sure guess where no English function word stands. Where such
    words are common enough the text is English; where they are not, it takes a sure guess at
    another language to call it foreign.

    >>> language_of("Ankara rejected the demand and said that it would not leave. " * 3)
    'en'
    >>> language_of("Erdogan: Kıbrıs!")
    """
    sample = _sample(text)
    letters = re.findall(r"[^\W\d_]", sample)
    if not letters:
        return None
    if 2 * sum(map(_is_latin, letters)) < len(letters):
        language = _guess(sample)[0]
        return "und" if language in LIKE_ENGLISH else language
    words = re.findall(r"[^\W\d_]+", sample.lower())
    share = sum(word in ENGLISH for word in words) / len(words)
    if len(letters) < SHORT:  # a headline: only without one English word, and of a great language
        if share or len(words) < FEW:
            return None
        language, sure = _guess(sample)
        return language if sure and language in NAMES else None
    if share >= 0.1:
        return "en"
    language, sure = _guess(sample)
    if language == "en":
        return language
    return language if sure and share < 0.05 else None


def language_name(code: str) -> str:
    """Say a language in words where there is one: *German* for `de`."""
    return NAMES.get(code, f'"{code}"')


def _is_latin(letter: str) -> bool:
    return letter < "\u0250" or "\u1e00" <= letter < "\u1f00"


def _sample(text: str) -> str:
    if len(text) <= 3 * SAMPLE:
        return text
    middle = (len(text) - SAMPLE) // 2
    return "\n".join((text[:SAMPLE], text[middle : middle + SAMPLE], text[-SAMPLE:]))


def _guess(sample: str) -> tuple[str, bool]:
    """Give the likeliest language, and whether the text can hardly be English.

    Near kin share the probability (Bosnian, Croatian, Serbian): the first three are taken
    together.
    """
    ranked = _identifier().rank(sample)
    first = ranked[:3]
    sure = sum(share for _, share in first) > 0.95
    foreign = all(language not in LIKE_ENGLISH for language, share in first if share > 0.01)
    return ranked[0][0], sure and foreign


@cache
def _identifier() -> LanguageIdentifier:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
