"""The Markdown is as it was when a person last looked at it."""

from __future__ import annotations

import re
from pathlib import Path

from aegean_reports import composed

from samples import move, report
from standoff.brief import draw
from standoff.brief.records import Brief

GOLDEN = Path(__file__).with_name("aegean.md")
AGAIN = "`pytest --update-golden` writes it; review the difference"


def test_reads_as_before(aegean: Brief, update_golden: bool) -> None:
    text = draw(aegean, "md")
    if update_golden:
        GOLDEN.write_text(text, encoding="utf-8", newline="\n")
    assert text == GOLDEN.read_text(encoding="utf-8"), AGAIN


def test_links_lead_to_anchors(aegean: Brief) -> None:
    text = draw(aegean, "md")
    anchors = re.findall(r'(?<=\sid=")[^"]+', text)
    assert len(set(anchors)) == len(anchors)
    assert set(re.findall(r"\]\(#([^)]+)\)", text)) <= set(anchors)


def test_what_means_something_in_markdown_is_escaped() -> None:
    words = "rejected *it* | [here](javascript:x) <b>`all`</b>\n# Heading\n1. one\n- two"
    about = report("a", text=f"Ankara {words}")
    text = draw(composed([move(about, words, matter="# a *b*")], [about]), "md")
    said = "rejected \\*it\\* \\| \\[here\\](javascript:x) &lt;b&gt;\\`all\\`&lt;/b&gt;"
    assert said in text
    assert "\\# Heading" in text
    assert "1\\. one" in text
    assert "\\- two" in text
    assert not re.search(r"^[>\s]*# Heading", text, re.MULTILINE)
