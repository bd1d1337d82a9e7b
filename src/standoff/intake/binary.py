"""Telling a file that holds no text, before anybody tries to read it."""

from __future__ import annotations

MAGIC = (
    (b"%PDF-", "a PDF document"),
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old office document"),
    (b"{\\rtf", "an RTF document"),
    (b"%!PS", "a PostScript document"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ\x00", "an xz archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive"),
    (b"Rar!\x1a", "a RAR archive"),
    (b"\x89PNG\r\n", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF87a", "a GIF image"),
    (b"GIF89a", "a GIF image"),
    (b"II*\x00", "a TIFF image"),
    (b"MM\x00*", "a TIFF image"),
    (b"SQLite format 3\x00", "a SQLite database"),
    (b"PAR1", "a Parquet file"),
    (b"\x7fELF", "a program"),
)
"""How files begin that are often taken for text."""

CONTROLS = bytes({*range(0x20), 0x7F} - set(b"\t\n\v\f\r"))


def binary_kind(data: bytes, *, is_utf8: bool) -> str | None:
    """Say what a binary file is, or None for text, stray control characters and all.

    >>> binary_kind(b"%PDF-1.7", is_utf8=True)
    'a PDF document'
    >>> binary_kind(b"Ankara rejected the plan.\\x07", is_utf8=True)
    """
    for magic, kind in MAGIC:
        if data.startswith(magic):
            return kind
    nulls = data.count(0)
    controls = len(data) - len(data.translate(None, CONTROLS))
    if is_utf8:
        binary = nulls * 100 > len(data) or controls * 5 > len(data)
    else:
        binary = nulls > 0 or controls * 20 > len(data)
    return "a binary file" if binary else None
