"""The declarative form of a source format, as data: its nouns, its grammar in TOML, its binding."""
