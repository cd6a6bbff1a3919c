"""Cypher stands in its room, put together of names of the schema before anything is asked."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from graph.schema.claim_edges import CLAIM_EDGES, PARTY_OF
from graph.schema.claim_links import CLAIM_LINKS
from graph.schema.claim_properties import ANSWERED, ON_SERVER
from graph.schema.edge_types import NAMED
from graph.schema.keys import INDEXES, UNIQUE
from graph.schema.measures import MEASURES
from graph.schema.registered_edges import REGISTERED_EDGES
from graph.schema.registers import ENTITY, LABELS, REGISTERS
from graph.schema.source_files import SOURCE_FILES
from model.layout import TABLES
from model.run_tables import RUN_TABLES
from tests.house.source_tree import imported_packages, named, product_files, tree

CYPHER = re.compile(
    r"\b(MATCH|MERGE|CREATE|FOREACH)\s*\(|\bUNWIND\b|\bDETACH DELETE\b"
    r"|\bCALL\s*(\{|\(|db\.|dbms\.)|\bIN TRANSACTIONS\b|-\[\w*:[A-Z_]+[^\]]*\]-"
)
ROOM = [path for path in product_files() if named(path).startswith("graph/cypher/")]
MADE_OF = {"graph.cypher", "graph.schema", "graph.answers", "graph.archive", "model"}
"""Where names in a text come from: tables that are complete when they are imported."""
PACKAGES = {"collections", "graph", "model", "pyarrow", "re", "typing"}


def literals(path: Path) -> Iterator[tuple[int, str]]:
    """String literals of a file, but docstrings and other strings that stand alone."""
    parsed = tree(path)
    alone = {id(node.value) for node in ast.walk(parsed) if isinstance(node, ast.Expr)}
    for node in ast.walk(parsed):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in alone:
            yield node.lineno, node.value


def imports(path: Path) -> Iterator[tuple[str, str, str]]:
    """What a file imports from: the module, the name there, the name here."""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.ImportFrom) and node.module:
            for alias in node.names:
                yield node.module, alias.name, alias.asname or alias.name


def test_cypher_stands_in_its_folder_only() -> None:
    found = [
        f"{named(path)}:{line}"
        for path in product_files()
        for line, literal in literals(path)
        if CYPHER.search(literal) and path not in ROOM
    ]
    assert found == []
    assert any(CYPHER.search(literal) for path in ROOM for _, literal in literals(path))


def test_texts_are_made_of_tables_only() -> None:
    """Nothing that a person, a file or a server says can be among them."""
    for path in ROOM:
        rooms = {module for module, *_ in imports(path) if module.startswith(("graph", "model"))}
        for room in rooms:
            assert any(room == known or room.startswith(f"{known}.") for known in MADE_OF), path
        assert imported_packages(path) <= PACKAGES, path


def test_nobody_puts_a_text_together_later() -> None:
    """Other rooms take finished texts from here: they call nothing of it."""
    found = []
    for path in product_files():
        if path in ROOM:
            continue
        here = {local for module, _, local in imports(path) if module.startswith("graph.cypher")}
        for node in ast.walk(tree(path)):
            if isinstance(node, ast.Call):
                called = ast.unparse(node.func)
                if called.partition(".")[0] in here and called.count(".") < 2:
                    found.append(f"{named(path)}:{node.lineno} {called}")
    assert found == []


def words() -> Iterator[str]:
    """Every name that a text may be made of."""
    yield from (*NAMED, *MEASURES.names, *SOURCE_FILES.names, ENTITY, *LABELS, *LABELS.values())
    for register in REGISTERS:
        yield from (register.name, register.noun, *register.words)
    for link in CLAIM_LINKS:
        yield from (link.name, link.role or "none")
    for party in PARTY_OF.values():
        yield party.column
    yield from (*ON_SERVER, *ON_SERVER.values(), *ANSWERED, *ANSWERED.values())
    for label, names in UNIQUE.items():
        yield from (label, *names)
    for index in INDEXES:
        yield from (index.name, index.kind, index.on, index.property)
    for table in TABLES:
        yield from (table.name, *table.stored_schema.names)
    for name, schema in RUN_TABLES.items():
        yield from (name, *schema.names)
    for edge in (*CLAIM_EDGES, *REGISTERED_EDGES):
        yield edge.relation


def test_names_can_be_put_into_a_text_as_they_are() -> None:
    assert [word for word in words() if not re.fullmatch(r"[A-Za-z][A-Za-z0-9_]*", word)] == []
