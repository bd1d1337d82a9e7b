"""Train the model of `standoff.reading.tone` from `training/speech.tsv`.

    python training/speech.py            # prints cross-validated figures, then writes the weights
    python training/speech.py --folds 5

Each line of the table is a sentence written for this project and the act that its reported words
perform. The sentence is read as any other; what the model would see of it is what it learns from.
A sentence whose act another rule reads is left out, for the model is not asked there.
"""

from __future__ import annotations

import argparse
import csv
from collections import Counter
from pathlib import Path
from typing import Any

import msgspec
import numpy as np

import standoff
from standoff.acts import Act
from standoff.reading import tone

HERE = Path(__file__).parent
STEPS, RATE, DECAY, RARE = 400, 0.5, 0.003, 2


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--folds", type=int, default=5, help="of the cross-validation [5]")
    options = parser.parse_args()
    rows = collect(HERE / "speech.tsv")
    acts = sorted({act for act, _ in rows})
    print(f"{len(rows)} sentences, {len(acts)} acts")
    right = 0
    told: Counter[str] = Counter()
    hit: Counter[str] = Counter()
    for fold in range(options.folds):
        model = train([row for i, row in enumerate(rows) if i % options.folds != fold], acts)
        for act, seen in rows[fold :: options.folds]:
            chances = model.chances(seen)
            best = max(chances, key=lambda name: chances[name])
            right += best == act
            told[best] += 1
            hit[act] += best == act
    print(f"accuracy, cross-validated    {right / len(rows):.3f}")
    wanted = Counter(act for act, _ in rows)
    for act in acts:
        precision = hit[act] / told[act] if told[act] else 0.0
        print(f"{act:<14}{wanted[act]:>5}  precision {precision:.2f}  recall {hit[act] / wanted[act]:.2f}")
    model = train(rows, acts)
    Path(tone.__file__).with_suffix(".json").write_bytes(msgspec.json.encode(model) + b"\n")


def collect(table: Path) -> list[tuple[str, list[str]]]:
    """Read the sentences, and give for each the act and the features that the model would see."""
    reader = standoff.load()
    seen: list[list[str]] = []
    hear = tone.hear

    def listen(*scene: Any) -> tuple[Act, float]:
        seen.append(list(tone.features(*scene)))
        return Act.ASSERT, 0.0

    rows = []
    tone.hear = listen
    try:
        with table.open(encoding="utf-8", newline="") as file:
            for line in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
                seen.clear()
                reader.read(standoff.Report(id="line", text=line["sentence"], date="2020-01-01"))
                rows.extend((line["act"], found) for found in seen[:1])
    finally:
        tone.hear = hear
    return rows


def train(rows: list[tuple[str, list[str]]], acts: list[str]) -> tone.Model:
    """Fit a multinomial logistic regression by gradient descent with weight decay."""
    counted = Counter(feature for _, seen in rows for feature in set(seen))
    names = sorted(name for name, count in counted.items() if count >= RARE)
    index = {name: i for i, name in enumerate(names)}
    data = np.zeros((len(rows), len(names)))
    gold = np.zeros((len(rows), len(acts)))
    for number, (act, seen) in enumerate(rows):
        gold[number, acts.index(act)] = 1
        for feature in seen:
            if feature in index:
                data[number, index[feature]] = 1
    weights, bias = np.zeros((len(names), len(acts))), np.zeros(len(acts))
    for _ in range(STEPS):
        scores = data @ weights + bias
        raised = np.exp(scores - scores.max(axis=1, keepdims=True))
        error = raised / raised.sum(axis=1, keepdims=True) - gold
        weights -= RATE * (data.T @ error / len(rows) + DECAY * weights)
        bias -= RATE * error.mean(axis=0)
    return tone.Model(
        acts=tuple(acts),  # type: ignore[arg-type]
        bias=tuple(np.round(bias, 3).tolist()),
        weights={
            name: tuple(row)
            for name, row in zip(names, np.round(weights, 3).tolist(), strict=True)
            if max(map(abs, row)) >= 0.02
        },
    )


if __name__ == "__main__":
    main()
