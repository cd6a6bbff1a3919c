"""Cypher of the edges between entities: made, changed and removed in batches.

Both ends are looked up by their keys, each in a MATCH of its own, so every look-up is one step
into an index. Relationships of these types always have an entity at either end.
"""

from typing import Final, LiteralString

MADE: Final[dict[str, LiteralString]] = {
    "treated_by added": """
UNWIND $rows AS row
MATCH (s:Patient {id: row.source})
MATCH (t:Doctor {id: row.target})
CREATE (s)-[:TREATED_BY {relation: row.relation, claims: row.claims, first_day: row.first_day,
    last_day: row.last_day, total_minor: row.total_minor, fund_minor: row.fund_minor}]->(t)""",
    "claimed_at added": """
UNWIND $rows AS row
MATCH (s:Patient {id: row.source})
MATCH (t:Entity {kind: row.target_kind, id: row.target})
CREATE (s)-[:CLAIMED_AT {relation: row.relation, claims: row.claims, first_day: row.first_day,
    last_day: row.last_day, total_minor: row.total_minor, fund_minor: row.fund_minor}]->(t)""",
    "billed_at added": """
UNWIND $rows AS row
MATCH (s:Doctor {id: row.source})
MATCH (t:Institution {id: row.target})
CREATE (s)-[:BILLED_AT {relation: row.relation, claims: row.claims, first_day: row.first_day,
    last_day: row.last_day, total_minor: row.total_minor, fund_minor: row.fund_minor}]->(t)""",
    "prescribed_to added": """
UNWIND $rows AS row
MATCH (s:Doctor {id: row.source})
MATCH (t:Pharmacy {id: row.target})
CREATE (s)-[:PRESCRIBED_TO {relation: row.relation, claims: row.claims, first_day: row.first_day,
    last_day: row.last_day, total_minor: row.total_minor, fund_minor: row.fund_minor}]->(t)""",
    "fills_at added": """
UNWIND $rows AS row
MATCH (s:Entity {kind: row.source_kind, id: row.source})
MATCH (t:Entity {kind: row.target_kind, id: row.target})
CREATE (s)-[:FILLS_AT {relation: row.relation, claims: row.claims, first_day: row.first_day,
    last_day: row.last_day, total_minor: row.total_minor, fund_minor: row.fund_minor}]->(t)""",
    "has_phone added": """
UNWIND $rows AS row
MATCH (s:Entity {kind: row.source_kind, id: row.source})
MATCH (t:Entity {kind: row.target_kind, id: row.target})
CREATE (s)-[:HAS_PHONE {relation: row.relation, claims: row.claims, first_day: row.first_day,
    last_day: row.last_day, total_minor: row.total_minor, fund_minor: row.fund_minor}]->(t)""",
    "lives_at added": """
UNWIND $rows AS row
MATCH (s:Entity {kind: row.source_kind, id: row.source})
MATCH (t:Entity {kind: row.target_kind, id: row.target})
CREATE (s)-[:LIVES_AT {relation: row.relation, claims: row.claims, first_day: row.first_day,
    last_day: row.last_day, total_minor: row.total_minor, fund_minor: row.fund_minor}]->(t)""",
    "located_at added": """
UNWIND $rows AS row
MATCH (s:Entity {kind: row.source_kind, id: row.source})
MATCH (t:Entity {kind: row.target_kind, id: row.target})
CREATE (s)-[:LOCATED_AT {relation: row.relation, claims: row.claims, first_day: row.first_day,
    last_day: row.last_day, total_minor: row.total_minor, fund_minor: row.fund_minor}]->(t)""",
    "paid_to added": """
UNWIND $rows AS row
MATCH (s:Entity {kind: row.source_kind, id: row.source})
MATCH (t:Entity {kind: row.target_kind, id: row.target})
CREATE (s)-[:PAID_TO {relation: row.relation, claims: row.claims, first_day: row.first_day,
    last_day: row.last_day, total_minor: row.total_minor, fund_minor: row.fund_minor}]->(t)""",
    "owned_by added": """
UNWIND $rows AS row
MATCH (s:Entity {kind: row.source_kind, id: row.source})
MATCH (t:Entity {kind: row.target_kind, id: row.target})
CREATE (s)-[:OWNED_BY {relation: row.relation, claims: row.claims, first_day: row.first_day,
    last_day: row.last_day, total_minor: row.total_minor, fund_minor: row.fund_minor}]->(t)""",
    "represented_by added": """
UNWIND $rows AS row
MATCH (s:Entity {kind: row.source_kind, id: row.source})
MATCH (t:Entity {kind: row.target_kind, id: row.target})
CREATE (s)-[:REPRESENTED_BY {relation: row.relation, claims: row.claims, first_day: row.first_day,
    last_day: row.last_day, total_minor: row.total_minor, fund_minor: row.fund_minor}]->(t)""",
    "resides_at added": """
UNWIND $rows AS row
MATCH (s:Entity {kind: row.source_kind, id: row.source})
MATCH (t:Entity {kind: row.target_kind, id: row.target})
CREATE (s)-[:RESIDES_AT {relation: row.relation, claims: row.claims, first_day: row.first_day,
    last_day: row.last_day, total_minor: row.total_minor, fund_minor: row.fund_minor}]->(t)""",
    "registered_at added": """
UNWIND $rows AS row
MATCH (s:Entity {kind: row.source_kind, id: row.source})
MATCH (t:Entity {kind: row.target_kind, id: row.target})
CREATE (s)-[:REGISTERED_AT {relation: row.relation, claims: row.claims, first_day: row.first_day,
    last_day: row.last_day, total_minor: row.total_minor, fund_minor: row.fund_minor}]->(t)""",
    "related_to added": """
UNWIND $rows AS row
MATCH (s:Entity {kind: row.source_kind, id: row.source})
MATCH (t:Entity {kind: row.target_kind, id: row.target})
CREATE (s)-[:RELATED_TO {relation: row.relation, claims: row.claims, first_day: row.first_day,
    last_day: row.last_day, total_minor: row.total_minor, fund_minor: row.fund_minor}]->(t)""",
}

# From the side of the source: whoever is the source has few edges, a target may have very many.
CHANGED: Final = """
UNWIND $rows AS row
MATCH (s:Entity {kind: row.source_kind, id: row.source})
MATCH (t:Entity {kind: row.target_kind, id: row.target})
MATCH (s)-[r:TREATED_BY|CLAIMED_AT|BILLED_AT|PRESCRIBED_TO|FILLS_AT|HAS_PHONE|LIVES_AT
    |LOCATED_AT|PAID_TO|OWNED_BY|REPRESENTED_BY|RESIDES_AT|REGISTERED_AT|RELATED_TO]->(t)
WHERE r.relation = row.relation AND (r.claims > 0) = row.of_claims
SET r.claims = row.claims, r.first_day = row.first_day, r.last_day = row.last_day,
    r.total_minor = row.total_minor, r.fund_minor = row.fund_minor"""

VANISHED: Final = """
UNWIND $rows AS row
MATCH (s:Entity {kind: row.source_kind, id: row.source})
MATCH (t:Entity {kind: row.target_kind, id: row.target})
MATCH (s)-[r:TREATED_BY|CLAIMED_AT|BILLED_AT|PRESCRIBED_TO|FILLS_AT|HAS_PHONE|LIVES_AT
    |LOCATED_AT|PAID_TO|OWNED_BY|REPRESENTED_BY|RESIDES_AT|REGISTERED_AT|RELATED_TO]->(t)
WHERE r.relation = row.relation AND (r.claims > 0) = row.of_claims
DELETE r"""
