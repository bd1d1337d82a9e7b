"""What the docket says could be done: it was asked for or offered, and what was answered."""

from __future__ import annotations

from collections.abc import Iterable

from standoff.standing.records import Kind, Pending, Status
from standoff.strategy.drafting.choices import Choice
from standoff.strategy.drafting.gathered import Gathered
from standoff.strategy.drafting.wishes import Said

ASKED = {Kind.DEMAND, Kind.REQUEST}
OFFERED = {Kind.OFFER, Kind.PROPOSAL}
ANSWERED = {
    Status.REFUSED: False, Status.IGNORED: False, Status.ACCEPTED: True, Status.IN_PART: True,
}  # fmt: skip


def hear_docket(docket: Iterable[Pending], gathered: Gathered) -> None:
    """Take down what was asked for, then what was offered, where it was not withdrawn."""
    standing = [one for one in docket if one.status is not Status.WITHDRAWN]
    for entry in standing:
        if entry.kind in ASKED:
            _asked(entry, gathered)
    for entry in standing:
        if entry.kind in OFFERED and not _proposed(entry, gathered):
            _offered(entry, gathered)


def _asked(entry: Pending, gathered: Gathered) -> None:
    doer = gathered.sides.first(entry.to)
    asking = gathered.sides.all(entry.by)
    if doer is None or doer in asking:
        return
    terms = gathered.vocabulary.terms(entry.words, (*entry.to, *entry.by))
    choice = gathered.choices.find(doer, entry.words, terms, entry.item, entry.moves, "asked")
    if choice is None:
        return
    deed = not terms.against
    for maker in asking:
        gathered.wishes.add(maker, choice, deed, Said.of(entry), "asks")
    answers = _answered(entry, doer, choice, deed, gathered)
    if answers and ANSWERED[entry.status] and gathered.grounds.deeds(answers):
        choice.taken = choice.holds(deed)


def _proposed(entry: Pending, gathered: Gathered) -> bool:
    """Say whether something proposed is another's to do: *the freeze that they propose*.

    It is where it was demanded of another.
    """
    if entry.kind is not Kind.PROPOSAL or entry.item is None:
        return False
    others = [one for one in gathered.choices if one.item == entry.item]
    deed = not gathered.vocabulary.terms(entry.words, (*entry.by, *entry.to)).against
    for maker in gathered.sides.all(entry.by):
        for one in others:
            gathered.wishes.add(maker, one, deed, Said.of(entry), "proposes")
    return bool(others)


def _offered(entry: Pending, gathered: Gathered) -> None:
    doer = gathered.sides.first(entry.by)
    if doer is None:
        return
    terms = gathered.vocabulary.terms(entry.words, (*entry.by, *entry.to))
    choice = gathered.choices.find(doer, entry.words, terms, entry.item, entry.moves, "offered")
    if choice is None:
        return
    deed = not terms.against
    gathered.wishes.add(doer, choice, deed, Said.of(entry), "offers")
    for maker in gathered.sides.all(entry.to):
        if maker != doer:
            _answered(entry, maker, choice, deed, gathered)


def _answered(
    entry: Pending, maker: int, choice: Choice, deed: bool, gathered: Gathered
) -> tuple[str, ...]:
    """Take down what somebody answered, and give the moves by which it did."""
    if entry.status not in ANSWERED:
        return ()
    answers = gathered.grounds.made_by(maker, entry.answers)
    if answers:
        said = Said(1, entry.answered or "", answers)
        wanted = deed is ANSWERED[entry.status]
        gathered.wishes.add(maker, choice, wanted, said, entry.status.value)
    return answers
