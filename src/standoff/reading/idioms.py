"""Turns of phrase whose act none of their words tells: *restraint has its limits* warns."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from standoff.acts import Act
from standoff.knowledge.schema import Idiom
from standoff.reading.tree import VERBAL, Node

GAP = 4
"""Words that `*` stands for, at most."""

NEGATIVE = frozenset({"no", "not", "never", "nothing", "nobody", "none", "non", "hardly", "under"})

Slot = frozenset[str] | None


@dataclass(slots=True)
class Idioms:
    """All idioms, by the words that they may begin with; the first of the table wins."""

    by_word: dict[str, list[tuple[int, tuple[Slot, ...], Act]]] = field(
        default_factory=lambda: defaultdict(list)
    )

    @classmethod
    def of(cls, rows: Iterable[Idiom]) -> Idioms:
        """File the rows of a table."""
        made = cls()
        for rank, row in enumerate(rows):
            slots = tuple(
                None if word == "*" else frozenset(word.split("/")) for word in row.words.split()
            )
            for word in slots[0] or ():
                made.by_word[word].append((rank, slots, row.act))
        return made

    def find(self, clause: Node, subject: Node | None, *, negated: bool) -> Act | None:
        """Give the act of an idiom that stands in a clause.

        In a negated clause only one that is itself negative counts: who says that it is *not
        playing with fire* warns nobody.
        """
        nodes = _nodes(clause, subject)
        spelled = [{node.lower, node.lemma} for node in nodes]
        found = [
            (rank, act)
            for i, words in enumerate(spelled)
            for word in words & self.by_word.keys()
            for rank, slots, act in self.by_word[word]
            if (not negated or any(slot and slot & NEGATIVE for slot in slots))
            and _fits(slots, spelled, i)
        ]
        return min(found)[1] if found else None


def _fits(slots: Sequence[Slot], words: Sequence[set[str]], i: int) -> bool:
    if not slots:
        return True
    first, rest = slots[0], slots[1:]
    if first is None:
        return any(_fits(rest, words, j) for j in range(i, min(i + GAP, len(words) - 1) + 1))
    return i < len(words) and not first.isdisjoint(words[i]) and _fits(rest, words, i + 1)


def _nodes(clause: Node, subject: Node | None) -> list[Node]:
    """Give the words of a clause in their order, without clauses that are joined to it."""
    found: set[Node] = set() if subject is None else {subject, *subject.all("det", "amod", "poss")}
    waiting = [clause]
    while waiting:
        node = waiting.pop()
        found.add(node)
        waiting += [
            kid
            for kid in node.kids
            if not (node is clause and kid.dep in {"conj", "parataxis"} and kid.pos in VERBAL)
        ]
    return sorted(found, key=lambda node: node.i)
