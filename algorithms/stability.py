"""How much of a group survives when part of the records is lost."""

import numpy as np
import numpy.typing as npt

from algorithms.groups import Group, GroupRule
from algorithms.null_models import poisson_tail

Float64 = npt.NDArray[np.float64]

REPEATS = 50
DROPPED = 0.05


def membership_stability(
    group: Group,
    rule: GroupRule,
    *,
    seed: int,
    repeats: int = REPEATS,
    dropped: float = DROPPED,
) -> tuple[float, Float64]:
    """Mean Jaccard similarity to the group, and the frequency of each member, over repeats.

    Each repeat drops every recorded presence with probability ``dropped`` and asks again who
    passes the membership test against the gatherings that the others still make. A repeat in
    which fewer than the fewest allowed members are left counts as 0.
    """
    rng = np.random.default_rng([seed, group.members.size, group.gatherings.size])
    kept = group.presence & (rng.random((repeats, *group.presence.shape)) >= dropped)
    others = kept.sum(axis=1, keepdims=True) - kept
    attended = (kept & (others >= group.quorum - 1)).sum(axis=2)
    needed = np.array([_fewest(float(x) * (1 - dropped), rule.stay_p) for x in group.expected])
    stays = attended >= needed
    left = stays.sum(axis=1)
    jaccard = np.where(left >= min(rule.min_members, group.members.size), left, 0)
    return float(np.mean(jaccard / group.members.size)), stays.mean(axis=0)


def _fewest(expected: float, p_max: float) -> int:
    """The smallest count whose tail probability does not exceed ``p_max`` (two at least)."""
    count = 2
    while poisson_tail(count, expected) > p_max:
        count += 1
    return count
