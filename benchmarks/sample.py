"""Draw moves for a second reader, and count that reader's verdicts.

    python benchmarks/sample.py draw tests/unseen --number 100 --seed 0 > sample.jsonl
    python benchmarks/sample.py count tests/unseen/verdicts.jsonl

A second reader sees the text and the move, never the rules, and says of each move whether it is
right: a person who reads the sentence in its report would agree that this party did or said this
to that party. A verdict is a line of JSON with the `id` of the move, `right` (true or false) and
the reason in a few words.
"""

from __future__ import annotations

import argparse
import random
from pathlib import Path

import msgspec

import standoff
from standoff import intake

SHOWN = ("id", "report", "sentence", "evidence", "actor", "act", "target", "matter", "condition")
RIGHT = 0.85  # what the project asks of itself


class Verdict(msgspec.Struct):
    """What a second reader says of one move."""

    id: str
    right: bool
    reason: str


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    commands = parser.add_subparsers(dest="command", required=True)
    draw = commands.add_parser("draw", help="print a sample of moves")
    draw.add_argument("texts", help="a folder of reports")
    draw.add_argument("--number", type=int, default=100, help="how many moves [100]")
    draw.add_argument("--seed", type=int, default=0, help="of the draw [0]")
    count = commands.add_parser("count", help="count the verdicts")
    count.add_argument("verdicts", type=Path, help="a JSON Lines file")
    options = parser.parse_args()
    if options.command == "draw":
        _draw(options.texts, options.number, options.seed)
    else:
        _count(options.verdicts)


def _draw(texts: str, number: int, seed: int) -> None:
    reader = standoff.load()
    moves = [move for path in intake.find([texts]) for move in reader.read(path).moves]
    for move in random.Random(seed).sample(moves, min(number, len(moves))):
        line = {field: getattr(move, field) for field in SHOWN}
        print(msgspec.json.encode(line).decode())


def _count(file: Path) -> None:
    lines = file.read_bytes().splitlines()
    verdicts = [msgspec.json.decode(line, type=Verdict) for line in lines if line.strip()]
    right = sum(verdict.right for verdict in verdicts)
    share = right / len(verdicts) if verdicts else 0.0
    told = "" if share >= RIGHT else "  TOO FEW"
    print(f"moves judged {len(verdicts):>6}")
    print(f"right        {right:>6}")
    print(f"share        {share:>6.2f}  (at least {RIGHT}){told}")


if __name__ == "__main__":
    main()
