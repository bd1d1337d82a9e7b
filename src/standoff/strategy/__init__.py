"""Which outcomes of a conflict would hold, by the Graph Model for Conflict Resolution.

A conflict is written by hand or drafted from a register; `solve` works out its stable states:

    from standoff.strategy import load_conflict, solve
    solution = solve(load_conflict("conflict.toml"))
    solution.equilibria("nash")

The solver is exact and knows no news: it rests on numbers and names alone.
"""

from __future__ import annotations

from standoff.strategy.concepts import Concept
from standoff.strategy.conflict import Conflict, DecisionMaker, Graph, Option
from standoff.strategy.file import load_conflict, parse_conflict
from standoff.strategy.solve import Solution, solve

__all__ = [
    "Concept",
    "Conflict",
    "DecisionMaker",
    "Graph",
    "Option",
    "Solution",
    "load_conflict",
    "parse_conflict",
    "solve",
]
