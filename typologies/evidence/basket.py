"""Do different people of the group carry home the same things?"""

import numpy as np

from algorithms.null_models import normal_tail
from algorithms.percentiles import mean_percentile
from algorithms.resemblance import resemblance
from model.claim_index import ClaimIndex, Int32, Int64
from model.findings import Signal
from model.language import Text
from model.relations import Relation
from typologies.evidence.side import NOTABLE_P, NOTHING, Side

MOST_PEERS = 3_000
"""Peers compared at most, evenly spaced in claim order: enough for a percentile."""


def basket_of(
    claims: ClaimIndex, place: Int32, peers: Int64, record: Int64, baskets: Relation | None
) -> Side:
    """Whether the items of the group's claims resemble those of its *other* members more than
    the items of strangers at the same places do."""
    if baskets is None:
        return NOTHING
    others = peers[~np.isin(peers, record)]
    others = others[:: max(1, others.size // MOST_PEERS)]
    looked_at = np.sort(np.concatenate([record, others]))
    chosen = np.isin(looked_at, record)
    likeness = resemblance(
        baskets.edges["claim_no"].to_numpy(),
        baskets.edges["item"].to_numpy(),
        looked_at,
        claims.patient[looked_at],
        chosen,
    )
    known = likeness >= 0
    percentile, z, compared = mean_percentile(
        np.round(likeness[known] * 1e9).astype(np.int64),
        place[looked_at[known]].astype(np.int64) * 8 + claims.claim_type[looked_at[known]],
        chosen[known],
    )
    p_value = normal_tail(z)
    if p_value > NOTABLE_P:
        return Side(p_value, None, percentile)
    sentence = Text(
        en="The items of {n} of their claims resemble those of the other members more than "
        "{share}% of the claims of strangers at the same places do (50% is ordinary).",
        zh="其{n}笔结算的项目与其他成员的相似度高于同一地点{share}%的他人结算（正常为50%）。",
    ).filled(n=compared, share=round(percentile * 100))
    strength = round(min(1.0, 2 * (percentile - 0.5)), 6)
    return Side(p_value, Signal("same_basket", strength, sentence), percentile)
