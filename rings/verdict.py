"""Whether a group is a ring, and if not, what stands against it.

Evidence decides where it was measured: a finding that says how much the best alternative
explanation leaves is a lead by itself from the bar on, and counts for nothing below it; then no
explanation clears it again, as it is a comparison with explanations already. Where no finding of a
group says so, an explanation clears it, and without one it needs two independent signals.
"""

from dataclasses import dataclass, replace

from model.language import Text
from model.parameters import REASONED, parameter
from model.rings import InnocentReading
from model.spelled import spelled
from rings.clear import clearing
from rings.group_data import GroupData
from rings.score import ScoringParameters, independent_signals

SINGLE_SIGNAL = "single_signal"
UNSEEN_CAUSE = "unseen_cause"

LEFT = Text(
    en="Taken into account, it leaves evidence of {nats:.0f} nats.",
    zh="将其考虑在内后，仍剩{nats:.0f}奈特的证据。",
)


@dataclass(frozen=True)
class VerdictParameters:
    """When measured evidence makes a ring."""

    bar: float = parameter(
        18.0,
        "nats",
        "left by the best alternative explanation: calendars moved by weeks reach 4 to 14",
        REASONED,
    )


@dataclass(frozen=True)
class Verdict:
    """``explanation`` is the code of what clears the group, ``None`` for a ring."""

    explanation: str | None
    alternatives: tuple[InnocentReading, ...]
    signals: int


def verdict(
    group: GroupData,
    alternatives: tuple[InnocentReading, ...],
    scoring: ScoringParameters,
    parameters: VerdictParameters,
) -> Verdict:
    """The decision, with the alternatives as they stand after it."""
    left = max((f.left for f in group.fused.findings if f.left is not None), default=None)
    weak = frozenset(
        id(f) for f in group.fused.findings if f.left is not None and f.left < parameters.bar
    )
    signals = independent_signals(group, scoring, without=weak)
    if left is not None and left >= parameters.bar:
        return Verdict(None, tuple(_held(one, left) for one in alternatives), signals)
    cleared_by = clearing(alternatives)
    if cleared_by is not None:
        return Verdict(cleared_by.code, alternatives, signals)
    if signals >= scoring.independent_signals:
        return Verdict(None, alternatives, signals)
    if left is not None:
        return Verdict(UNSEEN_CAUSE, (_unseen(left, parameters.bar), *alternatives), signals)
    area = _search_area(signals, scoring.independent_signals)
    return Verdict(SINGLE_SIGNAL, (area, *alternatives), signals)


def _held(one: InnocentReading, left: float) -> InnocentReading:
    """An alternative that does not clear, as the evidence was measured beside it."""
    if not one.clears:
        return one
    against = (*one.evidence_against, LEFT.filled(nats=left))
    return replace(one, clears=False, evidence_against=against)


def _unseen(left: float, bar: float) -> InnocentReading:
    """The entry of a group whose company some cause that no register shows may explain."""
    return InnocentReading(
        code=UNSEEN_CAUSE,
        title=Text(en="A common cause that no register shows", zh="登记信息未显示的共同原因"),
        plausibility=0.0,
        evidence_for=(
            Text(
                en="With such a cause assumed, {nats:.1f} nats of evidence are left; a ring "
                "needs {bar:.0f}.",
                zh="假定存在此类原因后，证据仅剩{nats:.1f}奈特；团伙线索至少需要{bar:.0f}奈特。",
            ).filled(nats=left, bar=bar),
        ),
        evidence_against=(),
        clears=True,
    )


def _search_area(signals: int, needed: int) -> InnocentReading:
    """The entry of a group that has too few independent signals; it explains nothing away."""
    return InnocentReading(
        code=SINGLE_SIGNAL,
        title=Text(en="Search area, not a ring", zh="仅为排查范围，不构成团伙线索"),
        plausibility=0.0,
        evidence_for=(
            Text(
                en="{n} independent signal(s); a ring needs {needed}.",
                zh="仅有{n}个独立信号；团伙线索至少需要{needed}个。",
            ).filled(n=signals, needed=spelled(needed)),
        ),
        evidence_against=(),
        clears=True,
    )
