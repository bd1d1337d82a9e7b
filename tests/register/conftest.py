from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from standoff.register import Register, open_register


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "crisis #1?.db"


@pytest.fixture
def register(path: Path) -> Iterator[Register]:
    with open_register(path) as register:
        yield register
