"""The pages of the documentation, taken apart: sections, tables, and fenced blocks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
FENCE = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)
ROW = re.compile(r"^\| (`.+?) \|", re.MULTILINE)


@dataclass(frozen=True)
class Block:
    """What stands between two fences: its language, its text, and the line where it begins."""

    language: str
    text: str
    line: int
    output: str | None = None
    """The text block that follows, where that is what the block prints."""


def blocks(page: str) -> Iterator[Block]:
    """Give the fenced blocks of a page, the output of each together with what prints it."""
    found = list(FENCE.finditer(page))
    for match, following in zip(found, [*found[1:], None], strict=True):
        output = None
        if following is not None and following[1] == "text":
            gap = page[match.end() : following.start()]
            output = following[2] if not gap.strip() else None
        line = page.count("\n", 0, match.start()) + 2
        yield Block(match[1], match[2], line, output)


def section(page: str, title: str) -> str:
    """Give what stands under a heading of the second rank, or nothing."""
    match = re.search(rf"^## {re.escape(title)}\n(.*?)(?=^## |\Z)", page, re.MULTILINE | re.DOTALL)
    return match[1] if match else ""


def first_column(text: str, header: str) -> list[str]:
    """Give the code words in the first column of the table with this header."""
    match = re.search(rf"^\| {header} \|.*?(?=\n\n|\Z)", text, re.MULTILINE | re.DOTALL)
    rows = ROW.findall(match[0]) if match else []
    return [word for row in rows for word in re.findall(r"`([^`]+)`", row)]


def anchors(page: str) -> set[str]:
    """Give the anchors of a page's headings."""
    without = FENCE.sub("", page)
    return {
        re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")
        for heading in HEADING.findall(without)
    }
