"""Insured people in households, with the phones, accounts and addresses families share."""

from dataclasses import dataclass

import numpy as np

from synthetic.arrays import NONE, Bools, Floats, Ints
from synthetic.names import account, mobile, person_names
from synthetic.places import Places

ALIVE = 10**6
"""Day of death of those who do not die within the world."""
CHILD_BELOW, OLD_FROM = 16, 60
# Household forms: generations (0 child, 1 adult, 2 old) and how common each form is.
FORMS: tuple[tuple[tuple[int, ...], float], ...] = (
    ((2,), 0.13),
    ((2, 2), 0.20),
    ((1,), 0.10),
    ((1, 1), 0.15),
    ((1, 1, 0), 0.15),
    ((1, 1, 0, 0), 0.10),
    ((1, 1, 0, 2), 0.07),
    ((1, 1, 0, 2, 2), 0.06),
    ((1, 1, 0, 0, 2, 2), 0.04),
)


@dataclass
class Patients:
    """Register of insured people, aligned. Text columns are lists because groups rewrite some."""

    household: Ints
    settlement: Ints
    generation: Ints
    age: Ints
    birth_day: Ints
    death_day: Ints
    sex: Ints
    frailty: Floats
    x: Floats
    y: Floats
    employee: Bools
    name: list[str]
    address: list[str]
    phone: list[str | None]
    bank: list[str | None]
    employer: list[str | None]
    region: list[str]
    residence: Ints
    taken: Bools

    @property
    def size(self) -> int:
        """Number of insured people."""
        return len(self.name)

    def living_in(self, settlements: Ints) -> Bools:
        """Who lives in one of the settlements."""
        return np.isin(self.settlement, settlements)


def _households(count: int, rng: np.random.Generator) -> tuple[Ints, Ints]:
    """Household number and generation of each person."""
    chances = np.array([share for _, share in FORMS])
    forms = rng.choice(len(FORMS), size=count, p=chances / chances.sum())
    sizes = np.array([len(form) for form, _ in FORMS])[forms]
    used = int(np.searchsorted(np.cumsum(sizes), count)) + 1
    household = np.repeat(np.arange(used), sizes[:used])[:count]
    generation = np.array([g for form in forms[:used] for g in FORMS[form][0]])[:count]
    return household.astype(np.int64), generation.astype(np.int64)


def _contacts(
    household: Ints, generation: Ints, rng: np.random.Generator
) -> tuple[list[str | None], list[str | None]]:
    """Phones and accounts: adults mostly own, children their parents', the old often either."""
    count = len(household)
    homes = int(household.max()) + 1
    home_phone = rng.choice(4_000_000, size=homes, replace=False) + 5_000_000
    own_phone = rng.choice(4_900_000, size=count, replace=False)
    none_home = rng.random(homes) < 0.08
    own = rng.random(count) < np.array([0.03, 0.75, 0.5])[generation]
    missing = rng.random(count) < np.array([0.1, 0.04, 0.15])[generation]
    phone = [
        None
        if missing[i] or (none_home[household[i]] and not own[i])
        else mobile(int(own_phone[i] if own[i] else home_phone[household[i]]))
        for i in range(count)
    ]
    own_bank = rng.random(count) < np.array([0.05, 0.8, 0.65])[generation]
    no_bank = rng.random(count) < 0.12
    bank = [
        None
        if no_bank[i]
        else account(int(own_phone[i]) + 20_000_000 if own_bank[i] else int(household[i]) * 3 + 7)
        for i in range(count)
    ]
    return phone, bank


def settle_people(places: Places, count: int, days: int, rng: np.random.Generator) -> Patients:
    """``count`` people in households, settled in proportion to the size of places."""
    household, generation = _households(count, rng)
    homes = int(household.max()) + 1
    home_place = rng.choice(places.size, size=homes, p=places.weight / places.weight.sum())
    settlement = home_place[household]
    spread = np.array([2.5, 1.8, 0.8, 0.4])[places.kind[home_place]]
    x = places.x[home_place] + rng.normal(0, 0.6, homes) * spread
    y = places.y[home_place] + rng.normal(0, 0.6, homes) * spread
    low = np.array([0, 22, OLD_FROM])[generation]
    high = np.array([CHILD_BELOW, 56, 90])[generation]
    age = np.minimum(rng.integers(low, high), 96)
    birth_day = -(age * 365.25).astype(np.int64) - rng.integers(0, 365, count)
    employee = (generation == 1) & (rng.random(count) < 0.45) | (
        (generation == 2) & (rng.random(count) < 0.25)
    )
    yearly_death = 0.0015 + 0.0009 * np.maximum(age - 50, 0) ** 1.1 * (age > 50)
    dies = rng.random(count) < yearly_death * days / 365
    phone, bank = _contacts(household, generation, rng)
    group = rng.integers(1, 9, homes)
    door = rng.permutation(homes)
    return Patients(
        household=household,
        settlement=settlement.astype(np.int64),
        generation=generation,
        age=age,
        birth_day=birth_day,
        death_day=np.where(dies, rng.integers(20, max(21, days), count), ALIVE),
        sex=rng.integers(1, 3, count),
        frailty=rng.gamma(1.6, 1 / 1.6, count),
        x=x[household],
        y=y[household],
        employee=employee,
        name=person_names(count, rng),
        address=[
            f"{places.names[home_place[h]]}{group[h]}组{door[h] + 1}号" for h in household.tolist()
        ],
        phone=phone,
        bank=bank,
        employer=[None] * count,
        region=[places.regions[places.region[s]] for s in settlement.tolist()],
        residence=np.full(count, NONE, dtype=np.int64),
        taken=np.zeros(count, dtype=np.bool_),
    )
