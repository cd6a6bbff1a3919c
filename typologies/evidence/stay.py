"""Did people who were admitted together also leave together?"""

import numpy as np

from algorithms.null_models import poisson_tail
from model.claim_index import ClaimIndex, Int32, Int64
from model.findings import Signal
from model.language import Text
from model.meeting_places import INPATIENT
from typologies.evidence.side import NOTABLE_P, NOTHING, Side

WINDOW = 1
"""Days by which two discharges may differ and still count as one."""

SHORTEST = 4
"""Days; a course of treatment of one to three days has one length, whoever takes it."""

LONGEST = 90
"""Days from which stays are all counted as long."""

FEWEST_STAYS = 20
"""Ordinary stays needed to know how long a stay usually is."""


def stay_of(claims: ClaimIndex, gathering: Int32, record: Int64) -> Side:
    """Discharges on the day most of a gathering left, against the usual lengths of stay.

    ``gathering`` numbers the gathering of each record. The chance that a member leaves with the
    others without any arrangement is the share of stays in the commonest three-day range of
    lengths. Stays shorter than ``SHORTEST`` end together whatever anybody arranges.
    """
    stays = claims.end_day - claims.day
    inside = (claims.claim_type[record] == INPATIENT) & (stays[record] >= SHORTEST)
    length = stays[(claims.claim_type == INPATIENT) & (stays >= SHORTEST)]
    if not inside.any() or length.size < FEWEST_STAYS:
        return NOTHING
    usual = _commonest(length)
    together = 0
    possible = 0
    for number in np.unique(gathering[inside]):
        ends = claims.end_day[record[inside & (gathering == number)]]
        possible += ends.size - 1
        together += max(int(np.count_nonzero(np.abs(ends - day) <= WINDOW)) for day in ends) - 1
    p_value = poisson_tail(together, possible * usual)
    if p_value > NOTABLE_P:
        return Side(p_value, None, 0.0)
    share = together / possible
    sentence = Text(
        en="{share}% of those admitted together also left together; stays of ordinary length would "
        "bring {usual}%.",
        zh="同批入院者中{share}%同时出院；按通常住院天数应为{usual}%。",
    ).filled(share=round(100 * share), usual=round(100 * usual))
    return Side(p_value, Signal("left_together", round(share, 6), sentence), share)


def _commonest(length: Int32) -> float:
    """Share of the lengths (days) in the commonest range of three neighbouring days."""
    counts = np.bincount(np.clip(length, 0, LONGEST))
    return float(np.convolve(counts, np.ones(2 * WINDOW + 1)).max() / length.size)
