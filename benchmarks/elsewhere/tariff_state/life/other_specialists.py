"""Referrals for one thing: skin, ears, backs, pictures, a cataract, a baby."""

from benchmarks.elsewhere.dice import Dice
from benchmarks.elsewhere.tariff_state import vouchers
from benchmarks.elsewhere.tariff_state.insured import FIRST, LAST, Insured
from benchmarks.elsewhere.tariff_state.life.surgery import Surgery
from benchmarks.elsewhere.tariff_state.life.wards import lie
from benchmarks.elsewhere.tariff_state.state import State

REFERRALS = (
    *("orthopaedics", "eyes", "cardiology", "neurology", "hormones", "lungs"),
    *("rehabilitation", "psychiatry", "gynaecology"),
)


def live(state: State) -> None:
    """Everybody now and then; women who expect a child through nine months."""
    dice = state.dice("life", "other specialists")
    surgery = Surgery(state, dice)
    for person in state.people:
        if person.lives != "own":
            continue
        for _ in range(dice.poisson(0.5 + 0.012 * person.age())):
            _referral(surgery, person, FIRST + dice.below(LAST - FIRST), dice)
        if person.sex == "F" and 20 <= person.age() <= 38 and dice.chance(0.1):
            _pregnancy(surgery, person, dice)
        if person.age() > 67 and dice.chance(0.035):
            _cataract(surgery, person, dice)


def _referral(surgery: Surgery, person: Insured, day: int, dice: Dice) -> None:
    state = surgery.state
    trade = dice.pick(REFERRALS)
    if trade == "gynaecology" and person.sex == "M":
        return
    medic = state.medic_near(trade, person.place, dice)
    when = medic.days.on_or_after(day)
    if not person.is_here(when):
        return
    procedures = ["consult", *dice.share(("ecg",), 0.1)]
    surgery.enter(vouchers.contact(person, medic, when, procedures))
    if dice.chance(0.35):
        house = state.nearest("imaging", person.place)
        exam = dice.pick(("xray", "ultrasound"))
        sent = vouchers.sample(person, house, medic, when + dice.between(0, 12), [exam])
        surgery.enter(sent)
    if trade in ("hormones", "gynaecology", "oncology") and dice.chance(0.6):
        exams = ["hormones", *dice.share(("thyroid", "markers", "vitamins"), 0.4)]
        surgery.tested(person, medic, when, exams)
    if dice.chance(0.3):
        again = medic.days.on_or_after(when + dice.between(14, 60))
        if person.is_here(again):
            surgery.enter(vouchers.contact(person, medic, again, ["consult_short"]))
    if dice.chance(0.25):
        surgery.fetch(person, medic, when, [(dice.pick(("pain", "stomach", "allergy")), 1)])


def _pregnancy(surgery: Surgery, person: Insured, dice: Dice) -> None:
    state = surgery.state
    medic = state.medic_near("gynaecology", person.place, dice)
    begin = FIRST + dice.below(LAST - FIRST - 240)
    for week in (8, 12, 16, 20, 24, 28, 32, 34, 36, 38):
        day = medic.days.on_or_after(begin + 7 * (week - 6))
        if person.is_here(day):
            surgery.enter(vouchers.contact(person, medic, day, ["pregnancy"], "Z34"))
    born = begin + 7 * 34 + dice.between(-12, 10)
    hospital = state.nearest("hospital", person.place)
    lie(state, person, hospital.number, (born, born + dice.between(3, 5)), "ward_birth")


def _cataract(surgery: Surgery, person: Insured, dice: Dice) -> None:
    state = surgery.state
    centre = dice.pick(state.of_trade("eye_centre"))
    medic = state.medics[dice.pick(centre.staff)]
    day = FIRST + dice.between(20, 440)
    for wait, what in ((0, "eye"), (25, "cataract"), (32, "eye"), (60, "cataract"), (68, "eye")):
        when = medic.days.on_or_after(day + wait)
        if person.is_here(when):
            surgery.enter(vouchers.contact(person, medic, when, [what], "H25"))
