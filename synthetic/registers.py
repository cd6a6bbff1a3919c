"""Identifiers of the world's entities, and its registers as Arrow tables in the file layout."""

from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np
import pyarrow as pa

from synthetic.arrays import NONE, Floats
from synthetic.catalogue import DEPARTMENTS
from synthetic.identifiers import person_number
from synthetic.institutions import HOSPITAL, KINDS, LEVELS, PHARMACY
from synthetic.people import ALIVE
from synthetic.seasons import FIRST_DATE
from synthetic.society import Society

EIGHTEEN_DIGIT_SHARE = 0.5
POSITION_MISSING = 0.03


@dataclass(frozen=True)
class Identifiers:
    """Text identifiers by number. They say nothing about households or groups."""

    patient: pa.StringArray
    doctor: pa.StringArray
    provider: pa.StringArray

    def of(self, kind: str, number: int) -> str:
        """The identifier of one entity; pharmacies and institutions are providers."""
        column: pa.StringArray = {"patient": self.patient, "doctor": self.doctor}.get(
            kind, self.provider
        )
        return str(column[number].as_py())


def _date(day: int) -> date:
    return FIRST_DATE + timedelta(days=int(day))


def identify(society: Society) -> Identifiers:
    """Identifiers in an order of their own: half of the people have an 18-character one."""
    rng = society.stream("identifiers")
    patients, providers = society.patients, society.providers
    serial = rng.permutation(patients.size)
    long = rng.random(patients.size) < EIGHTEEN_DIGIT_SHARE
    used: dict[str, int] = {}
    people: list[str] = []
    for no in range(patients.size):
        if not long[no]:
            people.append(f"00{int(serial[no]) * 7 + 1_000_003:010d}")  # leading zeros must survive
            continue
        born = _date(patients.birth_day[no]).strftime("%Y%m%d")
        used[born] = used.get(born, 0) + 1
        people.append(person_number(born, used[born]))
    number = rng.choice(90_000, size=providers.size, replace=False)
    region = [society.places.regions[r] for r in providers.region]
    shop = providers.kind == PHARMACY
    places = [
        f"{'P' if shop[n] else 'H'}{region[n]}{int(number[n]) + 10_000:05d}"
        for n in range(providers.size)
    ]
    home = [region[p] for p in society.doctors.provider]
    code = rng.choice(900_000, size=society.doctors.size, replace=False)
    doctors = [f"D{home[n]}{int(code[n]) + 1:06d}" for n in range(society.doctors.size)]
    return Identifiers(pa.array(people), pa.array(doctors), pa.array(places))


def patient_table(society: Society, ids: Identifiers) -> pa.Table:
    """The register of insured people."""
    p = society.patients
    rng = society.stream("patient register")
    table = pa.table(
        {
            "patient_id": ids.patient,
            "name": p.name,
            "sex": pa.array([("男", "女")[s - 1] for s in p.sex]),
            "birth_date": pa.array([_date(day) for day in p.birth_day]),
            "death_date": pa.array(
                [None if day >= ALIVE else _date(day) for day in p.death_day], pa.date32()
            ),
            "region": p.region,
            "address": p.address,
            "phone": pa.array(p.phone, pa.string()),
            "bank_account": pa.array(p.bank, pa.string()),
            "employer": pa.array(p.employer, pa.string()),
            "insurance_type": pa.array(["310" if e else "390" for e in p.employee]),
            "residence_provider_id": pa.array(
                [None if r == NONE else ids.provider[int(r)].as_py() for r in p.residence],
                pa.string(),
            ),
        }
    )
    return table.take(pa.array(rng.permutation(p.size)))


def doctor_table(society: Society, ids: Identifiers) -> pa.Table:
    """The register of doctors."""
    d, providers = society.doctors, society.providers
    rng = society.stream("doctor register")
    since = rng.integers(-9_000, -400, d.size)
    table = pa.table(
        {
            "doctor_id": ids.doctor,
            "name": d.name,
            "specialty": [DEPARTMENTS[n] for n in d.department],
            "provider_id": ids.provider.take(pa.array(d.provider)),
            "region": [society.places.regions[providers.region[p]] for p in d.provider],
            "phone": pa.array(d.phone, pa.string()),
            "registered_from": pa.array([_date(day) for day in since]),
            "registered_to": pa.array([None] * d.size, pa.date32()),
        }
    )
    return table.take(pa.array(rng.permutation(d.size)))


def provider_table(society: Society, ids: Identifiers) -> pa.Table:
    """The register of institutions and pharmacies; a few have no position."""
    p, places = society.providers, society.places
    rng = society.stream("provider register")
    lost = rng.random(p.size) < POSITION_MISSING
    since = rng.integers(-2_500, -200, p.size)
    until = [_date(int(day) + 365 * 9) for day in since]

    def degrees(values: Floats) -> pa.Array:
        return pa.array(np.round(values, 6), mask=lost)

    table = pa.table(
        {
            "provider_id": ids.provider,
            "name": p.name,
            "provider_kind": [KINDS[k] for k in p.kind],
            "level": pa.array(
                [
                    LEVELS[n] if k == HOSPITAL else None
                    for n, k in zip(p.level, p.kind, strict=True)
                ],
                pa.string(),
            ),
            "ownership": ["民营" if private else "公立" for private in p.private],
            "owner_name": pa.array(p.owner, pa.string()),
            "legal_representative": pa.array(p.representative, pa.string()),
            "address": p.address,
            "phone": pa.array(p.phone, pa.string()),
            "bank_account": pa.array(p.bank, pa.string()),
            "region": [places.regions[r] for r in p.region],
            "latitude": degrees(places.latitude(p.y)),
            "longitude": degrees(places.longitude(p.x)),
            "agreement_from": pa.array([_date(day) for day in since]),
            "agreement_to": pa.array(until),
            "agreement_status": ["有效"] * p.size,
        }
    )
    return table.take(pa.array(rng.permutation(p.size)))


def relation_table(society: Society, ids: Identifiers) -> pa.Table:
    """Registered facts: employment, further places of practice, families, residences."""
    rows = [
        ("doctor", ids.of("doctor", n), "employed_by", "institution", ids.of("provider", int(p)))
        for n, p in enumerate(society.doctors.provider)
    ]
    since = [_date(-900)] * len(rows)
    source = ["执业注册"] * len(rows)
    for fact in society.registrations:
        rows.append(
            (
                fact.subject_kind,
                ids.of(fact.subject_kind, fact.subject),
                fact.relation,
                fact.object_kind,
                ids.of(fact.object_kind, fact.object),
            )
        )
        since.append(_date(fact.since))
        source.append(fact.source)
    columns = list(zip(*rows, strict=True))
    names = ("subject_kind", "subject_id", "relation", "object_kind", "object_id")
    table = pa.table(
        {
            **{name: list(column) for name, column in zip(names, columns, strict=True)},
            "valid_from": pa.array(since),
            "valid_to": pa.array([None] * len(rows), pa.date32()),
            "source": source,
        }
    )
    return table.take(pa.array(society.stream("relations").permutation(len(rows))))
