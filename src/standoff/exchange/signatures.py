"""Who ruled on a move, for the formats that have one place for it."""

from __future__ import annotations

from standoff.records import Move, Ruling

SAID = {
    Ruling.RIGHT: "confirmed",
    Ruling.WRONG: "ruled wrong",
    Ruling.SET: "set",
    Ruling.ADD: "added",
    Ruling.JOIN: "joined",
    Ruling.SPLIT: "parted",
}
"""What a person did, for each ruling."""

VOUCHING = frozenset({Ruling.RIGHT, Ruling.SET, Ruling.ADD})
"""The rulings by which a person stands for what the move says."""


def signatures(move: Move) -> list[str]:
    """Say what each person did to a move and when: *set by mk 2024-05-01*."""
    return [f"{SAID[mark.ruling]} by {mark.by} {mark.at[:10]}" for mark in move.marks]


def coder(move: Move) -> str | None:
    """Name the last person who stood for what the move says, if anybody did."""
    names = [mark.by for mark in move.marks if mark.ruling in VOUCHING]
    return names[-1] if names else None
