"""Claims on the server: of an entity, behind an edge, and by their numbers."""

from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from graph.answers import CLAIM_ROWS, Answer
from graph.bolt.answers import arrow, capped
from graph.bolt.connection import Connection, Row
from graph.bolt.entities import Found
from graph.bolt.graph_state import data_version
from graph.cypher import reading_claims as cypher
from model.claims import CLAIMS

_AT_ONCE = 10_000
"""Claims asked for in one question by their numbers."""

_CANONICAL = pa.schema(
    [
        ("claim_no", pa.int32()),
        *CLAIMS.stored_schema,
        ("effective", pa.bool_()),
        ("source", pa.string()),
        ("source_sha256", pa.string()),
        ("row_no", pa.int64()),
    ]
)


def entity_timeline(
    connection: Connection, entity: Found, first_day: int | None, last_day: int | None, cap: int
) -> Answer:
    """Claims of one entity in order of time."""
    listing = cypher.TIMELINES[entity.ref.kind]
    days = {"first_day": first_day, "last_day": last_day}
    return capped(connection, listing, CLAIM_ROWS, cap, id=entity.ref.id, **days)


def claims_between(
    connection: Connection, source: Found, relation: str, target: Found, cap: int
) -> Answer:
    """Claims behind one edge, earliest first; none for a registered fact."""
    ends: dict[str, Any] = {
        "source_kind": source.ref.kind,
        "source_id": source.ref.id,
        "target_kind": target.ref.kind,
        "target_id": target.ref.id,
    }
    if not connection.read(cypher.MADE_OF_CLAIMS, relation=relation, **ends)[0][0]:
        return Answer(CLAIM_ROWS.empty_table(), 0, truncated=False)
    return capped(connection, cypher.BEHIND[relation], CLAIM_ROWS, cap, **ends)


def claim_rows(connection: Connection, claim_nos: npt.NDArray[np.integer]) -> pa.Table:
    """Canonical columns of these claims in the order asked for, with their source rows."""
    data_version(connection)
    numbers = np.asarray(claim_nos, dtype=np.int64)
    wanted = np.unique(numbers)
    rows: dict[int, Row] = {}
    for start in range(0, wanted.size, _AT_ONCE):
        part = wanted[start : start + _AT_ONCE].tolist()
        rows |= {row[0]: row for row in connection.read(cypher.CLAIM_ROWS, numbers=part)}
    files = _files(connection, sorted({row[-2] for row in rows.values()}))
    found = [rows[number] for number in numbers.tolist() if number in rows]
    return arrow([(*row[:-2], *files[row[-2]], row[-1]) for row in found], _CANONICAL)


def _files(connection: Connection, numbers: list[int]) -> dict[int, tuple[Any, ...]]:
    """Name and digest of source files by their number."""
    rows = connection.read(cypher.SOURCES, numbers=numbers) if numbers else []
    return {number: (name, sha256) for number, name, sha256 in rows}
