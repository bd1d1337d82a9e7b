"""Draw a terminal as `standoff demo` fills it, for the README: `python docs/make_picture.py`.

The picture, docs/demo.svg, shows the reports that are named on the command line, else one that
says much in little space.
"""

from __future__ import annotations

import io
import os
import re
import subprocess
import sys
from pathlib import Path

from rich.console import Console
from rich.terminal_theme import TerminalTheme
from rich.text import Text

PICTURE = Path(__file__).with_name("demo.svg")
REPORTS = ("nile-2021-07-09",)
WIDTH = 128
HEADING = re.compile(r"(\S+)  \d{4}-\d\d-\d\d.*─\s*$")

THEME = TerminalTheme(
    (253, 253, 252),
    (43, 48, 59),
    [
        (43, 48, 59), (178, 44, 44), (38, 124, 64), (154, 103, 0),
        (33, 92, 168), (136, 57, 133), (16, 118, 128), (120, 124, 132),
    ],
)  # fmt: skip
"""Dark on light, with colours that can be read on white."""


def demo() -> list[str]:
    """Run the demo in colour, and give its lines."""
    command = [sys.executable, "-c", "from standoff.cli import main; main()", "demo"]
    terminal = {"COLUMNS": str(WIDTH), "FORCE_COLOR": "1", "TERM": "xterm-256color"}
    environment = {**os.environ, **terminal, "PYTHONIOENCODING": "utf-8"}
    done = subprocess.run(command, env=environment, capture_output=True, check=True)
    return done.stdout.decode().splitlines()


def excerpt(lines: list[str], reports: tuple[str, ...]) -> list[str]:
    """Keep the reports that were asked for, from heading to heading."""
    kept: list[str] = []
    inside = False
    for line in lines:
        heading = HEADING.match(Text.from_ansi(line).plain)
        if heading:
            inside = heading[1] in reports
        if inside:
            kept.append(line)
    if not kept:
        raise SystemExit(f"the demo shows no report of the name {' or '.join(reports)}")
    return kept[:-1] if not kept[-1].strip() else kept


def draw(lines: list[str]) -> str:
    """Draw lines of a terminal as SVG, in whatever fixed font the reader has."""
    console = Console(record=True, width=WIDTH, file=io.StringIO(), highlight=False)
    console.print(Text.from_ansi("\n".join(lines)), soft_wrap=True)
    svg = console.export_svg(title="standoff demo", theme=THEME, unique_id="demo")
    svg = re.sub(r"\s*@font-face \{.*?\}\n", "", svg, flags=re.DOTALL)  # nothing from elsewhere
    svg = svg.replace("        font-variant-east-asian: full-width;\n", "")
    return svg.replace("Fira Code", "ui-monospace, Menlo, Consolas, DejaVu Sans Mono")


def main() -> None:
    """Draw the picture."""
    reports = tuple(sys.argv[1:]) or REPORTS
    PICTURE.write_text(draw(excerpt(demo(), reports)), encoding="utf-8")


if __name__ == "__main__":
    main()
