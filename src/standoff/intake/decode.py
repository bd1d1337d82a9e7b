"""From bytes to text, whatever wrote them."""

from __future__ import annotations

import codecs
import re
import string
from collections.abc import Iterable

from standoff.errors import InputError
from standoff.intake.binary import binary_kind

BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark begins the same way
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
DECLARED = re.compile(
    rb"""<(?:meta|\?xml)[^>]{0,200}?(?:charset|encoding)\s*=\s*["']?([\w-]+)""", re.I
)
ORDINARY = frozenset("‚„…‘’“”•–—™\u00a0€£¥§©«®°·»½ŠŒŽšœžŸ") | {chr(c) for c in range(0xC0, 0x100)}
CAPITAL_INSIDE = re.compile(r"[a-z][À-ÖØ-Þ]")


def decode(data: bytes, where: str) -> tuple[str, str | None]:
    """Give the text, without a byte order mark, and a line on what was done where it is no UTF-8.

    >>> decode("Kyiv’s plan".encode("cp1252"), "report.txt")
    ('Kyiv’s plan', 'not UTF-8: read as windows-1252')

    Raises `InputError` for a binary file.
    """
    for bom, encoding in BOMS:
        if data.startswith(bom):
            return _marked(data[len(bom) :], encoding, where)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return _guessed(data, where)
    if sixteen := _sixteen_bits(data):
        return data.decode(sixteen, "replace"), _note(sixteen)
    _refuse_binary(data, where, is_utf8=True)
    return text, None


def _marked(data: bytes, encoding: str, where: str) -> tuple[str, str | None]:
    if encoding == "utf-8":
        return decode(data, where)
    return data.decode(encoding, "replace"), _note(encoding)


def _guessed(data: bytes, where: str) -> tuple[str, str | None]:
    if sixteen := _sixteen_bits(data):
        return data.decode(sixteen, "replace"), _note(sixteen)
    _refuse_binary(data, where, is_utf8=False)
    text = data.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    if broken <= sum(map(len, re.findall(r"[^\x00-\x7f\ufffd]+", text))):
        return text, f"not all UTF-8: {broken} bad byte sequence(s) replaced by U+FFFD"
    encoding = _declared(data) or _western(data) or _detected(data, where)
    return data.decode(encoding, "replace"), _note(encoding)


def _refuse_binary(data: bytes, where: str, *, is_utf8: bool) -> None:
    if kind := binary_kind(data, is_utf8=is_utf8):
        raise InputError(f"{where}: is {kind}, not text", hint="give plain text or HTML")


def _sixteen_bits(data: bytes) -> str | None:
    """Recognise UTF-16 without a mark: in English most other bytes are zero."""
    head = data[:2000]
    half = len(head) // 2
    if half and not len(data) % 2:
        if head[1::2].count(0) > 0.6 * half and not head[0::2].count(0):
            return "utf-16-le"
        if head[0::2].count(0) > 0.6 * half and not head[1::2].count(0):
            return "utf-16-be"
    return None


def _declared(data: bytes) -> str | None:
    """Take the encoding that a page names at its head, where Python knows it."""
    match = DECLARED.search(data[:4096])
    if match is None:
        return None
    try:
        name = codecs.lookup(match[1].decode("ascii", "replace")).name
    except LookupError:
        return None
    if name.startswith("utf"):
        return None  # it says so, but it is not
    return "windows-1252" if name in {"iso8859-1", "ascii"} else name  # as every browser does


def _western(data: bytes) -> str | None:
    """Recognise the code pages of most English text that is no UTF-8.

    A statistical guess takes a text with five curly quotes for Cyrillic or Baltic; so these are
    asked first, and say no where they would give *KyivÕs* or *¡°demands¡±*.
    """
    if _count(data, range(0xC0, 0x100)) > _count(data, string.ascii_letters.encode()):
        return None  # hardly a letter of it is English
    for encoding in ("windows-1252", "mac-roman"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        special = {char for char in set(text) if char > "\x7f"}
        if special <= ORDINARY and not CAPITAL_INSIDE.search(text):
            return encoding
    return None


def _count(data: bytes, wanted: Iterable[int]) -> int:
    return len(data) - len(data.translate(None, bytes(wanted)))


def _detected(data: bytes, where: str) -> str:
    from charset_normalizer import from_bytes

    best = from_bytes(data).best()
    if best is None:
        raise InputError(f"{where}: is no text in any known encoding", hint="save it as UTF-8")
    return best.encoding


def _note(encoding: str) -> str:
    return f"not UTF-8: read as {encoding}"
