"""Village and market town: errands that fall on one day because the bus or the pension does."""

from benchmarks.elsewhere.dice import Dice
from benchmarks.elsewhere.tariff_state import land, vouchers
from benchmarks.elsewhere.tariff_state.insured import FIRST, LAST, Insured, aged, who_come
from benchmarks.elsewhere.tariff_state.life.nurses import nurse_of
from benchmarks.elsewhere.tariff_state.state import Medic, State, Workplace
from benchmarks.elsewhere.workdays import day_number, weekday

PENSION_DATES = (6, 14, 22)
EVERYDAY = ("ramipril", "bisoprolol", "metformin", "atorvastatin", "stomach")


def _villagers(state: State, count: int, youngest: int, dice: Dice) -> list[Insured]:
    village = dice.pick(land.VILLAGES)
    return state.gather(count, dice, aged(youngest), near=village)


def _buy(
    state: State,
    person: Insured,
    shop: Workplace,
    writer: Medic,
    moment: tuple[int, int],
    dice: Dice,
) -> None:
    drugs = [(dice.pick(EVERYDAY), dice.between(1, 3))]
    paper = vouchers.prescription(dice)
    state.add(vouchers.dispensed(person, shop, writer, moment, drugs, paper))


def market_party(state: State, dice: Dice) -> None:
    """Neighbours take the market bus together: one has blood taken, another sees the specialist."""
    for _ in range(state.copies(4)):
        people = _villagers(state, dice.between(10, 17), 58, dice)
        town = land.town_of(people[0].place)
        shop = state.nearest("pharmacy", town)
        medics = [state.medic_near(t, town, dice) for t in ("cardiology", "eyes", "rehabilitation")]
        first = FIRST + (land.PLACES[town].market - weekday(FIRST)) % 7
        for day in range(first, LAST, 14):
            for person in who_come(people, day, 0.28, dice):
                if dice.chance(0.5):
                    medic = dice.pick(medics)
                    if medic.days.is_open(day):
                        state.add(vouchers.contact(person, medic, day, ["consult_short"]))
                if dice.chance(0.6):
                    moment = (day, 9 * 3600 + dice.below(5400))
                    _buy(state, person, shop, state.medics[person.doctor], moment, dice)
        state.look_alike("market_party", people, medics, [shop])


def pension_day(state: State, dice: Dice) -> None:
    """Pensioners of one estate fetch money at the post office and tablets next door after it."""
    for turn in range(state.copies(3)):
        town = land.TOWNS[turn % len(land.TOWNS)]
        people = state.gather(dice.between(12, 20), dice, aged(66), near=town)
        shop = state.nearest("pharmacy", town)
        date = PENSION_DATES[turn % len(PENSION_DATES)]
        for month in range(18):
            year, number = divmod(6 + month, 12)
            day = day_number(2022 + year, number + 1, date)
            day += {5: 2, 6: 1}.get(weekday(day), 0)
            for person in who_come(people, day, 0.4, dice):
                moment = (day, 8 * 3600 + 600 + dice.below(4500))
                _buy(state, person, shop, state.medics[person.doctor], moment, dice)
        state.look_alike("pension_day", people, (), [shop])


def nurse_round(state: State, dice: Dice) -> None:
    """One nurse drives through the villages every working day."""
    for _ in range(state.copies(4)):
        people = _villagers(state, dice.between(6, 10), 72, dice)
        nurse = nurse_of(state, people[0])
        begin = FIRST + dice.below(120)
        for day in range(begin, min(begin + dice.between(200, 420), LAST)):
            if weekday(day) < 5:
                for person in who_come(people, day, 0.55, dice):
                    what = ["nurse_visit", *dice.share(("nurse_injection",), 0.5)]
                    state.add(vouchers.nursed(person, nurse, person.doctor, day, what))
        state.look_alike("nurse_round", people, [nurse], [state.workplaces[nurse.workplace]])


def village_day(state: State, dice: Dice) -> None:
    """A doctor from town holds hours in the village hall every other Wednesday."""
    for _ in range(state.copies(4)):
        people = _villagers(state, dice.between(13, 22), 50, dice)
        doctor = state.medic_near("family", land.town_of(people[0].place), dice)
        wednesday = FIRST + (2 - weekday(FIRST)) % 7
        for day in range(wednesday + 7 * dice.below(2), LAST, 14):
            if doctor.days.on_or_after(day) - day < 2:
                for person in who_come(people, day, 0.22, dice):
                    state.add(vouchers.contact(person, doctor, day, ["contact"]))
        state.look_alike("village_day", people, [doctor])


def eye_bus(state: State, dice: Dice) -> None:
    """The mayor orders a coach to the eye centre for those who have waited for cataract surgery."""
    for _ in range(state.copies(2)):
        people = _villagers(state, dice.between(8, 14), 68, dice)
        centre = dice.pick(state.of_trade("eye_centre"))
        medic = state.medics[dice.pick(centre.staff)]
        begin = FIRST + dice.between(30, 400)
        for wait, what in ((0, "eye"), (21, "cataract"), (28, "eye"), (56, "cataract")):
            day = medic.days.on_or_after(begin + wait)
            for person in who_come(people, day, 0.85, dice):
                state.add(vouchers.contact(person, medic, day, [what], "H25"))
        state.look_alike("eye_bus", people, [medic], [centre])
