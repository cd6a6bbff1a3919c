"""Rotating admissions: the same persons circulate through one closed set of hospitals.

Pattern
    Several insured persons are admitted many times, one stay soon after another, in turn in a
    few hospitals (H1 -> H2 -> H3 -> H1), in an order that they share on days of their own.

Why it matters
    Hospitals that pass insured persons on fill beds and stay below limits on readmission and on
    the length of a stay; each bill looks like an ordinary stay in another hospital.

Innocent explanations
    Chemotherapy, staged surgery, dialysis access and relapses (the same hospital again), a
    referral from county to city and back (two hospitals), a border region that has only these
    hospitals, chronically ill elderly people who alternate between the two nearest.

Measured as
    Persons with at least four stays in three hospitals, and how many others share three of their
    moves (at most 30 days from discharge to the next admission) against the popularity of
    hospitals and of moves where people live; Poisson tail, Benjamini-Hochberg over all of them.
    Then, apart from who shares the circuit: whether later stays ever leave it, whether the
    persons share a diagnosis, and what the stays cost.

Legal basis
    Order 735 art. 38(1) (split admissions, admission without need); indicators only, the wording
    must be confirmed by the using agency.

Sources
    Typology catalogue T10. Benjamini and Hochberg (1995).
"""

from dataclasses import dataclass, field

import numpy as np
import pyarrow as pa

from algorithms.circuit_closure import Closed, StayList
from algorithms.circuit_search import SearchRule, find_circuits
from algorithms.grouping import codes_of
from model.claim_index import Int64
from model.findings import Finding, Member, MemberKind, Outcome
from model.language import Text
from model.view import View
from typologies.evidence.circuit import facts_of, signals_of

CODE = "rotating_admissions"
TITLE = Text(en="Rotating admissions", zh="循环住院")
NEEDS = ("stays",)


@dataclass(frozen=True)
class Parameters:
    """What counts as a closed circuit.

    ``rule``: who is examined and what is reported (four stays in three hospitals, 30 days from
    discharge to admission, four persons, 80% of their stays inside, q 0.01; its own docstring
    has the units). ``side_p``: p-value at which a further signal is mentioned (0.01, customary).
    ``cost_ratio``: cost per stay over that of others there, to count as a signal. ``seed``: of
    communities.
    """

    rule: SearchRule = field(default_factory=SearchRule)
    side_p: float = 0.01
    cost_ratio: float = 1.2
    seed: int = 20260101


def detect(view: View, parameters: Parameters) -> Outcome:
    """Findings, one per closed circuit."""
    bills = view.relation(NEEDS[0]).edges
    planned = bills["planned"].fill_null(False).to_numpy(zero_copy_only=False)
    bills = bills.filter(pa.array(~planned))
    stay = bills["stay"].to_numpy()
    starts = np.flatnonzero(np.r_[True, stay[1:] != stay[:-1]][: stay.size])
    stays = StayList(
        *(
            bills[name].to_numpy()[starts].astype(np.int64)
            for name in ("patient_no", "provider_no", "first_day", "last_day")
        )
    )
    region = codes_of(view.patients["region"]) + 1
    places = len(view.claims.provider_ids)
    search = find_circuits(stays, region, places, parameters.rule, seed=parameters.seed)
    findings = tuple(_finding(view, bills, closed, parameters) for closed in search.found)
    return Outcome(
        typology=CODE,
        status="ok",
        summary=Text(
            en="{n} closed circuits of hospitals; {examined:,} persons with many stays in several "
            "hospitals examined, {pairs:,} pairs compared.",
            zh="发现{n}个封闭的住院循环；检查在多家医院多次住院者{examined:,}人，比较{pairs:,}对。",
        ).filled(n=len(findings), examined=search.examined, pairs=search.pairs),
        findings=findings,
        examined_rows=bills.num_rows,
        skipped_rows={"planned_course": int(planned.sum()), "open_sets": search.open_sets},
    )


def _finding(view: View, bills: pa.Table, closed: Closed, parameters: Parameters) -> Finding:
    person, place = (
        bills[name].to_numpy().astype(np.int64) for name in ("patient_no", "provider_no")
    )
    claim = bills["claim_no"].to_numpy().astype(np.int64)
    own = np.isin(person, closed.circuit.members)
    there = np.isin(place, closed.circuit.places)
    facts = facts_of(bills, closed, view.claims.total_minor[claim], own, there)
    return Finding(
        typology=CODE,
        members=(
            *_members("patient", "rotating_patient", person[own & there], person[own]),
            *_members("provider", "circuit_hospital", place[own & there], None),
        ),
        claims=np.sort(claim[own & there]),
        reason="stay_on_circuit",
        score=round(closed.inside * closed.matches / (closed.matches + closed.expected), 6),
        q_value=closed.q_value,
        signals=signals_of(facts, parameters.side_p, parameters.cost_ratio),
        detail=facts,
    )


def _members(kind: MemberKind, role: str, inside: Int64, all_: Int64 | None) -> list[Member]:
    """Strength: share of a person's bills within the circuit, or of all its bills at a hospital."""
    numbers, times = np.unique(inside, return_counts=True)
    wholes = times.sum() if all_ is None else np.bincount(all_)[numbers]
    return [
        Member(kind, int(no), role, round(float(share), 6))
        for no, share in zip(numbers, times / wholes, strict=True)
    ]
