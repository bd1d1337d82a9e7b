"""Text of others, made safe to show: what it says stays, what steers a page goes."""

from __future__ import annotations

import re

_BREAK = re.compile(r"(?:\r\n?|[\n\x0b\x0c\x1c-\x1e\x85\u2028\u2029])\s*")
_STEERING = re.compile(r"[\u202a-\u202e\u2066-\u2069]")
_UNSHOWN = re.compile(  # control characters, halves of surrogate pairs, noncharacters
    r"[\x00-\x08\x0e-\x1b\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef"
    + "".join(
        f"{chr(plane + 0xFFFE)}{chr(plane + 0xFFFF)}" for plane in range(0, 0x110000, 0x10000)
    )
    + "]"
)


def shown(text: str) -> str:
    """Give text as a page can show it, line by line.

    What ends a line ends it, blank lines go. Embeddings and overrides of the direction of writing
    go: they could turn around what stands beside them. In place of what HTML and XML have no way
    to write stands U+FFFD.

    >>> shown("lift\\r\\n\\r\\nthe\\x00 \\u202eblockade")
    'lift\\nthe\\ufffd blockade'
    """
    return _UNSHOWN.sub("\ufffd", _STEERING.sub("", _BREAK.sub("\n", text)))


def line(text: str) -> str:
    """Give text as one line.

    >>> line(" lift\\n the  blockade ")
    'lift the blockade'
    """
    return " ".join(shown(text).split())


def clipped(text: str, width: int = 220) -> str:
    """Give text as one line of at most so many characters, cut at a space.

    >>> clipped("lift the blockade", 12)
    'lift the …'
    """
    whole = line(text)
    if len(whole) <= width:
        return whole
    cut = whole[: width - 1]
    return f"{cut[: cut.rfind(' ')] if ' ' in cut else cut} …"
