"""brat: text, annotations and configuration agree with each other."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest
from hypothesis import given, settings
from msgspec.structs import replace

from samples import TEXT, move, reading, readings, refusal, report, request
from standoff.acts import Act
from standoff.errors import ExchangeError
from standoff.exchange import write
from standoff.exchange.brat import annotate, configuration, find, fragments
from standoff.records import Mark, Reading, Report, Ruling

REPORT = report()
SPAN = re.compile(r"(T\d+)\t(\w+) (\d+ \d+(?:;\d+ \d+)*)\t(.*)")


def spans(lines: list[str]) -> dict[str, tuple[str, list[tuple[int, int]], str]]:
    """Parse the T lines: kind, fragments, words."""
    found = {}
    for line in lines:
        if line.startswith("T"):
            match = SPAN.fullmatch(line)
            assert match is not None, line
            where = [tuple(map(int, piece.split())) for piece in match[3].split(";")]
            found[match[1]] = match[2], where, match[4]
    return found  # type: ignore[return-value]


def test_a_move_as_an_event() -> None:
    assert annotate(TEXT, [request(REPORT)]).splitlines()[:-1] == [
        "T1\tRequest 63 105\tcalled on Ankara to recall its survey ship",
        "T2\tVoice 56 62\tAthens",
        "T3\tMatter 83 105\trecall its survey ship",
        "T4\tCondition 113 131\tit wants sanctions",
        "E1\tRequest:T1 Voice:T2 Matter:T3 Condition:T4",
        "A1\tPlover E1 REQUEST",
    ]


def test_the_rest_is_a_note() -> None:
    one = request(REPORT)
    last = annotate(TEXT, [one]).splitlines()[-1]
    head, note = last.rsplit("\t", 1)
    assert head == "#1\tAnnotatorNotes E1"
    assert json.loads(note) == {
        "id": one.id,
        "actor": ["GRC"],
        "target": ["TUR"],
        "source": ["EU", "USA:allies"],
        "when": "2020-08-09",
        "connective": "unless",
        "sentence": 2,
        "because": "verb reject",
    }


def test_what_people_ruled_is_an_attribute_and_in_the_note() -> None:
    made = [
        Mark(ruling=ruling, by="mk", at="2024-05-01T08:00:00+00:00", note="heard it")
        for ruling in (Ruling.SET, Ruling.WRONG, Ruling.JOIN)
    ]
    lines = annotate(TEXT, [replace(request(REPORT), marks=tuple(made))]).splitlines()
    assert lines[-3:-1] == ["A1\tPlover E1 REQUEST", "A2\tRuling E1 wrong"]
    note = json.loads(lines[-1].rsplit("\t", 1)[1])
    assert [mark["ruling"] for mark in note["marks"]] == ["set", "wrong", "join"]
    assert note["marks"][0]["note"] == "heard it"
    pair = annotate(TEXT, [replace(request(REPORT), marks=(made[2],))])
    assert "A2\tRuling E1 join\n" in pair
    assert "Ruling\tArg:<EVENT>, Value:right|wrong|set|add|join|split\n" in configuration()


@settings(max_examples=100, deadline=None)
@given(readings())
def test_every_line_agrees_with_the_text(one: Reading) -> None:
    text = one.report.text
    lines = annotate(text, one.moves).splitlines()
    assert lines == annotate(text, one.moves).split("\n")[:-1]
    found = spans(lines)
    for _, where, words in found.values():
        assert " ".join(text[start:end] for start, end in where) == words
        assert where == sorted(where)
    events = [line.split("\t") for line in lines if line.startswith("E")]
    visible = [each for each in one.moves if each.evidence.strip()]
    assert len(events) == len(visible)
    for (name, roles), each in zip(events, visible, strict=True):
        trigger, *others = (role.split(":") for role in roles.split(" "))
        assert trigger[0] == found[trigger[1]][0] == each.act.title()
        assert all(kind == found[span][0] for kind, span in others)
        assert any(line.startswith(f"#{name[1:]}\tAnnotatorNotes {name}\t") for line in lines)


def test_a_span_over_a_line_break_is_two_fragments() -> None:
    text = "Ankara rejected\r\n the\n\nGreek claim."
    start, end = text.index("rejected"), text.index(".")
    pieces = list(fragments(text, start, end))
    assert [text[first:last] for first, last in pieces] == ["rejected", "the", "Greek claim"]
    about = report(text=text)
    (first, *_) = annotate(text, [move(about, text[start:end])]).splitlines()
    assert first == "T1\tReject 7 15;18 21;23 34\trejected the Greek claim"


def test_words_are_found_nearest_to_the_evidence_and_whole() -> None:
    text = "A claim. Ankara rejected it, a claimant said. The claim stands. A claim is a claim."
    one = move(report(text=text), "rejected it")
    assert find(text, "claim", one) == 2
    later = move(report(text=text), "stands")
    assert find(text, "claim", later) == text.index("claim stands")
    assert find(text, "claims", one) is None
    assert find(text, None, one) is None


def test_a_stretch_named_twice_is_marked_once() -> None:
    both = [request(REPORT), move(REPORT, "recall", actor=("GRC",), voice="Athens")]
    voices = [line for line in annotate(TEXT, both).splitlines() if "\tVoice " in line]
    assert len(voices) == 1


def test_the_configuration_knows_every_act_and_role() -> None:
    lines = configuration().splitlines()
    sections = [line for line in lines if line.startswith("[")]
    assert sections == ["[entities]", "[relations]", "[events]", "[attributes]"]
    for act in Act:
        assert f"{act.title()}\tVoice?:Voice, Matter?:Matter, Condition?:Condition" in lines


def test_a_folder_of_texts_and_annotations(tmp_path: Path) -> None:
    text = "Ünal \U0001f600 rejected\r\nthe claim."
    odd = report("odd", text)
    write([*reading().moves, move(odd, "rejected")], [odd, REPORT], "brat", tmp_path / "out")
    names = {"annotation.conf", "aegean.txt", "aegean.ann", "odd.txt", "odd.ann"}
    assert {file.name for file in (tmp_path / "out").iterdir()} == names
    assert (tmp_path / "out" / "odd.txt").read_bytes().decode() == text
    assert (tmp_path / "out" / "odd.ann").read_text().startswith("T1\tReject 7 15\trejected\n")
    assert [file.name for file in tmp_path.iterdir()] == ["out"]


def test_a_report_without_moves_has_its_files(tmp_path: Path) -> None:
    write([], [REPORT], "brat", tmp_path / "out")
    assert (tmp_path / "out" / "aegean.ann").read_text() == ""


def test_ids_that_are_no_file_names(tmp_path: Path) -> None:
    ids = [
        "../up",
        "a/b",
        "a_b",
        "A_B",
        ".",
        "",
        "annotation",
        "https://example.org/?a=1",
        "x" * 300,
    ]
    write([], [Report(id=each, text=each or "-") for each in ids], "brat", tmp_path / "out")
    texts = [file.read_text() for file in (tmp_path / "out").glob("*.txt")]
    assert sorted(texts) == sorted(each or "-" for each in ids)
    assert (tmp_path / "out" / "A_B.txt").exists()
    assert [file.name for file in tmp_path.iterdir()] == ["out"]


def test_brat_wants_a_new_folder(tmp_path: Path) -> None:
    with pytest.raises(ExchangeError, match="name a folder with -o"):
        write([], [REPORT], "brat")
    (tmp_path / "file").touch()
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "aegean.ann").write_text("the work of weeks")
    for name in ("file", "full"):
        with pytest.raises(ExchangeError, match="there is something already"):
            write([], [REPORT], "brat", tmp_path / name)
    assert (tmp_path / "full" / "aegean.ann").read_text() == "the work of weeks"
    (tmp_path / "empty").mkdir()
    write([], [REPORT], "brat", tmp_path / "empty")
    assert (tmp_path / "empty" / "aegean.txt").exists()


def test_what_fails_leaves_no_folder(tmp_path: Path) -> None:
    bad = Report(id="z", text="\ud800")
    with pytest.raises(UnicodeEncodeError):
        write([refusal(REPORT)], [REPORT, bad], "brat", tmp_path / "out")
    assert list(tmp_path.iterdir()) == []
    shutil.rmtree(tmp_path)
    with pytest.raises(ExchangeError, match="there is no folder"):
        write([], [REPORT], "brat", tmp_path / "out")
