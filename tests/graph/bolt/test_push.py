"""What stands on the server after a push is what the snapshot holds, however it came there."""

import random
from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest

from graph.address import ServerAddress
from graph.bolt.connection import Connection
from graph.bolt.load_lock import load_lock
from graph.bolt.push import push
from graph.duckdb_store import open_snapshot
from graph.embedded.workspace import current_snapshot
from model.columns import Kind
from model.layout import TABLES_BY_NAME
from tests.contracts.store_worlds import Row, as_chunks, chunk, claim, random_world, scattered
from tests.graph.bolt.pushed_graph import emptied, graph_of, push_all, snapshots_of

NOT_STORED = {"content_high", "content_low"}


@pytest.fixture
def connection(empty_neo4j_for_module: ServerAddress) -> Iterator[Connection]:
    with emptied(empty_neo4j_for_module) as opened:
        yield opened


def parts_of(rows: dict[str, list[Row]], count: int, seed: int) -> list[dict[str, list[Row]]]:
    draw = random.Random(seed)
    parts: list[dict[str, list[Row]]] = [{name: [] for name in rows} for _ in range(count)]
    for name, found in rows.items():
        for row in found:
            draw.choice(parts)[name].append(row)
    return parts


def test_entities_edges_and_claims_are_those_of_the_snapshot(
    connection: Connection, tmp_path: Path
) -> None:
    push_all(connection, snapshots_of(tmp_path, as_chunks(random_world(3))))
    store = open_snapshot(tmp_path)
    columns = "kind, id, no, name, claims, first_day, last_day, total_minor, fund_minor, degree"
    expected = store.query(f"SELECT {columns} FROM entities ORDER BY kind, id").to_pylist()
    found = connection.read(
        """MATCH (e:Entity) RETURN e.kind, e.id, e.no, e.name, e.claims, e.first_day, e.last_day,
        e.total_minor, e.fund_minor, e.degree, [l IN labels(e) WHERE l <> 'Entity']"""
    )
    assert sorted(row[:10] for row in found) == [tuple(row.values()) for row in expected]
    assert all(row[10] == [row[0].capitalize()] for row in found)
    edges = store.query(
        """SELECT s.kind AS a, s.id AS b, e.relation, t.kind AS c, t.id AS d, e.claims,
        e.first_day, e.last_day, e.total_minor, e.fund_minor
        FROM edges e JOIN entities s ON s.node_no = e.source_no
        JOIN entities t ON t.node_no = e.target_no ORDER BY ALL"""
    ).to_pylist()
    assert sorted(
        connection.read(
            """MATCH (s:Entity)-[r]->(t:Entity) RETURN s.kind, s.id, r.relation, t.kind, t.id,
            r.claims, r.first_day, r.last_day, r.total_minor, r.fund_minor"""
        )
    ) == [tuple(row.values()) for row in edges]
    claims = store.query("SELECT * FROM claims ORDER BY claim_id").to_pylist()
    kept = dict(connection.read("MATCH (c:Claim) RETURN c.id, properties(c)"))
    assert sorted(kept) == [row["claim_id"] for row in claims]
    for row in claims:
        properties = kept[row["claim_id"]]
        assert properties["no"] == row["claim_no"]
        assert properties["effective"] == row["effective"]
        for column in TABLES_BY_NAME["claims"].columns[1:]:
            value = properties.get(column.stored)
            assert (value.to_native() if column.kind is Kind.TIME and value else value) == row[
                column.stored
            ]


def test_relationships_of_claims_follow_from_their_rows(
    connection: Connection, tmp_path: Path
) -> None:
    world = random_world(4)
    push_all(connection, snapshots_of(tmp_path, as_chunks(world)))
    ends: dict[str, list[tuple[str, str]]] = {
        "MADE": [(r["patient_id"], r["claim_id"]) for r in world["claims"]],
        "AT": [
            (r["claim_id"], r["provider_id"]) for r in world["claims"] if r["provider_id"] != "h5"
        ],
        "DISPENSED": [("h5", r["claim_id"]) for r in world["claims"] if r["provider_id"] == "h5"],
        "SIGNED_BY": [(r["claim_id"], r["doctor_id"]) for r in world["claims"] if r["doctor_id"]]
        + [(r["claim_id"], r["doctor_id"]) for r in world["claim_doctors"]],
        "PRESCRIBED_AT": [
            (r["claim_id"], r["prescriber_provider_id"])
            for r in world["claims"]
            if r.get("prescriber_provider_id")
        ],
        "REVERSES": [
            (r["claim_id"], r["reverses_claim_id"])
            for r in world["claims"]
            if r.get("reverses_claim_id")
        ],
        "INCLUDES": [(r["claim_id"], r["item_code"]) for r in world["claim_lines"]],
    }
    found: dict[str, Counter[tuple[str, str]]] = {name: Counter() for name in ends}
    for kind, a, b in connection.read(
        "MATCH (a)-[r]->(b) WHERE a:Claim OR b:Claim RETURN type(r), a.id, b.id"
    ):
        found[kind][a, b] += 1
    assert found == {name: Counter(pairs) for name, pairs in ends.items()}


def test_the_same_rows_again_change_nothing(connection: Connection, tmp_path: Path) -> None:
    world = random_world(5)
    snapshots = snapshots_of(tmp_path, as_chunks(world))
    push_all(connection, snapshots)
    before = graph_of(connection)
    again = snapshots_of(tmp_path, as_chunks(world, "other names"))
    assert again == snapshots
    seen: list[tuple[str, int, int]] = []
    push_all(connection, [], lambda *told: seen.append(told))
    assert (seen, graph_of(connection)) == ([], before)


@pytest.mark.parametrize(("count", "seed"), [(2, 1), (5, 2)])
def test_loaded_in_parts_is_the_same_graph(
    connection: Connection, tmp_path: Path, count: int, seed: int
) -> None:
    world = random_world(6)
    push_all(connection, snapshots_of(tmp_path / "whole", scattered(world, seed)))
    whole = graph_of(connection, provenance=False)
    with emptied(connection.address):
        parts = [
            as_chunks(part, f"part {n}") for n, part in enumerate(parts_of(world, count, seed))
        ]
        push_all(connection, snapshots_of(tmp_path / "parts", *parts), batch_rows=7)
        assert graph_of(connection, provenance=False) == whole


def differences(tmp_path: Path, connection: Connection, first: list, second: list) -> None:
    """Pushing one load after the other gives what both at once give."""
    push_all(connection, snapshots_of(tmp_path / "both", [*first, *second]))
    both = graph_of(connection, provenance=False)
    with emptied(connection.address):
        push_all(connection, snapshots_of(tmp_path / "each", first, second))
        assert graph_of(connection, provenance=False) == both


def test_a_refund_of_everything_takes_the_edge_away(connection: Connection, tmp_path: Path) -> None:
    sale = claim("c1", "p1", "h1", "d1", 0)
    refund = {**sale, "claim_id": "r1", "total_amount_minor": -1_000, "fund_amount_minor": -500}
    refund["reverses_claim_id"] = "c1"
    first, second = [chunk("claims", [sale])], [chunk("claims", [refund], "refunds.csv")]
    differences(tmp_path, connection, first, second)
    assert connection.read("MATCH (:Entity)-[r]->(:Entity) RETURN r") == []
    assert connection.read("MATCH (c:Claim) WHERE c.effective RETURN c") == []


def test_a_pharmacy_that_turns_out_to_be_a_clinic(connection: Connection, tmp_path: Path) -> None:
    sales = [claim(f"c{n}", f"p{n}", "h1", "d1", n, claim_type="pharmacy") for n in range(3)]
    visit = claim("a1", "p1", "h1", "d2", 5)
    turned = [chunk("claims", [visit], "visits.csv")]
    differences(tmp_path, connection, [chunk("claims", sales)], turned)
    labels = connection.read("MATCH (e:Entity {id: 'h1'}) RETURN e.kind, e:Institution, e:Pharmacy")
    assert labels == [("institution", True, False)]
    assert connection.read("MATCH (:Claim)-[r:AT]->({id: 'h1'}) RETURN count(r)") == [(4,)]


def test_a_clinic_that_is_registered_as_a_pharmacy(connection: Connection, tmp_path: Path) -> None:
    visits = [claim(f"c{n}", f"p{n}", "h1", "d1", n) for n in range(3)]
    register = [{"provider_id": "h1", "provider_kind": "pharmacy", "name": "Corner shop"}]
    second = [chunk("providers", register, "providers.csv")]
    differences(tmp_path, connection, [chunk("claims", visits)], second)
    assert connection.read(
        "MATCH (:Pharmacy {name: 'Corner shop'})-[r:DISPENSED]->() RETURN count(r)"
    ) == [(3,)]


def test_lines_before_their_claim_are_kept_loose_until_it_comes(
    connection: Connection, tmp_path: Path
) -> None:
    line = {
        "claim_id": "c1",
        "line_id": "1",
        "item_code": "",
        "item_name": "x",
        "item_kind": "drug",
    }
    bare = {"claim_id": "c1", "line_id": "2", "item_name": "y", "item_kind": "exam"}
    role = {"claim_id": "c1", "doctor_id": "d9", "role": "operating"}
    first = [
        chunk("claim_lines", [line, bare], "lines.csv"),
        chunk("claim_doctors", [role], "roles.csv"),
    ]
    push_all(connection, snapshots_of(tmp_path / "loose", first))
    assert connection.read("MATCH (l:LooseRow) RETURN l.table, count(*) ORDER BY l.table") == [
        ("claim_doctors", 1),
        ("claim_lines", 2),
    ]
    with emptied(connection.address):
        second = [chunk("claims", [claim("c1", "p1", "h1", "d1", 0)])]
        differences(tmp_path, connection, first, second)
        assert connection.read("MATCH (l:LooseRow) RETURN l") == []
        items = connection.read(
            "MATCH (:Claim)-[i:INCLUDES]->(t:Item:Drug) RETURN t.id, i.line_id, i.item_code"
        )
        assert sorted(items) == [("", "1", ""), ("", "2", None)]


def test_a_fact_with_the_name_of_a_claim_relation_stays_apart(
    connection: Connection, tmp_path: Path
) -> None:
    fact = {
        "subject_kind": "patient",
        "subject_id": "p1",
        "relation": "treated_by",
        "object_kind": "doctor",
        "object_id": "d1",
    }
    visit = chunk("claims", [claim("c1", "p1", "h1", "d1", 0)])
    later = chunk("claims", [claim("c2", "p1", "h1", "d1", 3)], "later.csv")
    differences(tmp_path, connection, [visit, chunk("relations", [fact], "facts.csv")], [later])
    counts = connection.read(
        "MATCH (:Patient)-[r:TREATED_BY|RELATED_TO]->(:Doctor) RETURN r.claims ORDER BY r.claims"
    )
    assert counts == [(0,), (2,)]


def test_what_others_keep_at_a_node_survives_a_change(
    connection: Connection, tmp_path: Path
) -> None:
    visits = [chunk("claims", [claim("c1", "p1", "h1", "d1", 0)])]
    more = [chunk("claims", [claim("c2", "p1", "h1", "d1", 4)], "more.csv")]
    first, second = snapshots_of(tmp_path, visits, more)
    push_all(connection, [first])
    connection.write(
        """MATCH (p:Patient {id: 'p1'}) SET p.note = 'seen'
        CREATE (p)-[:MEMBER_OF]->(:Ring {key: 'r/1'})"""
    )
    with load_lock(connection) as loader:
        push(connection, first, second, loader)
    assert connection.read("MATCH (p:Patient)-[:MEMBER_OF]->(:Ring) RETURN p.note, p.claims") == [
        ("seen", 2)
    ]


def test_exact_values_of_every_kind(connection: Connection, tmp_path: Path) -> None:
    line = {
        "claim_id": "c1",
        "line_id": "1",
        "item_code": "A",
        "quantity": Decimal("-12345678901234.123456"),
        "unit_price_amount": Decimal("0.000001"),
        "is_split_pack": True,
    }
    visit = claim("c1", "p1", "h1", "d1", 0, total_amount_minor=2**62)
    chunks = [chunk("claims", [visit]), chunk("claim_lines", [line], "lines.csv")]
    push_all(connection, snapshots_of(tmp_path, chunks))
    assert connection.read(
        """MATCH (c:Claim)-[i:INCLUDES]->()
        RETURN c.total_amount_minor, i.quantity, i.unit_price_amount"""
    ) == [(2**62, "-12345678901234.123456", "0.000001")]
    assert current_snapshot(tmp_path).is_file()
