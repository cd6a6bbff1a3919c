"""Edges between entities. A relationship of these types always has an entity at either end.

Registered facts come first: they are few and do not come about by chance; then the most claims.
-1 is an open end of a registered fact; relations made of claims have at least one claim.
"""

NEIGHBOURS = """
MATCH (n:Entity {kind: $kind, id: $id})
MATCH (n)-[r:TREATED_BY|CLAIMED_AT|BILLED_AT|PRESCRIBED_TO|FILLS_AT|HAS_PHONE|LIVES_AT|LOCATED_AT
    |PAID_TO|OWNED_BY|REPRESENTED_BY|RESIDES_AT|REGISTERED_AT|RELATED_TO]-(o)
WHERE ($min_claims <= 1 OR r.claims = 0 OR r.claims >= $min_claims)
    AND ($relations IS NULL OR r.relation IN $relations)
    AND ($last_day IS NULL OR r.first_day = -1 OR r.first_day <= $last_day)
    AND ($first_day IS NULL OR r.last_day = -1 OR r.last_day >= $first_day)
    AND ($kinds IS NULL OR o.kind IN $kinds)
WITH r, startNode(r) AS s, endNode(r) AS t
RETURN s.kind, s.id, r.relation, t.kind, t.id, r.claims, r.first_day, r.last_day, r.total_minor,
    r.fund_minor
ORDER BY r.claims > 0, r.claims DESC, r.total_minor DESC, r.relation, s.kind, s.no, t.kind, t.no
LIMIT $limit
"""

NEIGHBOURS_COUNT = """
MATCH (n:Entity {kind: $kind, id: $id})
MATCH (n)-[r:TREATED_BY|CLAIMED_AT|BILLED_AT|PRESCRIBED_TO|FILLS_AT|HAS_PHONE|LIVES_AT|LOCATED_AT
    |PAID_TO|OWNED_BY|REPRESENTED_BY|RESIDES_AT|REGISTERED_AT|RELATED_TO]-(o)
WHERE ($min_claims <= 1 OR r.claims = 0 OR r.claims >= $min_claims)
    AND ($relations IS NULL OR r.relation IN $relations)
    AND ($last_day IS NULL OR r.first_day = -1 OR r.first_day <= $last_day)
    AND ($first_day IS NULL OR r.last_day = -1 OR r.last_day >= $first_day)
    AND ($kinds IS NULL OR o.kind IN $kinds)
RETURN count(r)
"""

# Who is reached in one more step from the entities of ``$frontier``: lists of kind and id.
NEXT = """
UNWIND $frontier AS key
MATCH (n:Entity {kind: key[0], id: key[1]})
MATCH (n)-[r:TREATED_BY|CLAIMED_AT|BILLED_AT|PRESCRIBED_TO|FILLS_AT|HAS_PHONE|LIVES_AT|LOCATED_AT
    |PAID_TO|OWNED_BY|REPRESENTED_BY|RESIDES_AT|REGISTERED_AT|RELATED_TO]-(o)
WHERE ($min_claims <= 1 OR r.claims = 0 OR r.claims >= $min_claims)
    AND ($relations IS NULL OR r.relation IN $relations)
    AND ($last_day IS NULL OR r.first_day = -1 OR r.first_day <= $last_day)
    AND ($first_day IS NULL OR r.last_day = -1 OR r.last_day >= $first_day)
    AND ($kinds IS NULL OR o.kind IN $kinds)
WITH DISTINCT o
RETURN o.kind, o.id, o.degree
"""

# Edges at the entities of ``$opened``: lists of kind, id and hop.
HOPS = """
UNWIND $opened AS key
MATCH (n:Entity {kind: key[0], id: key[1]})
MATCH (n)-[r:TREATED_BY|CLAIMED_AT|BILLED_AT|PRESCRIBED_TO|FILLS_AT|HAS_PHONE|LIVES_AT|LOCATED_AT
    |PAID_TO|OWNED_BY|REPRESENTED_BY|RESIDES_AT|REGISTERED_AT|RELATED_TO]-(o)
WHERE ($min_claims <= 1 OR r.claims = 0 OR r.claims >= $min_claims)
    AND ($relations IS NULL OR r.relation IN $relations)
    AND ($last_day IS NULL OR r.first_day = -1 OR r.first_day <= $last_day)
    AND ($first_day IS NULL OR r.last_day = -1 OR r.last_day >= $first_day)
    AND ($kinds IS NULL OR o.kind IN $kinds)
WITH r, min(key[2]) AS hop
WITH r, hop, startNode(r) AS s, endNode(r) AS t
RETURN s.kind, s.id, r.relation, t.kind, t.id, r.claims, r.first_day, r.last_day, r.total_minor,
    r.fund_minor, hop
ORDER BY hop, r.claims > 0, r.claims DESC, r.total_minor DESC, r.relation, s.kind, s.no, t.kind,
    t.no
LIMIT $limit
"""

HOPS_COUNT = """
UNWIND $opened AS key
MATCH (n:Entity {kind: key[0], id: key[1]})
MATCH (n)-[r:TREATED_BY|CLAIMED_AT|BILLED_AT|PRESCRIBED_TO|FILLS_AT|HAS_PHONE|LIVES_AT|LOCATED_AT
    |PAID_TO|OWNED_BY|REPRESENTED_BY|RESIDES_AT|REGISTERED_AT|RELATED_TO]-(o)
WHERE ($min_claims <= 1 OR r.claims = 0 OR r.claims >= $min_claims)
    AND ($relations IS NULL OR r.relation IN $relations)
    AND ($last_day IS NULL OR r.first_day = -1 OR r.first_day <= $last_day)
    AND ($first_day IS NULL OR r.last_day = -1 OR r.last_day >= $first_day)
    AND ($kinds IS NULL OR o.kind IN $kinds)
RETURN count(DISTINCT r)
"""

# Edges point from the many to the few, so those that leave an entity are never very many.
AMONG = """
UNWIND $keys AS key
MATCH (n:Entity {kind: key[0], id: key[1]})
WITH collect(n) AS chosen
UNWIND chosen AS s
MATCH (s)-[r:TREATED_BY|CLAIMED_AT|BILLED_AT|PRESCRIBED_TO|FILLS_AT|HAS_PHONE|LIVES_AT|LOCATED_AT
    |PAID_TO|OWNED_BY|REPRESENTED_BY|RESIDES_AT|REGISTERED_AT|RELATED_TO]->(t)
WHERE t IN chosen
RETURN s.kind, s.id, r.relation, t.kind, t.id, r.claims, r.first_day, r.last_day, r.total_minor,
    r.fund_minor
ORDER BY r.claims > 0, r.claims DESC, r.total_minor DESC, r.relation, s.kind, s.no, t.kind, t.no
LIMIT $limit
"""

AMONG_COUNT = """
UNWIND $keys AS key
MATCH (n:Entity {kind: key[0], id: key[1]})
WITH collect(n) AS chosen
UNWIND chosen AS s
MATCH (s)-[r:TREATED_BY|CLAIMED_AT|BILLED_AT|PRESCRIBED_TO|FILLS_AT|HAS_PHONE|LIVES_AT|LOCATED_AT
    |PAID_TO|OWNED_BY|REPRESENTED_BY|RESIDES_AT|REGISTERED_AT|RELATED_TO]->(t)
WHERE t IN chosen
RETURN count(r)
"""

# Identifiers and their holders, looked at from the identifier, whichever way it was registered.
# Every holder takes an edge, so the kept degree rules most identifiers out at once.
SHARED = """
MATCH (i:Phone|Address|Account|Owner)
WHERE i.degree >= $min_holders AND ($kinds IS NULL OR i.kind IN $kinds)
MATCH (i)-[r:HAS_PHONE|LIVES_AT|LOCATED_AT|PAID_TO|OWNED_BY|REPRESENTED_BY|RESIDES_AT
    |REGISTERED_AT|RELATED_TO]-(h)
WITH i, count(DISTINCT h) AS holders, collect(DISTINCT [h, r.relation]) AS held
WHERE holders >= $min_holders
UNWIND held AS pair
WITH i, holders, pair[0] AS h, pair[1] AS relation
RETURN i.kind, i.id, holders, relation, h.kind, h.id
ORDER BY holders DESC, i.kind, i.no, h.kind, h.no, relation
LIMIT $limit
"""

SHARED_COUNT = """
MATCH (i:Phone|Address|Account|Owner)
WHERE i.degree >= $min_holders AND ($kinds IS NULL OR i.kind IN $kinds)
MATCH (i)-[r:HAS_PHONE|LIVES_AT|LOCATED_AT|PAID_TO|OWNED_BY|REPRESENTED_BY|RESIDES_AT
    |REGISTERED_AT|RELATED_TO]-(h)
WITH i, count(DISTINCT h) AS holders, count(DISTINCT [h, r.relation]) AS held
WHERE holders >= $min_holders
RETURN sum(held)
"""

# The same of one entity: itself where it is an identifier, and those that it holds.
SHARED_OF = """
MATCH (n:Entity {kind: $kind, id: $id})
OPTIONAL MATCH (n)-[:HAS_PHONE|LIVES_AT|LOCATED_AT|PAID_TO|OWNED_BY|REPRESENTED_BY|RESIDES_AT
    |REGISTERED_AT|RELATED_TO]-(x:Phone|Address|Account|Owner)
WITH n, collect(DISTINCT x) AS held
UNWIND [n] + held AS i
WITH DISTINCT i
WHERE i.kind IN ['phone', 'address', 'account', 'owner']
    AND i.degree >= $min_holders AND ($kinds IS NULL OR i.kind IN $kinds)
MATCH (i)-[r:HAS_PHONE|LIVES_AT|LOCATED_AT|PAID_TO|OWNED_BY|REPRESENTED_BY|RESIDES_AT
    |REGISTERED_AT|RELATED_TO]-(h)
WITH i, count(DISTINCT h) AS holders, collect(DISTINCT [h, r.relation]) AS held
WHERE holders >= $min_holders
UNWIND held AS pair
WITH i, holders, pair[0] AS h, pair[1] AS relation
RETURN i.kind, i.id, holders, relation, h.kind, h.id
ORDER BY holders DESC, i.kind, i.no, h.kind, h.no, relation
LIMIT $limit
"""

SHARED_OF_COUNT = """
MATCH (n:Entity {kind: $kind, id: $id})
OPTIONAL MATCH (n)-[:HAS_PHONE|LIVES_AT|LOCATED_AT|PAID_TO|OWNED_BY|REPRESENTED_BY|RESIDES_AT
    |REGISTERED_AT|RELATED_TO]-(x:Phone|Address|Account|Owner)
WITH n, collect(DISTINCT x) AS held
UNWIND [n] + held AS i
WITH DISTINCT i
WHERE i.kind IN ['phone', 'address', 'account', 'owner']
    AND i.degree >= $min_holders AND ($kinds IS NULL OR i.kind IN $kinds)
MATCH (i)-[r:HAS_PHONE|LIVES_AT|LOCATED_AT|PAID_TO|OWNED_BY|REPRESENTED_BY|RESIDES_AT
    |REGISTERED_AT|RELATED_TO]-(h)
WITH i, count(DISTINCT h) AS holders, count(DISTINCT [h, r.relation]) AS held
WHERE holders >= $min_holders
RETURN sum(held)
"""
