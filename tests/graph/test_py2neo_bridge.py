"""py2neo on the data model of the product: its own matcher, its own queries, our data frames."""

from contextlib import closing

import pytest

from graph.address import ServerAddress
from graph.schema.registers import LABELS
from investigation.loading import load
from investigation.open import open_investigation
from investigation.place import Place
from investigation.run import run
from investigation.settings import Settings
from investigation.stores import open_intake, open_store
from model.errors import StoreUnavailable
from tests.investigation.claims_files import town_rows, write

py2neo_bridge = pytest.importorskip("graph.py2neo_bridge", reason="py2neo is not installed")


@pytest.fixture(scope="module")
def filled(
    empty_neo4j_for_module: ServerAddress, tmp_path_factory: pytest.TempPathFactory
) -> tuple[ServerAddress, object]:
    base = tmp_path_factory.mktemp("py2neo")
    monkeypatch = pytest.MonkeyPatch()
    monkeypatch.setenv("COTERIE_NEO4J_PASSWORD", empty_neo4j_for_module.password)
    place = Place(base / "mirror", empty_neo4j_for_module.uri)
    with closing(open_intake(place)) as intake:
        load(intake, [write(base / "in", town_rows())])
    store = open_store(place)
    run(store, Settings())
    opened = open_investigation(store)
    yield empty_neo4j_for_module, opened
    store.close()
    monkeypatch.undo()


def test_the_same_rings_members_and_claims(filled) -> None:
    address, opened = filled
    bridge = py2neo_bridge.open_bridge(address)
    rings = bridge.rings()
    assert rings["ring"].tolist() == [ring.ring_id for ring in opened.rings]
    assert rings["fund_minor"].tolist() == [ring.fund_minor for ring in opened.rings]
    first = opened.rings[0]
    members = bridge.members(first.ring_id)
    assert sorted(members["id"]) == sorted(member.id for member in first.members)
    claims = bridge.claims(first.ring_id)
    assert sorted(claims["claim"]) == sorted(claim.claim_id for claim in first.claims)
    assert claims["total_amount_minor"].sum() == first.total_minor


def test_their_own_ways_work(filled) -> None:
    address, opened = filled
    bridge = py2neo_bridge.open_bridge(address)
    patient = next(m for m in opened.rings[0].members if m.kind == "patient")
    label = LABELS["patient"]
    node = bridge.nodes.match(label, id=patient.id).first()
    assert node["kind"] == "patient"
    made = bridge.relationships.match((node,), r_type="MADE").count()
    counted = bridge.graph.evaluate(
        "MATCH (:Patient {id: $id})-[:MADE]->(c:Claim) RETURN count(c)", id=patient.id
    )
    assert made == counted > 0
    frame = bridge.graph.run("MATCH (d:Doctor) RETURN d.id AS id").to_data_frame()
    assert len(frame) == bridge.nodes.match("Doctor").count()


def test_an_unknown_ring_gives_an_empty_frame_with_its_columns(filled) -> None:
    bridge = py2neo_bridge.open_bridge(filled[0])
    members = bridge.members("'] MATCH (n) DETACH DELETE n //")
    assert members.empty
    assert "strength" in members.columns
    assert bridge.nodes.match("Claim").count() > 0


def test_no_server_is_one_line() -> None:
    nowhere = ServerAddress("bolt://127.0.0.1:1", "neo4j", "x")
    with pytest.raises(StoreUnavailable, match="py2neo cannot reach the server"):
        py2neo_bridge.open_bridge(nowhere)
