"""`standoff rule`, and what people ruled, listed."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from samples import reading, refusal, report, request
from standoff.cli.rulings import show_rulings
from standoff.cli.terminal import View
from standoff.register import open_register

Run = Callable[..., Any]

MONDAY = report("monday")
REFUSAL, REQUEST = refusal(MONDAY), request(MONDAY)


def moves(run: Run, crisis: Path, *words: str) -> list[dict[str, Any]]:
    lines = run("moves", crisis, "--format", "jsonl", *words).lines
    return [json.loads(line) for line in lines]


def said(done: Any) -> str:
    assert (done.code, done.out) == (0, "")
    (line,) = done.err
    assert isinstance(line, str)
    return line.removeprefix("standoff: ")


def test_right_and_wrong(run: Run, crisis: Path) -> None:
    name = REFUSAL.id[:7]
    done = run("rule", crisis, name, "wrong", "--by", "mk", "--note", "a headline")
    assert said(done) == f"ruling 1: {name} is wrong"
    assert [one["id"] for one in moves(run, crisis)] == [REQUEST.id]
    assert moves(run, crisis, "--wrong")[0]["marks"][0]["note"] == "a headline"
    assert said(run("rule", crisis, name, "right", "--by", "jd")) == f"ruling 2: {name} is right"
    assert len(moves(run, crisis)) == 2


def test_set_takes_fields_and_clears_them(run: Run, crisis: Path) -> None:
    words = ["act=deny", "target=", "matter=a = b"]
    done = run("rule", crisis, REFUSAL.id, "set", *words, "--by", "mk")
    assert said(done) == f"ruling 1: {REFUSAL.id[:7]} has act deny; target –; matter a = b"
    now = moves(run, crisis)[0]
    assert (now["act"], now["target"], now["matter"]) == ("deny", [], "a = b")
    assert now["marks"][0]["read"]["act"] == "reject"


def test_add_takes_words_and_fields(run: Run, crisis: Path) -> None:
    done = run(
        "rule", crisis, "monday", "add", "unless it wants sanctions", "actor=GRC", "act=threaten",
        "--by", "mk",
    )  # fmt: skip
    made = next(one for one in moves(run, crisis) if "marks" in one)
    assert said(done) == f"ruling 1: {made['id'][:7]} is added to monday"
    assert (made["evidence"], made["plover"]) == ("unless it wants sanctions", "THREATEN")


def test_join_and_split_take_the_other_move(run: Run, crisis: Path) -> None:
    one, other = REFUSAL.id[:7], REQUEST.id[:7]
    done = run("rule", crisis, one, "join", other, "--by", "mk")
    assert done.err == [
        f"standoff: ruling 1: {one} and {other} are one deed",
        "standoff: note: one is to reject, the other to request",
    ]
    done = run("rule", crisis, one, "split", other, "--by", "mk")
    assert said(done) == f"ruling 2: {one} and {other} are two deeds"
    with open_register(crisis) as register:
        assert register.parted() == [tuple(sorted((REFUSAL.id, REQUEST.id)))]


def test_a_ruling_is_taken_back_by_its_number(run: Run, crisis: Path) -> None:
    run("rule", crisis, REFUSAL.id, "wrong", "--by", "mk")
    assert said(run("rule", crisis, "--withdraw", 1, "--by", "jd")) == "ruling 1: withdrawn by jd"
    assert len(moves(run, crisis)) == 2
    done = run("rule", crisis, "--withdraw", 1, "--by", "jd")
    assert (done.code, len(done.err)) == (1, 1)
    assert "no ruling 1 stands" in done.err[0]


@pytest.mark.parametrize(
    "words",
    [
        [],
        [REFUSAL.id],
        [REFUSAL.id, "shout"],
        [REFUSAL.id, "right", "really"],
        [REFUSAL.id, "set"],
        [REFUSAL.id, "set", "act"],
        [REFUSAL.id, "join"],
        [REFUSAL.id, "join", REQUEST.id, "act=deny"],
        ["monday", "add"],
        [REFUSAL.id, "right", "--withdraw", "1"],
        ["--withdraw", "1", "--note", "a headline"],
    ],
    ids=lambda words: " ".join(words[1:]) or len(words),
)
def test_bad_usage_is_2_and_rules_nothing(run: Run, crisis: Path, words: list[str]) -> None:
    assert run("rule", crisis, *words, "--by", "mk").code == 2
    with open_register(crisis) as register:
        assert register.rulings() == []


def test_nobody_rules_without_a_name(run: Run, crisis: Path) -> None:
    assert run("rule", crisis, REFUSAL.id, "right").code == 2
    done = run("rule", crisis, REFUSAL.id, "right", "--by", " ")
    assert (done.code, done.err) == (1, ["standoff: a ruling is signed; say who rules"])


@pytest.mark.parametrize(
    ("words", "line"),
    [
        ([REFUSAL.id, "set", "act=demnad"], 'no act "demnad"; did you mean demand?'),
        ([REFUSAL.id, "set", "act=xyz"], 'no act "xyz"; standoff schema lists them'),
        (["none", "right"], "no move has the id none; see: standoff moves"),
        (["monday", "add", "Ankara shrugged", "act=deny"], '"Ankara shrugged" does not stand'),
        (["monday", "add", "on Monday"], "a move has an act; give one, such as act=demand"),
        (["tuesday", "add", "on Monday", "act=deny"], "no report has the id tuesday"),
    ],
    ids=lambda words: " ".join(words) if isinstance(words, list) else "",
)
def test_bad_input_is_1_and_a_line(run: Run, crisis: Path, words: list[str], line: str) -> None:
    done = run("rule", crisis, *words, "--by", "mk")
    assert (done.code, len(done.err)) == (1, 1)
    assert line in done.err[0]


def test_rulings_are_listed_with_where_they_are(
    crisis: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "100")
    with open_register(crisis) as register:
        register.rule(REFUSAL.id, "set", by="mk", fields={"act": "deny", "voice": None})
        register.rule(REQUEST.id, "wrong", by="jd", note="a headline")
        register.rule(REQUEST.id, "join", by="jd", other=REFUSAL.id)
        register.withdraw(3, by="mk")
        register.rule(REFUSAL.id, "right", by="jd")
        show_rulings(register, View.TABLE)
        days = {one.at[:10] for one in register.rulings()}
        words = [word for word in capsys.readouterr().out.split() if word not in days]
        for line in (
            f"1 set mk {REFUSAL.id[:7]} “rejected the Greek claim” (monday) act deny; voice –",
            f"2 wrong jd {REQUEST.id[:7]}",
            "(monday) a headline 3 join jd",
            f"and {REFUSAL.id[:7]} “rejected the Greek claim” (monday) withdrawn by mk 4 right",
            "with act deny; voice –",
        ):
            assert line in " ".join(words)
        register.add(replace(reading(MONDAY), moves=(), reader="2"))
        show_rulings(register, View.TABLE)
        listed = " ".join(capsys.readouterr().out.split())
        assert f"{REFUSAL.id[:7]}, which the machine does not read" in listed
        assert f"no move: {REQUEST.id[:7]} is not read any more" in listed


def test_rulings_are_listed_for_programs(
    crisis: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    with open_register(crisis) as register:
        register.rule(REFUSAL.id, "wrong", by="mk")
        register.add(replace(reading(MONDAY), moves=(REQUEST,), reader="2"))
        show_rulings(register, View.JSONL)
    (one,) = map(json.loads, capfdbinary.readouterr().out.splitlines())
    assert (one["ruling"]["id"], one["ruling"]["by"]) == (1, "mk")
    assert one["ruling"]["move"]["id"] == REFUSAL.id
    assert one["move"] is one["shown"] is None
