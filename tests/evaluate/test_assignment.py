from __future__ import annotations

from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st

from standoff.evaluate.assignment import assign

TABLES = st.integers(0, 5).flatmap(
    lambda columns: st.lists(
        st.lists(st.integers(0, 4), min_size=columns, max_size=columns), max_size=5
    )
)


def best(weights: list[list[int]]) -> int:
    columns = len(weights[0]) if weights else 0
    places: list[int | None] = [*range(columns), *[None] * len(weights)]
    return max(
        sum(weights[row][column] for row, column in enumerate(order) if column is not None)
        for order in permutations(places, len(weights))
    )


@given(TABLES)
def test_it_is_as_good_as_trying_everything(weights: list[list[int]]) -> None:
    pairs = assign(weights)
    assert len({row for row, _ in pairs}) == len({column for _, column in pairs}) == len(pairs)
    assert all(weights[row][column] > 0 for row, column in pairs)
    assert sum(weights[row][column] for row, column in pairs) == best(weights)
