"""Doctor-pharmacy steering: prescriptions that end at one pharmacy for no visible reason.

Pattern
    One doctor, or several around one pharmacy, whose prescriptions are filled there far more
    often than distance, region, colleagues and habit lead to expect.

Why it matters
    A pharmacy that pays for prescriptions pays with the fund's money; drug and pharmacy are no
    longer chosen for the insured person.

Alternative explanations
    The pharmacy in the hall of the hospital, the nearest or the only pharmacy, a drug that only
    this pharmacy may sell, people of one village who always buy there.

Measured as
    Distinct insured persons per doctor and pharmacy, without those who buy there anyway, against
    the largest of several expected shares (even part of the market, nearness without this
    pharmacy, other doctors of the market and of the place); binomial tail with overdispersion;
    Benjamini-Hochberg over all pairs, and over pharmacies for stars of at least three doctors.

Legal basis
    Order 735 art. 18 and 42 (benefits taken for steering insured persons); indicators only, the
    wording must be confirmed by the using agency.

Sources
    Typology catalogue T6. Benjamini and Hochberg (1995); Berk and Jones (1979).
"""

from dataclasses import dataclass

import numpy as np

from algorithms.choice_excess import ChoiceExcess, ExcessRule
from algorithms.contrasts import ContrastRule
from algorithms.expected_choice import Choices, ExpectationRule, expected_share
from model.claim_index import Int64
from model.findings import Outcome
from model.language import Text
from model.parameters import REASONED, parameter, part
from model.view import View
from model.vocabulary.findings import ReasonCode, RoleCode, SkipCode, TypologyCode
from model.vocabulary.signals import SignalKind
from typologies.steering.finding import Fills, steered

CODE: TypologyCode = "steering"
NEEDS = ("prescriber_pharmacy",)
SIGNALS: tuple[SignalKind, ...] = ("exclusive_flow", "shared_route", "excess_cost")
ROLES: tuple[RoleCode, ...] = ("prescriber", "pharmacy")
REASONS: tuple[ReasonCode, ...] = ("filled_at_favoured_pharmacy",)
SKIPS: tuple[SkipCode, ...] = ("no_doctor", "designated_drug", "hall_pharmacy", "few_patients")

SUMMARY = Text(
    en="{n} pharmacies receive prescriptions far above expectation; "
    "{tested:,} pairs of doctor and pharmacy tested.",
    zh="{n}家药店接收的处方远超预期；共检验{tested:,}个医师与药店组合。",
)


@dataclass(frozen=True)
class Parameters:
    """What counts as steering."""

    excess: ExcessRule = part(ExcessRule(), "when a doctor, or a star of them, stands out")
    expectation: ExpectationRule = part(ExpectationRule(), "the share to expect")
    hall_km: float = parameter(
        0.2, "km", "from the place of prescription: a pharmacy so near is at its door", REASONED
    )
    cost: ContrastRule = part(ContrastRule(least_ratio=1.1), "cost per fill against elsewhere")


def detect(view: View, parameters: Parameters) -> Outcome:
    """Findings, one per pharmacy."""
    relation = view.relation("prescriber_pharmacy")
    edges = {name: relation.edges[name].to_numpy() for name in relation.edges.column_names}
    hall = edges["same_door"] | (edges["distance_km"] <= parameters.hall_km)
    choices = _choices(edges)
    expected = np.where(hall, 1.0, expected_share(choices, parameters.expectation))
    excess = ChoiceExcess(choices, expected, parameters.excess)
    doctor = np.zeros(int(edges["chooser"].max(initial=0)) + 1, dtype=np.int64)
    doctor[edges["chooser"]] = edges["doctor_no"]
    fills = Fills(view.claims)
    findings = tuple(
        steered(fills, excess, doctor, int(centre), parameters.cost) for centre in excess.centres
    )
    return Outcome(
        typology=CODE,
        status="ok",
        summary=SUMMARY.filled(n=len(findings), tested=excess.tested),
        findings=findings,
        examined_rows=int(edges["fills"].sum()),
        skipped_rows={
            "no_doctor": int(relation.facts["fills_without_doctor"]),
            "designated_drug": int(relation.facts["designated_fills"]),
            "hall_pharmacy": int(edges["fills"][hall].sum()),
            "few_patients": int(edges["fills"][excess.few].sum()),
        },
    )


def _choices(edges: dict[str, Int64]) -> Choices:
    """The pairs of doctor and pharmacy as choices that doctors' patients make."""
    return Choices(
        chooser=edges["chooser"],
        option=edges["pharmacy_no"],
        count=edges["patients"] - edges["customers"],
        site=edges["place_no"],
        market=edges["market"],
        option_market=edges["pharmacy_market"],
        rank=edges["nearer_pharmacies"],
        custom=edges["customers"],
    )
