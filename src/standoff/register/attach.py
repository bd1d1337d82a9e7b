"""To which move of the present reading a ruling belongs.

A reader that has learned draws the words of a move wider or names its act otherwise, and with that
its id is another. A ruled move is therefore looked for in this order: the move with its id; else,
among those that share an actor with it, the one whose evidence overlaps most. Of equal overlap,
the same act is nearer, then the same target, the same matter, and the nearer place.

Each move of the reading takes the rulings on one move only, the best pair first. What the machine
had read in the same words beside the ruled move is looked for too, so that the ruling on a move
that is gone does not fall on its neighbour.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from standoff.records import Move, Report
from standoff.register.anchors import anchor
from standoff.register.corrections import corrected
from standoff.register.rulings import Ruled

Score = tuple[int, bool, bool, bool, int]


@dataclass(frozen=True)
class Copy:
    """A ruling's copy of a move, pointed at its words in the present text, if they stand there."""

    ruled: Ruled
    stored: Move
    here: Move | None

    def faces(self, text: str) -> list[Move]:
        """Give the move as the machine read it and as the person left it."""
        if self.here is None:
            return []
        if not self.ruled.fields:
            return [self.here]
        return [self.here, corrected(self.here, self.ruled.fields, text)]


@dataclass
class Subject:
    """One move that people ruled on: every copy of it, the oldest first, and where it is now."""

    copies: list[Copy] = field(default_factory=list)
    present: Move | None = None


def attach(report: Report, found: Sequence[Move], rulings: Iterable[Ruled]) -> list[Subject]:
    """Find each move of one report that rulings are about in its present reading.

    `rulings` are those that stand, the oldest first. A subject without a counterpart has no
    `present`.
    """
    text = report.text
    subjects = _subjects(report, list(rulings))
    free = {move.id: move for move in found}
    for subject in subjects:
        for copy in reversed(subject.copies):
            if copy.here is not None and copy.here.id in free:
                subject.present = free.pop(copy.here.id)
                break
    lost = {at: subject for at, subject in enumerate(subjects) if subject.present is None}
    wanted = {at: _faces(subject, text) for at, subject in lost.items()}
    barred = {at: _neighbours(subject, text, found) for at, subject in lost.items()}
    for at, move in best_pairs(wanted, list(free.values()), barred).items():
        lost[at].present = move
    return subjects


def best_pairs(
    wanted: Mapping[int, Sequence[Move]],
    found: Sequence[Move],
    barred: Mapping[int, frozenset[str]] | None = None,
) -> dict[int, Move]:
    """Pair moves that are looked for, each in one shape or more, with moves found; best first."""
    scored = []
    for at, faces in wanted.items():
        for place, move in enumerate(found):
            if barred is not None and move.id in barred[at]:
                continue
            scores = [score for face in faces if (score := nearness(face, move)) is not None]
            if scores:
                scored.append((max(scores), -at, -place))
    pairs: dict[int, Move] = {}
    taken: set[int] = set()
    for _, at, place in sorted(scored, reverse=True):
        if -at not in pairs and -place not in taken:
            pairs[-at] = found[-place]
            taken.add(-place)
    return pairs


def nearness(move: Move, other: Move) -> Score | None:
    """Say how near two moves of one text are, or `None` where they cannot be the same.

    They must have words in common, and an actor, or both have none.
    """
    shared = min(move.end, other.end) - max(move.start, other.start)
    if shared <= 0 or not (set(move.actor) & set(other.actor) or move.actor == other.actor):
        return None
    return (
        shared,
        move.act == other.act,
        move.target == other.target,
        move.matter == other.matter,
        -abs(move.start - other.start) - abs(move.end - other.end),
    )


def _subjects(report: Report, rulings: Sequence[Ruled]) -> list[Subject]:
    """Gather the copies of one report by the move that they are of."""
    other_name: dict[str, str] = {}

    def root(name: str) -> str:
        while name in other_name:
            name = other_name[name]
        return name

    for ruled in rulings:
        for later, earlier in ruled.earlier.items():
            if root(later) != root(earlier):
                other_name[root(later)] = root(earlier)
    subjects: dict[str, Subject] = {}
    for ruled in rulings:
        for stored in ruled.copies(report.id):
            subject = subjects.setdefault(root(stored.id), Subject())
            subject.copies.append(Copy(ruled, stored, anchor(stored, report.text)))
    return list(subjects.values())


def _faces(subject: Subject, text: str) -> list[Move]:
    """Give the shapes of the latest copy whose words stand in the text."""
    standing = (copy.faces(text) for copy in reversed(subject.copies))
    return next((faces for faces in standing if faces), [])


def _neighbours(subject: Subject, text: str, found: Sequence[Move]) -> frozenset[str]:
    """Give the moves found that are those which were read beside the ruled one."""
    for copy in reversed(subject.copies):
        if copy.here is None:
            continue
        beside = [*copy.ruled.beside, *copy.ruled.copies(copy.stored.report)]
        others = {one.id: anchor(one, text) for one in beside if one.report == copy.stored.report}
        known = [one for name, one in others.items() if one and name != copy.stored.id]
        names = {one.id for one in known}
        present = {move.id for move in found}
        gone = [one for one in known if one.id not in present]
        wanted = {0: copy.faces(text)} | {at: [one] for at, one in enumerate(gone, start=1)}
        left = [move for move in found if move.id not in names]
        pairs = best_pairs(wanted, left)
        return frozenset(names | {move.id for at, move in pairs.items() if at})
    return frozenset()
