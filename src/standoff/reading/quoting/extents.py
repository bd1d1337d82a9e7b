"""Where source, cue and content begin and end, by the conventions of PolNeAR's guidelines.

Newell, Margolin and Ruths, "An Attribution Relations Corpus for Political News", LREC 2018.
"""

from __future__ import annotations

from collections.abc import Iterable

from standoff.reading.tree import Node, Tree

SETOFF = frozenset({",", "-", "--", "–", "—"})
HELPERS = frozenset({"aux", "auxpass", "neg", "advmod"})
MARKS = frozenset({"“", "”", '"', "``", "''", "«", "»", "„", "‘", "’", "'", "(", ")", "[", "]"})


def under(node: Node) -> set[int]:
    """Give the nodes that hang on a node, itself included."""
    found: set[int] = set()
    stack = [node]
    while stack:
        top = stack.pop()
        found.add(top.i)
        stack.extend(top.kids)
    return found


def name(node: Node, cue: Iterable[int], tree: Tree) -> set[int]:
    """Give the whole phrase that names a source: its titles, appositions and relative clauses.

    A comma that closes an apposition before the cue belongs to it: *Mora, a judge, said*.
    """
    cue = set(cue)
    found = under(node)
    inside = [kid for kid in _all(node) if kid.i in cue or kid.dep == "parataxis"]
    for kid in inside:
        found -= under(kid)
    found -= cue
    found.add(node.i)
    run = _run(found, node.i)
    found = trimmed(run, tree)
    last = max(found)
    if last + 1 < len(tree.nodes) and tree.nodes[last + 1].text == "," and last + 2 in cue:
        if any(tree.nodes[i].text == "," for i in found):
            found.add(last + 1)
    return found


def verb(node: Node, tree: Tree) -> set[int]:
    """Give a cue with its auxiliaries, negation and adverbs: *has repeatedly said*."""
    found = {node.i}
    own = {
        i
        for kid in node.kids
        if kid.dep in HELPERS and kid.i < node.i and kid.pos not in {"SCONJ", "ADP"}
        for i in under(kid)
    }
    i = node.i - 1
    while i in own:
        found.add(i)
        i -= 1
    return found


def trimmed(found: set[int], tree: Tree) -> set[int]:
    """Take away the punctuation at both ends, but not quotation marks and brackets that pair."""
    kept = set(found)
    while kept:
        last = tree.nodes[max(kept)]
        if last.pos == "SPACE" or (last.pos == "PUNCT" and not _stays(last, kept, tree)):
            kept.discard(last.i)
        else:
            break
    while kept:
        first = tree.nodes[min(kept)]
        loose = first.dep == "cc" and first.head.i not in kept
        mark = first.pos == "PUNCT" and not _stays(first, kept, tree)
        if first.pos != "SPACE" and not loose and not mark:
            break
        kept.discard(first.i)
    return kept or set(found)


def without_tail(found: set[int], tree: Tree) -> set[int]:
    """Leave out a clause behind a comma in which the reporter adds to a noun: *…, which …*."""
    last = max(found)
    for i in sorted(found):
        node = tree.nodes[i]
        if (
            node.dep == "relcl"
            and node.head.i in found
            and node.head.i < node.left
            and node.right >= last
        ):
            before = tree.nodes[node.left - 1].text
            if before in SETOFF and node.left - 1 in found and min(found) < node.left - 1:
                return {j for j in found if j < node.left}
    return found


def _stays(mark: Node, kept: set[int], tree: Tree) -> bool:
    if mark.text not in MARKS:
        return False
    return any(tree.nodes[i].text in MARKS for i in kept if i != mark.i)


def _run(found: set[int], around: int) -> set[int]:
    """Keep the stretch without gaps that holds a node."""
    first = last = around
    while first - 1 in found:
        first -= 1
    while last + 1 in found:
        last += 1
    return set(range(first, last + 1))


def _all(node: Node) -> list[Node]:
    found: list[Node] = []
    stack = list(node.kids)
    while stack:
        top = stack.pop()
        found.append(top)
        stack.extend(top.kids)
    return found


def spans(found: set[int], tree: Tree) -> list[tuple[int, int]]:
    """Give the stretches of text that nodes fill; what only space divides is one."""
    result: list[tuple[int, int]] = []
    before: int | None = None
    for i in sorted(found):
        node = tree.nodes[i]
        if node.pos == "SPACE" or node.start == node.end:
            continue
        gap = before is None or any(
            tree.nodes[j].pos != "SPACE" for j in range(before + 1, i) if j not in found
        )
        if gap:
            result.append((node.start, node.end))
        else:
            result[-1] = (result[-1][0], node.end)
        before = i
    return result
