"""Providers under one owner, phone or account that pass the same people from one to the next."""

from dataclasses import dataclass

import numpy as np
import pyarrow.compute as pc

from algorithms.contrasts import ContrastRule, Peers
from algorithms.grouping import codes_of, seen_with_several
from algorithms.linked_groups import linked_groups
from algorithms.neighbourhoods import AreaSize, neighbourhoods
from algorithms.null_models import benjamini_hochberg
from model.claim_index import Int64
from model.findings import Finding, Signal
from model.language import Text
from model.parameters import CUSTOMARY, REASONED, WORLDS, parameter, part
from model.view import View
from typologies.evidence.amounts import cost_excess, peers_of
from typologies.evidence.members import NamedRule, members_by_share
from typologies.evidence.strength import by_count
from typologies.shared_identity.roamers import RoamerRule, Roamers, roamers

IDENTIFIER = Text(
    en="{providers} providers share an owner, representative, phone or account.",
    zh="{providers}家机构的所有人、法定代表人、电话或账户相同。",
)
ROUTE = Text(
    en="{people} insured persons were at more of them than people of their area are "
    "({clinics:.1f} on average; chance explains {expected:.2f} such persons).",
    zh="{people}名参保人到过其中的机构数多于同地区居民（平均{clinics:.1f}家；随机可解释{expected:.2f}人）。",
)


@dataclass(frozen=True)
class OwnersRule:
    """When linked providers are worth naming."""

    most_holders: int = parameter(
        30, "holders", "beyond which an identifier is a public owner or a default", WORLDS
    )
    most_providers: int = parameter(40, "providers", "of a group that is looked at", WORLDS)
    q_value: float = parameter(0.01, "q-value", "accepted, over all groups", CUSTOMARY)
    area: AreaSize = part(AreaSize(least_people=200), "neighbours to compare with")
    roamer: RoamerRule = part(RoamerRule(), "who is taken round")
    signers: NamedRule = part(NamedRule(one_in=2), "claims at a provider of a doctor named")
    least_visitors: int = parameter(2, "persons", "of those at a provider that is named", REASONED)
    half_people: int = parameter(3, "persons", "that are half as strong as can be", REASONED)
    cost: ContrastRule = part(ContrastRule(least_ratio=1.15), "cost of their claims there")


def shared_owners(
    view: View, holder: Int64, tag: Int64, rule: OwnersRule
) -> tuple[list[Finding], int]:
    """Findings from links of providers and identifiers, and how many groups were tested."""
    claims, size = view.claims, len(view.claims.provider_ids)
    group_of = linked_groups(holder, tag, size, 2)
    chain = _declared_chains(view)
    linked = np.flatnonzero(group_of >= 0)
    groups = [linked[group_of[linked] == group] for group in np.unique(group_of[linked])]
    groups = [
        those
        for those in groups
        if those.size <= rule.most_providers and not (chain[those] == max(chain[those[0]], 0)).all()
    ]
    counted = np.flatnonzero(claims.effective)
    if not groups or not counted.size:
        return [], 0
    area = neighbourhoods(view.patients["address"], view.patients["region"], rule.area)
    active = np.zeros(area.size, dtype=bool)
    active[claims.patient[counted]] = True
    population = np.bincount(area[active], minlength=int(area.max()) + 1)
    peers = peers_of(claims)
    met = [
        roamers(claims, peers.rows.of(those), those, area, population, rule.roamer)
        for those in groups
    ]
    q_values = benjamini_hochberg(np.array([one.p_value for one in met]), len(met))
    return [
        _finding(view, peers.rows.of(one.providers), one, float(q), peers, rule)
        for one, q in zip(met, q_values, strict=True)
        if q <= rule.q_value and len(one.people) >= rule.roamer.least_people
    ], len(met)


def _declared_chains(view: View) -> Int64:
    """Chain of every provider by registered ``branch_of`` facts, -1 for none.

    Whoever goes to one branch goes to another: in a declared chain sharing patients is no sign.
    """
    facts = view.registrations.filter(pc.equal(view.registrations["relation"], "branch_of"))
    head = codes_of(facts["object_id"])
    things, tags = [], []
    for side in ("subject_id", "object_id"):
        found = pc.index_in(facts[side], value_set=view.claims.provider_ids)
        numbers = found.fill_null(-1).to_numpy()
        things.append(numbers[numbers >= 0].astype(np.int64))
        tags.append(head[numbers >= 0])
    size = len(view.claims.provider_ids)
    return linked_groups(np.concatenate(things), np.concatenate(tags), size, 2)


def _finding(
    view: View,
    record: Int64,
    met: Roamers,
    q_value: float,
    peers: Peers,
    rule: OwnersRule,
) -> Finding:
    claims, those, people = view.claims, met.providers, met.people
    record = record[np.isin(claims.patient[record], list(people))]
    doctors: dict[int, int] = {}
    for one in those:
        here = record[claims.provider[record] == one]
        signer = claims.doctor[here].astype(np.int64)
        doctors |= seen_with_several(signer, here, rule.signers.needed(here.size))
    visited = seen_with_several(
        claims.provider[record].astype(np.int64),
        claims.patient[record].astype(np.int64),
        rule.least_visitors,
    )
    cost = peers.contrast(record, rule.cost)
    facts = {
        "providers": int(those.size),
        "people": len(people),
        "clinics": round(float(np.mean(list(people.values()))), 4),
        "expected": round(met.expected, 6),
        "ratio": round(cost.ratio, 4),
    }
    strength = by_count(len(people), rule.half_people)
    return Finding(
        typology="shared_identity",
        members=(
            *members_by_share("patient", "shared_person", people, int(those.size)),
            *members_by_share("doctor", "signer", doctors, record.size),
            *members_by_share("provider", "linked_provider", visited, len(people)),
        ),
        claims=record,
        reason="treated_at_linked_providers",
        score=strength,
        q_value=q_value,
        signals=(
            Signal("shared_identifier", round(1 - 1 / those.size, 6), IDENTIFIER.filled(**facts)),
            Signal("shared_route", strength, ROUTE.filled(**facts)),
            *cost_excess(cost.ratio, cost.notable(rule.cost)),
        ),
        detail=facts,
    )
