"""A specialist from the city sits at a county hospital every second Tuesday only."""

import numpy as np

from model.language import Text
from synthetic.catalogue import DIAGNOSIS
from synthetic.gatherings import attendance, gather
from synthetic.institutions import HOSPITAL
from synthetic.recruiting import OLD, pick_doctor, recruit
from synthetic.seasons import TUESDAY
from synthetic.society import Society
from synthetic.staff import AFTERNOON, MORNING
from synthetic.visits import CHRONIC_OUTPATIENT, MAY_PRESCRIBE

KIND = "weekday_specialist"
TITLE = Text(en="Refill cohort of a specialist's weekday", zh="专家固定坐诊日的慢病参保人")
USUAL = 3


def arrange(society: Society, number: int) -> None:
    """Arrange one specialist and the chronic patients who depend on that day."""
    rng = society.stream(KIND, number)
    period, doctors = society.period, society.doctors
    hospitals = society.providers.of(HOSPITAL, private=False)
    large = hospitals[society.providers.doctors[hospitals] > 10]
    hospital = int(large[number % len(large)])
    pool = society.doctors.at(hospital)
    special = pool[doctors.department[pool] > 4]
    doctor = pick_doctor(society, special, rng)
    weekday = (TUESDAY + number) % 5
    days = period.every_day[period.weekday(period.every_day) == weekday][number % 2 :: 2]
    doctors.duty[doctor] = 0
    doctors.duty[doctor, days] = MORNING | AFTERNOON
    region = society.providers.region[hospital]
    near = society.places.region[society.patients.settlement] == region
    members = recruit(society, int(rng.integers(14, 26)), rng, among=near, generations=(OLD,))
    monthly = rng.random(len(members)) < 0.6
    phase = rng.integers(0, 2, len(members))
    turn = np.arange(len(days))
    wished = np.where(monthly[:, None], (turn + phase[:, None]) % 2 == 0, turn % 4 == 1)
    comes = wished & (attendance(len(members), len(days), 0.85, rng))
    trip = gather(society, np.full(len(days), doctor), days, comes, rng, hours_apart=7)
    code = ("I25.1", "E11.9", "I10")[number % 3]
    group = society.sheet.innocent(KIND)
    group.add("patient", members, "chronic_patient")
    group.add("doctor", [doctor], "specialist")
    group.add("provider", [hospital], "hospital")
    society.ledger.add(
        patient=members[trip.member],
        provider=hospital,
        doctor=doctor,
        kind=CHRONIC_OUTPATIENT,
        start=trip.start,
        diagnosis=DIAGNOSIS[code],
        supply=30,
        prescribes=MAY_PRESCRIBE,
        planned=1,
    )
