"""People under one roof, who see one doctor on one day because the doctor comes to them."""

from benchmarks.elsewhere.dice import Dice
from benchmarks.elsewhere.tariff_state import vouchers
from benchmarks.elsewhere.tariff_state.diagnoses import BY_NAME
from benchmarks.elsewhere.tariff_state.insured import FIRST, LAST, Insured, who_come
from benchmarks.elsewhere.tariff_state.residents import under_one_roof
from benchmarks.elsewhere.tariff_state.state import Medic, State, Workplace

Drugs = dict[int, list[tuple[str, int]]]
COUNTER = 55  # seconds between two residents for whom one nurse fetches medicines


def retirement_home(state: State, dice: Dice) -> None:
    """A weekly round of one doctor, and a nurse who fetches everybody's medicines in one go."""
    for home in state.of_trade("home"):
        people = [p for p in state.people if p.lives == "home" and p.household == -1 - home.number]
        doctor = state.medic_near("family", home.place, dice)
        shop = state.nearest("pharmacy", home.place)
        for day in range(FIRST + dice.below(7), LAST, 7):
            when = doctor.days.on_or_after(day)
            for person in who_come(people, when, 0.3, dice):
                state.add(vouchers.contact(person, doctor, when, ["home_call"]))
        _fetched_together(state, people, shop, doctor, dice)
        state.look_alike("retirement_home", people, [doctor], [home, shop])


def _fetched_together(
    state: State, people: list[Insured], shop: Workplace, doctor: Medic, dice: Dice
) -> None:
    drugs: Drugs = {}
    for person in people:
        kinds = [drug for name in person.illnesses for drug in BY_NAME[name].drugs]
        drugs[person.number] = [(drug, 1) for drug in dict.fromkeys(kinds)]
    for day in range(FIRST + dice.below(28), LAST, 28):
        second = vouchers.OPENS + dice.below(7200)
        for person in who_come(people, day, 0.95, dice):
            if drugs[person.number]:
                second += COUNTER + dice.below(60)
                known, paper = drugs[person.number], vouchers.prescription(dice)
                moment = (day, second)
                state.add(vouchers.dispensed(person, shop, doctor, moment, known, paper))


def convent(state: State, dice: Dice) -> None:
    """Sisters go to the doctor and the dentist on the same days."""
    for sisters in under_one_roof(state, "convent"):
        place = sisters[0].place
        doctor = state.medic_near("family", place, dice)
        dentist = state.medic_near("dentist", place, dice)
        for medic, what, step in ((doctor, "contact", 49), (dentist, "dental_check", 183)):
            for day in range(FIRST + dice.below(step), LAST, step):
                when = medic.days.on_or_after(day)
                for person in who_come(sisters, when, 0.55, dice):
                    state.add(vouchers.contact(person, medic, when, [what]))
        state.look_alike("convent", sisters, [doctor, dentist])


def prison_clinic(state: State, dice: Dice) -> None:
    """A doctor with weekly hours in the prison; everybody has an entry examination."""
    for inmates in under_one_roof(state, "prison"):
        doctor = state.medic_near("works_doctor", inmates[0].place, dice)
        house = state.nearest("laboratory", inmates[0].place)
        entered = {p.number: FIRST + 14 * dice.below(36) for p in inmates}
        for person in inmates:
            day = doctor.days.on_or_after(entered[person.number])
            state.add(vouchers.contact(person, doctor, day, ["arrival"], "Z10"))
            state.add(vouchers.sample(person, house, doctor, day, ["blood", "virus"]))
        for day in range(FIRST + 4, LAST, 7):
            when = doctor.days.on_or_after(day)
            inside = [p for p in inmates if entered[p.number] < when]
            for person in who_come(inside, when, 0.16, dice):
                state.add(vouchers.contact(person, doctor, when, ["contact"]))
        state.look_alike("prison_clinic", inmates, [doctor], [house])


def barracks(state: State, dice: Dice) -> None:
    """Soldiers: sick parade on Monday morning, vaccinations by company."""
    for soldiers in under_one_roof(state, "barracks"):
        doctor = state.medic_near("works_doctor", soldiers[0].place, dice)
        for day in range(FIRST + 3, LAST, 7):
            when = doctor.days.on_or_after(day)
            for person in who_come(soldiers, when, 0.08, dice):
                state.add(vouchers.contact(person, doctor, when, ["contact", "sick_note"]))
        for season in (FIRST + 90, FIRST + 240, FIRST + 455):
            day = doctor.days.on_or_after(season + dice.below(20))
            for person in who_come(soldiers, day, 0.8, dice):
                state.add(vouchers.contact(person, doctor, day, ["vaccination"], "Z25"))
        state.look_alike("barracks", soldiers, [doctor])


def refugee_centre(state: State, dice: Dice) -> None:
    """Entry examinations by the busload, tests for all, and consulting hours with interpreter."""
    for people in under_one_roof(state, "camp"):
        doctor = state.medic_near("family", people[0].place, dice)
        house = state.nearest("laboratory", people[0].place)
        shop = state.nearest("pharmacy", people[0].place)
        buses = [FIRST + dice.between(20, 260) for _ in range(3)]
        arrived = {p.number: dice.pick(buses) for p in people}
        for person in people:
            day = doctor.days.on_or_after(arrived[person.number] + 2)
            state.add(vouchers.contact(person, doctor, day, ["arrival", "vaccination"], "Z10"))
            state.add(vouchers.sample(person, house, doctor, day, ["blood", "virus"]))
        for day in range(min(buses) + 10, LAST, 7):
            when = doctor.days.on_or_after(day)
            inside = [p for p in people if arrived[p.number] < when]
            for person in who_come(inside, when, 0.14, dice):
                state.add(vouchers.contact(person, doctor, when, ["targeted"]))
                moment = (when, vouchers.at_the_counter(person, dice))
                paper = vouchers.prescription(dice)
                drugs = [(dice.pick(("antibiotic", "pain", "allergy")), 1)]
                state.add(vouchers.dispensed(person, shop, doctor, moment, drugs, paper))
        state.look_alike("refugee_centre", people, [doctor], [shop])


def workers_hostel(state: State, dice: Dice) -> None:
    """Workers of one firm live together and use the doctor whom the firm has a contract with."""
    for people in under_one_roof(state, "hostel"):
        if people[0].lives in state.reserved:
            continue
        doctor = state.medic_near("works_doctor", people[0].place, dice)
        own = state.medic_near("family", people[0].place, dice)
        shop = state.nearest("pharmacy", people[0].place)
        for year in range(2):
            day = doctor.days.on_or_after(FIRST + 365 * year + dice.between(30, 150))
            for person in who_come(people, day, 0.85, dice):
                state.add(vouchers.contact(person, doctor, day, ["occupational"], "Z10"))
        for person in people:
            for _ in range(dice.poisson(2.2)):
                when = own.days.on_or_after(FIRST + dice.below(LAST - FIRST))
                if person.is_here(when):
                    procedures = ["targeted", *dice.share(("sick_note",), 0.5)]
                    state.add(vouchers.contact(person, own, when, procedures, "M54"))
                    moment = (when, vouchers.at_the_counter(person, dice))
                    paper = vouchers.prescription(dice)
                    drugs = [("pain", 1)]
                    state.add(vouchers.dispensed(person, shop, own, moment, drugs, paper))
        state.look_alike("workers_hostel", people, [doctor, own], [shop])
