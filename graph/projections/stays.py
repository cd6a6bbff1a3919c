"""Hospital stays: who lay in which hospital, from which day to which, and why.

Nodes: insured persons and hospitals. Edge: an effective inpatient claim. Interim bills of one
stay (the same hospital, begun at most a day after the bill before ended) carry one stay number.
Columns (sorted by stay, then claim): ``stay`` int32, ascending by person and day of admission;
``claim_no`` int64; ``patient_no``, ``provider_no`` int32; ``first_day``, ``last_day`` int32 of
the whole stay; ``diagnosis`` string, the principal diagnosis, null where not given; ``planned``
bool, admitted for a course of treatment that is given in parts (chemotherapy, radiotherapy,
dialysis, rehabilitation). Weight: none. Unit: stays. Period: first admission to last discharge.
Hub rule: none; how popular a hospital is, is for the typology to weigh.
"""

from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from algorithms.itineraries import joined_records
from graph.engine import Engine
from model.claim_index import UNKNOWN, ClaimIndex
from model.errors import MissingData
from model.language import Text
from model.meeting_places import INPATIENT
from model.parameters import REASONED, parameter
from model.relations import Relation

NAME = "stays"
MEANING = Text(en="stays of insured persons in hospitals", zh="参保人的住院经历")
UNIT = "stays"

NEEDS_STAYS = Text(
    en="needs inpatient claims (claims.claim_type = inpatient)",
    zh="需要住院结算记录（claims.claim_type = inpatient）",
)

_CATEGORY = 3  # leading characters of an ICD-10 code that name its category


@dataclass(frozen=True)
class Parameters:
    """Which bills make a stay, and which stays are planned."""

    planned: tuple[str, ...] = parameter(
        ("Z49", "Z50", "Z51"),
        "ICD-10 categories",
        "of care given in planned parts: dialysis, rehabilitation, chemotherapy",
        "ICD-10 (WHO)",
    )
    joined_days: int = parameter(
        1, "days", "after a bill ended that another of the hospital continues its stay", REASONED
    )


_DIAGNOSES = """
SELECT claim_no, nullif(trim(split_part(diagnosis_codes, ';', 1)), '') AS diagnosis
FROM claims WHERE claim_type = 'inpatient' ORDER BY claim_no
"""


def derive(engine: Engine, claims: ClaimIndex, parameters: Parameters) -> Relation:
    """The relation; raises ``MissingData`` when there are no inpatient claims."""
    inpatient = (claims.claim_type == INPATIENT) & claims.effective & (claims.patient != UNKNOWN)
    bills = np.flatnonzero(inpatient & (claims.provider != UNKNOWN) & (claims.day != UNKNOWN))
    if not bills.size:
        raise MissingData(NEEDS_STAYS)
    end = np.maximum(claims.day[bills], claims.end_day[bills])
    joined = joined_records(
        claims.patient[bills],
        claims.provider[bills],
        claims.day[bills],
        end,
        parameters.joined_days,
    )
    order = np.lexsort((bills, joined.interval))
    bills, stay = bills[order], joined.interval[order]
    named = engine.query(_DIAGNOSES)
    at = np.searchsorted(named["claim_no"].to_numpy(), bills)
    diagnosis = named["diagnosis"].take(pa.array(at))
    category = pc.utf8_slice_codeunits(diagnosis, 0, _CATEGORY)
    edges = pa.table(
        {
            "stay": stay.astype(np.int32),
            "claim_no": bills.astype(np.int64),
            "patient_no": claims.patient[bills],
            "provider_no": claims.provider[bills],
            "first_day": joined.first_day[stay].astype(np.int32),
            "last_day": joined.last_day[stay].astype(np.int32),
            "diagnosis": diagnosis,
            "planned": pc.is_in(category, value_set=pa.array(parameters.planned)),
        }
    ).combine_chunks()
    return Relation(
        NAME,
        MEANING,
        UNIT,
        (int(claims.day[bills].min()), int(joined.last_day.max())),
        edges,
        {"stays": float(joined.first_day.size), "claims": float(bills.size)},
        parameters,
    )
