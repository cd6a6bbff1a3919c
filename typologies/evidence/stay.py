"""Did people who were admitted together also leave together?"""

import numpy as np

from algorithms.null_models import poisson_tail
from model.claim_index import ClaimIndex, Int32, Int64
from model.findings import Signal
from model.language import Text
from model.meeting_places import INPATIENT
from model.units import PERCENT
from typologies.evidence.side import NOTHING, Side, SideRule

LEFT = Text(
    en="{share}% of those admitted together also left together; stays of ordinary length would "
    "bring {usual}%.",
    zh="同批入院者中{share}%同时出院；按通常住院天数应为{usual}%。",
)


def usual_stay(claims: ClaimIndex, rule: SideRule) -> float | None:
    """Share of all longer stays in the commonest range of lengths that counts as one.

    ``None`` where there are too few stays to know.
    """
    stays = claims.end_day - claims.day
    length = stays[(claims.claim_type == INPATIENT) & (stays >= rule.shortest_stay)]
    if length.size < rule.least_stays:
        return None
    counts = np.bincount(np.clip(length, 0, rule.longest_stay))
    return float(np.convolve(counts, np.ones(2 * rule.exit_days + 1)).max() / length.size)


def stay_of(
    claims: ClaimIndex, gathering: Int32, record: Int64, usual: float | None, rule: SideRule
) -> Side:
    """Discharges on the day most of a gathering left, against the usual lengths of stay.

    ``gathering`` numbers the gathering of each record; ``usual`` (``usual_stay``) is the chance
    that a member leaves with the others without any arrangement.
    """
    length = claims.end_day[record] - claims.day[record]
    inside = (claims.claim_type[record] == INPATIENT) & (length >= rule.shortest_stay)
    if usual is None or not inside.any():
        return NOTHING
    together = 0
    possible = 0
    for number in np.unique(gathering[inside]):
        ends = claims.end_day[record[inside & (gathering == number)]]
        possible += ends.size - 1
        near = np.abs(ends[:, None] - ends[None, :]) <= rule.exit_days
        together += int(near.sum(axis=1).max()) - 1
    p_value = poisson_tail(together, possible * usual)
    if p_value > rule.notable_p:
        return Side(p_value, None, 0.0)
    share = together / possible
    said = LEFT.filled(share=round(PERCENT * share), usual=round(PERCENT * usual))
    return Side(p_value, Signal("left_together", round(share, 6), said), share)
