"""Cypher of the archive: texts in parts, attached to a load or a run in one transaction."""

NEXT_PUT = """
MATCH (g:Graph {id: 'coterie'})
SET g.put_no = coalesce(g.put_no, 0) + 1
RETURN g.put_no"""

WRITE_PART = """
MERGE (f:ArchiveFile {key: $key})
SET f.name = $name, f.part = $part, f.parts = $parts, f.text = $content,
    f.written_ms = timestamp()"""

# The write to the graph node comes first: it makes two of these wait for one another.
ATTACH_TO_RUN = """
MATCH (g:Graph {id: 'coterie'})
SET g.archive_no = coalesce(g.archive_no, 0) + 1
MERGE (r:Run {id: $name})
SET r.number = g.archive_no
WITH r
OPTIONAL MATCH (r)-[old:HAS_FILE]->(f:ArchiveFile) WHERE NOT f.key IN $keys
SET f.written_ms = 0
DELETE old
WITH DISTINCT r
MATCH (f:ArchiveFile) WHERE f.key IN $keys
MERGE (r)-[:HAS_FILE]->(f)
RETURN count(f)"""

ATTACH_TO_LOAD = """
MATCH (g:Graph {id: 'coterie'})
SET g.archive_no = coalesce(g.archive_no, 0) + 1
MERGE (l:Load {id: $name})
SET l.number = g.archive_no
WITH l
OPTIONAL MATCH (l)-[old:HAS_FILE]->(f:ArchiveFile) WHERE NOT f.key IN $keys
SET f.written_ms = 0
DELETE old
WITH DISTINCT l
MATCH (f:ArchiveFile) WHERE f.key IN $keys
MERGE (l)-[:HAS_FILE]->(f)
RETURN count(f)"""

# Taken by the number of its put, so that a repeated transaction takes no second name.
TAKE_LOAD_NAME = """
MATCH (g:Graph {id: 'coterie'})
SET g.archive_no = coalesce(g.archive_no, 0) + 1
WITH g
OPTIONAL MATCH (mine:Load {put: $put})
WITH g, mine
OPTIONAL MATCH (l:Load)
WITH g, mine, coalesce(max(toIntegerOrNull(l.id)), 0) + 1 AS next
WITH g, coalesce(mine.id,
    CASE WHEN next < 10000 THEN right('000' + toString(next), 4) ELSE toString(next) END) AS name
MERGE (l:Load {id: name})
SET l.put = $put, l.number = g.archive_no
RETURN name"""

RUN_NAMES = """
MATCH (r:Run) WHERE EXISTS { (r)-[:HAS_FILE]->() }
RETURN r.id ORDER BY r.number"""

LOAD_NAMES = """
MATCH (l:Load) WHERE EXISTS { (l)-[:HAS_FILE]->() }
RETURN l.id ORDER BY l.number"""

READ_OF_RUN = """
MATCH (:Run {id: $name})-[:HAS_FILE]->(f:ArchiveFile {name: $file})
RETURN f.parts, f.text ORDER BY f.part"""

READ_OF_LOAD = """
MATCH (:Load {id: $name})-[:HAS_FILE]->(f:ArchiveFile {name: $file})
RETURN f.parts, f.text ORDER BY f.part"""

DETACH_FROM_RUN = """
MATCH (g:Graph {id: 'coterie'})
SET g.archive_no = coalesce(g.archive_no, 0) + 1
WITH g
MATCH (r:Run {id: $name})-[h:HAS_FILE]->(f:ArchiveFile)
SET f.written_ms = 0
REMOVE r.number
DELETE h
RETURN count(f)"""

DETACH_FROM_LOAD = """
MATCH (g:Graph {id: 'coterie'})
SET g.archive_no = coalesce(g.archive_no, 0) + 1
WITH g
MATCH (l:Load {id: $name})-[h:HAS_FILE]->(f:ArchiveFile)
SET f.written_ms = 0
DELETE h
RETURN count(f)"""

REMOVE_BARE_RUN = """
MATCH (r:Run {id: $name}) WHERE NOT EXISTS { (r)--() }
DELETE r"""

REMOVE_BARE_LOAD = """
MATCH (l:Load {id: $name}) WHERE NOT EXISTS { (l)--() }
DELETE l"""

# A few at a time: every part is large. The day protects what another process writes now.
REMOVE_LOOSE_PARTS = """
MATCH (f:ArchiveFile)
WHERE f.written_ms < timestamp() - 86400000 AND NOT EXISTS { (f)<-[:HAS_FILE]-() }
WITH f LIMIT 8
DELETE f
RETURN count(f)"""

STAMP = """
MATCH (g:Graph {id: 'coterie'})
RETURN g.data_version, g.archive_no"""

LOAD_STATE = """
MATCH (g:Graph {id: 'coterie'}) WHERE g.target IS NOT NULL
RETURN coalesce(timestamp() - g.heartbeat_ms < $stale_ms, false)"""
