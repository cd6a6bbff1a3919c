"""Claims of entities and behind edges, and who came to a place on which days.

``SIGNED_BY`` has one relationship per role, hence the ``DISTINCT`` wherever a doctor is passed.
"""

TIMELINE_OF_PATIENT = """
MATCH (:Patient {id: $id})-[:MADE]->(c:Claim)
WHERE ($first_day IS NULL OR c.day >= $first_day) AND ($last_day IS NULL OR c.day <= $last_day)
RETURN c.no, c.id, c.day, c.start_time, c.end_time, c.claim_type, c.patient_id, c.provider_id,
    c.doctor_id, c.total_amount_minor, coalesce(c.fund_amount_minor, 0), c.effective
ORDER BY c.start_time, c.no
LIMIT $limit
"""

TIMELINE_OF_PATIENT_COUNT = """
MATCH (:Patient {id: $id})-[:MADE]->(c:Claim)
WHERE ($first_day IS NULL OR c.day >= $first_day) AND ($last_day IS NULL OR c.day <= $last_day)
RETURN count(c)
"""

TIMELINE_OF_DOCTOR = """
MATCH (:Doctor {id: $id})<-[:SIGNED_BY]-(c:Claim)
WHERE ($first_day IS NULL OR c.day >= $first_day) AND ($last_day IS NULL OR c.day <= $last_day)
WITH DISTINCT c
RETURN c.no, c.id, c.day, c.start_time, c.end_time, c.claim_type, c.patient_id, c.provider_id,
    c.doctor_id, c.total_amount_minor, coalesce(c.fund_amount_minor, 0), c.effective
ORDER BY c.start_time, c.no
LIMIT $limit
"""

TIMELINE_OF_DOCTOR_COUNT = """
MATCH (:Doctor {id: $id})<-[:SIGNED_BY]-(c:Claim)
WHERE ($first_day IS NULL OR c.day >= $first_day) AND ($last_day IS NULL OR c.day <= $last_day)
RETURN count(DISTINCT c)
"""

TIMELINE_OF_PHARMACY = """
MATCH (:Pharmacy {id: $id})-[:DISPENSED]->(c:Claim)
WHERE ($first_day IS NULL OR c.day >= $first_day) AND ($last_day IS NULL OR c.day <= $last_day)
RETURN c.no, c.id, c.day, c.start_time, c.end_time, c.claim_type, c.patient_id, c.provider_id,
    c.doctor_id, c.total_amount_minor, coalesce(c.fund_amount_minor, 0), c.effective
ORDER BY c.start_time, c.no
LIMIT $limit
"""

TIMELINE_OF_PHARMACY_COUNT = """
MATCH (:Pharmacy {id: $id})-[:DISPENSED]->(c:Claim)
WHERE ($first_day IS NULL OR c.day >= $first_day) AND ($last_day IS NULL OR c.day <= $last_day)
RETURN count(c)
"""

TIMELINE_OF_INSTITUTION = """
MATCH (:Institution {id: $id})<-[:AT]-(c:Claim)
WHERE ($first_day IS NULL OR c.day >= $first_day) AND ($last_day IS NULL OR c.day <= $last_day)
RETURN c.no, c.id, c.day, c.start_time, c.end_time, c.claim_type, c.patient_id, c.provider_id,
    c.doctor_id, c.total_amount_minor, coalesce(c.fund_amount_minor, 0), c.effective
ORDER BY c.start_time, c.no
LIMIT $limit
"""

TIMELINE_OF_INSTITUTION_COUNT = """
MATCH (:Institution {id: $id})<-[:AT]-(c:Claim)
WHERE ($first_day IS NULL OR c.day >= $first_day) AND ($last_day IS NULL OR c.day <= $last_day)
RETURN count(c)
"""

# Whether the relation between the two is one made of claims.
MADE_OF_CLAIMS = """
MATCH (s:Entity {kind: $source_kind, id: $source_id})
MATCH (t:Entity {kind: $target_kind, id: $target_id})
RETURN EXISTS {
    MATCH (s)-[r:TREATED_BY|CLAIMED_AT|BILLED_AT|PRESCRIBED_TO|FILLS_AT]->(t)
    WHERE r.relation = $relation AND r.claims > 0
}
"""

BEHIND_TREATED_BY = """
MATCH (d:Doctor {id: $target_id})
MATCH (:Patient {id: $source_id})-[:MADE]->(c:Claim)
WHERE EXISTS { (c)-[:SIGNED_BY]->(d) }
RETURN c.no, c.id, c.day, c.start_time, c.end_time, c.claim_type, c.patient_id, c.provider_id,
    c.doctor_id, c.total_amount_minor, coalesce(c.fund_amount_minor, 0), c.effective
ORDER BY c.start_time, c.no
LIMIT $limit
"""

BEHIND_TREATED_BY_COUNT = """
MATCH (d:Doctor {id: $target_id})
MATCH (:Patient {id: $source_id})-[:MADE]->(c:Claim)
WHERE EXISTS { (c)-[:SIGNED_BY]->(d) }
RETURN count(c)
"""

BEHIND_CLAIMED_AT = """
MATCH (:Patient {id: $source_id})-[:MADE]->(c:Claim)
WHERE c.provider_id = $target_id
RETURN c.no, c.id, c.day, c.start_time, c.end_time, c.claim_type, c.patient_id, c.provider_id,
    c.doctor_id, c.total_amount_minor, coalesce(c.fund_amount_minor, 0), c.effective
ORDER BY c.start_time, c.no
LIMIT $limit
"""

BEHIND_CLAIMED_AT_COUNT = """
MATCH (:Patient {id: $source_id})-[:MADE]->(c:Claim)
WHERE c.provider_id = $target_id
RETURN count(c)
"""

# Of a doctor at a provider: ``billed_at`` and ``prescribed_to``.
BEHIND_BILLED_AT = """
MATCH (:Doctor {id: $source_id})<-[:SIGNED_BY]-(c:Claim)
WHERE c.provider_id = $target_id
WITH DISTINCT c
RETURN c.no, c.id, c.day, c.start_time, c.end_time, c.claim_type, c.patient_id, c.provider_id,
    c.doctor_id, c.total_amount_minor, coalesce(c.fund_amount_minor, 0), c.effective
ORDER BY c.start_time, c.no
LIMIT $limit
"""

BEHIND_BILLED_AT_COUNT = """
MATCH (:Doctor {id: $source_id})<-[:SIGNED_BY]-(c:Claim)
WHERE c.provider_id = $target_id
RETURN count(DISTINCT c)
"""

BEHIND_FILLS_AT = """
MATCH (t:Entity {kind: $target_kind, id: $target_id})-[:AT|DISPENSED]-(c:Claim)
WHERE c.prescriber_provider_id = $source_id
RETURN c.no, c.id, c.day, c.start_time, c.end_time, c.claim_type, c.patient_id, c.provider_id,
    c.doctor_id, c.total_amount_minor, coalesce(c.fund_amount_minor, 0), c.effective
ORDER BY c.start_time, c.no
LIMIT $limit
"""

BEHIND_FILLS_AT_COUNT = """
MATCH (t:Entity {kind: $target_kind, id: $target_id})-[:AT|DISPENSED]-(c:Claim)
WHERE c.prescriber_provider_id = $source_id
RETURN count(c)
"""

CLAIM_ROWS = """
UNWIND $numbers AS number
MATCH (c:Claim {no: number})
RETURN c.no, c.id, c.patient_id, c.provider_id, c.doctor_id, c.claim_type, c.start_time,
    c.end_time, c.settle_time, c.total_amount_minor, c.fund_amount_minor, c.account_amount_minor,
    c.cash_amount_minor, c.insured_region, c.service_region, c.diagnosis_codes, c.prescription_id,
    c.prescriber_provider_id, c.reverses_claim_id, c.credential_type, c.operator_id,
    c.terminal_id, c.effective, c.source_no, c.row_no
"""

SOURCES = """
UNWIND $numbers AS number
MATCH (f:SourceFile {no: number})
RETURN f.no, f.name, f.sha256
"""
