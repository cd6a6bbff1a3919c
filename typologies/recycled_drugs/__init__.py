"""Recycled drugs: the same package settled again, and again by the same hands.

Pattern
    The trace code of a drug package is settled at one place and later at another (or twice at
    one till), for many packages with the same source and sink or the same persons.

Why it matters
    The fund pays twice for one package: drugs bought on insurance cards return to the shelf.

Alternative explanations
    Split packs, a return sold again, scan errors, a code on the outer case, a double upload.

Measured as
    Distinct packages per place that settles them a second time, against the rate elsewhere
    (leave-one-out; negative binomial tail; Benjamini-Hochberg over all places); share of the
    packages from one source or from persons seen with several of them.

Legal basis
    Order 735 art. 38(4), 38(5), 40 and 41(3) (exchanged, forged and resold drugs); indicators
    only, the wording must be confirmed by the using agency.

Sources
    Typology catalogue T1 and T2. Benjamini and Hochberg (1995).
"""

from dataclasses import dataclass

import numpy as np

from algorithms.grouping import codes_of, distinct_count
from algorithms.place_rates import place_rates
from model.findings import Outcome
from model.language import Text
from model.parameters import CUSTOMARY, REASONED, WORLDS, parameter, part
from model.view import View
from model.vocabulary.findings import ReasonCode, RoleCode, SkipCode, TypologyCode
from model.vocabulary.signals import SignalKind
from typologies.evidence.amounts import peers_of
from typologies.recycled_drugs.finding import FlowRule, flow

CODE: TypologyCode = "recycled_drugs"
NEEDS = ("trace_codes",)
SIGNALS: tuple[SignalKind, ...] = ("goods_trace", "exclusive_flow", "excess_cost")
ROLES: tuple[RoleCode, ...] = ("handler", "signer", "source", "sink")
REASONS: tuple[ReasonCode, ...] = ("package_settled_again",)
SKIPS: tuple[SkipCode, ...] = ("split_pack", "returned")

SUMMARY = Text(
    en="{n} places settle packages again in a pattern; {packages:,} packages were seen twice.",
    zh="{n}处机构有规律地重复结算；共{packages:,}盒药品重复出现。",
)


@dataclass(frozen=True)
class Parameters:
    """What counts as a flow of recycled drugs."""

    least_packages: int = parameter(
        5, "packages", "settled again at one place: fewer are scan errors", REASONED
    )
    spread: float = parameter(
        1.0, "squared coefficient of variation", "of the repeat rate between places", WORLDS
    )
    q_value: float = parameter(0.01, "q-value", "accepted, over all places", CUSTOMARY)
    flow: FlowRule = part(FlowRule(), "where the packages come from")


def detect(view: View, parameters: Parameters) -> Outcome:
    """Findings, one per place at which packages are settled again."""
    relation, claims = view.relation("trace_codes"), view.claims
    code = codes_of(relation.edges["code"])
    claim = relation.edges["claim_no"].to_numpy().astype(np.int64)
    follows = np.flatnonzero(code[1:] == code[:-1])
    chains = np.stack([claim[follows], claim[follows + 1], code[follows]])
    sink, size = claims.provider[chains[1]].astype(np.int64), len(claims.provider_ids)
    packages = distinct_count(sink, chains[2], size)
    settled = np.bincount(claims.provider[claims.effective], minlength=size)
    rates = place_rates(packages, settled, parameters.spread)
    many = (packages >= parameters.least_packages) & (rates.q_value <= parameters.q_value)
    peers = peers_of(claims)
    each = (
        flow(claims, chains[:, sink == s], int(s), rates, peers, parameters.flow)
        for s in np.flatnonzero(many)
    )
    findings = tuple(finding for finding in each if finding is not None)
    return Outcome(
        typology=CODE,
        status="ok",
        summary=SUMMARY.filled(n=len(findings), packages=packages.sum()),
        findings=findings,
        examined_rows=int(relation.facts["settlements"]),
        skipped_rows={name: int(relation.facts[name]) for name in SKIPS},
    )
