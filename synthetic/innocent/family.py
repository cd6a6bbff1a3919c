"""A family whose members go to the doctor together when one of them is ill."""

import numpy as np

from model.language import Text
from synthetic.catalogue import DIAGNOSIS
from synthetic.gatherings import attendance, gather, outing_days
from synthetic.people import ALIVE
from synthetic.society import Registration, Society
from synthetic.visits import MAY_PRESCRIBE, OUTPATIENT

KIND = "family"
TITLE = Text(en="Family", zh="家庭成员结伴就诊")
USUAL = 30
FEWEST, MOST = 3, 6


def arrange(society: Society, number: int) -> None:
    rng = society.stream(KIND, number)
    p = society.patients
    free = np.flatnonzero(~p.taken & (p.death_day == ALIVE))
    sizes = np.bincount(p.household[free], minlength=int(p.household.max()) + 1)
    home = int(rng.choice(np.flatnonzero((sizes >= FEWEST) & (sizes <= MOST))))
    members = free[p.household[free] == home]
    p.taken[members] = True
    room = society.doctors.at(int(society.habits.usual[int(rng.integers(0, 2))][members[0]]))
    doctor = int(rng.choice(room))
    count = int(rng.integers(5, 11))
    duty = society.doctors.duty_days(doctor)
    day = outing_days(society.period, duty, count, rng, one_weekday=rng.random() < 0.2)
    comes = attendance(len(members), len(day), float(rng.uniform(0.6, 0.9)), rng)
    trip = gather(society, np.full(len(day), doctor), day, comes, rng, hours_apart=0.5)
    group = society.sheet.innocent(KIND)
    group.add("patient", members, "family_member")
    group.add("doctor", [doctor], "family_doctor")
    for member in members[1:]:
        if rng.random() < 0.6:
            society.registrations.append(
                Registration(
                    "patient", int(member), "family_of", "patient", int(members[0]), source="户籍"
                )
            )
    society.ledger.add(
        patient=members[trip.member],
        provider=society.doctors.provider[doctor],
        doctor=doctor,
        kind=OUTPATIENT,
        start=trip.start,
        diagnosis=np.where(
            rng.random(len(trip.member)) < 0.6, DIAGNOSIS["J06.9"], DIAGNOSIS["A09"]
        ),
        prescribes=MAY_PRESCRIBE,
        planned=1,
    )
