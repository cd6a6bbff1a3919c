"""How many rows were refused because another version of them is loaded: a number on the graph."""

from graph.cypher.patterns import GRAPH_NODE

COUNT = f"""
MATCH {GRAPH_NODE}
RETURN coalesce(g.conflicts, 0)"""

# A mirror that was pulled has not seen the refusals of earlier loads: the number never falls.
KEEP = f"""
MATCH {GRAPH_NODE}
SET g.conflicts = CASE
    WHEN coalesce(g.conflicts, 0) > $conflicts THEN g.conflicts ELSE $conflicts END"""
