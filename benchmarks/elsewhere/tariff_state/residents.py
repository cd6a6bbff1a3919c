"""Who lives under one roof: homes, a convent, barracks, a prison, a camp, a workers' hostel."""

from collections.abc import Callable

from benchmarks.elsewhere.dice import Dice
from benchmarks.elsewhere.tariff_state import land, names
from benchmarks.elsewhere.tariff_state.insured import FIRST, LAST, Insured, aged
from benchmarks.elsewhere.tariff_state.state import State

HOUSES: dict[str, tuple[float, tuple[int, int], Callable[[Insured], bool]]] = {
    # how many per 10,000, how many people, who
    "convent": (1.0, (8, 14), lambda p: p.sex == "F" and p.age() > 45),
    "prison": (1.0, (24, 40), lambda p: p.sex == "M" and 20 <= p.age() <= 58),
    "barracks": (1.0, (22, 36), lambda p: 19 <= p.age() <= 33),
    "camp": (1.5, (18, 34), aged(1, 60)),
    "hostel": (2.5, (14, 24), lambda p: p.sex == "M" and 20 <= p.age() <= 52),
}
KNOWS_HOME = 0.8
FEWEST = {"hostel": 2}


def move_in(state: State) -> None:
    """Fill the retirement homes and every other house."""
    dice = state.dice("residents")
    for home in state.of_trade("home"):
        for person in state.gather(dice.between(18, 34), dice, aged(74)):
            person.lives = "home"
            person.place, person.street = home.place, home.house
            person.home = home.number if dice.chance(KNOWS_HOME) else None
            person.phone = None
            person.household = -1 - home.number
    for kind, (usual, size, fits) in HOUSES.items():
        for turn in range(max(FEWEST.get(kind, 1), state.copies(usual))):
            people = state.gather(dice.between(*size), dice, fits)
            _under_one_roof(state, people, f"{kind} {turn}", dice)


def _under_one_roof(state: State, people: list[Insured], house: str, dice: Dice) -> None:
    place = dice.weighted((dice.pick(land.TOWNS), dice.pick(land.VILLAGES)), (0.5, 0.5))
    street = f"{dice.pick(land.STREETS)} {dice.between(100, 900)}"
    from_abroad = house.startswith(("camp", "hostel"))
    since = FIRST + dice.between(20, 330)
    for person in people:
        person.lives, person.place, person.street = house, place, street
        person.phone = None
        if from_abroad:
            person.name = names.person(person.sex, dice.pick(names.ABROAD), dice)
            person.fund = "F201"
            person.employer = names.firm(dice, "Montáže") if house.startswith("hostel") else None
        if house.startswith("camp"):
            person.born = min(person.born, FIRST - 200)
        if house.startswith("hostel") and dice.chance(0.35):
            person.abroad = since + dice.between(60, LAST - since)
    if from_abroad and people and people[0].employer is not None:
        for person in people:
            person.employer = people[0].employer


def under_one_roof(state: State, kind: str) -> list[list[Insured]]:
    """The people of every house of a kind."""
    houses: dict[str, list[Insured]] = {}
    for person in state.people:
        if person.lives.startswith(f"{kind} "):
            houses.setdefault(person.lives, []).append(person)
    return list(houses.values())
