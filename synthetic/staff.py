"""Doctors: where they work, which department, and when they are on duty."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from synthetic.arrays import NONE, Bools, Floats, Ints
from synthetic.catalogue import DEPARTMENT, DEPARTMENTS
from synthetic.institutions import DIALYSIS_CENTRE, HOSPITAL, VILLAGE_CLINIC, Providers
from synthetic.names import landline, mobile, person_names
from synthetic.seasons import SATURDAY, SUNDAY, Period

MORNING, AFTERNOON = 1, 2
BIG_HOSPITAL = tuple(range(len(DEPARTMENTS)))
GENERAL_FIRST = ("general", "internal", "general", "tcm", "paediatric", "surgery")
PRIVATE_HOSPITAL = ("general", "internal", "rehabilitation", "general")


@dataclass
class Doctors:
    """Register of doctors, aligned; ``duty`` has a row per doctor and a column per day."""

    provider: Ints
    department: Ints
    popularity: Floats
    duty: Ints
    name: list[str]
    phone: list[str | None]
    taken: Bools
    providers: int

    @property
    def size(self) -> int:
        """Number of doctors."""
        return len(self.name)

    def at(self, provider: int, department: str | None = None) -> Ints:
        """Doctors whose main practice is ``provider``."""
        mask = self.provider == provider
        if department is not None:
            mask &= self.department == DEPARTMENT[department]
        return np.flatnonzero(mask)

    def duty_days(self, doctor: int) -> Ints:
        """Days on which the doctor sees patients."""
        return np.flatnonzero(self.duty[doctor] > 0)

    @cached_property
    def rooms(self) -> Ints:
        """Doctors by (provider, department), padded with NONE; general doctors stand in."""
        members: dict[tuple[int, int], list[int]] = {}
        for doctor, (provider, department) in enumerate(
            zip(self.provider.tolist(), self.department.tolist(), strict=True)
        ):
            members.setdefault((provider, department), []).append(doctor)
        widest = max(len(group) for group in members.values())
        rooms = np.full((self.providers, len(DEPARTMENTS), widest), NONE, dtype=np.int64)
        for provider in range(self.providers):
            stand_in = next(
                (members[provider, d] for d in range(len(DEPARTMENTS)) if (provider, d) in members),
                [],
            )
            for department in range(len(DEPARTMENTS)):
                group = members.get((provider, department), stand_in)
                rooms[provider, department, : len(group)] = group
        return rooms


def _departments(kind: int, doctors: int) -> list[int]:
    if kind == HOSPITAL and doctors > len(GENERAL_FIRST):
        extra = [DEPARTMENT[name] for name in ("general", "internal", "cardiology", "endocrine")]
        return [*BIG_HOSPITAL, *(extra[n % 4] for n in range(doctors - len(BIG_HOSPITAL)))]
    if kind == HOSPITAL and doctors == len(PRIVATE_HOSPITAL):
        return [DEPARTMENT[name] for name in PRIVATE_HOSPITAL]
    if kind == HOSPITAL:
        return [DEPARTMENT[name] for name in GENERAL_FIRST[:doctors]]
    if kind == DIALYSIS_CENTRE:
        return [DEPARTMENT["nephrology"]] * doctors
    return [DEPARTMENT["general"]] * doctors


def _roster(kind: int, alone: bool, period: Period, rng: np.random.Generator) -> Ints:
    """Duty of one doctor by one of the usual rosters, without holidays and leave."""
    day = period.every_day
    weekday = period.weekday(day)
    whole = np.full(period.days, MORNING | AFTERNOON, dtype=np.int64)
    style = rng.random()
    if kind == VILLAGE_CLINIC or (alone and style < 0.6):
        return np.where(weekday == SUNDAY, np.where(style < 0.5, MORNING, 0), whole)
    if kind == DIALYSIS_CENTRE:
        return np.where(weekday == SUNDAY, 0, whole)
    if style < 0.4:
        return np.where(weekday >= SATURDAY, 0, whole)
    if style < 0.62:  # some weekdays only
        chosen = rng.permutation(6)[: int(rng.integers(3, 5))]
        return np.where(np.isin(weekday, chosen), whole, 0)
    if style < 0.82:  # rota of four days on and two off, changing between mornings and whole days
        turn = (day + int(rng.integers(6))) % 6
        return np.where(turn >= 4, 0, np.where(turn == 3, MORNING, whole))
    odd_week = ((day + 2) // 7 + int(rng.integers(2))) % 2 == 0  # alternate weeks
    return np.where(
        odd_week, np.where(weekday == SUNDAY, 0, whole), np.where(weekday < 2, whole, 0)
    )


def employ_doctors(providers: Providers, period: Period, rng: np.random.Generator) -> Doctors:
    """Doctors for every provider, with rosters, holidays off and one or two leaves."""
    provider = np.repeat(np.arange(providers.size), providers.doctors)
    department = np.array(
        [
            department
            for p in range(providers.size)
            for department in _departments(int(providers.kind[p]), int(providers.doctors[p]))
        ],
        dtype=np.int64,
    )
    count = len(provider)
    duty = np.zeros((count, period.days), dtype=np.int64)
    for doctor in range(count):
        kind = int(providers.kind[provider[doctor]])
        alone = int(providers.doctors[provider[doctor]]) == 1
        duty[doctor] = _roster(kind, alone, period, rng)
        if not alone and rng.random() < 0.7:
            duty[doctor, period.holiday] = 0
        for _ in range(int(rng.integers(1, 3))):
            start = int(rng.integers(0, max(1, period.days - 12)))
            duty[doctor, start : start + int(rng.integers(4, 11))] = 0
    numbers = rng.choice(9_999_999, size=count, replace=False)
    phone: list[str | None] = [mobile(int(n)) for n in numbers]
    for doctor in np.flatnonzero(rng.random(count) < 0.35).tolist():
        # Many doctors give the switchboard of their hospital as their phone.
        phone[doctor] = providers.phone[provider[doctor]] or landline(int(doctor))
    return Doctors(
        provider=provider,
        department=department,
        popularity=np.exp(rng.normal(0, 0.6, count)),
        duty=duty,
        name=person_names(count, rng),
        phone=phone,
        taken=np.zeros(count, dtype=np.bool_),
        providers=providers.size,
    )
