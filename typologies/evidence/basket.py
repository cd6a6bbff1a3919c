"""Do different people of the group carry home the same things?"""

import numpy as np

from algorithms.percentiles import mean_percentile
from algorithms.resemblance import resemblance
from model.claim_index import ClaimIndex, Int32, Int64
from model.language import Text
from model.relations import Relation
from typologies.evidence.comparison import side_by_percentile, strata
from typologies.evidence.side import NOTHING, Side, SideRule

ALIKE = Text(
    en="The items of {n} of their claims resemble those of the other members more than "
    "{share}% of the claims of strangers at the same places do (50% is ordinary).",
    zh="其{n}条结算记录的项目与其他成员的相似度高于同一地点{share}%的他人结算记录（正常为50%）。",
)
_GRAIN = 1e9  # likenesses are compared as whole numbers, alike whatever the order of the sum


def basket_of(
    claims: ClaimIndex,
    place: Int32,
    peers: Int64,
    record: Int64,
    baskets: Relation | None,
    rule: SideRule,
) -> Side:
    """Whether the items of the group's claims resemble those of its *other* members more than
    the items of strangers at the same places do."""
    if baskets is None:
        return NOTHING
    others = peers[~np.isin(peers, record)]
    others = others[:: max(1, others.size // rule.most_peers)]
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
    found = mean_percentile(
        np.round(likeness[known] * _GRAIN).astype(np.int64),
        strata(claims, place, looked_at[known]),
        chosen[known],
        rule.least_peers,
    )
    return side_by_percentile("same_basket", ALIKE, found, rule.notable_p)
