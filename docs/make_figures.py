"""Bring the figures of docs/accuracy.md in step with the reader: `python docs/make_figures.py`.

Consoles and scripts of the page are filled with what they print; of its tables the column of the
present scores and the means of the rounds are. First scores, figures of other people's texts and
prose stay as they are.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import mean

PAGE = Path(__file__).resolve().with_name("accuracy.md")
ROOT = PAGE.parents[1]
STANDOFF = f'standoff() {{ "{sys.executable}" -c "from standoff.cli import main; main()" "$@"; }}; '
ROW = re.compile(r"^\| `(\S+)` \| ([\d.]+) \| [\d.]+ \|$", re.MULTILINE)
ROUND = re.compile(r"^\| (\w+) \| (\d+) \| ([\d.]+) \| [\d.]+ \|$", re.MULTILINE)


def run(*command: str) -> str:
    """Give what a command prints on a terminal of 80 columns."""
    settings = {"COLUMNS": "80", "PYTHONUTF8": "1", "PYTHONPATH": str(ROOT / "src")}
    environment = {**os.environ, **settings}
    done = subprocess.run(command, env=environment, capture_output=True, check=True, text=True)
    return "".join(f"{line.rstrip()}\n" for line in done.stdout.splitlines())


def console(block: re.Match[str]) -> str:
    """Fill a console; three dots stand for what follows the line that begins with *overall*."""
    shown = []
    for line in re.findall(r"^\$ (.+)$", block[1], re.MULTILINE):
        printed = run("bash", "-c", STANDOFF + line)
        if printed.startswith("case"):
            printed = re.sub(r"(?ms)(^overall.*?\n).*", r"\1...\n", printed)
        shown.append(f"$ {line}\n{printed}")
    return f"```console\n{''.join(shown)}```"


def script(block: re.Match[str]) -> str:
    """Fill what the script prints that counts the misses."""
    return f"```python\n{block[1]}```\n\n```text\n{run(sys.executable, '-c', block[1])}```"


def main() -> None:
    """Fill the page."""
    page = PAGE.read_text(encoding="utf-8")
    with tempfile.TemporaryDirectory() as room:
        os.chdir(room)
        Path("tests").symlink_to(ROOT / "tests")
        page = re.sub(r"```console\n(.*?)```", console, page, flags=re.DOTALL)
        counting = r"```python\n(from collections import Counter\n.*?)```\n\n```text\n.*?```"
        page = re.sub(counting, script, page, flags=re.DOTALL)
        os.chdir(ROOT)
    now = dict(re.findall(r"^([a-z-]+-\d{4}) .* (\d\.\d{3})$", page, re.MULTILINE))
    page = ROW.sub(lambda row: f"| `{row[1]}` | {row[2]} | {now[row[1]]} |", page)
    scores = [float(now[name]) for name, _ in ROW.findall(page)]

    def round_(row: re.Match[str]) -> str:
        """Fill in the mean of a round's reports, which stand in the order of the rounds."""
        size = int(row[2])
        score = mean(scores[:size])
        del scores[:size]
        return f"| {row[1]} | {size} | {row[3]} | {score:.2f} |"

    page = ROUND.sub(round_, page)
    PAGE.write_text(page, encoding="utf-8")


if __name__ == "__main__":
    main()
