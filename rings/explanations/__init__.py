"""The alternative explanations that every group is held against, as a table of contents."""

from dataclasses import make_dataclass
from typing import Any

from model.parameters import part
from rings.explanations import (
    batch_upload,
    chain_clinics,
    chronic_refill_schedule,
    dialysis_schedule,
    employer_day,
    family,
    hospital_hall_pharmacy,
    migrant_dormitory,
    multi_site,
    nursing_home,
    outbreak,
    rehabilitation_course,
    school_day,
    screening_campaign,
    sole_provider,
)
from rings.explanations.explanation import Explanation

EXPLANATIONS: tuple[Explanation, ...] = (
    dialysis_schedule,
    nursing_home,
    family,
    employer_day,
    school_day,
    screening_campaign,
    sole_provider,
    hospital_hall_pharmacy,
    chain_clinics,
    chronic_refill_schedule,
    rehabilitation_course,
    outbreak,
    multi_site,
    migrant_dormitory,
    batch_upload,
)
"""Every explanation examined for every group; the order only breaks ties."""

EXPLANATIONS_BY_CODE: dict[str, Explanation] = {e.CODE: e for e in EXPLANATIONS}

ExplanationParameters: Any = make_dataclass(
    "ExplanationParameters",
    [(e.CODE, e.Parameters, part(e.Parameters(), e.TITLE.en)) for e in EXPLANATIONS],
    frozen=True,
)
"""The parameters of every explanation, one field per code."""
