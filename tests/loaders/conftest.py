"""A PostgreSQL server, for claims that lie in a database."""

from tests.postgres_fixture import postgres_place, postgres_server

__all__ = ["postgres_place", "postgres_server"]
