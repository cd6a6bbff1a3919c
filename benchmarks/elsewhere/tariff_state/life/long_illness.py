"""Regular checks of long illnesses, prescriptions for a quarter, and the specialist in between."""

from benchmarks.elsewhere.dice import Dice
from benchmarks.elsewhere.tariff_state import vouchers
from benchmarks.elsewhere.tariff_state.diagnoses import BY_NAME
from benchmarks.elsewhere.tariff_state.insured import FIRST, LAST, Insured
from benchmarks.elsewhere.tariff_state.life.surgery import Surgery
from benchmarks.elsewhere.tariff_state.state import Medic, State
from benchmarks.elsewhere.workdays import weekday

QUARTER = 91
RENEWED = 0.3  # of prescriptions, which are fetched month by month


def live(state: State) -> None:
    """Everybody with a long illness who lives at home."""
    dice = state.dice("life", "long illness")
    surgery = Surgery(state, dice)
    for person in state.people:
        if not person.illnesses or person.lives != "own":
            continue
        drugs = [drug for name in person.illnesses for drug in BY_NAME[name].drugs]
        taken = [(drug, 3) for drug in dict.fromkeys(dice.share(drugs, 0.75))]
        _checks(surgery, person, taken, dice)
        for name in person.illnesses:
            trade = BY_NAME[name].specialist
            if trade is not None and dice.chance(0.55):
                _specialist(surgery, person, trade, name, dice)


def _checks(surgery: Surgery, person: Insured, taken: list[tuple[str, int]], dice: Dice) -> None:
    by_month = dice.chance(RENEWED)
    day = FIRST + dice.below(QUARTER)
    while day <= LAST:
        wished = day + (person.weekday - weekday(day)) % 7
        procedures = [dice.weighted(("contact", "targeted", "phone"), (0.6, 0.25, 0.15))]
        procedures += dice.share(("ecg",), 0.08)
        seen = surgery.contact(person, wished, procedures, form="chronic_outpatient")
        if seen is not None:
            medic, when = seen
            _prescribe(surgery, person, taken, seen, by_month, dice)
            if dice.chance(0.4):
                exams = [e for name in person.illnesses for e in BY_NAME[name].tests]
                exams += dice.share(("blood", "urine", "vitamins"), 0.25)
                surgery.tested(person, medic, when, list(dict.fromkeys(exams)))
        day += QUARTER + dice.between(-12, 25)


def _prescribe(
    surgery: Surgery,
    person: Insured,
    taken: list[tuple[str, int]],
    seen: tuple[Medic, int],
    by_month: bool,
    dice: Dice,
) -> None:
    medic, when = seen
    if not by_month:
        surgery.fetch(person, medic, when, taken)
        return
    paper = vouchers.prescription(dice)
    for month in range(3):
        packs = [(drug, 1) for drug, _ in taken]
        surgery.fetch(person, medic, when + 30 * month, packs, paper=paper)


def _specialist(surgery: Surgery, person: Insured, trade: str, name: str, dice: Dice) -> None:
    medic = surgery.state.medic_near(trade, person.place, dice)
    what = {
        "diabetology": "diabetes",
        "cardiology": "heart",
        "eyes": "eye",
        "psychiatry": "mind",
        "orthopaedics": "orthopaedics",
    }.get(trade, "consult_short")
    day = FIRST + dice.below(200)
    while day <= LAST:
        when = medic.days.on_or_after(day)
        if person.is_here(when) and dice.chance(0.9):
            extra = dice.share(("ecg",), 0.5 if trade == "cardiology" else 0.0)
            bill = vouchers.contact(person, medic, when, [what, *extra], BY_NAME[name].code)
            bill.form = "chronic_outpatient"
            surgery.enter(bill)
            if BY_NAME[name].tests and dice.chance(0.5):
                surgery.tested(person, medic, when - dice.between(1, 8), [*BY_NAME[name].tests])
            if trade == "diabetology" and person.has("insulin"):
                shop = surgery.state.nearest("aids", person.place)
                aids = [("strips", dice.between(2, 6)), ("needles", 2)]
                surgery.enter(vouchers.handed(person, shop, medic, when, aids))
        day += dice.between(110, 210)
