"""What few people need: hormones, strong plasters, corsets, lasers, rides in an ambulance.

Schemes copy what exists. So everything that they bill is also given honestly, to somebody.
"""

from benchmarks.elsewhere.dice import Dice
from benchmarks.elsewhere.tariff_state import land, vouchers
from benchmarks.elsewhere.tariff_state.insured import FIRST, LAST, Insured
from benchmarks.elsewhere.tariff_state.life.surgery import Surgery
from benchmarks.elsewhere.tariff_state.state import State

GOODS = ("insoles", "stockings", "knee_brace", "corset")


def live(state: State) -> None:
    """Whoever needs one of these."""
    dice = state.dice("life", "rarely")
    surgery = Surgery(state, dice)
    for person in state.people:
        if person.lives != "own":
            continue
        age = person.age()
        if (person.sex == "M" and age > 45 and dice.chance(0.006)) or (
            6 <= age <= 15 and dice.chance(0.005)
        ):
            _hormones(surgery, person, dice)
        if person.has("tumour") and dice.chance(0.12):
            _plasters(surgery, person, dice)
        if (person.has("joints") or person.has("back")) and dice.chance(0.14):
            _aids(surgery, person, dice)
        if (person.has("eyes") or person.has("sugar")) and dice.chance(0.08):
            _laser(surgery, person, dice)
        if person.frail and dice.chance(0.3):
            _carried(surgery, person, dice)


def _hormones(surgery: Surgery, person: Insured, dice: Dice) -> None:
    medic = surgery.state.medic_near("hormones", person.place, dice)
    day = FIRST + dice.below(200)
    turn = 0
    while day <= LAST:
        when = medic.days.on_or_after(day)
        if person.is_here(when):
            if turn % 3 == 0:
                bill = vouchers.contact(person, medic, when, ["consult_short"], "E23")
                surgery.enter(bill)
                surgery.tested(person, medic, when, ["hormones"])
            drug = "testosterone" if person.age() > 18 else "growth"
            surgery.fetch(person, medic, when, [(drug, 1)])
        day += 30 + dice.between(-2, 5)
        turn += 1


def _plasters(surgery: Surgery, person: Insured, dice: Dice) -> None:
    day = FIRST + dice.below(350)
    for _ in range(dice.between(3, 10)):
        seen = surgery.contact(person, day, ["contact"], form="chronic_outpatient")
        if seen is not None:
            surgery.fetch(person, *seen, [("strong_pain", 1)])
        day += 30


def _aids(surgery: Surgery, person: Insured, dice: Dice) -> None:
    medic = surgery.state.medic_near("orthopaedics", person.place, dice)
    day = medic.days.on_or_after(FIRST + dice.below(480))
    if person.is_here(day):
        procedures = ["orthopaedics", *dice.share(("gait",), 0.3)]
        surgery.enter(vouchers.contact(person, medic, day, procedures, "M21"))
        shop = surgery.state.nearest("aids", person.place)
        goods = [(dice.pick(GOODS), dice.between(1, 2))]
        surgery.enter(vouchers.handed(person, shop, medic, day + dice.between(7, 20), goods))


def _laser(surgery: Surgery, person: Insured, dice: Dice) -> None:
    centre = dice.pick(surgery.state.of_trade("eye_centre"))
    medic = surgery.state.medics[dice.pick(centre.staff)]
    day = FIRST + dice.below(450)
    for wait in range(0, 28 * dice.between(1, 3), 28):
        when = medic.days.on_or_after(day + wait)
        if person.is_here(when):
            surgery.enter(vouchers.contact(person, medic, when, ["laser"], "H40"))


def _carried(surgery: Surgery, person: Insured, dice: Dice) -> None:
    state = surgery.state
    company = state.nearest("transport", person.place)
    shop = state.nearest("aids", person.place)
    writer = state.medics[person.doctor]
    way = 5 + round(land.distance(person.place, land.town_of(person.place)))
    for _ in range(dice.between(2, 14)):
        day = FIRST + dice.below(LAST - FIRST)
        if person.is_here(day):
            surgery.enter(vouchers.driven(person, company, person.doctor, day, way))
    for day in range(FIRST + dice.below(91), LAST, 91):
        if person.is_here(day):
            surgery.enter(vouchers.handed(person, shop, writer, day, [("pads", 3)]))
