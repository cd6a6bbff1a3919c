"""Honest hospital stays and purchases without a prescription."""

import numpy as np

from synthetic.appointments import at_provider
from synthetic.catalogue import DEPARTMENT_OF, DIAGNOSIS, TONICS
from synthetic.habits import ANY_PHARMACY, BIG, TOWN_LEVEL
from synthetic.illness import drawn_diagnoses
from synthetic.seasons import DAY, HOUR
from synthetic.society import Society
from synthetic.visits import INPATIENT, PHARMACY_SALE

STAYS_PER_YEAR = (0.05, 0.06, 0.24)  # children, adults, the old
PURCHASES_PER_YEAR = 2.6
MEDIAN_STAY_DAYS = 6.5


def be_admitted(society: Society) -> None:
    """Add the ordinary hospital stays."""
    rng = society.stream("stays")
    patients, period = society.patients, society.period
    mean = np.array(STAYS_PER_YEAR)[patients.generation] * patients.frailty * period.days / 365
    patient = np.repeat(np.arange(patients.size), rng.poisson(mean))
    diagnosis = drawn_diagnoses(patients, patient, chronic=False, rng=rng)
    day = rng.choice(period.days, size=len(patient), p=period.illness_chance)
    level = np.where(rng.random(len(patient)) < 0.4, TOWN_LEVEL, BIG)
    provider = society.habits.visited(patient, level, 0.8, rng)
    visit = at_provider(society, patient, provider, DEPARTMENT_OF[diagnosis], day, rng)
    length = np.clip(np.exp(rng.normal(np.log(MEDIAN_STAY_DAYS), 0.55, len(patient))), 1, 40)
    end = (visit.day + length.astype(np.int64)) * DAY + rng.integers(
        9 * HOUR, 16 * HOUR, len(patient)
    )
    keep = visit.kept & (end < period.days * DAY)
    society.ledger.add(
        patient=patient[keep],
        provider=provider[keep],
        doctor=visit.doctor[keep],
        kind=INPATIENT,
        start=visit.start[keep],
        end=end[keep],
        diagnosis=diagnosis[keep],
    )


def buy_without_prescription(society: Society) -> None:
    """Add ordinary purchases at pharmacies, some of tonics."""
    rng = society.stream("purchases")
    patients, period = society.patients, society.period
    count = rng.poisson(PURCHASES_PER_YEAR * patients.frailty * period.days / 365)
    patient = np.repeat(np.arange(patients.size), count)
    rows = len(patient)
    day = rng.integers(0, period.days, rows)
    where = society.habits.visited(patient, np.full(rows, ANY_PHARMACY), 0.75, rng)
    # Shops are busiest before noon and after work.
    hour = np.where(rng.random(rows) < 0.5, rng.normal(10, 1.2, rows), rng.normal(18, 1.4, rows))
    start = day * DAY + (np.clip(hour, 8, 20.9) * HOUR).astype(np.int64)
    basket = np.full(rows, -1, dtype=np.int64)
    tonics = np.array([society.ledger.basket(np.array([item])) for item in TONICS])
    fancy = rng.random(rows) < 0.06
    basket[fancy] = tonics[rng.integers(0, len(tonics), int(fancy.sum()))]
    society.ledger.add(
        patient=patient,
        provider=where,
        kind=PHARMACY_SALE,
        start=start,
        diagnosis=np.where(rng.random(rows) < 0.7, DIAGNOSIS["J06.9"], DIAGNOSIS["M54.5"]),
        basket=basket,
    )
