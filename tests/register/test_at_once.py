"""Several processes at one register, and a process that is killed."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from samples import reading, report
from standoff.register import Added, open_register

ENVIRONMENT = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}

ADD = """
import sys
from samples import reading, report
from standoff.register import open_register
sys.stdin.readline()
with open_register(sys.argv[1]) as register:
    for number in range(20):
        print(register.add(reading(report(f"{number:02}"))), flush=True)
"""

ADD_UNTIL_KILLED = """
import sys
from itertools import count
from samples import reading, report
from standoff.register import open_register
with open_register(sys.argv[1]) as register:
    for number in count():
        long = report(str(number), report().text * 200)
        register.add(reading(long))
        print(number, flush=True)
"""


def start(script: str, path: Path) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", script, str(path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env=ENVIRONMENT,
    )


def test_two_processes_add_the_same_reports_at_once(path: Path) -> None:
    """Neither finds the register there; each report is new to exactly one of them."""
    both = [start(ADD, path) for _ in range(2)]
    for one in both:
        assert one.stdin is not None
        one.stdin.write("go\n")
        one.stdin.flush()
    said = [one.communicate()[0].split() for one in both]
    assert [one.returncode for one in both] == [0, 0]
    assert [set(pair) for pair in zip(*said, strict=True)] == [{"new", "same"}] * 20
    with open_register(path) as register:
        assert register.readings() == [reading(report(f"{number:02}")) for number in range(20)]
    assert [file.name for file in path.parent.iterdir()] == [path.name]


def test_threads_share_a_register(path: Path) -> None:
    found = [reading(report(f"{number:02}")) for number in range(24)]
    with open_register(path) as register, ThreadPoolExecutor(8) as threads:
        assert set(threads.map(register.add, found)) == {Added.NEW}
        assert register.readings() == found


def test_killed_in_the_middle_it_holds_whole_reports_only(path: Path) -> None:
    for round_ in range(3):
        one = start(ADD_UNTIL_KILLED, path)
        assert one.stdout is not None
        said = [int(one.stdout.readline()) for _ in range(3 + 2 * round_)]
        one.send_signal(signal.SIGKILL)
        said += map(int, one.communicate()[0].split())
        with open_register(path) as register:
            kept = register.readings()
            ids = {found.report.id for found in kept}
            assert {str(number) for number in said} <= ids
            assert all(found == reading(found.report) for found in kept)
            assert register.add(reading(report("after"))) in ("new", "same")
