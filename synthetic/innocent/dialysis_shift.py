"""Dialysis patients share a shift three times a week for as long as they live."""

import numpy as np

from model.language import Text
from synthetic.catalogue import DIAGNOSIS, DIALYSIS
from synthetic.institutions import DIALYSIS_CENTRE
from synthetic.recruiting import recruit
from synthetic.seasons import DAY, HOUR, SUNDAY
from synthetic.society import Society
from synthetic.visits import CHRONIC_OUTPATIENT

KIND = "dialysis_shift"
TITLE = Text(en="Dialysis shift", zh="血透固定班次")
USUAL = 8
SHIFTS = ((0, 2, 4, 7.5), (0, 2, 4, 13.0), (1, 3, 5, 7.5), (1, 3, 5, 13.0))  # weekdays, hour
ATTENDANCE = 0.97


def arrange(society: Society, number: int) -> None:
    rng = society.stream(KIND, number)
    centres = society.providers.of(DIALYSIS_CENTRE)
    centre = int(centres[(number // len(SHIFTS)) % len(centres)])
    region = society.providers.region[centre]
    near = society.places.region[society.patients.settlement] == region
    members = recruit(society, int(rng.integers(5, 9)), rng, among=near)
    first, second, third, hour = SHIFTS[number % len(SHIFTS)]
    period = society.period
    weekday = period.weekday(period.every_day)
    days = period.every_day[np.isin(weekday, (first, second, third)) & (weekday != SUNDAY)]
    begins = np.where(
        rng.random(len(members)) < 0.75, 0, rng.integers(0, period.days // 2, len(members))
    )
    comes = (rng.random((len(members), len(days))) < ATTENDANCE) & (days >= begins[:, None])
    member, turn = np.nonzero(comes)
    staff = society.doctors.at(centre)
    on_shift = staff[(days[turn] // 7 + number) % len(staff)]
    rows = len(member)
    group = society.sheet.innocent(KIND)
    group.add("patient", members, "dialysis_patient")
    group.add("provider", [centre], "dialysis_centre")
    society.ledger.add(
        patient=members[member],
        provider=centre,
        doctor=on_shift,
        kind=CHRONIC_OUTPATIENT,
        start=days[turn] * DAY + int(hour * HOUR) + rng.integers(0, int(0.6 * HOUR), rows),
        diagnosis=DIAGNOSIS["N18.5"],
        service=DIALYSIS,
        planned=1,
    )
