"""Impossible presence: signed or treated at a place while known to be elsewhere.

Pattern
    A clinic bills people who lie in a hospital elsewhere or are dead; a hospital books stays of
    people who are seen elsewhere; a doctor signs at two places too far apart for the time
    between, or outside the validity of the licence.

Why it matters
    The treatment cannot have taken place as billed: borrowed identities, lent licences,
    admissions on paper.

Innocent explanations
    A relative collects drugs for a patient in hospital, an examination at another hospital,
    weekend leave, wrong dates, tele-medicine, a practice at several sites, one code for a whole
    department, a register that was not renewed.

Measured as
    Occasions per provider (claims of people in a stay elsewhere, not on the day of admission or
    discharge; services after the day of death) and per doctor (signatures that exclude one
    another, see the projection ``presence``), against the rate of all other providers per kind
    of claim, or doctors; leave-one-out, negative binomial tail, Benjamini-Hochberg.

Legal basis
    Order 735 art. 38(1), 40(1) to (3), 41(1) (admission on paper, assumed identity, forged
    records); indicators only, the wording must be confirmed by the using agency.

Sources
    Typology catalogue T7, T8 and T14. Benjamini and Hochberg (1995).
"""

from dataclasses import dataclass, field

import numpy as np

from algorithms.grouping import distinct_count
from algorithms.repeated_occasions import RepeatRule, repeated_occasions
from model.claim_index import Bool
from model.findings import Finding, Outcome
from model.language import Text
from model.meeting_places import PHARMACY
from model.view import View
from typologies.evidence.elsewhere import Rows, elsewhere
from typologies.evidence.parts import peers_of

CODE = "impossible_presence"
TITLE = Text(en="Impossible presence", zh="时空冲突就诊")
NEEDS = ("presence",)


@dataclass(frozen=True)
class Parameters:
    """How often the impossible must happen; fewer occasions are slips of the pen.

    ``provider``, ``doctor``: thresholds around one of them (``RepeatRule``). ``most_places``:
    providers beyond which a doctor's code is taken to be that of a department. ``cost_ratio``:
    cost over other claims there, to count as a signal.
    """

    provider: RepeatRule = field(default_factory=lambda: RepeatRule(3, 5, 2))
    doctor: RepeatRule = field(default_factory=lambda: RepeatRule(4, 4, 1))
    most_places: int = 6
    cost_ratio: float = 1.2


def detect(view: View, parameters: Parameters) -> Outcome:
    """Findings around providers that bill, hospitals that book stays, and doctors who sign."""
    relation, claims = view.relation(NEEDS[0]), view.claims
    edges = {name: relation.edges[name].to_numpy() for name in relation.edges.column_names}
    kind, person = edges["kind"], edges["person_no"].astype(np.int64)
    moved, stay = kind == "doctor_two_places", kind == "patient_during_stay"
    both = np.r_[edges["provider_no"][moved], edges["other_provider_no"][moved]]
    places = distinct_count(np.tile(person[moved], 2), both, len(claims.doctor_ids) + 1)
    shared_code = moved & (places[np.where(moved, person, -1)] > parameters.most_places)
    signed = ((kind == "outside_licence") | moved) & edges["excluded"] & ~shared_code
    billing = _around(view, edges, stay | (kind == "after_death"), "provider_no", parameters)
    explained = [m.no for finding in billing for m in finding.members if m.kind == "provider"]
    stay &= ~np.isin(edges["provider_no"], explained)
    stay &= claims.claim_type[edges["claim_no"]] != PHARMACY  # a relative may fetch drugs
    booking = _around(view, edges, stay, "other_provider_no", parameters)
    findings = (*billing, *booking, *_around(view, edges, signed, "person_no", parameters))
    return Outcome(
        typology=CODE,
        status="ok",
        summary=Text(
            en=f"{len(findings)} providers or doctors with repeated impossible presence; "
            f"{np.count_nonzero(edges['excluded']):,} occasions in all.",
            zh=f"{len(findings)}个机构或医生反复出现时空冲突；共{np.count_nonzero(edges['excluded']):,}次。",
        ),
        findings=findings,
        examined_rows=int(np.count_nonzero(claims.effective)),
        skipped_rows={"shared_doctor_code": int(np.count_nonzero(shared_code))},
    )


def _around(
    view: View, edges: Rows, mask: Bool, side: str, parameters: Parameters
) -> list[Finding]:
    """Findings around the owners named in one column."""
    rows = {name: column[mask] for name, column in edges.items()}
    claims, by_doctor = view.claims, side == "person_no"
    owners = claims.doctor if by_doctor else claims.provider
    size = len(claims.doctor_ids if by_doctor else claims.provider_ids)
    filled, counted = claims.claim_type == PHARMACY, claims.effective & (owners >= 0)
    if side == "other_provider_no":
        counted &= claims.end_day > claims.day
    exposure = np.stack(
        [np.bincount(owners[counted & part], minlength=size) for part in (~filled, filled)]
    )
    found = repeated_occasions(
        rows[side].astype(np.int64),
        rows["person_no"],
        rows["day"],
        filled[rows["claim_no"]].astype(np.int64) * (side == "provider_no"),
        exposure,
        parameters.doctor if by_doctor else parameters.provider,
    )
    peers = peers_of(claims)
    return [elsewhere(view, rows, one, side, peers, parameters.cost_ratio) for one in found]
