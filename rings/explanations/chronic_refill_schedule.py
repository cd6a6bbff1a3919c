"""Refills for chronic illness: everyone keeps an own rhythm, and the doctor has one clinic day."""

from dataclasses import dataclass

import numpy as np

from model.claim_index import UNKNOWN, Bool
from model.claims import CLAIM_TYPES
from model.language import Text
from model.parameters import REASONED, parameter, part
from model.vocabulary.signals import SignalKind
from rings.explanations.beat import BeatRule, group_beat, near_days
from rings.explanations.cadence import SteadyRule, usual_gap, visit_days
from rings.explanations.explanation import Assessment
from rings.group_data import GroupData

CODE = "chronic_refill_schedule"
TITLE = Text(en="Chronic refill schedule", zh="慢病定期取药")
EXPLAINS: frozenset[SignalKind] = frozenset({"co_timing", "shared_route", "same_basket"})


@dataclass(frozen=True)
class Parameters:
    """What a rhythm of refills is, of one person and of a whole group."""

    gaps: tuple[float, ...] = parameter(
        (6.0, 95.0), "days", "between refills, median, from a week to twelve weeks", REASONED
    )
    visits: int = parameter(4, "visits", "from which a rhythm can be told", REASONED)
    steady: SteadyRule = part(SteadyRule(), "the rhythm of a person")
    refill_types: tuple[str, ...] = parameter(
        ("chronic_outpatient", "pharmacy"),
        "types of claims",
        "that are refills",
        REASONED,
        choices=CLAIM_TYPES,
    )
    mostly: float = parameter(0.7, "share", "of refills in a pattern of refills", REASONED)
    one_doctor: float = parameter(0.9, "share", "of the claims at the busiest doctor", REASONED)
    beat: BeatRule = part(BeatRule(), "the beat of a whole group")


def examine(group: GroupData, parameters: Parameters) -> Assessment | None:
    """Members with regular gaps of their own, at one doctor whose day is full of others too."""
    gaps = _regular_gaps(group, parameters)
    beat = group_beat(group, parameters.beat)
    if not gaps and beat is None:
        return None
    doctors = group.index.doctor[group.claims]
    known = doctors[doctors != UNKNOWN]
    desks = known if known.size else group.index.provider[group.claims]
    single = float(np.bincount(desks).max() / group.claims.size)
    refill = _refills(group, parameters)
    refills = group.share(refill)
    others = _others_per_day(group)
    if beat is not None and refills >= parameters.mostly:
        return _one_beat(group, beat, refill, parameters.beat)
    if not gaps:
        return None
    share = group.share(group.of_patients(gaps))
    for_ = [
        Text(
            en="{n} of {all} members come in a regular rhythm of {low:.0f} to {high:.0f} days "
            "({share:.0%} of the pattern's claims); {refills:.0%} are refills.",
            zh="{all}名成员中有{n}名按{low:.0f}至{high:.0f}天的固定周期就诊（占该模式结算记录的{share:.0%}）；"
            "其中{refills:.0%}为取药类结算记录。",
        ).filled(
            n=len(gaps),
            all=len(group.patients),
            low=min(gaps.values()),
            high=max(gaps.values()),
            share=share,
            refills=refills,
        )
    ]
    against = []
    if single < parameters.one_doctor:
        against.append(
            Text(
                en="Only {part:.0%} of the claims are at one doctor.",
                zh="仅{part:.0%}的结算记录集中于同一医师。",
            ).filled(part=single)
        )
    if others < len(group.patients):
        against.append(
            Text(
                en="On these days only {n:.1f} other people came (median).",
                zh="这些日期仅有{n:.1f}名其他人员就诊（中位数）。",
            ).filled(n=others)
        )
    if refills < parameters.mostly:
        against.append(Text(en="Most claims are not refills.", zh="多数结算记录不属于取药。"))
    return Assessment(share, for_, against, EXPLAINS, limited=bool(against))


def _regular_gaps(group: GroupData, parameters: Parameters) -> dict[int, float]:
    """Median days between the visits of the members who come in a regular rhythm."""
    shortest, longest = parameters.gaps
    found: dict[int, float] = {}
    for patient in group.patients.tolist():
        days = visit_days(group, patient)
        gap, steady = usual_gap(days, parameters.steady)
        if days.size >= parameters.visits and shortest <= gap <= longest and steady:
            found[patient] = gap
    return found


def _refills(group: GroupData, parameters: Parameters) -> Bool:
    """Mask over the pattern's claims: those that are refills."""
    types = [CLAIM_TYPES.index(name) for name in parameters.refill_types]
    return np.isin(group.index.claim_type[group.claims], types)


def _one_beat(group: GroupData, beat: int, refill: Bool, rule: BeatRule) -> Assessment:
    """The claims around the refills of a group that keeps one beat."""
    days = group.index.day[group.claims].astype(np.int64)
    near = near_days(days, days[refill], rule)
    for_ = Text(
        en="The whole group comes about every {beat} days, as one course of medicine does; "
        "{refills:.0%} of its claims are refills.",
        zh="全组约每{beat}天就诊一次，与同一疗程的用药周期一致；其中{refills:.0%}为取药类结算记录。",
    ).filled(beat=beat, refills=group.share(refill))
    return Assessment(group.share(near), [for_], [], EXPLAINS | {"excess_cost"})


def _others_per_day(group: GroupData) -> float:
    """Median number of people outside the group at the same place on the days of meeting."""
    if not group.places.size or not group.together_days.size:
        return 0.0
    place = int(group.places[0])
    people = [
        np.setdiff1d(group.index.patient[group.run.by_provider.on(place, int(day))], group.patients)
        for day in group.together_days
    ]
    return float(np.median([p.size for p in people]))
