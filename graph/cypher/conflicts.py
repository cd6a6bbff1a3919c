"""How many rows were refused because another version of them is loaded: a number on the graph."""

# A mirror that was pulled has not seen the refusals of earlier loads: the number never falls.
KEEP = """
MATCH (g:Graph {id: 'coterie'})
SET g.conflicts = CASE
    WHEN coalesce(g.conflicts, 0) > $conflicts THEN g.conflicts ELSE $conflicts END
"""
