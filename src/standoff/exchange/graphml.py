"""GraphML: who does what to whom, as a directed network that Gephi, igraph and networkx open.

A node is a party. An edge leads from actor to target, one for each PLOVER event type between the
two (or act, where it has no type); its weight is the number of moves. The attributes have the
plain types `string`, `int` and `double`, which are those that Gephi reads.

Source: GraphML 1.1, graphml.graphdrawing.org.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from typing import BinaryIO
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from standoff.acts import Quad
from standoff.exchange.dyads import dyads
from standoff.exchange.lacks import Kind, Lack, Lacks
from standoff.exchange.parties import Parties
from standoff.exchange.signatures import signatures
from standoff.knowledge import Knowledge
from standoff.order import Dates, day
from standoff.records import Move, Report
from standoff.when import When

NAMESPACE = "http://graphml.graphdrawing.org/xmlns"

NODE = {"label": "string", "kind": "string"}
"""The attributes of a party: its name, and `state`, `alliance`, `group` and so on."""

EDGE = {
    "label": "string",
    "weight": "double",
    "quad": "string",
    "first": "string",
    "last": "string",
    "moves": "string",
    "ruled": "int",
    "rulings": "string",
}
"""The attributes of an edge. Gephi knows `label` and `weight` for what they are."""

Value = str | int | float | None
Edge = tuple[str, str, str]


def write(
    moves: Sequence[Move], reports: Sequence[Report], out: BinaryIO, known: Knowledge
) -> tuple[Lack, ...]:
    """Write the network; give what has no place in it."""
    lacks = Lacks()
    parties = Parties(known)
    dates = {report.id: report.date for report in reports}
    edges = _edges(moves, lacks)
    root = Element("graphml", xmlns=NAMESPACE)
    for domain, attributes in (("node", NODE), ("edge", EDGE)):
        for name, type_ in attributes.items():
            key = {"id": f"{domain}_{name}", "for": domain, "attr.name": name, "attr.type": type_}
            SubElement(root, "key", key)
    graph = SubElement(root, "graph", id="moves", edgedefault="directed")
    for code in sorted({code for actor, target, _ in edges for code in (actor, target)}):
        node = SubElement(graph, "node", id=_legal(code))
        party = parties.party(code)
        kind = None if party is None else party.kind
        _data(node, "node", {"label": parties.name(code), "kind": kind})
    for number, ((actor, target, event), made) in enumerate(sorted(edges.items())):
        ends = {"id": f"e{number}", "source": _legal(actor), "target": _legal(target)}
        _data(SubElement(graph, "edge", ends), "edge", _about(event, made, dates))
    indent(root)
    out.write(tostring(root, encoding="utf-8", xml_declaration=True) + b"\n")
    return lacks.told()


def _edges(moves: Sequence[Move], lacks: Lacks) -> dict[Edge, list[Move]]:
    """Give the moves of each edge, and count what an edge does not say of them."""
    edges: dict[Edge, list[Move]] = defaultdict(list)
    for move in moves:
        if move.ruled_wrong:  # or it would weigh as much as any other
            lacks.add(Kind.WRONG)
            continue
        ends = [(one, other) for one, other in dyads(move) if one is not None and other is not None]
        if not ends:
            lacks.add(Kind.TARGETLESS if move.actor else Kind.ACTOR)
            continue
        for kind, value in (
            (Kind.VOICE, move.voice),
            (Kind.MATTER, move.matter),
            (Kind.CONDITION, move.condition),
            (Kind.SOURCE, move.source),
        ):
            if value:
                lacks.add(kind)
        for one, other in ends:
            edges[one, other, move.plover or move.act].append(move)
    return edges


def _about(event: str, moves: Sequence[Move], dates: Dates) -> dict[str, Value]:
    """Give the attributes of an edge. Dates are as precise as those of the moves."""
    days = [When(when) for move in moves if (when := day(move, dates)) is not None]
    plover = moves[0].plover
    ruled = [move for move in moves if move.marks]
    return {
        "label": event,
        "weight": float(len(moves)),
        "quad": None if plover is None else Quad.of(plover).value,
        "first": min(days, key=lambda when: (when.first, when.last), default=None),
        "last": max(days, key=lambda when: (when.last, when.first), default=None),
        "moves": " ".join(move.id for move in moves),
        "ruled": len(ruled),
        "rulings": "; ".join(f"{move.id} {each}" for move in ruled for each in signatures(move)),
    }


def _data(element: Element, domain: str, values: dict[str, Value]) -> None:
    for name, value in values.items():
        if value is not None and value != "":
            SubElement(element, "data", key=f"{domain}_{name}").text = _legal(str(value))


def _legal(words: str) -> str:
    """Put U+FFFD for the characters that XML 1.0 has no way to write."""
    return re.sub("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]", "\ufffd", words)
