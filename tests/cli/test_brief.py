"""`standoff brief`."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

Run = Callable[..., Any]


def test_to_standard_output_or_a_file_it_is_the_same(
    run: Run, crisis: Path, tmp_path: Path
) -> None:
    shown = run("brief", crisis)
    assert (shown.code, shown.err) == (0, [])
    assert shown.out.startswith("<!DOCTYPE html>")
    assert run("brief", crisis, "-o", "-").out == shown.out
    done = run("brief", crisis, "-o", "crisis.html")
    assert (done.code, done.out, done.err) == (0, "", [])
    assert (tmp_path / "crisis.html").read_text(encoding="utf-8") == shown.out


def test_the_name_of_the_file_gives_the_format(run: Run, crisis: Path, tmp_path: Path) -> None:
    markdown = run("brief", crisis, "--format", "md").out
    assert markdown.startswith("# Greece and Turkey\n")
    run("brief", crisis, "-o", "crisis.md")
    assert (tmp_path / "crisis.md").read_text(encoding="utf-8") == markdown
    run("brief", crisis, "-o", "odd.md", "--format", "html")
    assert (tmp_path / "odd.md").read_text(encoding="utf-8").startswith("<!DOCTYPE")


def test_only_what_was_asked_for(run: Run, crisis: Path) -> None:
    until = run("brief", crisis, "--until", "2020-08-09", "--format", "md").out
    assert "as of 2020" in until
    assert "1 move in 1 report" in until
    assert "rejected the Greek claim" not in until.partition("the reports")[0].partition("> ")[0]
    since = run("brief", crisis, "--since", "2020-08-10", "--format", "md").out
    assert "(new)" in since
    party = run("brief", crisis, "--party", "USA", "--format", "md")
    assert party.err == [f"standoff: {crisis}: no such moves"]
    titled = run("brief", crisis, "--title", "The shelf", "--format", "md").out
    assert titled.startswith("# The shelf\n")


def test_what_is_wrong_is_one_line(run: Run, crisis: Path, tmp_path: Path) -> None:
    nowhere = run("brief", crisis, "-o", tmp_path / "no" / "brief.html")
    assert nowhere.code == 1
    assert len(nowhere.err) == 1
    assert "make it first" in nowhere.err[0]
    assert run("brief", tmp_path / "none.db").code == 1
    dated = run("brief", crisis, "--since", "yesterday", "-o", "kept.html")
    assert dated.code == 1
    assert not (tmp_path / "kept.html").exists()
