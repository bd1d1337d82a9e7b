"""What holds for the reading of any text, whatever it says."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tomllib
from itertools import pairwise
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import standoff
from standoff.reading import reader as reading
from standoff.records import Move, Reading, Report

CASES = [
    case
    for file in sorted((Path(__file__).parents[1] / "cases").glob("*.toml"))
    for case in tomllib.loads(file.read_text(encoding="utf-8"))["case"]
]
TEXTS = [case["text"] for case in CASES]
BUNDLED = [
    Report(id=path.parent.name, text=path.read_text(encoding="utf-8"), date=path.parent.name[-10:])
    for path in sorted((Path(standoff.__file__).parent / "demo" / "reports").glob("*/report.txt"))
]

few = settings(
    max_examples=20,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=[HealthCheck.too_slow],
)

NOISE = (
    " ", "\n", "\n\n", "\r\n", "\t", "\u00a0", "\u2028", "\u200b", "\u200f", "\ufeff", "\x07",
    "😀", "👩‍👩‍👧", "🇺🇦", "e\u0301", "Z\u0351\u036b\u0343", "ﬀ", "ß", "İ", "Россия", "中国",
    "”", "“",
    "''", "(", "—", "...", "§ 4", "http://a.example/b?c=d", "#", "*",
)  # fmt: skip
noise = st.lists(st.sampled_from(NOISE) | st.characters(codec="utf-8"), max_size=4).map("".join)
dates = st.none() | st.sampled_from(["2014", "2022-02", "2022-02-01"])


@st.composite
def noisy_reports(draw: st.DrawFn) -> Report:
    """Draw the sentences of some cases, in any order, with anything between them."""
    parts = [draw(noise)]
    for text in draw(st.lists(st.sampled_from(TEXTS), min_size=1, max_size=4)):
        parts += [text, draw(st.sampled_from([" ", "\n", "\n\n", ""])), draw(noise)]
    return Report(id="noisy", text="".join(parts), date=draw(dates))


def read(text: str, date: str | None = "2022-02-01") -> tuple[Move, ...]:
    return standoff.load().read(Report(id="x", text=text, date=date)).moves


def written(result: Any) -> bytes:
    return msgspec.json.encode(result)


@few
@given(noisy_reports())
def test_the_evidence_is_where_it_says(report: Report) -> None:
    text = report.text
    moves = standoff.load().read(report).moves
    for move in moves:
        assert text[move.start : move.end] == move.evidence
        assert move.evidence == move.evidence.strip()
        for words in (move.voice, move.matter, move.condition):
            assert words is None or words in text
        lines_before = [line for line in text[: move.start].split("\n")[:-1] if line.strip()]
        assert move.sentence > len(lines_before)
    assert [move.sentence for move in moves] == sorted(move.sentence for move in moves)
    assert len({move.id for move in moves}) == len(moves)


@few
@given(noisy_reports())
def test_reading_twice_gives_the_same_bytes(report: Report) -> None:
    reader = standoff.load()
    assert written(reader.read(report)) == written(reader.read(report))


def test_another_process_gives_the_same_bytes() -> None:
    """What a process does by chance, the order of its sets, shows in nothing that is read."""

    def demo(seed: int) -> bytes:
        return subprocess.run(
            [sys.executable, "-c", "from standoff.cli import main; main()",
             "demo", "--format", "jsonl"],
            check=True,
            capture_output=True,
            env=os.environ
            | {"PYTHONPATH": os.pathsep.join(sys.path), "PYTHONHASHSEED": str(seed)},
        ).stdout  # fmt: skip

    assert demo(1) == demo(2) != b""


def test_a_stream_gives_what_one_by_one_gives() -> None:
    reader = standoff.load()
    reports = BUNDLED + [Report(id=str(n), text=text) for n, text in enumerate(TEXTS)]
    streamed = [result for result in reader.pipe(reports) if isinstance(result, Reading)]
    assert streamed == [reader.read(report) for report in reports]


def test_reports_leave_nothing_behind_for_each_other() -> None:
    reader = standoff.load()
    there = [written(result) for result in reader.pipe(BUNDLED)]
    back = [written(result) for result in reader.pipe(BUNDLED[::-1])]
    assert there == back[::-1]


UNRELATED = (
    "The river is the longest on the continent.",
    "Rain is expected at the weekend.",
    "The town lies 40 kilometres from the coast.",
    "Olive trees grow on the hills.",
    "The bridge was built of stone.",
)


@few
@given(st.sampled_from(BUNDLED) | noisy_reports(), st.sampled_from(UNRELATED))
def test_an_unrelated_last_sentence_changes_no_move(report: Report, sentence: str) -> None:
    before = standoff.load().read(report).moves
    text = f"{report.text}\n{sentence}"
    assert standoff.load().read(msgspec.structs.replace(report, text=text)).moves == before


@pytest.mark.parametrize("number", range(len(UNRELATED)))
def test_nor_does_it_in_the_same_paragraph(number: int) -> None:
    for text in TEXTS[number :: len(UNRELATED)]:
        assert read(f"{text} {UNRELATED[number]}") == read(text)


def one_line(words: int) -> str:
    """Give a single line of so many characters or more, made of the bundled reports."""
    line = ""
    while len(line) < words:
        line += " ".join(" ".join(report.text.split()) for report in BUNDLED) + " "
    return line.strip()


@pytest.mark.parametrize("limit", [100, 1_000, 10**7])
def test_the_limit_of_spacy_changes_no_move(limit: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """A long text is cut where it says so itself, at lines and sentences, never at a setting."""
    text = "\n".join(report.text for report in BUNDLED[:4]) + "\n" + one_line(6_000)
    before = read(text)
    monkeypatch.setattr(standoff.load().nlp, "max_length", limit)
    assert read(text) == before


@pytest.mark.parametrize("piece", [5_000, 1_000])
def test_references_are_carried_from_piece_to_piece(
    piece: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A line cut at its sentences reads as the same sentences on lines of their own."""
    monkeypatch.setattr(reading, "PIECE", piece)
    text = one_line(11_000)
    pieces = list(reading.cut(text))
    assert len(pieces) > 1
    lines = list(text)
    for (_, end), (start, _) in pairwise(pieces):
        lines[end:start] = "\n" * (start - end)
    assert read("".join(lines)) == read(text)


@few
@given(noisy_reports(), st.integers(1, 300))
def test_the_pieces_hold_the_whole_text(report: Report, piece: int) -> None:
    text = report.text
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(reading, "PIECE", piece)
        pieces = list(reading.cut(text))
    ends = [0, *(end for _, end in pieces)]
    for (start, end), before in zip(pieces, ends, strict=False):
        assert before <= start < end <= start + piece
        assert not text[before:start].strip()
        assert "\n" not in text[start:end]
    assert not text[ends[-1] :].strip()


# Names of one length, so that only the names change and no offset.
PAIRS = [
    ("Iran", "IRN", "Iraq", "IRQ"),
    ("Spain", "ESP", "Chile", "CHL"),
    ("Kenya", "KEN", "Ghana", "GHA"),
    ("Egypt", "EGY", "Sudan", "SDN"),
    ("Norway", "NOR", "Sweden", "SWE"),
    ("Algeria", "DZA", "Morocco", "MAR"),
    ("Pakistan", "PAK", "Thailand", "THA"),
]
TEMPLATES = [
    "{a} demanded that {b} withdraw its troops from the border.",
    "{a} rejected a demand by {b} to reopen the port.",
    "{b} was accused by {a} of violating its airspace.",
    "{a} threatened to close the strait unless {b} lifts the embargo.",
    "The foreign minister of {a} said that {b} had released two sailors.",
    "{a} called on {b} to return to the talks. It also offered {b} a loan.",
    "{a} expelled two diplomats from {b} on Monday, and {b} condemned the step.",
]


@pytest.mark.parametrize("template", TEMPLATES)
@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: f"{pair[0]}-{pair[2]}")
def test_exchanged_names_exchange_their_codes(
    template: str, pair: tuple[str, str, str, str]
) -> None:
    one, one_code, other, other_code = pair

    def exchanged(value: str) -> str:
        for here, there in ((one, other), (one_code, other_code)):
            value = value.replace(here, "\0").replace(there, here).replace("\0", there)
        return value

    def plain(moves: tuple[Move, ...]) -> list[dict[str, Any]]:
        return [{**json.loads(written(move)), "id": None} for move in moves]

    moves = read(template.format(a=one, b=other))
    assert moves
    codes = {code for move in moves for code in move.actor + move.target + move.source}
    assert codes == {one_code, other_code}
    exchanged_moves = json.loads(exchanged(json.dumps(plain(moves))))
    assert plain(read(template.format(a=other, b=one))) == exchanged_moves


VOICES = [
    ("Iran rejected the French proposal.", "The French proposal was rejected by Iran."),
    ("Ghana condemned the Kenyan raid.", "The Kenyan raid was condemned by Ghana."),
    ("Norway expelled two Chilean diplomats.", "Two Chilean diplomats were expelled by Norway."),
    ("Iran seized a Greek tanker.", "A Greek tanker was seized by Iran."),
    ("Sudan detained three Kenyan sailors.", "Three Kenyan sailors were detained by Sudan."),
    ("Sudan released three Kenyan sailors.", "Three Kenyan sailors were released by Sudan."),
    ("Turkey shelled a Syrian village.", "A Syrian village was shelled by Turkey."),
    ("Turkey bombed a Syrian airfield.", "A Syrian airfield was bombed by Turkey."),
    ("Egypt denied the Sudanese accusation.", "The Sudanese accusation was denied by Egypt."),
    ("Egypt welcomed the Sudanese offer.", "The Sudanese offer was welcomed by Egypt."),
    ("Spain accepted the Moroccan offer.", "The Moroccan offer was accepted by Spain."),
    ("Spain criticised the Moroccan plan.", "The Moroccan plan was criticised by Spain."),
    ("Spain dismissed the Moroccan claim.", "The Moroccan claim was dismissed by Spain."),
    ("Japan ignored the Chinese warning.", "The Chinese warning was ignored by Japan."),
    ("Kenya accused Ghana of fraud.", "Ghana was accused of fraud by Kenya."),
    ("Kenya warned Ghana of war.", "Ghana was warned of war by Kenya."),
    ("Kenya urged Ghana to leave.", "Ghana was urged by Kenya to leave."),
    ("Kenya imposed sanctions on Ghana.", "Sanctions were imposed on Ghana by Kenya."),
    ("Kenya lifted sanctions on Ghana.", "Sanctions on Ghana were lifted by Kenya."),
    ("Canada sanctioned two Russian banks.", "Two Russian banks were sanctioned by Canada."),
]


@pytest.mark.parametrize(("active", "passive"), VOICES)
def test_active_and_passive_agree(active: str, passive: str) -> None:
    def parts(text: str) -> list[tuple[Any, ...]]:
        return sorted((move.act, move.actor, move.target) for move in read(text))

    assert parts(active)
    assert parts(active) == parts(passive)
