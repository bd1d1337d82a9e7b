"""Every reason given is held against the judge's definitions, on random conflicts."""

from __future__ import annotations

from itertools import product
from typing import Any

import pytest
from chance import GraphCase, OptionCase, graph_case, option_case
from judge import KNOWN, Model, improvements, is_stable, reach, sums

from cases import code, from_graph, from_options
from standoff.strategy.conflict import (
    Conflict,
    Graph,
)
from standoff.strategy.solve import Solution, solve
from standoff.strategy.why import TOLD, Reasons, Reply, Stability

SEEDS = range(200)


class _Case:
    """A random conflict as the judge and as the solver have it; states by their letters."""

    def __init__(self, case: OptionCase | GraphCase) -> None:
        self.model: Model = case.model()
        if isinstance(case, OptionCase):
            self.conflict: Conflict | Graph = from_options(case)
            self.numbers = {state: code(state) for state in self.model.states}
        else:
            self.conflict = from_graph(case)
            self.numbers = {state: state for state in self.model.states}
        self.solution: Solution = solve(self.conflict)
        self.states = {
            self.conflict.letters(number): state for state, number in self.numbers.items()
        }

    def deters(self, maker: str, answer: Any, state: Any) -> bool:
        return self.model.compare(maker, answer, state) in KNOWN.deters


def shortest(model: Model, makers: set[str], start: Any, steps: str) -> dict[Any, int]:
    """Give the length of a shortest legal sequence to each state, by trying them all."""
    found: dict[Any, int] = {}
    seen = {(start, None)}
    edge: list[tuple[Any, str | None]] = [(start, None)]
    length = 0
    while edge:
        length += 1
        following = []
        for state, last in edge:
            for mover in makers - {last}:
                for after in model.moves[mover][state]:
                    if model.compare(mover, after, state) in steps and (after, mover) not in seen:
                        seen.add((after, mover))
                        following.append((after, mover))
                        found.setdefault(after, length)
        edge = following
    return found


def hold_sequence(case: _Case, reply: Reply, maker: str, steps: str) -> Any:
    """Check that the steps are a legal sequence of the others; give where it ends."""
    here = case.states[reply.improvement]
    last = None
    for step in reply.steps:
        assert step.decision_maker not in (maker, last)
        assert case.states[step.start] == here
        after = case.states[step.end]
        assert after in case.model.moves[step.decision_maker][here]
        assert case.model.compare(step.decision_maker, after, here) in steps
        here, last = after, step.decision_maker
    assert reply.steps
    assert case.states[reply.sanction] == here
    return here


def hold(case: _Case, concept: str, maker: str, state: Any, given: Stability) -> None:
    """Check one answer against the definition of the concept."""
    model = case.model
    tempting = improvements(model, maker, state, KNOWN)
    assert given.stable == is_stable(model, concept, maker, state, KNOWN)
    assert given.improvements == len(tempting)
    assert given.because
    assert all(sentence.endswith(".") for sentence in given.because)
    if given.stable:
        assert given.tempted_by is None
        assert len(given.deterred_by) == min(len(tempting), TOLD)
        told = [case.states[reply.improvement] for reply in given.deterred_by]
        assert len(set(told)) == len(told)
        for number, improved in enumerate(told):
            assert improved in tempting
            # Best first: none that is left out or comes later is better.
            later = [one for one in tempting if one not in told[:number]]
            assert all(model.compare(maker, improved, one) in ">=" for one in later)
        for reply in given.deterred_by:
            hold_sanction(case, concept, maker, state, reply)
        return
    assert given.tempted_by is not None
    assert not given.deterred_by
    hold_temptation(case, concept, maker, state, given)


def hold_sanction(case: _Case, concept: str, maker: str, state: Any, reply: Reply) -> None:
    model = case.model
    improved = case.states[reply.improvement]
    sanction = case.states[reply.sanction]
    assert case.deters(maker, sanction, state)
    if concept == "sim":
        movers = [step.decision_maker for step in reply.steps]
        assert movers
        assert maker not in movers
        assert len(set(movers)) == len(movers)
        brought = {maker: improved}
        for step in reply.steps:
            assert case.states[step.start] == state
            brought[step.decision_maker] = case.states[step.end]
            assert case.states[step.end] in improvements(model, step.decision_maker, state, KNOWN)
        assert model.owners is not None
        added = tuple(brought.get(owner, state)[place] for place, owner in enumerate(model.owners))
        assert added == sanction
        assert sanction in set(sums(model, maker, state, improved))
        return
    steps = ">" if concept == "seq" else "<=>?"
    hold_sequence(case, reply, maker, steps)
    others = set(model.makers) - {maker}
    lengths = shortest(model, others, improved, steps)

    def holds(answer: Any) -> bool:
        escapes = model.moves[maker][answer] if concept == "smr" else ()
        return all(case.deters(maker, one, state) for one in (answer, *escapes))

    assert holds(sanction)
    assert len(reply.steps) == min(length for answer, length in lengths.items() if holds(answer))


def hold_temptation(case: _Case, concept: str, maker: str, state: Any, given: Stability) -> None:
    model = case.model
    assert given.tempted_by is not None
    improved = case.states[given.tempted_by]
    others = set(model.makers) - {maker}
    assert improved in improvements(model, maker, state, KNOWN)
    if concept == "nash":
        return
    if concept == "sim":
        assert not any(
            case.deters(maker, end, state) for end in sums(model, maker, state, improved)
        )
        return
    steps = ">" if concept == "seq" else "<=>?"
    ends = reach(model, others, improved, steps)
    spoiling = [end for end in ends if case.deters(maker, end, state)]
    if concept == "smr":
        for end in spoiling:
            assert any(not case.deters(maker, one, state) for one in model.moves[maker][end])
    else:
        assert not spoiling
    reply = given.discounted
    spoilt = any(case.deters(maker, end, state) for end in reach(model, others, improved))
    assert (reply is not None) == (concept in ("smr", "seq") and spoilt)
    if reply is not None:
        assert reply.improvement == given.tempted_by
        end = hold_sequence(case, reply, maker, "<=>?")
        assert case.deters(maker, end, state)
        if concept == "smr":
            assert reply.escape is not None
            assert case.states[reply.escape] in model.moves[maker][end]
            assert not case.deters(maker, case.states[reply.escape], state)
        else:
            assert any(
                model.compare(step.decision_maker, case.states[step.end], case.states[step.start])
                != ">"
                for step in reply.steps
            )


@pytest.mark.parametrize("make", [option_case, graph_case])
def test_every_reason_is_one_by_the_definitions(make: Any) -> None:
    told = {"stable": 0, "escaped": 0, "idle": 0, "several": 0}
    for seed in SEEDS:
        case = _Case(make(seed))
        reasons = Reasons(case.solution)
        for maker, concept, (state, number) in product(
            case.model.makers, case.solution.concepts, case.numbers.items()
        ):
            given = reasons.of(concept, maker, number)
            assert given.stable == case.solution.holds(concept, number, maker)
            hold(case, concept, maker, state, given)
            told["stable"] += bool(given.deterred_by)
            told["several"] += any(len(reply.steps) > 1 for reply in given.deterred_by)
            if given.discounted is not None:
                told["escaped" if concept == "smr" else "idle"] += 1
    # The random conflicts have all that there is to tell.
    assert min(told.values()) > 20
