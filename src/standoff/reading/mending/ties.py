"""How a node is hung elsewhere."""

from __future__ import annotations

from standoff.reading.tree import Node


def move(node: Node, head: Node, dep: str) -> None:
    """Hang a node, and all below it, on another head."""
    if node.head is not node:
        node.head.kids.remove(node)
    attach(node, head, dep)


def attach(node: Node, head: Node, dep: str) -> None:
    """Hang a node on a head, where its old head no longer counts it among its own."""
    node.head, node.dep = head, dep
    head.kids.append(node)
    head.kids.sort(key=lambda kid: kid.i)
