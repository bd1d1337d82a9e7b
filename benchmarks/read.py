"""How fast `standoff` reads, beside spaCy alone, and what that costs in memory.

    python benchmarks/read.py
    python benchmarks/read.py --words 40000 --repeat 7 --memory 0

Bare spaCy is the pipeline that `standoff` loads, with the components of `standoff` switched off,
save the one that marks sentences, without which the parser would see other ones; beside it stands
the pipeline without that one too. All read the same paragraphs, as the reader cuts them, in the
same process, with the same batch size, on one thread, in turn; of the times the median counts. For
`standoff` the clock runs from the reports to the finished readings, the cutting included.

The text is that of the bundled reports, over and over, so that anybody can measure the same.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from itertools import cycle
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from standoff.reading.reader import Reader
    from standoff.records import Report

THREADS = ("OMP", "OPENBLAS", "MKL", "BLIS", "VECLIB_MAXIMUM", "NUMEXPR")
MAIN = "from standoff.cli import main; main()"
RATIO, PEAK, IMPORT, HELP = 1.35, 700, 0.2, 0.5  # what the project allows itself


def main() -> None:
    options = _options()
    for name in THREADS:  # before numpy is imported
        os.environ[f"{name}_NUM_THREADS"] = "1"
    # A child's peak counts from its parent's, so that children come first, while we are small.
    _show("import standoff", _start("import standoff", repeat=options.repeat), "s", IMPORT)
    _show("standoff --help", _start(MAIN, "--help", repeat=options.repeat), "s", HELP)
    if options.memory:
        seconds, peak = _peak(options.memory)
        print(f"{f'{options.memory} MB read in':<36}{seconds:>9.1f} s")
        _show(f"peak memory for {options.memory} MB", peak, "MB", PEAK)
    _speed(options.words, options.repeat)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--words", type=int, default=20_000, help="how many to read [20000]")
    parser.add_argument("--repeat", type=int, default=5, help="runs, of which the median [5]")
    parser.add_argument(
        "--memory", type=int, default=5, metavar="MB",
        help="also read one text of so many megabytes, in a process of its own; 0 for not [5]",
    )  # fmt: skip
    return parser.parse_args()


def _show(what: str, value: float, unit: str, limit: float) -> None:
    told = f"{value:.0f}" if value >= 100 else f"{value:.3f}"
    verdict = "" if value <= limit else "  TOO MUCH"
    print(f"{what:<36}{told:>9} {unit}  (at most {limit} {unit}){verdict}".replace(" )", ")"))


def _start(script: str, *words: str, repeat: int) -> float:
    """Time a fresh interpreter from its start to its end."""

    def run() -> float:
        begun = time.perf_counter()
        subprocess.run(
            [sys.executable, "-c", script, *words], check=True, stdout=subprocess.DEVNULL
        )
        return time.perf_counter() - begun

    run()  # compiles what was not
    return median(run() for _ in range(repeat))


def _peak(megabytes: int) -> tuple[float, float]:
    """Give the seconds and the peak megabytes of `standoff read` for one long text."""
    paragraphs = _paragraphs()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "long.txt"
        size = 0
        with path.open("w", encoding="utf-8") as file:
            while size < megabytes * 1_000_000:
                size += file.write(next(paragraphs) + "\n")
        begun = time.perf_counter()
        child = subprocess.Popen(
            [sys.executable, "-c", MAIN, "read", str(path), "--date", "2021-07-09"],
            stdout=subprocess.DEVNULL,
        )
        _, status, usage = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
        if child.returncode:
            sys.exit(f"reading failed with exit {child.returncode}")
        unit = 1_000_000 if sys.platform == "darwin" else 1_000  # bytes there, kilobytes elsewhere
        return time.perf_counter() - begun, usage.ru_maxrss / unit


def _paragraphs() -> Iterator[str]:
    """Give the paragraphs of the bundled reports, over and over."""
    import standoff

    assert standoff.__file__ is not None
    reports = Path(standoff.__file__).parent / "demo" / "reports"
    texts = [path.read_text(encoding="utf-8") for path in sorted(reports.glob("*/report.txt"))]
    return cycle([line for text in texts for line in text.splitlines() if line.strip()])


def reports_of(words: int) -> list[Report]:
    """Make reports of the length of the bundled ones, until there are so many words."""
    from standoff.records import Report

    paragraphs = _paragraphs()
    reports: list[Report] = []
    total = 0
    while total < words:
        lines: list[str] = []
        size = 0
        while size < min(310, words - total):
            lines.append(next(paragraphs))
            size += len(lines[-1].split())
        total += size
        reports.append(Report(id=f"r{len(reports)}", text="\n".join(lines), date="2021-07-09"))
    return reports


def bare(reader: Reader, texts: list[str], *kept: str) -> None:
    """Run the spaCy components alone, with those of ours that are kept."""
    from standoff.reading.reader import BATCH

    ours = [name for name in reader.nlp.pipe_names if name.startswith("standoff")]
    with reader.nlp.select_pipes(disable=[name for name in ours if name not in kept]):
        for _ in reader.nlp.pipe(texts, batch_size=BATCH):
            pass


def whole(reader: Reader, reports: list[Report]) -> None:
    """Read the reports."""
    for _ in reader.pipe(reports):
        pass


def _speed(words: int, repeat: int) -> None:
    import standoff
    from standoff.reading.reader import cut

    reader = standoff.load()
    reports = reports_of(words)
    texts = [report.text[start:end] for report in reports for start, end in cut(report.text)]
    counted = sum(len(report.text.split()) for report in reports)
    runs: dict[str, Callable[[], None]] = {
        "spaCy alone": lambda: bare(reader, texts, "standoff_sentences"),
        "spaCy, its own sentences": lambda: bare(reader, texts),
        "standoff": lambda: whole(reader, reports),
    }
    times: dict[str, list[float]] = {name: [] for name in runs}
    for turn in range(repeat + 1):
        for name, run in runs.items():
            begun = time.perf_counter()
            run()
            if turn:  # the first one warms up
                times[name].append(time.perf_counter() - begun)
    print(f"\n{counted} words in {len(texts)} paragraphs, the median of {repeat} runs")
    middle = {name: median(found) for name, found in times.items()}
    for name, seconds in middle.items():
        print(f"{name:<36}{counted / seconds:>9.0f} words/s")
    *others, ours = middle
    for name in others:
        _show(f"standoff : {name}", middle[ours] / middle[name], "", RATIO)


if __name__ == "__main__":
    main()
