"""The colours can be told from what is behind them, in light and in dark."""

from __future__ import annotations

import re
from itertools import product

import pytest

from standoff.brief.page import TEMPLATES

CSS = (TEMPLATES / "page.css").read_text(encoding="utf-8")
LIGHT, DARK = (
    dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6})", block))
    for block in re.findall(r":root \{(.*?--ink.*?)\}", CSS, re.DOTALL)
)
WORDS = ("ink", "dim", "link", "for", "against", "between", "person")
ON_MARKS = ("ink", "link")  # the text, and the references in it
PAIRS = [
    *product(WORDS, ("paper", "panel")),
    *product(ON_MARKS, ("mark", "mark-person", "target")),
]


def luminance(colour: str) -> float:
    """Give the relative luminance of a colour (WCAG 2.2)."""
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def test_contrast_is_what_wcag_says() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)


@pytest.mark.parametrize("scheme", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("front", "back"), PAIRS)
def test_words_can_be_read(scheme: dict[str, str], front: str, back: str) -> None:
    assert contrast(scheme[front], scheme[back]) >= 4.5


def test_both_schemes_have_every_colour() -> None:
    assert LIGHT.keys() == DARK.keys()
    assert set(re.findall(r"var\(--([\w-]+)\)", CSS)) <= LIGHT.keys() | {"tone", "sort"}


def test_it_is_made_for_paper_for_the_dark_and_for_phones() -> None:
    assert "@media print" in CSS
    assert "@media screen and (prefers-color-scheme: dark)" in CSS
    assert re.search(r"\.scroll \{[^}]*overflow-x: auto", CSS)
