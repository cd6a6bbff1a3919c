"""Practices, facilities, suppliers and pharmacies, and who works there."""

from dataclasses import dataclass

from benchmarks.elsewhere.dice import Dice
from benchmarks.elsewhere.managed_care import county, names, numbers
from benchmarks.elsewhere.managed_care.holidays import CLOSED
from benchmarks.elsewhere.managed_care.members import FIRST, LAST
from benchmarks.elsewhere.managed_care.plan import Doctor, Plan, Practice
from benchmarks.elsewhere.workdays import Workdays


@dataclass(frozen=True)
class Trade:
    """What practices of a trade are: kind in the layout, how many per 10,000, staff of each."""

    kind: str
    per_ten_thousand: float
    staff: tuple[int, int] = (0, 0)
    rural: bool = False


TRADES: dict[str, Trade] = {
    "hospital": Trade("hospital", 3, (6, 9)),
    "primary": Trade("clinic", 11, (2, 4), rural=True),
    "pediatrics": Trade("clinic", 2, (2, 3)),
    "health_centre": Trade("clinic", 2, (3, 4), rural=True),
    "urgent": Trade("clinic", 3, (2, 3)),
    "emergency": Trade("clinic", 2, (4, 6)),
    "cardiology": Trade("clinic", 2, (3, 4)),
    "orthopedics": Trade("clinic", 2, (2, 3)),
    "ophthalmology": Trade("clinic", 2, (2, 2)),
    "endocrinology": Trade("clinic", 1, (2, 2)),
    "pulmonology": Trade("clinic", 1, (2, 3)),
    "neurology": Trade("clinic", 1, (2, 2)),
    "nephrology": Trade("clinic", 2, (2, 2)),
    "oncology": Trade("clinic", 1, (3, 3)),
    "gastroenterology": Trade("clinic", 2, (1, 2)),
    "urology": Trade("clinic", 1, (2, 2)),
    "obstetrics": Trade("clinic", 2, (2, 3)),
    "psychiatry": Trade("clinic", 2, (1, 2)),
    "mental_health": Trade("clinic", 3, (3, 4)),
    "pain": Trade("clinic", 2, (1, 2)),
    "podiatry": Trade("clinic", 2, (1, 2)),
    "therapy": Trade("clinic", 5, (2, 3), rural=True),
    "chiropractic": Trade("clinic", 3, (1, 1)),
    "house_calls": Trade("clinic", 2, (2, 2)),
    "telehealth": Trade("clinic", 2, (3, 3)),
    "opioid_treatment": Trade("clinic", 1, (2, 2)),
    "recovery": Trade("clinic", 2, (1, 2)),
    "infusion": Trade("clinic", 1, (1, 2)),
    "research": Trade("clinic", 1, (2, 2)),
    "imaging": Trade("clinic", 3),
    "laboratory": Trade("laboratory", 6),
    "pharmacy": Trade("pharmacy", 13, rural=True),
    "compounding": Trade("pharmacy", 1),
    "mail_order": Trade("pharmacy", 1),
    "care_pharmacy": Trade("pharmacy", 1),
    "supplies": Trade("supplier", 8),
    "home_health": Trade("other", 6),
    "home_care": Trade("other", 5, (5, 8)),
    "hospice": Trade("other", 4, (1, 1)),
    "day_care": Trade("other", 4),
    "day_habilitation": Trade("other", 2),
    "ambulance": Trade("other", 4),
    "dialysis": Trade("dialysis_centre", 3),
    "nursing": Trade("nursing_home", 4),
    "assisted_living": Trade("nursing_home", 5),
    "group_home": Trade("nursing_home", 4),
}
ELSEWHERE = {"mail_order": county.FAR, "telehealth": county.FAR}
CHURNING = ("supplies", "home_health", "hospice", "laboratory", "home_care", "telehealth")
"""Trades in which honest businesses open and close all the time."""


def build(plan: Plan) -> None:
    """Open every practice of the network, and a few in the sun for those who winter there."""
    dice = plan.dice("network")
    for trade, what in TRADES.items():
        for place_of in range(plan.copies(what.per_ten_thousand)):
            place = _site(trade, what, place_of, dice)
            begin, end = _life(trade, dice) if place_of > 1 else (FIRST - 3000, None)
            practice = open_practice(plan, trade, place, dice, since=begin, until=end)
            hire(plan, practice, dice.between(*what.staff), dice)
    for place in county.SUNNY:
        for trade in ("urgent", "pharmacy", "primary", "hospital"):
            hire(plan, open_practice(plan, trade, place, dice), 3, dice)


def _site(trade: str, what: Trade, turn: int, dice: Dice) -> int:
    if trade in ELSEWHERE:
        return dice.pick(ELSEWHERE[trade])
    if trade == "laboratory" and turn == 0:
        return county.FAR[0]  # the national laboratory
    homes = county.HOME if what.rural else [h for h in county.HOME if h not in county.RURAL]
    if turn == 1 and what.rural:
        return dice.pick(county.RURAL)
    return dice.weighted(homes, [county.ZIPS[home].share for home in homes])


def _life(trade: str, dice: Dice) -> tuple[int, int | None]:
    if trade in CHURNING and dice.chance(0.4):
        begin = FIRST + dice.between(-200, 330)
        return begin, (begin + dice.between(330, 600)) if dice.chance(0.4) else None
    return FIRST - dice.between(400, 6000), None


def open_practice(
    plan: Plan,
    trade: str,
    place: int,
    dice: Dice,
    *,
    since: int | None = None,
    until: int | None = None,
) -> Practice:
    """A new business of a trade, registered under its own name, owner and account."""
    practice = Practice(
        number=len(plan.practices),
        npi=next(plan.numbers),
        trade=trade,
        kind=TRADES[trade].kind,
        name=names.business(trade, dice),
        place=place,
        address=county.street_address(place, dice),
        phone=f"555-01{dice.below(100):02d}-{dice.below(10_000):04d}",
        owner=names.owner(dice),
        account=f"{dice.below(10**9):09d}-{numbers.tax_number(dice)}",
        since=since if since is not None else FIRST - dice.between(300, 5000),
        until=until if until is None or until < LAST else None,
    )
    plan.practices.append(practice)
    return practice


def hire(
    plan: Plan, practice: Practice, count: int, dice: Dice, *, trade: str | None = None
) -> list[Doctor]:
    """Practitioners of the practice; each works on some weekdays and is away for a fortnight."""
    hired = []
    for _ in range(count):
        week = range(7) if practice.trade in ("emergency", "urgent", "hospital") else range(5)
        open_on = dice.sample(week, 5 if dice.chance(0.6) else dice.between(3, 4))
        leave = FIRST + dice.between(150, 240)
        closed = CLOSED | set(range(leave, leave + 12)) | set(range(leave + 365, leave + 375))
        doctor = Doctor(
            number=len(plan.doctors),
            npi=next(plan.numbers),
            name=names.owner(dice),
            trade=trade or practice.trade,
            practice=practice.number,
            days=Workdays(FIRST, LAST + 40, open_on, closed),
        )
        plan.doctors.append(doctor)
        practice.doctors.append(doctor.number)
        hired.append(doctor)
    return hired
