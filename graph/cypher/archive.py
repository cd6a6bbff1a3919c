"""Cypher of the archive: texts in parts, attached to a load or a run in one transaction."""

from graph.archive import Shelf
from graph.cypher.patterns import GRAPH_NODE

_OWNERS: dict[Shelf, str] = {"runs": "Run", "loads": "Load"}
"""Label of what the files of a shelf hang on."""

# The write to the graph node comes first: it makes two of these wait for one another.
_NEXT = f"""
MATCH {GRAPH_NODE}
SET g.archive_no = coalesce(g.archive_no, 0) + 1"""

NEXT_PUT = f"""
MATCH {GRAPH_NODE}
SET g.put_no = coalesce(g.put_no, 0) + 1
RETURN g.put_no"""

WRITE_PART = """
MERGE (f:ArchiveFile {key: $key})
SET f.name = $name, f.part = $part, f.parts = $parts, f.text = $content,
    f.written_ms = timestamp()"""

ATTACH = {
    shelf: f"""{_NEXT}
MERGE (o:{label} {{id: $name}})
SET o.number = g.archive_no
WITH o
OPTIONAL MATCH (o)-[old:HAS_FILE]->(f:ArchiveFile) WHERE NOT f.key IN $keys
SET f.written_ms = 0
DELETE old
WITH DISTINCT o
MATCH (f:ArchiveFile) WHERE f.key IN $keys
MERGE (o)-[:HAS_FILE]->(f)
RETURN count(f)"""
    for shelf, label in _OWNERS.items()
}

# Taken by the number of its put, so that a repeated transaction takes no second name.
TAKE_LOAD_NAME = f"""{_NEXT}
WITH g
OPTIONAL MATCH (mine:Load {{put: $put}})
WITH g, mine
OPTIONAL MATCH (l:Load)
WITH g, mine, coalesce(max(toIntegerOrNull(l.id)), 0) + 1 AS next
WITH g, coalesce(mine.id,
    CASE WHEN next < 10000 THEN right('000' + toString(next), 4) ELSE toString(next) END) AS name
MERGE (l:Load {{id: name}})
SET l.put = $put, l.number = g.archive_no
RETURN name"""

NAMES = {
    shelf: f"""
MATCH (o:{label}) WHERE EXISTS {{ (o)-[:HAS_FILE]->() }}
RETURN o.id ORDER BY o.number"""
    for shelf, label in _OWNERS.items()
}

READ = {
    shelf: f"""
MATCH (:{label} {{id: $name}})-[:HAS_FILE]->(f:ArchiveFile {{name: $file}})
RETURN f.parts, f.text ORDER BY f.part"""
    for shelf, label in _OWNERS.items()
}

# A run stays while rings hang on it; without its number it is none of those that are kept.
DETACH = {
    shelf: f"""{_NEXT}
WITH g
MATCH (o:{label} {{id: $name}})-[h:HAS_FILE]->(f:ArchiveFile)
SET f.written_ms = 0
REMOVE o.number
DELETE h
RETURN count(f)"""
    for shelf, label in _OWNERS.items()
}

REMOVE_BARE = {
    shelf: f"""
MATCH (o:{label} {{id: $name}}) WHERE NOT EXISTS {{ (o)--() }}
DELETE o"""
    for shelf, label in _OWNERS.items()
}

# A few at a time: every part is large. The day protects what another process writes now.
REMOVE_LOOSE_PARTS = """
MATCH (f:ArchiveFile)
WHERE f.written_ms < timestamp() - 86400000 AND NOT EXISTS { (f)<-[:HAS_FILE]-() }
WITH f LIMIT 8
DELETE f
RETURN count(f)"""

STAMP = f"""
MATCH {GRAPH_NODE}
RETURN g.data_version, g.archive_no"""

LOAD_STATE = f"""
MATCH {GRAPH_NODE} WHERE g.target IS NOT NULL
RETURN coalesce(timestamp() - g.heartbeat_ms < $stale_ms, false)"""
