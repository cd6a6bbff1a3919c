"""Pairs of patients: plain co-visit counts, and the pairs that the product itself validates."""

import math
from dataclasses import dataclass

import duckdb
import numpy as np
import numpy.typing as npt
import pyarrow as pa

from algorithms.attendance import attend
from algorithms.covisits import CovisitRule, covisit_pairs
from algorithms.rhythms import DayClock
from benchmarks.matching import Group
from model.claim_index import ClaimIndex
from model.meeting_places import meeting_places, place_count

MIN_COVISITS = 3
WINDOW_DAYS = 1
SMALLEST_P = 1e-30
RULE = CovisitRule(chance_links=math.inf, most_p=1e-3)  # the same for worlds of every size
Int64 = npt.NDArray[np.int64]
Float64 = npt.NDArray[np.float64]

COVISITS = """
with marks as (select distinct patient, place, day from visits),
near as (
    select patient, place, day + shift as day
    from marks, (values (-1), (0), (1)) as shifts(shift)
)
select one.patient as "left", other.patient as "right", count(distinct one.day) as days
from marks as one join near as other using (place, day)
where one.patient < other.patient
group by all having count(distinct one.day) >= $least
order by all
"""


@dataclass(frozen=True)
class Pairs:
    """Pairs of patients with what speaks for each: a number of days, or -log10 of a p-value."""

    patients: int
    left: Int64
    right: Int64
    weight: Float64


def co_visits(claims: ClaimIndex, least: int = MIN_COVISITS) -> Pairs:
    """Every pair with ``least`` days at one place (+-1 day); no test, the days are the weight."""
    chosen = claims.effective
    visits = pa.table(
        {
            "patient": claims.patient[chosen],
            "place": meeting_places(claims)[chosen],
            "day": claims.day[chosen],
        }
    )
    with duckdb.connect(config={"threads": 1}) as connection:
        connection.register("visits", visits)
        found = connection.execute(COVISITS, {"least": least}).fetchnumpy()
    return Pairs(
        patients=len(claims.patient_ids),
        left=np.asarray(found["left"], np.int64),
        right=np.asarray(found["right"], np.int64),
        weight=np.asarray(found["days"], np.float64),
    )


def validated(claims: ClaimIndex) -> Pairs:
    """The pairs that the product's own projection keeps, weighted by their significance."""
    chosen = claims.effective
    attendance = attend(
        claims.patient[chosen],
        meeting_places(claims)[chosen],
        claims.day[chosen],
        persons=len(claims.patient_ids),
        units=place_count(claims),
        window=WINDOW_DAYS,
    )
    pairs = covisit_pairs(attendance, DayClock(), RULE)
    return Pairs(
        patients=len(claims.patient_ids),
        left=pairs.left.astype(np.int64),
        right=pairs.right.astype(np.int64),
        weight=-np.log10(np.maximum(pairs.p_value, SMALLEST_P)),
    )


def patient_groups(claims: ClaimIndex, groups: list[list[int]]) -> list[Group]:
    """Groups of patient numbers as groups of identifiers, in the same order."""
    names = claims.patient_ids.to_pylist()
    return [Group(patients=frozenset(names[no] for no in members)) for members in groups]
