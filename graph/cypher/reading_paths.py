"""What a search for paths fetches: edges around some entities, degrees, and the claims of steps.

Entities are named by lists of a place in the question, kind and identifier. ``$ends`` are the two
ends: a restriction of kinds does not concern them.
"""

OPEN = """
UNWIND $opened AS key
MATCH (n:Entity {kind: key[1], id: key[2]})
MATCH (n)-[r:TREATED_BY|CLAIMED_AT|BILLED_AT|PRESCRIBED_TO|FILLS_AT|HAS_PHONE|LIVES_AT|LOCATED_AT
    |PAID_TO|OWNED_BY|REPRESENTED_BY|RESIDES_AT|REGISTERED_AT|RELATED_TO]-(o)
WHERE o <> n
    AND ($min_claims <= 1 OR r.claims = 0 OR r.claims >= $min_claims)
    AND ($relations IS NULL OR r.relation IN $relations)
    AND ($last_day IS NULL OR r.first_day = -1 OR r.first_day <= $last_day)
    AND ($first_day IS NULL OR r.last_day = -1 OR r.last_day >= $first_day)
    AND ($kinds IS NULL OR o.kind IN $kinds OR [o.kind, o.id] IN $ends)
WITH DISTINCT key[0] AS place, o
RETURN place, o.kind, collect(o.no), collect(o.id)
"""

# Of relations made of claims there is one each way between two entities of these kinds, and the
# server keeps their number; only the other edges of a hub are looked at one by one. One type and
# direction in each condition, so that it is looked for from the end that has fewer of it.
DEGREES = """
UNWIND $wanted AS key
MATCH (n:Entity {kind: key[1], id: key[2]})
RETURN key[0],
    COUNT { (n)-[:TREATED_BY]->() } + COUNT { (n)<-[:TREATED_BY]-() }
    + COUNT { (n)-[:CLAIMED_AT]->() } + COUNT { (n)<-[:CLAIMED_AT]-() }
    + COUNT { (n)-[:BILLED_AT]->() } + COUNT { (n)<-[:BILLED_AT]-() }
    + COUNT { (n)-[:PRESCRIBED_TO]->() } + COUNT { (n)<-[:PRESCRIBED_TO]-() }
    + COUNT {
        MATCH (n)-[:FILLS_AT|HAS_PHONE|LIVES_AT|LOCATED_AT|PAID_TO|OWNED_BY|REPRESENTED_BY
            |RESIDES_AT|REGISTERED_AT|RELATED_TO]-(o)
        WHERE o <> n
            AND NOT EXISTS { (n)-[:TREATED_BY]->(o) } AND NOT EXISTS { (o)-[:TREATED_BY]->(n) }
            AND NOT EXISTS { (n)-[:CLAIMED_AT]->(o) } AND NOT EXISTS { (o)-[:CLAIMED_AT]->(n) }
            AND NOT EXISTS { (n)-[:BILLED_AT]->(o) } AND NOT EXISTS { (o)-[:BILLED_AT]->(n) }
            AND NOT EXISTS { (n)-[:PRESCRIBED_TO]->(o) }
            AND NOT EXISTS { (o)-[:PRESCRIBED_TO]->(n) }
        RETURN DISTINCT o
    }
"""

DEGREES_FILTERED = """
UNWIND $wanted AS key
MATCH (n:Entity {kind: key[1], id: key[2]})
RETURN key[0], COUNT {
    MATCH (n)-[r:TREATED_BY|CLAIMED_AT|BILLED_AT|PRESCRIBED_TO|FILLS_AT|HAS_PHONE|LIVES_AT
        |LOCATED_AT|PAID_TO|OWNED_BY|REPRESENTED_BY|RESIDES_AT|REGISTERED_AT|RELATED_TO]-(o)
    WHERE o <> n
        AND ($min_claims <= 1 OR r.claims = 0 OR r.claims >= $min_claims)
        AND ($relations IS NULL OR r.relation IN $relations)
        AND ($last_day IS NULL OR r.first_day = -1 OR r.first_day <= $last_day)
        AND ($first_day IS NULL OR r.last_day = -1 OR r.last_day >= $first_day)
        AND ($kinds IS NULL OR o.kind IN $kinds OR [o.kind, o.id] IN $ends)
    RETURN DISTINCT o
}
"""

# Edges between the two entities of every step, whichever way they point. ``$steps``: lists of a
# place in the question, then kind and identifier of the one, then of the other.
LINKS = """
UNWIND $steps AS step
MATCH (a:Entity {kind: step[1], id: step[2]})
MATCH (b:Entity {kind: step[3], id: step[4]})
MATCH (a)-[r:TREATED_BY|CLAIMED_AT|BILLED_AT|PRESCRIBED_TO|FILLS_AT|HAS_PHONE|LIVES_AT|LOCATED_AT
    |PAID_TO|OWNED_BY|REPRESENTED_BY|RESIDES_AT|REGISTERED_AT|RELATED_TO]-(b)
WHERE ($min_claims <= 1 OR r.claims = 0 OR r.claims >= $min_claims)
    AND ($relations IS NULL OR r.relation IN $relations)
    AND ($last_day IS NULL OR r.first_day = -1 OR r.first_day <= $last_day)
    AND ($first_day IS NULL OR r.last_day = -1 OR r.last_day >= $first_day)
WITH step, r, startNode(r) AS s, endNode(r) AS t
RETURN step[0], s.kind, s.id, r.relation, t.kind, t.id, r.claims, r.first_day, r.last_day,
    r.total_minor, r.fund_minor
"""

# Behind the edges of ``$links``: lists of a place in the question, the source's identifier, the
# target's kind and identifier. Given back: the earliest claims, and how many there are.
SHOWN_TREATED_BY = """
UNWIND $links AS link
MATCH (d:Doctor {id: link[3]})
MATCH (:Patient {id: link[1]})-[:MADE]->(c:Claim)
WHERE EXISTS { (c)-[:SIGNED_BY]->(d) }
WITH link, c ORDER BY c.start_time, c.no
WITH link, collect(c.id) AS ids
RETURN link[0], ids[0..$shown], size(ids)
"""

SHOWN_CLAIMED_AT = """
UNWIND $links AS link
MATCH (:Patient {id: link[1]})-[:MADE]->(c:Claim)
WHERE c.provider_id = link[3]
WITH link, c ORDER BY c.start_time, c.no
WITH link, collect(c.id) AS ids
RETURN link[0], ids[0..$shown], size(ids)
"""

SHOWN_BILLED_AT = """
UNWIND $links AS link
MATCH (:Doctor {id: link[1]})<-[:SIGNED_BY]-(c:Claim)
WHERE c.provider_id = link[3]
WITH DISTINCT link, c ORDER BY c.start_time, c.no
WITH link, collect(c.id) AS ids
RETURN link[0], ids[0..$shown], size(ids)
"""

SHOWN_FILLS_AT = """
UNWIND $links AS link
MATCH (t:Entity {kind: link[2], id: link[3]})-[:AT|DISPENSED]-(c:Claim)
WHERE c.prescriber_provider_id = link[1]
WITH link, c ORDER BY c.start_time, c.no
WITH link, collect(c.id) AS ids
RETURN link[0], ids[0..$shown], size(ids)
"""

# The days of the claims in effect behind the same edges.
DAYS_TREATED_BY = """
UNWIND $links AS link
MATCH (d:Doctor {id: link[3]})
MATCH (:Patient {id: link[1]})-[:MADE]->(c:Claim)
WHERE c.effective AND EXISTS { (c)-[:SIGNED_BY]->(d) }
RETURN link[0], collect(DISTINCT c.day)
"""

DAYS_CLAIMED_AT = """
UNWIND $links AS link
MATCH (:Patient {id: link[1]})-[:MADE]->(c:Claim)
WHERE c.effective AND c.provider_id = link[3]
RETURN link[0], collect(DISTINCT c.day)
"""

DAYS_BILLED_AT = """
UNWIND $links AS link
MATCH (:Doctor {id: link[1]})<-[:SIGNED_BY]-(c:Claim)
WHERE c.effective AND c.provider_id = link[3]
RETURN link[0], collect(DISTINCT c.day)
"""

DAYS_FILLS_AT = """
UNWIND $links AS link
MATCH (t:Entity {kind: link[2], id: link[3]})-[:AT|DISPENSED]-(c:Claim)
WHERE c.effective AND c.prescriber_provider_id = link[1]
RETURN link[0], collect(DISTINCT c.day)
"""

# Whether the ends are joined at all in so few steps, by whatever way.
JOINED_IN_SIX = """
MATCH (a:Entity {kind: $source_kind, id: $source_id})
MATCH (b:Entity {kind: $target_kind, id: $target_id})
MATCH p = shortestPath((a)-[:TREATED_BY|CLAIMED_AT|BILLED_AT|PRESCRIBED_TO|FILLS_AT|HAS_PHONE
    |LIVES_AT|LOCATED_AT|PAID_TO|OWNED_BY|REPRESENTED_BY|RESIDES_AT|REGISTERED_AT
    |RELATED_TO*..6]-(b))
WHERE all(r IN relationships(p) WHERE
        ($min_claims <= 1 OR r.claims = 0 OR r.claims >= $min_claims)
        AND ($relations IS NULL OR r.relation IN $relations)
        AND ($last_day IS NULL OR r.first_day = -1 OR r.first_day <= $last_day)
        AND ($first_day IS NULL OR r.last_day = -1 OR r.last_day >= $first_day))
    AND all(n IN nodes(p) WHERE $kinds IS NULL OR n.kind IN $kinds OR [n.kind, n.id] IN $ends)
RETURN length(p)
"""
