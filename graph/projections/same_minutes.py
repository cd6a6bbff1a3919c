"""Patients whose cards are settled within minutes of one another at one counter, repeatedly.

Nodes: patients. Edge: a pair settled at the same provider within ten minutes on at least three
independent days, with a small Poisson tail probability against the provider's rhythm.
Columns: as ``co_visits``. Hub rule: none; a busy counter makes a chance meeting unsurprising.
Claims without a time of day are not examined. A minute at a provider in which more than
``BATCH_SIZE`` claims settle is a batch upload, not a queue; it is left out and counted.
"""

from algorithms.attendance import attend
from algorithms.covisits import CovisitRule, covisit_pairs
from algorithms.rhythms import MINUTES
from algorithms.scale_guards import check_comparisons
from graph.engine import Engine
from graph.projections.co_visits import edges_of, facts_of
from model.claim_index import ClaimIndex
from model.errors import MissingData
from model.language import Text
from model.meeting_places import on_the_minute
from model.relations import Relation

NAME = "same_minutes"
MEANING = Text(
    en="patients settled within ten minutes at one counter on several days beyond chance",
    zh="多日在同一窗口十分钟内先后结算且超出偶然的参保人",
)
UNIT = "independent days"


def derive(engine: Engine, claims: ClaimIndex) -> Relation:
    """Significant pairs over the claims whose settlement carries a time of day."""
    marks = on_the_minute(claims)
    if marks.record.size == 0:
        raise MissingData(
            Text(
                en="needs settle_time or start_time with a time of day",
                zh="需要精确到时刻的结算或就诊时间",
            )
        )
    attendance = attend(
        marks.patient,
        marks.provider,
        marks.minute,
        persons=len(claims.patient_ids),
        units=len(claims.provider_ids),
        window=MINUTES.window,
    )
    check_comparisons(attendance.comparisons, NAME)
    rule = CovisitRule.for_population(len(claims.patient_ids))
    pairs = covisit_pairs(attendance, MINUTES, rule)
    return Relation(
        name=NAME,
        meaning=MEANING,
        unit=UNIT,
        period=(int(marks.minute.min()) // 1440, int(marks.minute.max()) // 1440),
        edges=edges_of(pairs),
        facts=facts_of(pairs, attendance, rule) | {"batch_claims": float(marks.in_batches)},
    )
