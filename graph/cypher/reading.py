"""Entities: finding them by key, by a part of their names, by size; and the state of the graph."""

GRAPH = """
MATCH (g:Graph {id: 'coterie'})
RETURN g.layout, g.data_version, g.store_id
"""

# The version of the data comes along, so that an empty store is told apart from a wrong name.
FIND = """
OPTIONAL MATCH (g:Graph {id: 'coterie'})
WITH g.data_version AS version
UNWIND $keys AS key
OPTIONAL MATCH (e:Entity {kind: key[1], id: key[2]})
RETURN version, key[0] AS place, e.no, e.claims, e.first_day, e.last_day
ORDER BY place
"""

SEARCH = """
MATCH (e:Entity)
WHERE (e.id_key CONTAINS $sought OR e.name_key CONTAINS $sought)
    AND ($kinds IS NULL OR e.kind IN $kinds)
RETURN e.kind, e.id, e.name, e.claims, e.first_day, e.last_day, e.total_minor, e.fund_minor
ORDER BY
    CASE
        WHEN e.id = $exact THEN 0
        WHEN e.name = $exact THEN 1
        WHEN e.id STARTS WITH $exact THEN 2
        WHEN e.name STARTS WITH $exact THEN 3
        ELSE 4
    END,
    e.claims DESC, e.kind, e.no
LIMIT $limit
"""

SEARCH_COUNT = """
MATCH (e:Entity)
WHERE (e.id_key CONTAINS $sought OR e.name_key CONTAINS $sought)
    AND ($kinds IS NULL OR e.kind IN $kinds)
RETURN count(e)
"""

# The condition on the identifier makes the index on (kind, id) usable.
TOTALS = """
MATCH (e:Entity)
WHERE e.kind = $kind AND e.id >= ''
RETURN e.kind, e.id, e.name, e.claims, e.first_day, e.last_day, e.total_minor, e.fund_minor
ORDER BY e.total_minor DESC, e.no
LIMIT $limit
"""

TOTALS_COUNT = """
MATCH (e:Entity)
WHERE e.kind = $kind AND e.id >= ''
RETURN count(e)
"""
