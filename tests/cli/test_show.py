"""`standoff show`."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from samples import reading
from standoff.register import open_register

Run = Callable[..., Any]


@pytest.fixture
def crisis(tmp_path: Path) -> Path:
    path = tmp_path / "crisis.db"
    with open_register(path) as register:
        register.add(reading())
    return path


def test_text(run: Run, crisis: Path) -> None:
    done = run("show", crisis)
    assert (done.code, done.err) == (0, [])
    titles = [line.split(" ─")[0] for line in done.lines if " ─" in line]
    assert titles == ["Agenda", "Positions", "Docket", "Timeline"]
    assert "open request GRC → TUR: recall its survey ship" in done.out
    assert "“called on Ankara to recall its survey ship” (aegean, " in done.out


def test_json_has_six_keys(run: Run, crisis: Path) -> None:
    done = run("show", crisis, "--format", "json")
    data = json.loads(done.out)
    assert list(data) == ["agenda", "positions", "docket", "threats", "disputes", "timeline"]
    (entry,) = data["docket"]
    assert (entry["status"], entry["turn"]) == ("open", ["TUR"])


def test_since(run: Run, crisis: Path) -> None:
    assert json.loads(run("show", crisis, "--since", "2020-08", "--format", "json").out)["docket"]
    done = run("show", crisis, "--since", "2021")
    assert done.err == [f"standoff: {crisis}: nothing changed"]
    done = run("show", crisis, "--since", "someday")
    assert (done.code, len(done.err)) == (1, 1)


def test_rulings(run: Run, crisis: Path) -> None:
    with open_register(crisis) as register:
        move = register.moves()[0]
        register.rule(move.id, "wrong", by="mk", note="a headline")
    assert "a headline" in run("show", crisis, "--rulings").out
    data = [json.loads(line) for line in run("show", crisis, "--rulings", "--format", "json").lines]
    assert data[0]["ruling"]["by"] == "mk"


def test_nothing_there(run: Run, tmp_path: Path) -> None:
    with open_register(tmp_path / "empty.db"):
        pass
    done = run("show", tmp_path / "empty.db")
    assert (done.code, done.err) == (0, [f"standoff: {tmp_path / 'empty.db'}: no moves yet"])
    assert run("show", tmp_path / "none.db").code == 1


def test_a_pin_that_matches_nothing_is_told(run: Run, crisis: Path) -> None:
    guide = crisis.with_name("agenda.toml")
    guide.write_text('[[item]]\nname = "Zebras"\nmatters = ["zebra crossings"]\n')
    done = run("show", crisis)
    assert done.err == [
        "standoff: agenda.toml: nothing in the register is like Zebras; see its matters"
    ]
    assert run("show", crisis, "--party", "GRC").err == []


def test_a_party_of_no_table_is_told(run: Run, crisis: Path) -> None:
    done = run("show", crisis, "--party", "Greece")
    assert done.code == 0
    assert done.err[0].endswith("no such moves")
    assert done.err[1].startswith("standoff: no table has a party Greece")


def test_a_register_is_never_written_over(run: Run, crisis: Path) -> None:
    for command in (("export", crisis, "-o", crisis), ("brief", crisis, "-o", crisis)):
        done = run(*command)
        assert (done.code, len(done.err)) == (1, 1)
        assert "this is a register or database" in done.err[0]
    with open_register(crisis) as register:
        assert len(register.moves()) == 2
