"""Who came to the same place on nearly the same days."""

from graph.answers import CO_VISIT_ROWS, Answer
from graph.embedded.engine import DuckDBEngine
from graph.embedded.entities import Node, capped
from graph.refusals import check_pairs
from graph.schema.claim_edges import PARTY_OF

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


def co_visits(
    engine: DuckDBEngine, entity: Node, window_days: int, min_days: int, cap: int
) -> Answer:
    """Patients at the same place at most ``window_days`` apart."""
    alone = entity.ref.kind == "patient"
    # A doctor's patients meet at that doctor: other roles on a claim are not a place.
    of = f"c.{PARTY_OF[entity.ref.kind].number} = $no"
    fragments = {
        "of": of,
        "among": "c.patient_no <> $no" if alone else of,
        "pairing": "true" if alone else "a.patient_no < b.patient_no",
    }
    bound = {"no": entity.no, "window": window_days}
    effort = engine.query(_EFFORT.format(**fragments), bound).column(0)[0].as_py()
    check_pairs(entity.ref, effort)
    statement = _CO_VISITS.format(**fragments)
    order = "shared_days DESC, places DESC, left_id, right_id"
    return capped(engine, statement, order, CO_VISIT_ROWS, cap, {**bound, "min_days": min_days})
