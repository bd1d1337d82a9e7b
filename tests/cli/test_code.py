from __future__ import annotations

import json
from pathlib import Path

from typer.testing import CliRunner

from standoff.cli.app import app


def test_code_writes_one_line_a_pair(tmp_path: Path) -> None:
    pairs = tmp_path / "pairs.tsv"
    pairs.write_text(
        "uid\tsentence\tsource\ttarget\n7\tOslo sued Minsk.\tOslo\tMinsk\n", encoding="utf-8"
    )
    done = CliRunner().invoke(app, ["code", str(pairs)])
    assert done.exit_code == 0
    told = json.loads(done.stdout)
    assert told == {"uid": "7", "root": "ACCUSE", "act": "accuse", "because": "sue (verb)"}


def test_a_bad_line_is_named_and_the_others_are_coded() -> None:
    text = "sentence\tsource\ttarget\nno pair\nOslo sued Minsk.\tOslo\tMinsk\n"
    done = CliRunner().invoke(app, ["code", "-"], input=text)
    assert done.exit_code == 1
    assert json.loads(done.stdout)["uid"] == "3"
    assert "-, line 2: 1 cells" in done.stderr


def test_a_file_that_is_none_is_one_line(tmp_path: Path) -> None:
    done = CliRunner().invoke(app, ["code", str(tmp_path / "none.tsv")])
    assert done.exit_code == 1
    assert "check the path" in done.stderr
