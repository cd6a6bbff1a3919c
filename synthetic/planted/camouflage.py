"""Ring members also live honestly: further visits that dilute what they do together."""

import numpy as np

from synthetic.appointments import at_provider
from synthetic.arrays import NONE
from synthetic.catalogue import DEPARTMENT_OF
from synthetic.habits import BIG, PRIMARY, TOWN_LEVEL
from synthetic.illness import drawn_diagnoses
from synthetic.society import Society
from synthetic.visits import INPATIENT, MAY_PRESCRIBE, OUTPATIENT

AT_RING_PROVIDERS = 0.35
"""Share of these visits to the ring's own providers, alone and on other days."""


def live_honestly(society: Society, visits_per_ring_visit: float) -> None:
    """Add ``visits_per_ring_visit`` honest visits for each ring visit of a patient."""
    rng = society.stream("camouflage")
    seen = society.ledger.all()
    base = np.flatnonzero((seen["ring"] != NONE) & (seen["kind"] != INPATIENT))
    copies = np.floor(visits_per_ring_visit + rng.random(len(base))).astype(np.int64)
    rows = np.repeat(base, copies)
    if not len(rows):
        return
    patient = seen["patient"][rows]
    diagnosis = drawn_diagnoses(society.patients, patient, chronic=False, rng=rng)
    level = rng.choice([PRIMARY, TOWN_LEVEL, BIG], size=len(rows), p=[0.5, 0.3, 0.2])
    usual = society.habits.visited(patient, level, 0.85, rng)
    staffed = society.providers.doctors[seen["provider"][rows]] > 0
    same = staffed & (rng.random(len(rows)) < AT_RING_PROVIDERS)
    provider = np.where(same, seen["provider"][rows], usual)
    day = rng.integers(0, society.period.days, len(rows))
    visit = at_provider(society, patient, provider, DEPARTMENT_OF[diagnosis], day, rng)
    kept = visit.kept
    society.ledger.add(
        patient=patient[kept],
        provider=provider[kept],
        doctor=visit.doctor[kept],
        kind=OUTPATIENT,
        start=visit.start[kept],
        diagnosis=diagnosis[kept],
        prescribes=MAY_PRESCRIBE,
    )
