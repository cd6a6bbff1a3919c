"""The data model of the graph, each fact once: nodes, relationships, keys, what is kept on them.

The SQL of ``graph.embedded``, the Cypher of ``graph.cypher`` and the Python beside them are
composed of it, so that a new column, relation or key is written here (or in ``model``) alone.
"""
