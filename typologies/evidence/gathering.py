"""People who gather beyond chance: the way from pairs to findings that gathering typologies share.

A group counts when chance has to produce its timing and, independently of it, the strongest side
evidence (cost, items, discharges): the two p-values multiply, with a correction for the choice
among the three.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np

from algorithms.gathering_groups import (
    GatheringRule,
    Marks,
    Pairs,
    Setting,
    find_groups,
    records_of,
)
from algorithms.groups import Group
from algorithms.null_models import SMALLEST_P
from algorithms.stability import StabilityRule, membership_stability
from model.claim_index import Int32, Int64
from model.findings import Finding, Member, Outcome, Signal
from model.language import Text
from model.parameters import CUSTOMARY, REASONED, WORLDS, parameter, part, seed_parameter
from model.relations import Relation
from model.view import View
from model.vocabulary.findings import ReasonCode, RoleCode, SkipCode, TypologyCode
from model.vocabulary.signals import SignalKind
from typologies.evidence.route import RouteRule, moving, route_of, venues
from typologies.evidence.scene import Scene
from typologies.evidence.side import Side, SideRule
from typologies.evidence.strength import by_q_value

SUMMARY = Text(
    en="{n} groups in {areas} search areas; {tested:,.0f} pairs of insured persons tested.",
    zh="在{areas}个搜索区域中发现{n}个群组；共检验{tested:,.0f}对参保人。",
)


@dataclass(frozen=True)
class GatheringParameters:
    """What counts as a group that gathers."""

    max_members: int = parameter(
        200, "persons", "of a group: a larger gathering is an institution's doing", REASONED
    )
    max_q: float = parameter(0.01, "q-value", "of a group, timing and side evidence", CUSTOMARY)
    groups: GatheringRule = part(GatheringRule(), "how groups are found")
    sides: SideRule = part(SideRule(), "evidence besides timing")
    route: RouteRule = part(RouteRule(), "where a group gathers")
    stability: StabilityRule = part(StabilityRule(), "how often a group returns")
    full_decades: float = parameter(15.0, "-log10 q", "of a timing as strong as it gets", REASONED)
    score_occasions: float = parameter(
        4.0, "occasions", "that bring the score 63% of the way to 1", WORLDS
    )
    seed: int = seed_parameter()


@dataclass(frozen=True)
class Meetings:
    """Significant pairs, the marks that they were made of, and the place of every claim."""

    pairs: Relation
    marks: Marks
    place: Int32
    setting: Setting


@dataclass(frozen=True)
class Labels:
    """What a typology calls its findings, and how it speaks of a group and its q-value."""

    typology: TypologyCode
    signal: SignalKind
    role: RoleCode
    reason: ReasonCode
    sentence: Callable[[Group, float], Text]


def outcome_of(
    view: View,
    meetings: Meetings,
    labels: Labels,
    parameters: GatheringParameters,
    skipped: Mapping[SkipCode, int],
) -> Outcome:
    """The groups that chance does not explain; ``skipped`` counts the claims without a mark."""
    edges, facts = meetings.pairs.edges, meetings.pairs.facts
    left, right, p_value = (edges[name].to_numpy() for name in ("left", "right", "p_value"))
    found = find_groups(
        meetings.marks,
        Pairs(left, right, p_value, facts["p_max"]),
        meetings.setting,
        parameters.groups,
        seed=parameters.seed,
    )
    baskets = view.relations.get("baskets")
    scene = Scene(view.claims, meetings.place, baskets, found, parameters.sides)
    findings: list[Finding] = []
    too_large = 0
    for group, chance in zip(found.groups, found.chance, strict=True):
        if group.members.size > parameters.max_members:
            too_large += 1
            continue
        record, gathering = records_of(found, group)
        sides = scene.sides(record, gathering)
        beside = min(1.0, len(sides) * min(side.p_value for side in sides))
        q_value = max(SMALLEST_P, min(1.0, chance * beside))
        if q_value <= parameters.max_q:
            ticks = meetings.setting.clock.ticks_per_day
            findings.append(
                _finding(scene, labels, parameters, ticks, group, record, sides, q_value)
            )
    return Outcome(
        typology=labels.typology,
        status="ok",
        summary=SUMMARY.filled(
            n=len(findings), areas=found.search_areas, tested=facts["pairs_tested"]
        ),
        findings=tuple(findings),
        examined_rows=int(meetings.marks.record.size),
        skipped_rows={**skipped, "groups_too_large": too_large},
    )


def _finding(
    scene: Scene,
    labels: Labels,
    parameters: GatheringParameters,
    ticks_per_day: int,
    group: Group,
    record: Int64,
    sides: tuple[Side, ...],
    q_value: float,
) -> Finding:
    stability, frequency = membership_stability(
        group, parameters.groups.group, parameters.stability, seed=parameters.seed
    )
    route = route_of(scene.found, group, ticks_per_day, parameters.route)
    timing = Signal(
        labels.signal,
        by_q_value(q_value, parameters.full_decades),
        labels.sentence(group, q_value),
    )
    signals = (timing, moving(route, parameters.route), *(side.signal for side in sides))
    patients = tuple(
        Member("patient", int(person), labels.role, round(float(share * kept), 6))
        for person, share, kept in zip(
            group.members, group.presence.mean(axis=1), frequency, strict=True
        )
    )
    return Finding(
        typology=labels.typology,
        members=patients + venues(scene.claims, record, parameters.route),
        claims=record,
        reason=labels.reason,
        score=round(1 - float(np.exp(-route.occasions / parameters.score_occasions)), 6),
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
