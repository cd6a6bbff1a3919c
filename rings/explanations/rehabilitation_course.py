"""A course of rehabilitation: some weeks of near-daily sessions, begun by each at an own time."""

from dataclasses import dataclass

import numpy as np

from model.claim_index import Int64
from model.language import Text
from model.parameters import REASONED, parameter
from model.vocabulary.signals import SignalKind
from rings.explanations.cadence import visit_days
from rings.explanations.explanation import Assessment
from rings.explanations.words import names_one
from rings.group_data import GroupData

CODE = "rehabilitation_course"
TITLE = Text(en="Rehabilitation course", zh="康复疗程")
EXPLAINS: frozenset[SignalKind] = frozenset({"co_timing", "same_minutes", "same_basket"})


@dataclass(frozen=True)
class Parameters:
    """What a course is, and by which words it is known."""

    sessions: int = parameter(6, "sessions", "of a course at least", REASONED)
    gap_days: float = parameter(3.0, "days", "between sessions, median, at most", REASONED)
    pause_days: int = parameter(7, "days", "without a session that end a course", REASONED)
    most_days: int = parameter(90, "days", "from the first to the last session", REASONED)
    staggered: float = parameter(
        0.5, "share", "of the courses that must begin and end on days of their own", REASONED
    )
    specialties: tuple[str, ...] = parameter(
        ("rehab", "physio", "acupunct", "康复", "理疗", "针灸", "推拿"),
        "words",
        "of registered specialties that rehabilitate",
        REASONED,
    )


def examine(group: GroupData, parameters: Parameters) -> Assessment | None:
    """Members whose visits are one dense course, with a doctor of a treating specialty."""
    courses = {int(p): _course(visit_days(group, int(p)), parameters) for p in group.patients}
    on_course = [p for p, days in courses.items() if days.size]
    if not on_course:
        return None
    doctors = group.members("doctor")
    specialties = group.registers.values("doctor", "specialty", doctors)
    treating = [
        d for d, s in zip(doctors, specialties, strict=True) if names_one(s, parameters.specialties)
    ]
    ends = {(int(courses[p][0]), int(courses[p][-1])) for p in on_course}
    staggered = len(ends) > parameters.staggered * len(on_course)
    inside = np.zeros(group.claims.size, dtype=np.bool_)
    days = group.index.day[group.claims]
    for p in on_course:
        inside |= group.of_patients([p]) & (days >= courses[p][0]) & (days <= courses[p][-1])
    share = group.share(inside)
    for_ = [
        Text(
            en="{n} of {all} members have one course of at least {s} sessions within {d} days "
            "({share:.0%} of the pattern's claims).",
            zh="{all}名成员中有{n}名在{d}天内完成至少{s}次的一个疗程（占该模式结算记录的{share:.0%}）。",
        ).filled(
            n=len(on_course),
            all=len(courses),
            s=parameters.sessions,
            d=parameters.most_days,
            share=share,
        )
    ]
    against = []
    if treating:
        for_.append(
            Text(
                en="{n} doctors are registered for rehabilitation.", zh="{n}名医师登记为康复专业。"
            ).filled(n=len(treating))
        )
    else:
        against.append(
            Text(en="No doctor is registered for rehabilitation.", zh="没有登记为康复专业的医师。")
        )
    if not staggered:
        against.append(
            Text(
                en="Most courses begin and end on the same days.", zh="多数疗程同日开始、同日结束。"
            )
        )
    return Assessment(share, for_, against, EXPLAINS, limited=bool(against))


def _course(days: Int64, parameters: Parameters) -> Int64:
    """The longest run of visits without a pause, if it is a course; other visits do not count."""
    runs = np.split(days, np.flatnonzero(np.diff(days) > parameters.pause_days) + 1)
    run: Int64 = max(runs, key=len)
    long = run.size >= parameters.sessions
    dense = long and float(np.median(np.diff(run))) <= parameters.gap_days
    return run if dense and run[-1] - run[0] <= parameters.most_days else run[:0]
