"""Rotating admissions: the same persons circulate through one closed set of hospitals.

Pattern
    Several insured persons are admitted many times, one stay soon after another, in turn in a
    few hospitals (H1 -> H2 -> H3 -> H1), in an order that they share on days of their own.

Why it matters
    Hospitals that pass insured persons on fill beds and stay below limits on readmission and on
    the length of a stay; each bill looks like an ordinary stay in another hospital.

Alternative explanations
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

from dataclasses import dataclass

import numpy as np
import pyarrow as pa

from algorithms.circuit_search import SearchRule, find_circuits
from algorithms.grouping import codes_of
from algorithms.itineraries import Intervals
from model.findings import Outcome
from model.language import Text
from model.parameters import part, seed_parameter
from model.view import View
from model.vocabulary.findings import ReasonCode, RoleCode, SkipCode, TypologyCode
from model.vocabulary.signals import SignalKind
from typologies.rotating_admissions.finding import CircuitSignals, circuit_finding

CODE: TypologyCode = "rotating_admissions"
NEEDS = ("stays",)
SIGNALS: tuple[SignalKind, ...] = (
    "closed_circuit",
    "exclusive_flow",
    "same_basket",
    "excess_cost",
)
ROLES: tuple[RoleCode, ...] = ("rotating_patient", "circuit_hospital")
REASONS: tuple[ReasonCode, ...] = ("stay_on_circuit",)
SKIPS: tuple[SkipCode, ...] = ("planned_course", "open_sets")

SUMMARY = Text(
    en="{n} closed circuits of hospitals; {examined:,} persons with many stays in several "
    "hospitals examined, {pairs:,} pairs compared.",
    zh="发现{n}个封闭的住院循环；检查在多家医院多次住院者{examined:,}人，比较{pairs:,}对。",
)


@dataclass(frozen=True)
class Parameters:
    """What counts as a closed circuit; its places are hospitals, its intervals stays."""

    search: SearchRule = part(SearchRule(), "who is examined, and what is reported")
    signals: CircuitSignals = part(CircuitSignals(), "what else is mentioned")
    seed: int = seed_parameter()


def detect(view: View, parameters: Parameters) -> Outcome:
    """Findings, one per closed circuit."""
    bills = view.relation("stays").edges
    planned = bills["planned"].fill_null(False).to_numpy(zero_copy_only=False)
    bills = bills.filter(pa.array(~planned))
    stay = bills["stay"].to_numpy()
    starts = np.flatnonzero(np.r_[True, stay[1:] != stay[:-1]][: stay.size])
    stays = Intervals(
        *(
            bills[name].to_numpy()[starts].astype(np.int64)
            for name in ("patient_no", "provider_no", "first_day", "last_day")
        )
    )
    region = codes_of(view.patients["region"]) + 1
    places = len(view.claims.provider_ids)
    search = find_circuits(stays, region, places, parameters.search, seed=parameters.seed)
    return Outcome(
        typology=CODE,
        status="ok",
        summary=SUMMARY.filled(n=len(search.found), examined=search.examined, pairs=search.pairs),
        findings=tuple(
            circuit_finding(view.claims, bills, closed, parameters.signals)
            for closed in search.found
        ),
        examined_rows=bills.num_rows,
        skipped_rows={"planned_course": int(planned.sum()), "open_sets": search.open_sets},
    )
