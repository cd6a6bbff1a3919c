"""One connection per process to a Neo4j server: constant texts out, rows in, clear errors."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any, LiteralString

import neo4j
from neo4j import exceptions as failures

from graph.bolt.address import ServerAddress
from model.errors import StoreUnavailable
from model.language import Text

QUERY_SECONDS = 10.0
"""A reading question of a screen that takes longer is stopped by the server."""
PATIENT_SECONDS = 3_600.0
"""The limit of loads and of reads for detection."""

_DOWN = Text(en="the Neo4j server does not answer", zh="Neo4j 服务器没有响应")
_START = Text(
    en="start it (coterie serve-neo4j start) or check the address",
    zh="请启动服务器（coterie serve-neo4j start）或检查地址",
)
_REFUSED = Text(en="user or password refused by the server", zh="服务器拒绝了用户名或密码")
_CHECK = Text(
    en="check COTERIE_NEO4J_USER and COTERIE_NEO4J_PASSWORD",
    zh="请检查 COTERIE_NEO4J_USER 与 COTERIE_NEO4J_PASSWORD",
)
_TOO_LONG = Text(en="the question was stopped after its time limit", zh="查询超出时间限制，已停止")
_NARROW = Text(en="narrow it with filters or fewer steps", zh="请增加筛选条件或减少步数")
_READ_ONLY = Text(en="the server accepts no changes", zh="服务器为只读，不能写入")
_FAILED = Text(en="the server could not answer: {code}", zh="服务器无法完成查询：{code}")

Row = tuple[Any, ...]


class Connection:
    """Reads and writes with constant Cypher texts; values travel as parameters only.

    Threads may share it: every call has a session of its own. All failures of the driver leave
    as ``StoreUnavailable`` with one line that says what to do.
    """

    def __init__(self, address: ServerAddress, query_seconds: float = QUERY_SECONDS) -> None:
        self.address = address
        self.query_seconds = query_seconds
        with explained(address):
            self._driver = neo4j.GraphDatabase.driver(
                address.uri,
                auth=(address.user, address.password),
                connection_timeout=5.0,
                connection_acquisition_timeout=30.0,
                max_transaction_retry_time=30.0,
                user_agent="coterie",
                notifications_min_severity="OFF",
            )
            self._driver.verify_connectivity()

    def close(self) -> None:
        """Let go of the server."""
        self._driver.close()

    def read(
        self, text: LiteralString, seconds: float | None = None, **parameters: Any
    ) -> list[Row]:
        """All rows of a reading text, as tuples in the order of its RETURN clause."""
        limit = seconds or self.query_seconds

        def unit(transaction: neo4j.ManagedTransaction) -> list[Row]:
            return [tuple(record.values()) for record in transaction.run(text, parameters)]

        with explained(self.address), self._session(neo4j.READ_ACCESS) as session:
            return session.execute_read(neo4j.unit_of_work(timeout=limit)(unit))

    def stream(
        self, text: LiteralString, rows: int = 10_000, **parameters: Any
    ) -> Iterator[list[Row]]:
        """Rows of a long reading text in lists of at most ``rows``, fetched as they are used."""
        query = neo4j.Query(text, timeout=PATIENT_SECONDS)
        with explained(self.address), self._session(neo4j.READ_ACCESS, rows) as session:
            result = session.run(query, parameters)
            while part := result.fetch(rows):
                yield [tuple(record.values()) for record in part]

    def write(self, text: LiteralString, **parameters: Any) -> list[Row]:
        """Run a writing text in one transaction; retried, so it must be safe to run twice."""

        def unit(transaction: neo4j.ManagedTransaction) -> list[Row]:
            return [tuple(record.values()) for record in transaction.run(text, parameters)]

        with explained(self.address), self._session(neo4j.WRITE_ACCESS) as session:
            return session.execute_write(neo4j.unit_of_work(timeout=PATIENT_SECONDS)(unit))

    def write_together(
        self, texts: list[tuple[LiteralString, Mapping[str, Any]]]
    ) -> list[list[Row]]:
        """Several writing texts in one transaction, all or nothing; safe to run twice."""

        def unit(transaction: neo4j.ManagedTransaction) -> list[list[Row]]:
            return [
                [tuple(record.values()) for record in transaction.run(text, dict(parameters))]
                for text, parameters in texts
            ]

        with explained(self.address), self._session(neo4j.WRITE_ACCESS) as session:
            return session.execute_write(neo4j.unit_of_work(timeout=PATIENT_SECONDS)(unit))

    def alone(self, text: LiteralString, **parameters: Any) -> list[Row]:
        """A text that manages its own transactions (schema, ``IN TRANSACTIONS``); not retried."""
        with explained(self.address), self._session(neo4j.WRITE_ACCESS) as session:
            return [tuple(record.values()) for record in session.run(text, parameters)]

    def _session(self, access: str, fetch: int = 1_000) -> neo4j.Session:
        return self._driver.session(
            database=self.address.database, default_access_mode=access, fetch_size=fetch
        )


@contextmanager
def explained(address: ServerAddress) -> Iterator[None]:
    """Failures of the driver as one line each: what, which server, what to do."""
    try:
        yield
    except failures.AuthError as error:
        raise StoreUnavailable(_REFUSED, where=address.uri, to_do=_CHECK) from error
    except (failures.Forbidden, failures.ForbiddenOnReadOnlyDatabase) as error:
        raise StoreUnavailable(_READ_ONLY, where=address.uri) from error
    except failures.Neo4jError as error:
        if "TimedOut" in (error.code or ""):
            raise StoreUnavailable(_TOO_LONG, where=address.uri, to_do=_NARROW) from error
        raise StoreUnavailable(_FAILED.filled(code=error.code), where=address.uri) from error
    except (failures.DriverError, OSError) as error:
        raise StoreUnavailable(_DOWN, where=address.uri, to_do=_START) from error
