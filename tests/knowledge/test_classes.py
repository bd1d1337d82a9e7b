"""Every word class is asked for, by a row or a rule, and no rule asks for one that is not there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import standoff
from standoff import knowledge

PACKAGE = Path(standoff.__file__).parent
TABLES = PACKAGE / "knowledge" / "tables"


def asked_by_rows() -> Iterator[str]:
    """Give the classes that frames, events and turning words name with an at sign."""
    for file in sorted(TABLES.rglob("*.toml")):
        for line in file.read_text(encoding="utf-8").splitlines():
            if not line.startswith("#"):
                yield from re.findall(r'"@(\w+)"', line)


def asked_by_rules() -> Iterator[str]:
    """Give the classes that the code looks up by name."""
    for file in sorted(PACKAGE.rglob("*.py")):
        yield from re.findall(r'\bclasses\["(\w+)"\]', file.read_text(encoding="utf-8"))


def test_every_class_is_asked_for() -> None:
    asked = {*asked_by_rows(), *asked_by_rules()}
    assert not knowledge.load().classes.keys() - asked


def test_no_rule_asks_for_a_class_that_there_is_not() -> None:
    asked = set(asked_by_rules())
    assert asked  # the pattern still finds how the code asks
    assert not asked - knowledge.load().classes.keys()


def test_no_two_classes_hold_the_same_words() -> None:
    classes = knowledge.load().classes
    assert len(set(classes.values())) == len(classes)
