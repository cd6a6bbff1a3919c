"""Specialists by condition, with what they do: tests, injections, imaging, operations."""

from benchmarks.elsewhere.dice import Dice
from benchmarks.elsewhere.managed_care import desk
from benchmarks.elsewhere.managed_care.conditions import BY_NAME
from benchmarks.elsewhere.managed_care.habits import Habits
from benchmarks.elsewhere.managed_care.life.primary_care import LIVES_ELSEWHERE, MONTH, order_tests
from benchmarks.elsewhere.managed_care.members import FIRST, LAST, Member
from benchmarks.elsewhere.managed_care.plan import Doctor, Plan

SENT = 0.5
DOES: dict[str, tuple[str, ...]] = {
    "cardiology": ("ecg", "echo"),
    "orthopedics": ("joint_injection",),
    "pain": ("epidural", "drug_screen"),
    "podiatry": ("nails",),
}
SCANS = {"orthopedics": "mri_knee", "pain": "mri_back", "pulmonology": "chest"}


def live(plan: Plan, habits: Habits) -> None:
    """Visits to specialists of every member, and screening by age."""
    dice = plan.dice("life", "specialists")
    for member in plan.members:
        if member.setting in LIVES_ELSEWHERE:
            continue
        for name in member.conditions:
            trade = BY_NAME[name].specialist
            if trade is not None and dice.chance(SENT):
                doctor = habits.specialist(member.doctor, trade, dice)
                see(plan, habits, member, doctor, BY_NAME[name].code, dice)
        if member.has("diabetes") and dice.chance(0.3):
            see(
                plan, habits, member, habits.specialist(member.doctor, "podiatry", dice), None, dice
            )
        _screening(plan, habits, member, dice)


def see(
    plan: Plan, habits: Habits, member: Member, doctor: Doctor, why: str | None, dice: Dice
) -> None:
    """A course of visits to one specialist, some months apart."""
    monthly = doctor.trade in ("pain", "nephrology")
    step = MONTH * (1.1 if monthly else dice.between(3, 9))
    day, first = FIRST + step * dice.unit() * 2, True
    while day <= LAST:
        when = doctor.days.on_or_after(int(day))
        if member.is_home(when):
            extra = dice.share(DOES.get(doctor.trade, ()), 0.25)
            what = "visit_new" if first else "visit_long"
            if doctor.trade == "ophthalmology":
                what = "eye_visit"
            plan.add(desk.visit(member, doctor, when, what, extra, why))
            first = False
            _order(plan, habits, member, doctor, when, dice)
        day += step * (0.85 + 0.4 * dice.unit())


def _order(
    plan: Plan, habits: Habits, member: Member, doctor: Doctor, day: int, dice: Dice
) -> None:
    scan = SCANS.get(doctor.trade)
    if scan and dice.chance(0.15):
        imaging = habits.house(doctor.practice, "imaging", dice)
        plan.add(desk.ordered(member, imaging, doctor.number, day + dice.between(1, 14), [scan]))
    if doctor.trade == "pain" and dice.chance(0.5):
        keys = ["drug_panel"] if dice.chance(0.3) else ["drug_screen"]
        order_tests(plan, habits, member, doctor, day, keys, dice)
    if doctor.trade in ("oncology", "endocrinology", "cardiology", "nephrology"):
        keys = dice.share(("metabolic", "blood_count", "lipids", "heart_marker"), 0.5)
        order_tests(plan, habits, member, doctor, day, keys, dice)


def _screening(plan: Plan, habits: Habits, member: Member, dice: Dice) -> None:
    age = member.age(FIRST)
    if member.sex == "F" and 45 <= age <= 76 and dice.chance(0.7):
        imaging = habits.house(plan.doctors[member.doctor].practice, "imaging", dice)
        day = FIRST + dice.below(365)
        for when in (day, day + dice.between(350, 420)):
            plan.add(desk.ordered(member, imaging, member.doctor, when, ["mammogram"]))
    if 50 <= age <= 75 and dice.chance(0.16):
        doctor = habits.specialist(member.doctor, "gastroenterology", dice)
        day = doctor.days.on_or_after(FIRST + dice.below(700))
        plan.add(desk.visit(member, doctor, day, "colonoscopy"))
    if age >= 66 and dice.chance(0.08):
        doctor = habits.specialist(member.doctor, "ophthalmology", dice)
        day = doctor.days.on_or_after(FIRST + dice.below(650))
        for when in (day, doctor.days.on_or_after(day + 14)):
            plan.add(desk.visit(member, doctor, when, "cataract", ["surgery_room"], "H25.13"))
