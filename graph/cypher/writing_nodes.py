"""Cypher of entities, items and what hangs on no claim: made, changed, numbered in batches.

A row is a map of properties; one that is null is left out. Dates arrive as ISO text.
"""

from typing import Final, LiteralString

ADDED: Final[dict[str, LiteralString]] = {
    "patient added": """
UNWIND $rows AS row
CREATE (n:Entity:Patient)
SET n = row, n.birth_date = date(row.birth_date), n.death_date = date(row.death_date)""",
    "doctor added": """
UNWIND $rows AS row
CREATE (n:Entity:Doctor)
SET n = row, n.registered_from = date(row.registered_from),
    n.registered_to = date(row.registered_to)""",
    "institution added": """
UNWIND $rows AS row
CREATE (n:Entity:Institution)
SET n = row, n.agreement_from = date(row.agreement_from),
    n.agreement_to = date(row.agreement_to)""",
    "pharmacy added": """
UNWIND $rows AS row
CREATE (n:Entity:Pharmacy)
SET n = row, n.agreement_from = date(row.agreement_from),
    n.agreement_to = date(row.agreement_to)""",
    "phone added": """
UNWIND $rows AS row
CREATE (n:Entity:Phone) SET n = row""",
    "address added": """
UNWIND $rows AS row
CREATE (n:Entity:Address) SET n = row""",
    "account added": """
UNWIND $rows AS row
CREATE (n:Entity:Account) SET n = row""",
    "owner added": """
UNWIND $rows AS row
CREATE (n:Entity:Owner) SET n = row""",
    "items added": """
UNWIND $rows AS row
CREATE (i:Item) SET i = row
FOREACH (_ IN CASE WHEN row.kind = 'drug' THEN [1] ELSE [] END | SET i:Drug)""",
    "loose added": """
UNWIND $rows AS row
CREATE (l:LooseRow) SET l = row""",
}

# What others keep at a node stays: only the properties of the row are set.
CHANGED: Final[dict[str, LiteralString]] = {
    "patients changed": """
UNWIND $rows AS row
MATCH (n:Patient {id: row.id})
SET n += row, n.birth_date = date(row.birth_date), n.death_date = date(row.death_date)""",
    "doctors changed": """
UNWIND $rows AS row
MATCH (n:Doctor {id: row.id})
SET n += row, n.registered_from = date(row.registered_from),
    n.registered_to = date(row.registered_to)""",
    "providers changed": """
UNWIND $rows AS row
MATCH (n:Entity {kind: row.kind, id: row.id})
SET n += row, n.agreement_from = date(row.agreement_from),
    n.agreement_to = date(row.agreement_to)""",
    "identifiers changed": """
UNWIND $rows AS row
MATCH (n:Entity {kind: row.kind, id: row.id})
SET n += row""",
    "items changed": """
UNWIND $rows AS row
MATCH (i:Item {id: row.id})
SET i += row
REMOVE i:Drug
FOREACH (_ IN CASE WHEN row.kind = 'drug' THEN [1] ELSE [] END | SET i:Drug)""",
    "loose vanished": """
UNWIND $rows AS row
MATCH (l:LooseRow {key: row.key})
DELETE l""",
    "sources merged": """
UNWIND $rows AS row
MERGE (f:SourceFile {no: row.no})
SET f = row""",
    "providers turned": """
UNWIND $rows AS row
MATCH (n:Entity {kind: row.was, id: row.id})
SET n.kind = row.kind
REMOVE n:Institution:Pharmacy
FOREACH (_ IN CASE WHEN row.kind = 'pharmacy' THEN [1] ELSE [] END | SET n:Pharmacy)
FOREACH (_ IN CASE WHEN row.kind = 'institution' THEN [1] ELSE [] END | SET n:Institution)""",
}

RENUMBERED: Final = """
UNWIND $rows AS row
MATCH (n:Entity {kind: row.kind, id: row.id})
SET n.no = row.no"""
