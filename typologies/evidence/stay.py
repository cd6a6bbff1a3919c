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


def usual_stay(claims: ClaimIndex) -> float | None:
    """Share of all longer stays in the commonest three-day range of lengths.

    ``None`` where there are too few stays to know.
    """
    stays = claims.end_day - claims.day
    length = stays[(claims.claim_type == INPATIENT) & (stays >= SHORTEST)]
    if length.size < FEWEST_STAYS:
        return None
    counts = np.bincount(np.clip(length, 0, LONGEST))
    return float(np.convolve(counts, np.ones(2 * WINDOW + 1)).max() / length.size)


def stay_of(claims: ClaimIndex, gathering: Int32, record: Int64, usual: float | None) -> Side:
    """Discharges on the day most of a gathering left, against the usual lengths of stay.

    ``gathering`` numbers the gathering of each record; ``usual`` (``usual_stay``) is the chance
    that a member leaves with the others without any arrangement. Stays shorter than
    ``SHORTEST`` end together whatever anybody arranges.
    """
    length = claims.end_day[record] - claims.day[record]
    inside = (claims.claim_type[record] == INPATIENT) & (length >= SHORTEST)
    if usual is None or not inside.any():
        return NOTHING
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
