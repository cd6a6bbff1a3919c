"""Fixed dialysis shifts: the same people meet because the machine runs Mon-Wed-Fri."""

from model.findings import SignalKind
from model.language import Text
from model.rings import InnocentReading
from model.view import View
from rings.explanations.cadence import visit_days, week_of
from rings.explanations.form import Case, reading
from rings.explanations.words import KIDNEY, names_one
from rings.group_data import GroupData

CODE = "dialysis_schedule"
TITLE = Text(en="Dialysis schedule", zh="血液透析固定班次")
EXPLAINS: frozenset[SignalKind] = frozenset(
    {"co_timing", "same_minutes", "same_basket", "excess_cost", "exclusive_flow"}
)

MIN_WEEKS = 6
"""Whole weeks a person must be seen before a rhythm is called a schedule."""
LONG_WEEKS = 26
"""From half a year of unbroken sessions the rhythm speaks for itself."""


def examine(group: GroupData, view: View) -> InnocentReading | None:
    """Members who come on fixed weekdays, 2-4 times in nearly every week, to a dialysis place."""
    weeks = {int(p): week_of(visit_days(group, int(p))) for p in group.patients}
    steady = [
        p
        for p, week in weeks.items()
        if week.weeks >= MIN_WEEKS and week.regular >= 0.75 and week.fixed_weekdays >= 0.8
    ]
    if not steady:
        return None
    registered = _registered(group)
    share = group.share(group.of_patients(steady))
    shortest = min(weeks[p].weeks for p in steady)
    known = bool(registered) or shortest >= LONG_WEEKS
    for_ = [
        Text(
            en="{n} of {all} members come 2 to 4 times a week on fixed weekdays, each for at "
            "least {w} weeks; their sessions are {share:.0%} of the pattern's claims.",
            zh="{all}名成员中有{n}名每周固定日期就诊2至4次，各持续至少{w}周；占该模式结算的{share:.0%}。",
        ).filled(n=len(steady), all=len(group.patients), w=shortest, share=share)
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
    return reading(CODE, TITLE, group, Case(share, for_, against, EXPLAINS, limited=not known))


def _registered(group: GroupData) -> list[str]:
    kinds = group.registers.provider_kinds
    places = [group.provider_id(int(p)) for p in group.places if kinds[p] == "dialysis_centre"]
    doctors = group.members("doctor")
    specialties = group.registers.values("doctor", "specialty", doctors)
    return places + [
        group.doctor_id(int(d))
        for d, specialty in zip(doctors, specialties, strict=True)
        if names_one(specialty, KIDNEY)
    ]
