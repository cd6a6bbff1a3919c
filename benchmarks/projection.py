"""The co-visit projection twice: the compiled kernel, and the same shape as SQL in DuckDB.

Shapes: ``doctor_day`` joins patients at one doctor (or one counter where no doctor is known) on
the same day or the day before or after; ``institution_day`` joins patients at one provider on
one day. Both keep pairs with three meetings or more. The kernel does more than the SQL: it also
tests every pair for significance, keeps the independent meetings only, and writes nothing else.
The SQL copies one side to the day before and after and joins on equality, in as many slices of
the patients as keep it in memory; it stops at the count.
"""

import math
from dataclasses import dataclass
from typing import Any

import duckdb
import numpy as np
import pyarrow as pa

from algorithms.attendance import attend
from algorithms.covisits import CovisitRule, covisit_pairs
from algorithms.rhythms import Clock, DayClock
from model.claim_index import ClaimIndex, Int32
from model.meeting_places import meeting_places, place_count

SAME_DAY = DayClock(window=0, refractory=1)
RULE = CovisitRule(chance_links=math.inf, most_p=1e-3)  # the same for worlds of every size
LEAST = 3


@dataclass(frozen=True)
class Shape:
    """Where and when two patients count as together."""

    name: str
    clock: Clock


SHAPES = {
    "doctor_day": Shape("doctor_day", DayClock()),
    "institution_day": Shape("institution_day", SAME_DAY),
}

SLICE = """
insert into pairs
select one.patient, other.patient, count(*)
from marks as one join near as other using (place, day)
where one.patient < other.patient and one.patient % $slices = $slice
group by all having count(*) >= $least
"""


def marks(claims: ClaimIndex, shape: str) -> tuple[Int32, Int32, Int32, int]:
    """Patient, place and day of every effective claim, and the number of places."""
    chosen = claims.effective
    if shape == "doctor_day":
        place, places = meeting_places(claims), place_count(claims)
    else:
        place, places = claims.provider, len(claims.provider_ids)
    return claims.patient[chosen], place[chosen].astype(np.int32), claims.day[chosen], places


def by_kernel(claims: ClaimIndex, shape: str) -> dict[str, Any]:
    """Significant pairs by the compiled kernel, from arrays in memory, on one thread."""
    patient, place, day, places = marks(claims, shape)
    form = SHAPES[shape]
    attendance = attend(
        patient, place, day, persons=len(claims.patient_ids), units=places, window=form.clock.window
    )
    pairs = covisit_pairs(attendance, form.clock, RULE)
    return {
        "pairs": int(pairs.left.size),
        "meetings": int(pairs.occasions.sum()),
        "comparisons": attendance.comparisons,
    }


def by_sql(claims: ClaimIndex, shape: str, slices: int) -> dict[str, Any]:
    """Pairs with three meetings or more by DuckDB, from a table in memory, on all cores."""
    patient, place, day, _ = marks(claims, shape)
    source = pa.table({"patient": patient, "place": place, "day": day})
    reach = SHAPES[shape].clock.window
    with duckdb.connect() as connection:
        connection.execute("set memory_limit = '10GB'")
        connection.execute("set preserve_insertion_order = false")
        connection.register("source", source)
        connection.execute("create table marks as select distinct * from source")
        connection.execute(
            "create table near as select patient, place, day + shift as day "
            "from marks, range(-$reach, $reach + 1) as shifts(shift)",
            {"reach": reach},
        )
        connection.execute('create table pairs ("left" integer, "right" integer, days bigint)')
        for part in range(slices):
            connection.execute(SLICE, {"slices": slices, "slice": part, "least": LEAST})
        found = connection.execute("select count(*), sum(days) from pairs").fetchone()
    kept, meetings = found or (0, 0)
    return {"pairs": int(kept), "meetings": int(meetings or 0), "slices": slices}
