"""Everything that README and docs show runs, and prints what they say."""

from __future__ import annotations

import io
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import redirect_stdout
from doctest import ELLIPSIS, NORMALIZE_WHITESPACE, OutputChecker
from pathlib import Path
from typing import Any

import pytest
from pages import PAGES, ROOT, Block, blocks

import standoff

REPORTS = "src/standoff/demo/reports"
ANNOTATED = "tests/annotated"
PACKAGE = Path(standoff.__file__).parent


@pytest.fixture
def room(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with the reports that a clone has, where it has them, and `standoff` on the path."""
    room = tmp_path / "clone"
    shutil.copytree(PACKAGE / "demo" / "reports", room / REPORTS)
    shutil.copytree(ROOT / ANNOTATED, room / ANNOTATED)
    programs = tmp_path / "bin"
    programs.mkdir()
    program = programs / "standoff"
    program.write_text(
        f'#!/bin/sh\nexec "{sys.executable}" -c "from standoff.cli import main; main()" "$@"\n'
    )
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{programs}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setenv("PYTHONPATH", str(PACKAGE.parent))
    monkeypatch.setenv("PYTHONUTF8", "1")
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.delenv("FORCE_COLOR", raising=False)
    monkeypatch.chdir(room)
    return room


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_runs_as_shown(page: Path, room: Path) -> None:
    names: dict[str, Any] = {"__name__": "__main__"}
    faults = []
    for block in blocks(page.read_text(encoding="utf-8")):
        faults += [f"{page.name}, line {block.line}: {fault}" for fault in run(block, names)]
    assert not faults, "\n\n".join(faults)


def run(block: Block, names: dict[str, Any]) -> Iterator[str]:
    """Run a block and say what goes otherwise than it shows."""
    match block.language:
        case "sh":
            script = "".join(
                line
                for line in block.text.splitlines(keepends=True)
                if not line.startswith("pip install ")
            )
            yield from command(f"set -e\n{script}", None)
        case "console":
            for line, output in prompts(block.text):
                yield from command(line, output)
        case "python":
            printed = io.StringIO()
            with redirect_stdout(printed):
                exec(compile(block.text, f"line {block.line}", "exec"), names)
            yield from compare(block.text, block.output or "", printed.getvalue())


def prompts(text: str) -> Iterator[tuple[str, str]]:
    """Split a console into commands, each with what it prints."""
    for piece in f"\n{text}".split("\n$ ")[1:]:
        line, _, output = piece.partition("\n")
        yield line, output


def command(line: str, output: str | None) -> Iterator[str]:
    """Run a command, and compare what it prints, on whichever of the two streams."""
    done = subprocess.run(
        ["bash", "-c", line],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
    )
    if done.returncode:
        yield f"{line}\nends with {done.returncode}:\n{done.stdout}"
    elif output is not None:
        yield from compare(line, output, done.stdout)


def compare(what: str, shown: str, printed: str) -> Iterator[str]:
    """Compare as doctests do: `...` stands for anything, and spaces count as one."""
    flags = ELLIPSIS | NORMALIZE_WHITESPACE
    if not OutputChecker().check_output(shown.strip(), printed.strip(), flags):
        yield f"{what}\nprints:\n{printed}\nand not:\n{shown}"
