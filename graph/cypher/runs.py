"""Cypher of runs: rings, members, claims, findings and co-visits, written and removed in batches.

Everything hangs on its run by ``run_id`` from the first batch on, but a ring is found from its
run only after the last one (``SHOW_RINGS``).
"""

BEGIN_RUN = """
MERGE (r:Run {id: $run})
SET r.data_version = $data_version, r.product_version = $product_version,
    r.rings = $rings, r.cleared = $cleared"""

WRITE_RINGS = """
UNWIND $rows AS row
MERGE (r:Ring {key: $run + '/' + row.ring_id})
SET r.id = row.ring_id, r.run_id = $run, r.rank = row.rank, r.score = row.score,
    r.typologies = row.typologies, r.total_minor = row.total_minor,
    r.fund_minor = row.fund_minor, r.first_day = row.first_day, r.last_day = row.last_day,
    r.q_value = row.q_value, r.stability = row.stability, r.summary_en = row.summary_en,
    r.summary_zh = row.summary_zh, r.cleared = row.cleared, r.explanation = row.explanation
RETURN count(r)"""

WRITE_PATIENTS = """
UNWIND $rows AS row
MATCH (r:Ring {key: $run + '/' + row.ring_id})
MATCH (e:Patient {id: row.id})
MERGE (e)-[m:MEMBER_OF]->(r)
SET m.role = row.role, m.strength = row.strength, m.claims = row.claims,
    m.fund_minor = row.fund_minor, m.run_id = $run
RETURN count(m)"""

WRITE_DOCTORS = """
UNWIND $rows AS row
MATCH (r:Ring {key: $run + '/' + row.ring_id})
MATCH (e:Doctor {id: row.id})
MERGE (e)-[m:MEMBER_OF]->(r)
SET m.role = row.role, m.strength = row.strength, m.claims = row.claims,
    m.fund_minor = row.fund_minor, m.run_id = $run
RETURN count(m)"""

# A provider is an institution or a pharmacy, never both.
WRITE_PROVIDERS = """
UNWIND $rows AS row
MATCH (r:Ring {key: $run + '/' + row.ring_id})
OPTIONAL MATCH (i:Institution {id: row.id})
OPTIONAL MATCH (p:Pharmacy {id: row.id})
WITH r, row, coalesce(i, p) AS e WHERE e IS NOT NULL
MERGE (e)-[m:MEMBER_OF]->(r)
SET m.role = row.role, m.strength = row.strength, m.claims = row.claims,
    m.fund_minor = row.fund_minor, m.run_id = $run
RETURN count(m)"""

WRITE_RING_CLAIMS = """
UNWIND $rows AS row
MATCH (r:Ring {key: $run + '/' + row.ring_id})
MATCH (c:Claim {id: row.claim_id})
MERGE (r)-[x:RESTS_ON]->(c)
SET x.reason = row.reason
RETURN count(x)"""

WRITE_FINDINGS = """
UNWIND $rows AS row
MATCH (r:Ring {key: $run + '/' + row.ring_id})
MERGE (f:Finding {key: r.key + '/' + toString(row.finding)})
SET f.run_id = $run, f.typology = row.typology, f.score = row.score, f.q_value = row.q_value,
    f.reason = row.reason
MERGE (f)-[:PART_OF]->(r)
RETURN count(f)"""

WRITE_CO_VISITS = """
UNWIND $rows AS row
MATCH (a:Patient {id: row.left_id})
MATCH (b:Patient {id: row.right_id})
MERGE (a)-[v:CO_VISITED {run_id: $run}]->(b)
SET v.days = row.days, v.occasions = row.occasions, v.first_day = row.first_day,
    v.last_day = row.last_day, v.q_value = row.q_value
RETURN count(v)"""

SHOW_RINGS = """
MATCH (run:Run {id: $run})
MATCH (r:Ring {run_id: $run})
MERGE (r)-[:FOUND_IN]->(run)"""

HIDE_RINGS = """
MATCH (:Ring)-[f:FOUND_IN]->(:Run {id: $run})
DELETE f"""

REMOVE_CO_VISITS = """
MATCH ()-[v:CO_VISITED {run_id: $run}]->()
WITH v LIMIT 10000
DELETE v
RETURN count(v)"""

REMOVE_CLAIM_LINKS = """
MATCH (r:Ring {run_id: $run})-[x:RESTS_ON]->()
WITH x LIMIT 10000
DELETE x
RETURN count(x)"""

REMOVE_MEMBERSHIPS = """
MATCH (r:Ring {run_id: $run})<-[m:MEMBER_OF]-()
WITH m LIMIT 10000
DELETE m
RETURN count(m)"""

REMOVE_FINDINGS = """
MATCH (f:Finding {run_id: $run})
WITH f LIMIT 10000
DETACH DELETE f
RETURN count(f)"""

REMOVE_RINGS = """
MATCH (r:Ring {run_id: $run})
WITH r LIMIT 10000
DETACH DELETE r
RETURN count(r)"""

RUN_EXISTS = """
MATCH (r:Run {id: $run})
RETURN EXISTS { (r)-[:HAS_FILE]->() }"""
