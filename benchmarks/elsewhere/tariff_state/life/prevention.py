"""What is due by the calendar: dentist, gynaecologist, check-ups, vaccinations, breast pictures."""

from benchmarks.elsewhere.dice import Dice
from benchmarks.elsewhere.tariff_state import vouchers
from benchmarks.elsewhere.tariff_state.insured import FIRST, LAST, Insured
from benchmarks.elsewhere.tariff_state.life.surgery import Surgery
from benchmarks.elsewhere.tariff_state.state import Medic, State

FLU_SEASONS = (FIRST + 100, FIRST + 465)


def live(state: State) -> None:
    """Everybody at home, as conscientious as they are."""
    dice = state.dice("life", "prevention")
    surgery = Surgery(state, dice)
    for person in state.people:
        if person.lives != "own":
            continue
        _regular(surgery, person, state.medics[person.dentist], "dental_check", 0.62, 183, dice)
        if person.sex == "F" and person.age() >= 16 and dice.chance(0.6):
            medic = state.medic_near("gynaecology", person.place, dice)
            _regular(surgery, person, medic, "women_check", 1.0, 365, dice)
        _own_doctor(surgery, person, dice)
        if person.sex == "F" and 45 <= person.age() <= 72 and dice.chance(0.45):
            imaging = dice.pick(state.of_trade("imaging"))
            sender = state.medics[person.doctor]
            day = FIRST + dice.below(LAST - FIRST)
            surgery.enter(vouchers.sample(person, imaging, sender, day, ["mammogram"]))


def _regular(
    surgery: Surgery,
    person: Insured,
    medic: Medic,
    what: str,
    likely: float,
    step: int,
    dice: Dice,
) -> None:
    if not dice.chance(likely):
        return
    day = FIRST + dice.below(step)
    while day <= LAST:
        when = medic.days.on_or_after(day)
        if person.is_here(when):
            surgery.enter(vouchers.contact(person, medic, when, [what], "Z01"))
            if what == "dental_check" and dice.chance(0.35):
                again = medic.days.on_or_after(when + dice.between(5, 30))
                if person.is_here(again):
                    surgery.enter(vouchers.contact(person, medic, again, ["dental_work"], "K02"))
        day += step + dice.between(-15, 45)


def _own_doctor(surgery: Surgery, person: Insured, dice: Dice) -> None:
    check = "child_check" if person.age() < 15 else "prevention"
    for _ in range(2 if person.age() < 4 else 1):
        if dice.chance(0.5):
            day = FIRST + dice.below(LAST - FIRST)
            procedures = [check, *dice.share(("vaccination",), 0.4 if person.age() < 6 else 0.1)]
            seen = surgery.contact(person, day, procedures, why="Z00")
            if seen is not None and person.age() > 40 and dice.chance(0.6):
                surgery.tested(person, seen[0], seen[1], ["biochemistry", "lipids", "blood"])
    for season in FLU_SEASONS:
        if person.age() > 64 and dice.chance(0.22):
            surgery.contact(person, season + dice.below(50), ["vaccination"], why="Z25")
