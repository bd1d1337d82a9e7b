"""The PLOVER event type that goes with an act and what it is about."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache

from standoff.acts import Act, Plover
from standoff.knowledge.load import load
from standoff.knowledge.schema import Frame


def type_of(act: Act, matter: str | None) -> Plover | None:
    """Give the type of an act, or the one that its frames give for such a matter.

    To withdraw is RETREAT, but an ambassador or a treaty is withdrawn by way of SANCTION. Frames
    that ask for a word of the matter are asked; where they disagree, most count.

    >>> type_of(Act.WITHDRAW, "its frigates"), type_of(Act.WITHDRAW, "its ambassador")
    (<Plover.RETREAT: 'RETREAT'>, <Plover.SANCTION: 'SANCTION'>)
    """
    plain = next((row.plover for row in load().acts if row.act is act), None)
    said = set(re.findall(r"\w+", (matter or "").casefold()))
    said |= {word.removesuffix("s") for word in said}
    found = Counter(plover for words, plover in _asked(act) if words & said)
    return found.most_common(1)[0][0] if found else plain


@cache
def _asked(act: Act) -> tuple[tuple[frozenset[str], Plover], ...]:
    """Give the words that each frame of an act asks of the matter, with its type."""
    plain = next((row.plover for row in load().acts if row.act is act), None)
    asked = []
    for frame in load().frames:
        plover = frame.plover or plain
        if frame.act is act and plover is not None and (words := _of_matter(frame)):
            asked.append((words, plover))
    return tuple(asked)


def _of_matter(frame: Frame) -> frozenset[str]:
    """Give the words of the matter's place, classes spelled out."""
    classes = load().classes
    words: set[str] = set()
    for slot in frame.matter or ():
        for word in frame.with_.get(slot, ()):
            words |= classes.get(word[1:], frozenset()) if word.startswith("@") else {word}
    return frozenset(words)
