"""A closed circuit of hospitals as a finding: who shares it, and what else speaks for it."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import pyarrow as pa

from algorithms.circuit_closure import Closed
from algorithms.contrasts import Contrast, ContrastRule, amount_contrast
from algorithms.grouping import codes_of
from algorithms.null_models import SMALLEST_P
from algorithms.prevailing_code import prevailing_code
from model.claim_index import Bool, ClaimIndex, Int64
from model.findings import Finding, Member, Signal
from model.language import Text
from model.parameters import CUSTOMARY, REASONED, parameter, part
from model.vocabulary.claims import MemberKind
from model.vocabulary.findings import RoleCode
from typologies.evidence.amounts import cost_excess
from typologies.evidence.strength import by_q_value

CIRCUIT = Text(
    en="{persons} insured persons were admitted in turn in the same {hospitals} hospitals, "
    "{gap:.0f} days apart (median): {matches} others share the moves of one of them where "
    "{expected:.2f} are expected (q = {q:.1e}).",
    zh="{persons}名参保人在相同的{hospitals}家医院轮流住院，出院至再次入院间隔中位数为{gap:.0f}天："
    "与其中一人转院顺序相同者{matches}人，预期为{expected:.2f}人（q = {q:.1e}）。",
)
CLOSED = Text(
    en="Of {returns} later stays {returned} are in these hospitals again ({back:.0%}); their "
    "popularity explains {usual:.0%}.",
    zh="此后{returns}次住院中有{returned}次仍在这些医院（{back:.0%}）；按其常规份额应为{usual:.0%}。",
)
DIAGNOSIS = Text(
    en="{share:.0%} of the persons have {diagnosis} as their usual principal diagnosis, of other "
    "inpatients {ordinary:.0%}.",
    zh="{share:.0%}的人员主要诊断多为{diagnosis}，其他住院者为{ordinary:.0%}。",
)
THERE = Text(en="of other persons in these hospitals", zh="其他人员在这些医院")

Facts = Mapping[str, float | int | str]


@dataclass(frozen=True)
class CircuitSignals:
    """What is mentioned besides the circuit itself."""

    side_p: float = parameter(0.01, "p-value", "at which a further signal is named", CUSTOMARY)
    full_decades: float = parameter(15.0, "-log10 q", "of a circuit as strong as it gets", REASONED)
    cost: ContrastRule = part(ContrastRule(), "cost per stay against that of others there")


def circuit_finding(
    claims: ClaimIndex, bills: pa.Table, closed: Closed, rule: CircuitSignals
) -> Finding:
    """The finding of one circuit; ``bills`` are the edges of the relation ``stays``."""
    person, place, claim = (
        bills[name].to_numpy().astype(np.int64)
        for name in ("patient_no", "provider_no", "claim_no")
    )
    own = np.isin(person, closed.circuit.members)
    there = np.isin(place, closed.circuit.places)
    facts = facts_of(bills, closed, claims.total_minor[claim], own, there, rule.cost)
    return Finding(
        typology="rotating_admissions",
        members=(
            *_members("patient", "rotating_patient", person[own & there], person[own]),
            *_members("provider", "circuit_hospital", place[own & there], None),
        ),
        claims=np.sort(claim[own & there]),
        reason="stay_on_circuit",
        score=round(closed.inside * closed.matches / (closed.matches + closed.expected), 6),
        q_value=closed.q_value,
        signals=signals_of(facts, rule),
        detail=facts,
    )


def _members(kind: MemberKind, role: RoleCode, inside: Int64, every: Int64 | None) -> list[Member]:
    """Strength: share of a person's bills within the circuit, or of all its bills at a hospital."""
    numbers, times = np.unique(inside, return_counts=True)
    totals = times.sum() if every is None else np.bincount(every)[numbers]
    return [
        Member(kind, int(no), role, round(float(share), 6))
        for no, share in zip(numbers, times / totals, strict=True)
    ]


def facts_of(
    bills: pa.Table, closed: Closed, amounts: Int64, own: Bool, there: Bool, rule: ContrastRule
) -> Facts:
    """Every number about a circuit.

    ``amounts`` are the totals of the bills (minor units); ``own`` flags the bills of members and
    ``there`` those of the circuit's hospitals.
    """
    code = codes_of(bills["diagnosis"])
    prevailing = prevailing_code(
        bills["patient_no"].to_numpy().astype(np.int64), code, closed.circuit.members
    )
    named = bills["diagnosis"][int(np.argmax(code == prevailing.code))].as_py()
    cost = amount_contrast(amounts[there & own], amounts[there & ~own], rule)
    return {
        "persons": int(closed.circuit.members.size),
        "hospitals": int(closed.circuit.places.size),
        "stays": int(np.unique(bills["stay"].to_numpy()[there & own]).size),
        "matches": closed.matches,
        "expected": round(closed.expected, 6),
        "gap": closed.gap,
        "inside": round(closed.inside, 6),
        "returns": closed.returns,
        "returned": closed.returned,
        "back": round(closed.returned / max(closed.returns, 1), 6),
        "usual": round(closed.usual, 6),
        "p_returned": closed.p_returned,
        "diagnosis": named or "",
        "share": round(prevailing.share, 6),
        "ordinary": round(prevailing.usual, 6),
        "p_diagnosis": prevailing.p_value,
        "ratio": round(cost.ratio, 4),
        "p_cost": cost.p_value,
        "q": max(closed.q_value, SMALLEST_P),
    }


def signals_of(facts: Facts, rule: CircuitSignals) -> tuple[Signal, ...]:
    """The circuit itself, and what else is notable about it."""
    number = {name: float(value) for name, value in facts.items() if not isinstance(value, str)}
    signals = [Signal("closed_circuit", by_q_value(number["q"], rule.full_decades), CIRCUIT)]
    if number["p_returned"] <= rule.side_p:
        signals.append(Signal("exclusive_flow", 1 - number["usual"] / number["back"], CLOSED))
    if number["p_diagnosis"] <= rule.side_p:
        rarity = 1 - number["ordinary"] / number["share"]
        signals.append(Signal("same_basket", rarity, DIAGNOSIS))
    dear = Contrast(number["ratio"], number["p_cost"]).notable(rule.cost)
    return (
        *(
            Signal(s.kind, round(max(0.0, s.strength), 6), s.sentence.filled(**facts))
            for s in signals
        ),
        *cost_excess(number["ratio"], dear, THERE),
    )
