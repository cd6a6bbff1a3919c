"""Impossible presence: signed or treated at a place while known to be elsewhere.

Pattern
    A clinic bills people who lie in a hospital elsewhere or are dead; a hospital books stays of
    people who are seen elsewhere; a doctor signs at two places too far apart for the time
    between, or outside the validity of the licence.

Why it matters
    The treatment cannot have taken place as billed: borrowed identities, lent licences,
    admissions on paper.

Alternative explanations
    A relative collects drugs for somebody in hospital, an examination at another hospital,
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

from dataclasses import dataclass

import numpy as np

from algorithms.contrasts import Peers
from algorithms.grouping import distinct_count
from algorithms.repeated_occasions import RepeatRule, repeated_occasions
from model.claim_index import Bool
from model.findings import Finding, Outcome
from model.language import Text
from model.meeting_places import PHARMACY
from model.parameters import REASONED, parameter, part
from model.view import View
from model.vocabulary.findings import ReasonCode, RoleCode, SkipCode, TypologyCode
from model.vocabulary.signals import SignalKind
from typologies.evidence.amounts import peers_of
from typologies.impossible_presence.finding import ElsewhereRule, Rows, elsewhere

CODE: TypologyCode = "impossible_presence"
NEEDS = ("presence",)
SIGNALS: tuple[SignalKind, ...] = ("impossible", "exclusive_flow", "excess_cost")
ROLES: tuple[RoleCode, ...] = ("recorded_elsewhere", "signer", "place")
REASONS: tuple[ReasonCode, ...] = ("impossible_presence",)
SKIPS: tuple[SkipCode, ...] = ("shared_doctor_code",)

SUMMARY = Text(
    en="{n} providers or doctors with repeated impossible presence; {occasions:,} occasions in "
    "all.",
    zh="{n}个机构或医师反复出现时空冲突；共{occasions:,}次。",
)


@dataclass(frozen=True)
class Parameters:
    """How often the impossible must happen; fewer occasions are slips of the pen."""

    provider: RepeatRule = part(RepeatRule(), "around one provider")
    doctor: RepeatRule = part(
        RepeatRule(least_days=4, least_occasions=4, least_persons=1), "around one doctor"
    )
    most_places: int = parameter(
        6, "providers", "beyond which a doctor's code is that of a department", REASONED
    )
    elsewhere: ElsewhereRule = part(ElsewhereRule(), "who is named, and what else is mentioned")


def detect(view: View, parameters: Parameters) -> Outcome:
    """Findings around providers that bill, hospitals that book stays, and doctors who sign."""
    relation, claims = view.relation("presence"), view.claims
    edges = {name: relation.edges[name].to_numpy() for name in relation.edges.column_names}
    kind, person = edges["kind"], edges["person_no"].astype(np.int64)
    moved, stay = kind == "doctor_two_places", kind == "patient_during_stay"
    signed_at = np.r_[edges["provider_no"][moved], edges["other_provider_no"][moved]]
    places = distinct_count(np.tile(person[moved], 2), signed_at, len(claims.doctor_ids) + 1)
    shared_code = moved & (places[np.where(moved, person, -1)] > parameters.most_places)
    signed = ((kind == "outside_licence") | moved) & edges["excluded"] & ~shared_code
    peers = peers_of(claims)

    def around(mask: Bool, side: str) -> list[Finding]:
        rows = {name: column[mask] for name, column in edges.items()}
        return _around(view, rows, side, peers, parameters)

    billing = around(stay | (kind == "after_death"), "provider_no")
    explained = [m.no for finding in billing for m in finding.members if m.kind == "provider"]
    stay &= ~np.isin(edges["provider_no"], explained)
    stay &= claims.claim_type[edges["claim_no"]] != PHARMACY  # a relative may fetch drugs
    booking = around(stay, "other_provider_no")
    findings = (*billing, *booking, *around(signed, "person_no"))
    return Outcome(
        typology=CODE,
        status="ok",
        summary=SUMMARY.filled(n=len(findings), occasions=np.count_nonzero(edges["excluded"])),
        findings=findings,
        examined_rows=int(np.count_nonzero(claims.effective)),
        skipped_rows={"shared_doctor_code": int(np.count_nonzero(shared_code))},
    )


def _around(
    view: View, rows: Rows, side: str, peers: Peers, parameters: Parameters
) -> list[Finding]:
    """Findings around the owners named in the column ``side`` of the occasions ``rows``."""
    claims, by_doctor = view.claims, side == "person_no"
    owners = claims.doctor if by_doctor else claims.provider
    size = len(claims.doctor_ids if by_doctor else claims.provider_ids)
    filled, counted = claims.claim_type == PHARMACY, claims.effective & (owners >= 0)
    if side == "other_provider_no":
        counted &= claims.end_day > claims.day
    exposure = np.stack(
        [np.bincount(owners[counted & kind], minlength=size) for kind in (~filled, filled)]
    )
    found = repeated_occasions(
        rows[side].astype(np.int64),
        rows["person_no"],
        rows["day"],
        filled[rows["claim_no"]].astype(np.int64) * (side == "provider_no"),
        exposure,
        parameters.doctor if by_doctor else parameters.provider,
    )
    return [elsewhere(view, rows, one, side, peers, parameters.elsewhere) for one in found]
