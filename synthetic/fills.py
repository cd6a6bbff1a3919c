"""Prescriptions that leave the house, and the pharmacies that fill them."""

import numpy as np

from synthetic.arrays import NONE, Floats, Ints
from synthetic.habits import ANY_PHARMACY
from synthetic.institutions import PHARMACY
from synthetic.seasons import DAY, HOUR, MINUTE
from synthetic.society import Society
from synthetic.visits import MAY_PRESCRIBE, PHARMACY_SALE, Visits, together, visits

# Share of prescriptions that leave the house, by kind of provider (institutions.KINDS).
OUTSIDE = np.array([0.46, 0.28, 0.12, 0.2, 0.0, 0.0, 0.0])
NEVER_FILLED = 0.1
HALL_SHARE = 0.62
NEAR_DOCTOR_SHARE = 0.3
SAME_DAY = 0.72
OPEN_FROM, OPEN_TO = 8.0, 21.0


def _nearest_pharmacy(society: Society) -> Ints:
    """The pharmacy next to each provider."""
    shops = society.providers.of(PHARMACY)
    p = society.providers
    distance = np.hypot(p.x[:, None] - p.x[shops], p.y[:, None] - p.y[shops])
    nearest: Ints = shops[distance.argmin(axis=1)]
    return nearest


def _hall_pharmacy(society: Society) -> Ints:
    hall = np.full(society.providers.size, NONE, dtype=np.int64)
    shops = np.flatnonzero(society.providers.hall_of != NONE)
    hall[society.providers.hall_of[shops]] = shops
    return hall


def _fill_time(society: Society, written: Visits, shop: Ints, rng: np.random.Generator) -> Ints:
    """Seconds at which the drugs are fetched; the shop next door at once, others later."""
    rows = written.size
    far = society.providers.km(written["provider"], shop)
    at_once = written["start"] + rng.integers(12 * MINUTE, 50 * MINUTE, rows)
    wait = 20 * MINUTE + far / 30.0 * HOUR + rng.exponential(2.2 * HOUR, rows)
    same_day = written["start"] + wait.astype(np.int64)
    hour = rng.uniform(OPEN_FROM + 0.2, OPEN_TO - 0.5, rows) * HOUR
    later = (written["start"] // DAY + rng.integers(1, 4, rows)) * DAY + hour.astype(np.int64)
    in_time = same_day % DAY < (OPEN_TO - 0.3) * HOUR
    other = np.where(in_time & (rng.random(rows) < SAME_DAY), same_day, later)
    return np.where((far < 0.5) & (rng.random(rows) < 0.85), at_once, other)


def _chosen_shop(society: Society, written: Visits, rng: np.random.Generator) -> Ints:
    rows = written.size
    level = np.full(rows, ANY_PHARMACY)
    shop = society.habits.visited(written["patient"], level, 0.8, rng)
    near_doctor = rng.random(rows) < NEAR_DOCTOR_SHARE
    shop = np.where(near_doctor, _nearest_pharmacy(society)[written["provider"]], shop)
    hall = _hall_pharmacy(society)[written["provider"]]
    return np.where((hall != NONE) & (rng.random(rows) < HALL_SHARE), hall, shop)


def fill_prescriptions(society: Society, seen: Visits) -> Visits:
    """The visits with their outside prescriptions, and the pharmacy fills after them."""
    rng = society.stream("fills")
    kind = society.providers.kind[seen["provider"]]
    chance: Floats = OUTSIDE[kind]
    for rule in society.steering:
        if not np.isnan(rule.outside):
            mine = np.isin(seen["doctor"], rule.doctors)
            if rule.diagnosis != NONE:
                mine &= seen["diagnosis"] == rule.diagnosis
            chance = np.where(mine, rule.outside, chance)
    writes = (seen["prescribes"] == MAY_PRESCRIBE) & (rng.random(seen.size) < chance)
    rows = np.flatnonzero(writes)
    prescription = seen["prescription"].copy()
    prescription[rows] = society.ledger.fresh(len(rows))
    seen = seen.replaced(prescription=prescription)
    written = seen.where(rows[rng.random(len(rows)) >= NEVER_FILLED])
    shop = _chosen_shop(society, written, rng)
    ring = written["ring"].copy()
    for rule in society.steering:
        sent = np.isin(written["doctor"], rule.doctors) & (rng.random(written.size) < rule.share)
        if rule.diagnosis != NONE:
            sent &= written["diagnosis"] == rule.diagnosis
        shop = np.where(sent, rule.pharmacy, shop)
        if rule.ring != NONE:
            ring = np.where(sent, rule.ring, ring)
    start = _fill_time(society, written, shop, rng)
    inside = (start < society.period.days * DAY) & (
        (start // DAY <= society.patients.death_day[written["patient"]]) | (written["present"] == 0)
    )
    fills = visits(
        patient=written["patient"],
        provider=shop,
        doctor=written["doctor"],
        kind=PHARMACY_SALE,
        start=start,
        diagnosis=written["diagnosis"],
        basket=written["basket"],
        supply=written["supply"],
        cost=written.cost,
        prescription=written["prescription"],
        prescriber=written["provider"],
        ring=ring,
        present=written["present"],
    ).where(inside)
    # The visits fit together already: where a fill contradicts one, the fill gives way.
    fixed = seen.replaced(planned=np.ones(seen.size, dtype=np.int64))
    return together([fixed, fills])
