"""Who lives in a facility, and who spends the winter in the sun: settled before life begins."""

from benchmarks.elsewhere.dice import Dice
from benchmarks.elsewhere.managed_care import county
from benchmarks.elsewhere.managed_care.members import FIRST, Member
from benchmarks.elsewhere.managed_care.plan import Plan, Practice
from benchmarks.elsewhere.workdays import day_number

KNOWS_RESIDENCE = 0.85
WINTERS = tuple((day_number(y, 11, 20), day_number(y + 1, 3, 20)) for y in (2022, 2023, 2024))


def move_in(plan: Plan) -> None:
    """Fill nursing homes, assisted living, group homes and convents."""
    dice = plan.dice("residents")
    for home in plan.established("nursing"):
        old = _choose(plan, dice.between(22, 40), dice, 72, "nursing")
        _settle(old, home, "nursing", dice)
    for home in plan.established("assisted_living"):
        old = _choose(plan, dice.between(11, 19), dice, 72, "assisted")
        _settle(old, home, "assisted", dice)
    for home in plan.established("group_home"):
        adults = plan.gather(
            dice.between(4, 6),
            dice,
            lambda member: member.scheme == "DUAL" and member.age(FIRST) < 60,
        )
        _settle(adults, home, "group", dice)


def _choose(plan: Plan, count: int, dice: Dice, age: int, setting: str) -> list[Member]:
    """Old people who move in without the family; those in nursing homes are mostly frail."""
    frail = setting == "nursing"
    return plan.gather(
        count,
        dice,
        lambda member: member.age(FIRST) >= age and (member.frail or not frail),
    )


def _settle(members: list[Member], home: Practice, setting: str, dice: Dice) -> None:
    for member in members:
        member.setting = setting
        member.residence = home.number
        member.residence_known = setting == "nursing" and dice.chance(KNOWS_RESIDENCE)
        member.place = home.place
        member.address = home.address
        member.scheme = "DUAL" if dice.chance(0.6) else member.scheme


def travel(plan: Plan) -> None:
    """Retired couples go south for the winter, some of them to one trailer park together."""
    dice = plan.dice("winter")

    def may_travel(member: Member) -> bool:
        return 63 <= member.age(FIRST) <= 84 and not member.frail

    for _ in range(plan.copies(3)):
        place = dice.pick(county.SUNNY)
        friends = plan.gather(dice.between(9, 15), dice, may_travel, near=dice.pick(county.HOME))
        for member in friends:
            _go_away(member, place, dice)
        plan.parks.append(friends)
    for member in plan.members:
        if may_travel(member) and not member.away and not member.setting and dice.chance(0.03):
            _go_away(member, dice.pick(county.SUNNY), dice)


def _go_away(member: Member, place: int, dice: Dice) -> None:
    for begin, end in WINTERS:
        if dice.chance(0.88):
            member.away.append((begin + dice.between(-15, 40), end + dice.between(-20, 35), place))
