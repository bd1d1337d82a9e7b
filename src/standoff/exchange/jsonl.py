"""JSON Lines: one move a line, nothing lost. `standoff schema` prints the schema of a line."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import BinaryIO

import msgspec

from standoff.errors import ExchangeError
from standoff.records import Move, Report

BINARY = False

_encoder = msgspec.json.Encoder()
_decoder = msgspec.json.Decoder(Move)


def line(move: Move) -> bytes:
    """Give a move as one line, with its end."""
    return _encoder.encode(move) + b"\n"


def write(moves: Sequence[Move], reports: Sequence[Report], out: BinaryIO) -> None:
    """Write one move a line."""
    out.writelines(map(line, moves))


def read_moves(lines: Iterable[bytes], name: str = "-") -> list[Move]:
    """Read moves back, one a line; empty lines are passed over.

    Raises `ExchangeError` for a line that is no move, with the name of the file and the line.
    """
    moves = []
    for number, text in enumerate(lines, start=1):
        if not text.strip():
            continue
        try:
            moves.append(_decoder.decode(text))
        except (msgspec.DecodeError, UnicodeDecodeError) as error:
            raise ExchangeError(
                f"{name}, line {number}: this is no move ({error})",
                hint="standoff schema says what a line holds",
            ) from error
    return moves
