"""Chronic disease: monthly or two-monthly refills at a usual doctor."""

import numpy as np

from synthetic.appointments import with_doctor
from synthetic.arrays import NONE
from synthetic.catalogue import DEPARTMENT_OF
from synthetic.habits import BIG, PRIMARY, TOWN_LEVEL
from synthetic.illness import drawn_diagnoses
from synthetic.society import Society
from synthetic.visits import CHRONIC_OUTPATIENT, MAY_PRESCRIBE

SHARE_WITH_DISEASE = (0.01, 0.14, 0.55)  # children, adults, the old
MISSED = 0.08
EXACT_SHARE = 0.2
"""People who come on the very day their supply ends; the others vary by some days."""


def refill(society: Society) -> None:
    """Add the refill visits of the chronically ill."""
    rng = society.stream("chronic")
    patients, doctors = society.patients, society.doctors
    ill = np.flatnonzero(
        rng.random(patients.size) < np.array(SHARE_WITH_DISEASE)[patients.generation]
    )
    second = ill[rng.random(len(ill)) < 0.25]
    ill = np.concatenate([ill, second])
    diagnosis = drawn_diagnoses(patients, ill, chronic=True, rng=rng)
    level = rng.choice([PRIMARY, TOWN_LEVEL, BIG], size=len(ill), p=[0.38, 0.37, 0.25])
    provider = society.habits.visited(ill, level, 0.95, rng)
    room = doctors.rooms[provider, DEPARTMENT_OF[diagnosis]]
    liking = np.where(room == NONE, -1.0, doctors.popularity[np.maximum(room, 0)])
    liking = liking * rng.random(room.shape) ** 0.5
    doctor = room[np.arange(len(ill)), liking.argmax(axis=1)]
    interval = np.where(rng.random(len(ill)) < 0.68, 30, 60)
    jitter = np.where(rng.random(len(ill)) < EXACT_SHARE, 0.0, rng.uniform(1.5, 7, len(ill)))
    # Supplies rarely start on 1 January; a fifth of the diseases begins within the year.
    offset = rng.uniform(0, interval)
    begins = np.where(rng.random(len(ill)) < 0.2, rng.integers(0, society.period.days, len(ill)), 0)
    most = society.period.days // 30 + 1
    turn = np.arange(most)
    wished = (
        offset[:, None]
        + interval[:, None] * turn
        + jitter[:, None] * rng.standard_normal((len(ill), most))
    )
    due = (
        (wished >= begins[:, None])
        & (wished < society.period.days)
        & (rng.random(wished.shape) > MISSED)
        & (doctor != NONE)[:, None]
    )
    row, col = np.nonzero(due)
    wish = society.period.avoiding_weekends(wished[row, col].astype(np.int64), rng)
    visit = with_doctor(society, doctor[row], wish, rng)
    row, keep = row[visit.kept], visit.kept
    society.ledger.add(
        patient=ill[row],
        provider=provider[row],
        doctor=doctor[row],
        kind=CHRONIC_OUTPATIENT,
        start=visit.start[keep],
        diagnosis=diagnosis[row],
        supply=interval[row],
        prescribes=MAY_PRESCRIBE,
    )
