"""Cypher of runs: rings, members, claims, findings and co-visits, written and removed in batches.

Everything hangs on its run by ``run_id`` from the first batch on, but a ring is found from its
run only after the last one (``SHOW_RINGS``).
"""

import pyarrow as pa

from graph.cypher.patterns import assigned
from model.run_tables import CO_VISITS, FINDINGS, RING_CLAIMS, RING_MEMBERS, RINGS, RUN

_ROWS = "\nUNWIND $rows AS row"
_RING = f"{_ROWS}\nMATCH (r:Ring {{key: $run + '/' + row.ring_id}})"


def _set(variable: str, table: pa.Schema, *keys: str) -> str:
    """Every column of a table of a run, but those that say which node or relationship it is."""
    return assigned(variable, [name for name in table.names if name not in keys])


_MEMBERSHIP = f"""
MERGE (e)-[m:MEMBER_OF]->(r)
SET {_set("m", RING_MEMBERS, "ring_id", "kind", "id")}, m.run_id = $run
RETURN count(m)"""

BEGIN_RUN = f"""
MERGE (r:Run {{id: $run}})
SET {assigned("r", RUN.names, source="$")}"""

WRITE_RINGS = f"""{_ROWS}
MERGE (r:Ring {{key: $run + '/' + row.ring_id}})
SET r.id = row.ring_id, r.run_id = $run, {_set("r", RINGS, "ring_id")}
RETURN count(r)"""

# A provider is an institution or a pharmacy, never both.
WRITE_MEMBERS = {
    "patient": f"{_RING}\nMATCH (e:Patient {{id: row.id}}){_MEMBERSHIP}",
    "doctor": f"{_RING}\nMATCH (e:Doctor {{id: row.id}}){_MEMBERSHIP}",
    "provider": f"""{_RING}
OPTIONAL MATCH (i:Institution {{id: row.id}})
OPTIONAL MATCH (p:Pharmacy {{id: row.id}})
WITH r, row, coalesce(i, p) AS e WHERE e IS NOT NULL{_MEMBERSHIP}""",
}
"""By the kind of member."""

WRITE_RING_CLAIMS = f"""{_RING}
MATCH (c:Claim {{id: row.claim_id}})
MERGE (r)-[x:RESTS_ON]->(c)
SET {_set("x", RING_CLAIMS, "ring_id", "claim_id")}
RETURN count(x)"""

WRITE_FINDINGS = f"""{_RING}
MERGE (f:Finding {{key: r.key + '/' + toString(row.finding)}})
SET f.run_id = $run, {_set("f", FINDINGS, "ring_id", "finding")}
MERGE (f)-[:PART_OF]->(r)
RETURN count(f)"""

WRITE_CO_VISITS = f"""{_ROWS}
MATCH (a:Patient {{id: row.left_id}})
MATCH (b:Patient {{id: row.right_id}})
MERGE (a)-[v:CO_VISITED {{run_id: $run}}]->(b)
SET {_set("v", CO_VISITS, "left_id", "right_id")}
RETURN count(v)"""

SHOW_RINGS = """
MATCH (run:Run {id: $run})
MATCH (r:Ring {run_id: $run})
MERGE (r)-[:FOUND_IN]->(run)"""

HIDE_RINGS = """
MATCH (:Ring)-[f:FOUND_IN]->(:Run {id: $run})
DELETE f"""


def _removal(variable: str, found: str, delete: str = "DELETE") -> str:
    return f"""
MATCH {found}
WITH {variable} LIMIT 10000
{delete} {variable}
RETURN count({variable})"""


REMOVALS = (
    _removal("v", "()-[v:CO_VISITED {run_id: $run}]->()"),
    _removal("x", "(r:Ring {run_id: $run})-[x:RESTS_ON]->()"),
    _removal("m", "(r:Ring {run_id: $run})<-[m:MEMBER_OF]-()"),
    _removal("f", "(f:Finding {run_id: $run})", "DETACH DELETE"),
    _removal("r", "(r:Ring {run_id: $run})", "DETACH DELETE"),
)
"""In this order, each until nothing is left: what hangs on rings, then the rings."""

RUN_EXISTS = """
MATCH (r:Run {id: $run})
RETURN EXISTS { (r)-[:HAS_FILE]->() }"""
