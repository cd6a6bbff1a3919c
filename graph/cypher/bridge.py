"""Texts of the bridge for py2neo notebooks: each gives one data frame."""

RINGS = """
MATCH (r:Ring {cleared: false})-[:FOUND_IN]->(run:Run {id: $run})
RETURN r.rank AS rank, r.id AS ring, r.score AS score, r.typologies AS typologies,
    r.total_minor AS total_minor, r.fund_minor AS fund_minor, r.q_value AS q_value,
    r.summary_en AS summary_en, r.summary_zh AS summary_zh
ORDER BY r.rank"""

MEMBERS = """
MATCH (e:Entity)-[m:MEMBER_OF]->(r:Ring {id: $ring})-[:FOUND_IN]->(run:Run {id: $run})
RETURN e.kind AS kind, e.id AS id, e.name AS name, m.role AS role, m.strength AS strength,
    m.claims AS claims, m.fund_minor AS fund_minor
ORDER BY e.kind, e.no"""

RING_CLAIMS = """
MATCH (r:Ring {id: $ring})-[:FOUND_IN]->(run:Run {id: $run})
MATCH (r)-[w:RESTS_ON]->(c:Claim)
RETURN c.id AS claim, c.start_time AS start_time, c.patient_id AS patient,
    c.provider_id AS provider, c.doctor_id AS doctor,
    c.total_amount_minor AS total_amount_minor, c.fund_amount_minor AS fund_amount_minor,
    w.reason AS reason
ORDER BY c.no"""

NEWEST_RUN = "MATCH (n:Run) WITH n ORDER BY n.number DESC LIMIT 1 RETURN n.id AS run"

ANSWERS = "RETURN 1 AS answers"
