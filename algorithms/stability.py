"""How much of a group survives when part of the records is lost."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from algorithms.null_models import poisson_tail
from model.parameters import CATALOGUE, REASONED, WORLDS, parameter

Bool = npt.NDArray[np.bool_]
Float64 = npt.NDArray[np.float64]


@dataclass(frozen=True)
class StabilityRule:
    """How a group is perturbed, and who still belongs to it then."""

    repeats: int = parameter(50, "repeats", "of losing records and looking again", REASONED)
    dropped: float = parameter(0.05, "share", "of the recorded presences lost each time", REASONED)
    least_members: int = parameter(4, "persons", "left of a group that returns", CATALOGUE)
    least_present: int = parameter(3, "persons", "at an occasion that counts", REASONED)
    least_attended: int = parameter(2, "occasions", "of a member", REASONED)
    leave_p: float = parameter(3e-3, "p-value", "above which a member leaves", WORLDS)


def membership_stability(
    presence: Bool, expected: float, rule: StabilityRule, *, seed: int
) -> tuple[float, Float64]:
    """Mean Jaccard similarity to the group, and the frequency of each member, over repeats.

    ``presence`` (members, occasions); ``expected``: occasions that a member would attend anyway.
    Each repeat drops every recorded presence with probability ``dropped`` and asks again who
    attends more of the occasions that the others still make than chance leads to. A repeat in
    which fewer than the fewest allowed members are left counts as 0.
    """
    members = presence.shape[0]
    rng = np.random.default_rng([seed, *presence.shape])
    kept = presence & (rng.random((rule.repeats, *presence.shape)) >= rule.dropped)
    others = kept.sum(axis=1, keepdims=True) - kept
    attended = (kept & (others >= rule.least_present - 1)).sum(axis=2)
    remaining = attended >= _fewest(expected * (1 - rule.dropped), rule)
    left = remaining.sum(axis=1)
    jaccard = np.where(left >= min(rule.least_members, members), left, 0)
    return float(np.mean(jaccard / members)), remaining.mean(axis=0)


def _fewest(expected: float, rule: StabilityRule) -> int:
    """The smallest count that is tested and whose tail probability lets a member remain."""
    count = rule.least_attended
    while poisson_tail(count, expected) > rule.leave_p:
        count += 1
    return count
