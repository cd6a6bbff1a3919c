"""Patients who come to the same place on the same days more often than its rhythm explains.

Nodes: patients. Edge: a pair that met at the same doctor (or at the same counter where no
doctor is known) on the same day or the day before or after, on at least three independent
occasions, with a small Poisson tail probability (``CovisitRule``) against the larger of two
expectations: the rhythm of the place and the pair's own weekdays.
Columns: ``left``, ``right`` (patient numbers, left < right), ``occasions``, ``places``,
``expected``, ``p_value``, ``q_value`` (Benjamini-Hochberg over all n(n-1)/2 pairs).
Hub rule: none needed. Busy places are not capped (that would blind the tool to rings inside
large hospitals); their own rhythm makes a chance meeting there unsurprising.
"""

from dataclasses import dataclass

import numpy as np
import pyarrow as pa

from algorithms.attendance import Attendance, attend
from algorithms.covisits import CovisitPairs, CovisitRule, covisit_pairs
from algorithms.rhythms import DayClock
from algorithms.scale_guards import check_comparisons
from graph.engine import Engine
from model.claim_index import ClaimIndex
from model.errors import MissingData
from model.language import Text
from model.meeting_places import first_ward, meeting_places, place_count
from model.parameters import part
from model.relations import Relation

NAME = "co_visits"
MEANING = Text(
    en="patients who come to the same place on the same days beyond chance",
    zh="在同一地点、同一时间就诊且次数超出偶然的参保人",
)
UNIT = "independent occasions"


@dataclass(frozen=True)
class Parameters:
    """When patients meet, and which pairs are kept."""

    clock: DayClock = part(DayClock(), "how days are read")
    pairs: CovisitRule = part(CovisitRule(), "which pairs are kept")


def derive(engine: Engine, claims: ClaimIndex, parameters: Parameters) -> Relation:
    """Significant pairs of patients over the effective claims of the whole period."""
    effective = np.flatnonzero(claims.effective)
    if effective.size == 0:
        raise MissingData(Text(en="needs claims that are not reversed", zh="需要未冲销的结算记录"))
    clock = parameters.clock
    attendance = attend(
        claims.patient[effective],
        meeting_places(claims)[effective],
        claims.day[effective],
        persons=len(claims.patient_ids),
        units=place_count(claims),
        window=clock.window,
    )
    check_comparisons(attendance.comparisons, NAME)
    pairs = covisit_pairs(attendance, clock, parameters.pairs, steady_from=first_ward(claims))
    day = claims.day[effective]
    return Relation(
        name=NAME,
        meaning=MEANING,
        unit=UNIT,
        period=(int(day.min()), int(day.max())),
        edges=edges_of(pairs),
        facts=facts_of(pairs, attendance),
        parameters=parameters,
    )


def facts_of(pairs: CovisitPairs, attendance: Attendance) -> dict[str, float]:
    """Numbers of the derivation as a whole: threshold, pairs tested and kept, work done."""
    return {
        "p_max": pairs.p_max,
        "pairs_tested": pairs.tested,
        "pairs_kept": float(pairs.left.size),
        "comparisons": float(attendance.comparisons),
        "marks": float(attendance.marks),
    }


def edges_of(pairs: CovisitPairs) -> pa.Table:
    """The pairs as the edge table of a relation."""
    return pa.table(
        {
            "left": pairs.left,
            "right": pairs.right,
            "occasions": pairs.occasions,
            "places": pairs.places,
            "expected": pairs.expected,
            "p_value": pairs.p_value,
            "q_value": pairs.q_value,
        }
    )
