"""The shape of an innocent explanation, and how its evidence becomes a reading.

An explanation is a module with ``CODE``, ``TITLE``, ``EXPLAINS`` (the kinds of signals that it
makes ordinary) and ``examine``. It clears a group only when it explains nearly all of the
pattern and no signal that it does not explain remains strong.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from model.findings import SignalKind
from model.language import Text
from model.rings import InnocentReading
from model.view import View
from rings.group_data import GroupData
from rings.signals import SIGNAL_NAMES


class Explanation(Protocol):
    """What every module in this folder looks like."""

    CODE: str
    TITLE: Text
    EXPLAINS: frozenset[SignalKind]

    def examine(self, group: GroupData, view: View) -> InnocentReading | None:
        """The reading of this group, or ``None`` where the explanation has no hold in the data."""


@dataclass(frozen=True)
class Case:
    """What an explanation found: the share it explains, and the sentences on both sides.

    ``limited`` caps the share where a fact that the explanation needs is not in the data: it is
    then shown, but it does not clear.
    """

    plausibility: float
    evidence_for: Sequence[Text]
    evidence_against: Sequence[Text] = ()
    explains: frozenset[SignalKind] = frozenset()
    limited: bool = False


_SHORT_OF_CLEARING = 0.05
"""A reading that misses a fact it needs stays this far below the share that clears."""


def reading(code: str, title: Text, group: GroupData, case: Case) -> InnocentReading | None:
    """The reading of a case; ``None`` where it explains nothing of the pattern or its signals."""
    if case.plausibility <= 0 or case.explains.isdisjoint(group.signals):
        return None
    clears_from = group.parameters.clears_from
    limit = clears_from - _SHORT_OF_CLEARING if case.limited else 1.0
    plausibility = min(case.plausibility, limit)
    remaining = sorted(
        (kind, strength)
        for kind, strength in group.signals.items()
        if kind not in case.explains and strength >= group.parameters.counter_strength
    )
    against = [
        *case.evidence_against,
        *(
            Text(
                en="It does not explain: {name} (strength {s:.2f}).",
                zh="无法解释：{zh}（强度{s:.2f}）。",
            ).filled(name=SIGNAL_NAMES[kind].en, zh=SIGNAL_NAMES[kind].zh, s=strength)
            for kind, strength in remaining
        ),
    ]
    return InnocentReading(
        code=code,
        title=title,
        plausibility=round(plausibility, 6),
        evidence_for=tuple(case.evidence_for),
        evidence_against=tuple(against),
        clears=plausibility > clears_from and not remaining,
    )
