"""Conflicts of the literature give their published equilibria, or their file says why not."""

from __future__ import annotations

import tomllib
from importlib.resources import files
from typing import Any

import pytest

from standoff.strategy.file import parse_conflict
from standoff.strategy.solve import solve

TEXTS = {
    path.name.removesuffix(".toml"): path.read_text(encoding="utf-8")
    for path in files("standoff.strategy").joinpath("conflicts").iterdir()
    if path.name.endswith(".toml")
}


def published(name: str) -> list[tuple[str, list[str]]]:
    """Give the equilibria that a file says were published, by concept."""
    told: dict[str, Any] = tomllib.loads(TEXTS[name])["published"]
    found = [(concept, states) for concept, states in told.items() if isinstance(states, list)]
    found += [(f"c{concept}", states) for concept, states in told.get("coalition", {}).items()]
    for form, concepts in told.get("unknown", {}).items():
        found += [(f"{concept}_{form}", states) for concept, states in concepts.items()]
    return found


CASES = [(name, concept, states) for name in sorted(TEXTS) for concept, states in published(name)]


def test_there_are_enough() -> None:
    assert len(TEXTS) >= 6
    assert all("source" in tomllib.loads(text) and published(name) for name, text in TEXTS.items())


@pytest.mark.parametrize(
    ("name", "concept", "states"), CASES, ids=[f"{name}-{concept}" for name, concept, _ in CASES]
)
def test_published_equilibria(name: str, concept: str, states: list[str]) -> None:
    conflict = parse_conflict(TEXTS[name], name)
    found = solve(conflict, [concept]).equilibria(concept)
    assert sorted(map(conflict.letters, found)) == sorted(states)
