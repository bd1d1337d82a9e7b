"""A conflict proposed from the standing of a register: who decides, what each could do and wants.

All of it is a proposal; every option and statement keeps the moves that it rests on.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from standoff import knowledge
from standoff.errors import ConflictError
from standoff.knowledge import Knowledge
from standoff.order import Dates
from standoff.records import Move
from standoff.standing.records import Standing
from standoff.standing.terms import vocabulary
from standoff.strategy.conflict import Conflict, DecisionMaker, Option, Priorities
from standoff.strategy.drafted import Draft, Ground
from standoff.strategy.drafting.choices import Choice, Choices
from standoff.strategy.drafting.docket import hear_docket
from standoff.strategy.drafting.gathered import Gathered
from standoff.strategy.drafting.grounds import Grounds
from standoff.strategy.drafting.labels import Labels
from standoff.strategy.drafting.phrases import Phrases
from standoff.strategy.drafting.positions import hear_openness, hear_stances
from standoff.strategy.drafting.sides import Sides
from standoff.strategy.drafting.threats import hear_threats
from standoff.strategy.drafting.wishes import Wishes
from standoff.strategy.statements import no, option

MOST_MAKERS = 6

MOST_OPTIONS = 14
"""Beyond these an analyst sees no conflict any more, and the solver many thousands of states."""


def draft(
    standing: Standing,
    moves: Iterable[Move],
    dates: Dates,
    *,
    name: str | None = None,
    tables: Knowledge | None = None,
) -> Draft:
    """Propose the conflict of a standing; `dates` are those of the reports by their ids.

    Raises `ConflictError` where nobody demands, offers or threatens anything that could be done.
    """
    known = tables or knowledge.load()
    gathered = _gather(standing, {move.id: move for move in moves}, dates, known)
    chosen = _chosen(gathered.choices)
    if not chosen:
        raise ConflictError(
            "nobody demands, offers or threatens what a party that moves could do",
            hint="read more reports into the register, or write the conflict by hand",
        )
    return _put_together(name, chosen, gathered, known)


def _gather(standing: Standing, moves: dict[str, Move], dates: Dates, known: Knowledge) -> Gathered:
    """Find all that could be done, and then what each wants of it."""
    sides = Sides(standing, moves.values(), known)
    grounds = Grounds(moves, dates, sides, known)
    words = vocabulary(known)
    choices = Choices(standing.agenda, sides, grounds, words, known)
    gathered = Gathered(sides, grounds, words, choices, Wishes(len(sides.heads)))
    hear_docket(standing.docket, gathered)
    hear_openness(standing.positions, gathered)
    hear_threats(standing.threats, gathered)
    choices.settle()
    hear_stances(standing.positions, gathered, known.classes["finite"])
    return gathered


def _chosen(choices: Choices) -> list[Choice]:
    """Choose what most is said of, in the order of the file: by who would do it."""
    doing = sorted({one.doer for one in choices})[:MOST_MAKERS]
    found = [one for one in choices if one.doer in doing]
    found.sort(key=lambda one: (one.weight, one.last), reverse=True)
    return sorted(found[:MOST_OPTIONS], key=lambda one: one.doer)


def _put_together(
    name: str | None, chosen: Sequence[Choice], gathered: Gathered, known: Knowledge
) -> Draft:
    sides, grounds = gathered.sides, gathered.grounds
    phrases = Phrases(gathered.choices.items, gathered.vocabulary, known)
    labels = Labels(known, gathered.vocabulary)
    options = tuple(
        Option(
            name=labels.name(phrases.of(one), sides.heads[one.doer]),
            words=" ".join(phrases.of(one).split()),
        )
        for one in chosen
    )
    doers = sorted({one.doer for one in chosen})
    makers, told = zip(*(_maker(doer, chosen, gathered) for doer in doers), strict=True)
    return Draft(
        conflict=Conflict(
            name=name,
            options=options,
            decision_makers=makers,
            status_quo=sum(1 << place for place, one in enumerate(chosen) if one.taken),
        ),
        options=tuple(grounds.quoted(one.moves) for one in chosen),
        preferences=told,
        codes=tuple(sides.codes[doer] for doer in doers),
        left_out=tuple(_left_out(chosen, gathered, phrases)),
    )


def _maker(
    number: int, chosen: Sequence[Choice], gathered: Gathered
) -> tuple[DecisionMaker, tuple[tuple[Ground, ...], ...]]:
    """Give a decision maker, with what each of its statements rests on.

    What it says nothing of is unknown with both signs, whoever could do it.
    """
    quoted, name = gathered.grounds.quoted, gathered.sides.name(number)
    wishes = gathered.wishes.ordered(number, chosen)
    order = tuple((wish.statement(chosen),) for wish in wishes)
    told = [quoted(dict.fromkeys(wish.said.moves, wish.why)) for wish in wishes]
    spoken = {one for wish in wishes for one in wish.choices}
    unknown = []
    for place, choice in enumerate(chosen):
        if choice not in spoken:
            unknown += [option(place), no(option(place))]
            told += [quoted(choice.moves, f"no word of {name}, "), ()]
    maker = DecisionMaker(
        name=name,
        options=tuple(place for place, one in enumerate(chosen) if one.doer == number),
        preference=Priorities(order=order, unknown=tuple(unknown)),
    )
    return maker, tuple(told)


def _left_out(chosen: Sequence[Choice], gathered: Gathered, phrases: Phrases) -> Iterator[str]:
    sides = gathered.sides
    for one in gathered.choices:
        if one not in chosen:
            yield f"{sides.name(one.doer)}: {phrases.of(one)}"
    owners = {one.doer for one in gathered.choices}
    idle = [
        sides.name(number)
        for number, head in enumerate(sides.heads)
        if number not in owners and head not in sides.silent
    ]
    if idle:
        yield f"{', '.join(idle)}, with nothing to do that was asked, offered or threatened"
