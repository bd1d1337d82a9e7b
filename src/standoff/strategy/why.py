"""Why a state is stable for somebody, or not: the replies that decide it, in plain sentences.

The verdict comes from what the solver itself works out. Only what is to be told is searched
for: the replies to a few improvements, by shortest legal sequences.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

import numpy as np

from standoff.errors import ConflictError
from standoff.records import Record
from standoff.strategy.by_form import Doubtful
from standoff.strategy.by_worth import Known
from standoff.strategy.coalitions import called, coalitions
from standoff.strategy.concepts import OF_COALITIONS, Concept
from standoff.strategy.conflict import Conflict
from standoff.strategy.near import nearest
from standoff.strategy.options import OptionSpace
from standoff.strategy.search import Move, Search
from standoff.strategy.solve import Solution
from standoff.strategy.standpoints import Standpoints
from standoff.strategy.steps import Step, listed, step
from standoff.strategy.sums import spoiling
from standoff.strategy.unknown import Unknown
from standoff.strategy.values import Places
from standoff.strategy.wording import Wording, rest

TOLD = 3
"""Improvements whose replies are told; the others are counted."""


class Reply(Record, frozen=True, kw_only=True):
    """What the others could do about an improvement.

    The steps lead from `improvement`, one after the other, to `sanction`. In SIM each step starts
    at the state itself, all are made at once, and the sum of all changes is the sanction. `escape`
    is the state to which the decision maker would get away again, if it can; asked in SMR.
    """

    improvement: str
    steps: tuple[Step, ...]
    sanction: str
    escape: str | None = None


class Stability(Record, frozen=True, kw_only=True):
    """Whether a decision maker would leave a state, and why. States are written as letters.

    `improvements` counts the moves that tempt it: by which it gains, or, in the forms a and c under
    unknown preference, may gain. Where the state is unstable, `tempted_by` is the best improvement
    that nothing deters, and `discounted` a reply that would spoil it if it counted: in SMR one that
    is escaped, in SEQ one in which somebody does not gain by its step. Where it is stable,
    `deterred_by` has a reply to each of the first few improvements, best first.
    """

    decision_maker: str
    state: str
    concept: Concept
    stable: bool
    improvements: int
    tempted_by: str | None = None
    deterred_by: tuple[Reply, ...] = ()
    discounted: Reply | None = None
    because: tuple[str, ...]


def why(solution: Solution, concept: Concept | str, decision_maker: str, state: int) -> Stability:
    """Say why a state is stable for a decision maker, or why not; for a coalition as `A + B`.

    Any concept will do, whether or not it was asked of `solve`; for many questions about one
    solution, keep a `Reasons`. Raises `ConflictError` for a concept that does not apply, a name
    that is unknown, and a state that is not feasible.
    """
    return Reasons(solution).of(concept, decision_maker, state)


class Reasons:
    """Answers to many questions about one solution; what several need is worked out once."""

    def __init__(self, solution: Solution) -> None:
        self.solution, self.conflict = solution, solution.conflict

    @cached_property
    def known(self) -> Known:
        """How decision makers compare states where all preferences are known."""
        if len(self.solution.payoffs) != len(self.conflict.decision_makers):
            raise ConflictError(
                "the order of preferences is unknown in part",
                hint="ask for the concepts under unknown preference, nash_a to seq_d",
            )
        return Known(self.solution)

    @cached_property
    def doubtful(self) -> Doubtful:
        """How they compare them where not all are."""
        space = self.solution.space
        return Doubtful(Unknown(self.conflict, space), space)

    def of(self, concept: Concept | str, decision_maker: str, state: int) -> Stability:
        """Say why a state is stable for a decision maker, or why not."""
        if concept not in set(Concept):
            raise ConflictError(f"no concept “{concept}”", hint=nearest(concept, Concept))
        concept = Concept(concept)
        if concept is Concept.SIM and not isinstance(self.conflict, Conflict):
            raise ConflictError(
                "sim adds up changes of options, and this conflict has named states",
                hint="ask for another concept",
            )
        members = self._members(concept)
        if decision_maker not in members:
            raise ConflictError(
                f"no decision maker “{decision_maker}”", hint=nearest(decision_maker, members)
            )
        return _Question(self, concept, members[decision_maker], state).answer()

    def _members(self, concept: Concept) -> dict[str, tuple[int, ...]]:
        """Give everybody of whom a concept can be asked, by name."""
        makers = len(self.conflict.decision_makers)
        alone = [(maker,) for maker in range(makers)]
        asked = coalitions(makers) if concept in OF_COALITIONS else alone
        return {called(self.conflict, members): members for members in asked}


class _Question:
    """One question, and what is needed to answer it."""

    def __init__(
        self, reasons: Reasons, concept: Concept, members: tuple[int, ...], state: int
    ) -> None:
        self.concept, self.members = concept, members
        self.solution, self.conflict = reasons.solution, reasons.conflict
        self.space = self.solution.space
        self.here = self.solution.place(state)
        self.standpoints: Standpoints = reasons.doubtful if concept.form else reasons.known
        self.standpoint = self.standpoints.at(concept, members, self.here)
        self.name = called(self.conflict, members)
        self.words = Wording(self.solution, concept, members, self.here, self.standpoint)
        makers = range(len(self.conflict.decision_makers))
        self.others = [one for one in makers if one not in members]

    def answer(self) -> Stability:
        better = self._tempting(self.here)
        if not better.size:
            return self._verdict(0, stable=True, because=(self.words.nothing(),))
        if self.concept is Concept.SIM:
            return self._simultaneous(better)
        open_ = better[~self.standpoint.answered(better)]
        if open_.size:
            return self._undeterred(len(better), int(open_[0]))
        replies = []
        because = []
        for improved in better[:TOLD].tolist():
            moves = self._reply(improved, self.concept.basic)
            replies.append(self._record(improved, moves))
            because.append(
                f"{self.words.gain(improved)}; then {self.words.spoil(moves)}"
                + (self.words.trapped(moves[-1].end) if self.concept.basic is Concept.SMR else "")
                + "."
            )
        return self._verdict(
            len(better),
            stable=True,
            deterred_by=tuple(replies),
            because=(*because, *rest(len(better) - TOLD)),
        )

    def _tempting(self, place: int) -> Places:
        """Give the places that a move of it leads to from one and that tempt it, best first."""
        reached = self.standpoint.reached(place)
        return self._best_first(reached[self.standpoint.tempting(reached)])

    def _escapes(self, place: int) -> Places:
        """Give those to which it would get away from one, since they do not deter, best first."""
        reached = self.standpoint.reached(place)
        return self._best_first(reached[~self.standpoint.deterring()[reached]])

    def _best_first(self, places: Places) -> Places:
        return places[np.argsort(-self.standpoint.rank[places].astype(np.int64), kind="stable")]

    def _reply(self, improved: int, concept: Concept) -> list[Move]:
        """Give a shortest sequence of the others that deters; the worst sanction of those."""
        at = self.standpoint
        deters = at.cornered() if concept is Concept.SMR else at.deterring()
        search = Search(
            self.standpoints.ground,
            self.others,
            improved,
            improving=concept is Concept.SEQ,
            goal=deters,
        )
        # The search ends with the layer in which there is one.
        reached = np.flatnonzero(deters & search.reached())
        return search.path(int(reached[self.standpoint.rank[reached].argmin()]))

    def _undeterred(self, count: int, improved: int) -> Stability:
        gain = self.words.gain(improved)
        spoilt = self.concept.basic in (Concept.SMR, Concept.SEQ) and self._spoilt(improved)
        discounted: Reply | None = None
        because: tuple[str, ...]
        if self.concept.basic is Concept.NASH:
            because = (f"{gain}; in Nash stability nobody’s reply counts.",)
        elif not spoilt:
            because = (f"{gain}; {self.words.whatever(improved, self.others)}.",)
        else:
            moves = self._reply(improved, Concept.GMR)
            tell = self._escaped if self.concept.basic is Concept.SMR else self._idle
            discounted, because = tell(improved, moves)
        return self._verdict(
            count,
            stable=False,
            tempted_by=self.words.letters(improved),
            discounted=discounted,
            because=because,
        )

    def _spoilt(self, improved: int) -> bool:
        """Say whether a reply would spoil it if every reply counted, as in GMR."""
        gmr = _form(Concept.GMR, self.concept)
        at = self.standpoints.at(gmr, self.members, self.here)
        return bool(at.answered(np.array([improved]))[0])

    def _escaped(self, improved: int, moves: Sequence[Move]) -> tuple[Reply, tuple[str, ...]]:
        """Say how the decision maker gets away from a reply."""
        end = moves[-1].end
        escape = int(self._escapes(end)[0])
        first = f"{self.words.gain(improved)}, and could escape from every reply that spoils it."
        second = (
            f"If then {self.words.spoil(moves)}, {self.words.away(end, escape)} and "
            f"{self.words.better_off(escape)}."
        )
        return self._record(improved, moves, escape), (first, second)

    def _idle(self, improved: int, moves: Sequence[Move]) -> tuple[Reply, tuple[str, ...]]:
        """Say who has nothing to gain by a step of a reply."""
        idle = next(move for move in moves if not self.standpoints.gains(move))
        gain = self.words.gain(improved)
        first = f"{gain}; every reply that spoils it has a step that gains nothing."
        by = "that" if len(moves) == 1 else self.words.doing(idle.start, idle.end)
        second = (
            f"Then {self.words.spoil(moves)}; but {self.words.who(idle.maker)} would not gain by "
            f"{by}."
        )
        return self._record(improved, moves), (first, second)

    def _simultaneous(self, better: Places) -> Stability:
        assert isinstance(self.space, OptionSpace)  # sim is refused where states are named
        choices = {other: self._gains(other) for other in self.others}
        replies = spoiling(self.space, self.standpoint.rank, self.here, better, choices)
        open_ = [place for place in better.tolist() if place not in replies]
        if open_:
            movers = [self.words.who(other) for other in self.others if choices[other].size]
            if movers:
                reason = f"nothing that {listed(movers)} could gain at the same time would spoil it"
            else:
                reason = "nobody else has anything to gain at the same time"
            return self._verdict(
                len(better),
                stable=False,
                tempted_by=self.words.letters(open_[0]),
                because=(f"{self.words.gain(open_[0])}; {reason}.",),
            )
        told = []
        because = []
        for improved in better[:TOLD].tolist():
            steps, end = replies[improved]
            moves = [Move(other, self.here, place) for other, place in steps]
            told.append(self._record(improved, moves, end=end))
            because.append(
                f"{self.words.gain(improved)}; but at the same time "
                f"{self.words.could(moves, together=True)}, and all of it together "
                f"{self.words.leaves(end)}."
            )
        return self._verdict(
            len(better),
            stable=True,
            deterred_by=tuple(told),
            because=(*because, *rest(len(better) - TOLD)),
        )

    def _gains(self, other: int) -> Places:
        """Give the places by moving to which somebody else gains."""
        reached = self.space.moves(other, self.here)
        at = self.standpoints.at(Concept.NASH, (other,), self.here)
        return reached[at.tempting(reached)]

    def _verdict(
        self,
        count: int,
        *,
        stable: bool,
        because: tuple[str, ...],
        tempted_by: str | None = None,
        deterred_by: tuple[Reply, ...] = (),
        discounted: Reply | None = None,
    ) -> Stability:
        return Stability(
            decision_maker=self.name,
            state=self.words.letters(self.here),
            concept=self.concept,
            stable=stable,
            improvements=count,
            tempted_by=tempted_by,
            deterred_by=deterred_by,
            discounted=discounted,
            because=because,
        )

    def _record(
        self,
        improved: int,
        moves: Sequence[Move],
        escape: int | None = None,
        *,
        end: int | None = None,
    ) -> Reply:
        return Reply(
            improvement=self.words.letters(improved),
            steps=tuple(
                step(
                    self.conflict,
                    move.maker,
                    self.words.code(move.start),
                    self.words.code(move.end),
                )
                for move in moves
            ),
            sanction=self.words.letters(moves[-1].end if end is None else end),
            escape=None if escape is None else self.words.letters(escape),
        )


def _form(basic: Concept, like: Concept) -> Concept:
    """Give the form of a basic concept that another concept has, or that of coalitions."""
    if like in OF_COALITIONS:
        return Concept(f"c{basic}")
    return Concept(f"{basic}_{like.form}") if like.form else basic
