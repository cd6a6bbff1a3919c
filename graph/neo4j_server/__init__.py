"""A Neo4j Community server of one's own on this machine: fetched, started, stopped, filled."""
