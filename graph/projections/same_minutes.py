"""Patients whose cards are settled within minutes of one another at one counter, repeatedly.

Nodes: patients. Edge: a pair settled at the same provider within ten minutes on at least three
independent days, with a small Poisson tail probability against the provider's rhythm.
Columns: as ``co_visits``. Hub rule: none; a busy counter makes a chance meeting unsurprising.
Claims without a time of day are not examined. A minute at a provider in which more than
``batch_size`` claims settle is a batch upload, not a queue; it is left out and counted.
"""

from dataclasses import dataclass

from algorithms.covisits import CovisitRule
from algorithms.rhythms import MinuteClock
from graph.engine import Engine
from graph.projections.meeting_pairs import meeting_pairs
from model.claim_index import ClaimIndex
from model.errors import MissingData
from model.language import Text
from model.meeting_places import on_the_minute
from model.parameters import REASONED, parameter, part
from model.relations import Relation

NAME = "same_minutes"
MEANING = Text(
    en="insured persons settled within minutes at one counter on several days beyond chance",
    zh="多日在同一窗口数分钟内先后结算且超出偶然的参保人",
)
UNIT = "independent days"


@dataclass(frozen=True)
class Parameters:
    """What a queue is, and which pairs in it are kept."""

    clock: MinuteClock = part(MinuteClock(), "how minutes are read")
    pairs: CovisitRule = part(CovisitRule(), "which pairs are kept")
    batch_size: int = parameter(
        20, "claims", "a minute that a counter settles: nobody is served in 3 seconds", REASONED
    )


def derive(engine: Engine, claims: ClaimIndex, parameters: Parameters) -> Relation:
    """Significant pairs over the claims whose settlement carries a time of day."""
    marks, clock = on_the_minute(claims, parameters.batch_size), parameters.clock
    if marks.record.size == 0:
        raise MissingData(
            Text(
                en="needs settle_time or start_time with a time of day",
                zh="需要精确到时刻的结算或就诊时间",
            )
        )
    edges, facts = meeting_pairs(
        NAME,
        (marks.patient, marks.provider, marks.minute),
        len(claims.patient_ids),
        len(claims.provider_ids),
        clock,
        parameters.pairs,
    )
    day = marks.minute // clock.ticks_per_day
    period = (int(day.min()), int(day.max()))
    facts["batch_claims"] = float(marks.in_batches)
    return Relation(NAME, MEANING, UNIT, period, edges, facts, parameters)
