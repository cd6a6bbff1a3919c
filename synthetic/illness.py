"""Acute illness: seasonal episodes of one or more visits, mostly to the same doctor."""

import numpy as np

from synthetic.appointments import at_provider, with_doctor
from synthetic.arrays import Floats, Ints
from synthetic.catalogue import DEPARTMENT_OF, DIAGNOSES
from synthetic.habits import BIG, PRIMARY, TOWN_LEVEL
from synthetic.people import Patients
from synthetic.society import Society
from synthetic.visits import MAY_PRESCRIBE, OUTPATIENT

EPISODES_PER_YEAR = 3.7
BY_GENERATION = (1.25, 0.75, 1.3)  # children, adults, the old, relative to the mean
LOYALTY = 0.85
SAME_DOCTOR = 0.8
LONGEST_EPISODE_DAYS = 14


def drawn_diagnoses(
    patients: Patients, patient: Ints, *, chronic: bool, rng: np.random.Generator
) -> Ints:
    """A diagnosis per person by the weights of the person's generation."""
    weights: Floats = np.array([(d.child, d.adult, d.old) for d in DIAGNOSES]).T
    weights = weights * np.array([d.chronic == chronic for d in DIAGNOSES])
    weights[0] += 1e-9 * (weights.sum(axis=0) > 0)
    steps = np.cumsum(weights / weights.sum(axis=1, keepdims=True), axis=1)
    draw = rng.random(len(patient))
    found: Ints = (draw[:, None] > steps[patients.generation[patient]]).sum(axis=1)
    return np.minimum(found, len(DIAGNOSES) - 1)


def _levels(diagnosis: Ints, rng: np.random.Generator) -> Ints:
    """Level of care: general complaints mostly at the clinic, special ones at hospitals."""
    special = DEPARTMENT_OF[diagnosis] > 1
    draw = rng.random(len(diagnosis))
    primary = np.where(special, 0.22, 0.55)
    town = np.where(special, 0.6, 0.86)
    return np.where(draw < primary, PRIMARY, np.where(draw < town, TOWN_LEVEL, BIG))


def fall_ill(society: Society) -> None:
    """Add the acute visits of everybody."""
    rng = society.stream("illness")
    patients, period = society.patients, society.period
    mean = (
        EPISODES_PER_YEAR
        * patients.frailty
        * np.array(BY_GENERATION)[patients.generation]
        * period.days
        / 365
    )
    patient = np.repeat(np.arange(patients.size), rng.poisson(mean))
    onset = rng.choice(period.days, size=len(patient), p=period.illness_chance)
    onset = period.avoiding_weekends(onset, rng)
    diagnosis = drawn_diagnoses(patients, patient, chronic=False, rng=rng)
    level = _levels(diagnosis, rng)
    provider = society.habits.visited(patient, level, LOYALTY, rng)
    first = at_provider(society, patient, provider, DEPARTMENT_OF[diagnosis], onset, rng)
    patient, provider, diagnosis = patient[first.kept], provider[first.kept], diagnosis[first.kept]
    doctor, day = first.doctor[first.kept], first.day[first.kept]
    society.ledger.add(
        patient=patient,
        provider=provider,
        doctor=doctor,
        kind=OUTPATIENT,
        start=first.start[first.kept],
        diagnosis=diagnosis,
        prescribes=MAY_PRESCRIBE,
    )
    more = rng.poisson(society.background.follow_ups, len(patient))
    again = np.repeat(np.arange(len(patient)), more)
    order = np.arange(len(again)) - np.repeat(np.cumsum(more) - more, more) + 1
    later = day[again] + np.minimum(
        order * 3 + rng.integers(-1, 2, len(again)), LONGEST_EPISODE_DAYS
    )
    same = rng.random(len(again)) < SAME_DOCTOR
    named = with_doctor(society, doctor[again], later, rng)
    anyone = at_provider(
        society, patient[again], provider[again], DEPARTMENT_OF[diagnosis[again]], later, rng
    )
    kept = np.where(same, named.kept, anyone.kept)
    society.ledger.add(
        patient=patient[again][kept],
        provider=provider[again][kept],
        doctor=np.where(same, named.doctor, anyone.doctor)[kept],
        kind=OUTPATIENT,
        start=np.where(same, named.start, anyone.start)[kept],
        diagnosis=diagnosis[again][kept],
        cost=0.75,
        prescribes=MAY_PRESCRIBE,
    )
