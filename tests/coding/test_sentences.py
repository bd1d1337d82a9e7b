"""Five hundred sentences of our own, and how many of them must at least be coded right.

`python benchmarks/coding.py tests/coding/sentences.tsv --errors` lists the others. The floor only
rises.
"""

from __future__ import annotations

from pathlib import Path

from standoff.coding import coder
from standoff.coding.pairs import Pair, load_pairs

SENTENCES = Path(__file__).parent / "sentences.tsv"
FLOOR = 0.94


def test_the_coder_has_not_fallen() -> None:
    pairs = [pair for pair in load_pairs(str(SENTENCES)) if isinstance(pair, Pair)]
    lines = SENTENCES.read_text(encoding="utf-8").splitlines()[1:]
    gold = [line.split("\t")[-1] for line in lines]
    assert len(pairs) == len(gold) > 500
    answers = coder.load().code(pairs)
    right = sum(answer.root == root for answer, root in zip(answers, gold, strict=True))
    assert right / len(gold) >= FLOOR
