"""Drafts made into records: offsets, ids, PLOVER types, and the dates of speech on one occasion."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from standoff.acts import Act
from standoff.reading.discourse import Discourse
from standoff.reading.drafts import Draft
from standoff.reading.lexicon import Lexicon
from standoff.reading.tree import VERBAL
from standoff.records import Move, move_id
from standoff.when import When

if TYPE_CHECKING:
    from standoff.reading.layers import Layers


JUDGING = frozenset({Act.CRITICISE, Act.ACCUSE, Act.DEMAND, Act.REQUEST, Act.WARN})


class Loose(NamedTuple):
    """What of a move waits for the rest of its report, its date, its target; and what dates others.

    `said` is true of words, which tell when their speaker spoke, and false of deeds. `paragraph` is
    where the paragraph of the move begins.
    """

    waits: bool
    seeks: bool
    said: bool
    paragraph: int


def to_moves(drafts: Sequence[Draft], at: Layers, lexicon: Lexicon) -> Iterator[tuple[Move, Loose]]:
    """Make records of a sentence's drafts, each with what only the whole report can settle."""
    tree, discourse = at.grown, at.discourse
    for draft in drafts:
        first, last = tree.nodes[draft.span[0]], tree.nodes[draft.span[1]]
        start, end = first.start + at.offset, last.end + at.offset
        condition = draft.condition
        move = Move(
            id=move_id(at.report, start, end, draft.act, draft.actor, draft.target),
            report=at.report,
            sentence=discourse.sentences + first.sentence + 1,
            start=start,
            end=end,
            evidence=tree.text[first.start : last.end],
            actor=draft.actor,
            voice=draft.voice,
            act=draft.act,
            target=draft.target,
            matter=tree.span(*draft.matter) if draft.matter else None,
            condition=tree.span(condition.first, condition.last) if condition else None,
            connective=condition.connective if condition else None,
            source=draft.source,
            when=draft.when,
            plover=draft.plover or lexicon.acts[draft.act].plover,
            because=draft.because,
        )
        said = lexicon.acts[draft.act].kind == "word"
        paragraph = at.offset + tree.text.rfind("\n", 0, first.start) + 1
        yield move, Loose(_waits(draft), draft.seeks, said, paragraph)


def _waits(draft: Draft) -> bool:
    """Say whether a move was said on an occasion that only another sentence dates."""
    said = draft.cue is not None or draft.told is not None or draft.personal
    return draft.spoken and said and draft.when is None and _is_simple_past(draft)


def _is_simple_past(draft: Draft) -> bool:
    verb = draft.cue or draft.told or draft.node
    if verb.pos not in VERBAL:
        verb = next((link for link in verb.ancestors() if link.pos in VERBAL), verb)
    while verb.tag == "VBG" and verb.dep in {"advcl", "conj"}:
        verb = verb.head
    return verb.tag == "VBD" and verb.kid("aux") is None


def settle(moves: Sequence[Move], loose: Sequence[Loose], discourse: Discourse) -> tuple[Move, ...]:
    """Settle what only the whole report can: the date of an occasion, the opponent of the story."""
    directed = [
        _directed(move, discourse) if end.seeks else move
        for move, end in zip(moves, loose, strict=True)
    ]
    return _once(_dated(directed, loose, discourse.date))


def _once(moves: Sequence[Move]) -> tuple[Move, ...]:
    """Give a move once that two words of one stretch tell: *met … to discuss ways of easing*."""
    kept: dict[str, Move] = {}
    for move in moves:
        known = kept.get(move.id)
        if known is None or (known.matter is None and move.matter is not None):
            kept[move.id] = move
    return tuple(kept.values())


def _directed(move: Move, discourse: Discourse) -> Move:
    target = discourse.counterpart(move.actor, judging=move.act in JUDGING)
    name = move_id(move.report, move.start, move.end, move.act, move.actor, target)
    return msgspec.structs.replace(move, id=name, target=target)


def _dated(moves: Sequence[Move], loose: Sequence[Loose], today: str | None) -> tuple[Move, ...]:
    """Date what a party said on an occasion that the report dates elsewhere.

    *Putin lambasted … “I hope …,” Putin said Tuesday*: both are Tuesday's. The nearest dated words
    of the same party count, the ones before rather than those after, where they stand in the same
    paragraph or are of the last days: what was said in March dates nothing two paragraphs on. Words
    that stand in a later paragraph count where the same person says them. Where the party has
    none, it is the day that the story is of: of those of the last days, the latest.
    """
    pairs = list(zip(moves, loose, strict=True))
    dated = [(move, end) for move, end in pairs if move.when is not None and len(move.when) == 10]
    words = [(move, end) for move, end in dated if end.said and move.voice is not None]
    recent = [move.when for move, _ in dated if move.when and _is_recent(move, today)]
    story = max(recent, default=None)

    def tells(other: Move, its: Loose, move: Move, end: Loose) -> bool:
        """Say whether dated words are of the occasion of a move."""
        if other.actor != move.actor or its.paragraph == end.paragraph:
            return other.actor == move.actor
        near = other.start < move.start or _speaker(other) == _speaker(move)
        return near and _is_recent(other, today)

    settled = []
    for move, end in pairs:
        if end.waits:
            near = [
                (abs(other.sentence - move.sentence), other.sentence > move.sentence, other.when)
                for other, its in words
                if tells(other, its, move, end)
            ]
            when = min(near)[2] if near else story
            if when is not None:
                move = msgspec.structs.replace(move, when=when)
        settled.append(move)
    return tuple(settled)


def _is_recent(move: Move, today: str | None) -> bool:
    """Say whether a dated move is of the day of its report or the three days before."""
    if today is None or move.when is None:
        return False
    return 0 <= (When(today).last - When(move.when).first).days <= 3


def _speaker(move: Move) -> str | None:
    """Give the surname of who speaks: *Foreign Minister Sergei Lavrov* is Lavrov."""
    return move.voice.split()[-1] if move.voice and move.voice.strip() else None
