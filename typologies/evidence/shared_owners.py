"""Providers under one owner, phone or account that pass the same people from one to the next."""

from dataclasses import dataclass

import numpy as np
import pyarrow.compute as pc

from algorithms.contrasts import Peers
from algorithms.grouping import codes_of, seen_with_several
from algorithms.linked_groups import linked_groups
from algorithms.neighbourhoods import neighbourhoods
from algorithms.null_models import benjamini_hochberg
from algorithms.roaming import area_rates, roaming_tail
from algorithms.tests_of_excess import joint_excess
from model.claim_index import Int64
from model.findings import Finding, Signal
from model.language import Text
from model.view import View
from typologies.evidence.parts import cost_excess, members_by_share, peers_of

IDENTIFIER = Text(
    en="{providers} providers share an owner, representative, phone, address or account.",
    zh="{providers}家机构的所有人、法定代表人、电话、地址或账户相同。",
)
ROUTE = Text(
    en="{people} insured persons were at more of them than people of their area are "
    "({clinics:.1f} on average; chance explains {expected:.2f} such persons).",
    zh="{people}名参保人到过其中的机构数多于同地区居民（平均{clinics:.1f}家；随机可解释{expected:.2f}人）。",
)
AREA_LEAST = 200
"""People that make an area whose habits can be compared with."""


@dataclass(frozen=True)
class OwnersRule:
    """When linked providers are worth naming.

    ``most_holders``: an identifier of more providers is a public owner or an office's default.
    ``most_providers``: larger groups are left out and counted. ``least_people``: people seen at
    more of the providers than their area explains. ``person_p_value``: of such a person.
    ``q_value``: accepted false discovery rate (0.01, customary). ``cost_ratio``: to count as a
    signal.
    """

    most_holders: int = 30
    most_providers: int = 40
    least_people: int = 3
    person_p_value: float = 2e-3
    q_value: float = 0.01
    cost_ratio: float = 1.15


@dataclass(frozen=True)
class _Roamers:
    """A group of linked providers and the people seen at too many of them."""

    providers: Int64
    people: dict[int, int]
    expected: float
    p_value: float


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
    area = neighbourhoods(view.patients["address"], view.patients["region"], AREA_LEAST)
    active = np.zeros(area.size, dtype=bool)
    active[claims.patient[counted]] = True
    population = np.bincount(area[active], minlength=int(area.max()) + 1)
    peers = peers_of(claims)
    met = [_roamers(view, peers.rows.of(those), those, area, population, rule) for those in groups]
    q_values = benjamini_hochberg(np.array([roamers.p_value for roamers in met]), len(met))
    return [
        _finding(view, peers.rows.of(roamers.providers), roamers, float(q), peers, rule)
        for roamers, q in zip(met, q_values, strict=True)
        if q <= rule.q_value and len(roamers.people) >= rule.least_people
    ], len(met)


def _roamers(
    view: View, record: Int64, those: Int64, area: Int64, population: Int64, rule: OwnersRule
) -> _Roamers:
    claims = view.claims
    people, row = np.unique(claims.patient[record], return_inverse=True)
    visited = np.zeros((people.size, those.size), dtype=bool)
    visited[row, np.searchsorted(those, claims.provider[record])] = True
    places = visited.sum(axis=1)
    rates = area_rates(visited, area[people], population, np.ones(people.size))
    p_value = roaming_tail(places, rates)
    p_value[places < 2] = 1.0
    # Two of many are neighbours of each other; the recruited are taken round.
    kept = (p_value <= rule.person_p_value) & (places >= 0.6 * places.max(initial=0))
    kept &= (p_value <= rule.person_p_value / 4) | (places > 2)
    return _Roamers(
        providers=those,
        people={int(no): int(n) for no, n in zip(people[kept], places[kept], strict=True)},
        expected=people.size * rule.person_p_value,
        p_value=joint_excess(
            p_value[kept], int(people.size), rule.least_people, floor=rule.person_p_value / 4
        ),
    )


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
    roamers: _Roamers,
    q_value: float,
    peers: Peers,
    rule: OwnersRule,
) -> Finding:
    claims, those, people = view.claims, roamers.providers, roamers.people
    record = record[np.isin(claims.patient[record], list(people))]
    doctors: dict[int, int] = {}
    for one in those:
        here = record[claims.provider[record] == one]
        signer = claims.doctor[here].astype(np.int64)
        doctors |= seen_with_several(signer, here, max(3, here.size // 2))
    visited = seen_with_several(
        claims.provider[record].astype(np.int64), claims.patient[record].astype(np.int64), 2
    )
    cost = peers.contrast(record)
    facts = {
        "providers": int(those.size),
        "people": len(people),
        "clinics": round(float(np.mean(list(people.values()))), 4),
        "expected": round(roamers.expected, 6),
        "ratio": round(cost.ratio, 4),
    }
    strength = round(len(people) / (len(people) + 3), 6)
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
            *cost_excess(cost.ratio, cost.notable(rule.cost_ratio, rule.q_value)),
        ),
        detail=facts,
    )
