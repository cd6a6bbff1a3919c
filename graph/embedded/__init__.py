"""The embedded default from inside: snapshot files of DuckDB; `graph.duckdb_store` is its door."""
