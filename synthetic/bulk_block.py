"""One block of a very large world: a few counties with people, providers, claims and rings.

A block is a district of its own, so blocks can be made one after the other in bounded memory.
What matters for speed is here: catchments, loyal patients, episodes, refills, shifts, stays.
"""

from dataclasses import dataclass, replace

import numpy as np

from synthetic.arrays import NONE, Ints, scrambled
from synthetic.seasons import DAY, HOUR
from synthetic.visits import CHRONIC_OUTPATIENT, INPATIENT, OUTPATIENT, PHARMACY_SALE

DAYS = 365
PEOPLE_PER_VILLAGE, VILLAGES_PER_TOWN, TOWNS_PER_COUNTY = 110, 10, 10
CLAIMS_PER_PERSON = 15.0
VILLAGE_DOCTORS, TOWN_DOCTORS, COUNTY_DOCTORS = 1, 8, 60
RING_CLAIMS_SHARE = 0.002
RING_PEOPLE, RING_OUTINGS, RING_ATTENDANCE = 10, 12, 0.8
SHIFT_PEOPLE = 10


@dataclass(frozen=True)
class District:
    """Sizes of a block and the first number of each kind of provider and doctor in it."""

    people: int
    villages: int
    towns: int
    counties: int

    @property
    def providers(self) -> int:
        """Village clinics, town hospitals, county hospitals, then two pharmacies per town."""
        return self.villages + self.towns + self.counties + 2 * self.towns

    @property
    def doctors(self) -> int:
        """All doctors of the block."""
        return (
            self.villages * VILLAGE_DOCTORS
            + self.towns * TOWN_DOCTORS
            + self.counties * COUNTY_DOCTORS
        )

    def doctor_range(self, provider: Ints) -> tuple[Ints, Ints]:
        """First doctor and number of doctors of each provider that is not a pharmacy."""
        town = provider - self.villages
        county = town - self.towns
        first = np.where(
            town < 0,
            provider * VILLAGE_DOCTORS,
            np.where(
                county < 0,
                self.villages * VILLAGE_DOCTORS + town * TOWN_DOCTORS,
                self.villages * VILLAGE_DOCTORS
                + self.towns * TOWN_DOCTORS
                + county * COUNTY_DOCTORS,
            ),
        )
        count = np.where(
            town < 0, VILLAGE_DOCTORS, np.where(county < 0, TOWN_DOCTORS, COUNTY_DOCTORS)
        )
        return first, count


@dataclass(frozen=True)
class Rows:
    """Claims of a block, aligned; times are seconds since the first midnight."""

    patient: Ints
    provider: Ints
    doctor: Ints
    kind: Ints
    start: Ints
    end: Ints
    prescriber: Ints
    ring: Ints

    def where(self, rows: Ints) -> "Rows":
        """The chosen rows."""
        return Rows(*(getattr(self, name)[rows] for name in self.__dataclass_fields__))


def _joined(parts: list[Rows]) -> Rows:
    return Rows(
        *(
            np.concatenate([getattr(part, name) for part in parts])
            for name in Rows.__dataclass_fields__
        )
    )


def _rows(patient: Ints, provider: Ints, doctor: Ints, kind: int, start: Ints) -> Rows:
    nothing = np.full(len(patient), NONE, dtype=np.int64)
    kinds = np.full(len(patient), kind, dtype=np.int64)
    return Rows(patient, provider, doctor, kinds, start, nothing, nothing, nothing)


def district_for(claims: int) -> District:
    """A district whose people make a little more than ``claims`` claims."""
    people = max(PEOPLE_PER_VILLAGE, round(claims / CLAIMS_PER_PERSON * 1.06))
    villages = -(-people // PEOPLE_PER_VILLAGE)
    towns = -(-villages // VILLAGES_PER_TOWN)
    return District(people, villages, towns, -(-towns // TOWNS_PER_COUNTY))


def _provider(d: District, patient: Ints, level: Ints, rng: np.random.Generator) -> Ints:
    """Own village, town or county; one in eight goes to a neighbouring one."""
    village = patient // PEOPLE_PER_VILLAGE
    step = rng.integers(-1, 2, len(patient))
    stray: Ints = np.where(rng.random(len(patient)) < 0.12, step, 0)
    at_village = np.clip(village + stray, 0, d.villages - 1)
    at_town = np.clip(village // VILLAGES_PER_TOWN + stray, 0, d.towns - 1)
    at_county = village // (VILLAGES_PER_TOWN * TOWNS_PER_COUNTY)
    provider: Ints = np.where(
        level == 0,
        at_village,
        np.where(level == 1, d.villages + at_town, d.villages + d.towns + at_county),
    )
    return provider


def _doctor(d: District, patient: Ints, provider: Ints, rng: np.random.Generator) -> Ints:
    first, count = d.doctor_range(provider)
    loyal = rng.random(len(patient)) < 0.75
    own = scrambled(patient, provider)
    anyone = rng.integers(0, 2**31, len(patient))
    doctor: Ints = first + np.where(loyal, own, anyone).astype(np.int64) % count
    return doctor


def _visit_time(doctor: Ints, day: Ints, rng: np.random.Generator) -> Ints:
    """Within hours; every doctor has one weekday off and is waited for."""
    late = day + ((day + doctor) % 7 == 0).astype(np.int64)
    morning = rng.random(len(day)) < 0.6
    hour = np.where(morning, 8.0, 14.0) + np.where(morning, 4.0, 3.5) * rng.random(len(day))
    start: Ints = np.clip(late, 0, DAYS - 1) * DAY + (hour * HOUR).astype(np.int64)
    return start


def _acute(d: District, rng: np.random.Generator) -> Rows:
    patient = np.repeat(np.arange(d.people), rng.poisson(4.4 * rng.gamma(1.6, 1 / 1.6, d.people)))
    day = (DAYS * rng.beta(0.9, 0.9, len(patient))).astype(np.int64)
    level = np.searchsorted([0.5, 0.82], rng.random(len(patient)))
    provider = _provider(d, patient, level, rng)
    doctor = _doctor(d, patient, provider, rng)
    more = rng.poisson(0.7, len(patient))
    again = np.repeat(np.arange(len(patient)), more + 1)
    turn = np.arange(len(again)) - np.repeat(np.cumsum(more + 1) - more - 1, more + 1)
    when = day[again] + turn * 3 + (turn > 0) * rng.integers(-1, 2, len(again))
    return _rows(
        patient[again],
        provider[again],
        doctor[again],
        OUTPATIENT,
        _visit_time(doctor[again], when, rng),
    )


def _chronic(d: District, rng: np.random.Generator) -> Rows:
    ill = np.flatnonzero(rng.random(d.people) < 0.24)
    provider = _provider(d, ill, np.searchsorted([0.4, 0.78], rng.random(len(ill))), rng)
    doctor = _doctor(d, ill, provider, rng)
    interval = np.where(rng.random(len(ill)) < 0.68, 30, 60)
    turns = DAYS // interval
    row = np.repeat(np.arange(len(ill)), turns)
    turn = np.arange(len(row)) - np.repeat(np.cumsum(turns) - turns, turns)
    day = rng.integers(0, 30, len(ill))[row] + turn * interval[row] + rng.integers(-4, 5, len(row))
    when = _visit_time(doctor[row], np.clip(day, 0, DAYS - 1), rng)
    return _rows(ill[row], provider[row], doctor[row], CHRONIC_OUTPATIENT, when)


def _stays(d: District, rng: np.random.Generator) -> Rows:
    patient = rng.integers(0, d.people, d.people // 7)
    level = 1 + (rng.random(len(patient)) < 0.6)
    provider = _provider(d, patient, level, rng)
    doctor = _doctor(d, patient, provider, rng)
    start = _visit_time(doctor, rng.integers(0, DAYS - 30, len(patient)), rng)
    rows = _rows(patient, provider, doctor, INPATIENT, start)
    nights = rng.integers(2, 15, len(patient))
    return replace(rows, end=(start // DAY + nights) * DAY + 10 * HOUR)


def _shifts(d: District, rng: np.random.Generator) -> Rows:
    """Dialysis at the county hospitals: four shifts each, three times a week."""
    size = d.counties * 4 * SHIFT_PEOPLE
    patient = rng.choice(d.people, size=min(size, d.people // 4), replace=False)
    shift = np.arange(len(patient)) % (d.counties * 4)
    provider = d.villages + d.towns + shift // 4
    first, _ = d.doctor_range(provider)
    day = np.arange(DAYS)
    on = (np.isin((day + 2) % 7, (0, 2, 4))[None, :] == (shift % 2 == 0)[:, None]) & (
        ((day + 2) % 7 != 6)[None, :]
    )
    row, when = np.nonzero(on & (rng.random((len(patient), DAYS)) < 0.97))
    start = when * DAY + np.where(shift[row] % 4 < 2, 8, 13) * HOUR
    start = start + rng.integers(0, 2_000, len(row))
    doctor = first[row] + shift[row] % 3
    return _rows(patient[row], provider[row], doctor, CHRONIC_OUTPATIENT, start)


def _rings(d: District, claims: int, rng: np.random.Generator) -> Rows:
    """Groups from all over a county that one doctor sees on the same days."""
    each = RING_PEOPLE * RING_OUTINGS * RING_ATTENDANCE
    parts = []
    for ring in range(max(1, round(claims * RING_CLAIMS_SHARE / each))):
        people = rng.choice(d.people, size=RING_PEOPLE, replace=False)
        provider = np.array([d.villages + int(rng.integers(0, d.towns))])
        doctor = _doctor(d, people[:1], provider, rng)
        day = rng.choice(DAYS - 2, size=RING_OUTINGS, replace=False)
        row, outing = np.nonzero(rng.random((RING_PEOPLE, RING_OUTINGS)) < RING_ATTENDANCE)
        who = np.full(len(row), doctor[0])
        rows = _rows(
            people[row],
            np.full(len(row), provider[0]),
            who,
            OUTPATIENT,
            _visit_time(who, day[outing], rng),
        )
        parts.append(replace(rows, ring=np.full(len(row), ring, dtype=np.int64)))
    return _joined(parts)


def _fills(d: District, seen: Rows, rng: np.random.Generator) -> Rows:
    """A third of the visits end at a pharmacy of the home town or, often, next to the doctor."""
    outside = np.flatnonzero((seen.kind != INPATIENT) & (rng.random(len(seen.kind)) < 0.34))
    v = seen.where(outside)
    town = np.minimum(v.patient // (PEOPLE_PER_VILLAGE * VILLAGES_PER_TOWN), d.towns - 1)
    shop = d.villages + d.towns + d.counties + 2 * town + rng.integers(0, 2, len(town))
    start = v.start + rng.integers(900, 4 * HOUR, len(town))
    kinds = np.full(len(town), PHARMACY_SALE, dtype=np.int64)
    return Rows(v.patient, shop, v.doctor, kinds, start, v.end, v.provider, v.ring)


def _purchases(d: District, rng: np.random.Generator) -> Rows:
    patient = np.repeat(np.arange(d.people), rng.poisson(2.8, d.people))
    town = np.minimum(patient // (PEOPLE_PER_VILLAGE * VILLAGES_PER_TOWN), d.towns - 1)
    shop = d.villages + d.towns + d.counties + 2 * town + rng.integers(0, 2, len(town))
    hour = 8 + 12.5 * rng.random(len(patient))
    start = rng.integers(0, DAYS, len(patient)) * DAY + (hour * HOUR).astype(np.int64)
    nobody = np.full(len(patient), NONE, dtype=np.int64)
    return _rows(patient, shop, nobody, PHARMACY_SALE, start)


def block_rows(claims: int, rng: np.random.Generator) -> tuple[District, Rows]:
    """Exactly ``claims`` claims of one district, in the order in which they began."""
    district = district_for(claims)
    planted = _rings(district, claims, rng)
    seen = [
        planted,
        _shifts(district, rng),
        _acute(district, rng),
        _chronic(district, rng),
        _stays(district, rng),
    ]
    fills = [_fills(district, part, rng) for part in seen]
    rows = _joined([*seen, *fills, _purchases(district, rng)])
    while len(rows.kind) < claims:
        rows = _joined([rows, _purchases(district, rng)])
    keep = np.concatenate(
        [
            np.arange(len(planted.kind))[:claims],
            len(planted.kind)
            + rng.permutation(len(rows.kind) - len(planted.kind))[
                : max(0, claims - len(planted.kind))
            ],
        ]
    )
    return district, rows.where(keep[np.argsort(rows.start[keep], kind="stable")])
