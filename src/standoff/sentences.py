"""Where sentences end, by a rule of thumb that needs no parser."""

from __future__ import annotations

import re

END = re.compile(r"""[.!?…][.!?…)\]"'”’]*\s+(?=["'“‘(\[]*[A-Z0-9])""")
SHORTENED = re.compile(
    r"[A-Z]|[A-Z]\.[A-Z]|[ap]\.m|Mr|Mrs|Ms|Dr|Prof|Gen|Col|Capt|Lt|Maj|Adm|Sen|Rep|Gov|Amb|St|vs"
    r"|Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec"
)


def sentences(text: str) -> list[str]:
    """Split a text as annotators count: a line break ends a sentence, an abbreviation does not.

    >>> sentences("Talks end\\nGen. Osei left. “No,” he said.")
    ['Talks end', 'Gen. Osei left.', '“No,” he said.']
    """
    return [sentence for line in text.splitlines() for sentence in _in_line(line.strip())]


def number_at(text: str, place: int) -> int:
    """Give the number, from 1, of the sentence that holds a place, or comes before it.

    >>> number_at("Talks end. Osei left.", 11)
    2
    """
    word = re.compile(r"\S*").match(text, place)
    return max(len(sentences(text[: word.end() if word else place])), 1)


def _in_line(line: str) -> list[str]:
    found: list[str] = []
    begin = 0
    for end in END.finditer(line):
        last = line[max(begin, end.start() - 20) : end.start()].split() or [""]
        if not SHORTENED.fullmatch(last[-1].lstrip('(“"')):
            found.append(line[begin : end.end()].strip())
            begin = end.end()
    return [*found, line[begin:]] if begin < len(line) else found
