"""One schema: what is composed of it names every column, relation and key where it is due."""

import re
from collections import Counter

import pytest

from graph.cypher import pulling, reading_claims, reading_edges, reading_paths, reading_stats, runs
from graph.cypher import schema as cypher_schema
from graph.cypher.writing_claims import WRITTEN as WRITTEN_CLAIMS
from graph.cypher.writing_edges import WRITTEN as WRITTEN_EDGES
from graph.cypher.writing_nodes import WRITTEN as WRITTEN_NODES
from graph.embedded.claims import BEHIND
from graph.embedded.exchange_links import TYPE_NAME
from graph.embedded.exchange_nodes import CLAIM_NODES, ENTITY_NODES
from graph.schema.claim_edges import CLAIM_EDGES, PARTY_OF
from graph.schema.claim_links import CLAIM_LINKS
from graph.schema.claim_properties import property_of
from graph.schema.edge_types import NAMED, OF_CLAIMS, OTHER, REGISTERED, TYPED
from graph.schema.keys import UNIQUE
from graph.schema.measures import MEASURES
from graph.schema.registered_edges import REGISTERED_EDGES
from graph.schema.registers import DESCRIBED, IDENTIFIER, LABELS, PLACES, PROVIDER, REGISTERS
from model.claims import CLAIM_DOCTORS, CLAIM_LINES, CLAIMS
from model.columns import Kind, Table
from model.entities import ENTITY_KINDS
from model.run_tables import CO_VISITS, FINDINGS, RING_CLAIMS, RING_MEMBERS, RINGS, RUN
from model.vocabulary.claims import CLAIM_RELATIONS, REGISTERED_RELATIONS
from tests.house.source_tree import ROOT


def times(word: str, text: str) -> int:
    """How often a word stands in a text."""
    return len(re.findall(rf"(?<![\w$]){re.escape(word)}(?!\w)", text))


def test_every_kind_is_in_one_register() -> None:
    kinds = [kind for register in REGISTERS for kind in register.kinds]
    assert sorted(kinds) == sorted(ENTITY_KINDS)
    assert list(PLACES) == kinds
    assert [PLACES[kind] for kind in PROVIDER.kinds] == [2, 2]
    assert [PLACES[kind] for kind in IDENTIFIER.kinds] == [3, 4, 5, 6]


def test_registers_name_whoever_a_column_names() -> None:
    named = {
        register.noun: {f"{table.name}.{column.name}" for table, column in register.named_in()}
        for register in DESCRIBED
    }
    assert {"patients.patient_id", "claims.patient_id"} <= named["patient"]
    assert {"claims.doctor_id", "claim_doctors.doctor_id"} <= named["doctor"]
    elsewhere = {"claims.prescriber_provider_id", "patients.residence_provider_id"}
    assert elsewhere | {"doctors.provider_id", "claims.provider_id"} <= named["provider"]
    columns = [column for register in DESCRIBED for _, column in register.named_in()]
    assert {column.kind for column in columns} == {Kind.IDENTIFIER}


def test_relations_are_those_that_have_a_name_to_be_shown() -> None:
    assert set(OF_CLAIMS) == set(CLAIM_RELATIONS)
    assert set(REGISTERED) == set(REGISTERED_RELATIONS)
    assert max(Counter(NAMED).values()) == 1


def test_schema_names_columns_that_there_are() -> None:
    for edge in CLAIM_EDGES:
        assert {edge.source.column, edge.target.column} <= CLAIMS.by_name.keys()
        assert set(edge.target_kinds) <= set(edge.target.register.kinds)
    for fact in REGISTERED_EDGES:
        assert fact.target in {*IDENTIFIER.kinds, *(register.noun for register in DESCRIBED)}
        for table in fact.tables:
            assert {fact.column, *(fact.validity or ())} <= table.by_name.keys()


@pytest.mark.parametrize(
    "text",
    [
        reading_edges.NEIGHBOURS.shown,
        reading_edges.NEIGHBOURS.counted,
        reading_edges.NEXT,
        reading_edges.HOPS.shown,
        reading_edges.AMONG.counted,
        reading_paths.OPEN,
        reading_paths.DEGREES_FILTERED,
        reading_paths.LINKS,
        reading_paths.JOINED_IN_SIX,
        WRITTEN_EDGES["edges changed"],
        WRITTEN_EDGES["edges vanished"],
    ],
)
def test_texts_about_edges_take_every_relation_once(text: str) -> None:
    assert {name: times(name.upper(), text) for name in NAMED} == dict.fromkeys(NAMED, 1)


def test_degrees_count_every_relation() -> None:
    for edge in CLAIM_EDGES:
        counted = 4 if edge.one_way else 1
        assert times(edge.relation.upper(), reading_paths.DEGREES) == counted
    for name in (*REGISTERED, OTHER):
        assert times(name.upper(), reading_paths.DEGREES) == 1


def test_identifiers_are_held_by_facts_only() -> None:
    for text, walks in ((reading_edges.SHARED.shown, 1), (reading_edges.SHARED_OF.counted, 2)):
        for name in NAMED:
            assert times(name.upper(), text) == (0 if name in OF_CLAIMS else walks)
        for kind in IDENTIFIER.kinds:
            assert times(LABELS[kind], text) == 1


def test_claims_behind_every_relation_made_of_them() -> None:
    assert list(reading_claims.BEHIND) == list(reading_paths.SHOWN) == list(OF_CLAIMS)
    assert list(reading_paths.DAYS) == list(OF_CLAIMS)
    assert set(reading_claims.TIMELINES) == set(PARTY_OF)
    for edge in CLAIM_EDGES:
        other_roles = edge.source.several + edge.target.several
        assert times(f"'{edge.relation}'", BEHIND) == 1 + other_roles
    for name in REGISTERED:
        assert name not in BEHIND
    assert all(f"'{name}'" in TYPE_NAME for name in TYPED)


def test_sizes_are_asked_of_every_kind_and_relation() -> None:
    for kind in ENTITY_KINDS:
        assert times(f"'{kind}'", reading_stats.ENTITIES) == 1
    for name in TYPED:
        assert times(f"'{name}'", reading_stats.EDGES) == 1


def test_every_edge_is_made_with_what_is_kept_of_its_claims() -> None:
    for name in NAMED:
        for measure in MEASURES.names:
            assert times(f"row.{measure}", WRITTEN_EDGES[f"{name} added"]) == 1
    for register in REGISTERS:
        for measure in MEASURES.names:
            assert times(f"e.{measure}", ENTITY_NODES[register.name]) == 1


def dated(table: Table) -> list[str]:
    return [c.stored for c in table.columns if c.kind in (Kind.DATE, Kind.TIME)]


def test_every_column_of_a_claim_is_written_and_read() -> None:
    for column in CLAIMS.stored_schema.names:
        kept = f"c.{property_of(column)}"
        assert times(kept, reading_claims.CLAIM_ROWS) == 1, column
        assert times(f"AS {column}", pulling.CLAIM_PAGE) == 1, column
        assert times(f"c.{column}", CLAIM_NODES) == 1, column
    for column in dated(CLAIMS):
        assert f"c.{column} = localdatetime(row.{column})" in WRITTEN_CLAIMS["claims added"]
        assert f"toString(c.{column})" in pulling.CLAIM_PAGE


def test_every_column_of_a_register_is_written_and_read() -> None:
    pages = [(table.name, text) for table, text in pulling.REGISTER_PAGES]
    assert [name for name, _ in pages] == ["patients", "doctors", "providers", "providers"]
    for register in DESCRIBED:
        for column in register.table.stored_schema.names:
            if column not in (register.key, "name"):
                assert f"AS {column}" in ENTITY_NODES[register.name]
            for name, text in pages:
                assert times(f"AS {column}", text) == 1 or name != register.name
        for column in dated(register.table):
            for kind in register.kinds:
                assert f"date(row.{column})" in WRITTEN_NODES[f"{kind} added"]
            assert f"date(row.{column})" in WRITTEN_NODES[f"{register.name} changed"]


def test_every_column_of_lines_and_roles_is_written_and_read() -> None:
    for table, step, page in (
        (CLAIM_LINES, "lines added", pulling.LINE_PAGE),
        (CLAIM_DOCTORS, "roles added", pulling.CLAIM_DOCTOR_PAGE),
    ):
        for column in table.stored_schema.names:
            written = times(f"{column}: row.{column}", WRITTEN_CLAIMS[step])
            assert written == (0 if column in ("claim_id", "doctor_id") else 1), column
            assert f" {column}" in page.partition("RETURN page[-1].id")[2], column


def test_every_column_of_a_run_is_written() -> None:
    written = {
        runs.WRITE_RINGS: RINGS.names,
        runs.WRITE_RING_CLAIMS: RING_CLAIMS.names,
        runs.WRITE_FINDINGS: FINDINGS.names,
        runs.WRITE_CO_VISITS: CO_VISITS.names,
        **{
            text: [name for name in RING_MEMBERS.names if name != "kind"]
            for text in runs.WRITE_MEMBERS.values()
        },
    }
    for text, names in written.items():
        assert [name for name in names if not times(f"row.{name}", text)] == []
    assert all(f"${name}" in runs.BEGIN_RUN for name in RUN.names)


def test_every_key_has_its_constraint() -> None:
    made = {key[1]: text for key, text in cypher_schema.MADE.items() if key[0] == "UNIQUE"}
    assert list(made) == list(UNIQUE)
    for label, names in UNIQUE.items():
        assert f"FOR (n:{label}) REQUIRE" in made[label]
        assert all(f"n.{name}" in made[label] for name in names)


def test_the_page_about_the_data_model_names_it_all() -> None:
    page = (ROOT / "docs" / "neo4j.md").read_text(encoding="utf-8")
    for label in UNIQUE:
        assert f"`:{label}`" in page, label
    for name in (*NAMED, *(link.name for link in CLAIM_LINKS)):
        assert name.upper() in page, name
