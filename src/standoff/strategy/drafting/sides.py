"""Who decides: parties of a register put together to decision makers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from standoff.knowledge import Knowledge
from standoff.records import Move, Parties
from standoff.standing.records import Standing


class Sides:
    """Who moves or is to move, those with most stances first, each with the codes it speaks for.

    A state and its allies are one where both are named. A bloc such as the West has no government:
    it moves as the state that has most stances among those which move against the same parties,
    and never against the bloc. An alliance or organisation decides for itself.
    """

    def __init__(self, standing: Standing, moves: Iterable[Move], known: Knowledge) -> None:
        self._known = known
        stances = Counter(one.party for one in standing.positions)
        waiting = [one.to for one in standing.docket] + [one.to for one in standing.threats]
        for code in (code for codes in waiting for code in codes):
            stances.setdefault(code, 0)  # it has not moved, and it is its move
        codes = sorted(stances, key=lambda code: (-stances[code], code))
        heads = {code: code.partition(":")[0] for code in codes}
        heads = {code: head if head in stances else code for code, head in heads.items()}
        kinds = {code: party.kind for code in codes if (party := known.party(code))}
        toward = _toward(moves)
        for code in codes:
            if kinds.get(code) == "bloc" and (lead := _leader(code, codes, kinds, toward)):
                heads[code] = lead
        weight: Counter[str] = Counter()
        for code in codes:
            weight[heads[code]] += stances[code]
        self.heads = sorted(weight, key=lambda code: (-weight[code], code))
        self.codes: list[Parties] = [
            (head, *(code for code in codes if heads[code] == head and code != head))
            for head in self.heads
        ]
        self.silent = {head for head in self.heads if not weight[head]}
        self._of = {code: number for number, all_ in enumerate(self.codes) for code in all_}

    def of(self, code: str) -> int | None:
        """Give the decision maker that a party is, or is the ally of."""
        found = self._of.get(code)
        return self._of.get(code.partition(":")[0]) if found is None else found

    def all(self, codes: Iterable[str]) -> list[int]:
        """Give the decision makers among parties, the one with most stances first."""
        return sorted({number for code in codes if (number := self.of(code)) is not None})

    def first(self, codes: Iterable[str]) -> int | None:
        """Give the leading decision maker among parties."""
        return next(iter(self.all(codes)), None)

    def name(self, number: int) -> str:
        """Give a state's name; all others go by their code, which is their short name."""
        code = self.heads[number]
        party = self._known.party(code)
        return party.name if party is not None and party.kind in ("state", "allies") else code


def _toward(moves: Iterable[Move]) -> dict[str, Counter[str]]:
    toward: dict[str, Counter[str]] = {}
    for move in moves:
        for actor in move.actor:
            toward.setdefault(actor, Counter()).update(move.target)
    return toward


def _leader(
    bloc: str, codes: Sequence[str], kinds: dict[str, str], toward: dict[str, Counter[str]]
) -> str | None:
    """Give the state that a bloc moves with; `codes` stand in the order of their stances."""
    none: Counter[str] = Counter()
    against = set(toward.get(bloc, none))
    for code in codes:
        own = toward.get(code, none)
        if kinds.get(code) == "state" and code not in against and bloc not in own:
            if against & set(own):
                return code
    return None
