"""A doctor visits a nursing home every second week and sees most of its residents."""

import numpy as np

from model.language import Text
from synthetic.catalogue import DIAGNOSIS
from synthetic.gatherings import attendance, gather
from synthetic.institutions import CLINIC, HOSPITAL
from synthetic.recruiting import in_region, pick_doctor
from synthetic.residents import move_in, next_home
from synthetic.society import Society
from synthetic.visits import CHRONIC_OUTPATIENT, MAY_PRESCRIBE

KIND = "nursing_home_round"
TITLE = Text(en="Doctor's round at a nursing home", zh="养老院巡诊")
USUAL = 2
CHRONIC_CODES = ("I10", "E11.9", "I25.1", "M17.9", "J44.9")


def arrange(society: Society, number: int) -> None:
    rng = society.stream(KIND, number)
    home = next_home(society)
    residents = move_in(society, home, int(rng.integers(8, 15)), rng)
    region = int(society.providers.region[home])
    near = in_region(society, society.providers.of(CLINIC, HOSPITAL), region)
    pool = np.flatnonzero(np.isin(society.doctors.provider, near))
    doctor = pick_doctor(society, pool, rng)
    weekday = int(rng.integers(0, 5))
    period = society.period
    days = period.every_day[(period.weekday(period.every_day) == weekday)][
        :: int(rng.integers(2, 4))
    ]
    # The round is part of the doctor's duty.
    society.doctors.duty[doctor, days] = np.maximum(society.doctors.duty[doctor, days], 1)
    comes = attendance(len(residents), len(days), 0.75, rng)
    trip = gather(society, np.full(len(days), doctor), days, comes, rng, hours_apart=2.5)
    own = rng.choice([DIAGNOSIS[code] for code in CHRONIC_CODES], size=len(residents))
    group = society.sheet.innocent(KIND)
    group.add("patient", residents, "resident")
    group.add("doctor", [doctor], "visiting_doctor")
    group.add("provider", [home], "nursing_home")
    society.ledger.add(
        patient=residents[trip.member],
        provider=society.doctors.provider[doctor],
        doctor=doctor,
        kind=CHRONIC_OUTPATIENT,
        start=trip.start,
        diagnosis=own[trip.member],
        supply=14,
        prescribes=MAY_PRESCRIBE,
        planned=1,
    )
