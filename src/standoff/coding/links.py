"""Which predicates tie two actors, the likeliest first."""

from __future__ import annotations

from collections.abc import Iterator

from standoff.coding.actors import Actor
from standoff.reading import clauses
from standoff.reading.tree import NOMINAL, VERBAL, Node, Tree

OBJECTS = frozenset({"dobj", "nsubjpass"})
PARTICIPLES = frozenset({"VBG", "VBN"})
MODIFIERS = frozenset({"compound", "nmod", "amod"})


def links(tree: Tree, source: Actor | None, target: Actor | None) -> Iterator[Node]:
    """Give the predicates between two actors, from the one that governs both.

    *Kyiv seized the ship and fired on Minsk*: fired, then seized. *A raid by Kyiv on Minsk*: raid.
    Words of the actors' own come last: *the opposition leader*, *the raid*.
    """
    actors = [actor for actor in (source, target) if actor is not None]
    nodes = list(dict.fromkeys((*_between(source, target), *_nearest(tree, actors))))
    own = [node for node in nodes if any(actor.has(node) for actor in actors)]
    if len(own) > 1 and source is not None and target is not None:  # *Oslo's refusal to meet …*
        own = [node for node in own if not _governs_the_other(node, source, target)]
    yield from (node for node in nodes if node not in own and not _is_modifier(node))
    yield from own


def attributed(source: Actor) -> Node | None:
    """Give the clause that an actor is named as the source of, after *according to*."""
    preposition = source.head.head
    according = preposition.head
    if preposition.lower != "to" or according.lower != "according":
        return None
    return according.head if according.head.pos in VERBAL else None


def _between(source: Actor | None, target: Actor | None) -> Iterator[Node]:
    if source is None or target is None or source.head.sentence != target.head.sentence:
        for actor in (source, target):
            if actor is not None:
                yield from map(_governor, _climb(actor.head))
        return
    up, across = list(_climb(source.head)), list(_climb(target.head))
    top = next(node for node in up if node in across)
    to_source = up[: up.index(top)]
    to_target = across[: across.index(top)]
    yield from (node for node in to_target if _is_later_verb(node))
    yield _governor(top)
    yield from (kid for kid in top.kids if _is_later_verb(kid))
    yield from reversed(to_target)
    yield from reversed(to_source)
    yield from map(_governor, up[up.index(top) :])


def _climb(node: Node) -> Iterator[Node]:
    yield node
    yield from node.ancestors()


def _is_later_verb(node: Node) -> bool:
    """Tell *fired* in "seized the ship and fired on Minsk" and *accusing* in "sued, accusing …"."""
    if node.pos not in VERBAL or node.kid("nsubj", "nsubjpass") is not None:
        return False
    if node.dep == "conj":
        return node.head.pos in VERBAL
    return node.dep == "advcl" and node.tag in PARTICIPLES and not clauses.is_infinitive(node)


def _governor(node: Node) -> Node:
    """Give the verb whose object a noun is, which may turn it: *lifted* for *its ban on …*."""
    while node.pos in NOMINAL and node.dep in OBJECTS and node.head.pos in VERBAL:
        node = node.head
    return node


def _is_modifier(node: Node) -> bool:
    """Tell *peace* in *peace talks* and *engaged* in *an engaged debate*, which name no event."""
    return node.dep in MODIFIERS and node.pos != "PROPN"


def _governs_the_other(node: Node, source: Actor, target: Actor) -> bool:
    return node.pos == "NOUN" and any(
        node is one.head and other.head.within(node) and not one.has(other.head)
        for one, other in ((source, target), (target, source))
    )


def _nearest(tree: Tree, actors: list[Actor]) -> list[Node]:
    return sorted(tree.nodes, key=lambda node: sum(abs(node.i - actor.head.i) for actor in actors))
