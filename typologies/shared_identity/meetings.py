"""Meetings of people at one place on one day, and how many chance explains."""

from dataclasses import dataclass

import numpy as np

from model.claim_index import ClaimIndex, Int64
from model.parameters import REASONED, WORLDS, parameter
from model.units import WEEK_DAYS


@dataclass(frozen=True)
class MeetingRule:
    """When people under one identifier meet beyond chance."""

    most_p: float = parameter(1e-4, "p-value", "of so many meetings", WORLDS)
    spread: float = parameter(
        0.5, "squared coefficient of variation", "of chance meetings: weekdays of a clinic", WORLDS
    )
    open_days: int = parameter(5, "days", "of a week on which people are treated", REASONED)
    half_meetings: int = parameter(5, "meetings", "that are half as strong as can be", REASONED)


def meetings(claims: ClaimIndex, record: Int64, place: Int64, open_days: int) -> tuple[int, float]:
    """Meetings of two members at one place on one day, and how many chance explains."""
    seen = np.unique(np.stack([place[record], claims.day[record], claims.patient[record]]), axis=1)
    _, present = np.unique(seen[:2], axis=1, return_counts=True)
    chance = 0.0
    span = int(claims.day.max()) - int(claims.day.min()) + 1
    for spot in np.unique(seen[0]):
        _, days = np.unique(seen[2, seen[0] == spot], return_counts=True)
        chance += float(days.sum() ** 2 - (days**2).sum()) / 2 / (span * open_days / WEEK_DAYS)
    return int((present * (present - 1)).sum()) // 2, chance
