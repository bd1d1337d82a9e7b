"""How well `standoff quotes` finds who says what, beside the annotations of PolNeAR.

    python benchmarks/attributions.py ../shared/benchmarks/polnear
    python benchmarks/attributions.py ../shared/benchmarks/polnear --half unseen

The folder has `text/STEM.txt` and `attributions/STEM.ann`, in brat's format: `E` lines tie a cue to
its contents and, where the text names one, to its source (Newell, Margolin and Ruths, LREC 2018).
An event that has no cue is left out, and so are attributions inside others, which that corpus does
not annotate.

An attribution is found when the cues overlap and the contents share at least half of their tokens
together (intersection over union), each paired once, so that as many as possible are found; beside
it, when the sources overlap too, or neither has one. Of source, cue and content: the F1 of spans
that have the very same tokens, and the F1 of tokens. A token is a word or a mark.

So that nobody fits the rules to what they are measured by, the articles fall into two halves by
their names: errors are looked at in one (`seen`) only.
"""

from __future__ import annotations

import argparse
import hashlib
import re
import sys
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

TOKEN = re.compile(r"\w+|[^\w\s]")
PARTS = ("source", "cue", "content")
AIMS = {"attributions": 0.68, "with the source": 0.64}  # what the project set itself

Tokens = frozenset[int]  # the tokens of a span, by where they start


@dataclass(frozen=True, slots=True)
class Attribution:
    """The tokens of each part."""

    source: Tokens
    cue: Tokens
    content: Tokens

    def finds(self, other: Attribution) -> bool:
        """Say whether two annotations mean the same attribution."""
        together = len(self.content | other.content)
        return bool(self.cue & other.cue) and 2 * len(self.content & other.content) >= together

    def cites(self, other: Attribution) -> bool:
        """Say whether they also cite the same source, or both none."""
        return bool(self.source & other.source) or not (self.source or other.source)


@dataclass(slots=True)
class Tally:
    """What was found, annotated, and both."""

    found: Counter[str] = field(default_factory=Counter)
    gold: Counter[str] = field(default_factory=Counter)
    both: Counter[str] = field(default_factory=Counter)

    def count(self, what: str, found: int, gold: int, both: int) -> None:
        """Add the figures of one article."""
        self.found[what] += found
        self.gold[what] += gold
        self.both[what] += both

    def show(self, what: str) -> str:
        """Give precision, recall and F1 as a line."""
        precision = self.both[what] / max(self.found[what], 1)
        recall = self.both[what] / max(self.gold[what], 1)
        f1 = 2 * self.both[what] / max(self.found[what] + self.gold[what], 1)
        aim = f"   (aim {AIMS[what]:.2f})" if what in AIMS else ""
        return f"{what:<22}{precision:>9.3f}{recall:>9.3f}{f1:>9.3f}{aim}"


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("folder", type=Path, help="with text/ and attributions/")
    parser.add_argument("--half", choices=["seen", "unseen", "all"], default="all")
    options = parser.parse_args()
    texts = sorted((options.folder / "text").glob("*.txt"))
    if not texts:
        sys.exit(f"{options.folder}/text: no articles; name the folder of the corpus")
    texts = [path for path in texts if options.half in {"all", half(path.stem)}]
    tally = measure(texts, options.folder / "attributions")
    print(f"{len(texts)} articles, {tally.gold['attributions']} attributions annotated")
    print(f"{'':<22}{'precision':>9}{'recall':>9}{'F1':>9}")
    for what in tally.gold:
        print(tally.show(what))


def half(stem: str) -> str:
    """Say to which half an article belongs, by its name alone."""
    return "unseen" if hashlib.sha1(stem.encode()).digest()[0] % 2 else "seen"


def measure(texts: list[Path], annotations: Path) -> Tally:
    """Read the articles and compare."""
    import standoff

    reader = standoff.load()
    tally = Tally()
    for path in texts:
        text = path.read_text(encoding="utf-8")
        places = [match.start() for match in TOKEN.finditer(text)]
        gold = annotated((annotations / f"{path.stem}.ann").read_text(encoding="utf-8"), places)
        read = reader.quotes(standoff.Report(id=path.stem, text=text))
        found = [
            Attribution(*(tokens(getattr(one, part), places) for part in PARTS))
            for one in read.attributions
            if one.inside is None
        ]
        compare(found, gold, tally)
    return tally


def compare(found: list[Attribution], gold: list[Attribution], tally: Tally) -> None:
    """Count what one article adds."""
    from standoff.evaluate.assignment import assign

    for what, sourced in (("attributions", False), ("with the source", True)):
        weights = [
            [int(one.finds(other) and (not sourced or one.cites(other))) for other in gold]
            for one in found
        ]
        tally.count(what, len(found), len(gold), len(assign(weights)))
    for part in PARTS:
        ours = {getattr(one, part) for one in found} - {frozenset()}
        theirs = {getattr(one, part) for one in gold} - {frozenset()}
        tally.count(f"{part}, exact", len(ours), len(theirs), len(ours & theirs))
        mine, its = frozenset().union(*ours), frozenset().union(*theirs)
        tally.count(f"{part}, tokens", len(mine), len(its), len(mine & its))


def annotated(lines: str, places: list[int]) -> list[Attribution]:
    """Read the attributions of one article from its stand-off lines."""
    spans: dict[str, list[tuple[int, int]]] = {}
    events: list[dict[str, list[tuple[int, int]]]] = []
    ties: list[list[tuple[str, str]]] = []
    for line in lines.splitlines():
        name, _, rest = line.partition("\t")
        if name.startswith("T"):
            pieces = rest.partition("\t")[0].partition(" ")[2]
            spans[name] = [(int(a), int(b)) for a, b in map(str.split, pieces.split(";"))]
        elif name.startswith("E"):
            pairs = (tie.partition(":") for tie in rest.split()[1:])
            ties.append([(role.rstrip("0123456789").lower(), span) for role, _, span in pairs])
    for tie in ties:
        event: dict[str, list[tuple[int, int]]] = {part: [] for part in PARTS}
        for role, span in tie:
            event[role].extend(spans[span])
        if event["cue"]:
            events.append(event)
    return [Attribution(*(tokens(event[part], places) for part in PARTS)) for event in events]


def tokens(spans: list[tuple[int, int]], places: list[int]) -> Tokens:
    """Give the tokens that start within the spans."""
    return frozenset(place for place in places if any(a <= place < b for a, b in spans))


if __name__ == "__main__":
    main()
