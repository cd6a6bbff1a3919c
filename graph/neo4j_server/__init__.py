"""A Neo4j Community server of our own on this machine, got and run without Docker."""
