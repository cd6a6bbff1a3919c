"""What speaks for a closed circuit of hospitals besides who shares it."""

from collections.abc import Mapping

import numpy as np
import pyarrow as pa

from algorithms.circuit_closure import Closed
from algorithms.contrasts import Contrast, amount_contrast
from algorithms.grouping import codes_of
from algorithms.prevailing_code import prevailing_code
from model.claim_index import Bool, Int64
from model.findings import Signal
from model.language import Text
from typologies.evidence.parts import cost_excess

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
Facts = Mapping[str, float | int | str]

THERE = Text(en="of other persons in these hospitals", zh="其他人员在这些医院")


def facts_of(bills: pa.Table, closed: Closed, amounts: Int64, own: Bool, there: Bool) -> Facts:
    """Every number about a circuit.

    ``bills`` are the edges of the relation ``stays``, ``amounts`` their totals (minor units);
    ``own`` flags the bills of members and ``there`` those of the circuit's hospitals.
    """
    code = codes_of(bills["diagnosis"])
    prevailing = prevailing_code(
        bills["patient_no"].to_numpy().astype(np.int64), code, closed.circuit.members
    )
    named = bills["diagnosis"][int(np.argmax(code == prevailing.code))].as_py()
    cost = amount_contrast(amounts[there & own], amounts[there & ~own])
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
        "q": max(closed.q_value, 1e-300),
    }


def signals_of(facts: Facts, most_p: float, cost_ratio: float) -> tuple[Signal, ...]:
    """The circuit itself, and what else is notable: p-value at most ``most_p``, and for costs
    at least ``cost_ratio`` times those of others."""
    number = {name: float(value) for name, value in facts.items() if not isinstance(value, str)}
    signals = [Signal("closed_circuit", min(1.0, -float(np.log10(number["q"])) / 15), CIRCUIT)]
    if number["p_returned"] <= most_p:
        signals.append(Signal("exclusive_flow", 1 - number["usual"] / number["back"], CLOSED))
    if number["p_diagnosis"] <= most_p:
        rarity = 1 - number["ordinary"] / number["share"]
        signals.append(Signal("same_basket", rarity, DIAGNOSIS))
    dear = Contrast(number["ratio"], number["p_cost"]).notable(cost_ratio, most_p)
    return (
        *(
            Signal(s.kind, round(max(0.0, s.strength), 6), s.sentence.filled(**facts))
            for s in signals
        ),
        *cost_excess(number["ratio"], dear, THERE),
    )
