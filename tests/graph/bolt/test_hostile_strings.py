"""Text is data: through every entry point of the team store it is kept, found, and inert."""

import re
from collections.abc import Callable, Iterator
from itertools import pairwise
from typing import Any

import neo4j
import numpy as np
import pyarrow as pa
import pytest

from graph.address import ServerAddress
from graph.answers import Filters
from graph.embedded.snapshot import nothing_to_add
from graph.neo4j_store import Neo4jStore, open_server
from model.entities import EntityRef
from model.errors import CoterieError, SettingError, StoreUnavailable
from model.run_tables import CO_VISITS, FINDINGS, RING_CLAIMS, RING_MEMBERS, RINGS, RUN
from tests.contracts.store_worlds import chunk, claim
from tests.extent import WHOLE
from tests.graph.bolt.hostile_texts import HOSTILE, LONG
from tests.graph.cypher_texts import texts

COUNTS = "RETURN COUNT { MATCH (n) WHERE NOT n:Graph }, COUNT { MATCH ()-[r]->() }"
OWNERS = "MATCH (o:Owner) RETURN o.id"
NAMES = "MATCH (p:Patient) RETURN p.name"
FILES = "MATCH (f:SourceFile) RETURN f.name"
RELATIONS = "MATCH (:Patient)-[r:RELATED_TO]->() RETURN r.relation"
RINGS_KEPT = """
MATCH (p:Patient)-[m:MEMBER_OF]->(r:Ring)-[:RESTS_ON]->(c:Claim)
RETURN p.id, m.role, r.id, r.summary_en, c.id"""
ASKED_HERE = {COUNTS, OWNERS, NAMES, FILES, RELATIONS, RINGS_KEPT}
WAYS = 4
"""The slower questions are asked of every fourth text in turn, each way with other ones."""


def world() -> list[Any]:
    claims = [
        claim(t, t, t, t, at % 3, operator_id=t, diagnosis_codes=t, insured_region=t)
        for at, t in enumerate(HOSTILE)
    ]
    people = [
        {"patient_id": t, "name": t, "phone": t, "address": t, "bank_account": t, "employer": t}
        for t in HOSTILE
    ]
    people += [{"patient_id": f"long{at}", "name": t, "sex": t} for at, t in enumerate(LONG)]
    lines = [
        {"claim_id": t, "line_id": t, "item_code": t, "item_name": t, "trace_codes": t}
        for t in HOSTILE
    ]
    relations = [
        {
            "subject_kind": kind,
            "subject_id": t,
            "relation": t,
            "object_kind": "owner",
            "object_id": t,
            "source": t,
        }
        for t in HOSTILE
        for kind in ("patient", t)
    ]
    return [
        *(chunk("claims", [row], HOSTILE[at % 50]) for at, row in enumerate(claims)),
        chunk("patients", people, LONG[0]),
        chunk("claim_lines", lines, "`lines'"),
        chunk("relations", relations, "\\u0027"),
    ]


@pytest.fixture(scope="module")
def said() -> Iterator[list[str]]:
    """The text of every statement that leaves for the server."""
    heard: list[str] = []

    def listening(run: Callable[..., Any]) -> Callable[..., Any]:
        def heard_run(self: Any, query: Any, *rest: Any, **more: Any) -> Any:
            heard.append(str(getattr(query, "text", query)))
            return run(self, query, *rest, **more)

        return heard_run

    with pytest.MonkeyPatch.context() as patch:
        for kind in (neo4j.Session, neo4j.ManagedTransaction):
            patch.setattr(kind, "run", listening(kind.run))
        yield heard


@pytest.fixture(scope="module")
def store(
    empty_neo4j_for_module: ServerAddress,
    tmp_path_factory: pytest.TempPathFactory,
    said: list[str],
) -> Iterator[Neo4jStore]:
    found = open_server(empty_neo4j_for_module, tmp_path_factory.mktemp("hostile"))
    found.load_batch(world(), nothing_to_add)
    yield found
    found.close()


@pytest.fixture
def unchanged(store: Neo4jStore) -> Iterator[None]:
    before = store.connection.read(COUNTS)
    yield
    assert store.connection.read(COUNTS) == before


def test_everything_comes_back_verbatim(store: Neo4jStore) -> None:
    with store.engine() as engine:
        index = engine.claim_index()
        rows = engine.claim_rows(np.arange(len(HOSTILE)))
    assert set(index.patient_ids.to_pylist()) == {*HOSTILE, *(f"long{n}" for n in range(5))}
    for column in ("claim_id", "provider_id", "doctor_id", "operator_id", "diagnosis_codes"):
        assert set(rows[column].to_pylist()) == set(HOSTILE)
    ids = {row[0] for row in store.connection.read(OWNERS)}
    assert ids == set(HOSTILE)
    names = {row[0] for row in store.connection.read(NAMES)}
    assert names == {*HOSTILE, *LONG}
    files = {row[0] for row in store.connection.read(FILES)}
    assert files == {*HOSTILE[:50], LONG[0], "`lines'", "\\u0027"}
    relations = store.connection.read(RELATIONS)
    assert {row[0] for row in relations} == set(HOSTILE)


@pytest.mark.usefixtures("unchanged")
def test_every_text_is_found_as_it_is(store: Neo4jStore) -> None:
    for wanted in HOSTILE:
        found = store.search(wanted, kinds=("patient",), cap=1_000).rows
        assert wanted in found["id"].to_pylist()
        assert found["id"][0].as_py() == wanted  # the exact one first
        claims = store.entity_timeline(EntityRef("patient", wanted)).rows
        assert claims["claim_id"].to_pylist() == [wanted]


@pytest.mark.usefixtures("unchanged")
def test_long_texts_are_asked_for_and_found(store: Neo4jStore) -> None:
    for at, wanted in enumerate(LONG):
        assert store.search(wanted).rows["id"].to_pylist() == [f"long{at}"]
        with pytest.raises(CoterieError):
            store.neighbours(EntityRef("patient", wanted))
        near = store.neighbours(EntityRef("patient", "id"), Filters(relations=(wanted,)))
        assert near.total == 0


@pytest.mark.usefixtures("unchanged")
@pytest.mark.parametrize("way", range(WAYS if WHOLE else 1))
def test_every_question_takes_every_text(store: Neo4jStore, way: int) -> None:
    for at, wanted in enumerate(HOSTILE):
        person, owner = EntityRef("patient", wanted), EntityRef("owner", wanted)
        kinds: Any = (wanted,)
        if at % WAYS == way:
            near = store.neighbours(person, Filters(relations=(wanted,))).rows.to_pylist()
            assert [(row["relation"], row["target_id"]) for row in near] == [(wanted, wanted)]
            assert store.subgraph_export([person, owner]).total == 1
        elif at % WAYS == (way + 1) % WAYS:
            paths = store.shortest_paths(person, owner, max_steps=2).rows
            assert paths["to_id"].to_pylist() == [wanted]
            assert store.claims_between(person, wanted, owner).total == 0
        elif at % WAYS == (way + 2) % WAYS:
            assert store.expand(person, 1).total > 0
            assert store.search(wanted, kinds=kinds).total == 0
            assert store.totals(wanted).total == 0  # type: ignore[arg-type]
        else:
            assert store.co_visits(person).total == 0
            assert store.shared_identifiers(person, kinds=kinds).total == 0


def table(schema: pa.Schema, *rows: dict[str, Any]) -> pa.Table:
    return pa.Table.from_pylist(list(rows), schema=schema)


def test_rings_of_hostile_names_are_kept_and_removed(store: Neo4jStore) -> None:
    before = store.connection.read(COUNTS)
    tables = {
        "run": table(RUN, {"data_version": HOSTILE[0], "product_version": HOSTILE[1]}),
        "rings": table(
            RINGS,
            *({"ring_id": t, "rank": 1, "typologies": [t], "summary_en": t} for t in HOSTILE),
        ),
        "ring_members": table(
            RING_MEMBERS,
            *({"ring_id": t, "kind": "patient", "id": t, "role": t} for t in HOSTILE),
        ),
        "ring_claims": table(
            RING_CLAIMS, *({"ring_id": t, "claim_id": t, "reason": t} for t in HOSTILE)
        ),
        "findings": table(
            FINDINGS,
            *({"ring_id": t, "finding": 1, "typology": t, "reason": t} for t in HOSTILE),
        ),
        "co_visits": table(
            CO_VISITS,
            *({"left_id": one, "right_id": other, "days": 1} for one, other in pairwise(HOSTILE)),
        ),
    }
    store.write_rings("r1", tables)
    kept = store.connection.read(RINGS_KEPT)
    assert sorted(kept) == sorted((t,) * 5 for t in HOSTILE)
    store.remove_run("r1")
    assert store.connection.read(COUNTS) == before


@pytest.mark.usefixtures("unchanged")
def test_hostile_names_of_runs_and_files_are_refused(store: Neo4jStore) -> None:
    plain = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,63}(\.[a-z0-9]{1,8})?")
    for name in (*HOSTILE, *LONG):
        if plain.fullmatch(name):
            continue
        with pytest.raises(SettingError):
            store.write_rings(name, {})
        with pytest.raises(CoterieError):
            store.remove_run(name)
        with pytest.raises(SettingError):
            store.archive.put("runs", name, {"run.json": "{}"})
        with pytest.raises(SettingError):
            store.archive.add("loads", {name: "x"})
        with pytest.raises(CoterieError):
            store.archive.read("runs", name, name)
        with pytest.raises(CoterieError):
            store.archive.remove("runs", name)


def test_hostile_texts_are_kept_in_the_archive(store: Neo4jStore) -> None:
    whole = "\n".join((*HOSTILE, *LONG))
    store.archive.put("runs", "hostile", {"run.json": whole})
    assert store.archive.read("runs", "hostile", "run.json") == whole
    store.archive.remove("runs", "hostile")


@pytest.mark.usefixtures("unchanged")
def test_what_is_too_long_for_the_indexes_of_the_server_is_refused_before_anything_is_written(
    store: Neo4jStore,
) -> None:
    too_long = [chunk("claims", [claim(wanted, "p", "h", None, 1)]) for wanted in LONG]
    too_long.append(chunk("doctors", [{"doctor_id": "d", "name": "𠮷" * 10_000}]))
    for rows in too_long:
        with pytest.raises(StoreUnavailable, match="too long for the server"):
            store.load_batch([rows], nothing_to_add)
    assert store.load_state() == "none"


def test_no_statement_contained_a_value(store: Neo4jStore, said: list[str]) -> None:
    """The last test with a server: every statement since the load is one of our constants."""
    assert len(said) > 200
    assert set(said) - set(texts().values()) - ASKED_HERE == set()
