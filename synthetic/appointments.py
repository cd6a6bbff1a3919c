"""Which doctor is on duty and when the visit takes place."""

from dataclasses import dataclass

import numpy as np

from synthetic.arrays import NONE, Bools, Ints, scrambled
from synthetic.seasons import DAY, HOUR
from synthetic.society import Society
from synthetic.staff import MORNING, Doctors

MORNING_FROM, MORNING_HOURS = 8.0, 3.8
AFTERNOON_FROM, AFTERNOON_HOURS = 14.0, 3.3
LONGEST_WAIT_DAYS = 8


@dataclass(frozen=True)
class Booking:
    """Doctor and start second per wished visit; ``kept`` is False where nobody was on duty."""

    doctor: Ints
    day: Ints
    start: Ints
    kept: Bools


def next_duty(doctors: Doctors, doctor: Ints, day: Ints) -> Ints:
    """First day on or after ``day`` on which the doctor is on duty, NONE where there is none."""
    days = doctors.duty.shape[1]
    here = np.where(doctors.duty > 0, np.arange(days), days)
    coming = np.minimum.accumulate(here[:, ::-1], axis=1)[:, ::-1]
    inside = (day >= 0) & (day < days)
    found = np.where(inside, coming[doctor, np.clip(day, 0, days - 1)], days)
    return np.where(found < days, found, NONE)


def start_times(doctors: Doctors, doctor: Ints, day: Ints, rng: np.random.Generator) -> Ints:
    """A start within the hours of duty; more people come in the morning."""
    duty = doctors.duty[doctor, day]
    morning = (duty == MORNING) | ((duty != MORNING + 1) & (rng.random(len(day)) < 0.62))
    chance = rng.beta(1.3, 1.7, len(day))
    hour = np.where(
        morning, MORNING_FROM + MORNING_HOURS * chance, AFTERNOON_FROM + AFTERNOON_HOURS * chance
    )
    return day * DAY + (hour * HOUR).astype(np.int64)


def with_doctor(society: Society, doctor: Ints, day: Ints, rng: np.random.Generator) -> Booking:
    """A visit to a named doctor on the wished day or the next day of duty."""
    possible = next_duty(society.doctors, doctor, day)
    kept = (possible != NONE) & (possible - day <= LONGEST_WAIT_DAYS)
    safe = np.where(kept, possible, 0)
    return Booking(doctor, safe, start_times(society.doctors, doctor, safe, rng), kept)


def at_provider(
    society: Society,
    patient: Ints,
    provider: Ints,
    department: Ints,
    day: Ints,
    rng: np.random.Generator,
) -> Booking:
    """A visit to whoever is on duty in the department; patients prefer their usual doctor."""
    doctors = society.doctors
    room = doctors.rooms[provider, department]
    there = room != NONE
    who = np.where(there, room, 0)
    liking = (
        0.8 * np.log(doctors.popularity[who])
        + 2.0 * (scrambled(patient[:, None], who) % 1000) / 1000
        + rng.random(room.shape)
    )
    doctor = np.full(len(patient), NONE, dtype=np.int64)
    when = day.copy()
    days = society.period.days
    for wait in range(LONGEST_WAIT_DAYS):
        open_rows = np.flatnonzero((doctor == NONE) & (day + wait < days) & (day >= 0))
        if not len(open_rows):
            break
        on_duty = doctors.duty[who[open_rows], (day[open_rows] + wait)[:, None]] > 0
        score = np.where(on_duty & there[open_rows], liking[open_rows], -np.inf)
        best = score.argmax(axis=1)
        found = np.isfinite(score[np.arange(len(open_rows)), best])
        rows = open_rows[found]
        doctor[rows] = who[rows, best[found]]
        when[rows] = day[rows] + wait
    kept = doctor != NONE
    safe_doctor, safe_day = np.where(kept, doctor, 0), np.where(kept, when, 0)
    return Booking(safe_doctor, safe_day, start_times(doctors, safe_doctor, safe_day, rng), kept)
