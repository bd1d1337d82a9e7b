"""What the machine has room for, asked before it is spent."""

from __future__ import annotations

import psutil

from standoff.errors import ConflictError

MEBIBYTE = 1 << 20


def refuse_beyond(needed: int, what: str) -> None:
    """Refuse what needs more memory than is free.

    `needed` is in bytes. Raises `ConflictError` with both figures.
    """
    free = int(psutil.virtual_memory().available)
    if needed > free:
        raise ConflictError(
            f"{what} need about {_size(needed)} of memory, and {_size(free)} are free",
            hint="rule out what cannot be, or leave out an option",
        )


def _size(number: int) -> str:
    mebibytes = number / MEBIBYTE
    return f"{mebibytes / 1024:,.1f} GiB" if mebibytes >= 1024 else f"{mebibytes:,.0f} MiB"
