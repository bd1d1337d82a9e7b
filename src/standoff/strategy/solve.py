"""A conflict solved: which states are stable, for whom, under which concept."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import cached_property
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from standoff.errors import ConflictError
from standoff.strategy import coalitions
from standoff.strategy.arcs import Arcs
from standoff.strategy.concepts import OF_COALITIONS, OF_ONE, UNDER_UNKNOWN, Concept
from standoff.strategy.conflict import Conflict, Graph
from standoff.strategy.feasible import feasible
from standoff.strategy.lattice import Lattice
from standoff.strategy.layout import Layout
from standoff.strategy.listed import Listed
from standoff.strategy.memory import refuse_beyond
from standoff.strategy.options import OptionSpace
from standoff.strategy.payoffs import graph_payoffs, in_part_unknown, payoffs
from standoff.strategy.simultaneous import Table, unstable_by_sums
from standoff.strategy.simultaneous import unstable as simultaneously_unstable
from standoff.strategy.space import Space
from standoff.strategy.stability import unstable
from standoff.strategy.unknown import Unknown
from standoff.strategy.values import Places, Values

Progress = Callable[[str, float], None]
"""Told what is being worked out, and how much of all is done, from 0 to 1."""


class Solution:
    """What `solve` found. States are integers in option form, positions in graph form.

    `payoffs` is empty where the order of somebody's preferences is unknown in part.
    """

    def __init__(
        self,
        conflict: Conflict | Graph,
        space: Space,
        worth: Sequence[Values],
        found: dict[Concept, dict[str, NDArray[np.uint8]]],
    ) -> None:
        self.conflict, self.space, self.payoffs = conflict, space, worth
        self._found = found

    @property
    def concepts(self) -> tuple[Concept, ...]:
        """The concepts that were asked for."""
        return tuple(self._found)

    def whose(self, concept: Concept) -> tuple[str, ...]:
        """Give the decision makers, or the coalitions, that a concept was worked out for."""
        return tuple(self._by(concept))

    def stable(self, concept: Concept | str, who: str) -> list[int]:
        """Give the states that a decision maker, or a coalition, would not leave, ascending.

        Like the other questions it raises `ConflictError` for a concept that was not asked for.
        """
        return self._states(self._by(concept)[who])

    def equilibria(self, concept: Concept | str) -> list[int]:
        """Give the states that nobody would leave, ascending."""
        return self._states(self._all(concept))

    def count(self, concept: Concept | str, who: str | None = None) -> int:
        """Count the states that somebody, or nobody, would leave."""
        bits = self._all(concept) if who is None else self._by(concept)[who]
        return int(np.bitwise_count(bits).sum())

    def holds(self, concept: Concept | str, state: int, who: str | None = None) -> bool:
        """Say whether a state is stable for somebody, or for all.

        Raises `ConflictError` for a state that is not feasible.
        """
        place = self.place(state)
        bits = self._all(concept) if who is None else self._by(concept)[who]
        return bool(bits[place >> 3] >> (7 - (place & 7)) & 1)

    def place(self, state: int) -> int:
        """Give the place of a state in the solver's order.

        Raises `ConflictError` for a state that is not feasible.
        """
        place = self.space.place(state)
        if place is None:
            raise ConflictError(
                f"the state {self.conflict.letters(state)} is not feasible",
                hint="ask for one that no rule forbids",
            )
        return place

    def _repr_html_(self) -> str:
        from standoff.strategy.outcomes import html

        return html(self)

    @cached_property
    def states(self) -> list[int]:
        """All feasible states, ascending."""
        return self._codes(np.arange(self.space.size, dtype=np.int64))

    def _by(self, concept: Concept | str) -> dict[str, NDArray[np.uint8]]:
        if concept not in self._found:
            raise ConflictError(
                f"{concept} was not worked out", hint="there are " + ", ".join(self._found)
            )
        return self._found[Concept(concept)]

    def _all(self, concept: Concept | str) -> NDArray[np.uint8]:
        everybody = np.array(list(self._by(concept).values()))
        result: NDArray[np.uint8] = np.bitwise_and.reduce(everybody, axis=0)
        return result

    def _states(self, bits: NDArray[np.uint8]) -> list[int]:
        return self._codes(np.flatnonzero(np.unpackbits(bits, count=self.space.size)))

    def _codes(self, places: Places) -> list[int]:
        return [int(code) for code in np.sort(self.space.codes(places))]


def solve(
    conflict: Conflict | Graph,
    concepts: Iterable[Concept | str] | None = None,
    *,
    progress: Progress | None = None,
) -> Solution:
    """Work out which states are stable for each decision maker.

    Without `concepts`, all that apply to one decision maker; where the order of somebody's
    preferences is unknown in part, the sixteen forms. Those of coalitions are worked out for each
    of them, which is called by its members: `A + B`. Raises `ConflictError` for a conflict
    that contradicts itself, for concepts that do not apply to it, and, before memory is spent, for
    one that is too large for the machine.
    """
    chosen = _chosen(conflict, concepts)
    if isinstance(conflict, Graph):
        space: Space = Arcs(conflict)
        worth = graph_payoffs(conflict)
    else:
        options = space_of(conflict)
        space = options
        worth = [] if _unknown_of(conflict) else payoffs(conflict, options)
    jobs = _jobs(conflict, chosen)
    if any(one in OF_COALITIONS for one in chosen):
        coalitions.check(worth, space)
    work = _Work(conflict, space, worth, any(one in UNDER_UNKNOWN for one in chosen))
    found: dict[Concept, dict[str, NDArray[np.uint8]]] = {concept: {} for concept in chosen}
    for done, job in enumerate(jobs):
        who = coalitions.called(conflict, job.makers)
        found[job.concept][who] = work(job)
        if progress is not None:
            progress(f"{job.concept.upper()} for {who}", (done + 1) / len(jobs))
    return Solution(conflict, space, worth, found)


class _Job(NamedTuple):
    concept: Concept
    makers: tuple[int, ...]


def _jobs(conflict: Conflict | Graph, chosen: Sequence[Concept]) -> list[_Job]:
    alone = [(maker,) for maker in range(len(conflict.decision_makers))]
    together: list[tuple[int, ...]] = []
    if any(one in OF_COALITIONS for one in chosen):
        together = coalitions.coalitions(len(alone))
        names = [coalitions.called(conflict, makers) for makers in together]
        for name in names:
            if names.count(name) > 1:
                raise ConflictError(
                    f"two coalitions would be called “{name}”",
                    hint="give the decision makers names without +",
                )
    return [
        _Job(concept, makers)
        for makers in together or alone
        for concept in chosen
        if len(makers) == 1 or concept in OF_COALITIONS
    ]


class _Work:
    """Does one job after another; what several need is made once."""

    def __init__(
        self, conflict: Conflict | Graph, space: Space, worth: Sequence[Values], unknown: bool
    ) -> None:
        self._conflict, self._space, self._worth = conflict, space, worth
        self._layout: Layout | None = None
        self._table: Table | None = None
        self._unknown = Unknown(conflict, space) if unknown else None

    def __call__(self, job: _Job) -> NDArray[np.uint8]:
        maker = job.makers[0]
        if job.concept is Concept.SIM:
            leaves = self._simultaneous(maker)
        elif job.concept in OF_COALITIONS:
            leaves = coalitions.unstable(job.concept, job.makers, self._worth, self._space)
        elif job.concept in UNDER_UNKNOWN:
            assert self._unknown is not None
            leaves = self._unknown.unstable(job.concept, maker)
        else:
            leaves = unstable(job.concept, maker, self._worth, self._space)
        return np.packbits(~leaves)

    def _simultaneous(self, maker: int) -> NDArray[np.bool_]:
        assert isinstance(self._conflict, Conflict)
        assert isinstance(self._space, OptionSpace)
        if self._layout is None:
            self._layout = Layout(self._conflict, self._space)
        if self._layout.fits and self._table is None:
            self._table = Table(self._conflict, self._layout, self._space, self._worth)
        if self._table is None:
            return unstable_by_sums(maker, self._space, self._worth)
        return simultaneously_unstable(maker, self._table)


def space_of(conflict: Conflict) -> OptionSpace:
    """Give the feasible states of a conflict and the moves between them."""
    count = len(conflict.decision_makers)
    codes = feasible(len(conflict.options), conflict.never)
    whole = codes is None
    size = 1 << len(conflict.options) if codes is None else codes.size
    refuse_beyond(size * (_WHOLE if whole else _LISTED) * (count + 2), f"{size:,} states")
    seen = all(not maker.misperceived for maker in conflict.decision_makers)
    if codes is None and not seen:
        codes = np.arange(size, dtype=np.int64)
    space: OptionSpace = Lattice(conflict) if codes is None else Listed(conflict, codes)
    if conflict.status_quo is not None and space.place(conflict.status_quo) is None:
        raise ConflictError(
            f"the status quo {conflict.letters(conflict.status_quo)} is not feasible",
            hint="change it, or the rules",
        )
    return space


_WHOLE = 9
_LISTED = 20
"""Bytes that the solver takes for a state and a decision maker, as measured; see benchmarks."""


def _chosen(
    conflict: Conflict | Graph, concepts: Iterable[Concept | str] | None
) -> tuple[Concept, ...]:
    graph = isinstance(conflict, Graph)
    unknown_of = _unknown_of(conflict)
    if concepts is None and unknown_of is not None:
        return UNDER_UNKNOWN
    if concepts is None:
        return tuple(one for one in OF_ONE if not (graph and one is Concept.SIM))
    chosen = tuple(dict.fromkeys(Concept(one) for one in concepts))
    if graph and Concept.SIM in chosen:
        raise ConflictError(
            "sim adds up changes of options, and this conflict has named states",
            hint="leave it out",
        )
    known = [one for one in chosen if one not in UNDER_UNKNOWN]
    if known and unknown_of is not None:
        raise ConflictError(
            f"{known[0]} asks for a known order, and that of {unknown_of}'s preferences is unknown "
            "in part",
            hint="ask for the concepts under unknown preference, nash_a to seq_d",
        )
    return chosen


def _unknown_of(conflict: Conflict | Graph) -> str | None:
    """Give the first decision maker the order of whose preferences is unknown in part."""
    if isinstance(conflict, Graph):
        return None
    return next((one.name for one in conflict.decision_makers if in_part_unknown(one)), None)
