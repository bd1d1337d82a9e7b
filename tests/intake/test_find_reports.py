from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from standoff import intake
from standoff.errors import InputError

Put = Callable[..., str]


def test_a_folder_gives_its_reports_in_sorted_order(tmp_path: Path, put: Put) -> None:
    for name in (
        "b.txt",
        "a.md",
        "z/c.HTML",
        "z/d.htm",
        "e.csv",
        "report.json",
        ".f.txt",
        ".g/h.txt",
    ):
        put(name, "x")
    found = [Path(path).relative_to(tmp_path).as_posix() for path in intake.find([str(tmp_path)])]
    assert found == ["a.md", "b.txt", "z/c.HTML", "z/d.htm"]


def test_a_file_is_taken_whatever_its_suffix_and_the_stream_stays(put: Put) -> None:
    path = put("wire.log", "x")
    assert list(intake.find([path, "-"])) == [path, "-"]


def test_a_missing_path_is_said(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no such file or folder; check the path"):
        list(intake.find([str(tmp_path / "nowhere.txt")]))


def test_a_folder_without_reports_is_said(tmp_path: Path, put: Put) -> None:
    put("report.json", "{}")
    with pytest.raises(InputError, match="the folder holds no reports"):
        list(intake.find([str(tmp_path)]))


def test_what_stands_before_a_missing_path_is_given(tmp_path: Path, put: Put) -> None:
    path = put("a.txt", "x")
    found = intake.find([path, str(tmp_path / "nowhere")])
    assert next(found) == path
    with pytest.raises(InputError):
        next(found)


def test_the_description_of_a_report_is_no_report(put: Put) -> None:
    with pytest.raises(InputError, match="name the text beside it"):
        list(intake.find([put("report.json", "{}")]))


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read every folder")
def test_a_folder_that_may_not_be_read_is_said(tmp_path: Path) -> None:
    (tmp_path / "shut").mkdir(mode=0)
    with pytest.raises(InputError, match="Permission denied"):
        list(intake.find([str(tmp_path)]))
