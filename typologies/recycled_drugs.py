"""Recycled drugs: the same package settled again, and again by the same hands.

Pattern
    The trace code of a drug package is settled at one place and later at another (or twice at
    one till), for many packages with the same source and sink or the same persons.

Why it matters
    The fund pays twice for one package: drugs bought on insurance cards return to the shelf.

Innocent explanations
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

from algorithms.contrasts import Peers
from algorithms.grouping import codes_of, distinct_count, seen_with_several
from algorithms.place_rates import PlaceRates, place_rates
from model.claim_index import Int64
from model.findings import Finding, Outcome, Signal
from model.language import Text
from model.view import View
from typologies.evidence.parts import cost_excess, members_by_share, peers_of

CODE = "recycled_drugs"
TITLE = Text(en="Recycled drugs", zh="回流药")
NEEDS = ("trace_codes",)

TRACE = Text(
    en="{packages} drug packages were settled a second time here; {expected:.1f} expected.",
    zh="{packages}盒药品的追溯码在此被再次结算；预期为{expected:.1f}盒。",
)
FLOW = Text(
    en="{source_share:.0%} of them come from one place; {persons} persons appear with several of "
    "them ({person_share:.0%} of the packages).",
    zh="其中{source_share:.0%}来自同一机构；{persons}名参保人与其中多盒药品有关（占{person_share:.0%}）。",
)


@dataclass(frozen=True)
class Parameters:
    """What counts as a flow of recycled drugs.

    ``least_packages``: packages settled again at one place (5: fewer are scan errors).
    ``least_pattern``: share of them from one source, or from persons seen with several.
    ``member_packages``: packages that make a person, doctor or source a member (2).
    ``spread``: squared coefficient of variation of the repeat rate between places.
    ``q_value``: accepted false discovery rate (0.01, customary). ``cost_ratio``: to be a signal.
    """

    least_packages: int = 5
    least_pattern: float = 0.5
    member_packages: int = 2
    spread: float = 1.0
    q_value: float = 0.01
    cost_ratio: float = 1.2


def detect(view: View, parameters: Parameters) -> Outcome:
    """Findings, one per place at which packages are settled again."""
    relation, claims = view.relation(NEEDS[0]), view.claims
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
        _finding(view, chains[:, sink == s], int(s), rates, peers, parameters)
        for s in np.flatnonzero(many)
    )
    findings = tuple(finding for finding in each if finding is not None)
    return Outcome(
        typology=CODE,
        status="ok",
        summary=Text(
            en=f"{len(findings)} places settle packages again in a pattern; "
            f"{packages.sum():,} packages were seen twice.",
            zh=f"{len(findings)}处机构有规律地重复结算；共{packages.sum():,}盒药品重复出现。",
        ),
        findings=findings,
        examined_rows=int(relation.facts["settlements"]),
        skipped_rows={name: int(relation.facts[name]) for name in ("split_pack", "returned")},
    )


def _finding(
    view: View, chains: Int64, sink: int, rates: PlaceRates, peers: Peers, parameters: Parameters
) -> Finding | None:
    claims, (first, again, code), sides = view.claims, chains, chains[:2].ravel()
    packages, least = int(np.unique(code).size), parameters.member_packages
    persons = seen_with_several(claims.patient[sides].astype(np.int64), np.r_[code, code], least)
    sources = seen_with_several(claims.provider[first].astype(np.int64), code, least)
    often = max(least, packages // 3)
    signers = seen_with_several(claims.doctor[first].astype(np.int64), code, often)
    sources.pop(sink, None)
    theirs = np.isin(claims.patient[np.stack([first, again])], list(persons)).any(axis=0)
    person_share = round(np.unique(code[theirs]).size / packages, 6)
    source_share = round(max(sources.values(), default=0) / packages, 6)
    if max(person_share, source_share) < parameters.least_pattern:
        return None
    cost = peers.contrast(again)
    dear = cost.notable(parameters.cost_ratio, parameters.q_value)
    if source_share < parameters.least_pattern and not dear:
        return None  # one till, ordinary amounts: packs split for regular customers
    facts = {
        "packages": packages,
        "expected": round(float(rates.expected[sink]), 6),
        "persons": len(persons),
        "person_share": person_share,
        "source_share": source_share,
        "ratio": round(cost.ratio, 4),
    }
    return Finding(
        typology=CODE,
        members=(
            *members_by_share("patient", "handler", persons, packages),
            *members_by_share("doctor", "signer", signers, packages),
            *members_by_share("provider", "source", sources, packages),
            *members_by_share("provider", "sink", {sink: packages}, packages),
        ),
        claims=np.unique(sides),
        reason="package_settled_again",
        score=round(packages / (packages + 3), 6),
        q_value=float(rates.q_value[sink]),
        signals=(
            Signal("goods_trace", round(packages / (packages + 3), 6), TRACE.filled(**facts)),
            Signal("exclusive_flow", max(person_share, source_share), FLOW.filled(**facts)),
            *cost_excess(cost.ratio, dear),
        ),
        detail=facts,
    )
