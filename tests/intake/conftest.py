from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

ENGLISH = (
    "Lisbon summoned the ambassador on Monday and demanded that the ban on its ships be lifted. "
    "The ambassador said that his government would not change its mind before the elections."
)


@pytest.fixture
def english() -> str:
    return ENGLISH


@pytest.fixture
def put(tmp_path: Path) -> Callable[..., str]:
    """Write a file below the test's folder and give its path."""

    def write(name: str, content: str | bytes) -> str:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return str(path)

    return write
