"""Every reason given is held against the judge's definitions, on random conflicts."""

from __future__ import annotations

from itertools import product
from random import Random
from typing import Any

import numpy as np
import pytest
from chance import graph_case, option_case, order_case
from judge import (
    COALITION_CONCEPTS,
    FORMS,
    KNOWN,
    Attitude,
    Model,
    coalitions,
    improvements,
    is_coalition_stable,
    is_stable,
    reach,
    sums,
)
from msgspec.structs import replace

from cases import code, from_graph, from_options, from_orders, published
from standoff.errors import ConflictError
from standoff.strategy.conflict import (
    Conflict,
    DecisionMaker,
    Direction,
    Graph,
    GraphMaker,
    Option,
    Priorities,
    Ranking,
    state_of,
)
from standoff.strategy.solve import Solution, solve
from standoff.strategy.statements import Statement, every, no, option
from standoff.strategy.why import TOLD, Reasons, Reply, Stability, why

SEEDS = range(200)


class _Case:
    """A conflict as the judge and as the solver have it; states by their letters."""

    def __init__(self, model: Model, conflict: Conflict | Graph, numbers: dict[Any, int]) -> None:
        self.model, self.conflict, self.numbers = model, conflict, numbers
        self.solution: Solution = solve(conflict)
        self.states = {conflict.letters(number): state for state, number in numbers.items()}

    def deters(self, concept: str, maker: str, answer: Any, state: Any) -> bool:
        return self.model.compare(maker, answer, state) in attitude(concept).deters


def attitude(concept: str) -> Attitude:
    """Give what counts for a concept, or for a form of one."""
    return FORMS[concept[-1]] if "_" in concept else KNOWN


def basic(concept: str) -> str:
    return concept.partition("_")[0]


def of_options(seed: int) -> _Case:
    case = option_case(seed)
    return _Case(case.model(), from_options(case), {one: code(one) for one in case.feasible})


def of_names(seed: int) -> _Case:
    case = graph_case(seed)
    return _Case(case.model(), from_graph(case), {one: one for one in range(case.n_states)})


def of_orders(seed: int) -> _Case:
    case = order_case(seed)
    return _Case(case.model(), from_orders(case), {one: code(one) for one in case.feasible})


def misperceived(seed: int) -> _Case:
    """Make a conflict in which each maker perceives only where some option is not taken."""
    case = option_case(seed)
    model, conflict = case.model(), from_options(case)
    hidden = {maker: (number + seed) % case.n_options for number, maker in enumerate(case.makers)}
    moves = {
        maker: {
            before: frozenset(
                after for after in reached if not before[hidden[maker]] and not after[hidden[maker]]
            )
            for before, reached in model.moves[maker].items()
        }
        for maker in case.makers
    }
    makers = tuple(
        replace(maker, misperceived=(option(hidden[maker.name]),))
        for maker in conflict.decision_makers
    )
    return _Case(
        Model(case.makers, case.feasible, moves, model.compare, model.owners),
        replace(conflict, decision_makers=makers),
        {one: code(one) for one in case.feasible},
    )


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
    assert maker not in {step.decision_maker for step in reply.steps}
    return walk(case, reply, steps)


def walk(case: _Case, reply: Reply, steps: str) -> Any:
    """Check that the steps are a legal sequence; give where it ends."""
    here = case.states[reply.improvement]
    last = None
    for step in reply.steps:
        assert step.decision_maker != last
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
    counts = attitude(concept)
    tempting = improvements(model, maker, state, counts)
    assert given.stable == is_stable(model, basic(concept), maker, state, counts)
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
            assert all(model.compare(maker, improved, one) in ">=?" for one in later)
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
    assert case.deters(concept, maker, sanction, state)
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
    steps = attitude(concept).steps if basic(concept) == "seq" else "<=>?"
    hold_sequence(case, reply, maker, steps)
    others = set(model.makers) - {maker}
    lengths = shortest(model, others, improved, steps)

    def holds(answer: Any) -> bool:
        escapes = model.moves[maker][answer] if basic(concept) == "smr" else ()
        return all(case.deters(concept, maker, one, state) for one in (answer, *escapes))

    assert holds(sanction)
    assert len(reply.steps) == min(length for answer, length in lengths.items() if holds(answer))


def hold_temptation(case: _Case, concept: str, maker: str, state: Any, given: Stability) -> None:
    model = case.model
    assert given.tempted_by is not None
    improved = case.states[given.tempted_by]
    others = set(model.makers) - {maker}
    assert improved in improvements(model, maker, state, attitude(concept))
    if basic(concept) == "nash":
        return
    if concept == "sim":
        assert not any(
            case.deters(concept, maker, end, state) for end in sums(model, maker, state, improved)
        )
        return
    steps = attitude(concept).steps if basic(concept) == "seq" else "<=>?"
    ends = reach(model, others, improved, steps)
    spoiling = [end for end in ends if case.deters(concept, maker, end, state)]
    if basic(concept) == "smr":
        for end in spoiling:
            assert any(
                not case.deters(concept, maker, one, state) for one in model.moves[maker][end]
            )
    else:
        assert not spoiling
    reply = given.discounted
    spoilt = any(case.deters(concept, maker, end, state) for end in reach(model, others, improved))
    assert (reply is not None) == (basic(concept) in ("smr", "seq") and spoilt)
    if reply is not None:
        assert reply.improvement == given.tempted_by
        end = hold_sequence(case, reply, maker, "<=>?")
        assert case.deters(concept, maker, end, state)
        if basic(concept) == "smr":
            assert reply.escape is not None
            assert case.states[reply.escape] in model.moves[maker][end]
            assert not case.deters(concept, maker, case.states[reply.escape], state)
        else:
            assert any(
                model.compare(step.decision_maker, case.states[step.end], case.states[step.start])
                not in attitude(concept).steps
                for step in reply.steps
            )


@pytest.mark.parametrize("make", [of_options, of_names, misperceived, of_orders])
def test_every_reason_is_one_by_the_definitions(make: Any) -> None:
    told = {"stable": 0, "escaped": 0, "idle": 0, "several": 0}
    for seed in SEEDS:
        case = make(seed)
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
                told["escaped" if basic(concept) == "smr" else "idle"] += 1
    # The random conflicts have all that there is to tell.
    assert min(told.values()) > 20


# Coalitions


def hold_together(case: _Case, concept: str, members: frozenset[str], state: Any) -> Stability:
    """Check one answer about a coalition against the definition of the concept; give it."""
    model = case.model
    others = frozenset(model.makers) - members
    who = " + ".join(maker for maker in model.makers if maker in members)
    given = why(case.solution, concept, who, case.numbers[state])
    assert given.stable == is_coalition_stable(model, concept, members, state)

    def better(one: Any) -> bool:
        return all(model.compare(member, one, state) == ">" for member in members)

    def holds(answer: Any) -> bool:
        escapes = reach(model, members, answer) if concept == "csmr" else ()
        return not any(better(one) for one in (answer, *escapes))

    steps = ">" if concept == "cseq" else "<=>?"
    tempting = {one for one in reach(model, members, state) if better(one)}
    assert given.improvements == len(tempting)
    assert all(sentence.endswith(".") for sentence in given.because)
    for reply in given.deterred_by:
        assert case.states[reply.improvement] in tempting
        assert {step.decision_maker for step in reply.steps} <= others
        assert holds(walk(case, reply, steps))
    if not given.stable:
        assert given.tempted_by is not None
        improved = case.states[given.tempted_by]
        assert improved in tempting
        if concept != "cnash":
            assert not any(holds(one) for one in reach(model, others, improved, steps))
        reply = given.discounted
        spoilt = any(not better(one) for one in reach(model, others, improved))
        assert (reply is not None) == (concept in ("csmr", "cseq") and spoilt)
        if reply is not None:
            end = walk(case, reply, "<=>?")
            assert not better(end)
            if concept == "csmr":
                assert reply.escape is not None
                escape = case.states[reply.escape]
                assert escape in reach(model, members, end) and better(escape)
    return given


@pytest.mark.parametrize("make", [of_options, of_names, misperceived])
def test_every_reason_of_a_coalition_is_one_by_the_definitions(make: Any) -> None:
    told = {"stable": 0, "escaped": 0, "idle": 0}
    for seed in range(60):
        case = make(seed)
        for concept, members, state in product(
            COALITION_CONCEPTS, coalitions(case.model), case.numbers
        ):
            given = hold_together(case, concept, members, state)
            if len(members) > 1:
                told["stable"] += bool(given.deterred_by)
                if given.discounted is not None:
                    told["escaped" if concept == "csmr" else "idle"] += 1
    assert min(told.values()) > 20


def test_what_a_coalition_could_do_reads_well() -> None:
    solution = solve(published("elmira"))
    given = why(solution, "cseq", "Ministry of the Environment + Uniroyal", state_of("NYNNY"))
    assert not given.stable
    assert text(given) == (
        "Ministry of the Environment + Uniroyal would gain: Uniroyal could take up “accept the "
        "control order as it stands” and give up “delay the appeal process”, then Ministry of the "
        "Environment could take up “modify the control order”; whatever Local government could do "
        "then, Ministry of the Environment + Uniroyal would still be better off than now."
    )
    all_three = "Ministry of the Environment + Uniroyal + Local government"
    assert text(why(solution, "cnash", all_three, state_of("NYNNY"))) == (
        f"No moves of {all_three} leave all of them better off."
    )


# In words


def text(given: Stability) -> str:
    return " ".join(given.because)


def test_cuba_reads_well() -> None:
    solution = solve(published("cuba-1962"))
    withdrawn = state_of("NNYN")
    assert text(why(solution, "nash", "Soviet Union", withdrawn)) == (
        "Soviet Union would gain by giving up “withdraw the missiles”; in Nash stability nobody’s "
        "reply counts."
    )
    assert text(why(solution, "seq", "Soviet Union", withdrawn)) == (
        "Soviet Union would gain by giving up “withdraw the missiles”; then United States could "
        "take up “air strike on the missile sites” and “naval blockade”, which leaves Soviet "
        "Union worse off than now."
    )
    smr = why(solution, "smr", "Soviet Union", withdrawn).because
    assert smr[0].endswith("worse off than now, and from there it cannot escape.")
    assert text(why(solution, "smr", "United States", withdrawn)) == (
        "United States has no move by which it gains."
    )
    assert text(why(solution, "sim", "Soviet Union", withdrawn)) == (
        "Soviet Union would gain by giving up “withdraw the missiles”; nobody else has anything "
        "to gain at the same time."
    )


def test_elmira_reads_well_in_both_forms() -> None:
    for name, state, ends in (
        ("elmira", state_of("NYNNN"), "“abandon the Elmira plant” and give up “delay the appeal"),
        ("elmira-merged", 0, "then Uniroyal could move to 9, which leaves Local government worse"),
    ):
        solution = solve(published(name))
        (reason,) = why(solution, "gmr", "Local government", state).because
        assert ends in reason
        given = why(solution, "seq", "Local government", state)
        assert not given.stable
        assert given.because[1].endswith("but Uniroyal would not gain by that.")


def graph(rankings: dict[str, list[list[int]]], moves: dict[str, list[tuple[int, int]]]) -> Graph:
    count = sum(len(tier) for tier in next(iter(rankings.values())))
    return Graph(
        states=tuple(f"s{number}" for number in range(count)),
        decision_makers=tuple(
            GraphMaker(
                name=name,
                moves=tuple(moves[name]),
                preference=Ranking(tiers=tuple(tuple(tier) for tier in tiers)),
            )
            for name, tiers in rankings.items()
        ),
    )


def test_an_escape_and_a_sequence_of_several_are_told() -> None:
    conflict = graph(
        {"A": [[1], [4], [0], [2], [3]], "B": [[2], [1], [0, 3, 4]], "C": [[3], [0, 1, 2, 4]]},
        {"A": [(0, 1), (3, 4)], "B": [(1, 2)], "C": [(2, 3)]},
    )
    solution = solve(conflict)
    gone = Reasons(solution)
    assert text(gone.of("seq", "A", 0)) == (
        "A would gain by moving to s1; then B could move to s2, which leaves A worse off than now."
    )
    assert text(gone.of("smr", "A", 0)) == (
        "A would gain by moving to s1; then B could move to s2, which leaves A worse off than "
        "now, and from there it has no move."
    )
    further = graph(
        {"A": [[1], [2], [4], [0, 3]], "B": [[2], [1], [0, 3, 4]], "C": [[3], [4], [0, 1, 2]]},
        {"A": [(0, 1), (3, 4)], "B": [(1, 2)], "C": [(2, 3)]},
    )
    (reason,) = why(solve(further), "seq", "A", 0).because
    assert reason == (
        "A would gain by moving to s1; then B could move to s2, then C could move to s3, which "
        "leaves A no better off than now."
    )
    given = why(solve(further), "smr", "A", 0)
    assert given.discounted is not None
    assert given.discounted.escape == "s4"
    assert text(given) == (
        "A would gain by moving to s1, and could escape from every reply that spoils it. "
        "If then B could move to s2, then C could move to s3, which leaves A no better off than "
        "now, A could get away by moving to s4 and be better off than now."
    )
    assert text(why(solve(further), "gmr", "C", 2)) == (
        "C would gain by moving to s3; whatever the others could do then, C would still be "
        "better off than now."
    )


def test_improvements_beyond_the_first_are_counted() -> None:
    names = ("a", "b", "c", "d")
    conflict = Conflict(
        options=tuple(Option(name=name) for name in names),
        decision_makers=(
            DecisionMaker(
                name="A",
                options=(0, 1, 2),
                preference=Priorities(
                    order=((no(option(3)),), (option(0),), (option(1),), (option(2),))
                ),
            ),
            DecisionMaker(name="B", options=(3,), preference=Priorities(order=((option(3),),))),
        ),
    )
    given = why(solve(conflict), "seq", "A", 0)
    assert given.improvements == 7
    assert len(given.deterred_by) == TOLD
    assert [reply.improvement for reply in given.deterred_by] == ["YYYN", "YYNN", "YNYN"]
    assert given.because[-1] == "4 more moves by which it would gain are deterred as well."
    sim = why(solve(conflict), "sim", "A", 0)
    assert sim.because[0] == (
        "A would gain by taking up “a”, “b” and “c”; but at the same time B could take up “d”, "
        "and all of it together leaves A worse off than now."
    )


def test_what_cannot_be_asked_is_refused_with_a_hint() -> None:
    solution = solve(published("elmira-merged"))
    for concept, who, state, message in (
        ("nonsense", "Uniroyal", 0, "no concept “nonsense”"),
        ("nash", "Ministry + Uniroyal", 0, "no decision maker"),
        ("sim", "Uniroyal", 0, "sim adds up changes of options"),
        ("nash", "Uniroyale", 0, "no decision maker “Uniroyale”"),
    ):
        with pytest.raises(ConflictError, match=message):
            why(solution, concept, who, state)
    with pytest.raises(ConflictError, match="is not feasible"):
        why(solve(published("elmira")), "nash", "Uniroyal", 0)


def test_on_many_states_the_replies_are_legal_and_the_verdict_is_that_of_the_solver() -> None:
    random = Random(7)
    size, makers = 12, ("A", "B", "C", "D")
    owned = {maker: tuple(range(number, size, 4)) for number, maker in enumerate(makers)}
    ways = [random.choice([*Direction, Direction.BOTH, Direction.BOTH]) for _ in range(size)]

    def literal() -> Statement:
        one = option(random.randrange(size))
        return random.choice([one, no(one)])

    for never in ((), (every([option(0), option(5), no(option(6))]),)):
        conflict = Conflict(
            options=tuple(
                Option(name=f"o{number}", direction=way) for number, way in enumerate(ways)
            ),
            decision_makers=tuple(
                DecisionMaker(
                    name=maker,
                    options=owned[maker],
                    preference=Priorities(
                        order=tuple((every([literal(), literal()]),) for _ in range(6))
                    ),
                )
                for maker in makers
            ),
            never=never,
        )
        solution = solve(conflict)
        reasons = Reasons(solution)
        worth = {
            maker: dict(zip(codes(solution), payoff.reshape(-1).tolist(), strict=True))
            for maker, payoff in zip(makers, solution.payoffs, strict=True)
        }
        steps = 0
        for state in random.sample(solution.states, 40):
            for maker, concept in product(makers, solution.concepts):
                given = reasons.of(concept, maker, state)
                assert given.stable == solution.holds(concept, state, maker)
                for reply in given.deterred_by:
                    assert worth[maker][state_of(reply.sanction)] <= worth[maker][state]
                    for step in reply.steps:
                        steps += 1
                        mover = step.decision_maker
                        before, after = state_of(step.start), state_of(step.end)
                        assert after in worth[mover]
                        for place in range(size):
                            way = "NY"[before >> place & 1] + "NY"[after >> place & 1]
                            if way in ("NY", "YN"):
                                assert place in owned[mover]
                                assert ways[place] is not (
                                    Direction.BACK if way == "NY" else Direction.FORWARD
                                )
                        if concept in ("seq", "sim"):
                            assert worth[mover][after] > worth[mover][before]
        assert steps > 100


def codes(solution: Solution) -> list[int]:
    """Give the states in the order of the solver's payoffs."""
    places = np.arange(solution.space.size, dtype=np.int64)
    given: list[int] = solution.space.codes(places).tolist()
    return given
