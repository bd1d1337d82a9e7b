"""The HTML page is whole, safe, and readable by everybody."""

from __future__ import annotations

import re
from itertools import pairwise
from xml.etree.ElementTree import Element

import html5lib
import pytest
from aegean_reports import MOVES, REPORTS, composed
from hypothesis import given, settings
from lxml import etree

from samples import move, readings, report
from standoff.brief import draw
from standoff.brief.clean import line
from standoff.brief.records import Brief
from standoff.records import Reading
from standoff.standing.stand import stand

HOSTILE = (
    "</mark><script>alert(1)</script> \"quoted\" & 'so' {{ 7 * 7 }} \x00\x1b[31m \u202eback\u202c "
    "\u200fright\u200f \ufffe ]]> --> <img src=x onerror=alert(1)>"
)


def parsed(page: str) -> Element:
    """Read a page as a browser does; an error of syntax fails."""
    reader = html5lib.HTMLParser(namespaceHTMLElements=False, strict=True)
    return reader.parse(page)  # type: ignore[no-any-return]


def names(page: Element) -> list[str]:
    return [element.attrib["id"] for element in page.iter() if "id" in element.attrib]


def targets(page: Element) -> set[str]:
    return {element.attrib.get("href", "") for element in page.iter("a")} | {
        element.attrib.get("href", "") for element in page.iter("{http://www.w3.org/2000/svg}a")
    }


def check(page: str) -> Element:
    """Check what holds for every page."""
    tree = parsed(page)
    found = names(tree)
    assert len(set(found)) == len(found)
    assert {one for one in targets(tree) if not one.startswith("http")} <= {f"#{n}" for n in found}
    assert not list(tree.iter("script"))
    assert not list(tree.iter("img"))
    assert not [key for element in tree.iter() for key in element.attrib if key.startswith("on")]
    for picture in re.findall(r"<svg xmlns.*?</svg>", page, re.DOTALL):
        etree.fromstring(picture)
    return tree


def links(part: Element) -> set[str]:
    """Give the ids of the moves to whose words a part of the page leads."""
    return {one[3:] for one in targets(part) if one.startswith("#m-")}


def moves_of(entries: object) -> set[str]:
    """Give every string in every field of entries, among them the ids of their moves."""

    def within(value: object) -> set[str]:
        if isinstance(value, tuple):
            return set().union(*map(within, value))
        if hasattr(value, "__struct_fields__"):
            return set().union(*(within(getattr(value, name)) for name in value.__struct_fields__))
        return {value} if isinstance(value, str) else set()

    return within(entries)


def test_every_move_of_every_entry_is_linked(aegean: Brief) -> None:
    tree = check(draw(aegean, "html"))
    standing = stand(MOVES, {one.id: one.date for one in REPORTS})
    known = {one.id for one in MOVES}
    for name in standing.__struct_fields__:
        entries = getattr(standing, name)
        assert entries, name
        part = next(one for one in tree.iter("section") if one.attrib.get("id") == name)
        assert links(part) == moves_of(entries) & known
        drawn = [one for one in part.iter("li") if "entry" in one.attrib.get("class", "").split()]
        assert all(links(one) for one in drawn)
    assert links(tree) == known


@settings(max_examples=40, deadline=None)
@given(readings())
def test_whatever_a_report_holds_the_page_is_whole(reading: Reading) -> None:
    page = draw(composed(list(reading.moves), [reading.report]), "html")
    tree = check(page)
    assert {f"m-{one.id}" for one in reading.moves} <= set(names(tree))
    draw(composed(list(reading.moves), [reading.report]), "md").encode()


def test_hostile_text_is_text() -> None:
    about = report("</title><script>", text=HOSTILE)
    one = move(about, HOSTILE, matter=HOSTILE, voice=HOSTILE, condition=HOSTILE)
    page = draw(composed([one], [about], title="</title><script>alert(1)</script>"), "html")
    tree = check(page)
    text = next(one for one in tree.iter("div") if one.attrib.get("class") == "text")
    assert line(HOSTILE) in " ".join("".join(text.itertext()).split())
    assert "\u202e" not in page
    assert "\x00" not in page
    assert "49" not in line(HOSTILE)
    assert "{{ 7 * 7 }}" in page


def test_an_address_is_a_link_only_where_it_leads_to_the_web() -> None:
    about = report("a", text="Ankara rejected it.")
    from msgspec.structs import replace

    for address, there in (
        ("javascript:alert(1)", False),
        ("https://news.example/a", True),
        ("https://news.example/> <script>", False),
    ):
        given = replace(about, address=address)
        page = draw(composed([move(given, "rejected it")], [given]), "html")
        assert (f'href="{address}"' in page) is there
        assert "> <script>" not in draw(composed([move(given, "rejected it")], [given]), "md")


def test_nothing_is_fetched_from_elsewhere(aegean: Brief) -> None:
    page = draw(aegean, "html")
    assert not re.search(r"\bsrc=|@import|@font-face|<link|<iframe|<object", page)
    assert set(re.findall(r"url\(([^)]*)\)", page)) <= {"#head-kind", "#head-hard", "#head-other"}


def test_headings_do_not_skip_a_rank(aegean: Brief) -> None:
    tree = parsed(draw(aegean, "html"))
    ranks = [int(one.tag[1]) for one in tree.iter() if re.fullmatch(r"h[1-6]", str(one.tag))]
    assert ranks[0] == 1
    assert ranks.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(ranks))


def test_tables_and_pictures_can_be_read_aloud(aegean: Brief) -> None:
    page = draw(aegean, "html")
    tree = parsed(page)
    assert all(one.attrib.get("scope") in {"col", "row"} for one in tree.iter("th"))
    pictures = re.findall(r"<svg xmlns.*?</svg>", page, re.DOTALL)
    assert len(pictures) == 2
    for picture in pictures:
        svg = etree.fromstring(picture)
        ids = set(svg.xpath("//@id"))
        assert set(svg.get("aria-labelledby").split()) <= ids
        told = svg.find("{http://www.w3.org/2000/svg}desc")
        assert told is not None
        assert "Turkey" in told.text


def test_rulings_stand_apart(aegean: Brief) -> None:
    page = draw(aegean, "html")
    tree = parsed(page)
    said = "set by mk 2020-09-01: see the transcript (the machine reads: matter the shelf)"
    assert said in page
    marks = {
        one.attrib["id"]: one.attrib["class"] for one in tree.iter("mark") if "id" in one.attrib
    }
    assert marks[f"m-{MOVES[0].id}"] == "person"
    assert {marks[f"m-{one.id}"] for one in MOVES[1:]} == {"machine"}
    assert "1 move ruled on by mk" in page


def test_a_highlight_says_who_does_what_to_whom(aegean: Brief) -> None:
    tree = parsed(draw(aegean, "html"))
    titles = {one.attrib.get("title") for one in tree.iter("mark")}
    assert "Greece → Turkey: threaten" in titles


@pytest.mark.parametrize("format", ["html", "md"])
def test_the_order_of_moves_and_reports_plays_no_part(aegean: Brief, format: str) -> None:  # noqa: A002
    assert draw(composed(MOVES[::-1], REPORTS[::-1]), format) == draw(aegean, format)


def test_a_report_without_moves_is_named_only(aegean: Brief) -> None:
    page = draw(aegean, "html")
    assert "Survey ship sails, 2020-08-10" not in page
    assert "None of these moves stands in: <bdi>quiet, 2020-08-15</bdi>" in page
    assert "Nothing happened" not in page


def test_without_moves_there_is_a_page_that_says_so() -> None:
    page = draw(composed([], []), "html")
    check(page)
    assert "There is nothing to tell." in page
