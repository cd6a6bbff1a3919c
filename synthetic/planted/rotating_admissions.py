"""People circulate through a closed set of hospitals, leaving one to enter the next."""

import numpy as np

from model.language import Text
from synthetic.institutions import HOSPITAL
from synthetic.planted.form import complaints, drawn_between, drawn_rate, raised_cost
from synthetic.recipe import Difficulty
from synthetic.recruiting import OLD, around, in_region, pick_provider, recruit, some_county
from synthetic.seasons import DAY, HOUR
from synthetic.society import Society
from synthetic.visits import INPATIENT

KIND = "rotating_admissions"
TITLE = Text(en="Rotating stays in a closed set of hospitals", zh="循环住院")
USUAL = 2


def plant(society: Society, difficulty: Difficulty, number: int) -> None:
    rng = society.stream(KIND, number)
    county = some_county(society, rng)
    size = drawn_between(difficulty.size, rng)
    home = around(society, county, 6, rng)
    members = recruit(society, size, rng, among=home, generations=(OLD,))
    private = society.providers.of(HOSPITAL, private=True)
    pool = in_region(society, private, county, or_city=True)
    circle = sorted({pick_provider(society.providers, pool, rng) for _ in range(4)})
    if len(circle) < 3:
        circle = sorted({*circle, *rng.permutation(pool)[:3].tolist()})
    circle = rng.permutation(circle).tolist()
    rate = drawn_rate(difficulty.attendance, rng)
    stays = drawn_between(difficulty.admissions, rng) + 2
    # A person who has left one hospital enters the next within days; most follow the circle.
    patient, hospital, first, last = [], [], [], []
    for member in members:
        day = float(rng.uniform(2, 45))
        place = int(rng.integers(len(circle)))
        for _ in range(stays):
            length = int(rng.integers(7, 14))
            if day + length >= society.period.days - 1:
                break
            if rng.random() < rate + 0.2:
                patient.append(int(member))
                hospital.append(circle[place % len(circle)])
                first.append(int(day))
                last.append(int(day) + length)
            place += 1 if rng.random() < 0.6 + 0.4 * rate else int(rng.integers(1, len(circle) + 1))
            pause = rng.integers(2, 9) if rng.random() < 0.5 + 0.45 * rate else rng.integers(12, 50)
            day += length + int(pause)
    rows = len(patient)
    where = np.array(hospital, dtype=np.int64)
    ring, group = society.sheet.ring(KIND, outings=stays, attendance=rate)
    group.add("patient", members, "circulating")
    group.add("provider", circle, "billing_provider")
    society.ledger.add(
        patient=np.array(patient),
        provider=where,
        doctor=society.doctors.rooms[where, rng.integers(0, 2, rows)][:, 0],
        kind=INPATIENT,
        start=np.array(first) * DAY + int(8.5 * HOUR) + rng.integers(0, 7 * HOUR, rows),
        end=np.array(last) * DAY + 9 * HOUR + rng.integers(0, 4 * HOUR, rows),
        diagnosis=complaints(rows, rng),
        cost=raised_cost(difficulty, rows, rng),
        ring=ring,
        planned=1,
    )
