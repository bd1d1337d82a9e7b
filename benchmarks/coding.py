"""How well `standoff code` names the event between two actors, and how fast.

    python benchmarks/coding.py ../shared/benchmarks/plv/train.tsv
    python benchmarks/coding.py PAIRS --part unseen
    python benchmarks/coding.py PAIRS --errors --part seen

PAIRS is what `standoff code` takes, with the right answer in the column `root`. Every row is
answered, so that nothing is left out of the accuracy; macro-F1 is the plain mean over the types
that the file holds. Of four rows, counted from 0, three are `seen`: their errors were looked at
while words and rules were added. The fourth is `unseen`: look at its figures, not at its rows. The
speed is that of `standoff code` from the sentences to the answers, beside
the bare parse of the same sentences by the same pipeline in the same process on one thread; of the
times the median counts.
"""

from __future__ import annotations

import argparse
import os
import sys
import time
from collections import Counter
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from standoff.coding.coder import Coded, Coder
    from standoff.coding.pairs import Pair

THREADS = ("OMP", "OPENBLAS", "MKL", "BLIS", "VECLIB_MAXIMUM", "NUMEXPR")
ACCURACY, MACRO, RATIO = 0.84, 0.82, 1.5  # what the project asks of itself
PARTS = {"all": {0, 1, 2, 3}, "even": {0, 2}, "odd": {1, 3}, "seen": {0, 1, 2}, "unseen": {3}}
Row = tuple["Pair", str, "Coded"]


def main() -> None:
    options = _options()
    for name in THREADS:  # before numpy is imported
        os.environ[f"{name}_NUM_THREADS"] = "1"
    from standoff.coding import coder

    pairs, gold = _read(options.pairs)
    chosen = [i for i in range(len(pairs)) if i % 4 in PARTS[options.part]]
    pairs, gold = [pairs[i] for i in chosen], [gold[i] for i in chosen]
    ready = coder.load()
    rows = list(zip(pairs, gold, ready.code(pairs), strict=True))
    _score(rows)
    if options.errors:
        _list(rows)
    if options.repeat:
        _speed(ready, pairs, options.repeat)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("pairs", type=Path, help="tab-separated, with a column `root`")
    parser.add_argument(
        "--part", choices=PARTS, default="all",
        help="which rows, counted from 0 [all]",
    )  # fmt: skip
    parser.add_argument("--errors", action="store_true", help="list every wrong answer")
    parser.add_argument(
        "--repeat", type=int, default=3, help="timed runs, of which the median; 0 for none [3]"
    )
    return parser.parse_args()


def _read(path: Path) -> tuple[list[Pair], list[str]]:
    from standoff.coding.pairs import Pair, load_pairs

    if not path.is_file():
        sys.exit(f"{path}: no such file; the benchmark is not part of the repository")
    header, *lines = path.read_text(encoding="utf-8").splitlines()
    if "root" not in header.split("\t"):
        sys.exit(f"{path}, line 1: no column 'root' to compare with")
    column = header.split("\t").index("root")
    pairs: list[Pair] = []
    for item in load_pairs(str(path)):
        if not isinstance(item, Pair):
            sys.exit(str(item))
        pairs.append(item)
    return pairs, [line.split("\t")[column] for line in lines if line.strip()]


def _score(rows: list[Row]) -> None:
    right = sum(coded.root == gold for _, gold, coded in rows)
    print(f"{'type':<12}{'n':>5}{'read':>6}{'right':>7}{'precision':>11}{'recall':>8}{'F1':>7}")
    scores: list[float] = []
    for root in sorted({gold for _, gold, _ in rows}):
        n = sum(gold == root for _, gold, _ in rows)
        read = sum(coded.root == root for _, _, coded in rows)
        agree = sum(coded.root == root == gold for _, gold, coded in rows)
        scores.append(2 * agree / (n + read))
        precision = agree / read if read else 0.0
        print(
            f"{root:<12}{n:>5}{read:>6}{agree:>7}{precision:>11.3f}{agree / n:>8.3f}"
            f"{scores[-1]:>7.3f}"
        )
    print("\nmost often confused")
    confused = Counter((gold, str(coded.root)) for _, gold, coded in rows if coded.root != gold)
    for (gold, read_as), times in confused.most_common(10):
        print(f"{times:>5}  {gold} read as {read_as}")
    print()
    _show("accuracy", right / len(rows), at_least=ACCURACY)
    _show("macro-F1", sum(scores) / len(scores), at_least=MACRO)


def _show(what: str, value: float, *, at_least: float) -> None:
    verdict = "" if value >= at_least else "  TOO LITTLE"
    print(f"{what:<36}{value:>9.3f}  (at least {at_least}){verdict}")


def _list(rows: list[Row]) -> None:
    print()
    for pair, gold, coded in rows:
        if coded.root != gold:
            print(f"{pair.uid}: {gold}, read {coded.root} ({coded.because})")
            print(f"    {pair.source} -> {pair.target}: {pair.sentence}")


def _speed(coder: Coder, pairs: list[Pair], repeat: int) -> None:
    times: dict[str, list[float]] = {"spaCy alone": [], "standoff code": []}
    texts = [pair.sentence for pair in pairs]
    for turn in range(repeat + 1):
        begun = time.perf_counter()
        coder.parse(texts)
        middle = time.perf_counter()
        for _ in coder.code(pairs):
            pass
        if turn:  # the first one warms up
            times["spaCy alone"].append(middle - begun)
            times["standoff code"].append(time.perf_counter() - middle)
    alone, ours = median(times["spaCy alone"]), median(times["standoff code"])
    for name, seconds in (("spaCy alone", alone), ("standoff code", ours)):
        print(f"{name:<36}{len(pairs) / seconds:>9.0f} sentences/s")
    verdict = "" if ours / alone <= RATIO else "  TOO MUCH"
    print(f"{'standoff code : spaCy alone':<36}{ours / alone:>9.3f}  (at most {RATIO}){verdict}")


if __name__ == "__main__":
    main()
