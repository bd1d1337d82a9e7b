"""What was threatened or promised could be done, and is tied to its condition."""

from __future__ import annotations

from collections.abc import Iterable

from standoff.standing.records import Announced, Course
from standoff.strategy.drafting.choices import Choice, tells
from standoff.strategy.drafting.gathered import Gathered
from standoff.strategy.drafting.wishes import Said

VERBS = {"threat": "threatened", "promise": "promised"}
"""Why moves are here by what they announce; who only warns has nothing to do."""

TIED = {
    "if": True, "once": True, "as long as": True, "only if": True, "while": True, "in case": True,
    "unless": False, "until": False,
}  # fmt: skip
"""Connectives: whether the thing comes where the condition holds, or where it does not."""


def hear_threats(threats: Iterable[Announced], gathered: Gathered) -> None:
    """Take down what was threatened or promised."""
    for one in threats:
        if one.kind in VERBS:
            _announced(one, gathered)


def _announced(one: Announced, gathered: Gathered) -> None:
    doer = gathered.sides.first(one.by)
    if doer is None:
        return
    terms = gathered.vocabulary.terms(one.words, (*one.by, *one.to))
    if one.kind == "promise" and not terms.topics and one.condition is None:
        return  # *will present it to the president* is about nothing that others want
    why = VERBS[one.kind]
    choice = gathered.choices.find(doer, one.words, terms, one.item, one.moves, why)
    if choice is None:
        return
    deed = not terms.against
    if one.carried_out is Course.DONE:
        choice.taken = choice.holds(deed)
        choice.add(one.deeds, "done")
    said = Said.of(one)
    if one.kind == "threat":
        for maker in gathered.sides.all(one.to):
            if maker != doer:
                why = "it is threatened with that"
                gathered.wishes.add(maker, choice, not deed, said, why, rank=0)
    elif one.condition is None:
        gathered.wishes.add(doer, choice, deed, said, "promises")
    _tie(one, doer, choice, deed, gathered)


def _tie(one: Announced, doer: int, choice: Choice, deed: bool, gathered: Gathered) -> None:
    """Make the condition of a threat an option of its doer, and tie the two together."""
    if one.condition is None or one.connective not in TIED:
        return
    sides, choices = gathered.sides, gathered.choices
    terms = gathered.vocabulary.terms(one.condition, (*one.to, *one.by))
    named = [sides.of(code) for code in terms.parties]
    who = next((number for number in named if number is not None), sides.first(one.to))
    if who is None or not tells(terms):
        return
    condition = choices.likest(who, terms)
    if condition is None:
        condition = choices.find(who, one.condition, terms, None, one.moves, "condition")
    if condition is None or condition is choice:
        return
    condition.add(one.moves, "condition")
    if one.came_about is Course.DONE:
        condition.taken = condition.holds(not terms.against)
    met = terms.against is not TIED[one.connective]
    said = Said.of(one)
    why = f"{one.kind}, {one.connective} {one.condition}"
    gathered.wishes.tie(doer, (choice, condition), (deed, met), said, why)
    if one.kind == "threat" and who != doer:
        why = "what the threat is to prevent"
        gathered.wishes.add(doer, condition, not met, said, why, rank=0)
