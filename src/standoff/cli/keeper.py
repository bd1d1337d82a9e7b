"""Readings into a register, with a line on each."""

from __future__ import annotations

from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from standoff.cli.terminal import counted, say
from standoff.records import Reading

if TYPE_CHECKING:
    from standoff.register import Register


class Keeper:
    """Adds readings to a register and says of each what that did.

    A register that is there is opened at once, so that a bad one is refused before anything is
    read. One that is not there is made for the first reading: a batch of which nothing can be
    read leaves nothing behind.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._register: Register | None = self._open() if path.exists() else None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        if self._register is not None:
            self._register.close()

    def keep(self, reading: Reading) -> None:
        """Add one reading."""
        if self._register is None:
            self._register = self._open()
        report = reading.report
        before = self._register.report(report.id)
        added = self._register.add(reading)
        say(f"{report.id}: {added}, {counted(len(reading.moves), 'move')}")
        if before is not None and before.text != report.text:
            say(f"{report.id}: its text was another; the older text was replaced")
        if before is not None and before.date != report.date:
            then, now = before.date or "none", report.date or "none"
            say(f"{report.id}: its date was {then} and is now {now}")

    def _open(self) -> Register:
        from standoff.register import open_register

        return open_register(self._path)
