"""What a move depends on: the clause or phrase behind *if*, *unless*, *until*, *in return for* …"""

from __future__ import annotations

from dataclasses import dataclass

from standoff.reading.lexicon import Lexicon
from standoff.reading.tree import NOMINAL, VERBAL, Node, Tree


@dataclass(frozen=True, slots=True)
class Found:
    """A condition: the first and last node of its words, its connective, what it hangs on.

    `opening` is the first node of the connective, which stands before the condition's own words.
    """

    opening: int
    first: int
    last: int
    connective: str
    governor: Node
    head: Node


def find(tree: Tree, lexicon: Lexicon, sentence: tuple[int, int]) -> list[Found]:
    """Find the conditions of one sentence."""
    lowers = tree.lowers
    found: list[Found] = []
    i = sentence[0]
    while i < sentence[1]:
        if lowers[i] not in lexicon.conditions.root:
            i += 1
            continue
        length, connectives = lexicon.conditions.at(lowers, i)
        if length:
            condition = _read(tree, i, length, connectives[0].connective, connectives[0].follows)
            if condition is not None and condition.last < sentence[1]:
                found.append(condition)
        i += max(length, 1)
    return found


def _read(tree: Tree, i: int, length: int, connective: str, follows: str) -> Found | None:
    words = tree.nodes[i : i + length]
    behind = tree.nodes[i + length] if i + length < len(tree.nodes) else None
    if connective == "without" and behind is not None and behind.tag == "VBG":
        return None  # *without informing anybody* tells how, not when
    head = (_clause(words) or _next(tree, i + length)) if follows == "clause" else _noun(words)
    if head is None or head.is_root:
        return None
    governor = head.head
    if follows == "noun":
        outer = words[0]
        governor = outer.head
        while governor.pos not in VERBAL and governor.pos not in NOMINAL and not governor.is_root:
            governor = governor.head
    first = i + length
    last = _trim(tree, head.right)
    if first > last:
        return None
    return Found(i, first, last, connective, governor, head)


def _clause(words: list[Node]) -> Node | None:
    """Give the verb of the clause that the connective opens."""
    last = words[-1]
    if last.dep == "prep" and last.kid("pobj") is not None:
        return last.kid("pobj")  # *once part of the union*
    for word in (last, *words):
        head = word.head
        if word.dep in {"mark", "advmod", "prep", "aux"} and head.dep in {
            "advcl",
            "ccomp",
            "pcomp",
        }:
            if head.pos in VERBAL or head.kid("nsubj", "nsubjpass") or head.pos in NOMINAL:
                if word.dep == "aux" and (word.lower != "should" or word.i != head.left):
                    continue
                return head if head.i > word.i else None
    if last.dep == "prep" and last.head.pos in VERBAL:
        return last.kid("pcomp")
    return None


def _next(tree: Tree, first: int) -> Node | None:
    """Give the clause that begins right behind the connective, however the parser ties it."""
    if first >= len(tree.nodes):
        return None
    node = tree.nodes[first]
    for link in (node, *node.ancestors()):
        if link.pos in VERBAL and link.kid("nsubj", "nsubjpass") and link.tag != "VB":
            opening = next((kid for kid in link.kids if kid.dep == "mark"), None)
            start = link.left if opening is None else opening.i + 1
            return link if start == first and not link.is_root else None
    return None


def _noun(words: list[Node]) -> Node | None:
    return words[-1].kid("pobj", "pcomp")


def _trim(tree: Tree, last: int) -> int:
    while tree.nodes[last].pos in {"PUNCT", "SPACE"} and tree.nodes[last].text not in {
        "”",
        '"',
        "’",
        ")",
    }:
        last -= 1
    return last
