"""From found groups to findings: members, venues, claims, signals, and every number."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from algorithms.gathering_groups import FoundGroups, Pairs, records_of
from algorithms.groups import Group, GroupRule
from algorithms.stability import membership_stability
from model.claim_index import ClaimIndex, Int32, Int64
from model.findings import Finding, Member, Signal
from model.language import Text
from model.relations import Relation
from typologies.evidence.basket import basket_of
from typologies.evidence.cost import cost_of
from typologies.evidence.route import route_of, venues
from typologies.evidence.side import Side
from typologies.evidence.stay import stay_of, usual_stay


@dataclass(frozen=True)
class Scene:
    """Where groups were found: the claims, the place of each, and what people carried home."""

    claims: ClaimIndex
    place: Int32
    baskets: Relation | None
    found: FoundGroups
    ticks_per_day: int

    @cached_property
    def usual_stay(self) -> float | None:
        """How usual it is that stays end together; read once for all groups."""
        return usual_stay(self.claims)

    @cached_property
    def _near(self) -> tuple[Int32, Int64]:
        """The marks' records by place, and the places in that order."""
        near = np.sort(self.found.marks.record)
        order = np.argsort(self.place[near], kind="stable")
        return self.place[near][order], near[order]

    def peers(self, record: Int64) -> Int64:
        """All records of the places of these records, ascending."""
        places, near = self._near
        here = np.unique(self.place[record])
        low = np.searchsorted(places, here, side="left")
        high = np.searchsorted(places, here, side="right")
        return np.sort(np.concatenate([near[a:b] for a, b in zip(low, high, strict=True)]))


@dataclass(frozen=True)
class Labels:
    """What a typology calls its findings: code, reason of claims, role, and its timing signal."""

    typology: str
    reason: str
    role: str
    timing: Callable[[Group, float], Signal]


def findings_of(
    scene: Scene, labels: Labels, rule: GroupRule, *, max_members: int, max_q: float, seed: int
) -> tuple[Finding, ...]:
    """The groups that chance does not explain.

    Chance has to produce the timing and, independently of it, the strongest side evidence (cost,
    items, discharges): the two p-values multiply, with a correction for the choice among three.
    """
    findings = []
    for group, chance in zip(scene.found.groups, scene.found.chance, strict=True):
        if group.members.size > max_members:
            continue
        record, gathering = records_of(scene.found, group)
        sides = _sides(scene, record, gathering)
        beside = min(1.0, len(sides) * min(side.p_value for side in sides))
        q_value = max(1e-300, min(1.0, chance * beside))
        if q_value <= max_q:
            findings.append(_finding(scene, labels, rule, group, record, sides, q_value, seed))
    return tuple(findings)


def _sides(scene: Scene, record: Int64, gathering: Int32) -> tuple[Side, Side, Side]:
    peers = scene.peers(record)
    return (
        cost_of(scene.claims, scene.place, peers, record),
        basket_of(scene.claims, scene.place, peers, record, scene.baskets),
        stay_of(scene.claims, gathering, record, scene.usual_stay),
    )


def _finding(
    scene: Scene,
    labels: Labels,
    rule: GroupRule,
    group: Group,
    record: Int64,
    sides: tuple[Side, ...],
    q_value: float,
    seed: int,
) -> Finding:
    stability, frequency = membership_stability(group, rule, seed=seed)
    route = route_of(scene.found, group, scene.ticks_per_day)
    signals = (labels.timing(group, q_value), route.signal, *(side.signal for side in sides))
    patients = tuple(
        Member("patient", int(person), labels.role, round(float(share * kept), 6))
        for person, share, kept in zip(
            group.members, group.presence.mean(axis=1), frequency, strict=True
        )
    )
    return Finding(
        typology=labels.typology,
        members=patients + venues(scene.claims, record),
        claims=record,
        reason=labels.reason,
        score=round(1 - float(np.exp(-route.occasions / 4)), 6),
        q_value=q_value,
        signals=tuple(signal for signal in signals if signal is not None),
        detail={
            "outings": group.gatherings.size,
            "occasions": route.occasions,
            "places": route.places,
            "members": int(group.members.size),
            "expected": round(float(group.expected.mean()), 4),
            "attended": round(float(group.attended.mean()), 4),
            "cost_percentile": round(sides[0].value, 4),
            "first_day": int(scene.claims.day[record].min()),
            "last_day": int(scene.claims.day[record].max()),
        },
        stability=round(stability, 6),
    )


def strength_of(q_value: float) -> float:
    """Strength 0-1 of a timing: fifteen decades of the q-value are as strong as it gets."""
    return round(min(1.0, -float(np.log10(q_value)) / 15), 6)


def edges_of(relation: Relation) -> Pairs:
    """The edge table of a relation as significant pairs."""
    return Pairs(
        left=relation.edges["left"].to_numpy(),
        right=relation.edges["right"].to_numpy(),
        p_value=relation.edges["p_value"].to_numpy(),
        p_max=relation.facts["p_max"],
    )


def summary_of(findings: int, areas: int, tested: float) -> Text:
    """One sentence, also for "nothing found"."""
    return Text(
        en="{n} groups in {areas} search areas; {tested:,.0f} pairs of insured persons tested.",
        zh="在{areas}个搜索区域中发现{n}个群组；共检验{tested:,.0f}对参保人。",
    ).filled(n=findings, areas=areas, tested=tested)
