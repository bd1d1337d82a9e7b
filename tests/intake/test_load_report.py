from __future__ import annotations

import io
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from standoff import intake
from standoff.errors import InputError

Put = Callable[..., str]


class Stdin:
    def __init__(self, data: bytes) -> None:
        self.buffer = io.BytesIO(data)


def test_a_plain_text_is_kept_as_it_is(put: Put, english: str) -> None:
    report, notes = intake.load_report(put("monday.txt", english), date="2021-05-04")
    assert (report.id, report.text, report.date) == ("monday", english, "2021-05-04")
    assert notes == []


def test_without_a_date_it_stays_unknown(put: Put, english: str) -> None:
    report, notes = intake.load_report(put("monday.txt", english))
    assert report.date is None
    assert notes == ["no date: relative dates stay unknown"]


def test_the_description_beside_a_text_names_and_dates_it(put: Put, english: str) -> None:
    put("report.json", '{"id": "ports-1", "date": "2021-05-04", "language": "en-GB", "by": "x"}')
    put("gold.jsonl", "")
    path = put("report.txt", english)
    report, notes = intake.load_report(path)
    assert (report.id, report.date, report.language) == ("ports-1", "2021-05-04", "en")
    assert notes == []
    assert intake.load_report(path, id="mine", date="2021")[0].id == "mine"


def test_a_description_serves_one_report_only(put: Put, english: str) -> None:
    put("report.json", '{"id": "ports-1", "date": "2021-05-04"}')
    put("tuesday.md", english)
    report, notes = intake.load_report(put("monday.txt", english))
    assert (report.id, report.date) == ("monday", None)
    assert notes == [
        "report.json beside it not used: the folder holds other reports",
        intake.NO_DATE,
    ]


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        ('{"date": "yesterday"}', '"yesterday" is no date'),
        ('{"date": "2021-02-30"}', "not in the calendar"),
        ('{"date": 2021}', "Expected `str | null`, got `int`"),
        ('{"id": " "}', "the id is blank"),
        ("{", "truncated"),
        (b"\xff\xfe", "malformed"),
    ],
)
def test_a_description_that_is_none_is_refused(
    put: Put, english: str, content: str | bytes, problem: str
) -> None:
    put("report.json", content)
    with pytest.raises(InputError, match=f"report.json: .*{problem}.*; mend it or take it away"):
        intake.load_report(put("report.txt", english))


def test_standard_input_is_read(monkeypatch: pytest.MonkeyPatch, english: str) -> None:
    monkeypatch.setattr(sys, "stdin", Stdin(english.encode()))
    report, _ = intake.load_report("-")
    assert (report.id, report.text) == ("stdin", english)


@pytest.mark.parametrize(
    "content", [b"", b" \n\t\n", b"\xef\xbb\xbf", b"\x0c \x0b\r\n", b"\xff\xfe"]
)
def test_an_empty_file_is_refused(put: Put, content: bytes) -> None:
    with pytest.raises(InputError, match=r"monday\.txt: the file is empty; give a file with text"):
        intake.load_report(put("monday.txt", content))


def test_a_file_that_is_missing_or_a_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="No such file or directory; check the path"):
        intake.load_report(str(tmp_path / "no.txt"))
    with pytest.raises(InputError, match="Is a directory"):
        intake.load_report(str(tmp_path))


def test_options_are_checked(put: Put, english: str) -> None:
    path = put("monday.txt", english)
    with pytest.raises(InputError, match='--date: "soon" is no date; write YYYY-MM-DD'):
        intake.load_report(path, date="soon")
    with pytest.raises(InputError, match="--date"):
        intake.load_report(path, date="")
    with pytest.raises(InputError, match="--id: the id is blank"):
        intake.load_report(path, id=" ")


def test_another_language_is_refused_unless_forced(put: Put) -> None:
    path = put(
        "montag.txt",
        "Der Botschafter wurde am Montag einbestellt. Die Regierung verlangt, dass die Sperre "
        "aufgehoben wird, und droht mit weiteren Schritten, falls nichts geschieht.",
    )
    with pytest.raises(InputError, match="seems to be German, not English; --force reads it"):
        intake.load_report(path)
    report, notes = intake.load_report(path, force=True)
    assert report.language == "de"
    assert "seems to be German, not English: read all the same" in notes


def test_a_stated_language_counts_where_the_text_does_not_tell(put: Put) -> None:
    put("report.json", '{"language": "sv"}')
    with pytest.raises(InputError, match="not English"):
        intake.load_report(put("report.txt", "Nej."))


def test_newlines_and_control_characters(put: Put, english: str) -> None:
    raw = f"{english}\r\n{english}\rEnd\x07ed\x1f.\x85"
    report, notes = intake.load_report(put("monday.txt", raw), date="2021")
    assert report.text == f"{english}\n{english}\nEnd ed . "
    assert notes == ["3 control character(s) replaced by a space"]


def test_the_encoding_is_said(put: Put, english: str) -> None:
    text = f"“{english}” – he said it’s so."
    report, notes = intake.load_report(put("monday.txt", text.encode("cp1252")), date="2021")
    assert report.text == text
    assert notes == ["not UTF-8: read as windows-1252"]


@pytest.mark.parametrize("encoding", ["utf-8", "cp1252"])
def test_a_line_of_ten_megabytes_is_read_fast(put: Put, english: str, encoding: str) -> None:
    line = (f"{english} “No,” she said. ").encode(encoding)
    path = put("long.txt", line * (10_000_000 // len(line) + 1))
    began = time.perf_counter()
    report, _ = intake.load_report(path, date="2021")
    assert time.perf_counter() - began < 10
    assert len(report.text) > 9_000_000


def test_a_name_that_is_no_utf8_still_gives_an_id(tmp_path: Path, english: str) -> None:
    path = tmp_path / "caf\udce9.txt"
    try:
        path.write_text(english)
    except OSError:
        pytest.skip("the file system wants UTF-8")
    report, _ = intake.load_report(str(path))
    assert report.id == "caf\ufffd"


def test_nothing_heavy_is_imported_early() -> None:
    code = (
        "import sys, standoff.intake as i; i.find([]); "
        "print({'trafilatura', 'py3langid', 'numpy', 'charset_normalizer'} & set(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"
