"""The sentence around a move, to show it: a rule of thumb that nothing is scored by."""

from __future__ import annotations

import re

from standoff.evaluate.annotations import Gold, Predicted

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


def sentence_of(move: Gold | Predicted, of_report: list[str]) -> str | None:
    """Give the sentence of a move: the one of its number, else the first that holds its words."""
    if not move.evidence:
        return None
    numbered = of_report[move.sentence - 1 : move.sentence]
    return next((line for line in numbered + of_report if move.evidence in line), None)


def _in_line(line: str) -> list[str]:
    found: list[str] = []
    begin = 0
    for end in END.finditer(line):
        last = line[max(begin, end.start() - 20) : end.start()].split() or [""]
        if not SHORTENED.fullmatch(last[-1].lstrip('(“"')):
            found.append(line[begin : end.end()].strip())
            begin = end.end()
    return [*found, line[begin:]] if begin < len(line) else found
