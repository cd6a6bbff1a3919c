"""A course of group physiotherapy: the same people, the same room, ten sessions."""

import numpy as np

from model.language import Text
from synthetic.catalogue import DIAGNOSIS, EXERCISE
from synthetic.gatherings import attendance, gather
from synthetic.institutions import HOSPITAL
from synthetic.recruiting import recruit
from synthetic.society import Society
from synthetic.visits import OUTPATIENT

KIND = "rehabilitation_course"
TITLE = Text(en="Rehabilitation course", zh="康复训练班")
USUAL = 3
SESSIONS = 10


def arrange(society: Society, number: int) -> None:
    rng = society.stream(KIND, number)
    hospitals = society.providers.of(HOSPITAL)
    able = [int(h) for h in hospitals if len(society.doctors.at(int(h), "rehabilitation"))]
    hospital = able[number * 2 % len(able)]
    doctor = int(society.doctors.at(hospital, "rehabilitation")[0])
    region = society.providers.region[hospital]
    near = society.places.region[society.patients.settlement] == region
    members = recruit(society, int(rng.integers(6, 11)), rng, among=near)
    duty = society.doctors.duty_days(doctor)
    start = int(rng.integers(0, max(1, len(duty) - 3 * SESSIONS)))
    days = duty[start : start + 3 * SESSIONS : 2][:SESSIONS]
    comes = attendance(len(members), len(days), 0.88, rng)
    trip = gather(society, np.full(len(days), doctor), days, comes, rng, hours_apart=0.3)
    group = society.sheet.innocent(KIND)
    group.add("patient", members, "course_participant")
    group.add("doctor", [doctor], "therapist")
    group.add("provider", [hospital], "hospital")
    society.ledger.add(
        patient=members[trip.member],
        provider=hospital,
        doctor=doctor,
        kind=OUTPATIENT,
        start=trip.start,
        diagnosis=DIAGNOSIS["I69.3"],
        service=EXERCISE,
        planned=1,
    )
