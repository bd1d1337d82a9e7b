"""`standoff draft`."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from samples import move, reading, report
from standoff.acts import Act
from standoff.register import open_register
from standoff.strategy.conflict import Conflict
from standoff.strategy.file import load_conflict, parse_conflict

Run = Callable[..., Any]


def test_to_standard_output_or_a_file_it_is_the_same(
    run: Run, crisis: Path, tmp_path: Path
) -> None:
    shown = run("draft", crisis)
    assert (shown.code, shown.err) == (0, [])
    made = parse_conflict(shown.out)
    assert isinstance(made, Conflict)
    assert [one.name for one in made.decision_makers] == ["Turkey"]
    assert made.options[0].words == "recall its survey ship"
    assert "“called on Ankara to recall its survey ship” (monday, 2020-08-09, " in shown.out
    done = run("draft", crisis, "-o", "conflict.toml")
    assert (done.code, done.out, done.err) == (0, "", [])
    assert (tmp_path / "conflict.toml").read_text(encoding="utf-8") == shown.out
    assert load_conflict(tmp_path / "conflict.toml") == made


def test_only_what_was_known_on_a_day(run: Run, crisis: Path) -> None:
    late = report("tuesday", date="2020-08-20")
    offer = move(late, "Ankara rejected", act=Act.OFFER, matter="talks on the shelf")
    with open_register(crisis) as register:
        register.add(reading(late, (offer,)))
    assert "talks_shelf" in run("draft", crisis).out
    assert "talks_shelf" not in run("draft", crisis, "--until", "2020-08-12").out
    since = run("draft", crisis, "--since", "2020-08-15").out
    assert "talks_shelf" in since and "recall" not in since


def test_what_is_wrong_is_one_line(run: Run, crisis: Path, tmp_path: Path) -> None:
    nothing = run("draft", crisis, "--until", "1999")
    assert nothing.code == 1
    assert len(nothing.err) == 1 and "nobody demands, offers or threatens" in nothing.err[0]
    missing = run("draft", tmp_path / "none.db")
    assert missing.code == 1 and "no such register" in missing.err[0]
    nowhere = run("draft", crisis, "-o", tmp_path / "no" / "conflict.toml")
    assert nowhere.code == 1 and len(nowhere.err) == 1
