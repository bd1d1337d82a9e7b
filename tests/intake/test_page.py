from __future__ import annotations

import logging
from collections.abc import Callable

import pytest

from standoff import intake
from standoff.errors import InputError
from standoff.intake.page import read_page

Put = Callable[..., str]

BODY = (
    "<p>Denmark recalled its envoy on Thursday and said that it would not return\n"
    "him while the embargo lasts.</p><p>Canada called the step &ldquo;sad&rdquo;.</p>"
)
PAGE = f"""<!DOCTYPE html>
<html lang="en"><head>
<title>Denmark recalls envoy - The Morning Courier</title>
<meta property="og:site_name" content="The Morning Courier">
<meta property="article:published_time" content="2023-03-02T08:00:00Z">
<meta property="article:modified_time" content="2023-03-04T08:00:00Z">
<link rel="canonical" href="https://courier.example/world/envoy">
</head><body>
<nav><a href="/">Home</a> <a href="/world">World</a></nav>
<article>{BODY}</article>
<aside><ul><li><a href="/rice">Ten ways to cook rice that you should know</a></li></ul></aside>
<noscript>Please enable scripts to read this page as we meant it to be.</noscript>
<footer>Copyright 2019 The Morning Courier. All rights reserved.</footer>
</body></html>"""
TEXT = (
    "Denmark recalls envoy\n"
    "Denmark recalled its envoy on Thursday and said that it would not return him while the "
    "embargo lasts.\nCanada called the step “sad”."
)


def test_a_page_gives_text_headline_date_outlet_and_address(put: Put) -> None:
    report, notes = intake.load_report(put("envoy.html", PAGE))
    assert report.id == "envoy"
    assert report.text == TEXT
    assert report.title == "Denmark recalls envoy"
    assert report.date == "2023-03-02"
    assert report.outlet == "The Morning Courier"
    assert report.address == "https://courier.example/world/envoy"
    assert report.language == "en"
    assert notes == []


def test_a_page_is_known_by_its_content(put: Put) -> None:
    assert intake.load_report(put("saved", "<!-- saved -->\n" + PAGE))[0].text == TEXT


def test_text_named_as_a_page_stays_text(put: Put, english: str) -> None:
    assert intake.load_report(put("plain.html", english))[0].text == english


def test_the_headline_is_not_doubled() -> None:
    page = read_page(PAGE.replace("<article>", "<article><h1>Denmark recalls envoy</h1>"), "p")
    assert page.text == TEXT


def test_a_date_that_the_page_does_not_state_stays_unknown(put: Put) -> None:
    bare = f"<html><body><article>{BODY}</article><footer>Copyright 2019</footer></body></html>"
    report, notes = intake.load_report(put("bare.html", bare))
    assert report.date is None
    assert notes == [intake.NO_DATE]


def test_the_page_goes_before_the_description_and_the_option_before_both(put: Put) -> None:
    put("report.json", '{"id": "envoy-1", "date": "2020-01-01"}')
    path = put("envoy.html", PAGE)
    assert intake.load_report(path)[0].date == "2023-03-02"
    assert intake.load_report(path)[0].id == "envoy-1"
    assert intake.load_report(path, date="2023-03")[0].date == "2023-03"


def test_an_encoding_in_the_xml_declaration_does_no_harm() -> None:
    page = f'<?xml version="1.0" encoding="utf-8"?><html><body>{BODY}</body></html>'
    assert read_page(page, "p").text.startswith("Denmark recalled")


@pytest.mark.parametrize("reference", ["&#0;", "&#7;", "&#x1F;", "&#xffff;", "&#12a;", "&#x80;"])
def test_a_control_character_by_its_number_does_no_harm(reference: str) -> None:
    page = read_page(f"<html><body>{BODY.replace('envoy', 'envoy' + reference)}</body></html>", "p")
    assert page.text.startswith("Denmark recalled")


@pytest.mark.parametrize(
    "body",
    [
        "",
        '<nav><a href="/">Home</a><a href="/world">World</a></nav><footer>Copyright</footer>',
        '<div id="app"></div><script>start()</script><noscript>Enable scripts, please.</noscript>',
    ],
)
def test_a_page_without_main_text_is_refused(put: Put, body: str) -> None:
    path = put("index.html", f"<html><head><title>Start</title></head><body>{body}</body></html>")
    with pytest.raises(InputError, match=r"index\.html: the page has no main text; give"):
        intake.load_report(path)


def test_nothing_is_logged(put: Put, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG), pytest.raises(InputError):
        intake.load_report(put("empty.html", "<html></html>"))
    assert caplog.records == []
    assert logging.getLogger("trafilatura").level == logging.NOTSET
