"""The fixtures of the case file: a place, an opened file, a case; on both databases."""

from tests.cases.records.case_files import case, file, place
from tests.postgres_fixture import postgres_place, postgres_server

__all__ = ["case", "file", "place", "postgres_place", "postgres_server"]
