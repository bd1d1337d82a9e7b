"""Formats in and out, one file each."""

from standoff.exchange.formats import Format, write
from standoff.exchange.jsonl import read_moves

__all__ = ["Format", "read_moves", "write"]
