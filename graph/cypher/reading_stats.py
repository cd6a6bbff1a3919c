"""Sizes of everything. Counts per label and per type are kept by the server and cost nothing."""

ENTITIES = """
MATCH (e:Patient) WITH count(e) AS value RETURN 'patient' AS of, value
UNION ALL MATCH (e:Doctor) WITH count(e) AS value RETURN 'doctor' AS of, value
UNION ALL MATCH (e:Pharmacy) WITH count(e) AS value RETURN 'pharmacy' AS of, value
UNION ALL MATCH (e:Institution) WITH count(e) AS value RETURN 'institution' AS of, value
UNION ALL MATCH (e:Phone) WITH count(e) AS value RETURN 'phone' AS of, value
UNION ALL MATCH (e:Address) WITH count(e) AS value RETURN 'address' AS of, value
UNION ALL MATCH (e:Account) WITH count(e) AS value RETURN 'account' AS of, value
UNION ALL MATCH (e:Owner) WITH count(e) AS value RETURN 'owner' AS of, value
"""

EDGES = """
MATCH ()-[r:TREATED_BY]->() WITH count(r) AS value RETURN 'treated_by' AS of, value
UNION ALL MATCH ()-[r:CLAIMED_AT]->() WITH count(r) AS value RETURN 'claimed_at' AS of, value
UNION ALL MATCH ()-[r:BILLED_AT]->() WITH count(r) AS value RETURN 'billed_at' AS of, value
UNION ALL MATCH ()-[r:PRESCRIBED_TO]->() WITH count(r) AS value RETURN 'prescribed_to' AS of, value
UNION ALL MATCH ()-[r:FILLS_AT]->() WITH count(r) AS value RETURN 'fills_at' AS of, value
UNION ALL MATCH ()-[r:HAS_PHONE]->() WITH count(r) AS value RETURN 'has_phone' AS of, value
UNION ALL MATCH ()-[r:LIVES_AT]->() WITH count(r) AS value RETURN 'lives_at' AS of, value
UNION ALL MATCH ()-[r:LOCATED_AT]->() WITH count(r) AS value RETURN 'located_at' AS of, value
UNION ALL MATCH ()-[r:PAID_TO]->() WITH count(r) AS value RETURN 'paid_to' AS of, value
UNION ALL MATCH ()-[r:OWNED_BY]->() WITH count(r) AS value RETURN 'owned_by' AS of, value
UNION ALL MATCH ()-[r:REPRESENTED_BY]->() WITH count(r) AS value
    RETURN 'represented_by' AS of, value
UNION ALL MATCH ()-[r:RESIDES_AT]->() WITH count(r) AS value RETURN 'resides_at' AS of, value
UNION ALL MATCH ()-[r:REGISTERED_AT]->() WITH count(r) AS value RETURN 'registered_at' AS of, value
UNION ALL MATCH ()-[r:RELATED_TO]->() RETURN r.relation AS of, count(r) AS value
"""

# Every claim has one patient, so the claims in effect are counted without touching them.
IN_EFFECT = """
MATCH (p:Patient) WHERE p.claims > 0
RETURN sum(p.claims), min(p.first_day), max(p.last_day)
"""

ROWS = """
MATCH (p:Patient {registered: true}) WITH count(p) AS value RETURN 'patients' AS of, value
UNION ALL MATCH (d:Doctor {registered: true}) WITH count(d) AS value RETURN 'doctors' AS of, value
UNION ALL MATCH (p:Pharmacy {registered: true}) WITH count(p) AS value
    RETURN 'providers' AS of, value
UNION ALL MATCH (i:Institution {registered: true}) WITH count(i) AS value
    RETURN 'providers' AS of, value
UNION ALL MATCH (c:Claim) WITH count(c) AS value RETURN 'claims' AS of, value
UNION ALL MATCH ()-[l:INCLUDES]->() WITH count(l) AS value RETURN 'claim_lines' AS of, value
UNION ALL MATCH ()-[s:SIGNED_BY]->() WHERE s.role <> 'claim'
    WITH count(s) AS value RETURN 'claim_doctors' AS of, value
UNION ALL MATCH (l:LooseRow) RETURN l.table AS of, count(l) AS value
"""

CONFLICTS = """
MATCH (g:Graph {id: 'coterie'})
RETURN coalesce(g.conflicts, 0)
"""
