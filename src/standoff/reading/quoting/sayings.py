"""What is found in a sentence before it has its place in the report."""

from __future__ import annotations

from dataclasses import dataclass, field

from standoff.reading.tree import Node


@dataclass(slots=True, eq=False)
class Saying:
    """A cue with its source and its content, each as the numbers of its nodes.

    `speech` says that words in quotation marks may be its content. `quoted` holds the quotations
    that were given to it.
    """

    head: Node
    cue: set[int]
    source: Node | None
    name: set[int] = field(default_factory=set)  # the nodes of the source
    content: set[int] = field(default_factory=set)
    speech: bool = False
    quoted: bool = False

    @property
    def block(self) -> tuple[int, int]:
        """The first and last node of source and cue, as far as they stand together."""
        own = self.cue | self.name
        first, last = min(self.cue), max(self.cue)
        if self.name and min(self.name) <= last + 3 and max(self.name) >= first - 3:
            first, last = min(own), max(own)
        return first, last
