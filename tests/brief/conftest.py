from __future__ import annotations

import pytest
from aegean_reports import MOVES, REPORTS, composed

from standoff.brief.records import Brief


@pytest.fixture
def aegean() -> Brief:
    return composed(MOVES, REPORTS)
