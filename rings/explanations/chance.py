"""Whether a meeting count is near what a shared circumstance alone would lead to."""

from model.findings import SignalKind
from rings.group_data import GroupData

NEAR = 5.0
"""Times the expectation up to which a shared catchment or address may account for meetings."""


def meetings_if_near(group: GroupData) -> frozenset[SignalKind]:
    """``co_timing`` where the reported outings are within five times their expectation."""
    counted = group.against_chance
    if counted is None or counted[0] > NEAR * counted[1]:
        return frozenset()
    return frozenset({"co_timing"})
