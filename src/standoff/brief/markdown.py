"""Markdown, for a wiki or a repository: CommonMark with tables, links within the page, no picture.

The words of moves are `mark` elements, which are their own anchors; of other HTML there is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from html import escape

from standoff.brief.clean import clipped, line, shown
from standoff.brief.records import (
    Brief,
    Entry,
    Group,
    Matrix,
    Part,
    Quote,
    Ref,
    Section,
    Source,
    Stretch,
    Tie,
)

_MEANS = re.compile(r"[\\`*_{}\[\]~|$^]")
_BEGINS = re.compile(r"^\s*(?:\d+(?=[.)])|(?=[#+\-=>:]))", re.MULTILINE)
"""What begins a heading, a list, a quotation or a rule, where a line begins with it."""


def draw(brief: Brief) -> str:
    """Give the text. All that comes from reports and people is escaped."""
    return "\n\n".join(_blocks(brief)) + "\n"


def _blocks(brief: Brief) -> Iterator[str]:
    """Give headings, paragraphs, lists and tables, one after the other."""
    yield f"# {_plain(brief.title)}"
    yield _plain(" · ".join(brief.span))
    yield _plain(brief.ruled)
    if brief.counts:
        yield " · ".join(f"[{_plain(said)}](#{section})" for said, section in brief.counts)
    if brief.ties:
        yield _heading(2, "network", "Who does what to whom")
        yield "\n".join(_ties(brief.ties, brief))
    for section in brief.sections:
        yield from _section(section, brief)
    if brief.sources:
        yield _heading(2, "reports", "The reports")
        yield (
            "Each highlighted stretch is the words of a move; its number leads to what was read "
            "in them."
        )
    for source in brief.sources:
        yield from _source(source)
    yield _heading(2, "about", "How to read this")
    yield _plain(
        f"standoff {brief.version} read the reports and worked out the rest from what it read. It "
        "misses moves and reads some that are not there: before you rely on an entry, follow its "
        "number to the words. 3.12 is the twelfth move of the third report. What people ruled "
        "begins with a hand, ☞."
    )
    if brief.silent:
        yield f"None of these moves stands in: {_plain('; '.join(brief.silent))}."


def _section(section: Section, brief: Brief) -> Iterator[str]:
    yield _heading(2, section.name, section.title)
    yield _plain(section.lead)
    if section.name == "positions":
        for matrix in brief.matrices:
            yield f"{matrix.title}:"
            yield "\n".join(_matrix(matrix, brief))
    for group in section.groups:
        if group.title:
            yield f"### {_plain(group.title)}"
        yield "\n".join(_entries(group, quoted=section.name not in ("agenda", "timeline")))


def _entries(group: Group, quoted: bool) -> Iterator[str]:
    for one in group.entries:
        yield f"- {_entry(one)} {_refs(one.quotes)}".rstrip()
        if quoted and not group.brief and one.quotes:
            first = one.quotes[0]
            yield f"  - [“{_plain(clipped(first.words))}”](#m-{first.move})"
        for quote in one.quotes:
            yield from (f"  - ☞ {quote.ref} {_plain(said)}" for said in quote.ruled)


def _entry(one: Entry) -> str:
    parts = [f'<a id="{one.name}"></a>'] if one.name else []
    if one.change:
        parts.append(f"({_plain(one.change)})")
    if one.label:
        parts.append(f"**{_plain(one.label)}**")
    if one.sides:
        parts.append(f"{_plain(one.sides)}:")
    parts.append(_plain(one.words))
    if one.condition:
        parts.append(f"*{_plain(one.condition)}*")
    said = " ".join(parts)
    return f"{said} ({_plain(', '.join(one.notes))})" if one.notes else said


def _refs(quotes: Sequence[Quote]) -> str:
    return " ".join(f"[\\[{quote.ref}\\]](#m-{quote.move})" for quote in quotes)


def _matrix(matrix: Matrix, brief: Brief) -> Iterator[str]:
    yield _row(["matter", *(_plain(brief.names[code]) for code in matrix.parties)])
    yield _row(["---"] * (len(matrix.parties) + 1))
    for row in matrix.rows:
        cells = (f"[{cell.label}](#{cell.entry})" if cell else "–" for cell in row.cells)
        yield _row([_plain(clipped(row.matter)), *cells])


def _ties(ties: Iterable[Tie], brief: Brief) -> Iterator[str]:
    yield _row(["who", "to whom", "sort", "moves"])
    yield _row(["---"] * 4)
    for tie in ties:
        names = [_plain(brief.names[tie.by]), _plain(brief.names[tie.to])]
        yield _row([*names, tie.sort, f"{len(tie.quotes)}: {_refs(tie.quotes)}"])


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _source(source: Source) -> Iterator[str]:
    yield _heading(3, source.name, f"{source.number}. {source.title}")
    if source.about or source.address:
        address = [f"<{source.address}>"] if source.address else []
        yield " · ".join([*map(_plain, source.about), *address])
    text = (_text(paragraph).strip().replace("\n", "\\\n> ") for paragraph in source.paragraphs)
    yield "> " + "\n>\n> ".join(text)
    yield "#### What was read in it"
    yield "\n".join(_notes(source))


def _text(parts: Iterable[Part]) -> str:
    said = []
    for part in parts:
        if isinstance(part, Stretch):
            title = escape(part.quote.gist)
            inner = _text(part.parts)
            said.append(f'<mark id="m-{escape(part.anchor)}" title="{title}">{inner}</mark>')
        elif isinstance(part, Ref):
            said.append(f"[<sup>{part.quote.ref}</sup>](#e-{part.quote.move})")
        else:
            said.append(_lines(part))
    return "".join(said)


def _notes(source: Source) -> Iterator[str]:
    for note in source.notes:
        quote = note.quote
        facts = "; ".join(f"{name} {_plain(value)}" for name, value in note.facts)
        back = f'<a id="e-{escape(quote.move)}"></a>[{quote.ref}](#m-{quote.move})'
        yield f"- {back} **{_plain(quote.gist)}** ({facts})"
        yield from (f"  - ☞ {_plain(said)}" for said in quote.ruled)


def _heading(rank: int, name: str, title: str) -> str:
    return f'{"#" * rank} <a id="{name}"></a>{_plain(title)}'


def _plain(words: str) -> str:
    """Give words as one line in which nothing has a meaning of its own.

    >>> _plain("1. a *bold* <b>claim</b>")
    '1\\\\. a \\\\*bold\\\\* &lt;b&gt;claim&lt;/b&gt;'
    """
    return _lines(line(words))


def _lines(words: str) -> str:
    """Escape what Markdown, its tables, or HTML would take for its own."""
    safe = _BEGINS.sub(r"\g<0>\\", _MEANS.sub(r"\\\g<0>", shown(words)))
    return safe.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
