"""How fast conflicts are solved and in how much memory, against one pass over the payoffs.

    python benchmarks/strategy.py [--sizes 16 20] [--makers 2 3 4 5 6] [--patience 120]

Conflicts are generated, always the same: options shared out evenly, and for each decision maker
ten statements of two options, or a ranking of all states without a tie. Rankings are tried with
three decision makers, and up to 2^20 states. Where few states are feasible, exactly one of ten
options is taken, which leaves one state in a hundred. A size is the number of options.

Printed are what it takes to turn preferences into payoffs, and for each concept, on one processor
and without that: processor time, states a second, in how many passes of NumPy over the payoffs of
all (the limit: it compares each payoff with a number), and bytes a state beyond the conflict. Then
the bars, on `solve` as a whole and by the clock, with the processor time beside it: FAILED where a
figure is beyond its bar or was not had within the patience; and then the exit status is 1. Each
figure is from a fresh process. Its memory is that of the process at its peak less the conflict, as
Linux counts it; where states are few, most of that is what any conflict takes.
"""

from __future__ import annotations

import argparse
import multiprocessing
import os
import random
import sys
import time
from collections.abc import Callable, Iterator
from functools import partial
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from standoff.errors import ConflictError
from standoff.strategy.concepts import Concept
from standoff.strategy.conflict import Conflict, DecisionMaker, Option, Priorities, Ranking
from standoff.strategy.feasible import feasible
from standoff.strategy.layout import Layout
from standoff.strategy.memory import MEBIBYTE
from standoff.strategy.payoffs import payoffs
from standoff.strategy.simultaneous import Table
from standoff.strategy.simultaneous import unstable as simultaneously_unstable
from standoff.strategy.solve import solve, space_of
from standoff.strategy.stability import unstable
from standoff.strategy.statements import Statement, every, no, option, some

FOUR = ("nash", "gmr", "smr", "seq")
STATEMENTS = 10
ONE_OF = 10
"""Of so many options exactly one is taken where few states are feasible: 10 of 1024."""

ENOUGH = 1.0
"""Seconds after which nothing is timed again."""

TIMES = 7

SIM_UP_TO = 20
RANKED_UP_TO = 20
RANKED_MAKERS = 3
WIDEST = 14


class Bar(NamedTuple):
    """What may be taken at most, in seconds and mebibytes."""

    concepts: tuple[str, ...]
    size: int
    seconds: float
    memory: float | None = None


BARS = (
    Bar(FOUR, 16, 0.1),
    Bar(FOUR, 20, 1, 300),
    Bar(FOUR, 24, 22, 1200),
    Bar(("sim",), 16, 0.4),
    Bar(("sim",), 20, 20),
)


class Case(NamedTuple):
    """A conflict to generate: how many options each decision maker has, and how it prefers."""

    shares: tuple[int, ...]
    ranked: bool = False
    few: bool = False

    @property
    def size(self) -> int:
        return sum(self.shares)

    def __str__(self) -> str:
        told = f"2^{self.size}, {len(self.shares)} decision makers"
        if len(set(self.shares)) > 1 and max(self.shares) - min(self.shares) > 1:
            told += f" with {', '.join(map(str, self.shares))} options"
        told += ", rankings" if self.ranked else ", statements"
        return told + (", one state in a hundred" if self.few else "")


class Alone(NamedTuple):
    """What a concept takes on one processor: processor time in seconds, memory in bytes."""

    states: int
    limit: float
    preferences: float
    concept: float
    memory: int


class Whole(NamedTuple):
    """What `solve` takes: seconds by the clock and of the processors, memory in bytes."""

    clock: float
    processors: float
    memory: int


def shared_out(size: int, makers: int) -> tuple[int, ...]:
    return tuple(size * (one + 1) // makers - size * one // makers for one in range(makers))


def conflict(case: Case) -> Conflict:
    random_ = random.Random(0)
    positions = iter(range(case.size))
    owned = [tuple(next(positions) for _ in range(share)) for share in case.shares]
    never: tuple[Statement, ...] = ()
    if case.few:
        group = [option(one) for one in random_.sample(range(case.size), ONE_OF)]
        pairs = [every([one, other]) for place, one in enumerate(group) for other in group[:place]]
        never = (*pairs, no(some(group)))
    codes = feasible(case.size, never) if case.ranked else None
    if case.ranked and codes is None:
        codes = np.arange(1 << case.size)
    shuffled = np.random.default_rng(0)
    return Conflict(
        options=tuple(Option(name=f"o{one}") for one in range(case.size)),
        decision_makers=tuple(
            DecisionMaker(
                name=f"D{number}",
                options=options,
                preference=Priorities(order=tuple(statements(case.size, random_)))
                if codes is None
                else Ranking(tiers=tuple((one,) for one in shuffled.permutation(codes).tolist())),
            )
            for number, options in enumerate(owned)
        ),
        never=never,
    )


def statements(size: int, random_: random.Random) -> Iterator[tuple[Statement, ...]]:
    for _ in range(STATEMENTS):
        literals = [
            no(option(one)) if random_.random() < 0.5 else option(one)
            for one in random_.sample(range(size), 2)
        ]
        yield (Statement(random_.choice(("and", "or", "if", "iff")), tuple(literals)),)


def timed(call: Callable[[], object]) -> float:
    """Give the best of several times, in seconds of the processor."""
    best, start = float("inf"), time.perf_counter()
    for _ in range(TIMES):
        before = time.process_time()
        call()
        best = min(best, time.process_time() - before)
        if time.perf_counter() - start > ENOUGH:
            break
    return best


def memory(key: str) -> int:
    """Give the memory of this process in bytes: `VmRSS` is that of now, `VmHWM` the most."""
    for line in Path("/proc/self/status").read_text().splitlines():
        if line.startswith(key + ":"):
            return int(line.split()[1]) * 1024
    raise OSError(f"/proc/self/status has no {key}")


def forget_peak() -> None:
    Path("/proc/self/clear_refs").write_text("5")


def alone(case: Case, concept: str) -> Alone:
    """Work out one concept for everybody, once for the memory and then again for the time."""
    given = conflict(case)
    before = memory("VmRSS")
    forget_peak()

    def prepare() -> tuple[Any, list[Any]]:
        space = space_of(given)
        return space, payoffs(given, space)

    def work(space: Any, worth: list[Any]) -> None:
        if concept == "sim":
            table = Table(given, Layout(given, space), space, worth)
            for maker in range(len(worth)):
                simultaneously_unstable(maker, table)
        else:
            for maker in range(len(worth)):
                unstable(Concept(concept), maker, worth, space)

    taken, start = float("inf"), time.perf_counter()
    peak = 0
    for _ in range(TIMES):
        space, worth = prepare()  # anew: a space keeps what it has sorted
        began = time.process_time()
        work(space, worth)
        taken = min(taken, time.process_time() - began)
        peak = peak or memory("VmHWM")
        if time.perf_counter() - start > ENOUGH:
            break
    flat = [values.reshape(-1) for values in worth]
    middles = [values.dtype.type(values.max() // 2) for values in flat]

    def one_pass() -> None:
        for values, middle in zip(flat, middles, strict=True):
            np.greater(values, middle)

    return Alone(space.size, timed(one_pass), timed(prepare), taken, peak - before)


def whole(case: Case, concepts: tuple[str, ...]) -> Whole:
    """Solve a conflict, once for the memory and then again for the time."""
    empty = memory("VmRSS")
    given = conflict(case)
    before = memory("VmRSS")
    forget_peak()
    clock, processors, peak = float("inf"), 0.0, 0
    start = time.perf_counter()
    for _ in range(TIMES):
        began, spent = time.perf_counter(), time.process_time()
        solve(given, concepts)
        if time.perf_counter() - began < clock:
            clock, processors = time.perf_counter() - began, time.process_time() - spent
        peak = peak or memory("VmHWM")
        if time.perf_counter() - start > ENOUGH:
            break
    return Whole(clock, processors, peak - (before - empty))


def answer(out: Connection, call: Callable[[], object]) -> None:
    try:
        out.send(call())
    except (ConflictError, MemoryError) as error:
        out.send(f"{type(error).__name__}: {error}")


def apart(call: Callable[[], Any], patience: float) -> Any:
    """Measure in a fresh process; give what it measured, or in words why it did not."""
    context = multiprocessing.get_context("spawn")
    receive, send = context.Pipe(duplex=False)
    process = context.Process(target=answer, args=(send, call))
    process.start()
    send.close()
    try:
        if not receive.poll(patience):
            return f"not done after {patience:g} s"
        return receive.recv()
    except EOFError:
        process.join()
        return f"the process ended with {process.exitcode}"
    finally:
        process.kill()
        process.join()


def asked(concept: str, size: int) -> bool:
    return concept != "sim" or size <= SIM_UP_TO


def show(case: Case, patience: float) -> bool:
    """Print what each concept takes; say whether every figure was had."""
    print(case)
    had = True
    for concept in (*FOUR, "sim"):
        if not asked(concept, case.size):
            print(f"  {concept:<4} is not asked beyond 2^{SIM_UP_TO}")
            continue
        found = apart(partial(alone, case, concept), patience)
        if isinstance(found, str):
            print(f"  {concept:<4} FAILED: {found}", flush=True)
            had = False
            continue
        if concept == "nash":
            print(f"  {found.states:,} states, payoffs {found.preferences * 1000:,.1f} ms")
        print(
            f"  {concept:<4} {found.concept * 1000:10,.2f} ms"
            f" {found.states / found.concept:14,.0f} states/s"
            f" {found.concept / found.limit:9,.0f} passes"
            f" {found.memory / found.states:8,.0f} bytes/state",
            flush=True,
        )
    return had


def passes(bar: Bar, case: Case, patience: float) -> bool:
    """Print a figure beside its bar."""
    found = apart(partial(whole, case, bar.concepts), patience)
    told = f"{'+'.join(bar.concepts)}, {case}:"
    if isinstance(found, str):
        print(f"FAILED {told} {found}", flush=True)
        return False
    mebibytes = found.memory / MEBIBYTE
    within = found.clock <= bar.seconds and (bar.memory is None or mebibytes <= bar.memory)
    told += f" {found.clock:.3g} s (bar {bar.seconds:g}; processors {found.processors:.3g} s)"
    if bar.memory is not None:
        told += f", {mebibytes:.0f} MiB (bar {bar.memory:g})"
    print(f"{'held' if within else 'FAILED':<6} {told}", flush=True)
    return within


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--sizes", type=int, nargs="+", default=[16, 20], help="numbers of options")
    parser.add_argument("--makers", type=int, nargs="+", default=[2, 3, 4, 5, 6])
    parser.add_argument("--patience", type=float, default=120, help="seconds for one figure")
    given = parser.parse_args()
    print(f"{os.cpu_count()} processors, load {os.getloadavg()[0]:.1f}, NumPy {np.__version__}")
    shown, verdicts = [], []
    for size in given.sizes:
        even = [Case(shared_out(size, makers)) for makers in given.makers]
        if size <= RANKED_UP_TO:
            even.append(Case(shared_out(size, RANKED_MAKERS), ranked=True))
        for case in even:
            shown.append(show(case, given.patience))
            if size > ONE_OF:
                shown.append(show(case._replace(few=True), given.patience))
        wide = [Case((WIDEST, size - WIDEST))] if size > WIDEST else []
        for bar in (bar for bar in BARS if bar.size == size):
            verdicts += [passes(bar, case, given.patience) for case in (*even, *wide)]
    print(f"{verdicts.count(True)} of {len(verdicts)} within their bars")
    sys.exit(not all(shown + verdicts))


if __name__ == "__main__":
    main()
