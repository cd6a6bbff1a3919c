"""Do the group's claims cost more than others of the same place and type?"""

import numpy as np

from algorithms.null_models import normal_tail
from algorithms.percentiles import mean_percentile
from model.claim_index import ClaimIndex, Int32, Int64
from model.findings import Signal
from model.language import Text
from typologies.evidence.side import NOTABLE_P, Side


def cost_of(claims: ClaimIndex, place: Int32, peers: Int64, record: Int64) -> Side:
    """Mean percentile of the group's totals among ``peers`` (claims of the same places)."""
    stratum = place[peers].astype(np.int64) * 8 + claims.claim_type[peers]
    percentile, z, compared = mean_percentile(
        claims.total_minor[peers], stratum, np.isin(peers, record)
    )
    p_value = normal_tail(z)
    if p_value > NOTABLE_P:
        return Side(p_value, None, percentile)
    sentence = Text(
        en="Their {n} claims cost more than {share}% of the other claims of the same place and "
        "type on average (50% is ordinary).",
        zh="其{n}笔结算的费用平均高于同一地点同类结算的{share}%（正常为50%）。",
    ).filled(n=compared, share=round(percentile * 100))
    strength = round(min(1.0, 2 * (percentile - 0.5)), 6)
    return Side(p_value, Signal("excess_cost", strength, sentence), percentile)
