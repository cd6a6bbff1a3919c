"""Claims that only look impossible: settled after a death, or on leave from the ward."""

import numpy as np

from model.language import Text
from synthetic.institutions import HOSPITAL
from synthetic.recruiting import OLD, recruit
from synthetic.seasons import DAY, HOUR
from synthetic.society import Society
from synthetic.visits import INPATIENT, OUTPATIENT

KIND = "late_posting"
TITLE = Text(en="Late posting and weekend leave", zh="滞后结算与住院请假外出")
USUAL = 3


def arrange(society: Society, number: int) -> None:
    """Arrange the patients of one ward."""
    rng = society.stream(KIND, number)
    p = society.patients
    hospitals = society.providers.of(HOSPITAL, private=False)
    hospital = int(rng.choice(hospitals))
    doctor = int(society.doctors.at(hospital)[0])
    region = society.providers.region[hospital]
    near = society.places.region[p.settlement] == region
    members = recruit(society, 6, rng, among=near, generations=(OLD,))
    dying, on_leave = members[:4], members[4:]
    day = rng.integers(20, society.period.days - 40, len(members))
    length = rng.integers(7, 13, len(members))
    end = (day + length) * DAY + 10 * HOUR + rng.integers(0, 6 * HOUR, len(members))
    died = np.isin(members, dying)
    p.death_day[dying] = (day + length)[died]
    group = society.sheet.innocent(KIND)
    group.add("patient", dying, "deceased_on_ward")
    group.add("patient", on_leave, "on_leave")
    group.add("provider", [hospital], "hospital")
    # The stay ends with the death; the paper work is done one to three weeks later.
    society.ledger.add(
        patient=members,
        provider=hospital,
        doctor=doctor,
        kind=INPATIENT,
        start=day * DAY + 10 * HOUR,
        end=end,
        settle=np.where(died, end + rng.integers(6, 24, len(members)) * DAY, -1),
        diagnosis=2,
        planned=1,
    )
    leave_day = (day + length // 2)[~died]
    home = society.habits.usual[0][on_leave]
    society.ledger.add(
        patient=on_leave,
        provider=home,
        doctor=society.doctors.rooms[home, 0][:, 0],
        kind=OUTPATIENT,
        start=leave_day * DAY + 10 * HOUR + rng.integers(0, HOUR, len(on_leave)),
        present=0,
        planned=1,
    )
