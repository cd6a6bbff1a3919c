"""Fixed dialysis shifts: the same people meet because the machine runs Mon-Wed-Fri."""

from dataclasses import dataclass

from model.language import Text
from model.parameters import REASONED, parameter, part
from model.vocabulary.signals import SignalKind
from rings.explanations.cadence import WeeklyRule, visit_days, week_of
from rings.explanations.explanation import Assessment
from rings.explanations.words import names_one
from rings.group_data import GroupData

CODE = "dialysis_schedule"
TITLE = Text(en="Dialysis schedule", zh="血液透析固定班次")
EXPLAINS: frozenset[SignalKind] = frozenset(
    {"co_timing", "same_minutes", "same_basket", "excess_cost", "exclusive_flow"}
)


@dataclass(frozen=True)
class Parameters:
    """What a schedule of sessions is, and by which words it is known."""

    week: WeeklyRule = part(WeeklyRule(), "the rhythm of a person's sessions")
    long_weeks: int = parameter(
        26, "weeks", "of unbroken sessions that speak for themselves", REASONED
    )
    specialties: tuple[str, ...] = parameter(
        ("dialysis", "nephro", "renal", "透析", "血净", "血液净化", "肾"),
        "words",
        "of registered specialties that treat kidneys",
        REASONED,
    )


def examine(group: GroupData, parameters: Parameters) -> Assessment | None:
    """Members who come on fixed weekdays, 2-4 times in nearly every week, to a dialysis place."""
    rule = parameters.week
    weeks = {int(p): week_of(visit_days(group, int(p)), rule) for p in group.patients}
    steady = [p for p, week in weeks.items() if week.scheduled(rule)]
    if not steady:
        return None
    registered = _registered(group, parameters.specialties)
    share = group.share(group.of_patients(steady))
    shortest = min(weeks[p].weeks for p in steady)
    known = bool(registered) or shortest >= parameters.long_weeks
    for_ = [
        Text(
            en="{n} of {all} members come {low} to {high} times a week on fixed weekdays, each for "
            "at least {w} weeks; their sessions are {share:.0%} of the pattern's claims.",
            zh="{all}名成员中有{n}名每周固定日期就诊{low}至{high}次，各持续至少{w}周；占该模式结算记录的{share:.0%}。",
        ).filled(
            n=len(steady),
            all=len(group.patients),
            low=rule.visits[0],
            high=rule.visits[1],
            w=shortest,
            share=share,
        )
    ]
    against: list[Text] = []
    if registered:
        for_.append(
            Text(
                en="Registered for dialysis or kidney disease: {names}.",
                zh="登记为透析或肾病专科：{names}。",
            ).filled(names=", ".join(registered))
        )
    else:
        against.append(
            Text(
                en="No dialysis centre or kidney specialty is registered here.",
                zh="登记信息中没有透析中心或肾病专科。",
            )
        )
    if len(steady) < len(group.patients):
        against.append(
            Text(
                en="{n} members do not keep such a schedule.", zh="{n}名成员没有这样的固定班次。"
            ).filled(n=len(group.patients) - len(steady))
        )
    return Assessment(share, for_, against, EXPLAINS, limited=not known)


def _registered(group: GroupData, words: tuple[str, ...]) -> list[str]:
    """Identifiers of places and doctors that the registers know for it."""
    kinds = group.registers.provider_kinds
    places = [group.provider_id(int(p)) for p in group.places if kinds[p] == "dialysis_centre"]
    doctors = group.members("doctor")
    specialties = group.registers.values("doctor", "specialty", doctors)
    return places + [
        group.doctor_id(int(d))
        for d, specialty in zip(doctors, specialties, strict=True)
        if names_one(specialty, words)
    ]
