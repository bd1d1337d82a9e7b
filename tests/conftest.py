"""What all tests share. This folder is importable, so that they find `samples`."""

from __future__ import annotations

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-golden",
        action="store_true",
        help="write the golden readings of the bundled reports anew; review the difference",
    )


@pytest.fixture
def update_golden(request: pytest.FixtureRequest) -> bool:
    """Whether the golden readings are to be written anew instead of compared."""
    return bool(request.config.getoption("--update-golden"))
