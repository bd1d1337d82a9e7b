"""Where sentences end: at a line break, or at a stop that closes one, quotation mark included."""

from __future__ import annotations

from typing import Any

import numpy as np
from spacy.attrs import SENT_START
from spacy.language import Language
from spacy.tokens import Doc

from standoff.reading.tree import words_of

STOPS = frozenset({".", "!", "?", "…", "..."})
CLOSERS = frozenset({"”", '"', "’", "'", ")", "]", "''"})
OPENERS = frozenset({"“", '"', "‘", "'", "(", "[", "``", "''"})
TITLES = frozenset(
    [
        "mr.",
        "mrs.",
        "ms.",
        "dr.",
        "gen.",
        "lt.",
        "col.",
        "maj.",
        "sgt.",
        "capt.",
        "cmdr.",
        "adm.",
        "sen.",
        "rep.",
        "gov.",
        "st.",
        "prof.",
        "rev.",
        "hon.",
        "no.",
        "vs.",
        "jan.",
        "feb.",
        "mar.",
        "apr.",
        "jun.",
        "jul.",
        "aug.",
        "sept.",
        "sep.",
        "oct.",
        "nov.",
        "dec.",
        "brig.",
        "pres.",
        "amb.",
        "e.g.",
        "i.e.",
        "cf.",
    ]
)
STARTERS = frozenset(
    [
        "the",
        "a",
        "an",
        "it",
        "he",
        "she",
        "they",
        "we",
        "i",
        "but",
        "and",
        "in",
        "on",
        "at",
        "as",
        "if",
        "this",
        "that",
        "these",
        "those",
        "its",
        "his",
        "her",
        "their",
        "there",
        "for",
        "after",
        "before",
        "when",
        "while",
        "however",
        "meanwhile",
        "both",
        "no",
        "some",
        "most",
        "many",
    ]
)
LONGEST = 120  # words; the longest sentences of agency prose have some seventy
PAUSES = frozenset({",", ";", ":", "and", "or", "-", "–", "—"})
ASKED = frozenset({"asked", "said", "says", "asks", "wondered", "added"})


@Language.component("standoff_sentences", assigns=["token.is_sent_start"])
def mark_sentences(doc: Doc) -> Doc:
    """Set the start of every sentence, so that the parser and the numbering agree.

    *He met U.S. officials. "Why now?" Putin asked.* holds two sentences.
    """
    if len(doc):
        flags: Any = np.array([1 if start else -1 for start in find_starts(doc)]).astype("uint64")
        doc.from_array(SENT_START, flags)
    return doc


def find_starts(doc: Doc) -> list[bool]:
    """Say of every token whether a sentence starts there, from the words alone."""
    words = words_of(doc)
    starts = [False] * len(words)
    if starts:
        starts[0] = True
    for i, word in enumerate(words[:-1], start=1):
        if word[-1] not in STOPS and "\n" not in word:
            continue
        if word.isspace():
            starts[i] = not words[i].isspace()
        elif _ends(word) and not (word == "." and _is_rank(words, i - 2)):
            j = _after_closers(doc, words, i)
            if j < len(words) and not words[j].isspace() and _begins(words, i - 1, j):
                starts[j] = True
    return _without_giants(starts, words) if len(starts) > LONGEST else starts


def _without_giants(starts: list[bool], words: list[str]) -> list[bool]:
    """Cut what runs on for hundreds of words, a list or a table, where it pauses."""
    since = 0
    for i, start in enumerate(starts):
        since = 0 if start else since + 1
        if since >= LONGEST and (words[i - 1] in PAUSES or since >= 2 * LONGEST):
            starts[i] = True
            since = 0
    return starts


def _ends(word: str) -> bool:
    if word in STOPS:
        return True
    if word.endswith(".") and len(word) > 1:
        return word.lower() not in TITLES
    return False


def _is_rank(words: list[str], i: int) -> bool:
    """Tell *Maj. Gen. Pak*, where the tokeniser parts the stop from *Maj*, from an end."""
    return i >= 0 and words[i][:1].isupper() and f"{words[i].lower()}." in TITLES - {"no."}


def _after_closers(doc: Doc, words: list[str], i: int) -> int:
    """Skip the marks that still belong to the sentence: *… is over.” | He left*."""
    while i < len(words) and words[i] in CLOSERS and not doc[i - 1].whitespace_:
        i += 1
    return i


def _begins(words: list[str], stop: int, j: int) -> bool:
    first = words[j]
    if first in OPENERS and j + 1 < len(words):
        return words[stop] in STOPS or words[j + 1][:1].isupper()
    if (
        words[stop] not in STOPS
    ):  # an abbreviation: only a word that mostly opens a sentence ends it
        return first.lower() in STARTERS and first[:1].isupper()
    if j > stop + 1 and any(word in ASKED for word in words[j : j + 5]) and words[stop] != ".":
        return False
    return first[:1].isupper() or first[:1].isdigit() or first in {"-", "–", "—"}
