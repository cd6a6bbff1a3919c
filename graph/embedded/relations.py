"""The graph inside a snapshot: numbered entities, and edges aggregated once at the end of a load.

``entities``: one row per patient, doctor, pharmacy, institution, phone, address, account and
owner, ``node_no`` consecutive per register, so that an entity's node is its number plus an offset.
``edges``: one row per (source, target, relation), sorted by source. Claim relations count claims
in effect, give the first and last day of those, and net amounts over all claims, refunds
included; an edge without a claim in effect is left out. A claim with several practitioners
counts once for each of them.
"""

import duckdb

from graph.embedded.facts import collect_facts, off_the_graph
from graph.embedded.text import filled, quoted, search_key
from graph.schema.claim_edges import CLAIM_RULES, PARTY_OF, ClaimEdge, Party
from graph.schema.registers import DESCRIBED, IDENTIFIER
from model.language import Text

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
        SELECT DISTINCT 2 + list_position([{identifiers}], kind) AS place,
            kind, id
        FROM (SELECT source_kind AS kind, source_id AS id FROM facts
            UNION SELECT target_kind, target_id FROM facts)
        WHERE kind IN ({identifiers})
    )
)"""

# What is kept of some claims, whether they are those behind an edge or those of an entity.
_MEASURES = """sum(effective::INTEGER)::INTEGER AS claims,
        min(CASE WHEN effective THEN day_no END) AS first_day,
        max(CASE WHEN effective THEN day_no END) AS last_day,
        sum(total_amount_minor)::BIGINT AS total_minor,
        coalesce(sum(fund_amount_minor), 0)::BIGINT AS fund_minor"""

_CLAIM_EDGES = """
SELECT ({source_offset} + source)::INTEGER AS source_no,
    ({target_offset} + target)::INTEGER AS target_no, {relation} AS relation, claims, first_day,
    last_day, total_minor, fund_minor
FROM (
    SELECT {source} AS source, {target} AS target, {measures}
    FROM claims {participation} WHERE {source} >= 0 AND {target} >= 0
    GROUP BY ALL HAVING claims > 0
) e {kinds}"""

_JOINED = "JOIN participation p USING (claim_no)"
_KINDS = "JOIN provider_kinds t ON t.provider_no = e.target"

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
SELECT {place} AS place, {column} AS no, {measures}
FROM claims {participation} GROUP BY {column}"""


def build_graph(connection: duckdb.DuckDBPyConnection) -> tuple[Text, ...]:
    """Write ``entities`` and ``edges`` from the numbered tables; returns notices."""
    several = connection.execute("SELECT count(*) FROM claim_doctors").fetchall()[0][0] > 0
    connection.execute(_PARTICIPATION if several else _SINGLE_PARTICIPATION)
    connection.execute(_PHARMACIES)
    collect_facts(connection)
    connection.execute(filled(_NODES, identifiers=quoted(IDENTIFIER.kinds)))
    edges = " UNION ALL ".join([*_claim_edges(connection), _FACT_EDGES])
    connection.execute(filled(_EDGES, edges=edges))
    keys = {"id_key": search_key("n.id"), "name_key": search_key("n.name")}
    connection.execute(filled(_ENTITIES, totals=" UNION ALL ".join(_totals()), **keys))
    return off_the_graph(connection)


def _claim_edges(connection: duckdb.DuckDBPyConnection) -> list[str]:
    """One SELECT per two parties; a node is the entity's number plus its register's offset."""
    offsets, following = {}, 0
    for register in DESCRIBED:
        offsets[register.name] = str(following)
        counted = connection.execute(filled("SELECT count(*) FROM {table}", table=register.name))
        following += counted.fetchall()[0][0]
    return [
        filled(
            _CLAIM_EDGES,
            relation=_relation(edges),
            source=_column(source),
            target=_target(edges[0]),
            source_offset=offsets[source.register.name],
            target_offset=offsets[target.register.name],
            kinds=_KINDS if edges[0].only else "",
            measures=_MEASURES,
            participation=_JOINED if source.several or target.several else "",
        )
        for edges in CLAIM_RULES
        for source, target in [(edges[0].source, edges[0].target)]
    ]


def _relation(edges: tuple[ClaimEdge, ...]) -> str:
    """Its name, which may depend on the kind of the target."""
    otherwise, *cases = edges
    if not cases:
        return f"'{otherwise.relation}'"
    whens = " ".join(f"WHEN t.kind = '{edge.only}' THEN '{edge.relation}'" for edge in cases)
    return f"CASE {whens} ELSE '{otherwise.relation}' END"


def _target(edge: ClaimEdge) -> str:
    """No edge from an entity to itself: a target that is null joins nothing."""
    column = _column(edge.target)
    return column if edge.one_way else f"nullif({column}, {_column(edge.source)})"


def _column(party: Party) -> str:
    return f"p.{party.number}" if party.several else party.number


def _totals() -> list[str]:
    """Per register: what is kept of the claims in which its entities take part."""
    return [
        filled(
            _TOTALS,
            place=str(place),
            column=_column(party),
            measures=_MEASURES,
            participation=_JOINED if party.several else "",
        )
        for place, party in enumerate(dict.fromkeys(PARTY_OF.values()))
    ]
