"""Cypher of claims and of the relationships that hang on one claim, written in batches.

Times arrive as ISO text; a claim belongs to no time zone but that of the place of treatment.
"""

from typing import Final, LiteralString

WRITTEN: Final[dict[str, LiteralString]] = {
    "claims added": """
UNWIND $rows AS row
CREATE (c:Claim)
SET c = row, c.start_time = localdatetime(row.start_time),
    c.end_time = localdatetime(row.end_time), c.settle_time = localdatetime(row.settle_time)""",
    "claims changed": """
UNWIND $rows AS row
MATCH (c:Claim {id: row.id})
SET c.effective = row.effective""",
    "claims renumbered": """
UNWIND $rows AS row
MATCH (c:Claim {id: row.id})
SET c.no = row.no""",
    "made added": """
UNWIND $rows AS row
MATCH (c:Claim {id: row.claim})
MATCH (p:Patient {id: row.patient})
CREATE (p)-[:MADE]->(c)""",
    "at added": """
UNWIND $rows AS row
MATCH (c:Claim {id: row.claim})
MATCH (i:Institution {id: row.provider})
CREATE (c)-[:AT]->(i)""",
    "dispensed added": """
UNWIND $rows AS row
MATCH (c:Claim {id: row.claim})
MATCH (p:Pharmacy {id: row.provider})
CREATE (p)-[:DISPENSED]->(c)""",
    "signed_by added": """
UNWIND $rows AS row
MATCH (c:Claim {id: row.claim})
MATCH (d:Doctor {id: row.doctor})
CREATE (c)-[:SIGNED_BY {role: 'claim'}]->(d)""",
    "prescribed_at added": """
UNWIND $rows AS row
MATCH (c:Claim {id: row.claim})
MATCH (e:Entity {kind: row.kind, id: row.provider})
CREATE (c)-[:PRESCRIBED_AT]->(e)""",
    "roles added": """
UNWIND $rows AS row
MATCH (c:Claim {id: row.claim})
MATCH (d:Doctor {id: row.doctor})
CREATE (c)-[:SIGNED_BY {role: row.role, source_no: row.source_no, row_no: row.row_no,
    load_no: row.load_no}]->(d)""",
    "reverses added": """
UNWIND $rows AS row
MATCH (c:Claim {id: row.claim})
MATCH (s:Claim {id: row.sale})
CREATE (c)-[:REVERSES]->(s)""",
    "lines added": """
UNWIND $rows AS row
MATCH (c:Claim {id: row.claim})
MATCH (i:Item {id: row.item})
CREATE (c)-[:INCLUDES {line_id: row.line_id, item_code: row.item_code, item_name: row.item_name,
    item_kind: row.item_kind, quantity: row.quantity, unit_price_amount: row.unit_price_amount,
    line_amount_minor: row.line_amount_minor, days_supply: row.days_supply,
    trace_codes: row.trace_codes, is_split_pack: row.is_split_pack,
    reverses_line_id: row.reverses_line_id, source_no: row.source_no, row_no: row.row_no,
    load_no: row.load_no}]->(i)""",
    "claims to institution": """
UNWIND $rows AS row
MATCH (c:Claim {id: row.claim})
MATCH (i:Institution {id: row.provider})
MATCH (i)-[old:DISPENSED]->(c)
DELETE old
CREATE (c)-[:AT]->(i)""",
    "claims to pharmacy": """
UNWIND $rows AS row
MATCH (c:Claim {id: row.claim})
MATCH (p:Pharmacy {id: row.provider})
MATCH (c)-[old:AT]->(p)
DELETE old
CREATE (p)-[:DISPENSED]->(c)""",
}
