"""Claims on the server: of an entity, behind an edge, and by their numbers."""

from typing import Any, LiteralString

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from graph.answers import CLAIM_ROWS, Answer
from graph.bolt.answers import arrow, capped
from graph.bolt.connection import Connection, Row
from graph.bolt.entities import data_version, find
from graph.cypher import reading_claims as texts
from graph.refusals import check_cap, storable
from model.claims import CLAIMS
from model.entities import EntityKind, EntityRef

_AT_ONCE = 10_000
"""Claims asked for in one question by their numbers."""

_TIMELINES: dict[EntityKind, tuple[LiteralString, LiteralString]] = {
    "patient": (texts.TIMELINE_OF_PATIENT, texts.TIMELINE_OF_PATIENT_COUNT),
    "doctor": (texts.TIMELINE_OF_DOCTOR, texts.TIMELINE_OF_DOCTOR_COUNT),
    "pharmacy": (texts.TIMELINE_OF_PHARMACY, texts.TIMELINE_OF_PHARMACY_COUNT),
    "institution": (texts.TIMELINE_OF_INSTITUTION, texts.TIMELINE_OF_INSTITUTION_COUNT),
}

_BEHIND: dict[str, tuple[LiteralString, LiteralString]] = {
    "treated_by": (texts.BEHIND_TREATED_BY, texts.BEHIND_TREATED_BY_COUNT),
    "claimed_at": (texts.BEHIND_CLAIMED_AT, texts.BEHIND_CLAIMED_AT_COUNT),
    "billed_at": (texts.BEHIND_BILLED_AT, texts.BEHIND_BILLED_AT_COUNT),
    "prescribed_to": (texts.BEHIND_BILLED_AT, texts.BEHIND_BILLED_AT_COUNT),
    "fills_at": (texts.BEHIND_FILLS_AT, texts.BEHIND_FILLS_AT_COUNT),
}

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
    connection: Connection,
    entity: EntityRef,
    first_day: int | None,
    last_day: int | None,
    cap: int,
) -> Answer:
    """Claims of one entity in order of time; identifiers have none of their own."""
    find(connection, [entity])
    if entity.kind not in _TIMELINES:
        return Answer(CLAIM_ROWS.empty_table(), 0, truncated=False)
    parameters = {"id": entity.id, "first_day": first_day, "last_day": last_day}
    return capped(connection, _TIMELINES[entity.kind], CLAIM_ROWS, cap, parameters)


def claims_between(
    connection: Connection, source: EntityRef, relation: str, target: EntityRef, cap: int
) -> Answer:
    """Claims behind one edge, earliest first; none for a registered fact."""
    find(connection, [source, target])
    parameters: dict[str, Any] = {
        "source_kind": source.kind,
        "source_id": source.id,
        "target_kind": target.kind,
        "target_id": target.id,
    }
    made = connection.read(texts.MADE_OF_CLAIMS, relation=storable(relation), **parameters)[0][0]
    if not made:
        check_cap(cap)
        return Answer(CLAIM_ROWS.empty_table(), 0, truncated=False)
    return capped(connection, _BEHIND[relation], CLAIM_ROWS, cap, parameters)


def claim_rows(connection: Connection, claim_nos: npt.NDArray[np.integer]) -> pa.Table:
    """Canonical columns of these claims in the order asked for, with their source rows."""
    data_version(connection)
    numbers = np.asarray(claim_nos, dtype=np.int64)
    wanted = np.unique(numbers)
    rows: dict[int, Row] = {}
    for start in range(0, wanted.size, _AT_ONCE):
        part = wanted[start : start + _AT_ONCE].tolist()
        rows |= {row[0]: row for row in connection.read(texts.CLAIM_ROWS, numbers=part)}
    files = _files(connection, sorted({row[-2] for row in rows.values()}))
    found = [rows[number] for number in numbers.tolist() if number in rows]
    return arrow([(*row[:-2], *files[row[-2]], row[-1]) for row in found], _CANONICAL)


def _files(connection: Connection, numbers: list[int]) -> dict[int, tuple[Any, ...]]:
    """Name and digest of source files by their number."""
    rows = connection.read(texts.SOURCES, numbers=numbers) if numbers else []
    return {number: (name, sha256) for number, name, sha256 in rows}
