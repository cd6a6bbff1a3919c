"""THE scoring table, and the rule that two independent signals make a ring lead.

The score is ``1 - product(1 - weight * strength)`` over the kinds of signals of a group, each
kind once with its strongest signal. It has no constant part: no signal, score 0; and more
strength never lowers it. Where the best innocent reading explains a kind of signal, the strength
of that kind is lowered by half of the share that the reading explains. The lines of a ring carry
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

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from model.findings import Signal, SignalKind
from model.language import Text
from model.rings import InnocentReading, ScoreLine
from rings.explanations import EXPLANATIONS_BY_CODE
from rings.group_data import GroupData
from rings.parameters import RingParameters


@dataclass(frozen=True)
class ScoringRow:
    """One row of the scoring table."""

    signal: SignalKind
    weight: float
    measures: Text
    reason: Text


SCORING: tuple[ScoringRow, ...] = (
    ScoringRow(
        "impossible",
        0.70,
        Text(en="two places at once, after death, during a stay", zh="同时两地、死后、住院期间"),
        Text(
            en="no innocent person can do it; clerks and codes can",
            zh="本人不可能为之，但可能系录入所致",
        ),
    ),
    ScoringRow(
        "goods_trace",
        0.70,
        Text(en="one drug package settled more than once", zh="同一药品追溯码多次结算"),
        Text(
            en="a package exists once; split packs are set aside", zh="一盒药只存在一次；拆零已排除"
        ),
    ),
    ScoringRow(
        "co_timing",
        0.55,
        Text(en="meetings beyond chance, after correction", zh="经校正后仍超出随机预期的同时就诊"),
        Text(en="tested; but people who live together also meet", zh="经过检验；但同住者也会同行"),
    ),
    ScoringRow(
        "shared_route",
        0.50,
        Text(en="the same people at several places", zh="同一批人在多处机构出现"),
        Text(
            en="a schedule explains one place, not a tour", zh="固定班次只能解释一处，不能解释巡回"
        ),
    ),
    ScoringRow(
        "same_minutes",
        0.50,
        Text(en="settled within minutes at one counter", zh="同一窗口数分钟内连续结算"),
        Text(en="cards without their holders are swiped in a row", zh="无人持卡时往往连续刷卡"),
    ),
    ScoringRow(
        "exclusive_flow",
        0.50,
        Text(en="prescriptions, goods or money to one place", zh="处方、药品或资金流向一处"),
        Text(en="far above what distance and size lead to", zh="远超距离与规模所致的预期"),
    ),
    ScoringRow(
        "closed_circuit",
        0.50,
        Text(
            en="the same order of hospitals, beyond chance", zh="相同的医院轮转顺序，超出随机预期"
        ),
        Text(
            en="referral leads to two hospitals once, not round and round",
            zh="转诊是一次到上级医院，不会循环往复",
        ),
    ),
    ScoringRow(
        "shared_identifier",
        0.45,
        Text(en="phone, address, account or owner in common", zh="共用电话、地址、账户或所有人"),
        Text(en="ties parties that present themselves as strangers", zh="将自称无关的各方联系起来"),
    ),
    ScoringRow(
        "left_together",
        0.40,
        Text(en="admitted together and discharged together", zh="同时入院且同时出院"),
        Text(
            en="lengths of stay differ; arrangements do not", zh="住院天数因人而异，事先安排则不然"
        ),
    ),
    ScoringRow(
        "excess_cost",
        0.35,
        Text(en="amounts far above comparable claims", zh="费用远高于同类结算"),
        Text(
            en="the purpose of it all; but the very ill are dear", zh="目的所在；但重病者费用也高"
        ),
    ),
    ScoringRow(
        "same_basket",
        0.35,
        Text(en="the same items for different people", zh="不同人员购买相同项目"),
        Text(en="lists are copied; but so are guidelines", zh="清单可照抄；但诊疗规范亦相同"),
    ),
)

SCORING_BY_SIGNAL: Mapping[SignalKind, ScoringRow] = {row.signal: row for row in SCORING}
MINUTES_ON_DAYS = 3
CONVERGING_DOCTORS = 3


def score_lines(
    group: GroupData, best: InnocentReading | None, parameters: RingParameters
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
    taken_off = parameters.innocent_discount * (best.plausibility if best is not None else 0.0)
    lines = [
        ScoreLine(
            signal=kind,
            weight=SCORING_BY_SIGNAL[kind].weight,
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


def independent_signals(group: GroupData, parameters: RingParameters) -> int:
    """How many independent reasons for suspicion a group has, by the rule above."""
    kinds = {k for k, s in group.signals.items() if s >= parameters.signal_counts_from}
    count = len(kinds)
    if "same_basket" in kinds:
        count -= 1
    if {"same_minutes", "co_timing"} <= kinds and _minute_days(group) < MINUTES_ON_DAYS:
        count -= 1
    if "exclusive_flow" in kinds and _converging(group) >= CONVERGING_DOCTORS:
        count += 1
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
