"""Two parties share a name only where one had gone before the other came."""

from __future__ import annotations

import msgspec

from standoff import check, knowledge
from standoff.knowledge import Knowledge


def with_end(known: Knowledge, code: str, year: int) -> Knowledge:
    """Give the tables with another last year of a state."""
    states = tuple(
        msgspec.structs.replace(state, until=year) if state.code == code else state
        for state in known.states
    )
    return msgspec.structs.replace(known, states=states)


def test_the_shipped_names_are_told_apart() -> None:
    assert not list(check.names(knowledge.load()))


def test_a_shared_name_is_found_where_two_states_overlap() -> None:
    problems = list(check.names(with_end(knowledge.load(), "SUN", 1995)))
    assert any("'Moscow' is also a name of RUS" in problem for problem in problems)
