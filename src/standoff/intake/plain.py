"""What is stored of a text: its newlines made one kind, its control characters blank."""

from __future__ import annotations

import re

CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")


def clean(text: str) -> tuple[str, str | None]:
    r"""Give the text as it is stored, and a line on control characters where it had any.

    The newlines of Windows and of the old Macintosh become ``\n``; a control character becomes a
    space, one for one. Offsets into a report count in the text that this gives.

    >>> clean("Berlin agreed.\r\nParis\x07refused.")
    ('Berlin agreed.\nParis refused.', '1 control character(s) replaced by a space')
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    text, found = CONTROL.subn(" ", text)
    return text, f"{found} control character(s) replaced by a space" if found else None
