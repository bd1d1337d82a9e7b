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
from standoff.strategy.edits import Edit, Edits, Kind
from standoff.strategy.feasible import columns
from standoff.strategy.pairs import Flags, Moves, Pairs, View, distinct_rows, packed
from standoff.strategy.payoffs import unordered
from standoff.strategy.solve import Progress, Solution

CONCEPTS = (Concept.NASH, Concept.GMR, Concept.SMR, Concept.SEQ)
MOST_BITS = 1 << 33
"""Comparisons of the lists with so many changes that are kept at once in SEQ."""


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
        self.limit, self._space = limit, solution.space
        self.size = solution.space.size
        self._makers = range(len(conflict.decision_makers))
        self.edits: dict[int, Edits] = {}
        for number, maker in enumerate(conflict.decision_makers):
            preference = maker.preference
            if isinstance(preference, Priorities):
                if unordered(preference):
                    raise ConflictError(
                        f"the order of {maker.name}'s preferences is unknown in part",
                        hint="give every statement a place",
                    )
                order = [entry[0] for entry in preference.order]
                self.edits[number] = Edits(order, len(conflict.options), limit, kinds)
        self._kept = tuple(
            maker.name
            for number, maker in enumerate(conflict.decision_makers)
            if number not in self.edits
        )
        self.worth = [
            np.broadcast_to(one, self._space.shape).reshape(-1) for one in solution.payoffs
        ]
        self._steps: dict[tuple[int, int], NDArray[np.int64]] = {}
        self._reached: dict[tuple[int, int], NDArray[np.int64]] = {}
        self._moves: dict[int, Moves] = {}
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
            if rule.leaves((self.worth[maker][rule.places] > self.worth[maker][place])[None])[0]
        ]
        if not leaving:
            for count in range(1, self.limit + 1):
                layers = {maker: edits.layer(count) for maker, edits in self.edits.items()}
                tried = [
                    self._first(maker, rules[maker], place, count, leave=True)
                    for maker, layer in layers.items()
                    if layer is not None
                ]
                hits = [one for one in tried if one is not None]
                if hits:
                    return True, [min(hits, key=_Found.weight)], count
                if None in layers.values():
                    return True, None, count - 1
            return True, None, self.limit
        found: list[_Found] = []
        spent = 0
        # Each of those that still have to stay needs one change at least.
        for position, maker in enumerate(leaving):
            if maker not in self.edits:
                return False, None, self.limit  # no change of the others would keep it
            rest = len(leaving) - position - 1
            for count in range(1, self.limit - spent - rest + 1):
                if self.edits[maker].layer(count) is None:
                    return False, None, spent + count - 1 + rest
                hit = self._first(maker, rules[maker], place, count, leave=False)
                if hit is not None:
                    found.append(hit)
                    spent += count
                    break
            else:
                return False, None, self.limit
        return False, found, spent

    def _first(
        self, maker: int, rule: _Rule, place: int, count: int, *, leave: bool
    ) -> _Found | None:
        """Give the first list of a layer, if there is one, that makes somebody leave, or stay."""
        edits = self.edits[maker]
        layer = edits.layer(count)
        assert layer is not None
        if not rule.ways:
            return None
        pairs = self.pairs(maker, np.full(rule.places.size, place), rule.places)
        for start, bits in pairs.of(layer):
            distinct, first = distinct_rows(bits)
            hits = first[rule.leaves(pairs.flags(distinct)) == leave]
            if hits.size:
                row = start + int(hits.min())
                return _Found(maker, edits.path(count, row), int(layer.lengths[row]))
        return None

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

    def pairs(self, maker: int, start: NDArray[np.int64], end: NDArray[np.int64]) -> Pairs:
        """Ask of pairs of places whether the second is better for a decision maker."""
        if maker not in self._met:
            column = columns(self._space.codes(np.arange(self.size, dtype=np.int64)))
            held = [one.holds(column) for one in self.edits[maker].statements]
            self._met[maker] = np.array(held, np.bool_).reshape(-1, self.size)
        return Pairs(self._met[maker], start, end)

    def moves(self, maker: int) -> Moves:
        """Give all moves of a decision maker."""
        if maker not in self._moves:
            steps = [self.steps(maker, place) for place in range(self.size)]
            counts = np.array([one.size for one in steps], np.int64)
            starts = np.concatenate((np.zeros(1, np.int64), np.cumsum(counts)))
            froms = np.repeat(np.arange(self.size, dtype=np.int64), counts)
            self._moves[maker] = Moves(starts, froms, np.concatenate(steps))
        return self._moves[maker]

    def _changes(self, found: _Found) -> Iterator[Change]:
        maker = self._conflict.decision_makers[found.maker]
        statements = self.edits[found.maker].statements
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


class _Joint:
    """The search in SEQ, where lists of several decision makers are tried together."""

    def __init__(self, search: _Search, place: int) -> None:
        self._search, self._place = search, place
        self._worth, self._edits, self._limit = search.worth, search.edits, search.limit
        self._makers = range(len(self._worth))
        self._all = np.arange(search.size, dtype=np.int64)
        self._moves = [search.moves(maker) for maker in self._makers]
        self._now = [
            View(
                packed(
                    np.concatenate((worth > worth[place], worth[moves.ends] > worth[moves.froms]))[
                        None
                    ]
                )[0],
                search.size,
                True,
            )
            for worth, moves in zip(self._worth, self._moves, strict=True)
        ]
        self._suspect = 0

    def search(self) -> tuple[bool, list[_Found] | None, int]:
        """Give whether the state holds, the least change, and how far the search went."""
        holds = self._stable(self._now)
        layers: dict[int, list[list[tuple[View, int, int]]]] = {
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
        self, views: Sequence[Sequence[tuple[View, int, int]]], holds: bool
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
    ) -> list[tuple[View, int, int]] | None:
        """Give what the lists of a layer come to, without what fewer changes come to as well."""
        layer = self._edits[maker].layer(count)
        if layer is None:
            return None
        size, moves = self._all.size, self._moves[maker]
        if len(layer.lists) * (size + moves.ends.size) > MOST_BITS:
            return None
        start = np.concatenate((np.full(size, self._place), moves.froms))
        pairs = self._search.pairs(maker, start, np.concatenate((self._all, moves.ends)))
        found = []
        for first, bits in pairs.of(layer):
            distinct, rows = distinct_rows(bits)
            if rule is not None:
                flags = pairs.flags(distinct[:, : -(-size // 64)], size)
                stays = ~rule.leaves(flags[:, rule.places])
                distinct, rows = distinct[stays], rows[stays]
            for row, one in zip(rows.tolist(), distinct, strict=True):
                key = one.tobytes()
                if key not in seen:
                    seen.add(key)
                    kept = np.frombuffer(key, np.uint64)
                    found.append((View(kept, size, count == 1), count, first + row))
        return found

    def _stable(self, views: Sequence[View]) -> bool:
        """Say whether nobody would leave; who left last is asked first."""
        makers = [self._suspect, *(one for one in self._makers if one != self._suspect)]
        for maker in makers:
            if self._leaves(maker, views):
                self._suspect = maker
                return False
        return True

    def _leaves(self, maker: int, views: Sequence[View]) -> bool:
        better = views[maker].better
        return any(
            better(goal) and not self._spoiled(maker, goal, views)
            for goal in self._search.steps(maker, self._place).tolist()
        )

    def _spoiled(self, maker: int, goal: int, views: Sequence[View]) -> bool:
        better = views[maker].better
        seen = {goal}
        waiting = [goal]
        while waiting:
            here = waiting.pop()
            for other in self._makers:
                if other == maker:
                    continue
                for end in views[other].improvements(here, self._moves[other]):
                    if not better(end):
                        return True
                    if end not in seen:
                        seen.add(end)
                        waiting.append(end)
        return False


def _weight(found: Sequence[_Found]) -> tuple[tuple[int, int], ...]:
    return tuple(weight for one in found for weight in one.weight())
