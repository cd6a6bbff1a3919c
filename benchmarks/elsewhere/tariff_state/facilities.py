"""Surgeries, polyclinics, wards, pharmacies, agencies and homes, and who works in them."""

from dataclasses import dataclass

from benchmarks.elsewhere.dice import Dice
from benchmarks.elsewhere.tariff_state import land, names
from benchmarks.elsewhere.tariff_state.holidays import BETWEEN_THE_YEARS, CLOSED
from benchmarks.elsewhere.tariff_state.insured import FIRST, LAST
from benchmarks.elsewhere.tariff_state.state import Medic, State, Workplace
from benchmarks.elsewhere.workdays import Workdays, day_number

AUGUST = tuple(day_number(year, 8, 1) for year in (2022, 2023))
FEWEST = {"laboratory": 2, "substitution": 3}
ITEMISED = (1.0, 1.0, 0.9, 0.6, 0.4, 0.1)  # shares of claims that a house sends with items


@dataclass(frozen=True)
class Trade:
    """How many workplaces of a trade there are per 10,000, where, and with how many people."""

    title: str
    kind: str
    per_ten_thousand: float
    staff: tuple[int, int] = (1, 1)
    where: str = "polyclinic"
    nurses: bool = False


TRADES: dict[str, Trade] = {
    "family": Trade("Praktický lékař", "clinic", 9, (1, 1), "everywhere"),
    "children": Trade("Dětský lékař", "clinic", 3, (1, 1), "town"),
    "dentist": Trade("Zubní ordinace", "clinic", 6, (1, 1), "everywhere"),
    "gynaecology": Trade("Gynekologie", "clinic", 3),
    "cardiology": Trade("Kardiologie", "clinic", 2),
    "diabetology": Trade("Diabetologie", "clinic", 2),
    "lungs": Trade("Plicní ordinace", "clinic", 2),
    "orthopaedics": Trade("Ortopedie", "clinic", 3),
    "eyes": Trade("Oční ordinace", "clinic", 3),
    "eye_centre": Trade("Oční centrum", "clinic", 1, (2, 2), "town"),
    "neurology": Trade("Neurologie", "clinic", 2),
    "psychiatry": Trade("Psychiatrie", "clinic", 2),
    "rehabilitation": Trade("Rehabilitace", "clinic", 2),
    "oncology": Trade("Onkologie", "clinic", 1, (2, 2)),
    "hormones": Trade("Endokrinologie", "clinic", 2),
    "substitution": Trade("Adiktologie", "clinic", 3, (1, 1), "town"),
    "studio": Trade("Fyzioterapie", "clinic", 5, (1, 2), "town", nurses=True),
    "works_doctor": Trade("Pracovní lékař", "clinic", 2, (1, 1), "town"),
    "night": Trade("Lékařská pohotovost", "clinic", 4, (5, 5), "each town"),
    "hospital": Trade("Nemocnice", "hospital", 2, (5, 6), "each town"),
    "aftercare": Trade("Léčebna", "hospital", 3, (2, 2), "village"),
    "rehab_hospital": Trade("Rehabilitační ústav", "hospital", 2, (2, 2), "village"),
    "mind_hospital": Trade("Psychiatrická léčebna", "hospital", 1, (2, 2), "village"),
    "spa": Trade("Lázeňský dům", "other", 3, (2, 2), "spa"),
    "dialysis": Trade("Dialyzační středisko", "dialysis_centre", 2, (2, 2), "town"),
    "laboratory": Trade("Laboratoř", "laboratory", 4, (0, 0), "town"),
    "imaging": Trade("Radiologie", "clinic", 2, (1, 1), "town"),
    "nurses": Trade("Domácí péče", "other", 4, (3, 4), "town", nurses=True),
    "transport": Trade("Sanitní služba", "other", 3, (0, 0), "town"),
    "aids": Trade("Výdejna pomůcek", "supplier", 3, (0, 0), "town"),
    "pharmacy": Trade("Lékárna", "pharmacy", 9, (0, 0), "everywhere"),
    "home": Trade("Domov seniorů", "nursing_home", 4, (0, 0), "everywhere"),
}


def build(state: State) -> None:
    """Open every workplace of the republic."""
    dice = state.dice("facilities")
    for trade, what in TRADES.items():
        fewest = len(land.TOWNS) + 2 if what.where == "everywhere" else FEWEST.get(trade, 1)
        for turn in range(max(fewest, state.copies(what.per_ten_thousand))):
            place = _site(what.where, turn, dice)
            since = FIRST - dice.between(200, 9000)
            if dice.chance(0.12):
                since = FIRST - dice.between(0, 200)
            workplace = open_workplace(state, trade, place, dice, since)
            for _ in range(dice.between(*what.staff)):
                employ(state, workplace, dice)
    for trade in ("family", "children", "dentist"):
        _stand_in(state, trade)


def _site(where: str, turn: int, dice: Dice) -> int:
    if where == "spa":
        return land.SPA_TOWN
    if where == "village":
        return dice.pick(land.VILLAGES)
    if where == "everywhere" and turn == len(land.TOWNS):
        return dice.pick(land.VILLAGES)  # one village at least has a house of its own
    if where == "everywhere" and turn > len(land.TOWNS) + 1:
        places = range(len(land.PLACES))
        return dice.weighted(places, [land.PLACES[place].share + 0.01 for place in places])
    return land.TOWNS[turn % len(land.TOWNS)]


def open_workplace(state: State, trade: str, place: int, dice: Dice, since: int) -> Workplace:
    """A workplace with a contract; surgeries of a town mostly sit in its polyclinic."""
    what = TRADES[trade]
    town = land.PLACES[place]
    in_polyclinic = what.where == "polyclinic" or (town.is_town and dice.chance(0.5))
    house = "Poliklinika" if in_polyclinic and what.kind == "clinic" else dice.pick(land.STREETS)
    _, owner = names.practitioner(dice)
    workplace = Workplace(
        number=len(state.workplaces),
        trade=trade,
        kind=what.kind,
        name=f"{what.title} {owner}" if what.kind == "clinic" else f"{what.title} {town.name}",
        place=place,
        house=f"{house}, {town.name}" if house else town.name,
        owner=owner,
        since=since,
        itemised=1.0 if what.kind == "pharmacy" else dice.pick(ITEMISED),
        phone=f"+999 3{dice.below(10**8):08d}" if dice.chance(0.4) else None,
    )
    state.workplaces.append(workplace)
    return workplace


def employ(state: State, workplace: Workplace, dice: Dice) -> Medic:
    """A practitioner with weekdays and a fortnight of leave in summer."""
    what = TRADES[workplace.trade]
    always = workplace.trade in ("night", "hospital", "nurses")
    open_on = list(range(7 if always else 5))
    if not always and what.where == "polyclinic":
        open_on = dice.sample(open_on, dice.between(3, 5))
    closed = set(CLOSED) if not always else set()
    if not always:
        away = [august + dice.between(-20, 14) for august in AUGUST]
        closed.update(day for start in away for day in range(start, start + 14))
        closed.update(BETWEEN_THE_YEARS if dice.chance(0.6) else ())
    title, plain = names.practitioner(dice)
    medic = Medic(
        number=len(state.medics),
        trade=workplace.trade,
        workplace=workplace.number,
        name=plain if what.nurses else title,
        is_doctor=not what.nurses,
        days=Workdays(FIRST, LAST + 30, open_on, closed),
    )
    state.medics.append(medic)
    workplace.staff.append(medic.number)
    return medic


def _stand_in(state: State, trade: str) -> None:
    """Neighbours stand in for each other; leaves may overlap, then nobody is there."""
    medics = state.medics_of(trade)
    for one in medics:
        others = [other for other in medics if other is not one]
        if others:
            here = state.workplaces[one.workplace].place
            one.stand_in = min(
                others,
                key=lambda other: (
                    land.distance(state.workplaces[other.workplace].place, here),
                    (other.number - one.number) % len(medics),
                ),
            ).number
