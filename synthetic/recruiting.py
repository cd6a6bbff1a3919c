"""Choosing people, doctors and providers for a group so that groups do not share them."""

import numpy as np

from synthetic.arrays import Bools, Floats, Ints
from synthetic.catalogue import DEPARTMENT, DEPARTMENTS
from synthetic.institutions import Providers
from synthetic.people import ALIVE
from synthetic.places import CITY, VILLAGE
from synthetic.society import Society

CHILDREN, ADULTS, OLD = range(3)


def free_people(society: Society, generations: tuple[int, ...] = (ADULTS, OLD)) -> Bools:
    """Who is alive throughout, of the generations, and not yet in a group."""
    p = society.patients
    free: Bools = ~p.taken & (p.death_day == ALIVE) & np.isin(p.generation, generations)
    return free


def recruit(
    society: Society,
    count: int,
    rng: np.random.Generator,
    *,
    among: Bools | None = None,
    generations: tuple[int, ...] = (ADULTS, OLD),
    one_per_household: bool = True,
) -> Ints:
    """Up to ``count`` free people out of ``among``; they are marked as taken."""
    fit = free_people(society, generations)
    if among is not None:
        fit &= among
    pool = rng.permutation(np.flatnonzero(fit))
    if one_per_household:
        _, first = np.unique(society.patients.household[pool], return_index=True)
        pool = pool[np.sort(first)]
    chosen = np.sort(pool[:count])
    society.patients.taken[chosen] = True
    return chosen


def around(society: Society, county: int, settlements: int, rng: np.random.Generator) -> Bools:
    """Who lives in a few settlements of a county: where a recruiter has acquaintances."""
    places = society.places
    local = np.flatnonzero(places.region == county)
    chosen = rng.permutation(local)[:settlements]
    mask = society.patients.living_in(chosen)
    # Sparse villages: ask further until enough people can be found.
    while mask.sum() < 160 and len(chosen) < len(local):
        chosen = np.append(chosen, rng.permutation(np.setdiff1d(local, chosen))[0])
        mask = society.patients.living_in(chosen)
    return mask


def some_county(society: Society, rng: np.random.Generator) -> int:
    """A region other than the city."""
    return int(rng.integers(1, len(society.places.regions)))


def villages_with_people(society: Society, fewest: int) -> Ints:
    """Villages in which at least so many insured people live."""
    lives = np.bincount(society.patients.settlement, minlength=society.places.size)
    return np.flatnonzero((society.places.kind == VILLAGE) & (lives >= fewest))


def pick_provider(
    providers: Providers,
    pool: Ints,
    rng: np.random.Generator,
) -> int:
    """One provider of the pool, preferably one that no group uses yet; marked as taken."""
    free = pool[~providers.taken[pool]]
    chosen = int(rng.choice(free if len(free) else pool))
    providers.taken[chosen] = True
    return chosen


def pick_doctor(society: Society, pool: Ints, rng: np.random.Generator) -> int:
    """One doctor of the pool, preferably one whom no group uses yet; marked as taken."""
    free = pool[~society.doctors.taken[pool]]
    chosen = int(rng.choice(free if len(free) else pool))
    society.doctors.taken[chosen] = True
    return chosen


def expected_visits(society: Society) -> Floats:
    """Roughly how many visits each doctor has, from where people usually go."""
    habits, doctors = society.habits, society.doctors
    providers = society.providers.size
    load = np.zeros(providers)
    for share, usual in zip((0.45, 0.33, 0.22), habits.usual, strict=False):
        load += share * np.bincount(usual, minlength=providers)
    wanted = np.full(len(DEPARTMENTS), 0.4)
    wanted[[DEPARTMENT["general"], DEPARTMENT["internal"]]] = 2.0
    wanted[[DEPARTMENT["cardiology"], DEPARTMENT["endocrine"], DEPARTMENT["tcm"]]] = 1.2
    weight = wanted[doctors.department] * doctors.popularity * (doctors.duty > 0).mean(axis=1)
    whole = np.bincount(doctors.provider, weights=weight, minlength=providers)
    visits: Floats = load[doctors.provider] * weight / np.maximum(whole[doctors.provider], 1e-9)
    return visits


def busy_half(society: Society, doctors: Ints) -> Ints:
    """The busier half of some doctors, busiest first: those worth paying."""
    order = np.argsort(-expected_visits(society)[doctors], kind="stable")
    return doctors[order[: -(-len(doctors) // 2)]]


def in_region(society: Society, providers: Ints, region: int, *, or_city: bool = False) -> Ints:
    """The providers that stand in a region; all of them where none does."""
    where = society.providers.region[providers]
    city = int(society.places.region[society.places.of_kind(CITY)[0]])
    near = providers[(where == region) | (or_city & (where == city))]
    return near if len(near) else providers
