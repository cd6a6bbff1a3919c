"""A doctor with a registered second place of practice: other weekdays, another town."""

import numpy as np

from model.language import Text
from synthetic.catalogue import DIAGNOSIS
from synthetic.institutions import CLINIC, HOSPITAL
from synthetic.neighbours import living_near
from synthetic.recruiting import pick_doctor
from synthetic.seasons import DAY, HOUR
from synthetic.society import Registration, Society
from synthetic.visits import MAY_PRESCRIBE, OUTPATIENT

KIND = "multi_site_doctor"
TITLE = Text(en="Registered practice at two places", zh="多点执业医师")
USUAL = 3
FAR_KM = 12.0
PATIENTS_A_DAY = 3


def arrange(society: Society, number: int) -> None:
    rng = society.stream(KIND, number)
    providers, doctors, period = society.providers, society.doctors, society.period
    large = providers.of(HOSPITAL, private=False)
    doctor = pick_doctor(society, np.flatnonzero(np.isin(doctors.provider, large)), rng)
    hospital = int(doctors.provider[doctor])
    others = providers.of(HOSPITAL, CLINIC)
    away = providers.km(others, np.full(len(others), hospital))
    second = int(rng.choice(others[away > FAR_KM]))
    weekday = period.weekday(period.every_day)
    elsewhere = np.isin(weekday, rng.permutation(5)[:2]) & (rng.random(period.days) < 0.85)
    days = np.flatnonzero(elsewhere & ~period.holiday)
    doctors.duty[doctor, days] = 0
    if number % 3 != 2:
        society.registrations.append(
            Registration("doctor", doctor, "practises_at", "institution", second, source="多点执业")
        )
    else:  # here the second place was filed as a second employment
        society.registrations.append(
            Registration("doctor", doctor, "employed_by", "institution", second, source="执业注册")
        )
    seen = np.repeat(days, rng.poisson(PATIENTS_A_DAY, len(days)))
    hour = np.where(
        rng.random(len(seen)) < 0.6,
        rng.uniform(8.5, 11.8, len(seen)),
        rng.uniform(14, 17, len(seen)),
    )
    group = society.sheet.innocent(KIND)
    group.add("doctor", [doctor], "multi_site_doctor")
    group.add("provider", [hospital, second], "place_of_practice")
    society.ledger.add(
        patient=living_near(society, second, len(seen), rng),
        provider=second,
        doctor=doctor,
        kind=OUTPATIENT,
        start=seen * DAY + (hour * HOUR).astype(np.int64),
        diagnosis=rng.choice([DIAGNOSIS["I10"], DIAGNOSIS["M54.5"], DIAGNOSIS["K29.7"]], len(seen)),
        prescribes=MAY_PRESCRIBE,
    )
