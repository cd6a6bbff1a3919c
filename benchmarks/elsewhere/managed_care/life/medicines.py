"""Chronic medicines: monthly or quarterly fills at the usual pharmacy, mostly in one go."""

from benchmarks.elsewhere.dice import Dice
from benchmarks.elsewhere.managed_care import desk
from benchmarks.elsewhere.managed_care.conditions import BY_NAME
from benchmarks.elsewhere.managed_care.habits import Habits
from benchmarks.elsewhere.managed_care.life.primary_care import LIVES_ELSEWHERE
from benchmarks.elsewhere.managed_care.members import FIRST, LAST, Member
from benchmarks.elsewhere.managed_care.plan import Plan, Practice
from benchmarks.elsewhere.workdays import weekday

NOT_FOR_LONG = {
    *("hydrocodone", "oxycodone", "alprazolam", "carisoprodol"),
    *("bictegravir", "darunavir", "paliperidone"),
}
SOMETIMES: dict[str, tuple[tuple[str, float], ...]] = {
    "pain": (("oxycodone", 0.2), ("carisoprodol", 0.12)),
    "cancer": (("oxycodone", 0.1),),
    "depression": (("alprazolam", 0.1),),
    "psychosis": (("paliperidone", 0.3),),
    "hiv": (("darunavir", 0.3),),
}
KEEPS_A_DAY = 0.35  # of members, who shop on one weekday of theirs


def live(plan: Plan, habits: Habits) -> None:
    """Fills of every member with a chronic condition."""
    dice = plan.dice("life", "medicines")
    shops = plan.established("pharmacy")
    mail = plan.established("mail_order")
    for member in plan.members:
        if member.setting in LIVES_ELSEWHERE or not member.conditions:
            continue
        drugs = taken(member, dice)
        usual = dice.pick(mail) if member.by_mail else plan.practices[member.pharmacy]
        if drugs:
            _fills(plan, member, drugs, (usual, shops), dice)


def taken(member: Member, dice: Dice) -> list[str]:
    """What the member is prescribed for the long run."""
    drugs = dice.share([d for name in member.conditions for d in BY_NAME[name].drugs], 0.72)
    for name in member.conditions:
        drugs += [drug for drug, likely in SOMETIMES.get(name, ()) if dice.chance(likely)]
    return list(dict.fromkeys(drugs))


def _fills(
    plan: Plan,
    member: Member,
    drugs: list[str],
    shops: tuple[Practice, list[Practice]],
    dice: Dice,
) -> None:
    long = member.long_fills and not NOT_FOR_LONG & set(drugs)
    days = 90 if long else 30
    keeps_a_day = dice.chance(KEEPS_A_DAY)
    loyal = dice.chance(0.75)
    diligence = 1.0 + 0.25 * dice.unit()
    day = FIRST + days * dice.unit()
    while day <= LAST:
        when = int(day)
        if keeps_a_day and not member.by_mail:
            when += (member.weekday - weekday(when)) % 7
        shop = shops[0]
        if not loyal and dice.chance(0.2) and not member.by_mail:
            shop = dice.pick(shops[1])
        place = member.place_on(when)
        if place != member.place and not member.by_mail:
            shop = plan.nearest("pharmacy", place)
        if not member.in_hospital(when):
            picked = drugs if dice.chance(0.8) else dice.share(drugs, 0.6) or drugs[:1]
            plan.add(desk.fill(member, shop, member.doctor, when, picked, days))
        day += days * diligence * (0.9 + 0.2 * dice.unit())
