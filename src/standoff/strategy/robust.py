"""How robust an outcome is: the least change of anybody's priorities that would decide otherwise.

For an outcome that holds, the least that would upset it; for one that does not, the least that
would make it hold. A change swaps two neighbouring priorities of one decision maker, deletes one,
or inserts an option or its negation anywhere; each counts one, and those of several decision
makers add up. The search goes through all lists with one change, then two, then three, so that
what it finds is least and what it does not find is not there.

In Nash, GMR and SMR, whether a decision maker stays rests on its own priorities alone
(`alone.py`), and on nothing but which states it likes better than the one it is in. In SEQ and SIM
the improvements of the others matter too, and everybody's lists are tried together (`joint.py`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from standoff.errors import ConflictError
from standoff.records import Record
from standoff.strategy.alone import alone
from standoff.strategy.concepts import OF_ONE, Concept
from standoff.strategy.conflict import Conflict
from standoff.strategy.edits import Kind
from standoff.strategy.joint import Joint
from standoff.strategy.solve import Progress, Solution
from standoff.strategy.statements import Statement
from standoff.strategy.tries import Found, Tries

CONCEPTS = OF_ONE


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

    Raises `ConflictError` for concepts of coalitions and under unknown preference, for a conflict
    in graph form, for preferences of unknown order, and for a state that is not feasible.
    """
    concept = Concept(concept)
    conflict = solution.conflict
    if not isinstance(conflict, Conflict):
        raise ConflictError(
            "a conflict of named states has rankings, which cannot be changed piece by piece",
            hint="write it with options and statements",
        )
    tries = Tries(conflict, solution, limit, tuple(Kind(kind) for kind in kinds))
    if concept not in CONCEPTS:
        raise ConflictError(
            f"no robustness is worked out for {concept}", hint="there are " + ", ".join(CONCEPTS)
        )
    if states is None:
        quo = conflict.status_quo
        states = {*solution.equilibria(concept), *(() if quo is None else (quo,))}
    chosen = sorted(states)
    found = []
    for done, state in enumerate(chosen):
        found.append(_of(state, solution.place(state), conflict, concept, tries))
        if progress is not None:
            letters = conflict.letters(state)
            progress(f"robustness of {letters} in {concept.upper()}", (done + 1) / len(chosen))
    return found


def _of(state: int, place: int, conflict: Conflict, concept: Concept, tries: Tries) -> Robustness:
    together = concept in (Concept.SEQ, Concept.SIM)
    answer = Joint(tries, concept, place).search() if together else alone(tries, concept, place)
    changes = None
    if answer.found is not None:
        changes = tuple(
            change
            for one in answer.found
            for change in _changes(one, tries.edits[one.maker].statements, conflict)
        )
    return Robustness(
        state=conflict.letters(state),
        concept=concept,
        holds=answer.holds,
        changes=changes,
        searched_up_to=answer.searched if changes is None else len(changes),
        kept=tuple(
            maker.name
            for number, maker in enumerate(conflict.decision_makers)
            if number not in tries.edits
        ),
    )


def _changes(found: Found, statements: Sequence[Statement], conflict: Conflict) -> Iterator[Change]:
    maker = conflict.decision_makers[found.maker]
    for edit in found.edits:
        text = statements[edit.statement].text(conflict.names)
        match edit.kind:
            case Kind.SWAP:
                over = statements[edit.over].text(conflict.names)
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
