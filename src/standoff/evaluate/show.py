"""A score, drawn for a terminal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from standoff.evaluate.annotations import Gold, Predicted
from standoff.evaluate.tally import FieldScore, Mistake, Score, Tally


def draw(score: Score, *, errors: bool = False) -> RenderableType:
    """Draw tables by case, by act and by field, and with `errors` every miss and false move."""
    acts = {act.value: tally for act, tally in score.acts.items()}
    parts: list[RenderableType] = [
        _moves("case", score.cases, score.overall),
        Text(),
        _moves("act", acts, score.overall),
        Text(),
        _fields(score.fields.values()),
        *(Text(f"\n{note}", style="yellow") for note in _notes(score)),
    ]
    if errors:
        parts.extend(_errors(score))
    return Group(*parts)


def _moves(head: str, rows: Mapping[str, Tally], overall: Tally) -> Table:
    table = _table(head, "gold", "read", "agree", "precision", "recall", "F1")
    for name, tally in rows.items():
        table.add_row(Text(name), *_figures(tally))
    table.add_section()
    table.add_row("overall", *_figures(overall), style="bold")
    return table


def _figures(tally: Tally) -> Iterator[str]:
    yield from (str(tally.gold), str(tally.predicted), str(tally.found))
    yield from map(_number, (tally.precision, tally.recall, tally.f1))


def _fields(fields: Iterable[FieldScore]) -> Table:
    table = _table("field", "gold", "read", "right", "score", "left empty", "report's date")
    for field in fields:
        right = f"{field.right:.1f}".removesuffix(".0")
        figures = map(_number, (field.score, field.empty, field.dated))
        name = f"{field.name}, {field.measure}"
        table.add_row(name, str(field.gold), str(field.given), right, *figures)
    return table


def _table(head: str, *columns: str) -> Table:
    table = Table(box=None, pad_edge=False, header_style="bold")
    table.add_column(head, min_width=24, overflow="fold")
    for column in columns:
        table.add_column(column, justify="right", no_wrap=True)
    return table


def _number(value: float | None) -> str:
    return "–" if value is None else f"{value:.3f}"


def _notes(score: Score) -> Iterator[str]:
    if score.excused:
        yield f"agree with optional moves alone and count neither way: {score.excused}"
    yield from score.notes


def _errors(score: Score) -> Iterator[Text]:
    """Draw the mistakes under their sentences, in the order of the text."""
    mistakes = [("missed", mistake) for mistake in score.missed]
    mistakes += [("false", mistake) for mistake in score.false]
    mistakes.sort(key=lambda one: (one[1].case, one[1].move.sentence))  # and misses first
    for (case, number), group in groupby(
        mistakes, key=lambda one: (one[1].case, one[1].move.sentence)
    ):
        together = list(group)
        sentence = next((one.sentence for _, one in together if one.sentence), None)
        yield Text()
        yield Text.assemble(
            (f"{case}, sentence {number}", "bold"), f": {sentence}" * bool(sentence)
        )
        for kind, mistake in together:
            yield _mistake(kind, mistake)


def _mistake(kind: str, mistake: Mistake) -> Text:
    move = mistake.move
    colour = "red" if kind == "missed" else "magenta"
    line = Text.assemble((f"  {kind:7}", colour), _told(move))
    if move.evidence:
        line.append(f" «{move.evidence}»", style="dim")
    if move.because:
        line.append(f" ({move.because})", style="dim")
    return line


def _told(move: Gold | Predicted) -> str:
    """Say a move in a line: *RUS -> USA, EU demand/request: a reply [if talks fail]*."""
    who = ", ".join(move.actor) or "somebody"
    whom = f" -> {', '.join(move.target)}" if move.target else ""
    act = "/".join(move.act) if isinstance(move, Gold) else move.act
    what = f": {move.matter}" if move.matter else ""
    depends = f" [{move.connective or 'if'} {move.condition}]" if move.condition else ""
    return f"{who}{whom} {act}{what}{depends}"
