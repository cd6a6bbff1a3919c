"""THE scoring table, and the rule that two independent signals make a ring.

The score is ``1 - product(1 - weight * strength)`` over the kinds of signals of a group, each
kind once with its strongest signal. It has no constant part: no signal, score 0; and more
strength never lowers it. Where the best alternative explanation explains a kind of signal, the
strength of that kind is lowered by half of the share that it explains. The lines of a ring carry
the strengths as counted, so its score can be re-computed from them.

What counts as independent:

* every kind of signal counts once, if its strength as reported is at least 0.1;
* ``co_timing`` and ``shared_route`` count separately: time says nothing about place;
* ``same_minutes`` beside ``co_timing`` counts only when the minutes coincide on at least three
  days: who shares a day at a small counter may well share a minute of it once;
* ``same_basket`` supports but never counts: one course of treatment has one list of items, and
  the same dear items make the same dear bills;
* ``closed_circuit`` and ``exclusive_flow`` count separately: the first stay of a person in each
  hospital makes the circuit, and only later ones tell whether it is ever left;
* ``exclusive_flow`` counts twice when the flows of at least three doctors meet in one place, as
  each flow was tested against expectation by itself.
"""

from dataclasses import dataclass

import numpy as np

from model.findings import Signal
from model.parameters import CATALOGUE, REASONED, parameter, part
from model.rings import InnocentReading, ScoreLine
from model.vocabulary.signals import SignalKind
from rings.explanations import EXPLANATIONS_BY_CODE
from rings.group_data import GroupData


def weight(value: float, reason: str) -> float:
    """A field of the scoring table."""
    return parameter(value, "weight", reason, REASONED)


@dataclass(frozen=True)
class Weights:
    """THE scoring table: what each kind of signal weighs, and why not more."""

    impossible: float = weight(0.70, "nobody is at two places; clerks and codes can be wrong")
    goods_trace: float = weight(0.70, "a package exists once; split packs are left out")
    co_timing: float = weight(0.55, "tested; but people who live together also meet")
    shared_route: float = weight(0.50, "a schedule explains one place, not a tour")
    same_minutes: float = weight(0.50, "cards without their holders are swiped in a row")
    exclusive_flow: float = weight(0.50, "far above what distance and size lead to")
    closed_circuit: float = weight(0.50, "referral leads to two hospitals once, not round")
    shared_identifier: float = weight(0.45, "ties parties that present themselves as strangers")
    left_together: float = weight(0.40, "lengths of stay differ; arrangements do not")
    excess_cost: float = weight(0.35, "the purpose of it all; but the very ill are dear")
    same_basket: float = weight(0.35, "lists are copied; but so are guidelines")

    def of(self, kind: SignalKind) -> float:
        """The weight of one kind of signal."""
        return float(getattr(self, kind))


@dataclass(frozen=True)
class ScoringParameters:
    """What makes a group a ring, and its score."""

    independent_signals: int = parameter(
        2, "signals", "that are independent, of a ring; fewer are a search area", CATALOGUE
    )
    counts_from: float = parameter(
        0.1, "strength", "of a signal that counts as one of them: less is noise", REASONED
    )
    minutes_on_days: int = parameter(
        3, "days", "on which minutes coincide, to count beside days that do", REASONED
    )
    converging_doctors: int = parameter(
        3, "doctors", "whose flows meet in one place, to count twice", REASONED
    )
    discount: float = parameter(
        0.5, "share", "of a signal's strength taken off where it is explained entirely", REASONED
    )
    weights: Weights = part(Weights(), "weight of each kind of signal, 0-1")


def score_lines(
    group: GroupData, best: InnocentReading | None, parameters: ScoringParameters
) -> tuple[ScoreLine, ...]:
    """The scoring table as it applies to a group, the heaviest line first."""
    strongest: dict[SignalKind, Signal] = {}
    for signal in (s for finding in group.fused.findings for s in finding.signals):
        held = strongest.get(signal.kind)
        if held is None or (-signal.strength, signal.sentence.en) < (
            -held.strength,
            held.sentence.en,
        ):
            strongest[signal.kind] = signal
    explained = EXPLANATIONS_BY_CODE[best.code].EXPLAINS if best is not None else frozenset()
    taken_off = parameters.discount * (best.plausibility if best is not None else 0.0)
    lines = [
        ScoreLine(
            signal=kind,
            weight=parameters.weights.of(kind),
            strength=round(
                min(1.0, max(0.0, signal.strength)) * (1 - taken_off * (kind in explained)), 9
            ),
            sentence=signal.sentence,
        )
        for kind, signal in strongest.items()
    ]
    return tuple(sorted(lines, key=lambda line: (-line.weight * line.strength, line.signal)))


def score_of(lines: tuple[ScoreLine, ...]) -> float:
    """One minus the product of what every line leaves open; 0 without lines."""
    left = 1.0
    for line in sorted(lines, key=lambda line: line.signal):
        left *= 1 - line.weight * line.strength
    return round(1 - left, 9)


def independent_signals(
    group: GroupData, parameters: ScoringParameters, *, without: frozenset[int] = frozenset()
) -> int:
    """How many independent reasons for suspicion a group has, by the rule above.

    ``without``: ``id`` of findings that do not count.
    """
    kinds = {
        signal.kind
        for finding in group.fused.findings
        for signal in finding.signals
        if id(finding) not in without and signal.strength >= parameters.counts_from
    }
    count = len(kinds)
    if "same_basket" in kinds:
        count -= 1
    if {"same_minutes", "co_timing"} <= kinds:
        count -= _minute_days(group) < parameters.minutes_on_days
    if "exclusive_flow" in kinds:
        count += _converging(group) >= parameters.converging_doctors
    return count


def _minute_days(group: GroupData) -> int:
    """Days on which the group's own claims were settled in the same minutes."""
    claims = [
        np.intersect1d(finding.claims, group.fused.claims)
        for finding in group.fused.findings
        if any(signal.kind == "same_minutes" for signal in finding.signals)
    ]
    return int(np.unique(group.index.day[np.concatenate(claims)]).size) if claims else 0


def _converging(group: GroupData) -> int:
    """Doctors of the group in the findings of flows."""
    own = set(group.members("doctor").tolist())
    return len(
        {
            member.no
            for finding in group.fused.findings
            if any(signal.kind == "exclusive_flow" for signal in finding.signals)
            for member in finding.members
            if member.kind == "doctor" and member.no in own
        }
    )
