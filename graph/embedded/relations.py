"""The graph inside a snapshot: numbered entities, and edges aggregated once at the end of a load.

``entities``: one row per patient, doctor, pharmacy, institution, phone, address, account and
owner, ``node_no`` consecutive per register, so that an entity's node is its number plus an offset.
``edges``: one row per (source, target, relation), sorted by source. Claim relations count claims
in effect, give the first and last day of those, and net amounts over all claims, refunds
included; an edge without a claim in effect is left out. A claim with several practitioners
counts once for each of them.
"""

import duckdb

from graph.embedded.numbering import PROVIDER_WORDS
from graph.embedded.text import search_key

_PARTICIPATION = """
CREATE TEMP VIEW participation AS
SELECT claim_no, doctor_no FROM claims WHERE doctor_no >= 0
UNION SELECT claim_no, doctor_no FROM claim_doctors WHERE claim_no >= 0"""

_SINGLE_PARTICIPATION = """
CREATE TEMP VIEW participation AS SELECT claim_no, doctor_no FROM claims WHERE doctor_no >= 0"""

# A provider without a registered kind is a pharmacy when all of its claims are pharmacy claims.
_PHARMACIES = """
CREATE TEMP TABLE provider_kinds AS
SELECT p.provider_no, CASE WHEN p.provider_kind = 'pharmacy'
    OR (p.provider_kind IS NULL AND coalesce(c.only_fills, false))
    THEN 'pharmacy' ELSE 'institution' END AS kind
FROM providers p LEFT JOIN (
    SELECT provider_no, bool_and(claim_type = 'pharmacy') AS only_fills FROM claims GROUP BY ALL
) c USING (provider_no)"""

_FACTS = """
CREATE TEMP TABLE facts AS
WITH stated(source_kind, source_id, relation, target_kind, target_id, valid_from, valid_to) AS (
    SELECT 'patient', patient_id, 'has_phone', 'phone', phone, NULL, NULL FROM patients
    UNION ALL SELECT 'doctor', doctor_id, 'has_phone', 'phone', phone, NULL, NULL FROM doctors
    UNION ALL SELECT 'provider', provider_id, 'has_phone', 'phone', phone, NULL, NULL
        FROM providers
    UNION ALL SELECT 'patient', patient_id, 'lives_at', 'address', address, NULL, NULL
        FROM patients
    UNION ALL SELECT 'provider', provider_id, 'located_at', 'address', address, NULL, NULL
        FROM providers
    UNION ALL SELECT 'patient', patient_id, 'paid_to', 'account', bank_account, NULL, NULL
        FROM patients
    UNION ALL SELECT 'provider', provider_id, 'paid_to', 'account', bank_account, NULL, NULL
        FROM providers
    UNION ALL SELECT 'provider', provider_id, 'owned_by', 'owner', owner_name, NULL, NULL
        FROM providers
    UNION ALL SELECT 'provider', provider_id, 'represented_by', 'owner', legal_representative,
        NULL, NULL FROM providers
    UNION ALL SELECT 'patient', patient_id, 'resides_at', 'provider', residence_provider_id,
        NULL, NULL FROM patients
    UNION ALL SELECT 'doctor', doctor_id, 'registered_at', 'provider', provider_id,
        registered_from, registered_to FROM doctors
    UNION ALL SELECT {subject_kind}, subject_id, relation, {object_kind}, object_id,
        valid_from, valid_to FROM relations
)
SELECT * FROM stated WHERE source_kind IS NOT NULL AND target_kind IS NOT NULL
    AND source_id IS NOT NULL AND target_id IS NOT NULL"""

_WORD = """(CASE WHEN {column} IN (SELECT unnest($provider_words)) THEN 'provider'
    WHEN {column} IN ('patient', 'doctor', 'phone', 'address', 'account', 'owner') THEN {column}
    END)"""

# Phones, addresses, accounts and owners exist only as facts; the rest come from the registers.
_NODES = """
CREATE TEMP TABLE nodes AS
SELECT (row_number() OVER (ORDER BY place, no) - 1)::INTEGER AS node_no, * FROM (
    SELECT 0 AS place, patient_no AS no, 'patient' AS word, 'patient' AS kind, patient_id AS id,
        name FROM patients
    UNION ALL SELECT 1, doctor_no, 'doctor', 'doctor', doctor_id, name FROM doctors
    UNION ALL SELECT 2, provider_no, 'provider', kind, provider_id, name
        FROM providers JOIN provider_kinds USING (provider_no)
    UNION ALL SELECT place, (row_number() OVER (PARTITION BY place ORDER BY id) - 1)::INTEGER,
        kind, kind, id, NULL
    FROM (
        SELECT DISTINCT 2 + list_position(['phone', 'address', 'account', 'owner'], kind) AS place,
            kind, id
        FROM (SELECT source_kind AS kind, source_id AS id FROM facts
            UNION SELECT target_kind, target_id FROM facts)
        WHERE kind IN ('phone', 'address', 'account', 'owner')
    )
)"""

_CLAIM_EDGES = """
SELECT ({source_offset} + source)::INTEGER AS source_no,
    ({target_offset} + target)::INTEGER AS target_no, {relation} AS relation, claims, first_day,
    last_day, total_minor, fund_minor
FROM (
    SELECT {source} AS source, {target} AS target,
        sum(effective::INTEGER)::INTEGER AS claims,
        min(CASE WHEN effective THEN day_no END) AS first_day,
        max(CASE WHEN effective THEN day_no END) AS last_day,
        sum(total_amount_minor)::BIGINT AS total_minor,
        coalesce(sum(fund_amount_minor), 0)::BIGINT AS fund_minor
    FROM claims {participation} WHERE {source} >= 0 AND {target} >= 0
    GROUP BY ALL HAVING claims > 0
) e {kinds}"""

_JOINED = "JOIN participation p USING (claim_no)"
_KINDS = "JOIN provider_kinds t ON t.provider_no = e.target"
_KINDED = "CASE WHEN t.kind = 'pharmacy' THEN '{pharmacy}' ELSE '{institution}' END"

_FACT_EDGES = """
SELECT s.node_no, t.node_no, f.relation, 0,
    coalesce(min(f.valid_from - DATE '1970-01-01'), -1)::INTEGER,
    CASE WHEN bool_or(f.valid_to IS NULL) THEN -1
        ELSE max(f.valid_to - DATE '1970-01-01') END::INTEGER, 0, 0
FROM facts f JOIN nodes s ON s.word = f.source_kind AND s.id = f.source_id
JOIN nodes t ON t.word = f.target_kind AND t.id = f.target_id
GROUP BY ALL"""

_EDGES = """
CREATE TABLE edges AS
SELECT (row_number() OVER () - 1)::INTEGER AS edge_no, * FROM (
    SELECT * FROM ({edges}) ORDER BY source_no, target_no, relation, claims
)"""

_ENTITIES = """
CREATE TABLE entities AS
SELECT n.node_no, n.kind, n.no, n.id, n.name, coalesce(t.claims, 0)::BIGINT AS claims,
    coalesce(t.first_day, -1)::INTEGER AS first_day, coalesce(t.last_day, -1)::INTEGER AS last_day,
    coalesce(t.total_minor, 0)::BIGINT AS total_minor,
    coalesce(t.fund_minor, 0)::BIGINT AS fund_minor, coalesce(d.degree, 0)::INTEGER AS degree,
    {id_key} AS id_key, {name_key} AS name_key
FROM nodes n LEFT JOIN ({totals}) t ON t.place = n.place AND t.no = n.no
LEFT JOIN (
    SELECT node_no, count(*) AS degree
    FROM (SELECT source_no AS node_no FROM edges UNION ALL SELECT target_no FROM edges)
    GROUP BY node_no
) d USING (node_no)
ORDER BY n.node_no"""

_TOTALS = """
SELECT {place} AS place, {column} AS no, count(*) FILTER (WHERE effective) AS claims,
    min(day_no) FILTER (WHERE effective) AS first_day,
    max(day_no) FILTER (WHERE effective) AS last_day,
    sum(total_amount_minor) AS total_minor, sum(fund_amount_minor) AS fund_minor
FROM claims {participation} GROUP BY {column}"""


def build_graph(connection: duckdb.DuckDBPyConnection) -> tuple[str, ...]:
    """Write ``entities`` and ``edges`` from the numbered tables; returns warnings."""
    several = connection.execute("SELECT count(*) FROM claim_doctors").fetchall()[0][0] > 0
    connection.execute(_PARTICIPATION if several else _SINGLE_PARTICIPATION)
    connection.execute(_PHARMACIES)
    facts = _FACTS.format(
        subject_kind=_WORD.format(column="subject_kind"),
        object_kind=_WORD.format(column="object_kind"),
    )
    connection.execute(facts, {"provider_words": list(PROVIDER_WORDS)})
    connection.execute(_NODES)
    connection.execute(
        _EDGES.format(edges=" UNION ALL ".join([*_claim_edges(connection), _FACT_EDGES]))
    )
    totals = " UNION ALL ".join(
        _TOTALS.format(place=place, column=column, participation=participation)
        for place, column, participation in (
            (0, "patient_no", ""),
            (1, "p.doctor_no", _JOINED),
            (2, "provider_no", ""),
        )
    )
    keys = {"id_key": search_key("n.id"), "name_key": search_key("n.name")}
    connection.execute(_ENTITIES.format(totals=totals, **keys))
    return _off_the_graph(connection)


def _claim_edges(connection: duckdb.DuckDBPyConnection) -> list[str]:
    """One SELECT per claim relation; a node is the entity's number plus its register's offset."""
    counted = "SELECT (SELECT count(*) FROM patients), (SELECT count(*) FROM doctors)"
    patients, doctors = connection.execute(counted).fetchall()[0]
    offsets = ("0", str(patients), str(patients + doctors))
    at_provider = _KINDED.format(pharmacy="prescribed_to", institution="billed_at")
    return [
        _CLAIM_EDGES.format(
            relation=relation,
            source=source,
            target=target,
            source_offset=offsets[source_place],
            target_offset=offsets[target_place],
            kinds=_KINDS if "t.kind" in relation else "",
            participation=participation,
        )
        for relation, source, source_place, target, target_place, participation in (
            ("'treated_by'", "patient_no", 0, "p.doctor_no", 1, _JOINED),
            ("'claimed_at'", "patient_no", 0, "provider_no", 2, ""),
            (at_provider, "p.doctor_no", 1, "provider_no", 2, _JOINED),
            ("'fills_at'", *_FILLS),
        )
    ]


_FILLS = ("prescriber_provider_no", 2, "nullif(provider_no, prescriber_provider_no)", 2, "")
"""A prescription filled where it was written is no flow: its target is null and joins nothing."""


def _off_the_graph(connection: duckdb.DuckDBPyConnection) -> tuple[str, ...]:
    """Registered facts about kinds of things that the graph has no entity for."""
    statement = """
        SELECT count(*) FROM relations WHERE (subject_kind NOT IN (SELECT unnest($words)))
        OR (object_kind NOT IN (SELECT unnest($words)))"""
    words = [*PROVIDER_WORDS, "patient", "doctor", "phone", "address", "account", "owner"]
    count = connection.execute(statement, {"words": words}).fetchall()[0][0]
    if not count:
        return ()
    return (f"relations_off_graph: {count} registered relations name a kind the graph lacks",)
