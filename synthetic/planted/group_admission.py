"""People are fetched by bus, admitted together with mild complaints, and sent home together."""

import numpy as np

from model.language import Text
from synthetic.gatherings import attendance
from synthetic.institutions import HOSPITAL
from synthetic.planted.form import complaints, drawn_between, drawn_rate, raised_cost
from synthetic.recipe import Difficulty
from synthetic.recruiting import OLD, around, in_region, pick_provider, recruit, some_county
from synthetic.seasons import DAY, HOUR
from synthetic.society import Society
from synthetic.visits import INPATIENT

KIND = "group_admission"
TITLE = Text(en="Admitted and discharged together", zh="集体住院（车接车送）")
USUAL = 3


def plant(society: Society, difficulty: Difficulty, number: int) -> None:
    rng = society.stream(KIND, number)
    county = some_county(society, rng)
    size = drawn_between(difficulty.size, rng)
    home = around(society, county, 3, rng)
    members = recruit(society, size, rng, among=home, generations=(OLD,), one_per_household=False)
    private = society.providers.of(HOSPITAL, private=True)
    hospital = pick_provider(society.providers, in_region(society, private, county), rng)
    staff = society.doctors.at(hospital)
    count = drawn_between(difficulty.admissions, rng)
    span = society.period.days / count
    day = (np.arange(count) * span + rng.uniform(2, max(3, span - 14), count)).astype(np.int64)
    length = rng.integers(6, 10, count)
    rate = drawn_rate(difficulty.attendance, rng)
    comes = attendance(len(members), count, min(0.95, rate + 0.1), rng)
    member, outing = np.nonzero(comes)
    rows = len(member)

    def shifted(share: float) -> np.ndarray:
        return np.where(rng.random(rows) < share, rng.integers(-1, 2, rows), 0)

    arrive = np.maximum(day[outing] + shifted(difficulty.day_jitter), 0)
    leave = np.minimum(
        day[outing] + length[outing] + shifted(1.5 * difficulty.day_jitter), society.period.days - 1
    )
    ring, group = society.sheet.ring(KIND, outings=count, attendance=rate)
    group.add("patient", members, "admitted")
    group.add("doctor", staff, "signing_doctor")
    group.add("provider", [hospital], "billing_provider")
    society.ledger.add(
        patient=members[member],
        provider=hospital,
        doctor=rng.choice(staff, size=rows),
        kind=INPATIENT,
        start=arrive * DAY + int(8.5 * HOUR) + rng.integers(0, int(2.5 * HOUR), rows),
        end=np.maximum(leave, arrive + 1) * DAY + int(9 * HOUR) + rng.integers(0, 2 * HOUR, rows),
        diagnosis=complaints(rows, rng),
        cost=raised_cost(difficulty, rows, rng),
        ring=ring,
        planned=1,
    )
