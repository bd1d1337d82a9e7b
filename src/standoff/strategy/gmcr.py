"""Conflicts as `.gmcr` files, JSON that other programs for the Graph Model save and open.

    {"decisionMakers": [{"name": "Ministry", "options": [0], "preferences": [[[2, "N"]]]}, …],
     "options": [{"name": "modify", "permittedDirection": "both"}, …],
     "infeasibles": [[[1, "Y"], [2, "Y"]]]}

Options are told apart by their position, from 0, and names may repeat. A condition is a list of
options with `Y` or `N`, which all hold, or `{"compound": true, "members": […]}` with conditions of
which one at least holds. Preferences are conditions, the most important first; or with
`useManualPreferenceRanking` the numbers of the feasible states, which are counted from 1 with the
first option as the lowest bit.

The format has no room for a status quo, a source, a note, the words of an option, and for an order
that is unknown. What is not known here (a program's name, its version, comments) is passed over.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Literal

import msgspec
import numpy as np
from msgspec import UNSET, UnsetType
from msgspec.structs import replace
from numpy.typing import NDArray

from standoff.errors import ConflictError
from standoff.strategy.conflict import (
    Conflict,
    DecisionMaker,
    Direction,
    Graph,
    Option,
    Priorities,
    Ranking,
)
from standoff.strategy.feasible import feasible
from standoff.strategy.normal import Term, terms
from standoff.strategy.payoffs import payoffs, unordered
from standoff.strategy.solve import space_of
from standoff.strategy.statements import Statement, every, no, option, some
from standoff.version import VERSION

Direct = Literal["fwd", "back", "both"]

_DIRECTIONS: dict[Direct, Direction] = {
    "fwd": Direction.FORWARD,
    "back": Direction.BACK,
    "both": Direction.BOTH,
}

Literals = tuple[tuple[int, Literal["Y", "N"]], ...]


class _Compound(msgspec.Struct, frozen=True):
    """Conditions of which one at least holds, as written."""

    members: tuple[_Condition, ...]
    compound: bool = True


_Condition = Literals | _Compound

_Tiers = tuple[int | tuple[int, ...], ...]


class _Option(msgspec.Struct, frozen=True, rename="camel", kw_only=True):
    """One option, as written."""

    name: str = ""
    permitted_direction: Direct = "both"


class _Maker(msgspec.Struct, frozen=True, rename="camel", kw_only=True, omit_defaults=True):
    """One decision maker, as written; `preference_vector` is the older name of the ranking."""

    name: str
    options: tuple[int, ...] | UnsetType = UNSET
    preferences: tuple[_Condition, ...] | UnsetType = UNSET
    preference_ranking: _Tiers | UnsetType = UNSET
    preference_vector: _Tiers | UnsetType = UNSET
    misperceptions: tuple[_Condition, ...] | UnsetType = UNSET


class _File(msgspec.Struct, frozen=True, rename="camel", kw_only=True, omit_defaults=True):
    """A whole file, as written; the second key of a ranking is the older one."""

    program: Any = UNSET
    version: Any = UNSET
    decision_makers: tuple[_Maker, ...] = ()
    options: tuple[_Option, ...] = ()
    infeasibles: tuple[_Condition, ...] | UnsetType = UNSET
    use_manual_preference_ranking: bool | UnsetType = UNSET
    use_manual_preference_vectors: bool | UnsetType = UNSET


_decoder = msgspec.json.Decoder(_File)


def parse_gmcr(content: bytes, where: str = "conflict") -> Conflict:
    """Read a conflict from a `.gmcr` file; `where` names it in errors.

    Raises `ConflictError` for what is no such file, and for one that contradicts itself: an option
    that is not there, or without exactly one owner, a ranking that leaves out a feasible state or
    has one that is not, an empty condition that would forbid everything.
    """
    try:
        raw = _decoder.decode(content.removeprefix(b"\xef\xbb\xbf"))
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise ConflictError(
            f"{where}: this is no .gmcr file ({error})",
            hint="see docs/strategy.md for what it holds",
        ) from None
    try:
        return _conflict(raw)
    except ConflictError as error:
        raise ConflictError(f"{where}: {error.message}", hint=error.hint) from None


def _conflict(raw: _File) -> Conflict:
    count = len(raw.options)
    _owned(raw)
    conflict = Conflict(
        options=tuple(
            Option(name=one.name, direction=_DIRECTIONS[one.permitted_direction])
            for one in raw.options
        ),
        decision_makers=tuple(_decision_maker(maker, count) for maker in raw.decision_makers),
        never=tuple(_rules(raw.infeasibles, count, "infeasible condition")),
    )
    manual = raw.use_manual_preference_ranking
    if manual is UNSET:
        manual = raw.use_manual_preference_vectors
    return _ranked(conflict, raw.decision_makers) if manual is True else conflict


def _decision_maker(maker: _Maker, count: int) -> DecisionMaker:
    preferences = (
        _statement(condition, count, f"preference {number} of {maker.name}")
        for number, condition in enumerate(maker.preferences or (), 1)
    )
    return DecisionMaker(
        name=maker.name,
        options=maker.options or (),
        # What every state meets, or none, makes no difference between two.
        preference=Priorities(
            order=tuple((one,) for one in preferences if isinstance(one, Statement))
        ),
        misperceived=tuple(
            _rules(maker.misperceptions, count, f"misperception of {maker.name}, condition")
        ),
    )


def _ranked(conflict: Conflict, makers: Sequence[_Maker]) -> Conflict:
    """Put the rankings in the place of the statements."""
    states = _Numbered(len(conflict.options), conflict.never)
    ranked = []
    for maker, raw in zip(conflict.decision_makers, makers, strict=True):
        tiers = raw.preference_ranking
        if tiers is UNSET:
            tiers = raw.preference_vector
        ranking = states.ranking(tiers or (), f"ranking of {raw.name}")
        ranked.append(replace(maker, preference=ranking))
    return replace(conflict, decision_makers=tuple(ranked))


def _owned(raw: _File) -> None:
    """Refuse an option that is not in the hands of exactly one decision maker."""
    owners: dict[int, str] = {}
    for maker in raw.decision_makers:
        for position in maker.options or ():
            _known(position, len(raw.options), f"options of {maker.name}")
            if position in owners:
                raise ConflictError(
                    f"option {position}, “{raw.options[position].name}”, is in the hands of"
                    f" {owners[position]} and again of {maker.name}",
                    hint="an option has exactly one owner",
                )
            owners[position] = maker.name
    for position, one in enumerate(raw.options):
        if position not in owners:
            raise ConflictError(
                f"option {position}, “{one.name}”, is in the hands of no decision maker",
                hint="list it among the options of one",
            )


def _known(position: int, count: int, where: str) -> None:
    if not 0 <= position < count:
        hint = f"they are counted from 0 to {count - 1}" if count else "the file has no options"
        raise ConflictError(f"{where}: there is no option {position}", hint=hint)


def _statement(condition: _Condition, count: int, where: str) -> Statement | bool:
    """Read a condition; an empty one is met by every state, or by none where it is compound."""
    if isinstance(condition, _Compound):
        if not condition.compound:
            raise ConflictError(
                f"{where}: it has members and is not compound", hint="say compound: true"
            )
        members = [_statement(member, count, where) for member in condition.members]
        if True in members:
            return True
        spoken = [member for member in members if isinstance(member, Statement)]
        return some(spoken) if spoken else False
    for position, _ in condition:
        _known(position, count, where)
    literals = [
        option(position) if letter == "Y" else no(option(position))
        for position, letter in condition
    ]
    return every(literals) if literals else True


def _rules(
    conditions: Sequence[_Condition] | UnsetType, count: int, what: str
) -> Iterator[Statement]:
    """Read conditions on what is not to be; one that nothing meets forbids nothing."""
    for number, condition in enumerate(conditions or (), 1):
        rule = _statement(condition, count, f"{what} {number}")
        if rule is True:
            raise ConflictError(
                f"{what} {number} is empty, and so it is met by every state",
                hint="say what it forbids, or leave it out",
            )
        if isinstance(rule, Statement):
            yield rule


class _Numbered:
    """The feasible states by number, from 1."""

    def __init__(self, options: int, never: Sequence[Statement]) -> None:
        self._codes = feasible(options, never)
        self.count = 1 << options if self._codes is None else self._codes.size

    def _code(self, number: int) -> int:
        return number - 1 if self._codes is None else int(self._codes[number - 1])

    def ranking(self, tiers: _Tiers, where: str) -> Ranking:
        """Read a ranking, in which each number is once."""
        seen: set[int] = set()
        ranked = [(tier,) if isinstance(tier, int) else tier for tier in tiers]
        for number in (number for tier in ranked for number in tier):
            if not 1 <= number <= self.count:
                raise ConflictError(
                    f"{where}: there is no state {number}",
                    hint=f"the feasible states are counted from 1 to {self.count}",
                )
            if number in seen:
                raise ConflictError(f"{where}: state {number} stands twice", hint="leave one")
            seen.add(number)
        if len(seen) < self.count:
            first = next(number for number in range(1, self.count + 1) if number not in seen)
            left = self.count - len(seen)
            more = f" and {left - 1} more" if left > 1 else ""
            raise ConflictError(
                f"{where}: it leaves out state {first}{more}",
                hint=f"rank all of the {self.count} feasible states",
            )
        return Ranking(
            tiers=tuple(tuple(self._code(number) for number in tier) for tier in ranked if tier)
        )


def gmcr(conflict: Conflict | Graph) -> bytes:
    """Write a conflict as a `.gmcr` file.

    Statements become conditions. Where one decision maker has weights or a ranking, all get a
    ranking of the feasible states. Raises `ConflictError` for what the format cannot say: named
    states, and preferences whose order is unknown.
    """
    if isinstance(conflict, Graph):
        raise ConflictError(
            "a .gmcr file has options, and this conflict has named states",
            hint="describe the states by options, or keep it as TOML",
        )
    for maker in conflict.decision_makers:
        if isinstance(maker.preference, Priorities) and unordered(maker.preference):
            raise ConflictError(
                f"the order of {maker.name}'s preferences is unknown in part, and a .gmcr file"
                " cannot say so",
                hint="decide on an order, or keep it as TOML",
            )
    manual = not all(isinstance(one.preference, Priorities) for one in conflict.decision_makers)
    rankings: Sequence[_Tiers | UnsetType] = [UNSET] * len(conflict.decision_makers)
    if manual:
        rankings = _rankings(conflict)
    file = _File(
        program="standoff",
        version=VERSION,
        decision_makers=tuple(
            _Maker(
                name=maker.name,
                options=maker.options,
                preferences=tuple(_preferences(maker)),
                preference_ranking=ranking,
                misperceptions=tuple(
                    _forbidden(maker.misperceived, f"misperceived of {maker.name}")
                ),
            )
            for maker, ranking in zip(conflict.decision_makers, rankings, strict=True)
        ),
        options=tuple(
            _Option(name=one.name, permitted_direction=_WRITTEN[one.direction])
            for one in conflict.options
        ),
        infeasibles=tuple(_forbidden(conflict.never, "never")),
        use_manual_preference_ranking=manual,
    )
    return msgspec.json.format(msgspec.json.encode(file), indent=1) + b"\n"


_WRITTEN = {direction: word for word, direction in _DIRECTIONS.items()}


def _forbidden(statements: Iterable[Statement], where: str) -> Iterator[Literals]:
    """Write what is not to be, a condition for each way of being so."""
    for statement in statements:
        for term in _terms(statement, where):
            yield _literals(term)


def _preferences(maker: DecisionMaker) -> Iterator[_Condition]:
    if isinstance(maker.preference, Priorities):
        for (statement,) in maker.preference.order:
            ways = tuple(map(_literals, _terms(statement, f"preferences of {maker.name}")))
            if ways:
                yield ways[0] if len(ways) == 1 else _Compound(ways)


def _terms(statement: Statement, where: str) -> list[Term]:
    try:
        return terms(statement)
    except ConflictError as error:
        raise ConflictError(f"{where}: {error.message}", hint=error.hint) from None


def _literals(term: Term) -> Literals:
    options = range((term.taken | term.left).bit_length())
    return tuple(
        (position, "Y" if term.taken >> position & 1 else "N")
        for position in options
        if (term.taken | term.left) >> position & 1
    )


def _rankings(conflict: Conflict) -> list[_Tiers]:
    """Rank the numbers of the feasible states by what they are worth to each decision maker."""
    space = space_of(conflict)
    order = np.argsort(space.codes(np.arange(space.size, dtype=np.int64)))
    return [_tiers(values.reshape(-1)[order]) for values in payoffs(conflict, space)]


def _tiers(worth: NDArray[Any]) -> _Tiers:
    """Write a ranking of states by their values, the first state being number 1."""
    best_first = np.argsort(-worth.astype(np.int64), kind="stable")
    starts = np.flatnonzero(np.diff(worth[best_first])) + 1
    tiers = [tuple((tier + 1).tolist()) for tier in np.split(best_first, starts)]
    return tuple(tier[0] if len(tier) == 1 else tier for tier in tiers)
