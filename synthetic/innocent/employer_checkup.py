"""The staff of an employer come for their yearly check-up on one or two days."""

import numpy as np

from model.language import Text
from synthetic.appointments import with_doctor
from synthetic.catalogue import CHECK_UP, DIAGNOSIS
from synthetic.institutions import HOSPITAL
from synthetic.recruiting import ADULTS, recruit
from synthetic.society import Society
from synthetic.visits import OTHER, OUTPATIENT

KIND = "employer_checkup"
TITLE = Text(en="Employer's check-up days", zh="单位集体体检")
USUAL = 5


def arrange(society: Society, number: int) -> None:
    rng = society.stream(KIND, number)
    p = society.patients
    regions = len(society.places.regions)
    near = society.places.region[p.settlement] == number % regions
    staff = recruit(
        society, int(rng.integers(14, 34)), rng, among=near & p.employee, generations=(ADULTS,)
    )
    for person in staff:
        p.employer[person] = f"虚构第{number + 1:02d}工厂" if rng.random() < 0.9 else None
    hospitals = society.providers.of(HOSPITAL, private=False)
    hospital = int(rng.choice(hospitals[society.providers.region[hospitals] == number % regions]))
    doctors = society.doctors.at(hospital)
    doctor = int(rng.choice(doctors))
    duty = society.doctors.duty_days(doctor)
    # Half yearly, with another date for the recheck of some: up to four days in all.
    first = rng.choice(duty[: len(duty) // 2], size=2, replace=False)
    group = society.sheet.innocent(KIND)
    group.add("patient", staff, "employee")
    group.add("provider", [hospital], "hospital")
    group.add("doctor", [doctor], "examining_doctor")
    for turn, offset in enumerate((0, 14, society.period.days // 2)):
        share = (0.95, 0.35, 0.6 if number % 2 else 0.0)[turn]
        who = staff[rng.random(len(staff)) < share]
        day = np.minimum(rng.choice(first, size=len(who)) + offset, society.period.days - 1)
        visit = with_doctor(society, np.full(len(who), doctor), day, rng)
        society.ledger.add(
            patient=who[visit.kept],
            provider=hospital,
            doctor=doctor,
            kind=OTHER if turn != 1 else OUTPATIENT,
            start=visit.start[visit.kept],
            diagnosis=DIAGNOSIS["Z00.0"],
            service=CHECK_UP,
            cost=1.0 if turn != 1 else 0.4,
            planned=1,
        )
