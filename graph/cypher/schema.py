"""Cypher of the schema: constraints and indexes of the data model, and the graph node."""

from typing import Final, LiteralString

SHOW_CONSTRAINTS = """
SHOW CONSTRAINTS YIELD type, labelsOrTypes, properties
RETURN type, labelsOrTypes, properties"""

SHOW_INDEXES = """
SHOW INDEXES YIELD type, labelsOrTypes, properties, state
RETURN type, labelsOrTypes, properties, state"""

AWAIT_INDEXES = """
CALL db.awaitIndexes($seconds)"""

UNIQUE: Final[dict[tuple[str, tuple[str, ...]], LiteralString]] = {
    ("Graph", ("id",)): """
CREATE CONSTRAINT coterie_graph IF NOT EXISTS FOR (n:Graph) REQUIRE n.id IS UNIQUE""",
    ("LoadStep", ("key",)): """
CREATE CONSTRAINT coterie_load_step IF NOT EXISTS FOR (n:LoadStep) REQUIRE n.key IS UNIQUE""",
    ("Entity", ("kind", "id")): """
CREATE CONSTRAINT coterie_entity IF NOT EXISTS
FOR (n:Entity) REQUIRE (n.kind, n.id) IS UNIQUE""",
    ("Patient", ("id",)): """
CREATE CONSTRAINT coterie_patient IF NOT EXISTS FOR (n:Patient) REQUIRE n.id IS UNIQUE""",
    ("Doctor", ("id",)): """
CREATE CONSTRAINT coterie_doctor IF NOT EXISTS FOR (n:Doctor) REQUIRE n.id IS UNIQUE""",
    ("Pharmacy", ("id",)): """
CREATE CONSTRAINT coterie_pharmacy IF NOT EXISTS FOR (n:Pharmacy) REQUIRE n.id IS UNIQUE""",
    ("Institution", ("id",)): """
CREATE CONSTRAINT coterie_institution IF NOT EXISTS
FOR (n:Institution) REQUIRE n.id IS UNIQUE""",
    ("Phone", ("id",)): """
CREATE CONSTRAINT coterie_phone IF NOT EXISTS FOR (n:Phone) REQUIRE n.id IS UNIQUE""",
    ("Address", ("id",)): """
CREATE CONSTRAINT coterie_address IF NOT EXISTS FOR (n:Address) REQUIRE n.id IS UNIQUE""",
    ("Account", ("id",)): """
CREATE CONSTRAINT coterie_account IF NOT EXISTS FOR (n:Account) REQUIRE n.id IS UNIQUE""",
    ("Owner", ("id",)): """
CREATE CONSTRAINT coterie_owner IF NOT EXISTS FOR (n:Owner) REQUIRE n.id IS UNIQUE""",
    ("Claim", ("id",)): """
CREATE CONSTRAINT coterie_claim IF NOT EXISTS FOR (n:Claim) REQUIRE n.id IS UNIQUE""",
    ("Item", ("id",)): """
CREATE CONSTRAINT coterie_item IF NOT EXISTS FOR (n:Item) REQUIRE n.id IS UNIQUE""",
    ("SourceFile", ("no",)): """
CREATE CONSTRAINT coterie_source_file IF NOT EXISTS
FOR (n:SourceFile) REQUIRE n.no IS UNIQUE""",
    ("LooseRow", ("key",)): """
CREATE CONSTRAINT coterie_loose_row IF NOT EXISTS FOR (n:LooseRow) REQUIRE n.key IS UNIQUE""",
    ("Run", ("id",)): """
CREATE CONSTRAINT coterie_run IF NOT EXISTS FOR (n:Run) REQUIRE n.id IS UNIQUE""",
    ("Ring", ("key",)): """
CREATE CONSTRAINT coterie_ring IF NOT EXISTS FOR (n:Ring) REQUIRE n.key IS UNIQUE""",
    ("Finding", ("key",)): """
CREATE CONSTRAINT coterie_finding IF NOT EXISTS FOR (n:Finding) REQUIRE n.key IS UNIQUE""",
    ("Load", ("id",)): """
CREATE CONSTRAINT coterie_load IF NOT EXISTS FOR (n:Load) REQUIRE n.id IS UNIQUE""",
    ("ArchiveFile", ("key",)): """
CREATE CONSTRAINT coterie_archive_file IF NOT EXISTS
FOR (n:ArchiveFile) REQUIRE n.key IS UNIQUE""",
}
"""By label and properties. The first makes two that begin at once agree on one graph node."""

INDEXES: Final[dict[tuple[str, str, tuple[str, ...]], LiteralString]] = {
    ("RANGE", "Claim", ("no",)): """
CREATE INDEX coterie_claim_no IF NOT EXISTS FOR (n:Claim) ON (n.no)""",
    ("RANGE", "Ring", ("run_id",)): """
CREATE INDEX coterie_ring_run IF NOT EXISTS FOR (n:Ring) ON (n.run_id)""",
    ("RANGE", "Finding", ("run_id",)): """
CREATE INDEX coterie_finding_run IF NOT EXISTS FOR (n:Finding) ON (n.run_id)""",
    ("RANGE", "CO_VISITED", ("run_id",)): """
CREATE INDEX coterie_co_visited_run IF NOT EXISTS FOR ()-[v:CO_VISITED]-() ON (v.run_id)""",
    ("TEXT", "Entity", ("id_key",)): """
CREATE TEXT INDEX coterie_id_key IF NOT EXISTS FOR (n:Entity) ON (n.id_key)""",
    ("TEXT", "Entity", ("name_key",)): """
CREATE TEXT INDEX coterie_name_key IF NOT EXISTS FOR (n:Entity) ON (n.name_key)""",
}
"""By type, label or relationship type, and properties."""

FOREIGN = """
MATCH (n)
RETURN labels(n) LIMIT 1"""

MAKE_GRAPH_NODE = """
MERGE (g:Graph {id: 'coterie'})
ON CREATE SET g.store_id = $store_id, g.layout = $layout
RETURN g.store_id"""
