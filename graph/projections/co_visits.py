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

from algorithms.covisits import CovisitRule
from algorithms.rhythms import DayClock
from graph.engine import Engine
from graph.projections.meeting_pairs import meeting_pairs
from model.claim_index import ClaimIndex
from model.errors import MissingData
from model.language import Text
from model.meeting_places import counters_of, first_ward, meeting_places, place_count
from model.parameters import part
from model.relations import Relation

NAME = "co_visits"
MEANING = Text(
    en="insured persons who come to the same place on the same days beyond chance",
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
    counter = counters_of(engine.register("providers")["provider_kind"])
    day = claims.day[effective]
    edges, facts = meeting_pairs(
        NAME,
        (claims.patient[effective], meeting_places(claims, counter)[effective], day),
        len(claims.patient_ids),
        place_count(claims),
        parameters.clock,
        parameters.pairs,
        steady_from=first_ward(claims),
    )
    period = (int(day.min()), int(day.max()))
    return Relation(NAME, MEANING, UNIT, period, edges, facts, parameters)
