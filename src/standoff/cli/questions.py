"""What an analyst asks of a solution: why, how it could come about, what would change it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, groupby
from operator import attrgetter
from pathlib import Path
from typing import TYPE_CHECKING

from standoff.errors import ConflictError

if TYPE_CHECKING:
    from standoff.strategy.compare import Comparison
    from standoff.strategy.paths import Path as Moves
    from standoff.strategy.robust import Robustness
    from standoff.strategy.solve import Progress, Solution
    from standoff.strategy.why import Stability


def state(found: Solution, text: str) -> int:
    """Read a state as a user writes it: its letters, or its name.

    Raises `ConflictError` for what is none.
    """
    from standoff.strategy.conflict import Graph, state_of
    from standoff.strategy.near import nearest

    conflict = found.conflict
    if isinstance(conflict, Graph):
        if text not in conflict.states:
            raise ConflictError(f"no state “{text}”", hint=nearest(text, conflict.states))
        return conflict.states.index(text)
    if len(text) == len(conflict.options) and not set(text) - set("YN"):
        return state_of(text)
    taken = [name.strip() for name in text.split(",")]
    if all(name in conflict.names for name in taken):
        return sum(1 << place for place in {conflict.names.index(name) for name in taken})
    raise ConflictError(
        f"“{text}” is no state of {len(conflict.options)} options",
        hint="write one letter for each, Y or N, in the order of the file, or the options taken",
    )


def reasons(found: Solution, text: str) -> list[Stability]:
    """Say for everybody why a state is stable or not, by every concept that was worked out."""
    from standoff.strategy.why import Reasons

    asked = state(found, text)
    why = Reasons(found)
    return [
        why.of(concept, who, asked) for concept in found.concepts for who in found.whose(concept)
    ]


def told_reasons(answers: Iterable[Stability]) -> Iterator[str]:
    """Write reasons for people, those once that several forms of a concept have in common."""
    from standoff.strategy.steps import listed

    told: dict[tuple[str, str, tuple[str, ...]], list[str]] = {}
    for concept, given in groupby(answers, key=attrgetter("concept")):
        reasons = tuple(given)
        lines = tuple(chain.from_iterable(_told(one) for one in reasons))
        forms = told.setdefault((reasons[0].state, concept.partition("_")[0], lines), [])
        if concept.form:
            forms.append(concept.form)
    for (where, name, lines), forms in told.items():
        form = f", form{'s' * (len(forms) > 1)} {listed(forms)}" if forms else ""
        yield f"{where} under {name.upper()}{form}"
        yield from lines


def _told(answer: Stability) -> Iterator[str]:
    yield f"  {answer.decision_maker} {'stays' if answer.stable else 'leaves'}:"
    yield from (f"    {sentence}" for sentence in answer.because)


def told_paths(answers: Sequence[Moves]) -> Iterator[str]:
    """Write paths for people."""
    for path in answers:
        if not path.steps:
            yield f"{path.end}: the conflict is there"
            continue
        yield f"{path.end}, {len(path.steps)} move{'s' * (len(path.steps) > 1)} from {path.start}"
        yield from (f"  {step.end}  {step.decision_maker}: {step.words}" for step in path.steps)
    if not answers:
        yield "no outcome is reached"


def robustness(found: Solution, limit: int, progress: Progress) -> list[Robustness]:
    """Give the least changes for each outcome, by every concept that they are worked out for."""
    from standoff.strategy.outcomes import outcomes
    from standoff.strategy.robust import robustness as robust

    return [
        answer
        for concept in found.concepts
        for answer in robust(found, concept, outcomes(found), limit=limit, progress=progress)
    ]


def told_robustness(answers: Iterable[Robustness]) -> Iterator[str]:
    """Write the least changes for people."""
    for answer in answers:
        verdict = "holds" if answer.holds else "does not hold"
        yield f"{answer.state} {verdict} under {answer.concept.upper()}"
        if answer.changes is None:
            upto = answer.searched_up_to
            kept = f", with what {' and '.join(answer.kept)} prefers kept" if answer.kept else ""
            yield f"  no change up to {upto} decides otherwise{kept}; the search stopped there"
            continue
        yield "  it would not, if" if answer.holds else "  it would, if"
        yield from (f"    {change.decision_maker}: {change.words}" for change in answer.changes)


def comparison(found: Solution, other: Path, progress: Progress) -> Comparison:
    """Compare with another conflict, under the same concepts."""
    from standoff.strategy.compare import compare
    from standoff.strategy.file import load_conflict
    from standoff.strategy.solve import solve

    return compare(found, solve(load_conflict(other), found.concepts, progress=progress))


def told_comparison(answer: Comparison) -> Iterator[str]:
    """Write a comparison for people."""
    yield "What differs"
    yield from (f"  {one.about}: {one.words}" for one in answer.differences)
    if not answer.differences:
        yield "  nothing"
    concept = None
    for outcome in answer.outcomes:
        if outcome.concept != concept:
            concept = outcome.concept
            yield f"Under {concept.upper()}"
        yield f"  {outcome.fate}: {', '.join(outcome.taken) or 'nothing is done'}"
        yield f"    {outcome.because}"
