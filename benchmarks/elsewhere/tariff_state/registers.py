"""What is on file: municipalities rather than addresses, few telephones, no accounts, no maps."""

from benchmarks.elsewhere.answers import Names
from benchmarks.elsewhere.dice import Dice
from benchmarks.elsewhere.tables import Register
from benchmarks.elsewhere.tariff_state import land
from benchmarks.elsewhere.tariff_state.facilities import TRADES
from benchmarks.elsewhere.tariff_state.state import State

KNOWS_DEATH, KNOWS_EMPLOYER, KNOWS_OWNER = 0.88, 0.6, 0.3


def patients(state: State, names: Names, dice: Dice) -> Register:
    """The insured."""
    rows: Register = []
    for person in state.people:
        town = land.PLACES[person.place].name
        street = person.street
        rows.append(
            {
                "patient_id": names.patients[person.number],
                "name": person.name,
                "sex": "Ž" if person.sex == "F" else "M",
                "birth_date": person.born,
                "death_date": person.died if dice.chance(KNOWS_DEATH) else None,
                "region": land.PLACES[person.place].district,
                "address": f"{street}, {town}" if street and town not in street else town,
                "phone": person.phone,
                "employer": person.employer if dice.chance(KNOWS_EMPLOYER) else None,
                "insurance_type": person.fund,
                "residence_provider_id": None
                if person.home is None
                else names.providers[person.home],
            }
        )
    return rows


def doctors(state: State, names: Names) -> Register:
    """Practitioners."""
    return [
        {
            "doctor_id": names.doctors[medic.number],
            "name": medic.name,
            "specialty": TRADES[medic.trade].title,
            "provider_id": names.providers[medic.workplace],
            "region": land.PLACES[state.workplaces[medic.workplace].place].district,
        }
        for medic in state.medics
    ]


def providers(state: State, names: Names, dice: Dice) -> Register:
    """Workplaces with a contract."""
    return [
        {
            "provider_id": names.providers[place.number],
            "name": place.name,
            "provider_kind": place.kind,
            "owner_name": place.owner if dice.chance(KNOWS_OWNER) else None,
            "address": place.house,
            "phone": place.phone,
            "region": land.PLACES[place.place].district,
            "agreement_from": place.since,
            "agreement_to": place.until,
        }
        for place in state.workplaces
    ]
