"""The ordered pairs of actor and target that event data and networks are made of."""

from __future__ import annotations

from itertools import permutations, product

from standoff.acts import Act
from standoff.records import Move

MUTUAL = frozenset({Act.AGREE, Act.CONSULT, Act.COOPERATE})
"""What several parties do with each other, where nobody else is named."""

Dyad = tuple[str | None, str | None]


def dyads(move: Move) -> list[Dyad]:
    """Give each actor with each target, in the order of the text; `None` where there is none.

    *Egypt and Sudan asked the council* gives two: each asked. *Guyana and Venezuela met* gives
    two as well, Guyana with Venezuela and Venezuela with Guyana: a meeting is an event of each
    with the other. *Guyana and Venezuela promised to refrain from force* names nobody to whom
    they promised, so each has no target. Nobody is paired with itself.
    """
    actors = tuple(dict.fromkeys(move.actor))
    targets = tuple(dict.fromkeys(move.target))
    if not targets and len(actors) > 1 and move.act in MUTUAL:
        return list(permutations(actors, 2))
    pairs = [(one, other) for one, other in product(actors or (None,), targets) if one != other]
    alone = [one for one in actors if not any(pair[0] == one for pair in pairs)]
    return [*pairs, *((one, None) for one in alone)] or [(None, None)]
