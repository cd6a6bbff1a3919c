"""Claims of entities and of edges, and who came on the same days."""

import pyarrow as pa

from graph.answers import CLAIM_ROWS, CO_VISIT_ROWS, Answer
from graph.embedded.engine import DuckDBEngine
from graph.embedded.entities import capped, nodes_of
from graph.refusals import check_pairs, storable
from model.entities import EntityRef

_SHOWN = """c.claim_no, c.claim_id, c.day_no AS day, c.start_time, c.end_time, c.claim_type,
    c.patient_id, c.provider_id, c.doctor_id, c.total_amount_minor AS total_minor,
    coalesce(c.fund_amount_minor, 0) AS fund_minor, c.effective"""

_OF = {
    "patient": "c.patient_no = $no",
    "doctor": "(c.doctor_no = $no OR c.claim_no IN"
    " (SELECT claim_no FROM claim_doctors WHERE doctor_no = $no))",
    "pharmacy": "c.provider_no = $no",
    "institution": "c.provider_no = $no",
}

_TIMELINE = """
SELECT {shown} FROM claims c WHERE {of}
    AND ($first_day::INTEGER IS NULL OR c.day_no >= $first_day)
    AND ($last_day::INTEGER IS NULL OR c.day_no <= $last_day)"""

BEHIND = """
SELECT k.edge_no, c.claim_no FROM links k JOIN claims c
    ON k.relation = 'treated_by' AND c.patient_no = k.source AND c.doctor_no = k.target
UNION SELECT k.edge_no, c.claim_no FROM links k JOIN claims c
    ON k.relation = 'treated_by' AND c.patient_no = k.source
    JOIN claim_doctors d ON d.claim_no = c.claim_no AND d.doctor_no = k.target
UNION SELECT k.edge_no, c.claim_no FROM links k JOIN claims c
    ON k.relation = 'claimed_at' AND c.patient_no = k.source AND c.provider_no = k.target
UNION SELECT k.edge_no, c.claim_no FROM links k JOIN claims c
    ON k.relation IN ('billed_at', 'prescribed_to')
    AND c.doctor_no = k.source AND c.provider_no = k.target
UNION SELECT k.edge_no, c.claim_no FROM links k JOIN claims c
    ON k.relation IN ('billed_at', 'prescribed_to') AND c.provider_no = k.target
    JOIN claim_doctors d ON d.claim_no = c.claim_no AND d.doctor_no = k.source
UNION SELECT k.edge_no, c.claim_no FROM links k JOIN claims c
    ON k.relation = 'fills_at' AND c.prescriber_provider_no = k.source
    AND c.provider_no = k.target"""
"""Claims behind each row of the table ``links(edge_no, relation, source, target)``, where source
and target are the numbers of the two entities within their registers."""

_BETWEEN = f"SELECT {_SHOWN} FROM ({BEHIND}) b JOIN claims c USING (claim_no)"  # noqa: S608

_LINK = """
SELECT 0 AS edge_no, $relation::VARCHAR AS relation, s.no AS source, t.no AS target
FROM entities s, entities t WHERE s.node_no = $source AND t.node_no = $target
    AND EXISTS (FROM edges e WHERE e.source_no = $source AND e.target_no = $target
        AND e.relation = $relation AND e.claims > 0)"""

# A place is the doctor, or the provider where no doctor is named (negative, so they never mix).
_PLACED = """
SELECT patient_no, day_no,
    CASE WHEN doctor_no >= 0 THEN doctor_no ELSE -2 - provider_no END AS place
FROM claims c WHERE effective"""

# Only the places of the entity are looked at, whoever was there.
_VISITS = f"""
WITH mine AS MATERIALIZED (SELECT DISTINCT * FROM ({_PLACED} AND {{of}})),
others AS MATERIALIZED (
    SELECT DISTINCT * FROM ({_PLACED} AND {{among}}) WHERE place IN (SELECT place FROM mine)
)"""  # noqa: S608

_EFFORT = f"""
{_VISITS}
SELECT coalesce(sum(mine.n * others.n), 0)::DOUBLE AS pairs
FROM (SELECT place, day_no, count(*) AS n FROM mine GROUP BY ALL) mine
JOIN (SELECT place, day_no, count(*) AS n FROM others GROUP BY ALL) others
    ON others.place = mine.place
    AND others.day_no BETWEEN mine.day_no - $window AND mine.day_no + $window"""  # noqa: S608

_CO_VISITS = f"""
{_VISITS}
SELECT l.patient_id AS left_id, r.patient_id AS right_id, v.* EXCLUDE (left_no, right_no) FROM (
    SELECT a.patient_no AS left_no, b.patient_no AS right_no,
        count(DISTINCT (a.place, a.day_no)) AS shared_days, count(DISTINCT a.place) AS places,
        min(a.day_no) AS first_day, max(a.day_no) AS last_day
    FROM (
        SELECT *, day_no + unnest(range(-$window, $window + 1)) AS met_day FROM mine
    ) a JOIN others b ON b.place = a.place AND b.day_no = a.met_day AND {{pairing}}
    GROUP BY ALL HAVING shared_days >= $min_days
) v JOIN patients l ON l.patient_no = v.left_no JOIN patients r ON r.patient_no = v.right_no"""  # noqa: S608


def entity_timeline(
    engine: DuckDBEngine,
    entity: EntityRef,
    first_day: int | None,
    last_day: int | None,
    cap: int,
) -> Answer:
    """Claims of one entity in order of time; identifiers have none of their own."""
    no = number_of(engine, entity)
    if entity.kind not in _OF:
        return Answer(CLAIM_ROWS.empty_table(), 0, truncated=False)
    statement = _TIMELINE.format(shown=_SHOWN, of=_OF[entity.kind])
    parameters = {"no": no, "first_day": first_day, "last_day": last_day}
    return capped(engine, statement, "start_time, claim_no", CLAIM_ROWS, cap, parameters)


def claims_between(
    engine: DuckDBEngine, source: EntityRef, relation: str, target: EntityRef, cap: int
) -> Answer:
    """Claims behind one edge, earliest first; none for a registered fact."""
    source_no, target_no = nodes_of(engine, [source, target])
    link = {"relation": storable(relation)}
    links = engine.query(_LINK, {**link, "source": source_no, "target": target_no})
    tables = {"links": links}
    return capped(engine, _BETWEEN, "start_time, claim_no", CLAIM_ROWS, cap, {}, tables)


def co_visits(
    engine: DuckDBEngine, entity: EntityRef, window_days: int, min_days: int, cap: int
) -> Answer:
    """Patients at the same place at most ``window_days`` apart."""
    no = number_of(engine, entity)
    if entity.kind not in _OF:
        return Answer(CO_VISIT_ROWS.empty_table(), 0, truncated=False)
    alone = entity.kind == "patient"
    # A doctor's patients meet at that doctor: other roles on a claim are not a place.
    of = "c.doctor_no = $no" if entity.kind == "doctor" else _OF[entity.kind]
    fragments = {
        "of": of,
        "among": "c.patient_no <> $no" if alone else of,
        "pairing": "true" if alone else "a.patient_no < b.patient_no",
    }
    bound = {"no": no, "window": window_days}
    effort = engine.query(_EFFORT.format(**fragments), bound).column(0)[0].as_py()
    check_pairs(entity, effort)
    statement = _CO_VISITS.format(**fragments)
    order = "shared_days DESC, places DESC, left_id, right_id"
    return capped(engine, statement, order, CO_VISIT_ROWS, cap, {**bound, "min_days": min_days})


def number_of(engine: DuckDBEngine, entity: EntityRef) -> int:
    """The number of an entity within its register."""
    node = nodes_of(engine, [entity])[0]
    found: pa.Table = engine.query("SELECT no FROM entities WHERE node_no = $node", {"node": node})
    return int(found.column(0)[0].as_py())
