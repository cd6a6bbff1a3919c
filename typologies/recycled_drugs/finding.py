"""Packages that one place settles again: where they come from, and whose hands they pass."""

from dataclasses import dataclass

import numpy as np

from algorithms.contrasts import ContrastRule, Peers
from algorithms.grouping import seen_with_several
from algorithms.place_rates import PlaceRates
from model.claim_index import ClaimIndex, Int64
from model.findings import Finding, Signal
from model.language import Text
from model.parameters import REASONED, WORLDS, parameter, part
from typologies.evidence.amounts import cost_excess
from typologies.evidence.members import NamedRule, members_by_share
from typologies.evidence.strength import by_count

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
class FlowRule:
    """When packages settled again are a flow, and who is named in it."""

    least_share: float = parameter(
        0.5, "share", "of the packages from one source, or from persons with several", WORLDS
    )
    least_packages: int = parameter(2, "packages", "of a person or source that is named", REASONED)
    signers: NamedRule = part(NamedRule(least=2), "packages of a doctor who is named")
    half_packages: int = parameter(3, "packages", "that make a trace half as strong", REASONED)
    cost: ContrastRule = part(ContrastRule(), "cost of the claims that settle again")


def flow(
    claims: ClaimIndex, chains: Int64, sink: int, rates: PlaceRates, peers: Peers, rule: FlowRule
) -> Finding | None:
    """The packages of one sink, if they come from one place or pass the same hands.

    ``chains`` has a column per package settled again: first claim, later claim, package.
    """
    (first, again, code), sides = chains, chains[:2].ravel()
    packages, least = int(np.unique(code).size), rule.least_packages
    persons = seen_with_several(claims.patient[sides].astype(np.int64), np.r_[code, code], least)
    sources = seen_with_several(claims.provider[first].astype(np.int64), code, least)
    often = rule.signers.needed(packages)
    signers = seen_with_several(claims.doctor[first].astype(np.int64), code, often)
    sources.pop(sink, None)
    theirs = np.isin(claims.patient[np.stack([first, again])], list(persons)).any(axis=0)
    person_share = round(np.unique(code[theirs]).size / packages, 6)
    source_share = round(max(sources.values(), default=0) / packages, 6)
    if max(person_share, source_share) < rule.least_share:
        return None
    cost = peers.contrast(again, rule.cost)
    dear = cost.notable(rule.cost)
    if source_share < rule.least_share and not dear:
        return None  # one till, ordinary amounts: packs split for regular customers
    facts = {
        "packages": packages,
        "expected": round(float(rates.expected[sink]), 6),
        "persons": len(persons),
        "person_share": person_share,
        "source_share": source_share,
        "ratio": round(cost.ratio, 4),
    }
    strength = by_count(packages, rule.half_packages)
    return Finding(
        typology="recycled_drugs",
        members=(
            *members_by_share("patient", "handler", persons, packages),
            *members_by_share("doctor", "signer", signers, packages),
            *members_by_share("provider", "source", sources, packages),
            *members_by_share("provider", "sink", {sink: packages}, packages),
        ),
        claims=np.unique(sides),
        reason="package_settled_again",
        score=strength,
        q_value=float(rates.q_value[sink]),
        signals=(
            Signal("goods_trace", strength, TRACE.filled(**facts)),
            Signal("exclusive_flow", max(person_share, source_share), FLOW.filled(**facts)),
            *cost_excess(cost.ratio, dear),
        ),
        detail=facts,
    )
