"""Refills for chronic illness: everyone keeps an own rhythm, and the doctor has one clinic day."""

import numpy as np

from model.claim_index import UNKNOWN
from model.claims import CLAIM_TYPES
from model.findings import SignalKind
from model.language import Text
from model.rings import InnocentReading
from model.view import View
from rings.explanations.cadence import usual_gap, visit_days
from rings.explanations.form import Case, reading
from rings.group_data import GroupData

CODE = "chronic_refill_schedule"
TITLE = Text(en="Chronic refill schedule", zh="慢病定期取药")
EXPLAINS: frozenset[SignalKind] = frozenset({"co_timing", "shared_route", "same_basket"})

SHORTEST_GAP, LONGEST_GAP = 6.0, 95.0
"""Median days between refills: a week to the twelve weeks of a long prescription."""
VISITS = 4
"""Visits from which a rhythm can be told."""
MOSTLY = 0.7
"""Share of refills from which a pattern is one of refills."""
OCCASION_DAYS = 3
"""Claims at most so many days apart are one occasion: the visit, then the fill."""
FEWEST_BEATS = 6
SHORTEST_BEAT, LONGEST_BEAT = 25, 92
"""Days: prescriptions are written for one to three months."""
SHORTEST_USUAL = 20.0
"""Median days between occasions below which a monthly beat is only a multiple of a weekly one."""
EARLY_OR_LATE = 2
"""Days by which an occasion may miss the beat (a weekend)."""
KEPT_BEATS = 0.45
"""Occasions, of all but the first, that follow another by one beat. On dates of no rhythm a
dozen occasions in a year reach about 0.2 at a given beat and 0.4 at the luckiest one."""
_REFILLS = [CLAIM_TYPES.index("chronic_outpatient"), CLAIM_TYPES.index("pharmacy")]


def examine(group: GroupData, view: View) -> InnocentReading | None:
    """Members with regular gaps of their own, at one doctor whose day is full of others too."""
    rhythms = {int(p): (visit_days(group, int(p)), 0.0, 0.0) for p in group.patients}
    rhythms = {p: (days, *usual_gap(days)) for p, (days, _, _) in rhythms.items()}
    regular = [
        p
        for p, (days, gap, steady) in rhythms.items()
        if days.size >= VISITS and SHORTEST_GAP <= gap <= LONGEST_GAP and steady >= 0.75
    ]
    beat = group_beat(group)
    if not regular and beat is None:
        return None
    doctors = group.index.doctor[group.claims]
    known = doctors[doctors != UNKNOWN]
    seats = known if known.size else group.index.provider[group.claims]
    single = float(np.bincount(seats).max() / group.claims.size)
    refills = group.share(np.isin(group.index.claim_type[group.claims], _REFILLS))
    others = _others_per_day(group)
    if beat is not None and refills >= MOSTLY:
        return reading(CODE, TITLE, group, _one_beat(group, beat, refills))
    if not regular:
        return None
    share = group.share(group.of_patients(regular))
    gaps = sorted(rhythms[p][1] for p in regular)
    for_ = [
        Text(
            en="{n} of {all} members come in a regular rhythm of {low:.0f} to {high:.0f} days "
            "({share:.0%} of the pattern's claims); {refills:.0%} are refills.",
            zh="{all}名成员中有{n}名按{low:.0f}至{high:.0f}天的固定周期就诊（占该模式结算的{share:.0%}）；"
            "其中{refills:.0%}为取药类结算。",
        ).filled(
            n=len(regular),
            all=len(rhythms),
            low=gaps[0],
            high=gaps[-1],
            share=share,
            refills=refills,
        )
    ]
    against = []
    if single < 0.9:
        against.append(
            Text(
                en="Only {part:.0%} of the claims are at one doctor.",
                zh="仅{part:.0%}的结算集中于同一医生。",
            ).filled(part=single)
        )
    if others < len(group.patients):
        against.append(
            Text(
                en="On these days only {n:.1f} other people came (median).",
                zh="这些日期仅有{n:.1f}名其他人员就诊（中位数）。",
            ).filled(n=others)
        )
    if refills < MOSTLY:
        against.append(Text(en="Most claims are not refills.", zh="多数结算不属于取药。"))
    return reading(CODE, TITLE, group, Case(share, for_, against, EXPLAINS, limited=bool(against)))


def group_beat(group: GroupData) -> int | None:
    """Days between the occasions of the group when they follow one beat, else ``None``.

    People who fill the same course on the same day stay in step for as long as it lasts; who is
    taken along at somebody's convenience keeps no such time. A missed beat does no harm.
    """
    days = np.unique(group.index.day[group.claims]).astype(np.int64)
    occasions = days[np.diff(days, prepend=days[0] - OCCASION_DAYS - 1) > OCCASION_DAYS]
    if occasions.size < FEWEST_BEATS or float(np.median(np.diff(occasions))) < SHORTEST_USUAL:
        return None
    apart = (occasions[None, :] - occasions[:, None])[np.triu_indices(occasions.size, 1)]
    beats = range(SHORTEST_BEAT, LONGEST_BEAT + 1)
    repeats = [int(np.count_nonzero(np.abs(apart - beat) <= EARLY_OR_LATE)) for beat in beats]
    best = int(np.argmax(repeats))
    return beats[best] if repeats[best] >= KEPT_BEATS * (occasions.size - 1) else None


def _one_beat(group: GroupData, beat: int, refills: float) -> Case:
    days = group.index.day[group.claims].astype(np.int64)
    refill = np.isin(group.index.claim_type[group.claims], _REFILLS)
    near = np.abs(days[:, None] - np.unique(days[refill])[None, :]).min(axis=1) <= OCCASION_DAYS
    for_ = Text(
        en="The whole group comes about every {beat} days, as one course of medicine does; "
        "{refills:.0%} of its claims are refills.",
        zh="全组约每{beat}天就诊一次，与同一疗程的用药周期一致；其中{refills:.0%}为取药类结算。",
    ).filled(beat=beat, refills=refills)
    return Case(group.share(near), [for_], [], EXPLAINS | {"excess_cost"}, limited=False)


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
