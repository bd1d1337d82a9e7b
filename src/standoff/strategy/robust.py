"""How robust an outcome is: the least change of anybody's priorities that would decide otherwise.

For an outcome that holds, the least that would upset it; for one that does not, the least that
would make it hold. A change swaps two neighbouring priorities of one decision maker, deletes one,
or inserts an option or its negation anywhere; each counts one, and those of several decision
makers add up. The search goes through all lists with one change, then two, then three, so that
what it finds is least and what it does not find is not there.

In Nash, GMR and SMR, whether a decision maker stays rests on its own priorities alone, and on
nothing but which states it likes better than the one it is in. In SEQ the improvements of the
others matter too, and everybody's lists are tried together.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import product
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from standoff.errors import ConflictError
from standoff.records import Record
from standoff.strategy.concepts import Concept
from standoff.strategy.conflict import Conflict, Priorities
from standoff.strategy.edits import Edit, Edits, Kind, Layer
from standoff.strategy.feasible import columns
from standoff.strategy.payoffs import unordered
from standoff.strategy.solve import Progress, Solution

CONCEPTS = (Concept.NASH, Concept.GMR, Concept.SMR, Concept.SEQ)
CELLS = 1 << 21
"""Words of 64 comparisons looked at together."""

Bits = NDArray[np.uint64]
Flags = NDArray[np.bool_]


class Change(Record, frozen=True, kw_only=True):
    """One change of one decision maker's priorities.

    `statement` is what moves up by one, is deleted or is inserted. `place` counts from one, the
    most important first, in the list as the changes before have left it: where the statement moves
    to, stood, or is put.
    """

    decision_maker: str
    kind: Kind
    statement: str
    place: int
    words: str


class Robustness(Record, frozen=True, kw_only=True):
    """The least change that would upset an outcome that holds, or make one hold that does not.

    `changes` is `None` where no change up to `searched_up_to` does it. `kept` are the decision
    makers whose preferences were kept as they are: rankings and weights cannot be edited.
    """

    state: str
    concept: Concept
    holds: bool
    changes: tuple[Change, ...] | None
    searched_up_to: int
    kept: tuple[str, ...] = ()


def robustness(
    solution: Solution,
    concept: Concept | str,
    states: Iterable[int] | None = None,
    *,
    limit: int = 3,
    kinds: Iterable[Kind | str] = tuple(Kind),
    progress: Progress | None = None,
) -> list[Robustness]:
    """Give for each state the least change of priorities that would decide otherwise.

    Without `states`, for the equilibria and the status quo; `solution.states` asks for all.
    Among changes of the same number the mildest is given: swaps before deletions before
    insertions, and those of the least important priorities first. `kinds` are the changes allowed:
    a decision maker that can move at all would, if a new wish came first, so that only without
    insertions the number itself tells much.

    Raises `ConflictError` for concepts other than Nash, GMR, SMR and SEQ, for a conflict in graph
    form, for preferences of unknown order, and for a state that is not feasible.
    """
    concept = Concept(concept)
    if concept not in CONCEPTS:
        raise ConflictError(
            f"no robustness is worked out for {concept}", hint="ask for nash, gmr, smr or seq"
        )
    search = _Search(solution, concept, limit, tuple(Kind(kind) for kind in kinds))
    if states is None:
        quo = solution.conflict.status_quo
        states = {*solution.equilibria(concept), *(() if quo is None else (quo,))}
    chosen = sorted(states)
    found = []
    for done, state in enumerate(chosen):
        found.append(search(state))
        if progress is not None:
            letters = solution.conflict.letters(state)
            progress(f"robustness of {letters} in {concept.upper()}", (done + 1) / len(chosen))
    return found


class _Rule(NamedTuple):
    """When a decision maker leaves a state, by which places it likes better.

    It leaves by one of its `ways`: the place it moves to, and sets of places, in each of which it
    must like one better.
    """

    ways: list[tuple[int, list[NDArray[np.int64]]]]
    places: NDArray[np.int64]

    def leaves(self, better: Flags) -> Flags:
        """Say for each row, which has a flag for each of `places`, whether it leaves."""
        known: dict[bytes, Flags] = {}
        leaves = np.zeros(len(better), np.bool_)
        for goal, sets in self.ways:
            goes: Flags = better[:, np.searchsorted(self.places, goal)].copy()
            for members in sets:
                if not goes.any():
                    break
                key = members.tobytes()
                if key not in known:
                    part = better[:, np.searchsorted(self.places, members)]
                    known[key] = np.logical_or.reduce(part, axis=1)
                np.logical_and(goes, known[key], out=goes)
            np.logical_or(leaves, goes, out=leaves)
        return leaves


class _Found(NamedTuple):
    maker: int
    edits: list[Edit]
    length: int

    def weight(self) -> tuple[tuple[int, int], ...]:
        return tuple(edit.weight(self.length) for edit in self.edits)


class _Search:
    """The search in one conflict for one concept; what several states need is kept."""

    def __init__(
        self, solution: Solution, concept: Concept, limit: int, kinds: Sequence[Kind]
    ) -> None:
        conflict = solution.conflict
        if not isinstance(conflict, Conflict):
            raise ConflictError(
                "a conflict of named states has rankings, which cannot be changed piece by piece",
                hint="write it with options and statements",
            )
        self._solution, self._conflict, self._concept = solution, conflict, concept
        self._limit, self._space = limit, solution.space
        self._makers = range(len(conflict.decision_makers))
        self._edits: dict[int, Edits] = {}
        for number, maker in enumerate(conflict.decision_makers):
            preference = maker.preference
            if isinstance(preference, Priorities):
                if unordered(preference):
                    raise ConflictError(
                        f"the order of {maker.name}'s preferences is unknown in part",
                        hint="give every statement a place",
                    )
                order = [entry[0] for entry in preference.order]
                self._edits[number] = Edits(order, len(conflict.options), limit, kinds)
        self._kept = tuple(
            maker.name
            for number, maker in enumerate(conflict.decision_makers)
            if number not in self._edits
        )
        self._worth = [
            np.broadcast_to(one, self._space.shape).reshape(-1) for one in solution.payoffs
        ]
        self._steps: dict[tuple[int, int], NDArray[np.int64]] = {}
        self._reached: dict[tuple[int, int], NDArray[np.int64]] = {}
        self._met: dict[int, Flags] = {}

    def __call__(self, state: int) -> Robustness:
        place = self._solution.place(state)
        if self._concept is Concept.SEQ:
            holds, found, searched = _Joint(self, place).search()
        else:
            holds, found, searched = self._apart(place)
        changes = None
        if found is not None:
            changes = tuple(change for one in found for change in self._changes(one))
        return Robustness(
            state=self._conflict.letters(state),
            concept=self._concept,
            holds=holds,
            changes=changes,
            searched_up_to=searched if changes is None else len(changes),
            kept=self._kept,
        )

    def _apart(self, place: int) -> tuple[bool, list[_Found] | None, int]:
        """Search list by list, where each decision maker's stability is its own affair."""
        rules = [self.rule(self._concept, maker, place) for maker in self._makers]
        leaving = [
            maker
            for maker, rule in zip(self._makers, rules, strict=True)
            if rule.leaves((self._worth[maker][rule.places] > self._worth[maker][place])[None])[0]
        ]
        if not leaving:
            for count in range(1, self._limit + 1):
                tried = [
                    self._first(maker, rules[maker], place, count, True) for maker in self._edits
                ]
                hits = [one for one in tried if isinstance(one, _Found)]
                if hits:
                    return True, [min(hits, key=_Found.weight)], count
                if any(one is False for one in tried):
                    return True, None, count - 1
            return True, None, self._limit
        found: list[_Found] = []
        spent = 0
        # Each of those that still have to stay needs one change at least.
        for position, maker in enumerate(leaving):
            rest = len(leaving) - position - 1
            hit: _Found | bool = True
            count = 0
            if maker not in self._edits:
                return False, None, self._limit  # no change of others would hold it
            for count in range(1, self._limit - spent - rest + 1):
                hit = self._first(maker, rules[maker], place, count, False)
                if hit is not True:
                    break
            if not isinstance(hit, _Found):
                stopped = count - 1 if hit is False else self._limit - spent - rest
                return False, None, min(self._limit, spent + stopped + rest)
            found.append(hit)
            spent += count
        return False, found, spent

    def _first(self, maker: int, rule: _Rule, place: int, count: int, leave: bool) -> _Found | bool:
        """Give the first list of a layer that makes somebody leave, or stay.

        `True` says that there is none, `False` that there are too many to look.
        """
        edits = self._edits[maker]
        layer = edits.layer(count)
        if layer is None:
            return False
        if not rule.ways:
            return True
        pairs = self.pairs(maker, np.full(rule.places.size, place), rule.places)
        for start, bits in pairs.of(layer):
            distinct, first = _distinct(bits)
            hits = first[rule.leaves(pairs.flags(distinct)) == leave]
            if hits.size:
                row = start + int(hits.min())
                return _Found(maker, edits.path(count, row), int(layer.lengths[row]))
        return True

    def rule(self, concept: Concept, maker: int, place: int) -> _Rule:
        """Say when a decision maker would leave a state."""
        ways = []
        for goal in self.steps(maker, place).tolist():
            ends = np.zeros(0, np.int64)
            if concept is not Concept.NASH:
                ends = self._ends(maker, goal)
            sets = {
                one.tobytes(): one
                for end in ends.tolist()
                for one in (
                    np.append(self.steps(maker, end), end)
                    if concept is Concept.SMR
                    else np.array([end], np.int64),
                )
                for one in (np.sort(one),)
            }
            ways.append((goal, list(sets.values())))
        every = [np.zeros(0, np.int64)]
        for goal, several in ways:
            every += [np.array([goal], np.int64), *several]
        return _Rule(ways, np.unique(np.concatenate(every)))

    def steps(self, maker: int, place: int) -> NDArray[np.int64]:
        """Give the places that one move leads to."""
        key = maker, place
        if key not in self._steps:
            self._steps[key] = self._space.moves(maker, place).astype(np.int64)
        return self._steps[key]

    def _ends(self, maker: int, place: int) -> NDArray[np.int64]:
        """Give the places that moves of all others lead to."""
        key = maker, place
        if key not in self._reached:
            seen = {place}
            waiting = [place]
            while waiting:
                here = waiting.pop()
                for other in self._makers:
                    if other != maker:
                        new = set(self.steps(other, here).tolist()) - seen
                        seen |= new
                        waiting += new
            self._reached[key] = np.array(sorted(seen - {place}), np.int64)
        return self._reached[key]

    def pairs(self, maker: int, start: NDArray[np.int64], end: NDArray[np.int64]) -> _Pairs:
        """Ask of pairs of places whether the second is better for a decision maker."""
        if maker not in self._met:
            column = columns(self._space.codes(np.arange(self._space.size, dtype=np.int64)))
            held = [one.holds(column) for one in self._edits[maker].statements]
            self._met[maker] = np.array(held, np.bool_).reshape(-1, self._space.size)
        return _Pairs(self._met[maker], start, end)

    @property
    def parts(self) -> tuple[Solution, Sequence[NDArray[np.int64]], dict[int, Edits], int]:
        """What a joint search needs."""
        return self._solution, self._worth, self._edits, self._limit

    def _changes(self, found: _Found) -> Iterator[Change]:
        maker = self._conflict.decision_makers[found.maker]
        statements = self._edits[found.maker].statements
        for edit in found.edits:
            text = statements[edit.statement].text(self._conflict.names)
            match edit.kind:
                case Kind.SWAP:
                    over = statements[edit.over].text(self._conflict.names)
                    words = f"{maker.name} puts “{text}” above “{over}”"
                case Kind.DELETION:
                    words = f"{maker.name} no longer cares for “{text}”"
                case Kind.INSERTION:
                    words = f"{maker.name} also wants “{text}”, in place {edit.place + 1}"
            yield Change(
                decision_maker=maker.name,
                kind=edit.kind,
                statement=text,
                place=edit.place + 1,
                words=words,
            )


class _Pairs:
    """Pairs of states to be compared by many lists at once, a bit for each pair."""

    def __init__(self, met: Flags, start: NDArray[np.int64], end: NDArray[np.int64]) -> None:
        self.count = start.size
        before, after = met[:, start], met[:, end]
        none = np.zeros((1, self.count), np.bool_)
        self._up = _packed(np.concatenate((after & ~before, none)))
        self._decides = _packed(np.concatenate((after ^ before, none)))

    def of(self, layer: Layer) -> Iterator[tuple[int, Bits]]:
        """Give where a stretch of a layer starts, and for each list which pairs are better."""
        width = max(CELLS // max(self._up.shape[1], 1), 1)
        for start in range(0, len(layer.lists), width):
            lists = layer.lists[start : start + width]
            better = np.zeros((len(lists), self._up.shape[1]), np.uint64)
            undecided = ~better
            for column in lists.T:
                better |= self._up[column] & undecided
                undecided &= ~self._decides[column]
            yield start, better

    def flags(self, bits: Bits) -> Flags:
        """Give one flag for each pair."""
        return np.unpackbits(bits.view(np.uint8), axis=1, count=self.count).astype(np.bool_)


def _packed(flags: Flags) -> Bits:
    count = -(-flags.shape[1] // 64) * 64
    wide = np.zeros((len(flags), max(count, 64)), np.bool_)
    wide[:, : flags.shape[1]] = flags
    return np.packbits(wide, axis=1).view(np.uint64)


def _distinct(bits: Bits) -> tuple[Bits, NDArray[np.intp]]:
    """Give the different rows, and where each is first."""
    if bits.shape[1] == 1:
        _, first = np.unique(bits[:, 0], return_index=True)
    else:
        seen: dict[bytes, int] = {}
        for row, one in enumerate(bits):
            seen.setdefault(one.tobytes(), row)
        first = np.array(list(seen.values()), np.intp)
    return bits[first], first


class _View:
    """What a list of priorities comes to in SEQ: what is better than the state, and each step."""

    def __init__(self, better: Flags, steps: Flags) -> None:
        self.better = better.tobytes()
        self._steps = steps
        self._known: dict[int, list[int]] = {}

    def improvements(
        self, place: int, starts: NDArray[np.int64], ends: NDArray[np.int64]
    ) -> list[int]:
        """Give the places that an improvement leads to."""
        if place not in self._known:
            part = slice(int(starts[place]), int(starts[place + 1]))
            self._known[place] = ends[part][self._steps[part]].tolist()
        return self._known[place]


class _Joint:
    """The search in SEQ, where lists of several decision makers are tried together."""

    def __init__(self, search: _Search, place: int) -> None:
        self._search, self._place = search, place
        solution, self._worth, self._edits, self._limit = search.parts
        self._makers = range(len(self._worth))
        size = solution.space.size
        self._all = np.arange(size, dtype=np.int64)
        self._starts, self._froms, self._ends = [], [], []
        for maker in self._makers:
            steps = [search.steps(maker, one) for one in range(size)]
            counts = np.array([one.size for one in steps], np.int64)
            self._starts.append(np.concatenate((np.zeros(1, np.int64), np.cumsum(counts))))
            self._froms.append(np.repeat(self._all, counts))
            self._ends.append(np.concatenate(steps))
        self._now = [
            _View(
                worth > worth[place],
                worth[self._ends[maker]] > worth[self._froms[maker]],
            )
            for maker, worth in enumerate(self._worth)
        ]
        self._suspect = 0

    def search(self) -> tuple[bool, list[_Found] | None, int]:
        """Give whether the state holds, the least change, and how far the search went."""
        holds = self._stable(self._now)
        layers: dict[int, list[list[tuple[_View, int, int]]]] = {
            maker: [[(self._now[maker], 0, 0)]] for maker in self._makers
        }
        rules = [self._search.rule(Concept.GMR, maker, self._place) for maker in self._makers]
        if not holds:  # what holds in SEQ holds in GMR, which a list decides by itself
            for maker, rule in enumerate(rules):
                worth = self._worth[maker]
                if rule.leaves((worth[rule.places] > worth[self._place])[None])[0]:
                    layers[maker] = [[]]
        seen: dict[int, set[bytes]] = {maker: set() for maker in self._edits}
        for count in range(1, self._limit + 1):
            for maker in self._edits:
                views = self._views(maker, count, seen[maker], None if holds else rules[maker])
                if views is None:
                    return holds, None, count - 1
                layers[maker].append(views)
            best: list[_Found] | None = None
            for counts in product(range(count + 1), repeat=len(self._worth)):
                if sum(counts) != count or any(
                    some and maker not in self._edits for maker, some in enumerate(counts)
                ):
                    continue
                hit = self._among([layers[maker][some] for maker, some in enumerate(counts)], holds)
                if hit is not None and (best is None or _weight(hit) < _weight(best)):
                    best = hit
            if best is not None:
                return holds, best, count
        return holds, None, self._limit

    def _among(
        self, views: Sequence[Sequence[tuple[_View, int, int]]], holds: bool
    ) -> list[_Found] | None:
        for chosen in product(*views):
            if self._stable([view for view, _, _ in chosen]) != holds:
                return [
                    self._found(maker, count, row)
                    for maker, (_, count, row) in enumerate(chosen)
                    if count
                ]
        return None

    def _found(self, maker: int, count: int, row: int) -> _Found:
        layer = self._edits[maker].layer(count)
        assert layer is not None
        return _Found(maker, self._edits[maker].path(count, row), int(layer.lengths[row]))

    def _views(
        self, maker: int, count: int, seen: set[bytes], rule: _Rule | None
    ) -> list[tuple[_View, int, int]] | None:
        """Give what the lists of a layer come to, without what fewer changes come to as well."""
        layer = self._edits[maker].layer(count)
        if layer is None:
            return None
        size = self._all.size
        start = np.concatenate((np.full(size, self._place), self._froms[maker]))
        end = np.concatenate((self._all, self._ends[maker]))
        pairs = self._search.pairs(maker, start, end)
        found = []
        for first, bits in pairs.of(layer):
            distinct, rows = _distinct(bits)
            new = [row for row, one in enumerate(distinct) if one.tobytes() not in seen]
            seen.update(distinct[row].tobytes() for row in new)
            flags = pairs.flags(distinct[new])
            stays = np.ones(len(new), np.bool_)
            if rule is not None:
                stays = ~rule.leaves(flags[:, rule.places])
            found += [
                (_View(flags[one, :size], flags[one, size:]), count, first + int(rows[new[one]]))
                for one in np.flatnonzero(stays).tolist()
            ]
        return found

    def _stable(self, views: Sequence[_View]) -> bool:
        """Say whether nobody would leave; who left last is asked first."""
        makers = [self._suspect, *(one for one in self._makers if one != self._suspect)]
        for maker in makers:
            if self._leaves(maker, views):
                self._suspect = maker
                return False
        return True

    def _leaves(self, maker: int, views: Sequence[_View]) -> bool:
        better = views[maker].better
        return any(
            better[goal] and not self._spoiled(maker, goal, views)
            for goal in self._search.steps(maker, self._place).tolist()
        )

    def _spoiled(self, maker: int, goal: int, views: Sequence[_View]) -> bool:
        better = views[maker].better
        seen = {goal}
        waiting = [goal]
        while waiting:
            here = waiting.pop()
            for other in self._makers:
                if other == maker:
                    continue
                for end in views[other].improvements(here, self._starts[other], self._ends[other]):
                    if not better[end]:
                        return True
                    if end not in seen:
                        seen.add(end)
                        waiting.append(end)
        return False


def _weight(found: Sequence[_Found]) -> tuple[tuple[int, int], ...]:
    return tuple(weight for one in found for weight in one.weight())
