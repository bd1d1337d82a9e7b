"""How well `standoff` reads annotated reports into moves.

    python benchmarks/moves.py ../shared/cases
    python benchmarks/moves.py tests/annotated --errors

Each `GOLD` is a folder of annotated reports (see docs/evaluation.md). What is printed is what
`standoff read GOLD | standoff evaluate GOLD -` prints.
"""

from __future__ import annotations

import argparse

from rich.console import Console

import standoff
from standoff import evaluate, intake
from standoff.evaluate.show import draw


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("gold", nargs="+", help="a folder of annotated reports")
    parser.add_argument("--errors", action="store_true", help="show each miss and each false move")
    options = parser.parse_args()
    reader = standoff.load()
    for folder in options.gold:
        moves = [move for path in intake.find([folder]) for move in reader.read(path).moves]
        found = evaluate.score(evaluate.load_gold(folder), moves)
        Console(width=160).print(draw(found, errors=options.errors))


if __name__ == "__main__":
    main()
