"""Nothing is left out: every command, option, field and table column is documented."""

from __future__ import annotations

import csv
import re
import tomllib
from pathlib import Path
from typing import Any

import msgspec
import pytest
from pages import PAGES, ROOT, anchors, blocks, first_column, section
from typer.main import get_command

import standoff
from standoff.acts import Act
from standoff.cli.app import app
from standoff.exchange.formats import Format
from standoff.exchange.rows import COLUMNS
from standoff.knowledge import schema
from standoff.knowledge.load import CSV_TABLES, NAMED, SHIPPED, TOML_TABLES
from standoff.records import Move
from standoff.version import VERSION

TEXTS = {page.name: page.read_text(encoding="utf-8") for page in PAGES}
TABLES = Path(str(SHIPPED))
COMMANDS = get_command(app).commands  # type: ignore[attr-defined]


def csv_header(name: str) -> list[str]:
    with (TABLES / name).open(encoding="utf-8", newline="") as file:
        return next(csv.reader(file))


def keys(kind: type[msgspec.Struct]) -> list[str]:
    return [field.encode_name for field in msgspec.structs.fields(kind)]


SECTIONS = (
    [(name, "column", csv_header(name)) for name in CSV_TABLES]
    + [(name, "key", keys(kind)) for name, (kind, _) in TOML_TABLES.items()]
    + [("Frames", "key", keys(schema.Frame)), ("Events", "key", keys(schema.Event))]
    + [("classes.toml", "key", ["words"]), ("topics.toml", "key", keys(schema.Topic))]
)


@pytest.mark.parametrize(("title", "header", "names"), SECTIONS, ids=[one[0] for one in SECTIONS])
def test_every_column_is_documented(title: str, header: str, names: list[str]) -> None:
    told = section(TEXTS["tables.md"], title)
    assert sorted(first_column(told, header)) == sorted(names)


def test_every_table_has_its_section() -> None:
    files = {file.name for file in TABLES.iterdir() if file.suffix in {".csv", ".toml"}}
    assert files <= {title for title, _, _ in SECTIONS}


@pytest.mark.parametrize("name", CSV_TABLES)
def test_example_rows_are_real(name: str) -> None:
    shipped = (TABLES / name).read_text(encoding="utf-8").splitlines()
    shown = [
        line
        for block in blocks(section(TEXTS["tables.md"], name))
        if block.language == "csv"
        for line in block.text.splitlines()
    ]
    assert len(shown) >= 2
    assert [line for line in shown if line not in shipped] == []


@pytest.mark.parametrize("name", [*TOML_TABLES, *NAMED, "Frames", "Events"])
def test_example_entries_are_real(name: str) -> None:
    """An example may leave out keys and words, but what it has is in the tables."""
    if name in {"Frames", "Events"}:
        files = TABLES.glob(f"{name.lower()}/*.toml")
        shipped = [entry for file in files for entry in entries(file)]
    else:
        shipped = entries(TABLES / name)
    shown = [
        entry
        for block in blocks(section(TEXTS["tables.md"], name))
        if block.language == "toml"
        for entry in listed(tomllib.loads(block.text))
    ]
    assert shown
    for entry in shown:
        assert any(is_part(entry, other) for other in shipped), entry


def entries(file: Path) -> list[Any]:
    return listed(tomllib.loads(file.read_text(encoding="utf-8")))


def listed(document: dict[str, Any]) -> list[Any]:
    """Give the entries of a document, those of classes with their names."""
    return [
        one
        for key, value in document.items()
        for one in (value if isinstance(value, list) else [{key: value}])
    ]


def is_part(one: Any, other: Any) -> bool:
    if isinstance(one, dict) and isinstance(other, dict):
        return all(key in other and is_part(value, other[key]) for key, value in one.items())
    if isinstance(one, list) and isinstance(other, list):
        return set(one) <= set(other)
    return bool(one == other)


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_is_documented(name: str) -> None:
    """A page shows the command, and the options stand on the pages that do."""
    pages = [text for text in TEXTS.values() if f"standoff {name}" in text]
    assert pages
    command = COMMANDS[name]
    options = {word for param in command.params for word in param.opts if word.startswith("--")}
    told = "\n".join(pages)
    assert [word for word in options - {"--help"} if not re.search(rf"{word}\b", told)] == []


@pytest.mark.parametrize("name", Format)
def test_every_format_is_documented(name: Format) -> None:
    assert f"--format {name}" in TEXTS["formats.md"]


def test_every_field_is_documented() -> None:
    told = section(TEXTS["reading.md"], "The fields")
    assert first_column(told, "field") == list(Move.__struct_fields__)
    told = section(TEXTS["formats.md"], "JSON Lines")
    assert sorted(first_column(told, "field")) == sorted(Move.__struct_fields__)
    assert ",".join(COLUMNS) in TEXTS["formats.md"]


def test_every_public_name_is_documented() -> None:
    told = TEXTS["python.md"]
    missing = [name for name in standoff.__all__ if not re.search(rf"`(standoff\.)?{name}\b", told)]
    assert missing == []
    methods = {name for name in dir(standoff.Register) if not name.startswith("_")}
    told = section(TEXTS["python.md"], "The register")
    assert [name for name in methods if not re.search(rf"`(register\.)?{name}\b", told)] == []


def test_every_file_of_the_reading_is_on_the_map() -> None:
    told = first_column(section(TEXTS["reading.md"], "The files"), "file")
    files = {file.name for file in (ROOT / "src/standoff/reading").glob("*.py")} - {"__init__.py"}
    assert len(told) == len(set(told))
    assert set(told) == files


def test_the_table_of_scores_is_what_evaluate_prints() -> None:
    page = TEXTS["accuracy.md"]
    printed = re.findall(r"^([a-z-]+-\d{4}) .* (\d\.\d{3})$", page, re.MULTILINE)
    told = re.findall(r"^\| `(\S+)` \| [\d.]+ \| ([\d.]+) \|$", page, re.MULTILINE)
    assert len(told) == len(list((ROOT / "tests" / "annotated").iterdir()))
    assert set(told) <= set(printed)


def test_there_are_as_many_acts_as_the_pages_say() -> None:
    assert len(Act) == 40  # else mend "forty" in tables.md and reading.md


def test_the_readme_begins_as_it_should() -> None:
    title, sentence, first = TEXTS["README.md"].split("\n\n")[:3]
    assert title == "# standoff"
    assert sentence.count(". ") == 0
    assert first == (
        "```sh\npip install -e . && standoff demo\npip install -e '.[test]' && pytest\n```"
    )


def test_the_version_is_one() -> None:
    changes = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    top = re.search(r"^## \[([^\]]+)\]", changes, re.MULTILINE)
    assert top is not None
    assert top[1] == VERSION == standoff.__version__
    citation = (ROOT / "CITATION.cff").read_text(encoding="utf-8")
    assert f"\nversion: {VERSION}\n" in citation


PAPERS = [*PAGES, ROOT / "CONTRIBUTING.md", ROOT / "CHANGELOG.md"]


@pytest.mark.parametrize("page", PAPERS, ids=lambda page: page.name)
def test_links_lead_somewhere(page: Path) -> None:
    lost = []
    for link in re.findall(r"\]\(([^)\s]+)\)", page.read_text(encoding="utf-8")):
        if link.startswith("https://"):
            continue
        path, _, anchor = link.partition("#")
        target = page.parent / path if path else page
        if not target.exists() or (anchor and anchor not in anchors(target.read_text("utf-8"))):
            lost.append(link)
    assert lost == []


def test_the_picture_is_a_picture() -> None:
    picture = (ROOT / "docs" / "demo.svg").read_text(encoding="utf-8")
    assert picture.startswith("<svg")
    assert "@font-face" not in picture  # nothing is fetched from elsewhere
    assert "who&#160;→&#160;whom" in picture
