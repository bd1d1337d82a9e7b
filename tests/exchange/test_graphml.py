"""GraphML: a network that networkx reads back, with the types that Gephi knows."""

from __future__ import annotations

import io
from typing import Any
from xml.etree import ElementTree

import networkx
from hypothesis import given, settings
from hypothesis import strategies as st

from samples import move, readings, refusal, report, request
from standoff import knowledge
from standoff.acts import Act, Plover
from standoff.exchange import graphml
from standoff.exchange.dyads import dyads
from standoff.exchange.lacks import Lack
from standoff.records import Mark, Move, Reading, Report, Ruling

KNOWN = knowledge.load()
REPORT = report()


def raw(moves: list[Move], reports: list[Report]) -> tuple[bytes, tuple[Lack, ...]]:
    out = io.BytesIO()
    lacks = graphml.write(moves, reports, out, KNOWN)
    return out.getvalue(), lacks


def network(moves: list[Move], reports: list[Report] | None = None) -> Any:
    """Write moves and let networkx read them back."""
    content, _ = raw(moves, [REPORT] if reports is None else reports)
    return networkx.read_graphml(io.BytesIO(content), force_multigraph=True)


def test_parties_and_what_they_do() -> None:
    again = move(REPORT, "rejected the Greek claim", nth=1, when="2020-08-08")
    first, second = refusal(REPORT), request(REPORT, when="2020-07")
    graph = network([first, second, again])
    assert graph.is_directed()
    assert dict(graph.nodes(data=True)) == {
        "GRC": {"label": "Greece", "kind": "state"},
        "TUR": {"label": "Turkey", "kind": "state"},
    }
    assert list(graph.edges(data=True)) == [
        (
            "GRC",
            "TUR",
            {
                "label": "REQUEST",
                "weight": 1.0,
                "quad": "VERBAL CONFLICT",
                "first": "2020-07",
                "last": "2020-07",
                "moves": second.id,
                "ruled": 0,
            },
        ),
        (
            "TUR",
            "GRC",
            {
                "label": "REJECT",
                "weight": 2.0,
                "quad": "VERBAL CONFLICT",
                "first": "2020-08-08",
                "last": "2020-08-10",
                "moves": f"{first.id} {again.id}",
                "ruled": 0,
            },
        ),
    ]


def test_a_small_network_to_the_letter() -> None:
    one = refusal(REPORT, target=("WEST",), act=Act.DENY, plover=None)
    content, lacks = raw([one], [Report(id="aegean", text=REPORT.text)])
    lines = content.decode().splitlines()
    assert lines[:2] == [
        "<?xml version='1.0' encoding='utf-8'?>",
        '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">',
    ]
    assert [line.strip() for line in lines[12:]] == [
        '<graph id="moves" edgedefault="directed">',
        '<node id="TUR">',
        '<data key="node_label">Turkey</data>',
        '<data key="node_kind">state</data>',
        "</node>",
        '<node id="WEST">',
        '<data key="node_label">West</data>',
        '<data key="node_kind">bloc</data>',
        "</node>",
        '<edge id="e0" source="TUR" target="WEST">',
        '<data key="edge_label">deny</data>',
        '<data key="edge_weight">1.0</data>',
        f'<data key="edge_moves">{one.id}</data>',
        '<data key="edge_ruled">0</data>',
        "</edge>",
        "</graph>",
        "</graphml>",
    ]
    assert list(map(str, lacks)) == ["1 matter"]


def test_the_types_are_those_that_gephi_reads() -> None:
    content, _ = raw([], [])
    keys = ElementTree.fromstring(content).findall(f"{{{graphml.NAMESPACE}}}key")
    assert len(keys) == len(graphml.NODE) + len(graphml.EDGE)
    types = {key.get("attr.type") for key in keys}
    assert types <= {"boolean", "int", "long", "float", "double", "string"}


def test_parties_that_meet_are_joined_in_both_directions() -> None:
    meeting = {"actor": ("TUR", "GRC"), "target": (), "act": Act.CONSULT, "plover": Plover.CONSULT}
    graph = network([refusal(REPORT, **meeting)])
    assert sorted((one, other) for one, other, _ in graph.edges) == [("GRC", "TUR"), ("TUR", "GRC")]


def test_moves_without_two_ends_are_counted() -> None:
    moves = [refusal(REPORT, target=()), refusal(REPORT, actor=()), request(REPORT)]
    content, lacks = raw(moves, [REPORT])
    assert content.count(b"<edge ") == 1
    assert ", ".join(map(str, lacks)) == (
        "1 move without an actor, 1 move without a target, 1 voice, 1 matter, 1 condition, 1 source"
    )


def test_what_people_ruled_stands_on_the_edge() -> None:
    marks = (Mark(ruling=Ruling.SET, by="mk", at="2024-05-01T09:30:00+00:00"),)
    one = refusal(REPORT, marks=marks)
    other = move(REPORT, "rejected the Greek claim", nth=1)
    ((_, _, about),) = network([one, other]).edges(data=True)
    assert about["ruled"] == 1
    assert about["rulings"] == f"{one.id} set by mk 2024-05-01"


def test_what_was_ruled_wrong_weighs_nothing() -> None:
    marks = (Mark(ruling=Ruling.WRONG, by="mk", at="2024-05-01T09:30:00+00:00"),)
    other = move(REPORT, "rejected the Greek claim", nth=1)
    content, lacks = raw([refusal(REPORT, marks=marks), other], [REPORT])
    assert b'<data key="edge_weight">1.0</data>' in content
    assert list(map(str, lacks)) == ["1 move ruled wrong"]


@settings(max_examples=50, deadline=None)
@given(st.lists(readings(), max_size=3, unique_by=lambda one: one.report.id))
def test_weights_count_every_dyad_of_two_parties(batch: list[Reading]) -> None:
    moves = [each for one in batch for each in one.moves]
    graph = network(moves, [one.report for one in batch])
    pairs = [pair for each in moves for pair in dyads(each) if None not in pair]
    assert sum(about["weight"] for _, _, about in graph.edges(data=True)) == len(pairs)
    assert set(graph.nodes) == {party for pair in pairs for party in pair}


def test_characters_that_xml_lacks_are_replaced() -> None:
    graph = network([refusal(REPORT, target=("A\x00B",))])
    assert set(graph.nodes) == {"TUR", "A\ufffdB"}
