"""Drafts made into records: offsets, ids, PLOVER types, and the dates of speech on one occasion."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from standoff.acts import Act
from standoff.reading.discourse import Discourse, is_recent
from standoff.reading.drafts import Draft
from standoff.reading.lexicon import Lexicon
from standoff.reading.tree import VERBAL, Tree
from standoff.records import Move, move_id

if TYPE_CHECKING:
    from standoff.reading.layers import Layers


STOPS = frozenset({".", "!", "?"})
OTHER_TIMES = frozenset(
    {
        "afterward",
        "afterwards",
        "always",
        "long",
        "often",
        "once",
        "previously",
        "repeatedly",
        "then",
    }
)
PRONOUNS = frozenset({"he", "she", "they", "it"})
JUDGING = frozenset({Act.CRITICISE, Act.ACCUSE, Act.DEMAND, Act.REQUEST, Act.WARN})


class Loose(NamedTuple):
    """What of a move waits for the rest of its report, its date, its target; and what dates others.

    `said` is true of words, which tell when their speaker spoke, and false of deeds. `paragraph` is
    where the paragraph of the move begins, `headline` whether it is what a headline tells,
    `carried` whether it is more of a quotation that began in a sentence before.
    """

    waits: bool
    seeks: bool
    said: bool
    paragraph: int
    headline: bool = False
    carried: bool = False


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
        headline = move.sentence == 1 and _is_news(draft) and not _is_full(tree, first.sentence)
        waits = _waits(draft) or ((headline or draft.carried) and draft.when is None)
        yield move, Loose(waits, draft.seeks, said, paragraph, headline, draft.carried)


def _waits(draft: Draft) -> bool:
    """Say whether a move was said on an occasion that only another sentence dates."""
    said = draft.cue is not None or draft.told is not None or draft.personal
    return draft.spoken and said and draft.when is None and _is_simple_past(draft)


def _is_full(tree: Tree, sentence: int) -> bool:
    """Tell a sentence, which a stop ends, from a headline."""
    first, last = tree.sentences[sentence]
    words = [node for node in tree.nodes[first:last] if node.pos != "SPACE"]
    return bool(words) and any(node.text in STOPS for node in words[-2:])


def _is_news(draft: Draft) -> bool:
    """Tell what a headline is about, its main verb, from what that happened over, after or as."""
    verb = draft.cue or draft.node
    if draft.source or verb.pos not in VERBAL:
        return False
    while verb.dep in {"conj", "ccomp", "parataxis"} and verb.head.pos in VERBAL:
        verb = verb.head
    return verb.is_root


def _is_simple_past(draft: Draft) -> bool:
    verb = draft.cue or draft.told or draft.node
    if verb.pos not in VERBAL:
        verb = next((link for link in verb.ancestors() if link.pos in VERBAL), verb)
    while verb.tag == "VBG" and verb.dep in {"advcl", "conj"}:
        verb = verb.head
    if any(kid.lower in OTHER_TIMES for kid in verb.all("advmod")):
        return False  # *said afterwards*, *repeatedly refused*: of no one day that the report tells
    return verb.tag == "VBD" and verb.kid("aux") is None


def settle(moves: Sequence[Move], loose: Sequence[Loose], discourse: Discourse) -> tuple[Move, ...]:
    """Settle what only the whole report can: the date of an occasion, the opponent of the story."""
    directed = [
        _directed(move, discourse) if end.seeks else move
        for move, end in zip(moves, loose, strict=True)
    ]
    return _once(_dated(directed, loose, discourse.date, discourse.day))


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


def _dated(
    moves: Sequence[Move], loose: Sequence[Loose], today: str | None, day: str | None
) -> tuple[Move, ...]:
    """Date what a party said on an occasion that the report dates elsewhere.

    *Putin lambasted … “I hope …,” Putin said Tuesday*: both are Tuesday's. The nearest dated words
    of the same speaker count, the ones before rather than those after, where they stand in the same
    paragraph or are of the last days: what was said in March dates nothing two paragraphs on. Where
    the speaker has none, it is the day that the story is of: of those of the last days, the latest.
    What a headline tells has the day on which the sentences below it tell the same, else that one.
    """
    pairs = list(zip(moves, loose, strict=True))
    dated = [(move, end) for move, end in pairs if move.when is not None and len(move.when) == 10]
    words = [(move, end) for move, end in dated if end.said and move.voice is not None]
    recent = [move.when for move, _ in dated if move.when and _is_recent(move, today)]
    story = max([*recent, *([day] if day is not None else [])], default=None)

    def tells(other: Move, its: Loose, move: Move, end: Loose) -> bool:
        """Say whether dated words are of the occasion of a move."""
        if other.actor != move.actor or _speaker(other) != _speaker(move):
            return False
        return its.paragraph == end.paragraph or _is_recent(other, today)

    settled: list[Move] = []
    for move, end in pairs:
        if end.waits:
            near = [
                (abs(other.sentence - move.sentence), other.sentence > move.sentence, other.when)
                for other, its in words
                if tells(other, its, move, end)
            ]
            if end.headline:
                near = [
                    (other.sentence, False, other.when)
                    for other, _ in dated
                    if (other.actor, other.act) == (move.actor, move.act) and other.sentence <= 3
                ]
            when = min(near)[2] if near else _goes_on(move, end, settled, loose)
            if when is None and not end.carried:
                when = story
            if when is not None:
                move = msgspec.structs.replace(move, when=when)
        settled.append(move)
    return tuple(settled)


def _goes_on(move: Move, end: Loose, before: Sequence[Move], loose: Sequence[Loose]) -> str | None:
    """Give the day of whom a pronoun takes up: *he added* is of the day of what he said first."""
    if not end.carried and (move.voice is None or move.voice.lower() not in PRONOUNS):
        return None
    for other, its in zip(reversed(before), reversed(loose[: len(before)]), strict=True):
        if move.sentence - other.sentence > 2:
            break
        if its.said and other.actor == move.actor:
            return other.when if other.when is not None and len(other.when) == 10 else None
    return None


def _is_recent(move: Move, today: str | None) -> bool:
    """Say whether a dated move is of the day of its report or the three days before."""
    return today is not None and move.when is not None and is_recent(move.when, today)


def _speaker(move: Move) -> str | None:
    """Give the surname of who speaks: *Foreign Minister Sergei Lavrov* is Lavrov."""
    return move.voice.split()[-1] if move.voice and move.voice.strip() else None
