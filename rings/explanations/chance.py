"""Whether a meeting count is near what a shared circumstance alone would lead to."""

from dataclasses import dataclass

from model.parameters import REASONED, parameter
from model.vocabulary.signals import SignalKind
from rings.group_data import GroupData


@dataclass(frozen=True)
class NearChance:
    """How many meetings a shared catchment or address may account for."""

    times: float = parameter(5.0, "times", "the expectation, up to which it does", REASONED)


def meetings_if_near(group: GroupData, rule: NearChance) -> frozenset[SignalKind]:
    """``co_timing`` where the reported outings are near enough to their expectation."""
    counted = group.against_chance
    if counted is None or counted[0] > rule.times * counted[1]:
        return frozenset()
    return frozenset({"co_timing"})
