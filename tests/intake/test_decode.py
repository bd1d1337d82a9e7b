from __future__ import annotations

import codecs
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from standoff.errors import InputError
from standoff.intake.decode import decode
from standoff.intake.plain import clean

WESTERN = "Kyiv’s plan – “fair”, José Orbán said – costs £5m."


@pytest.mark.parametrize(
    ("encoding", "named"),
    [
        ("cp1252", "windows-1252"),
        ("utf-16-le", "utf-16-le"),
        ("utf-16-be", "utf-16-be"),
        ("utf-16", "utf-16-le"),
        ("utf-32", "utf-32-le"),
    ],
)
def test_other_encodings_are_read_and_named(encoding: str, named: str) -> None:
    text, note = decode(WESTERN.encode(encoding), "report.txt")
    assert text == WESTERN
    assert note == f"not UTF-8: read as {named}"


@pytest.mark.parametrize("text", ["It said no – again.", "Kyiv’s plan.", "Orbán agreed.", "“No.”"])
def test_a_few_western_characters_are_not_taken_for_cyrillic(text: str) -> None:
    assert decode(text.encode("cp1252"), "report.txt")[0] == text


@pytest.mark.parametrize("text", [WESTERN, "Kyiv’s plan.", "He said “no”."])
def test_the_quotes_of_an_old_macintosh_are_quotes(text: str) -> None:
    assert decode(text.encode("mac_roman"), "report.txt")[0] == text


@pytest.mark.parametrize("encoding", ["cp1251", "koi8-r", "gb18030", "shift_jis"])
def test_what_is_not_western_is_not_taken_for_it(encoding: str) -> None:
    text = (
        "日本政府は火曜日に提案を拒否した。"
        if encoding in {"gb18030", "shift_jis"}
        else ("Министр отклонил предложение во вторник и заявил, что переговоров не будет.")
    )
    assert decode((text * 4).encode(encoding), "report.txt")[0] == text * 4


def test_a_byte_order_mark_is_no_text() -> None:
    assert decode(codecs.BOM_UTF8 + b"Berlin agreed.", "report.txt") == ("Berlin agreed.", None)


def test_some_broken_bytes_leave_the_rest_as_it_is() -> None:
    text, note = decode(
        "Türkiye’s plan ".encode() + b"\xe2\x80" + " was José’s.".encode(), "report.txt"
    )
    assert "Türkiye’s plan \ufffd was" in text
    assert note is not None and "U+FFFD" in note


def test_a_page_says_its_encoding() -> None:
    page = '<html><head><meta charset="windows-1251"></head>Москва</html>'
    assert decode(page.encode("cp1251"), "page.html")[0] == page


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"%PDF-1.7\n%\xe2\xe3", "a PDF document"),
        (b"PK\x03\x04\x14\x00", "a ZIP archive"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "a PNG image"),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF", "a JPEG image"),
        (b"{\\rtf1\\ansi Berlin agreed.}", "an RTF document"),
        (b"Berlin\x00agreed", "a binary file"),
        (bytes(range(256)) * 4, "a binary file"),
        (random.Random(1).randbytes(4000), "a binary file"),
    ],
)
def test_binary_files_are_refused_by_name(data: bytes, kind: str) -> None:
    with pytest.raises(InputError, match=f"report.txt: is {kind}.*; give plain text or HTML"):
        decode(data, "report.txt")


def test_stray_control_characters_make_no_binary_file() -> None:
    text, _ = decode(b"Berlin agreed\x07 to talk.\x1a " * 9 + b"\x00", "report.txt")
    assert "\x07" in text


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1))
def test_utf8_comes_through_as_it_is(text: str) -> None:
    text = text.removeprefix("\ufeff")
    if text:
        assert decode(text.encode(), "report.txt") == (text, None)


@given(st.text())
def test_cleaning_keeps_every_place(text: str) -> None:
    cleaned, _ = clean(text)
    kept = text.replace("\r\n", "\n").replace("\r", "\n")
    assert len(cleaned) == len(kept)
    assert all(new == old or new == " " for new, old in zip(cleaned, kept, strict=True))
    assert clean(cleaned) == (cleaned, None)
