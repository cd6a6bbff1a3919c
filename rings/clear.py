"""Every group is held against every alternative explanation; the best is kept either way.

An explanation clears a group only when it explains nearly all of the pattern and no signal that
it does not explain remains strong.
"""

from dataclasses import dataclass
from typing import Any

from model.language import Text
from model.parameters import REASONED, parameter
from model.rings import InnocentReading
from model.vocabulary.signals import SIGNALS
from rings.explanations import EXPLANATIONS
from rings.explanations.explanation import Explanation
from rings.group_data import GroupData

UNEXPLAINED = Text(
    en="It does not explain: {signal} (strength {s:.2f}).", zh="无法解释：{signal}（强度{s:.2f}）。"
)


@dataclass(frozen=True)
class ClearingParameters:
    """When an explanation clears a group."""

    clears_from: float = parameter(
        0.75, "share", "of the pattern: more must be explained to clear it", REASONED
    )
    counter_strength: float = parameter(
        0.5, "strength", "of a signal not explained that keeps a group from clearing", REASONED
    )
    short_of_clearing: float = parameter(
        0.05, "share", "below clearing where a fact that is needed is missing", REASONED
    )


def alternative(
    explanation: Explanation, group: GroupData, tuned: Any, rule: ClearingParameters
) -> InnocentReading | None:
    """One explanation held against a group, with its own parameters ``tuned``.

    ``None`` where it explains nothing of the pattern or of its signals.
    """
    found = explanation.examine(group, tuned)
    if found is None or found.share <= 0 or found.explains.isdisjoint(group.signals):
        return None
    limit = rule.clears_from - rule.short_of_clearing if found.limited else 1.0
    plausibility = min(found.share, limit)
    unexplained = sorted(
        (kind, strength)
        for kind, strength in group.signals.items()
        if kind not in found.explains and strength >= rule.counter_strength
    )
    return InnocentReading(
        code=explanation.CODE,
        title=explanation.TITLE,
        plausibility=round(plausibility, 6),
        evidence_for=tuple(found.evidence_for),
        evidence_against=(
            *found.evidence_against,
            *(UNEXPLAINED.filled(signal=SIGNALS[kind].name, s=s) for kind, s in unexplained),
        ),
        clears=plausibility > rule.clears_from and not unexplained,
    )


def alternatives_of(
    group: GroupData, tuned: Any, rule: ClearingParameters
) -> tuple[InnocentReading, ...]:
    """All explanations with a hold in the data, those that clear first, then the most plausible.

    ``tuned`` are the ``ExplanationParameters``. Ties keep the order of the registry.
    """
    found = [alternative(one, group, getattr(tuned, one.CODE), rule) for one in EXPLANATIONS]
    held = [one for one in found if one is not None]
    return tuple(sorted(held, key=lambda one: (not one.clears, -one.plausibility)))


def clearing(alternatives: tuple[InnocentReading, ...]) -> InnocentReading | None:
    """The explanation that clears the group, if one does."""
    return next((one for one in alternatives if one.clears), None)
