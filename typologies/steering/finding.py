"""A pharmacy that prescriptions flow to: doctors, fills, and what speaks for steering."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from algorithms.choice_excess import ChoiceExcess
from algorithms.contrasts import ContrastRule, amount_contrast
from algorithms.rows_of import RowsOf
from model.claim_index import Bool, ClaimIndex, Int64
from model.findings import Finding, Member, Signal
from model.language import Text
from model.meeting_places import PHARMACY
from typologies.evidence.amounts import cost_excess

FLOW = Text(
    en="Of the people with prescriptions of {doctors} doctors who do not buy there anyway, "
    "{share:.0%} fill at this pharmacy; distance, region and colleagues lead to expect "
    "{expected:.0%} ({lift:.1f} times).",
    zh="持{doctors}名医师处方且非该店固定顾客的参保人中，{share:.0%}在该药店配药；"
    "按距离、地区和同行推算应为{expected:.0%}（{lift:.1f}倍）。",
)
ROUTE = Text(
    en="{doctors} doctors of {places} places converge on it; {passed:.0f} pharmacies are nearer.",
    zh="来自{places}处的{doctors}名医师汇聚于此，另有{passed:.0f}家药店更近。",
)


@dataclass(frozen=True)
class Fills:
    """Effective pharmacy claims by pharmacy and by doctor, sorted when first asked for."""

    claims: ClaimIndex

    @cached_property
    def of_pharmacy(self) -> RowsOf:
        """Claim numbers by provider number."""
        return RowsOf(self.claims.provider, self._filled)

    @cached_property
    def of_doctor(self) -> RowsOf:
        """Claim numbers by doctor number."""
        return RowsOf(self.claims.doctor, self._filled)

    @property
    def _filled(self) -> Bool:
        return np.asarray(self.claims.effective & (self.claims.claim_type == PHARMACY))


def steered(
    fills: Fills, excess: ChoiceExcess, doctor: Int64, pharmacy: int, rule: ContrastRule
) -> Finding:
    """One pharmacy with the doctors whose patients go there beyond expectation.

    ``doctor`` is the doctor of every chooser.
    """
    at, claims = excess.edges_of(pharmacy), fills.claims
    shares: dict[int, float] = {}
    for no, its in zip(doctor[excess.choices.chooser[at]], excess.choices.share[at], strict=True):
        shares[int(no)] = max(float(its), shares.get(int(no), 0.0))
    doctors = np.array(sorted(shares), dtype=np.int64)
    there = fills.of_pharmacy.of([pharmacy])
    signed = np.isin(claims.doctor[there], doctors)
    customers = np.unique(claims.patient[there[~signed]])
    here = there[signed & ~np.isin(claims.patient[there], customers)]
    elsewhere = fills.of_doctor.of(doctors)
    elsewhere = elsewhere[claims.provider[elsewhere] != pharmacy]
    cost = amount_contrast(claims.total_minor[here], claims.total_minor[elsewhere], rule)
    patients = excess.choices.count[at]
    share = float(patients.sum() / excess.totals[at].sum())
    expected = float((excess.expected[at] * excess.totals[at]).sum() / excess.totals[at].sum())
    passed = excess.choices.rank[at]
    places = int(np.unique(excess.choices.site[at]).size)
    facts = {
        "doctors": len(shares),
        "places": places,
        "fills": int(here.size),
        "patients": int(np.unique(claims.patient[here]).size),
        "share": round(share, 6),
        "expected": round(expected, 6),
        "lift": round(share / expected, 4),
        "passed": max(0.0, float(np.median(passed))),
        "ratio": round(cost.ratio, 4),
        "tested": excess.tested,
    }
    converging = max(places, facts["passed"])
    route = Signal("shared_route", round(1 - 1 / converging, 6), ROUTE.filled(**facts))
    return Finding(
        typology="steering",
        members=(
            *(Member("doctor", no, "prescriber", round(shares[no], 6)) for no in sorted(shares)),
            Member("provider", pharmacy, "pharmacy", 1.0),
        ),
        claims=here,
        reason="filled_at_favoured_pharmacy",
        score=round(float(1 - expected / share), 6),
        q_value=min(excess.stars.get(pharmacy, 1.0), float(excess.q_value[at].min())),
        signals=(
            Signal("exclusive_flow", round(1 - expected / share, 6), FLOW.filled(**facts)),
            *((route,) if converging >= excess.rule.star.least_arms else ()),
            *cost_excess(cost.ratio, cost.notable(rule)),
        ),
        detail=facts,
    )
