"""Pictures as SVG that takes its colours from the page around it.

Words are dashed or hollow, deeds solid or filled, cooperation round and conflict square: what the
colours say can be read without them.
"""

from __future__ import annotations

from xml.etree.ElementTree import Element, SubElement, tostring

from markupsafe import Markup

from standoff.brief.records import Quote, Sort

CLASSES = {
    Sort.KIND_WORD: "kind word",
    Sort.KIND_DEED: "kind deed",
    Sort.HARD_WORD: "hard word",
    Sort.HARD_DEED: "hard deed",
    Sort.OTHER: "other word",
}
"""The classes of a sort; the first names its colour."""


def canvas(name: str, width: float, height: float, title: str, told: str) -> Element:
    """Begin a picture with what it says in words, for those who do not see it."""
    svg = Element(
        "svg",
        {
            "xmlns": "http://www.w3.org/2000/svg",
            "viewBox": f"0 0 {number(width)} {number(height)}",
            "width": number(width),
            "height": number(height),
            "role": "group",
            "aria-labelledby": f"{name}-title {name}-told",
            "class": name,
        },
    )
    put(svg, "title", title, id=f"{name}-title")
    put(svg, "desc", told, id=f"{name}-told")
    return svg


def put(parent: Element, tag: str, text: str | None = None, **attributes: object) -> Element:
    """Add an element. An underscore in a name stands for a hyphen, one at its end for nothing."""
    given = {
        key.rstrip("_").replace("_", "-"): number(value) if isinstance(value, float) else str(value)
        for key, value in attributes.items()
    }
    element = SubElement(parent, tag, given)
    element.text = text
    return element


def dot(parent: Element, x: float, y: float, quote: Quote, radius: float = 3.6) -> None:
    """Draw a move that leads to its words."""
    link = put(parent, "a", href=f"#m-{quote.move}")
    kind = CLASSES[quote.sort]
    if quote.sort in {Sort.HARD_WORD, Sort.HARD_DEED}:
        shape = put(
            link, "rect", class_=f"dot {kind}", x=x - radius, y=y - radius,
            width=2 * radius, height=2 * radius,
        )  # fmt: skip
    else:
        shape = put(link, "circle", class_=f"dot {kind}", cx=x, cy=y, r=radius)
    put(shape, "title", f"{quote.ref} {quote.gist}")


def drawn(svg: Element) -> Markup:
    """Give a picture as it stands in a page."""
    return Markup(tostring(svg, encoding="unicode"))


def number(value: float) -> str:
    """Give a number without more digits than a screen can show.

    >>> number(12.0), number(1 / 3)
    ('12', '0.33')
    """
    return f"{value:.2f}".rstrip("0").rstrip(".")
