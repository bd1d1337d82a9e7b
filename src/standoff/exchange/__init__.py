"""Formats in and out, one file each."""

from standoff.exchange.formats import Format, write
from standoff.exchange.jsonl import read_moves
from standoff.exchange.lacks import Lack

__all__ = ["Format", "Lack", "read_moves", "write"]
