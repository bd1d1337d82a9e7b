"""Highlights are where the words are, nest, and are linked both ways."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from hypothesis import given

from samples import move, readings, report
from standoff.brief.records import Part, Quote, Ref, Sort, Stretch
from standoff.brief.texts import paragraphs
from standoff.records import Move, Reading


def quote(name: str) -> Quote:
    return Quote(move=name, ref="1.1", words="", gist="", sort=Sort.OTHER, ruled=())


def cut(text: str, moves: Iterable[Move]) -> list[tuple[Part, ...]]:
    return list(paragraphs(text, list(moves), quote))


def pieces(
    parts: Iterable[Part], within: tuple[str, ...] = ()
) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Give each piece of text with the moves whose words it is."""
    for part in parts:
        if isinstance(part, Stretch):
            yield from pieces(part.parts, (*within, part.quote.move))
        elif isinstance(part, str):
            yield part, within


def anchors(parts: Iterable[Part]) -> Iterator[str]:
    for part in parts:
        if isinstance(part, Stretch):
            yield part.anchor
            yield from anchors(part.parts)


def refs(parts: Iterable[Part]) -> Iterator[str]:
    for part in parts:
        if isinstance(part, Stretch):
            yield from refs(part.parts)
        elif isinstance(part, Ref):
            yield part.quote.move


def drawn(text: str, *stretches: str) -> str:
    """Cut a text by the words of moves and write it with brackets."""
    about = report(text=text)
    moves = [move(about, words) for words in stretches]

    def bracketed(parts: Iterable[Part]) -> str:
        return "".join(
            f"[{bracketed(part.parts)}]" if isinstance(part, Stretch)
            else part if isinstance(part, str) else "^"
            for part in parts
        )  # fmt: skip

    return "|".join(bracketed(parts) for parts in cut(text, moves))


def test_one_within_another() -> None:
    assert drawn("He said that it left.", "said that it left", "it left") == (
        "He [said that [it left^^]]."
    )


def test_one_across_the_end_of_another_is_cut() -> None:
    assert drawn("one two three four", "one two three", "two three four") == (
        "[one [two three^]][ four^]"
    )


def test_the_longer_of_two_that_begin_together_holds_the_other() -> None:
    assert drawn("one two three", "one two three", "one") == "[[one^] two three^]"


def test_paragraphs_end_at_blank_lines_and_cut_what_runs_over_them() -> None:
    assert drawn("one\ntwo\n\nthree", "two\n\nthree") == "one\n[two\n\n]|[three^]"


def test_where_there_are_no_blank_lines_every_line_is_a_paragraph() -> None:
    assert drawn("one\r\ntwo", "two") == "one\r\n|[two^]"


@given(readings())
def test_nothing_is_lost_and_every_letter_is_in_the_moves_that_hold_it(reading: Reading) -> None:
    found = cut(reading.report.text, reading.moves)
    place = 0
    held = defaultdict(str)
    for words, names in (piece for parts in found for piece in pieces(parts)):
        assert words == reading.report.text[place : place + len(words)]
        place += len(words)
        for name in names:
            held[name] += words
    assert place == len(reading.report.text)
    assert dict(held) == {one.id: one.evidence for one in reading.moves}


@given(readings())
def test_every_move_has_one_anchor_of_its_own_and_one_reference(reading: Reading) -> None:
    found = cut(reading.report.text, reading.moves)
    named = [anchor for parts in found for anchor in anchors(parts)]
    assert len(set(named)) == len(named)
    assert {one.id for one in reading.moves} <= set(named)
    assert sorted(name for parts in found for name in refs(parts)) == sorted(
        one.id for one in reading.moves
    )
