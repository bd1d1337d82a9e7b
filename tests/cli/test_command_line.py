"""What holds for every command."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
import typer

import standoff
from samples import TEXT, reading
from standoff.cli.boundary import boundary
from standoff.records import Move
from standoff.register import open_register

Run = Callable[..., Any]

COMMANDS = [
    "demo",
    "read",
    "quotes",
    "code",
    "moves",
    "rule",
    "show",
    "brief",
    "export",
    "draft",
    "solve",
    "schema",
    "evaluate",
    "check",
]
ENVIRONMENT = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path), "COLUMNS": "80"}
MAIN = "from standoff.cli import main; main()"


def start(script: str, *words: str, **settings: Any) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", script, *words],
        stderr=subprocess.PIPE,
        text=True,
        env=ENVIRONMENT,
        **settings,
    )


def test_help_names_every_command(run: Run) -> None:
    done = run("--help")
    assert done.code == 0
    listed = [line.split()[1] for line in done.lines if line.startswith("│ ")]
    assert [name for name in listed if not name.startswith("-")] == COMMANDS


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help(run: Run, command: str) -> None:
    assert run(command, "--help").code == 0


def test_the_version(run: Run) -> None:
    assert run("--version").lines == [f"standoff {standoff.__version__}"]


def test_bad_usage_is_2(run: Run) -> None:
    assert run("reed").code == 2
    assert run("read", "--colour").code == 2


def test_the_schema_is_that_of_a_move(run: Run) -> None:
    schema = json.loads(run("schema").out)
    assert set(schema["$defs"]["Move"]["properties"]) == set(Move.__struct_fields__)


def test_evaluate_prints_what_the_library_says(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = []
    fake = ModuleType("standoff.evaluate")
    fake.run = lambda *words: asked.append(words) or "F1 [0.85]"  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "standoff.evaluate", fake)
    assert run("evaluate", "gold", "-", "--errors").lines == ["F1 [0.85]"]
    assert asked == [("gold", "-", True)]


@pytest.mark.parametrize("problems", [[], ['frames.toml, "spurn": no act "rejekt"']])
def test_check_lists_problems(
    run: Run, monkeypatch: pytest.MonkeyPatch, problems: list[str]
) -> None:
    fake = ModuleType("standoff.check")
    fake.check = lambda tables: problems  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "standoff.check", fake)
    done = run("check", "--tables", "mine")
    assert done.code == len(problems)
    assert done.err == [
        f"standoff: {line}" for line in [*problems, *["1 problem in the tables"] * len(problems)]
    ]


@pytest.mark.parametrize(
    ("error", "code"), [(KeyboardInterrupt(), 130), (BrokenPipeError(), 141)], ids=repr
)
def test_how_it_ends(error: BaseException, code: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("standoff.cli.boundary._hush", lambda: None)
    with pytest.raises(typer.Exit) as ended, boundary():
        raise error
    assert ended.value.exit_code == code


def test_a_reader_that_goes_away_is_no_error(tmp_path: Path) -> None:
    path = tmp_path / "crisis.db"
    with open_register(path) as register:
        for number in range(300):
            register.add(reading(standoff.Report(id=f"{number}", text=TEXT)))
    for words in (["export", str(path)], ["moves", str(path)]):
        with start(MAIN, *words, stdout=subprocess.PIPE) as one:
            assert one.stdout is not None and one.stderr is not None
            one.stdout.readline()
            one.stdout.close()
            assert one.stderr.read() == ""
        assert one.returncode == 141


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is full")
def test_a_full_disk_behind_standard_output(tmp_path: Path) -> None:
    path = tmp_path / "crisis.db"
    with open_register(path) as register:
        register.add(reading())
    for words in (["export", str(path)], ["moves", str(path)], ["schema"]):
        with Path("/dev/full").open("w") as full, start(MAIN, *words, stdout=full) as one:
            assert one.stderr is not None
            assert one.stderr.read() == (
                "standoff: standard output: the disk is full; free some space and try again\n"
            )
        assert one.returncode == 1


def test_a_terminal_without_unicode_still_shows_a_table(tmp_path: Path) -> None:
    path = tmp_path / "crisis.db"
    with open_register(path) as register:
        register.add(reading())
    done = subprocess.run(
        [sys.executable, "-c", MAIN, "moves", str(path)],
        capture_output=True,
        check=True,
        env=ENVIRONMENT | {"PYTHONIOENCODING": "ascii"},
    )
    assert b"TUR ? GRC" in done.stdout


READ_UNTIL_KILLED = """
import sys
import standoff
from conftest import FakeReader

standoff.load = lambda **settings: FakeReader()
from standoff.cli import main
main()
"""


def test_killed_in_the_middle_of_a_batch(tmp_path: Path) -> None:
    texts = {f"r{number:03}": f"{number}. {TEXT}" * 50 for number in range(200)}
    for name, text in texts.items():
        (tmp_path / f"{name}.txt").write_text(text)
    path = tmp_path / "crisis.db"
    script = f"import sys; sys.path.insert(0, {str(Path(__file__).parent)!r})\n{READ_UNTIL_KILLED}"
    words = ["read", str(tmp_path), "--date", "2020", "--register", str(path)]
    with start(script, *words) as one:
        assert one.stderr is not None
        said = 0
        for line in one.stderr:
            said += ": new, " in line
            if said == 5:
                break
        one.send_signal(signal.SIGKILL)
    with open_register(path, create=False) as register:
        found = register.readings()
    assert 5 <= len(found) < len(texts)
    for kept in found:
        assert kept.report.text == texts[kept.report.id]
        assert len(kept.moves) == 100


HEAVY = ["spacy", "sqlalchemy", "pyarrow", "trafilatura", "py3langid", "numpy"]


@pytest.mark.parametrize("words", [[], ["--help"], ["read", "--help"], ["--version"]])
def test_nothing_heavy_is_imported_before_it_is_needed(words: list[str]) -> None:
    run_ = "main()" if words else "import standoff"
    script = (
        "import atexit, sys\n"
        f"atexit.register(lambda: print(*(set({HEAVY}) & set(sys.modules)), file=sys.stderr))\n"
        f"from standoff.cli import main\n{run_}"
    )
    with start(script, *words, stdout=subprocess.DEVNULL) as one:
        assert one.stderr is not None
        assert one.stderr.read().strip() == ""
    assert one.returncode == 0


def test_the_public_names_are_there() -> None:
    from importlib.util import find_spec

    assert standoff.open is standoff.open_register
    assert set(standoff.__all__) < set(dir(standoff))
    for name in standoff.__all__:
        home = standoff._HOMES.get(name, "standoff")
        if home.startswith("standoff.reading"):
            assert find_spec(home) is not None
        else:
            assert getattr(standoff, name) is not None
    with pytest.raises(AttributeError, match="nonsense"):
        standoff.nonsense  # noqa: B018
