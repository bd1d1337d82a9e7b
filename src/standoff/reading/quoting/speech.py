"""Quotations given to their cues, within one paragraph."""

from __future__ import annotations

from standoff.reading.quotes import Quote
from standoff.reading.quoting.sayings import Saying
from standoff.reading.tree import NOMINAL, VERBAL, Node, Tree

PAUSE = frozenset(
    {",", ":", ";", "-", "--", "–", "—", "that", "and", "but", "then", "as", "…", "..."}
)
FINAL = frozenset({",", ".", "?", "!", "…", "...", "—", "–", "--", "-"})
FRESH = frozenset({".", "?", "!", "”", '"', "''", ":", "…"})  # behind which a sentence may begin


def give(tree: Tree, quotes: list[Quote], sayings: list[Saying]) -> list[set[int]]:
    """Give each quotation to its cue; what is left over stands for itself, and comes back.

    First where the parse says so, then by what stands beside the marks: *“…,” she said*; *she said:
    “…”*. A quotation that begins a sentence goes on with the words of the one before.
    """
    left: list[set[int]] = []
    for quote in quotes:
        whole = marked(tree, quote)
        outer = [saying for saying in sayings if saying.head.i not in whole]
        for other in outer:
            if other.name & whole:
                _name_behind(tree, other)
        saying = None
        if _begins(tree, whole):
            saying = _behind(tree, whole, outer)
            if saying is not None and not saying.quoted:
                saying.content.clear()  # whatever the parser makes of it: the words are marked
        if saying is None and _follows(tree, whole):
            saying = _before(tree, whole, outer)
            if saying is not None and not saying.quoted:
                saying.content.clear()
        if saying is None and any(whole <= other.content for other in outer):
            continue  # a part of what is reported anyway
        if saying is None:
            saying = (
                _by_parse(whole, outer)
                or _behind(tree, whole, outer)
                or _before(tree, whole, outer)
            )
        if saying is None and _begins(tree, whole):
            saying = _going_on(whole, outer)
            if saying is None:
                left.append(whole)
                continue
        if saying is None:
            continue
        saying.content |= whole
        saying.content -= saying.cue | saying.name
        saying.quoted = True
    return left


def _name_behind(tree: Tree, saying: Saying) -> None:
    """Find who said it behind the cue, where the parser took a word of the quotation for that.

    *“The strait,” said the president, “will …”*: the strait is not who said it.
    """
    saying.source = None
    saying.name = set()
    for node in tree.nodes[max(saying.cue) + 1 :]:
        if node.pos in {"PUNCT", "SPACE", "VERB", "AUX", "ADP", "SCONJ"}:
            break
        saying.name.add(node.i)
    for i in sorted(saying.name):
        if tree.nodes[i].pos in NOMINAL:
            saying.source = tree.nodes[i]  # the last noun heads a plain phrase
    if saying.source is None:
        saying.name = set()


def keep_within(tree: Tree, quotes: list[Quote], sayings: list[Saying]) -> None:
    """Let no cue within a quotation of sentences bring in words from without."""
    for quote in quotes:
        whole = marked(tree, quote)
        if is_sentence(tree, whole):
            for saying in sayings:
                if saying.head.i in whole:
                    saying.content &= whole


def marked(tree: Tree, quote: Quote) -> set[int]:
    """Give the nodes of a quotation with its marks."""
    last = quote.last + 1 if quote.closed else quote.last
    first = quote.first - 1
    if first and tree.nodes[first].text == tree.nodes[first - 1].text == "'":
        first -= 1
    return set(range(first, min(last, len(tree.nodes) - 1) + 1))


def is_sentence(tree: Tree, whole: set[int]) -> bool:
    """Tell speech from a word or title set in marks: it has a verb, or ends like a sentence."""
    inner = [tree.nodes[i] for i in sorted(whole)[1:-1]]
    if not inner:
        return False
    verbal = len(inner) > 2 and any(node.pos in VERBAL for node in inner)
    return verbal or inner[-1].text in FINAL


def _by_parse(whole: set[int], sayings: list[Saying]) -> Saying | None:
    """Take the cue whose clause reaches into the quotation, the one that holds least else."""
    touching = [saying for saying in sayings if saying.content & whole and not saying.cue & whole]
    return min(touching, key=lambda saying: len(saying.content - whole), default=None)


def _behind(tree: Tree, whole: set[int], sayings: list[Saying]) -> Saying | None:
    """Find *she said* right behind the closing mark."""
    end = max(whole)
    for saying in sayings:
        first, _ = saying.block
        if saying.speech and end < first <= end + 3:
            between = [tree.nodes[i] for i in range(end + 1, first)]
            if all(node.pos in {"PUNCT", "CCONJ", "ADV", "SPACE"} for node in between):
                paused = between and between[0].text in FINAL
                if tree.nodes[end - 1].text in FINAL - {"."} or paused:
                    return saying
    return None


def _before(tree: Tree, whole: set[int], sayings: list[Saying]) -> Saying | None:
    """Find *she said:* or *she said that* right before the opening mark."""
    start = min(whole)
    mark = _word_before(tree, whole)
    if mark is None:
        return None
    found: Saying | None = None
    for saying in sayings:
        _, last = saying.block
        if not saying.speech or last >= start or start - last > 30:
            continue
        if saying.content and not saying.quoted and max(saying.content) < start:
            if mark.text != ":" or mark.sentence != tree.nodes[last].sentence:
                continue
        close = last == mark.i
        paused = mark.text in PAUSE and mark.sentence == tree.nodes[last].sentence
        if close or paused:
            if found is None or last > found.block[1]:
                found = saying
    return found


def _follows(tree: Tree, whole: set[int]) -> bool:
    """Say whether a quotation of sentences stands behind a colon or comma: *she said: “…”*."""
    before = _word_before(tree, whole)
    last = tree.nodes[max(whole) - 1]
    return (
        before is not None
        and before.text in {":", ","}
        and is_sentence(tree, whole)
        and last.text in FINAL
    )


def _begins(tree: Tree, whole: set[int]) -> bool:
    """Say whether a quotation stands where a sentence may begin."""
    before = _word_before(tree, whole)
    return (before is None or before.text in FRESH) and is_sentence(tree, whole)


def _word_before(tree: Tree, whole: set[int]) -> Node | None:
    """Give the last word or mark before a quotation."""
    for node in reversed(tree.nodes[: min(whole)]):
        if node.pos != "SPACE":
            return node
    return None


def _going_on(whole: set[int], sayings: list[Saying]) -> Saying | None:
    """Take the last cue before a quotation that has none of its own."""
    before = [saying for saying in sayings if saying.quoted and max(saying.cue) < min(whole)]
    return max(before, key=lambda saying: max(saying.cue), default=None)
