"""Who came to a place on which days, by claims in effect.

A place is the doctor of a claim, or the provider where no doctor is named; other roles on a claim
are not a place.
"""

# The days and places of one patient, with the provider's kind for those without a doctor.
OF_PATIENT = """
MATCH (:Patient {id: $id})-[:MADE]->(c:Claim)-[:AT|DISPENSED]-(h:Entity)
WHERE c.effective
RETURN DISTINCT c.day, c.doctor_id, h.kind, h.id
"""

# ``$places``: lists of a doctor's identifier and the days that matter there.
AT_DOCTORS = """
UNWIND $places AS place
MATCH (d:Doctor {id: place[0]})<-[:SIGNED_BY]-(c:Claim)
WHERE c.day IN place[1] AND c.effective AND c.doctor_id = place[0] AND c.patient_id <> $id
RETURN place[0], c.day, collect(DISTINCT c.patient_id)
"""

# ``$places``: lists of a provider's identifier, the days that matter there, and its kind.
AT_PROVIDERS = """
UNWIND $places AS place
MATCH (h:Entity {kind: place[2], id: place[0]})-[:AT|DISPENSED]-(c:Claim)
WHERE c.day IN place[1] AND c.effective AND c.doctor_id IS NULL AND c.patient_id <> $id
RETURN place[0], c.day, collect(DISTINCT c.patient_id)
"""

OF_DOCTOR = """
MATCH (d:Doctor {id: $id})<-[:SIGNED_BY]-(c:Claim)
WHERE c.effective AND c.doctor_id = $id
RETURN c.doctor_id, c.day, collect(DISTINCT c.patient_id)
"""

OF_PROVIDER = """
MATCH (h:Entity {kind: $kind, id: $id})-[:AT|DISPENSED]-(c:Claim)
WHERE c.effective
RETURN c.doctor_id, c.day, collect(DISTINCT c.patient_id)
"""

COUNTS_OF_DOCTOR = """
MATCH (d:Doctor {id: $id})<-[:SIGNED_BY]-(c:Claim)
WHERE c.effective AND c.doctor_id = $id
RETURN c.doctor_id, c.day, count(DISTINCT c.patient_id)
"""

COUNTS_OF_PROVIDER = """
MATCH (h:Entity {kind: $kind, id: $id})-[:AT|DISPENSED]-(c:Claim)
WHERE c.effective
RETURN c.doctor_id, c.day, count(DISTINCT c.patient_id)
"""
