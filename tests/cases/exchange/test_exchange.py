"""Exchange files read back by other tools give the graph that went in, whatever its names."""

import csv
import io
import json
import re
import sys
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree as ET

import networkx as nx
import pyarrow as pa
import pytest
from case_utils import case_validate
from hypothesis import given, settings
from hypothesis import strategies as st

from cases.exchange.attributes import EDGE, NODE
from cases.exchange.case_graph import CaseGraph, Edge, Node, case_graph
from cases.exchange.gexf import gexf
from cases.exchange.graphml import graphml
from cases.exchange.page import page
from cases.exchange.plain_xml import exact, xml_text
from cases.exchange.tables import edges_csv, nodes_csv
from cases.items.building import exchange as build
from cases.items.relation_graph import NAME as FOLDER
from model.cells import plain
from model.dossiers import Dossier
from model.vocabulary.claims import RELATIONS
from model.vocabulary.term import called
from tests.cases.dossiers import hostile_dossier, sample_dossier

DOSSIERS = {"sample": sample_dossier, "hostile": hostile_dossier}


@pytest.fixture(params=sorted(DOSSIERS))
def dossier(request: pytest.FixtureRequest) -> Dossier:
    return DOSSIERS[request.param]()


def test_every_edge_names_the_claims_that_make_it(dossier: Dossier) -> None:
    graph = case_graph(dossier)
    claims = {row["claim_id"]: row for row in dossier.claims.to_pylist()}
    nodes = {node.key: node for node in graph.nodes}
    assert graph.edges
    for edge in graph.edges:
        rows = [claims[claim_id] for claim_id in edge.claim_ids]
        assert len(rows) == edge.claims
        assert sum(row["total_amount_minor"] for row in rows) == edge.total_minor
        for end in (nodes[edge.source], nodes[edge.target]):
            assert all(
                end.id in (row["patient_id"], row["doctor_id"], row["provider_id"]) for row in rows
            )


def test_members_are_nodes_with_their_roles(dossier: Dossier) -> None:
    nodes = {node.id: node for node in case_graph(dossier).nodes}
    for ring in dossier.rings:
        for member in ring.members:
            assert ring.ring_id in nodes[member.id].rings
            assert member.role in nodes[member.id].roles


def test_graphml_is_read_back_whole(dossier: Dossier) -> None:
    graph = case_graph(dossier)
    found = nx.parse_graphml(graphml(graph), force_multigraph=True)
    assert set(found) == {node.key for node in graph.nodes}
    for node in graph.nodes:
        for attribute in NODE:
            value = attribute.value(node)
            shown = xml_text(value) if isinstance(value, str) else value
            assert found.nodes[node.key].get(attribute.name, "") == shown
    by_key = {key: data for _, _, key, data in found.edges(keys=True, data=True)}
    for edge in graph.edges:
        for attribute in EDGE:
            value = attribute.value(edge)
            shown = xml_text(value) if isinstance(value, str) else value
            assert by_key[edge.key].get(attribute.name, "") == shown
        assert tuple(json.loads(by_key[edge.key]["claim_ids"])) == edge.claim_ids


def test_gexf_is_read_back_whole(dossier: Dossier, tmp_path: Path) -> None:
    graph = case_graph(dossier)
    file = tmp_path / "graph.gexf"
    # networkx reads version 1.2; the elements used are the same.
    text = gexf(graph).replace("http://gexf.net/1.3", "http://www.gexf.net/1.2draft")
    file.write_text(text.replace('version="1.3"', 'version="1.2"'), encoding="utf-8")
    found = nx.read_gexf(file)
    assert found.number_of_nodes() == len(graph.nodes)
    assert found.number_of_edges() == len(graph.edges)
    for node in graph.nodes:
        assert found.nodes[node.key]["entity_id"] == xml_text(node.id)
        assert found.nodes[node.key]["fund_amount_minor"] == node.fund_minor


TEXT = st.text(max_size=30) | st.text(
    alphabet=st.characters(min_codepoint=0, max_codepoint=0x1F), max_size=5
)


def small(name: str, identifier: str, relation: str, amount: int = 1) -> CaseGraph:
    nodes = (
        Node("n0", "patient", identifier, name, (), (), amount),
        Node("n1", "owner", name, "", (), (), 0),
    )
    edge = Edge(
        "e0",
        "n0",
        "n1",
        relation,
        called(RELATIONS, relation),
        1,
        -1,
        20000,
        amount,
        -amount,
        (identifier,),
    )
    return CaseGraph("c", "d", "2026-01-01T00:00:00+08:00", False, nodes, (edge,))


@settings(max_examples=300)
@given(TEXT, TEXT, TEXT)
def test_any_text_survives_in_every_format(name: str, identifier: str, relation: str) -> None:
    graph = small(name, identifier, relation)
    for text in (graphml(graph), gexf(graph)):
        root = ET.fromstring(text.encode("utf-8"))  # noqa: S314
        everything = "".join(root.itertext()) + "".join(
            value for element in root.iter() for value in element.attrib.values()
        )
        for original in (name, identifier):
            assert not exact(original) or exact(original) in everything
    assert nx.parse_graphml(graphml(graph)).number_of_nodes() == 2
    rows = list(csv.DictReader(io.StringIO(nodes_csv(graph), newline="")))
    assert plain(rows[0]["entity_id"]) == identifier
    assert plain(rows[0]["name"]) == name
    assert json.loads(json.dumps(name)) == name


def test_negative_amounts_stay_numbers_and_formulas_become_text() -> None:
    graph = small("=1+1", "@x", "＝y", -1250)
    edge = next(csv.DictReader(io.StringIO(edges_csv(graph))))
    assert (edge["total_amount"], edge["fund_amount"], edge["total_amount_minor"]) == (
        "-12.50",
        "12.50",
        "-1250",
    )
    assert edge["source_id"] == "'@x"
    assert edge["relation"] == "'＝y"


def test_two_builds_are_the_same_bytes_and_row_order_does_not_matter() -> None:
    one = sample_dossier()
    assert build(one) == build(sample_dossier())
    flipped = replace(
        one,
        edge_claims=one.edge_claims.take(pa.array(range(one.edge_claims.num_rows)[::-1])),
        patients=one.patients.take(pa.array(range(one.patients.num_rows)[::-1])),
    )
    assert build(flipped) == build(one)


def test_the_load_script_has_no_value_in_it(dossier: Dossier) -> None:
    files = build(dossier)
    script = files[f"{FOLDER}/load.cypher"].decode()
    assert script == build(sample_dossier(2))[f"{FOLDER}/load.cypher"].decode()
    content = json.loads(files[f"{FOLDER}/load.json"])
    assert [n["properties"]["entity_id"] for n in content["nodes"]] == [
        node.id for node in case_graph(dossier).nodes
    ]


def test_the_page_asks_nobody_and_runs_nothing_foreign(dossier: Dossier) -> None:
    text = page(case_graph(dossier), "zh")
    assert "default-src 'none'" in text
    outside = [url for url in re.findall(r"(?:https?:)?//[\w.]+", text) if "w3.org" not in url]
    assert [url for url in outside if f'"{url}' in text and "http://x" not in url] == []
    assert "<img" not in text
    assert text.count("<script") == 2


def test_the_page_works_in_a_browser(tmp_path: Path, dossier: Dossier) -> None:
    playwright = pytest.importorskip("playwright.sync_api")
    chromium = Path("/usr/bin/chromium")
    if not chromium.exists():
        pytest.skip("Chromium is not installed")
    file = tmp_path / "graph.html"
    file.write_text(page(case_graph(dossier), "zh"), encoding="utf-8")
    with playwright.sync_playwright() as started:
        browser = started.chromium.launch(executable_path=str(chromium), args=["--no-sandbox"])
        tab = browser.new_page()
        asked: list[str] = []
        tab.on("request", lambda request: asked.append(request.url))
        alarms: list[object] = []
        tab.on("dialog", lambda dialog: alarms.append(dialog))  # noqa: PLW0108 - no builtins here
        tab.on("pageerror", lambda error: alarms.append(error))  # noqa: PLW0108
        tab.goto(file.as_uri())
        graph = case_graph(dossier)
        assert tab.locator("#rows tbody tr").count() == len(graph.edges)
        tab.locator("[data-node='n0']").click()
        touching = [edge for edge in graph.edges if "n0" in (edge.source, edge.target)]
        assert tab.locator("tr.chosen").count() == len(touching)
        assert tab.locator("line.chosen").count() == len(touching)
        tab.screenshot(path=str(tmp_path / "graph.png"), full_page=True)
        browser.close()
    assert [url for url in asked if not url.startswith("file:")] == []
    assert alarms == []


def test_case_uco_conforms(
    dossier: Dossier,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    file = tmp_path / "case.jsonld"
    file.write_bytes(build(dossier)["case.jsonld"])
    command = ["case_validate", "--built-version", "case-1.4.0", str(file)]
    monkeypatch.setattr(sys, "argv", command)
    with pytest.raises(SystemExit) as ended:
        case_validate.main()
    assert (ended.value.code or 0, "Conforms: True" in capsys.readouterr().out) == (0, True)


def test_case_uco_has_every_source_and_exhibit() -> None:
    dossier = sample_dossier()
    text = build(dossier)["case.jsonld"].decode()
    for digest in (
        *(s.sha256 for s in dossier.sources),
        *(e.sha256 for e in dossier.case.exhibits),
    ):
        assert digest in text
