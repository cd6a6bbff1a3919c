"""The team store from inside: Neo4j spoken to over bolt; `graph.neo4j_store` is its door."""
