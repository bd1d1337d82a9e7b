"""The assignment problem: of all ways to pair rows with columns, one of the greatest weight."""

from __future__ import annotations

from collections.abc import Sequence


def assign(weights: Sequence[Sequence[int]]) -> list[tuple[int, int]]:
    """Pair rows with columns, each at most once, so that the sum of the weights is greatest.

    A weight of zero says that the two may not be paired; the others are positive. The Hungarian
    method (Kuhn 1955) with shortest augmenting paths: one row after the other finds its place, and
    the rows before it move along a path that costs least.

    >>> assign([[1, 2], [0, 2]])
    [(0, 0), (1, 1)]
    """
    rows = len(weights)
    columns = max(map(len, weights), default=0)
    costs = [[-weight for weight in row] + [0] * rows for row in weights]  # or with nobody
    free = columns + rows  # a column of its own, from which each search starts
    taken = [-1] * (free + 1)  # the row of each column
    price_of_row, price_of_column = [0] * rows, [0] * (free + 1)

    for row in range(rows):
        taken[free] = row
        here = free
        reached: set[int] = set()
        slack: dict[int, int] = {}
        back: dict[int, int] = {}
        while taken[here] >= 0:
            reached.add(here)
            its_row = taken[here]
            for column in range(free):
                if column in reached:
                    continue
                cost = costs[its_row][column] - price_of_row[its_row] - price_of_column[column]
                if column not in slack or cost < slack[column]:
                    slack[column], back[column] = cost, here
            nearest = min(slack.keys() - reached, key=lambda column: (slack[column], column))
            step = slack[nearest]
            for column in reached:
                price_of_row[taken[column]] += step
                price_of_column[column] -= step
            for column in slack.keys() - reached:
                slack[column] -= step
            here = nearest
        while here != free:
            taken[here] = taken[back[here]]
            here = back[here]

    pairs = ((taken[column], column) for column in range(columns) if taken[column] >= 0)
    return sorted((row, column) for row, column in pairs if weights[row][column])
