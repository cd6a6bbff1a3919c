"""How much of a group survives when part of the records is lost."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from algorithms.groups import Group, GroupRule
from algorithms.null_models import poisson_tail
from model.parameters import REASONED, parameter

Float64 = npt.NDArray[np.float64]


@dataclass(frozen=True)
class StabilityRule:
    """How a group is perturbed."""

    repeats: int = parameter(50, "repeats", "of losing records and looking again", REASONED)
    dropped: float = parameter(0.05, "share", "of the recorded presences lost each time", REASONED)


def membership_stability(
    group: Group, rule: GroupRule, perturbed: StabilityRule, *, seed: int
) -> tuple[float, Float64]:
    """Mean Jaccard similarity to the group, and the frequency of each member, over repeats.

    Each repeat drops every recorded presence with probability ``dropped`` and asks again who
    passes the membership test against the gatherings that the others still make. A repeat in
    which fewer than the fewest allowed members are left counts as 0.
    """
    repeats, dropped = perturbed.repeats, perturbed.dropped
    rng = np.random.default_rng([seed, group.members.size, group.gatherings.size])
    kept = group.presence & (rng.random((repeats, *group.presence.shape)) >= dropped)
    others = kept.sum(axis=1, keepdims=True) - kept
    attended = (kept & (others >= group.quorum - 1)).sum(axis=2)
    needed = np.array([_fewest(float(x) * (1 - dropped), rule) for x in group.expected])
    remaining = attended >= needed
    left = remaining.sum(axis=1)
    jaccard = np.where(left >= min(rule.min_members, group.members.size), left, 0)
    return float(np.mean(jaccard / group.members.size)), remaining.mean(axis=0)


def _fewest(expected: float, rule: GroupRule) -> int:
    """The smallest count that is tested and whose tail probability lets a member remain."""
    count = rule.least_attended
    while poisson_tail(count, expected) > rule.leave_p:
        count += 1
    return count
