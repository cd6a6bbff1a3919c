"""Canonical numbers: every entity and every claim gets its place in the order of identifiers.

The order is that of the UTF-8 bytes, so the same data has the same numbers whatever the order
of its rows. ``patients``, ``doctors`` and ``providers`` have one row per entity seen anywhere;
``registered`` is False where no register describes it.
"""

import duckdb

from graph.embedded.reversals import IN_EFFECT
from graph.embedded.text import column_list, filled, key_list
from graph.schema.registers import DESCRIBED
from model.claims import CLAIM_DOCTORS, CLAIM_LINES, CLAIM_TYPES, CLAIMS
from model.language import Text
from model.layout import REGISTRATIONS

_ORPHANS = Text(
    en="{table}: rows that name a claim which is not loaded: {n:,}",
    zh="{table}：所属结算记录未导入的行：{n:,}",
)

_FROM_RELATIONS = """
SELECT subject_id FROM combined_relations WHERE subject_kind IN (SELECT unnest($words))
UNION SELECT object_id FROM combined_relations WHERE object_kind IN (SELECT unnest($words))"""

_REGISTER = """
CREATE TABLE {table} AS
SELECT (row_number() OVER () - 1)::INTEGER AS {number}, source_no IS NOT NULL AS registered, *
FROM (
    SELECT i.id AS {key}, {rest}, r.source_no, r.row_no, r.content_high, r.content_low
    FROM ({ids}) i(id) LEFT JOIN combined_{table} r ON r.{key} = i.id
    WHERE i.id IS NOT NULL ORDER BY i.id
)"""

_CLAIMS = """
CREATE TABLE claims AS
SELECT (row_number() OVER () - 1)::INTEGER AS claim_no, * FROM (
    SELECT {columns},
        p.patient_no, h.provider_no,
        coalesce(d.doctor_no, -1) AS doctor_no,
        coalesce(w.provider_no, -1) AS prescriber_provider_no,
        (list_position($claim_types, c.claim_type) - 1)::TINYINT AS claim_type_no,
        (c.start_time::DATE - DATE '1970-01-01')::INTEGER AS day_no,
        coalesce(c.end_time::DATE - DATE '1970-01-01', -1)::INTEGER AS end_day_no,
        {second}::INTEGER AS start_second,
        (CASE WHEN c.settle_time IS NULL OR c.settle_time = date_trunc('day', c.settle_time)
            THEN -1 ELSE epoch_us(c.settle_time) // 1000000 END)::BIGINT AS settle_at,
        {in_effect} AS effective,
        c.source_no, c.row_no, c.content_high, c.content_low
    FROM combined_claims c
    JOIN patients p ON p.patient_id = c.patient_id
    JOIN providers h ON h.provider_id = c.provider_id
    LEFT JOIN doctors d ON d.doctor_id = c.doctor_id
    LEFT JOIN providers w ON w.provider_id = c.prescriber_provider_id
    LEFT JOIN reversed_claims v ON v.claim_id = c.claim_id
    ORDER BY c.claim_id
)"""

# A time at exactly midnight is a date: the layout has one type for both.
_SECOND = """(CASE WHEN c.start_time = date_trunc('day', c.start_time) THEN -1
    ELSE epoch_us(c.start_time - date_trunc('day', c.start_time)) // 1000000 END)"""

_REVERSALS = """
CREATE TABLE reversals AS
SELECT r.claim_no, s.claim_no AS sale_no
FROM claims r JOIN claims s ON s.claim_id = r.reverses_claim_id ORDER BY r.claim_no"""

_LINES = """
CREATE TABLE claim_lines AS
SELECT coalesce(c.claim_no, -1) AS claim_no, l.*
FROM combined_claim_lines l LEFT JOIN claims c ON c.claim_id = l.claim_id
ORDER BY {key}"""

_CLAIM_DOCTORS = """
CREATE TABLE claim_doctors AS
SELECT coalesce(c.claim_no, -1) AS claim_no, d.doctor_no, l.*
FROM combined_claim_doctors l LEFT JOIN claims c ON c.claim_id = l.claim_id
JOIN doctors d ON d.doctor_id = l.doctor_id
ORDER BY {key}"""

_RELATIONS = "CREATE TABLE relations AS SELECT * FROM combined_relations ORDER BY {key}"


def number_everything(connection: duckdb.DuckDBPyConnection) -> None:
    """Write the numbered tables from the ``combined_`` views and ``reversed_claims``."""
    for register in DESCRIBED:
        table, key = register.table, register.key
        named = " UNION ".join(
            filled("SELECT {column} FROM combined_{table}", column=column.stored, table=place.name)
            for place, column in register.named_in()
        )
        statement = filled(
            _REGISTER,
            table=table.name,
            number=register.number,
            key=key,
            rest=", ".join(f"r.{c.stored}" for c in table.columns if c.name != key),
            ids=f"{named} UNION {_FROM_RELATIONS}",
        )
        connection.execute(statement, {"words": list(register.words)})
    statement = filled(
        _CLAIMS, columns=column_list(CLAIMS, "c."), second=_SECOND, in_effect=IN_EFFECT
    )
    connection.execute(statement, {"claim_types": list(CLAIM_TYPES)})
    connection.execute(_REVERSALS)
    connection.execute(filled(_LINES, key=key_list(CLAIM_LINES, "l.")))
    connection.execute(filled(_CLAIM_DOCTORS, key=key_list(CLAIM_DOCTORS, "l.")))
    connection.execute(filled(_RELATIONS, key=key_list(REGISTRATIONS)))


def orphans(connection: duckdb.DuckDBPyConnection) -> tuple[Text, ...]:
    """Notices about lines and practitioners of claims that are not loaded."""
    found = []
    for table in (CLAIM_LINES, CLAIM_DOCTORS):
        statement = filled("SELECT count(*) FROM {table} WHERE claim_no < 0", table=table.name)
        count = connection.execute(statement).fetchall()[0][0]
        if count:
            found.append(_ORPHANS.filled(n=count, table=table.name))
    return tuple(found)
