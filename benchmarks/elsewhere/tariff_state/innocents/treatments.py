"""Treatments that give people one calendar: shifts, cycles, classes, cures, operation days."""

from benchmarks.elsewhere.bills import line
from benchmarks.elsewhere.dice import Dice
from benchmarks.elsewhere.tariff_state import land, vouchers
from benchmarks.elsewhere.tariff_state.insured import FIRST, LAST, Insured, aged, who_come
from benchmarks.elsewhere.tariff_state.life.wards import CURE, lie
from benchmarks.elsewhere.tariff_state.state import State
from benchmarks.elsewhere.tariff_state.tariff import ITEMS
from benchmarks.elsewhere.workdays import weekday

SHIFTS = ((0, 2, 4), (1, 3, 5))
BEDS = 12


def dialysis_shift(state: State, dice: Dice) -> None:
    """Three times a week; the transport service brings half of them."""
    patients = [p for p in state.people if p.has("kidneys") and p.abroad is None]
    centres = state.of_trade("dialysis")
    for turn, begin in enumerate(range(0, len(patients), BEDS)):
        shift = patients[begin : begin + BEDS]
        state.engage(shift)
        centre = centres[turn % len(centres)]
        medic = state.medics[centre.staff[turn % len(centre.staff)]]
        company = state.nearest("transport", centre.place)
        carried = set(dice.sample([p.number for p in shift], len(shift) // 2))
        for day in range(FIRST, LAST):
            if weekday(day) in SHIFTS[turn % 2]:
                for person in who_come(shift, day, 0.96, dice):
                    state.add(vouchers.contact(person, medic, day, ["dialysis"], "N18"))
                    if person.number in carried:
                        way = 4 + round(land.distance(person.place, centre.place))
                        state.add(vouchers.driven(person, company, medic.number, day, way))
        state.look_alike("dialysis_shift", shift, [medic], [centre, company])


def oncology_cycle(state: State, dice: Dice) -> None:
    """Infusions every three weeks on the day of the ward, with blood taken the day before."""
    for turn in range(state.copies(3)):
        people = state.gather(dice.between(7, 12), dice, lambda p: p.has("tumour"))
        medic = state.medics_of("oncology")[turn % 2]
        house = state.nearest("laboratory", state.workplaces[medic.workplace].place)
        begin = FIRST + dice.below(200)
        for cycle in range(dice.between(8, 15)):
            day = medic.days.on_or_after(begin + 21 * cycle)
            for person in who_come(people, day, 0.88, dice):
                state.add(vouchers.sample(person, house, medic, day - 1, ["blood", "markers"]))
                state.add(vouchers.contact(person, medic, day, ["infusion"], "C50"))
        state.look_alike("oncology_cycle", people, [medic], [house])


def day_clinic(state: State, dice: Dice) -> None:
    """Six weeks of psychiatric day clinic: one group, every working day."""
    for _ in range(state.copies(3)):
        medic = dice.pick(state.medics_of("psychiatry"))
        people = state.gather(
            dice.between(8, 12), dice, lambda p: p.has("mood") and 18 <= p.age() <= 66
        )
        begin = FIRST + dice.below(480)
        for day in range(begin, begin + 42):
            if weekday(day) < 5:
                for person in who_come(people, day, 0.85, dice):
                    state.add(vouchers.contact(person, medic, day, ["group_mind"], "F33"))
        state.look_alike("day_clinic", people, [medic])


def substitution_clinic(state: State, dice: Dice) -> None:
    """Substitution at one addiction clinic: a visit and a fill once a week or fortnight."""
    for _ in range(state.copies(2)):
        medic = dice.pick(state.medics_of("substitution"))
        people = state.gather(dice.between(10, 18), dice, lambda p: p.has("opioids"))
        shop = state.nearest("pharmacy", state.workplaces[medic.workplace].place)
        for person in people:
            step, day = dice.pick((7, 14)), FIRST + dice.below(60)
            while day < LAST:
                when = medic.days.on_or_after(day)
                if person.is_here(when) and dice.chance(0.9):
                    procedures = ["substitution", *dice.share(("drug_urine",), 0.15)]
                    state.add(vouchers.contact(person, medic, when, procedures, "F11"))
                    moment = (when, vouchers.at_the_counter(person, dice))
                    paper, drugs = vouchers.prescription(dice), [("buprenorphine", 1)]
                    state.add(vouchers.dispensed(person, shop, medic, moment, drugs, paper))
                day += step
        state.look_alike("substitution_clinic", people, [medic], [shop])


def diabetes_day(state: State, dice: Dice) -> None:
    """A diabetologist sees the pump patients of two districts on one day of a quarter."""
    for turn in range(state.copies(2)):
        medic = state.medics_of("diabetology")[turn % len(state.medics_of("diabetology"))]
        people = state.gather(dice.between(11, 18), dice, lambda p: p.has("insulin"))
        shop = state.nearest("aids", state.workplaces[medic.workplace].place)
        for day in range(FIRST + dice.below(60), LAST, 91):
            when = medic.days.on_or_after(day)
            for person in who_come(people, when, 0.85, dice):
                state.add(vouchers.contact(person, medic, when, ["diabetes"], "E10"))
                state.add(vouchers.handed(person, shop, medic, when, [("sensor", 6)]))
        state.look_alike("diabetes_day", people, [medic], [shop])


def biologic_centre(state: State, dice: Dice) -> None:
    """Costly injections are given out by one centre and one pharmacy only, month by month."""
    people = [p for p in state.people if p.has("joints_immune") and p.number not in state.engaged]
    people = [p for p in people if p.abroad is None and p.lives == "own"][:24]
    state.engage(people)
    medic = state.medics_of("orthopaedics")[0]
    shop = state.nearest("pharmacy", state.workplaces[medic.workplace].place)
    for person in people:
        day = FIRST + dice.below(30)
        while day < LAST:
            when = medic.days.on_or_after(day)
            if person.is_here(when):
                state.add(vouchers.contact(person, medic, when, ["consult_short"], "M05"))
                moment = (when, vouchers.at_the_counter(person, dice))
                paper, drugs = vouchers.prescription(dice), [("biologic", 1)]
                state.add(vouchers.dispensed(person, shop, medic, moment, drugs, paper))
            day += 30 + dice.between(-1, 3)
    state.look_alike("biologic_centre", people, [medic], [shop])


def trial_cohort(state: State, dice: Dice) -> None:
    """A study: fixed visits for one cohort, tests at the laboratory of the sponsor."""
    medic = dice.pick(state.medics_of("cardiology"))
    house = state.of_trade("laboratory")[-1]
    people = state.gather(dice.between(12, 20), dice, lambda p: p.has("pressure") and p.age() > 45)
    for person in people:
        begin = FIRST + 60 + dice.below(25)
        for visit in range(10):
            day = medic.days.on_or_after(begin + 42 * visit)
            if person.is_here(day) and dice.chance(0.94):
                state.add(vouchers.contact(person, medic, day, ["heart", "ecg"], "I10"))
                exams = ["biochemistry", "blood", "lipids"]
                state.add(vouchers.sample(person, house, medic, day, exams))
    state.look_alike("trial_cohort", people, [medic], [house])


def waiting_list(state: State, dice: Dice) -> None:
    """A campaign clears the list for new hips: admitted in blocks, then to one institute."""
    for _ in range(state.copies(2)):
        people = state.gather(dice.between(9, 15), dice, lambda p: p.has("joints") and p.age() > 54)
        hospital = dice.pick(state.of_trade("hospital"))
        institute = dice.pick(state.of_trade("rehab_hospital"))
        begin = FIRST + dice.between(40, 440)
        for place, person in enumerate(people):
            day = begin + 2 * (place // 4)
            if lie(state, person, hospital.number, (day, day + 7), "ward_surgery"):
                lie(state, person, institute.number, (day + 7, day + 28), "rehab_day")
        state.look_alike("waiting_list", people, [], [hospital, institute])


def spa_turn(state: State, dice: Dice) -> None:
    """A foundry sends its older people to one spa house every autumn, three weeks from Monday."""
    firms: dict[str, list[Insured]] = {}
    for person in state.people:
        if person.employer and person.number not in state.engaged and person.age() > 40:
            firms.setdefault(person.employer, []).append(person)
    for colleagues in sorted(firms.values(), key=len, reverse=True)[: state.copies(3)]:
        party = colleagues[: dice.between(9, 15)]
        state.engage(party)
        house = dice.pick(state.of_trade("spa"))
        for year in range(2):
            begin = FIRST + 365 * year + dice.between(60, 110)
            monday = begin - weekday(begin) + 7
            for person in who_come(party, monday, 0.8, dice):
                lie(state, person, house.number, (monday, monday + CURE), "spa_day")
        state.look_alike("spa_turn", party, [], [house])


def coach_party(state: State, dice: Dice) -> None:
    """A pensioners' club rides to the baths on Thursdays for ten weeks, on vouchers of doctors."""
    for _ in range(state.copies(3)):
        people = state.gather(dice.between(12, 20), dice, aged(63), near=dice.pick(land.VILLAGES))
        house = dice.pick(state.of_trade("spa"))
        medic = state.medics[house.staff[0]]
        begin = FIRST + dice.between(20, 420)
        thursday = begin + (3 - weekday(begin)) % 7
        for week in range(10):
            for person in who_come(people, thursday + 7 * week, 0.75, dice):
                bill = vouchers.contact(person, medic, thursday + 7 * week, ["bath"], "M17")
                bill.lines.append(line(ITEMS["group_exercise"]))
                state.add(bill)
        state.look_alike("coach_party", people, [medic], [house])


def back_school(state: State, dice: Dice) -> None:
    """A class for bad backs: twice a week for five weeks, one therapist."""
    for _ in range(state.copies(4)):
        therapist = dice.pick(state.medics_of("studio"))
        people = state.gather(
            dice.between(7, 12), dice, lambda p: p.has("back"), near=dice.pick(land.TOWNS)
        )
        begin = FIRST + dice.below(500)
        for day in range(begin, begin + 35):
            if weekday(day) in (1, 3) and therapist.days.is_open(day):
                for person in who_come(people, day, 0.8, dice):
                    bill = vouchers.contact(person, therapist, day, ["group_exercise"], "M54")
                    state.add(bill)
        state.look_alike("back_school", people, [therapist])
