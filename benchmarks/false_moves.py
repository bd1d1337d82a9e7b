"""How many moves between two states `standoff` finds where there can be none.

    python benchmarks/false_moves.py TEXTS
    python benchmarks/false_moves.py ../shared/benchmarks/polnear/text

`TEXTS` is a folder of news articles, one a text file. Of these it takes the ones that name no
state but the United States: by no name, adjective or people of the table of states, and by no
capital. What the program finds between two states in them is false, whatever it is; it is printed,
with the number of such moves in a thousand words. A name that means something else in an article
(*Georgia*, *Jordan*) takes it out too, so that the count errs on the side of fewer articles.
"""

from __future__ import annotations

import argparse
import re
import sys
from pathlib import Path

import standoff
from standoff import knowledge

HOME = "USA"
LIMIT = 0.3  # what the project allows itself


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("texts", type=Path, help="a folder of text files")
    parser.add_argument("--date", help="YYYY-MM-DD, the date of the articles")
    options = parser.parse_args()
    files = sorted(options.texts.glob("*.txt"))
    if not files:
        sys.exit(f"{options.texts}: no .txt file there; name a folder of articles")
    states = knowledge.load().states
    names = {
        name
        for state in states
        if state.code != HOME
        for name in (state.name, *state.other, *state.adjective, *state.people, *state.capital)
    }
    foreign = re.compile(rf"\b(?:{'|'.join(map(re.escape, sorted(names)))})\b")
    codes = {state.code for state in states}
    reports = [
        standoff.Report(id=file.stem, text=file.read_text(encoding="utf-8"), date=options.date)
        for file in files
    ]
    domestic = [report for report in reports if not foreign.search(report.text)]
    words = sum(len(report.text.split()) for report in domestic)
    moves = false = 0
    for reading in standoff.load().pipe(domestic):
        moves += len(reading.moves)
        for move in reading.moves:
            ends = {(one, other) for one in move.actor for other in move.target if one != other}
            if any(one in codes and other in codes for one, other in ends):
                false += 1
                print(f"{reading.report.id}: {move}\n    {move.evidence}\n    {move.because}")
    rate = false / words * 1000 if words else 0.0
    verdict = "" if rate <= LIMIT else "  TOO MANY"
    print(f"\n{len(files)} articles, {len(domestic)} name no state but the United States")
    print(f"words in these              {words:>7}")
    print(f"moves                       {moves:>7}")
    print(f"between two states          {false:>7}")
    print(f"of a thousand words         {rate:>7.2f}  (at most {LIMIT}){verdict}")


if __name__ == "__main__":
    main()
