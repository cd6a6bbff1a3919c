"""Coughs, falls and other mishaps: where people go, what they are given, who catches it next."""

from benchmarks.elsewhere.bills import line
from benchmarks.elsewhere.dice import Dice
from benchmarks.elsewhere.managed_care import desk
from benchmarks.elsewhere.managed_care.habits import Habits
from benchmarks.elsewhere.managed_care.items import ITEMS
from benchmarks.elsewhere.managed_care.life.season import Season
from benchmarks.elsewhere.managed_care.members import FIRST, LAST, Member
from benchmarks.elsewhere.managed_care.plan import Plan

COUGH, FEVER, SPRAIN = "J20.9", "J11.1", "S93.409A"
CATCHES_IT = 0.28


def live(plan: Plan, habits: Habits) -> None:
    """Infections by season, with contagion at home, and injuries."""
    dice = plan.dice("life", "illness")
    season = Season(dice)
    homes: dict[int, list[Member]] = {}
    for member in plan.members:
        homes.setdefault(member.household, []).append(member)
    for member in plan.members:
        if member.setting == "nursing":
            continue
        rate = 2.2 if member.age(FIRST) < 10 else 0.9
        for _ in range(dice.poisson(rate)):
            day = season.day(dice)
            fall_ill(plan, habits, member, day, dice)
            for other in homes[member.household]:
                if other is not member and dice.chance(CATCHES_IT):
                    fall_ill(plan, habits, other, day + dice.between(0, 5), dice)
        for _ in range(dice.poisson(0.25)):
            mishap(plan, habits, member, FIRST + dice.below(LAST - FIRST), dice)


def fall_ill(plan: Plan, habits: Habits, member: Member, day: int, dice: Dice) -> None:
    """A visit for an infection wherever the member is, and mostly something to take."""
    if member.in_hospital(day):
        return
    place = member.place_on(day)
    where = dice.weighted(("own", "urgent", "room", "screen"), (0.45, 0.33, 0.1, 0.12))
    if place != member.place and where == "own":
        where = "urgent"
    if where == "own":
        doctor = plan.doctors[member.doctor]
        day = doctor.days.on_or_after(day)
        done = plan.add(desk.visit(member, doctor, day, why=COUGH))
    elif where == "room":
        done = emergency_room(plan, habits, member, day, COUGH, dice)
        doctor = plan.doctors[member.doctor]
    else:
        trade = "urgent" if where == "urgent" else "telehealth"
        house = (
            plan.nearest(trade, place) if trade == "urgent" else dice.pick(plan.established(trade))
        )
        doctor = plan.doctors[dice.pick(house.doctors)]
        what = "urgent_visit" if trade == "urgent" else "visit_phone"
        done = plan.add(desk.visit(member, doctor, day, what, why=FEVER))
        if trade == "telehealth" and dice.chance(0.1):
            # A doctor on the screen orders, too: a test here, a mask or a brace there.
            house = plan.established("laboratory")[0]
            plan.add(desk.ordered(member, house, doctor.number, day, ["draw", "blood_count"]))
    if done is not None and dice.chance(0.62):
        drugs = dice.sample(("amoxicillin", "azithromycin", "prednisone", "oseltamivir"), 1)
        if member.has("asthma") or member.has("lung"):
            drugs.append("albuterol")
        shop = plan.practices[member.pharmacy]
        if place != member.place:
            shop = plan.nearest("pharmacy", place)
        plan.add(desk.fill(member, shop, doctor.number, day + dice.below(2), drugs, 10))


def mishap(plan: Plan, habits: Habits, member: Member, day: int, dice: Dice) -> None:
    """An injury: emergency room or urgent care, then sometimes some weeks of exercises."""
    if member.in_hospital(day):
        return
    if dice.chance(0.5):
        emergency_room(plan, habits, member, day, SPRAIN, dice)
    else:
        house = plan.nearest("urgent", member.place_on(day))
        doctor = plan.doctors[dice.pick(house.doctors)]
        plan.add(desk.visit(member, doctor, day, "urgent_visit", why=SPRAIN))


def emergency_room(
    plan: Plan, habits: Habits, member: Member, day: int, why: str, dice: Dice
) -> int | None:
    """The room is billed by the hospital, the doctor by the group that staffs it."""
    hospital = plan.nearest("hospital", member.place_on(day))
    groups = plan.established("emergency")
    group = groups[hospital.number % len(groups)]
    doctor = plan.doctors[dice.pick(group.doctors)]
    keys = ["er_room", *dice.share(("blood_count", "metabolic", "chest", "ecg"), 0.4)]
    room = desk.visit(member, doctor, day, "er_room", keys[1:], why)
    room.where = hospital.number
    plan.add(room)
    if dice.chance(0.25):
        company = dice.pick(plan.established("ambulance"))
        trip = desk.ride(member, company, day, dice.between(3, 25), None, 1)
        trip.lines = [line(ITEMS["ride_urgent"]), trip.lines[1]]
        plan.add(trip)
    return plan.add(desk.visit(member, doctor, day, "er_visit", why=why))
