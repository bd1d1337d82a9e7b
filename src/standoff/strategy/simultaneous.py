"""SIM: whether all others, moving at once, could spoil an improvement (Fraser and Hipel 1979).

A decision maker would leave a state by an improvement x unless some of the others, each by an
improvement of its own from that very state, take their steps at the same time, and the sum of all
changes is feasible and no better for it than the state it left. A state is unstable when some x
survives every choice of the others.

The worth of states to the decision maker is held as a table: a row for each choice of all others,
a column for each choice of its own, so that one reply is tried on all x of a state at once. Most
states are settled by the first few replies. Where replies stop settling states, because
preferences have a pattern, states at which the others have the same improvements are worked out
together, exactly: the table is reduced by one opponent after another to the least of each column.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from standoff.strategy.conflict import Conflict
from standoff.strategy.layout import Layout
from standoff.strategy.options import OptionSpace
from standoff.strategy.slabs import LatticeBlock
from standoff.strategy.sums import spoiling
from standoff.strategy.values import Places, Values, highest

BATCH = 1 << 19
"""Cells of the table looked at together."""

FIRST = 2
GROWTH = 1.5
LOOKED = 64
STUCK = 0.9
"""Replies are tried, a growing number at a time, while after so many each round still settles a
part of the states."""

WIDE = 256
"""Choices beyond which sets of them are not told apart one by one."""


FEW = 64
"""Choices up to which their sets are counted, to see whether they are fewer than the columns."""


class Table:
    """All combinations of choices, with the worth of each to everybody.

    What is not feasible is worth `highest` as a sum, and -1 as somewhere to go.
    """

    def __init__(
        self,
        conflict: Conflict,
        layout: Layout,
        space: OptionSpace,
        payoffs: Sequence[Values],
    ) -> None:
        self.layout, self.there = layout, layout.there
        size = layout.size
        self.sums: list[Values] = []
        self.goals: list[Values] = []
        self.blocks: list[LatticeBlock] = []
        self.better: list[NDArray[np.int32]] = []
        for number, payoff in enumerate(payoffs):
            kind = payoff.dtype
            sums = np.full(size, highest(payoff), kind)
            sums[self.there] = payoff.reshape(-1)
            goals = np.full(size, -1, kind)
            goals[self.there] = payoff.reshape(-1)
            unseen = self.there[~space.seen(number)]
            goals[unseen] = -1
            block = layout.block(number, goals, conflict)
            better = np.zeros(size, np.int32)
            for columns, count in block.better():
                better[block.places(columns)] = count
            better[unseen] = 0
            self.sums.append(sums)
            self.goals.append(goals)
            self.blocks.append(block)
            self.better.append(better)
        # Whether the widest opponent is taken column by column, instead of trying replies.
        self.by_columns = len(self.blocks) == 2 or any(one.length > WIDE for one in self.blocks)
        self.whole = self.there.size == size and all(
            bool((goals >= 0).all()) for goals in self.goals
        )


def unstable(maker: int, table: Table) -> NDArray[np.bool_]:
    """Say of each feasible state, in the order of the space, whether a maker would leave it."""
    judge = _Judge(maker, table)
    leaves = np.zeros(table.layout.size, np.bool_)
    tempted = table.there[table.better[maker][table.there] > 0]
    if table.by_columns:
        judge.left.append(tempted)
    else:
        for part in judge.batches(tempted):
            judge.try_replies(part, leaves)
    judge.settle(leaves)
    return leaves[table.there]


def unstable_by_sums(
    maker: int, space: OptionSpace, payoffs: Sequence[Values]
) -> NDArray[np.bool_]:
    """Say the same state by state, for few states of so many options that no table is laid out."""
    leaves = np.zeros(space.size, np.bool_)
    for place in np.flatnonzero(space.best(maker, payoffs[maker]) > payoffs[maker]).tolist():
        improvements = [
            reached[payoff[reached] > payoff[place]]
            for one, payoff in enumerate(payoffs)
            for reached in (space.moves(one, place),)
        ]
        mine = improvements[maker]
        answers = {one: found for one, found in enumerate(improvements) if one != maker}
        leaves[place] = len(spoiling(space, payoffs[maker], place, mine, answers)) < mine.size
    return leaves


class _Judge:
    """One decision maker's view of the table."""

    def __init__(self, maker: int, table: Table) -> None:
        self.maker, self.table = maker, table
        self.block = table.blocks[maker]
        self.others = [one for one in range(len(table.sums)) if one != maker]
        self.worth = self.block.rows(table.sums[maker])
        self.goals = self.block.rows(table.goals[maker])
        self.choices = np.arange(self.block.length)[None, :]
        self.left: list[Places] = []
        self._sets: dict[tuple[int, int], Places] = {}  # by opponent and label, in `settle`

    def batches(self, places: Places) -> Iterator[Places]:
        """Give places some at a time."""
        size = max(BATCH // self.block.length, 1)
        for start in range(0, places.size, size):
            yield places[start : start + size]

    def open(self, places: Places) -> NDArray[np.bool_]:
        """Say for some states (rows) which choices of the maker improve (columns)."""
        better = self.goals[self.block.columns(places)]
        improves = better > self.table.goals[self.maker][places][:, None]
        allowed = self.block.allowed(places, self.choices)
        return improves if allowed is None else improves & allowed

    def try_replies(self, places: Places, leaves: NDArray[np.bool_]) -> None:
        """Try one combined reply after another; keep those that stay open for `settle`."""
        have = self.table.goals[self.maker][places][:, None]
        open_ = self.open(places)
        # Whatever the others do: an improvement that nothing at all could spoil.
        surely = (open_ & (self.worth.min(axis=0) > have)).any(axis=1)
        leaves[places[surely]] = True
        states: NDArray[np.intp] = np.flatnonzero(~surely & open_.any(axis=1))
        have, open_ = have[states], open_[states]
        rows = self.block.columns(places)
        steps = [self._steps(other, places) for other in self.others]
        counts = [self.table.better[other][places] + 1 for other in self.others]
        totals = np.prod(counts, axis=0, dtype=np.int64)
        tried, width, before = 1, FIRST, states.size
        while states.size:
            to = rows[states][:, None]
            rest = np.arange(tried, tried + width, dtype=np.int32)[None, :]
            for step, count in zip(steps, counts, strict=True):
                rest, rank = np.divmod(rest, count[states][:, None])
                to = to + step.take(states[:, None] * step.shape[1] + rank)
            spoiled = (self.worth.take(to, axis=0) <= have[:, :, None]).any(axis=1)
            open_ &= ~spoiled
            tried += width
            alive = open_.any(axis=1)
            spent = totals[states] <= tried
            leaves[places[states[alive & spent]]] = True
            keep = alive & ~spent
            states, have, open_ = states[keep], have[keep], open_[keep]
            if tried > LOOKED and states.size > STUCK * before:
                self.left.append(places[states])
                return
            before = states.size
            width = min(int(width * GROWTH) + 1, max(BATCH // (open_.size + 1), 1))

    def _steps(self, other: int, places: Places) -> NDArray[np.int32]:
        """Give for some states (rows) by how many rows of the table each choice of an opponent
        shifts them, staying first, then its choices from the best.
        """
        block = self.table.blocks[other]
        most = int(self.table.better[other][places].max(initial=0))
        choices = block.ranked(places, np.arange(most)[:, None]).T
        shifts = np.zeros((places.size, most + 1), np.int32)
        np.subtract(choices, block.choice(places)[:, None], out=shifts[:, 1:], casting="same_kind")
        shifts *= self.block.columns(np.array([block.after])).astype(np.int32)
        allowed = block.allowed(places, choices)
        if allowed is not None:
            shifts[:, 1:] *= allowed  # else it stays, which is a reply of fewer
        return shifts

    def settle(self, leaves: NDArray[np.bool_]) -> None:
        """Work out what replies left open, together where the others can do the same."""
        places = np.concatenate([np.zeros(0, np.int64), *self.left])
        if not places.size:
            return
        worth = self.table.sums[self.maker].reshape(self.table.layout.shape)
        order = sorted(self.others, key=lambda other: -self.table.blocks[other].length)
        labels = {}
        wide = [] if self.table.blocks[order[0]].one_way else order[: self.table.by_columns]
        if wide and self.table.blocks[wide[0]].length <= FEW:
            labels[wide[0]] = self._labels(wide[0], places)
            columns = self.table.layout.size // self.table.blocks[wide[0]].length
            wide = wide[: int(labels[wide[0]].max()) + 1 > columns]
        narrow = [other for other in order if other not in wide]
        labels |= {other: self._labels(other, places) for other in narrow if other not in labels}
        narrow.sort(key=lambda other: int(labels[other].max()))
        first: Iterable[tuple[NDArray[np.intp], Values]] = [(np.arange(places.size), worth[None])]
        if wide:
            first = self._columns(wide[0], places, worth)
        for group, values in first:
            for chosen, least in self._reduced(group, places, values, narrow, labels):
                self._decide(places[chosen], least.reshape(len(least), -1), leaves)

    def _decide(self, places: Places, least: Values, leaves: NDArray[np.bool_]) -> None:
        """Compare each state with the least of each choice there: a row each, or one for all."""
        have = self.table.goals[self.maker][places]
        survives = np.flatnonzero(have < least.max(axis=1))
        places, have = places[survives], have[survives][:, None]
        if self.table.whole and not self.block.one_way:
            leaves[places] = True
            return
        if len(least) > 1:
            least = least[survives]
        size = max(BATCH // self.block.length, 1)
        for start in range(0, places.size, size):
            part = slice(start, start + size)
            row = least[part] if len(least) > 1 else least
            leaves[places[part]] = ((row > have[part]) & self.open(places[part])).any(axis=1)

    def _columns(
        self, other: int, places: Places, worth: Values
    ) -> Iterator[tuple[NDArray[np.intp], Values]]:
        """Reduce by an opponent of many choices: give states that share the rest, a row for each.

        Down a column, best first, one running minimum has the least for every set of improvements.
        """
        block = self.table.blocks[other]
        worth = np.moveaxis(worth, self.table.layout.axis_of(other), 0)
        columns = block.columns(places)
        sorting = np.argsort(columns, kind="stable")
        starts = np.flatnonzero(np.diff(columns[sorting], prepend=-1))
        for group in np.split(sorting, starts[1:]):
            order = block.ranked(places[group[:1]], np.arange(block.length))
            so_far = np.empty((block.length + 1, *worth.shape[1:]), worth.dtype)
            so_far[0] = highest(worth)
            np.minimum.accumulate(worth[order], axis=0, out=so_far[1:])
            least = so_far[self.table.better[other][places[group]]]
            np.minimum(least, worth[block.choice(places[group])], out=least)
            yield group, np.expand_dims(least, 1 + self.table.layout.axis_of(other))

    def _labels(self, other: int, places: Places) -> NDArray[np.intp]:
        """Number the sets of choices that an opponent has at some states, to stay among them."""
        block, better = self.table.blocks[other], self.table.better[other][places]
        sets = np.zeros((places.size, -(-block.length // 64)), np.uint64)
        rows = np.arange(places.size)
        for rank in range(-1, int(better.max(initial=0))):
            some = rows if rank < 0 else np.flatnonzero(better > rank)
            at = places[some]
            choices = block.choice(at) if rank < 0 else block.ranked(at, rank)
            allowed = block.allowed(at, choices)
            if allowed is not None:
                some, choices = some[allowed], choices[allowed]
            sets[some, choices >> 6] |= np.uint64(1) << (choices & 63).astype(np.uint64)
        whole = sets.view([("", sets.dtype)] * sets.shape[1]).reshape(-1)
        return np.unique_inverse(whole).inverse_indices

    def _reduced(
        self,
        group: NDArray[np.intp],
        places: Places,
        worth: Values,
        order: Sequence[int],
        labels: dict[int, NDArray[np.intp]],
    ) -> Iterator[tuple[NDArray[np.intp], Values]]:
        """Give groups of states with the least worth of each choice, a row each or one for all."""
        if not order:
            yield group, worth
            return
        other = order[0]
        axis = 1 + self.table.layout.axis_of(other)
        sorting = np.argsort(labels[other][group], kind="stable")
        ranked = labels[other][group][sorting]
        starts = np.flatnonzero(np.diff(ranked, prepend=-1))
        for same in np.split(sorting, starts[1:]):
            values = worth[same] if len(worth) > 1 else worth
            label = int(labels[other][group[same[0]]])
            if (other, label) not in self._sets:
                self._sets[other, label] = self._can(other, int(places[group[same[0]]]))
            can = self._sets[other, label]
            least = values.take(can, axis=axis).min(axis=axis, keepdims=True)
            yield from self._reduced(group[same], places, least, order[1:], labels)

    def _can(self, other: int, place: int) -> Places:
        """Give the choices that an opponent has at a state: its improvements, and to stay."""
        block = self.table.blocks[other]
        at = np.array([place], np.int64)
        choices = block.ranked(at, np.arange(self.table.better[other][place]))
        allowed = block.allowed(at, choices)
        if allowed is not None:
            choices = choices[allowed]
        return np.append(choices, block.choice(at))
