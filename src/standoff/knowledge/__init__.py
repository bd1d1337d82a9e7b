"""What the program knows: tables that a political scientist can read, correct and extend."""

from __future__ import annotations

from standoff.knowledge.load import Knowledge, load

__all__ = ["Knowledge", "load"]
