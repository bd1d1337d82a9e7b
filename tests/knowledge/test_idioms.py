"""Idioms are held to their examples."""

from __future__ import annotations

from pathlib import Path

import pytest

from standoff import check, knowledge

ROW = 'words,act,example\nbaker * dozen,threaten,"Oslo said it had a baker\'s dozen."\n'


@pytest.mark.parametrize(("example", "problems"), [("Oslo said", 0), ("Oslo baked what", 1)])
def test_an_example_that_reads_otherwise_is_told(
    tmp_path: Path, example: str, problems: int
) -> None:
    (tmp_path / "idioms.csv").write_text(ROW.replace("Oslo said", example), encoding="utf-8")
    known = knowledge.load(tmp_path)
    found = list(check.idiom_examples(known, tmp_path))
    assert len(found) == problems
    assert all(one.startswith("idioms.csv, baker * dozen: ") for one in found)
