"""Treatments that few people need, each with a house of its own: infusions, creams, day programmes.

Schemes copy what exists. So everything that they bill is also given honestly, to somebody.
"""

from collections.abc import Callable
from dataclasses import dataclass

from benchmarks.elsewhere.bills import line
from benchmarks.elsewhere.dice import Dice
from benchmarks.elsewhere.managed_care import desk
from benchmarks.elsewhere.managed_care.habits import Habits
from benchmarks.elsewhere.managed_care.items import ITEMS
from benchmarks.elsewhere.managed_care.members import FIRST, LAST, Member
from benchmarks.elsewhere.managed_care.plan import Plan
from benchmarks.elsewhere.workdays import weekday


@dataclass(frozen=True)
class Rare:
    """A treatment that returns every ``step`` days; ``share`` of those who fit have it."""

    fits: Callable[[Member], bool]
    share: float
    step: int
    give: Callable[[Plan, Habits, Member, int, Dice], None]


def live(plan: Plan, habits: Habits) -> None:
    """Whoever fits, as often as it is needed."""
    dice = plan.dice("life", "rarely")
    for member in plan.members:
        if member.setting:
            continue
        for rare in RARE:
            if rare.fits(member) and dice.chance(rare.share):
                day = FIRST + dice.below(300)
                while day <= LAST:
                    if member.is_home(day):
                        rare.give(plan, habits, member, day, dice)
                    day += rare.step + dice.between(-1, 4)
        if (member.has("psychosis") or member.has("depression")) and dice.chance(0.02):
            _day_programme(plan, habits, member, dice)


def _infusion(plan: Plan, habits: Habits, member: Member, day: int, dice: Dice) -> None:
    house = plan.established("infusion")[0]
    drug = "immunoglobulin" if member.number % 2 else "blood_factor"
    why = "D83.9" if member.number % 2 else "J45.40"
    doctor = plan.doctors[house.doctors[0]]
    lines = [line(ITEMS["infusion_hour"]), line(ITEMS[drug], dice.between(20, 50))]
    when = doctor.days.on_or_after(day)
    plan.add(desk.session(member, house, when, lines, doctor.number, why))


def _chemotherapy(plan: Plan, habits: Habits, member: Member, day: int, dice: Dice) -> None:
    doctor = habits.specialist(member.doctor, "oncology", dice)
    when = doctor.days.on_or_after(day)
    lines = [line(ITEMS["chemo_hour"], 2), line(ITEMS["chemo"], dice.between(1, 4))]
    house = plan.practices[doctor.practice]
    plan.add(desk.session(member, house, when, lines, doctor.number, "C50.919"))


def _cream(plan: Plan, habits: Habits, member: Member, day: int, dice: Dice) -> None:
    shop = plan.established("compounding")[0]
    drug = ("cream_pain", "cream_scar", "vitamin_compound")[member.number % 3]
    plan.add(desk.fill(member, shop, member.doctor, day, [drug]))


def _kits(plan: Plan, habits: Habits, member: Member, day: int, dice: Dice) -> None:
    sender = habits.specialist(member.doctor, "urology", dice)
    house = habits.open_house(sender.practice, "supplies", day, dice)
    if house is not None:
        goods = [("catheter", 10 * dice.between(9, 18))]
        plan.add(desk.supplies(member, house, sender.number, day, goods, "R33.9"))


def _brace(plan: Plan, habits: Habits, member: Member, day: int, dice: Dice) -> None:
    sender = habits.specialist(member.doctor, "orthopedics", dice)
    house = habits.open_house(sender.practice, "supplies", day, dice)
    if house is not None:
        goods = [(dice.pick(("knee_brace", "back_brace", "wrist_brace", "ankle_brace")), 1)]
        plan.add(desk.supplies(member, house, sender.number, day, goods, "M17.0"))


def _genes(plan: Plan, habits: Habits, member: Member, day: int, dice: Dice) -> None:
    trade, panel, why = dice.pick(
        (
            ("oncology", "gene_cancer", "Z80.3"),
            ("cardiology", "gene_heart", "I42.9"),
            ("psychiatry", "gene_drugs", "F33.1"),
        )
    )
    sender = habits.specialist(member.doctor, trade, dice)
    house = habits.open_house(sender.practice, "laboratory", day, dice)
    if house is not None:
        plan.add(desk.ordered(member, house, sender.number, day, [panel], why))


def _pathogens(plan: Plan, habits: Habits, member: Member, day: int, dice: Dice) -> None:
    sender = plan.doctors[member.doctor]
    house = habits.open_house(sender.practice, "laboratory", day, dice)
    if house is not None:
        panel = [dice.pick(("urine_pathogens", "breath_pathogens"))]
        why = dice.pick(("R41.0", "N39.0", "J22"))
        plan.add(desk.ordered(member, house, sender.number, day, panel, why))


def _day_programme(plan: Plan, habits: Habits, member: Member, dice: Dice) -> None:
    house = dice.pick(plan.established("mental_health"))
    begin = FIRST + dice.below(600)
    for day in range(begin, begin + dice.between(18, 40)):
        if weekday(day) < 5 and member.is_home(day) and dice.chance(0.85):
            lines = [line(ITEMS["partial_day"])]
            plan.add(desk.session(member, house, day, lines, house.doctors[0], "F33.2"))


def _old(member: Member) -> bool:
    return member.age(FIRST) >= 62


RARE = (
    Rare(lambda m: m.has("asthma") or _old(m), 0.006, 28, _infusion),
    Rare(lambda m: m.has("cancer"), 0.12, 21, _chemotherapy),
    Rare(lambda m: m.has("pain") or m.has("joints"), 0.008, 60, _cream),
    Rare(lambda m: _old(m) and m.sex == "M", 0.02, 30, _kits),
    Rare(lambda m: m.has("joints"), 0.08, 400, _brace),
    Rare(lambda m: m.has("cancer") or m.has("heart") or m.has("depression"), 0.03, 500, _genes),
    Rare(_old, 0.05, 300, _pathogens),
)
