"""One connection per process to a Neo4j server: texts out, rows in, clear errors."""

import logging
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

import neo4j

from graph.address import ServerAddress
from graph.bolt.failures import OLDEST, explained, unsuitable
from graph.cypher.opening import COMPONENTS
from graph.neo4j_server.versions import release
from model.errors import CoterieError

QUERY_SECONDS = 10.0
"""A reading question of a screen that takes longer is stopped by the server."""
LONG_SECONDS = 3_600.0
"""The limit of loads and of reads for detection."""

_CONNECT_SECONDS = 3.0
_LOOK_AFTER_SECONDS = 1.0  # idle for so long, a connection is tried before it is used

# The driver tells of its retries on the terminal; ours to tell is what became of them.
logging.getLogger("neo4j").addHandler(logging.NullHandler())


@dataclass(frozen=True)
class _Waiting:
    """How long, in seconds, a call waits for a connection, and goes on trying after a failure."""

    connection: float
    retry: float


_SCREEN = _Waiting(connection=2.4, retry=1.0)
"""A person is waiting: about five seconds in all when the server is away."""
_LONG = _Waiting(connection=30.0, retry=30.0)
_OPENING = _Waiting(connection=3.5, retry=0.0)

Row = tuple[Any, ...]
Done = TypeVar("Done")


class Connection:
    """Reads and writes with the texts of ``graph.cypher``; values travel as parameters only.

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
                connection_timeout=_CONNECT_SECONDS,
                liveness_check_timeout=_LOOK_AFTER_SECONDS,
                user_agent="coterie",
                notifications_min_severity="OFF",
            )
        try:
            self._check_server()
        except CoterieError:
            self._driver.close()
            raise

    def close(self) -> None:
        """Let go of the server."""
        self._driver.close()

    def read(self, text: str, /, seconds: float | None = None, **parameters: Any) -> list[Row]:
        """All rows of a reading text, as tuples in the order of its RETURN clause."""
        limit = seconds or self.query_seconds
        waiting = _SCREEN if limit <= self.query_seconds else _LONG

        def unit(transaction: neo4j.ManagedTransaction) -> list[Row]:
            return _rows(transaction.run(text, parameters))

        with explained(self.address), self._session(neo4j.READ_ACCESS, waiting) as session:
            return session.execute_read(neo4j.unit_of_work(timeout=limit)(unit))

    def stream(self, text: str, rows: int = 10_000, /, **parameters: Any) -> Iterator[list[Row]]:
        """Rows of a long reading text in lists of at most ``rows``, fetched as they are used."""
        query = neo4j.Query(text, timeout=LONG_SECONDS)
        with explained(self.address), self._session(neo4j.READ_ACCESS, fetch=rows) as session:
            result = session.run(query, parameters)
            while part := result.fetch(rows):
                yield _rows(part)

    def write(self, text: str, /, **parameters: Any) -> list[Row]:
        """Run a writing text in one transaction; retried, so it must be safe to run twice."""
        return self._written(lambda transaction: _rows(transaction.run(text, parameters)))

    def write_unless_done(
        self,
        gate: str,
        gate_parameters: Mapping[str, Any],
        texts: list[tuple[str, Mapping[str, Any]]],
    ) -> bool | None:
        """Writing texts behind a gate in one transaction, safe to run twice.

        ``gate`` answers whether the texts are still wanted; where it says no, or has no row,
        they are left out. Returns its answer, ``None`` where it had no row.
        """

        def unit(transaction: neo4j.ManagedTransaction) -> bool | None:
            record = transaction.run(gate, dict(gate_parameters)).single()
            wanted = None if record is None else bool(record[0])
            if wanted:
                for text, parameters in texts:
                    transaction.run(text, dict(parameters)).consume()
            return wanted

        return self._written(unit)

    def alone(self, text: str, /, **parameters: Any) -> list[Row]:
        """A text that manages its own transactions (schema, ``IN TRANSACTIONS``); not retried."""
        with explained(self.address), self._session(neo4j.WRITE_ACCESS) as session:
            return _rows(session.run(text, parameters))

    def _written(self, unit: Callable[[neo4j.ManagedTransaction], Done]) -> Done:
        with explained(self.address), self._session(neo4j.WRITE_ACCESS) as session:
            return session.execute_write(neo4j.unit_of_work(timeout=LONG_SECONDS)(unit))

    def _check_server(self) -> None:
        """Raises ``StoreUnavailable``: no answer, account refused, no such database, too old."""
        query = neo4j.Query(COMPONENTS, timeout=self.query_seconds)
        with explained(self.address), self._session(neo4j.READ_ACCESS, _OPENING) as session:
            found = [(str(name), str(version)) for name, version in session.run(query).values()]
        for name, version in found:
            if name == "Neo4j Kernel" and release(version) >= OLDEST:
                return
        raise unsuitable(self.address, ", ".join(f"{name} {version}" for name, version in found))

    def _session(self, access: str, waiting: _Waiting = _LONG, fetch: int = 1_000) -> neo4j.Session:
        return self._driver.session(
            database=self.address.database,
            default_access_mode=access,
            fetch_size=fetch,
            connection_acquisition_timeout=waiting.connection,
            max_transaction_retry_time=waiting.retry,
            initial_retry_delay=0.1,
            retry_delay_multiplier=1.25,  # soon again: a restart takes seconds, not minutes
        )


def _rows(records: Iterable[neo4j.Record]) -> list[Row]:
    return [tuple(record.values()) for record in records]
