"""Do the group's claims cost more than others of the same place and type?"""

import numpy as np

from algorithms.percentiles import mean_percentile
from model.claim_index import ClaimIndex, Int32, Int64
from model.language import Text
from typologies.evidence.comparison import side_by_percentile, strata
from typologies.evidence.side import Side, SideRule

DEARER = Text(
    en="Their {n} claims cost more than {share}% of the other claims of the same place and "
    "type on average (50% is ordinary).",
    zh="其{n}条结算记录的费用平均高于同一地点同类结算记录的{share}%（正常为50%）。",
)


def cost_of(claims: ClaimIndex, place: Int32, peers: Int64, record: Int64, rule: SideRule) -> Side:
    """Mean percentile of the group's totals among ``peers`` (claims of the same places)."""
    found = mean_percentile(
        claims.total_minor[peers],
        strata(claims, place, peers),
        np.isin(peers, record),
        rule.least_peers,
    )
    return side_by_percentile("excess_cost", DEARER, found, rule.notable_p)
