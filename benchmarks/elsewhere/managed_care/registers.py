"""What the plan has on file about members, practitioners and practices. There are no phones of
members, and much about owners is missing."""

from decimal import Decimal
from typing import Any

from benchmarks.elsewhere.answers import Names
from benchmarks.elsewhere.dice import Dice
from benchmarks.elsewhere.managed_care import county
from benchmarks.elsewhere.managed_care.plan import Plan
from benchmarks.elsewhere.tables import Register

KNOWS_DEATH, KNOWS_ADDRESS, KNOWS_OWNER, KNOWS_ACCOUNT, KNOWS_PHONE = 0.92, 0.95, 0.7, 0.85, 0.9
SCATTER = 0.012  # degrees around the middle of a postal area


def patients(plan: Plan, names: Names, dice: Dice) -> Register:
    """Members."""
    return [
        {
            "patient_id": names.patients[member.number],
            "name": member.name,
            "sex": member.sex,
            "birth_date": member.born,
            "death_date": member.died if dice.chance(KNOWS_DEATH) else None,
            "region": county.ZIPS[member.place].county,
            "address": member.address if dice.chance(KNOWS_ADDRESS) else None,
            "employer": member.employer,
            "insurance_type": member.scheme,
            "residence_provider_id": names.providers[member.residence]
            if member.residence is not None and member.residence_known
            else None,
        }
        for member in plan.members
    ]


def doctors(plan: Plan, names: Names) -> Register:
    """Practitioners, each with one practice."""
    return [
        {
            "doctor_id": names.doctors[doctor.number],
            "name": doctor.name,
            "specialty": doctor.trade.replace("_", " "),
            "provider_id": names.providers[doctor.practice],
            "region": county.ZIPS[plan.practices[doctor.practice].place].county,
        }
        for doctor in plan.doctors
    ]


def providers(plan: Plan, names: Names, dice: Dice) -> Register:
    """Practices; owners and accounts are known for those that filled in the form."""
    return [
        {
            "provider_id": names.providers[practice.number],
            "name": practice.name,
            "provider_kind": practice.kind,
            "owner_name": practice.owner if dice.chance(KNOWS_OWNER) else None,
            "address": practice.address,
            "phone": practice.phone if dice.chance(KNOWS_PHONE) else None,
            "bank_account": practice.account if dice.chance(KNOWS_ACCOUNT) else None,
            "region": county.ZIPS[practice.place].county,
            "latitude": _near(county.ZIPS[practice.place].latitude, dice),
            "longitude": _near(county.ZIPS[practice.place].longitude, dice),
            "agreement_from": practice.since,
            "agreement_to": practice.until,
            "agreement_status": "ended" if practice.until else "active",
        }
        for practice in plan.practices
    ]


def facts(plan: Plan, names: Names) -> Register:
    """Who is employed where."""
    rows: list[dict[str, Any]] = [
        {
            "subject_kind": "doctor",
            "subject_id": names.doctors[doctor.number],
            "relation": "employed_by",
            "object_kind": "provider",
            "object_id": names.providers[doctor.practice],
            "source": "enrollment file",
        }
        for doctor in plan.doctors
        if plan.practices[doctor.practice].trade != "hospital"
    ]
    return rows


def _near(middle: float, dice: Dice) -> Decimal:
    return Decimal(round(1e4 * (middle + SCATTER * (2 * dice.unit() - 1)))).scaleb(-4)
