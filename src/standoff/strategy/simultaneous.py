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

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from standoff.strategy.conflict import Conflict
from standoff.strategy.lattice import Lattice
from standoff.strategy.slabs import LatticeBlock
from standoff.strategy.space import OptionSpace
from standoff.strategy.values import Places, Values, highest

BATCH = 1 << 19
"""Cells of the table looked at together."""

FIRST_LOOK = 16
STUCK = 0.7
"""Replies are tried while each doubling of their number settles a good part of the states."""

FEW_CHOICES = 64
"""Sets of so many choices are told apart by the bits of one integer."""


class Table:
    """The states of a conflict as a full lattice, with the worth of each to everybody.

    What is not feasible is worth `highest` as a sum, and -1 as somewhere to go.
    """

    def __init__(self, conflict: Conflict, space: OptionSpace, payoffs: Sequence[Values]) -> None:
        self.lattice = Lattice(conflict)
        size = self.lattice.size
        self.there = np.arange(space.size, dtype=np.int64)
        if not isinstance(space, Lattice):
            codes = space.codes(self.there)
            self.there = self.lattice.places(codes)
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
            block = self.lattice.block(number, goals)
            better = np.zeros(size, np.int32)
            for columns, count in block.better():
                better[block.places(columns)] = count
            better[unseen] = 0
            self.sums.append(sums)
            self.goals.append(goals)
            self.blocks.append(block)
            self.better.append(better)
        self.whole = self.there.size == size and all(
            bool((goals >= 0).all()) for goals in self.goals
        )


def fits(options: int, states: int) -> bool:
    """Say whether the full lattice is small enough to be laid out beside the feasible states."""
    return 1 << options <= max(ALWAYS_LAID_OUT, 32 * states)


ALWAYS_LAID_OUT = 1 << 22


def unstable(maker: int, table: Table) -> NDArray[np.bool_]:
    """Say of each feasible state, in the order of the space, whether a maker would leave it."""
    judge = _Judge(maker, table)
    leaves = np.zeros(table.lattice.size, np.bool_)
    tempted = table.there[table.better[maker][table.there] > 0]
    if judge.block.length > FEW_CHOICES:
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
    codes = space.codes(np.arange(space.size, dtype=np.int64))
    leaves = np.zeros(space.size, np.bool_)
    others = [one for one in range(len(payoffs)) if one != maker]
    for place in np.flatnonzero(space.best(maker, payoffs[maker]) > payoffs[maker]).tolist():
        sums = codes[_improvements(space, maker, payoffs, place)][:, None]
        for other in others:
            changes = codes[_improvements(space, other, payoffs, place)] ^ codes[place]
            changes = np.append(changes, 0)
            sums = (sums[:, :, None] ^ changes).reshape(len(sums), -1)
        found = np.minimum(np.searchsorted(codes, sums), codes.size - 1)
        spoiled = (codes[found] == sums) & (payoffs[maker][found] <= payoffs[maker][place])
        leaves[place] = not spoiled.any(axis=1).all()
    return leaves


def _improvements(space: OptionSpace, maker: int, payoffs: Sequence[Values], place: int) -> Places:
    reached = space.moves(maker, place)
    better: NDArray[np.bool_] = payoffs[maker][reached] > payoffs[maker][place]
    return reached[better]


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
        have = self.table.goals[self.maker][places]
        open_ = self.open(places)
        # Whatever the others do: an improvement that nothing at all could spoil.
        surely = (open_ & (self.worth.min(axis=0) > have[:, None])).any(axis=1)
        leaves[places[surely]] = True
        counts = np.array([self.table.better[other][places] for other in self.others]) + 1
        totals = counts.prod(axis=0, dtype=np.int64)
        keep = ~surely & open_.any(axis=1)
        places, have, open_ = places[keep], have[keep], open_[keep]
        counts, totals = counts[:, keep], totals[keep]
        reply, look, before = 0, FIRST_LOOK, places.size
        while places.size:
            reply += 1
            spent = totals == reply
            if spent.any():
                leaves[places[spent]] = True
                keep = ~spent
            else:
                rows = self._rows(places, counts, reply)
                open_ &= self.worth[rows] > have[:, None]
                keep = open_.any(axis=1)
            if not keep.all():
                places, have, open_ = places[keep], have[keep], open_[keep]
                counts, totals = counts[:, keep], totals[keep]
            if spent.any():
                reply -= 1
                continue
            if reply == look:
                if places.size > STUCK * before:
                    self.left.append(places)
                    return
                before, look = places.size, 2 * look

    def _rows(self, places: Places, counts: NDArray[np.int64], reply: int) -> Places:
        """Give the row of the table that a numbered reply of the others leads to."""
        sums = places
        rest: NDArray[np.int64] = np.full(places.size, reply, np.int64)
        for other, count in zip(self.others, counts, strict=True):
            rest, rank = np.divmod(rest, count)
            block = self.table.blocks[other]
            choice = block.ranked(places, np.maximum(rank - 1, 0))
            goes = rank > 0
            allowed = block.allowed(places, choice)
            if allowed is not None:
                goes &= allowed  # else it stays, which is a reply of fewer
            sums = np.where(goes, block.moved(sums, choice), sums)
        return self.block.columns(sums)

    def settle(self, leaves: NDArray[np.bool_]) -> None:
        """Work out what replies left open, together where the others can do the same."""
        if not self.left:
            return
        places = np.concatenate(self.left)
        labels = {other: self._labels(other, places) for other in self.others}
        order = sorted(self.others, key=lambda other: int(labels[other].max()))
        worth = self.table.sums[self.maker].reshape(self.table.lattice.by_maker)
        everything = np.arange(places.size)
        for group, least in self._reduced(everything, places, worth, order, labels):
            chosen = places[group]
            survives = self.table.goals[self.maker][chosen] < least.max()
            chosen = chosen[survives]
            if self.table.whole and not self.block.one_way:
                leaves[chosen] = True
                continue
            for part in self.batches(chosen):
                have = self.table.goals[self.maker][part][:, None]
                leaves[part[((least > have) & self.open(part)).any(axis=1)]] = True

    def _labels(self, other: int, places: Places) -> NDArray[np.intp]:
        """Number the sets of choices that an opponent has at some states, to stay among them."""
        block, better = self.table.blocks[other], self.table.better[other][places]
        own = block.choice(places)
        if block.length <= FEW_CHOICES:
            sets = np.uint64(1) << own.astype(np.uint64)
            for rank in range(int(better.max(initial=0))):
                some = np.flatnonzero(better > rank)
                choices = block.ranked(places[some], rank)
                allowed = block.allowed(places[some], choices)
                if allowed is not None:
                    some, choices = some[allowed], choices[allowed]
                sets[some] |= np.uint64(1) << choices.astype(np.uint64)
            return np.unique_inverse(sets).inverse_indices
        key = np.stack((block.columns(places), better, own), axis=1)
        whole = np.ascontiguousarray(key).view([("", key.dtype)] * 3).reshape(-1)
        return np.unique_inverse(whole).inverse_indices

    def _reduced(
        self,
        group: NDArray[np.intp],
        places: Places,
        worth: Values,
        order: Sequence[int],
        labels: dict[int, NDArray[np.intp]],
    ) -> Iterator[tuple[NDArray[np.intp], Values]]:
        """Give groups of states with the least worth of each of the maker's choices there."""
        if not order:
            yield group, worth.reshape(-1)
            return
        other = order[0]
        axis = self.table.lattice.axis_of(other)
        sorting = np.argsort(labels[other][group], kind="stable")
        ranked = labels[other][group][sorting]
        starts = np.flatnonzero(np.append(True, ranked[1:] != ranked[:-1]))
        for start, end in zip(starts, np.append(starts[1:], group.size), strict=True):
            same = group[sorting[start:end]]
            least = worth.take(self._can(other, places[same[0]]), axis=axis)
            least = least.min(axis=axis, keepdims=True)
            yield from self._reduced(same, places, least, order[1:], labels)

    def _can(self, other: int, place: int) -> Places:
        """Give the choices that an opponent has at a state: its improvements, and to stay."""
        block = self.table.blocks[other]
        ranks = np.arange(self.table.better[other][place])
        at = np.full(ranks.size, place, np.int64)
        choices = block.ranked(at, ranks)
        allowed = block.allowed(at, choices)
        if allowed is not None:
            choices = choices[allowed]
        return np.append(choices, block.choice(at[:1] if at.size else np.array([place])))
