"""Days that a school, a club, an employer or a virus sets for many at once."""

from benchmarks.elsewhere.dice import Dice
from benchmarks.elsewhere.tariff_state import land, vouchers
from benchmarks.elsewhere.tariff_state.insured import (
    FIRST,
    LAST,
    Insured,
    aged,
    who_come,
)
from benchmarks.elsewhere.tariff_state.life.wards import lie
from benchmarks.elsewhere.tariff_state.state import State
from benchmarks.elsewhere.workdays import day_number, weekday


def school_check(state: State, dice: Dice) -> None:
    """A children's doctor examines two classes in September and vaccinates in spring."""
    for _ in range(state.copies(4)):
        pupils = state.gather(dice.between(15, 28), dice, aged(6, 14), near=dice.pick(land.TOWNS))
        doctor = state.medic_near("children", pupils[0].place, dice)
        for season, what in ((75, "child_check"), (270, "vaccination"), (440, "child_check")):
            day = doctor.days.on_or_after(FIRST + season + dice.below(15))
            for person in who_come(pupils, day, 0.75, dice):
                state.add(vouchers.contact(person, doctor, day, [what], "Z00"))
        state.look_alike("school_check", pupils, [doctor])


def sports_check(state: State, dice: Dice) -> None:
    """A football club has its players examined before each half of the season."""
    for _ in range(state.copies(3)):
        team = state.gather(
            dice.between(12, 20), dice, aged(12, 32), near=dice.pick(range(len(land.PLACES)))
        )
        doctor = state.medic_near("works_doctor", team[0].place, dice)
        for season in (40, 225, 405):
            day = doctor.days.on_or_after(FIRST + season + dice.below(12))
            for person in who_come(team, day, 0.85, dice):
                state.add(vouchers.contact(person, doctor, day, ["sports", "ecg"], "Z02"))
        state.look_alike("sports_check", team, [doctor])


def works_check(state: State, dice: Dice) -> None:
    """A factory sends a department to its contract doctor, a few people a day for a week."""
    firms: dict[str, list[Insured]] = {}
    for person in state.people:
        if person.employer and person.number not in state.engaged and person.lives == "own":
            firms.setdefault(person.employer, []).append(person)
    for everyone in sorted(firms.values(), key=len, reverse=True)[: state.copies(4)]:
        staff = everyone[: dice.between(18, 34)]
        state.engage(staff)
        doctor = state.medic_near("works_doctor", staff[0].place, dice)
        house = state.nearest("laboratory", staff[0].place)
        for year in range(2):
            monday = FIRST + 365 * year + dice.between(60, 160)
            for place, person in enumerate(staff):
                day = doctor.days.on_or_after(monday + place % 4)
                if person.is_here(day) and dice.chance(0.85):
                    state.add(vouchers.contact(person, doctor, day, ["occupational"], "Z10"))
                    if dice.chance(0.5):
                        state.add(vouchers.sample(person, house, doctor, day, ["blood", "urine"]))
        state.look_alike("works_check", staff, [doctor], [house])


def vaccination_drive(state: State, dice: Dice) -> None:
    """A town hall vaccinates pensioners on two Saturdays, with the second dose a month later."""
    for _ in range(state.copies(2)):
        people = state.gather(dice.between(26, 46), dice, aged(60), near=dice.pick(land.TOWNS))
        doctor = state.medic_near("family", people[0].place, dice)
        first = day_number(2022, 10, 8) + 7 * dice.below(5)
        for day in (first, first + 28, first + 364):
            for person in who_come(people, day, 0.8, dice):
                state.add(vouchers.contact(person, doctor, day, ["vaccination"], "Z25"))
        state.look_alike("vaccination_drive", people, [doctor])


def kindergarten_wave(state: State, dice: Dice) -> None:
    """Scarlet fever goes round a kindergarten: within ten days the whole group is at one doctor."""
    for _ in range(state.copies(4)):
        group = state.gather(dice.between(9, 16), dice, aged(3, 6), near=dice.pick(land.TOWNS))
        doctor = state.medic_near("children", group[0].place, dice)
        shop = state.nearest("pharmacy", state.workplaces[doctor.workplace].place)
        for _ in range(dice.between(2, 4)):
            begin = FIRST + dice.below(LAST - FIRST - 20)
            for person in group:
                day = doctor.days.on_or_after(begin + dice.below(9))
                if person.is_here(day) and dice.chance(0.7):
                    state.add(vouchers.contact(person, doctor, day, ["targeted", "culture"], "A38"))
                    moment = (day, vouchers.at_the_counter(person, dice))
                    paper, drugs = vouchers.prescription(dice), [("antibiotic", 1)]
                    state.add(vouchers.dispensed(person, shop, doctor, moment, drugs, paper))
        state.look_alike("kindergarten_wave", group, [doctor], [shop])


def forest_shots(state: State, dice: Dice) -> None:
    """Foresters and their families are vaccinated against ticks in three doses."""
    for _ in range(state.copies(2)):
        people = state.gather(
            dice.between(10, 18), dice, aged(8, 60), near=dice.pick(land.VILLAGES)
        )
        doctor = state.medic_near("family", people[0].place, dice)
        first = day_number(2023, 2, 1) + dice.below(30)
        for wait in (0, 30, 270):
            day = doctor.days.on_or_after(first + wait)
            for person in who_come(people, day, 0.88, dice):
                state.add(vouchers.contact(person, doctor, day, ["vaccination"], "Z24"))
        state.look_alike("forest_shots", people, [doctor])


def sanatorium_class(state: State, dice: Dice) -> None:
    """Children with asthma go to the mountains for four weeks together, with a teacher."""
    for _ in range(state.copies(2)):
        children = state.gather(dice.between(10, 16), dice, aged(7, 14))
        house = dice.pick(state.of_trade("spa"))
        for year in range(2):
            begin = FIRST + 365 * year + dice.between(70, 140)
            monday = begin - weekday(begin) + 7
            for person in who_come(children, monday, 0.85 if year == 0 else 0.4, dice):
                lie(state, person, house.number, (monday, monday + 28), "spa_day")
        state.look_alike("sanatorium_class", children, [], [house])


def night_catchment(state: State, dice: Dice) -> None:
    """One influenza weekend: the only emergency surgery of a district sees everybody."""
    for turn in range(state.copies(3)):
        town = land.TOWNS[turn % len(land.TOWNS)]
        house = state.nearest("night", town)
        medic = state.medics[dice.pick(house.staff)]
        saturday = FIRST + dice.between(155, 185)
        saturday += (5 - weekday(saturday)) % 7
        near = state.gather(dice.between(24, 40), dice, aged(1), near=town)
        for person in near:
            day = saturday + dice.below(2)
            if person.is_here(day):
                state.add(vouchers.contact(person, medic, day, ["night_visit"], "J11"))
        state.look_alike("night_catchment", near, [medic], [house])
