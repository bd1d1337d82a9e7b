"""Idioms are held to their examples."""

from __future__ import annotations

from pathlib import Path

from standoff import check, knowledge

ROW = 'words,act,example\nbaker * dozen,threaten,"Oslo said it had a baker\'s dozen."\n'


def test_an_example_that_reads_otherwise_is_told(tmp_path: Path) -> None:
    (tmp_path / "idioms.csv").write_text(ROW, encoding="utf-8")
    known = knowledge.load(tmp_path)
    assert list(check.idiom_examples(known, tmp_path)) == []
    (tmp_path / "idioms.csv").write_text(ROW.replace("Oslo said", "Oslo hoped"), encoding="utf-8")
    known = knowledge.load(tmp_path)
    (problem,) = check.idiom_examples(known, tmp_path)
    assert problem.startswith("idioms.csv, baker * dozen: ")
    assert "expected threaten" in problem
