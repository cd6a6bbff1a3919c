"""A hospital doctor's licence signs at a distant clinic while the doctor works at the hospital."""

import numpy as np

from model.language import Text
from synthetic.gatherings import outing_days
from synthetic.institutions import CLINIC, HOSPITAL
from synthetic.neighbours import living_near
from synthetic.planted.form import complaints, drawn_between, raised_cost
from synthetic.recipe import Difficulty
from synthetic.recruiting import pick_doctor, pick_provider
from synthetic.seasons import DAY, HOUR, MINUTE
from synthetic.society import Society
from synthetic.visits import MAY_PRESCRIBE, OUTPATIENT

KIND = "licence_lending"
TITLE = Text(en="Licence used at two distant places", zh="挂证行医（两地同时出诊）")
USUAL = 2
FAR_KM = 30.0


def plant(society: Society, difficulty: Difficulty, number: int) -> None:
    rng = society.stream(KIND, number)
    providers, doctors = society.providers, society.doctors
    big = providers.of(HOSPITAL, private=False)
    doctor = pick_doctor(society, np.flatnonzero(np.isin(doctors.provider, big)), rng)
    hospital = int(doctors.provider[doctor])
    clinics = providers.of(CLINIC)
    away = providers.km(clinics, np.full(len(clinics), hospital))
    far = clinics[away > FAR_KM]
    clinic = pick_provider(providers, far if len(far) else clinics[away.argsort()[-5:]], rng)
    count = drawn_between(difficulty.lent_days, rng)
    day = outing_days(society.period, doctors.duty_days(doctor), count, rng, one_weekday=False)
    ring, group = society.sheet.ring(KIND, outings=len(day), attendance=1.0)
    group.add("doctor", [doctor], "lent_licence")
    group.add("provider", [clinic], "billing_provider")
    # The doctor's real morning at the hospital ...
    at_work = np.repeat(day, rng.integers(2, 5, len(day)))
    hour = rng.uniform(8.2, 11.6, len(at_work)) * HOUR
    society.ledger.add(
        patient=living_near(society, hospital, len(at_work), rng),
        provider=hospital,
        doctor=doctor,
        kind=OUTPATIENT,
        start=at_work * DAY + hour.astype(np.int64),
        diagnosis=complaints(len(at_work), rng),
        prescribes=MAY_PRESCRIBE,
    )
    # ... and what is signed in the doctor's name far away in the same hours.
    lent = np.repeat(day, rng.integers(1, 5, len(day)))
    hour = rng.uniform(8.3, 11.5, len(lent)) * HOUR + rng.integers(0, 20 * MINUTE, len(lent))
    society.ledger.add(
        patient=living_near(society, clinic, len(lent), rng),
        provider=clinic,
        doctor=doctor,
        kind=OUTPATIENT,
        start=lent * DAY + hour.astype(np.int64),
        diagnosis=complaints(len(lent), rng),
        cost=raised_cost(difficulty, len(lent), rng),
        ring=ring,
    )
