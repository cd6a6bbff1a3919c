"""Cypher of loads: who loads, what for, how far, and starting over.

The graph node carries the state of a load. Whoever writes during a load goes through ``GATE``
first, in the same transaction: it holds the graph node, so a loader that was thought dead cannot
write beside the one that took over, and it knows whether the batch was written before.
"""

from graph.cypher.patterns import GRAPH_NODE

STATE = f"""
MATCH {GRAPH_NODE}
RETURN g.layout, g.store_id, g.data_version, g.load_no, g.target, g.base, g.batch_rows,
    g.begun_on, coalesce(g.imported, false)"""

# The write comes first: it makes two of these wait for one another.
TAKE = f"""
MATCH {GRAPH_NODE}
SET g.asked_ms = timestamp()
WITH g
WHERE g.loader IS NULL OR g.loader = $loader
    OR coalesce(g.heartbeat_ms, 0) < timestamp() - $stale_ms
SET g.loader = $loader, g.heartbeat_ms = timestamp()
RETURN g.loader"""

HOLDER = f"""
MATCH {GRAPH_NODE}
RETURN g.loader, (timestamp() - g.heartbeat_ms) / 1000"""

BEAT = f"""
MATCH {GRAPH_NODE} WHERE g.loader = $loader
SET g.heartbeat_ms = timestamp()
RETURN g.loader"""

RELEASE = f"""
MATCH {GRAPH_NODE} WHERE g.loader = $loader
REMOVE g.loader, g.heartbeat_ms, g.asked_ms"""

# Asked again after an uncertain answer it finds its own target and changes nothing.
BEGIN = f"""
MATCH {GRAPH_NODE}
WHERE g.loader = $loader AND (g.target IS NULL OR g.target = $target)
SET g.target = $target, g.base = $base, g.begun_on = $begun_on,
    g.batch_rows = coalesce(g.batch_rows, $batch_rows)
RETURN g.batch_rows"""

GATE = f"""
MATCH {GRAPH_NODE}
SET g.asked_ms = timestamp()
WITH g WHERE g.loader = $loader AND g.target = $target
SET g.heartbeat_ms = timestamp()
WITH g
OPTIONAL MATCH (done:LoadStep {{key: $step}})
RETURN done IS NULL"""

STEP_DONE = """
CREATE (:LoadStep {key: $step})"""

STEPS = """
MATCH (s:LoadStep) WHERE s.key STARTS WITH $prefix
RETURN s.key"""

FINISH = f"""
MATCH {GRAPH_NODE}
WHERE g.loader = $loader AND (g.target = $target OR g.data_version = $target)
SET g.data_version = $target, g.load_no = $load_no
REMOVE g.target, g.base, g.begun_on, g.batch_rows, g.imported
RETURN g.data_version"""

REMOVE_STEPS = """
MATCH (s:LoadStep)
CALL (s) { DELETE s } IN TRANSACTIONS OF 10000 ROWS"""

BEGIN_WIPING = f"""
MATCH {GRAPH_NODE} WHERE g.loader = $loader
SET g.target = $wiping
REMOVE g.data_version, g.load_no, g.base, g.begun_on, g.batch_rows, g.imported, g.conflicts
RETURN g.target"""

# Relationships first: a hub may have millions of them, too many to go with it at once.
WIPE_RELATIONSHIPS = """
MATCH ()-[r]->()
CALL (r) { DELETE r } IN TRANSACTIONS OF 20000 ROWS"""

WIPE_NODES = """
MATCH (n) WHERE NOT n:Graph
CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 20000 ROWS"""

END_WIPING = f"""
MATCH {GRAPH_NODE} WHERE g.loader = $loader
REMOVE g.target
RETURN g.store_id"""

ANYTHING_ELSE = """
MATCH (n) WHERE NOT n:Graph
RETURN true LIMIT 1"""

# For an import that was made by hand: what FINISH says, without a loader.
DECLARE_IMPORTED = f"""
MATCH {GRAPH_NODE} WHERE g.imported
SET g.data_version = g.target
REMOVE g.target, g.imported"""
