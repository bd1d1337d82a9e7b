"""The moves of a report as people left them, each with the marks of what they did."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

import msgspec

from standoff.records import Mark, Move, Report
from standoff.register.attach import Copy, Subject, attach
from standoff.register.corrections import SETTABLE, corrected
from standoff.register.rulings import Ruled, Ruling, Value

PINS = (Ruling.RIGHT, Ruling.ADD)
"""The rulings after which a move stays as it stood then."""


@dataclass(frozen=True, kw_only=True)
class Stood:
    """One move as people left it.

    `shown` is the move with its marks. `base` is what they ruled on, without what `fields` correct.
    `present` is what the present reading finds of it. `names` are all ids by which it can be asked
    for, `name` the one of the first ruling.
    """

    shown: Move | None
    base: Move | None = None
    present: Move | None = None
    fields: dict[str, Value] = field(default_factory=dict)
    names: frozenset[str] = frozenset()
    name: str | None = None


def settle(report: Report, found: Sequence[Move], rulings: Iterable[Ruled]) -> list[Stood]:
    """Give the moves of one report as people left them, those ruled wrong too.

    `found` is what the present reading found, `rulings` are those about this report, the oldest
    first; those that were withdrawn are passed over. What each does to its move:

    - `right` and `add`: the move is shown as it stood when it was ruled, whether the present
      reading finds it or not;
    - `set`: its fields are as the person set them, in the present reading or, where that does not
      find the move, in the ruling's own copy;
    - `wrong`: it is shown only to who asks for such moves;
    - `join` and `split`: it is marked.

    The later ruling counts. A move whose words are no longer in the text cannot be pointed at and
    is not shown: its copy stays among the rulings.
    """
    rulings = list(rulings)
    undone = {one.move.id for one in rulings if one.ruling is Ruling.ADD and not one.stands}
    subjects = attach(report, found, [one for one in rulings if one.stands])
    ruled_on = {subject.present.id for subject in subjects if subject.present is not None}
    free = [
        Stood(shown=move, base=move, present=move, names=frozenset({move.id}))
        for move in found
        if move.id not in ruled_on
    ]
    return [*free, *(_replay(subject, report.text, undone) for subject in subjects)]


def _replay(subject: Subject, text: str, undone: set[str]) -> Stood:
    """Do to one move what people ruled on it, one ruling after the other."""
    present = subject.present
    base, pinned, fields = present, False, dict[str, Value]()
    for copy in subject.copies:
        ruling = copy.ruled.ruling
        if ruling in PINS:
            base, pinned = copy.here or base, True
        elif ruling is Ruling.SET and present is None and not pinned:
            if copy.stored.id not in undone:
                base = copy.here or base
        fields |= copy.ruled.fields
    names = {copy.stored.id for copy in subject.copies}
    names |= {move.id for move in (base, present) if move is not None}
    shown = None
    if base is not None:
        plain = corrected(base, fields, text)
        added = any(copy.ruled.ruling is Ruling.ADD for copy in subject.copies)
        machine = present or (None if added else base)
        marks = tuple(_mark(copy, base, machine, plain) for copy in subject.copies)
        shown = msgspec.structs.replace(plain, marks=marks)
    return Stood(
        shown=shown,
        base=base,
        present=present,
        fields=fields,
        names=frozenset(names),
        name=subject.copies[0].stored.id,
    )


def _mark(copy: Copy, base: Move, machine: Move | None, shown: Move) -> Mark:
    """Make the mark of one ruling, with what the machine read in the fields that it touches.

    `machine` is the move of the present reading, else the ruling's copy of an older one; where a
    person added the move, there is none.
    """
    ruled = copy.ruled
    touched = set(ruled.fields)
    if machine is None:
        touched.clear()
    else:
        if touched & {"act", "matter"} and shown.plover != machine.plover:
            touched.add("plover")
        if ruled.ruling in PINS:
            touched |= {one for one in SETTABLE if getattr(base, one) != getattr(machine, one)}
    other = ruled.other if copy.stored is ruled.move else ruled.move
    return Mark(
        ruling=ruled.ruling,
        by=ruled.by,
        at=ruled.at,
        note=ruled.note,
        read={
            name: _plain(getattr(machine, name))
            for name in SETTABLE
            if name in touched and getattr(machine, name) != getattr(shown, name)
        },
        other=None if other is None else other.id,
    )


def _plain(value: Value) -> Value:
    """Give an act or an event type as the string that it is."""
    return str(value) if isinstance(value, str) else value
