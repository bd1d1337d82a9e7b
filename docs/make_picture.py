"""Draw a terminal as `standoff demo` fills it, for the README: `python docs/make_picture.py`.

The picture, docs/demo.svg, shows the first moves of the report that is named on the command line,
else of one that says much in little space.
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
REPORT = "nile-2021-07-09"
WIDTH = 96  # in a narrow terminal moves stand apart, and the letters of the picture are larger
MOVES = 9
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


def excerpt(lines: list[str], report: str) -> list[str]:
    """Keep the first moves of a report, from its heading on; an empty line ends a move."""
    kept: list[str] = []
    left = MOVES + 1  # the line below the heading ends with an empty line too
    for line in lines:
        plain = Text.from_ansi(line).plain
        heading = HEADING.match(plain)
        if heading and kept:
            break
        if heading and heading[1] == report:
            kept.append("")
        if kept:
            left -= not plain.strip()
            if not left:
                break
            kept.append(line)
    if not kept:
        raise SystemExit(f"the demo shows no report of the name {report}")
    return kept


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
    report = sys.argv[1] if len(sys.argv) > 1 else REPORT
    PICTURE.write_text(draw(excerpt(demo(), report)), encoding="utf-8")


if __name__ == "__main__":
    main()
