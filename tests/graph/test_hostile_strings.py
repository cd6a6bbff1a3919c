"""Text is data: quotes, SQL, control characters and odd letters are kept, found, and inert."""

import duckdb
import pytest

from graph.answers import Filters
from graph.duckdb_store import DuckDBStore, open_snapshot
from graph.embedded.snapshot import load
from model.entities import ENTITY_KINDS, EntityRef
from model.errors import CoterieError
from tests.contracts.store_worlds import chunk, claim

HOSTILE = (
    "'; DROP TABLE claims; --",
    '"; DELETE FROM entities; --',
    "x' OR '1'='1",
    "$text",
    "$1",
    "?",
    ":name",
    "{text}",
    "%s%d%n",
    "%",
    "_",
    "*",
    "\\",
    "\\'",
    "/* comment",
    "-- comment",
    "'' UNION SELECT * FROM meta",
    "read_csv('/etc/passwd')",
    "COPY claims TO '/tmp/x'",
    "\u0027; ATTACH 'x' --",
    "‘’“”`´",
    "＇；ＤＲＯＰ",
    "䶮𠮷㛃",
    "阿卜杜·买买提",
    "é e\u0301",
    "\x00nul",
    "tab\tline\nreturn\r",
    "\x1f\x1e",
    "\u202egnp.exe",
    "<img src=x onerror=alert(1)>",
    "=1+1",
    "a" * 5_000,
    "NULL",
    "nan",
    " ",
    "-1",
)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> DuckDBStore:
    workspace = tmp_path_factory.mktemp("hostile")
    claims = [
        claim(text, text, text, text, at % 3, operator_id=text) for at, text in enumerate(HOSTILE)
    ]
    patients = [
        {"patient_id": text, "name": text, "phone": text, "address": text, "bank_account": text}
        for text in HOSTILE
    ]
    relations = [
        {
            "subject_kind": "patient",
            "subject_id": text,
            "relation": text,
            "object_kind": "owner",
            "object_id": text,
        }
        for text in HOSTILE
    ]
    odd = [
        {
            "subject_kind": text,
            "subject_id": text,
            "relation": "owns",
            "object_kind": text,
            "object_id": text,
        }
        for text in HOSTILE
    ]
    load(
        workspace,
        [
            chunk("claims", claims, HOSTILE[0]),
            chunk("patients", patients),
            chunk("relations", relations + odd),
        ],
    )
    return open_snapshot(workspace)


def test_everything_comes_back_verbatim(store: DuckDBStore) -> None:
    index = store.claim_index()
    assert set(index.patient_ids.to_pylist()) == set(HOSTILE)
    rows = store.claim_rows(index.patient)
    assert set(rows["operator_id"].to_pylist()) == set(HOSTILE)
    assert set(rows["source"].to_pylist()) == {HOSTILE[0]}


def test_every_operation_takes_every_text(store: DuckDBStore) -> None:
    before = store.stats().rows
    for text in HOSTILE:
        assert text in store.search(text, cap=1000).rows["id"].to_pylist()
        assert store.search(text, kinds=(text,)).total == 0  # type: ignore[arg-type]
        person, owner = EntityRef("patient", text), EntityRef("owner", text)
        near = store.neighbours(person).rows.to_pylist()
        assert {r["target_id"] for r in near} == {text}
        assert store.neighbours(person, Filters(relations=(text,))).total == 1
        assert store.entity_timeline(person).rows["claim_id"].to_pylist() == [text]
        assert store.subgraph_export([person, owner]).total == 1
    assert store.stats().rows == before


@pytest.mark.parametrize("part", range(3))
def test_the_slower_operations_take_every_text(store: DuckDBStore, part: int) -> None:
    before = store.stats().rows
    for text in HOSTILE[part::3]:
        person, owner = EntityRef("patient", text), EntityRef("owner", text)
        assert store.expand(person, 1).total > 0
        assert store.shortest_paths(person, owner).rows["to_id"].to_pylist() == [text]
        assert store.co_visits(person).total >= 0
        assert store.shared_identifiers(person, kinds=(text,)).total == 0  # type: ignore[arg-type]
        assert store.claims_between(person, text, owner).total == 0
        assert store.totals(text).total == 0  # type: ignore[arg-type]
        if not text.isalnum() or not text.isascii() or len(text) > 64:
            with pytest.raises(CoterieError):
                store.write_rings(text, {})
    assert store.stats().rows == before


def test_half_characters_are_simply_unknown(store: DuckDBStore) -> None:
    assert store.search("\ud800").total == 0
    for kind in ENTITY_KINDS:
        with pytest.raises(CoterieError):
            store.neighbours(EntityRef(kind, "\ud800"))
    assert store.neighbours(EntityRef("patient", "%"), Filters(relations=("\ud800",))).total == 0


@pytest.mark.parametrize(
    "statement",
    [
        "DROP TABLE claims",
        "CREATE TABLE x (a INT)",
        "INSERT INTO meta VALUES (1, 'x')",
        "SELECT 1; DELETE FROM claims",
        "COPY claims TO 'x.csv'",
        "ATTACH 'x.duckdb'",
        "SELECT * FROM read_csv('/etc/hostname')",
        "SELECT * FROM '/etc/hostname'",
        "INSTALL httpfs",
        "SET threads = 1",
    ],
)
def test_the_engine_only_reads_the_snapshot(store: DuckDBStore, statement: str) -> None:
    before = store.stats().rows
    with pytest.raises(duckdb.Error):
        store.query(statement)
    assert store.stats().rows == before
