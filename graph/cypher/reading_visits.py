"""Who came to a place on which days, by claims in effect.

A place is the doctor of a claim, or the provider where no doctor is named; other roles on a claim
are not a place.
"""

from graph.cypher.patterns import SETTLED, claims_of, entity
from graph.schema.claim_links import MADE

# The days and places of one patient, with the provider's kind for those without a doctor.
OF_PATIENT = f"""
MATCH {claims_of(MADE, "$id")}-[:{SETTLED}]-(h:Entity)
WHERE c.effective
RETURN DISTINCT c.day, c.doctor_id, h.kind, h.id"""

# ``$places``: lists of a doctor's identifier and the days that matter there.
AT_DOCTORS = """
UNWIND $places AS place
MATCH (d:Doctor {id: place[0]})<-[:SIGNED_BY]-(c:Claim)
WHERE c.day IN place[1] AND c.effective AND c.doctor_id = place[0] AND c.patient_id <> $id
RETURN place[0], c.day, collect(DISTINCT c.patient_id)"""

# ``$places``: lists of a provider's identifier, the days that matter there, and its kind.
AT_PROVIDERS = f"""
UNWIND $places AS place
MATCH {entity("h", "place[2]", "place[0]")}-[:{SETTLED}]-(c:Claim)
WHERE c.day IN place[1] AND c.effective AND c.doctor_id IS NULL AND c.patient_id <> $id
RETURN place[0], c.day, collect(DISTINCT c.patient_id)"""

_AT_DOCTOR = """
MATCH (d:Doctor {id: $id})<-[:SIGNED_BY]-(c:Claim)
WHERE c.effective AND c.doctor_id = $id
RETURN c.doctor_id, c.day, """
_AT_PROVIDER = f"""
MATCH {entity("h", "$kind", "$id")}-[:{SETTLED}]-(c:Claim)
WHERE c.effective
RETURN c.doctor_id, c.day, """
_PATIENTS = "collect(DISTINCT c.patient_id)"
_COUNT = "count(DISTINCT c.patient_id)"

OF_DOCTOR = f"{_AT_DOCTOR}{_PATIENTS}"
OF_PROVIDER = f"{_AT_PROVIDER}{_PATIENTS}"
COUNTS_OF_DOCTOR = f"{_AT_DOCTOR}{_COUNT}"
COUNTS_OF_PROVIDER = f"{_AT_PROVIDER}{_COUNT}"
