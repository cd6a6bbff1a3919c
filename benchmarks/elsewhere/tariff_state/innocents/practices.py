"""Honest ties between practitioners and houses, and habits of writing things down."""

from collections import Counter

from benchmarks.elsewhere.dice import Dice
from benchmarks.elsewhere.tariff_state import land, vouchers
from benchmarks.elsewhere.tariff_state.insured import FIRST, LAST, Insured
from benchmarks.elsewhere.tariff_state.state import Medic, State
from benchmarks.elsewhere.workdays import weekday

JOINT_DAYS = 3  # of a family that goes to the doctor together
FRIDAY = 4


def stand_in(state: State, dice: Dice) -> None:
    """During the long leave the urgent cases of one list all go to the same neighbour."""
    seen: dict[tuple[int, int], set[int]] = {}
    for bill in state.book:
        person = state.people[bill.who]
        own = state.medics[person.doctor]
        if bill.doctor == own.stand_in and bill.where == _workplace(state, own.stand_in):
            seen.setdefault((own.number, bill.doctor or 0), set()).add(bill.who)
    for (own_number, other), people in sorted(seen.items()):
        if len(people) >= 8:
            medics = [state.medics[own_number], state.medics[other]]
            state.look_alike("stand_in", [state.people[n] for n in sorted(people)], medics)


def _workplace(state: State, medic: int | None) -> int | None:
    return None if medic is None else state.medics[medic].workplace


def tandem_practice(state: State, dice: Dice) -> None:
    """Two family doctors in one corridor see whoever comes first from both lists."""
    pairs = _neighbours(state, "family")[: state.copies(2)]
    for one, other in pairs:
        for bill in state.book:
            if bill.doctor in (one.number, other.number) and bill.form != "pharmacy":
                own = one if bill.doctor == one.number else other
                if bill.where == own.workplace and dice.chance(0.4):
                    swapped = other if own is one else one
                    bill.doctor, bill.where = swapped.number, swapped.workplace
        houses = [state.workplaces[one.workplace], state.workplaces[other.workplace]]
        houses[1].house = houses[0].house
        state.look_alike("tandem_practice", [], [one, other], houses, "provider")


def _neighbours(state: State, trade: str) -> list[tuple[Medic, Medic]]:
    by_place: dict[int, list[Medic]] = {}
    for medic in state.medics_of(trade):
        by_place.setdefault(state.workplaces[medic.workplace].place, []).append(medic)
    return [(medics[0], medics[1]) for medics in by_place.values() if len(medics) > 1]


def retiring_doctor(state: State, dice: Dice) -> None:
    """A family doctor retires; the list, the nurse and the rooms go to a successor elsewhere."""
    medics = state.medics_of("family")
    leaver, heir = medics[-1], medics[-2]
    day = FIRST + dice.between(120, 380)
    before, after = set(), set()
    for bill in state.book:
        if bill.doctor == leaver.number:
            if bill.day < day:
                before.add(bill.who)
                continue
            after.add(bill.who)
            bill.doctor = heir.number
            if bill.where == leaver.workplace:
                bill.where = heir.workplace
    houses = [state.workplaces[leaver.workplace], state.workplaces[heir.workplace]]
    houses[0].until = day
    people = [state.people[number] for number in sorted(before & after)]
    state.look_alike("retiring_doctor", people, [leaver, heir], houses, "provider")


def friday_booking(state: State, dice: Dice) -> None:
    """A doctor who writes up the telephone calls and checks of the week on Friday afternoon."""
    for medic in dice.sample(state.medics_of("family")[:-2], state.copies(2)):
        written: Counter[int] = Counter()
        for bill in state.book:
            if bill.doctor == medic.number and bill.form == "chronic_outpatient":
                friday = bill.day + FRIDAY - weekday(bill.day)
                if weekday(bill.day) < FRIDAY and friday <= LAST:
                    bill.day = friday
                    written[bill.who] += 1
        people = [state.people[n] for n, times in sorted(written.items()) if times > 2]
        state.look_alike("friday_booking", people, [medic])


def polyclinic_house(state: State, dice: Dice) -> None:
    """A dozen small firms under one roof, one address and one corridor."""
    houses: dict[str, list[int]] = {}
    for place in state.workplaces:
        if place.house.startswith("Poliklinika"):
            houses.setdefault(place.house, []).append(place.number)
    for numbers in houses.values():
        if len(numbers) >= 4:
            firms = [state.workplaces[number] for number in numbers]
            medics = [state.medics[n] for firm in firms for n in firm.staff]
            state.look_alike("polyclinic_house", [], medics, firms, "provider")


def joint_laboratory(state: State, dice: Dice) -> None:
    """The doctors of one district own a laboratory together, openly, and send it everything."""
    house = state.of_trade("laboratory")[1]
    owners = [
        medic
        for medic in [*state.medics_of("family"), *state.medics_of("children")]
        if land.town_of(state.workplaces[medic.workplace].place) == land.TOWNS[1]
    ]
    numbers = {medic.number for medic in owners}
    laboratories = {one.number for one in state.of_trade("laboratory")}
    for bill in state.book:
        if bill.doctor in numbers and bill.where in laboratories and dice.chance(0.9):
            bill.where = house.number
    state.look_alike("joint_laboratory", [], owners, [house], "provider")


def village_pharmacy(state: State, dice: Dice) -> None:
    """The one doctor and the one pharmacy of a village see the same people all year."""
    for shop in state.of_trade("pharmacy"):
        if land.PLACES[shop.place].is_town:
            continue
        medic = min(
            state.medics_of("family"),
            key=lambda one, shop=shop: land.distance(  # type: ignore[misc]
                state.workplaces[one.workplace].place, shop.place
            ),
        )
        for bill in state.book:
            if bill.form == "pharmacy" and bill.doctor == medic.number and dice.chance(0.75):
                bill.where = shop.number
        houses = [shop, state.workplaces[medic.workplace]]
        state.look_alike("village_pharmacy", [], [medic], houses, "provider")


def hospital_pharmacy(state: State, dice: Dice) -> None:
    """Those who leave the hospital fetch the first packs in its own pharmacy."""
    hospital = state.of_trade("hospital")[0]
    shop = state.nearest("pharmacy", hospital.place)
    shop.house = hospital.house
    medics = [state.medics[number] for number in hospital.staff]
    for bill in [b for b in state.book if b.where == hospital.number and b.until is not None]:
        if dice.chance(0.6) and bill.doctor is not None and bill.until is not None:
            moment = (bill.until, vouchers.NOON + dice.below(7200))
            drugs = [(dice.pick(("furosemide", "anticoagulant", "pain")), 1)]
            person, paper = state.people[bill.who], vouchers.prescription(dice)
            writer = state.medics[bill.doctor]
            state.add(vouchers.dispensed(person, shop, writer, moment, drugs, paper))
    state.look_alike("hospital_pharmacy", [], medics, [shop, hospital], "provider")


def family(state: State, dice: Dice) -> None:
    """Households of three and more who sit in the waiting room together."""
    together: Counter[int] = Counter()
    seen: dict[tuple[int, int, int], set[int]] = {}
    homes: dict[int, list[Insured]] = {}
    for person in state.people:
        if person.lives == "own":
            homes.setdefault(person.household, []).append(person)
    for bill in state.book:
        if bill.doctor is not None and bill.form in ("outpatient", "chronic_outpatient"):
            home = state.people[bill.who].household
            seen.setdefault((home, bill.doctor, bill.day), set()).add(bill.who)
    for (home, _, _), people in seen.items():
        together[home] += len(people) > 1
    often = [
        home
        for home, days in sorted(together.items())
        if days >= JOINT_DAYS and len(homes.get(home, ())) >= 3
    ]
    for home in often[: state.copies(60)]:
        state.look_alike("family", homes[home])
