"""Only one pharmacy is licensed for some costly drugs: every such prescription ends there."""

import numpy as np

from model.language import Text
from synthetic.appointments import with_doctor
from synthetic.catalogue import DIAGNOSIS, SPECIALTY
from synthetic.institutions import HOSPITAL, PHARMACY
from synthetic.recruiting import recruit
from synthetic.society import Registration, Society, Steering
from synthetic.visits import CHRONIC_OUTPATIENT, MAY_PRESCRIBE

KIND = "specialty_pharmacy"
TITLE = Text(en="Only licensed pharmacy for special drugs", zh="双通道特药药店")
USUAL = 2
CODES = ("C34.9", "N18.5")


def arrange(society: Society, number: int) -> None:
    """Arrange one drug, its patients all over the region, and its only pharmacy."""
    rng = society.stream(KIND, number)
    providers = society.providers
    shops = providers.of(PHARMACY)
    city = shops[(providers.region[shops] == 0) & (providers.hall_of[shops] < 0)]
    shop = int(city[number % len(city)])
    providers.taken[shop] = True
    providers.name[shop] = f"{providers.name[shop]}（双通道定点）"
    society.registrations.append(
        Registration("pharmacy", shop, "dual_channel_for", "pharmacy", shop, source="双通道名单")
    )
    code = DIAGNOSIS[CODES[number % len(CODES)]]
    department = ("oncology", "nephrology")[number % len(CODES)]
    hospitals = providers.of(HOSPITAL, private=False)
    doctors = np.array(
        [
            int(society.doctors.at(int(h), department)[0])
            for h in hospitals
            if len(society.doctors.at(int(h), department))
        ]
    )
    members = recruit(society, int(rng.integers(16, 26)), rng)
    own = rng.choice(doctors, size=len(members))
    turns = society.period.days // 28
    member = np.repeat(np.arange(len(members)), turns)
    day = np.tile(np.arange(turns) * 28, len(members)) + rng.integers(0, 27, len(members))[member]
    day = np.minimum(day + rng.integers(0, 3, len(day)), society.period.days - 1)
    visit = with_doctor(society, own[member], day, rng)
    kept = visit.kept & (rng.random(len(day)) < 0.93)
    group = society.sheet.innocent(KIND)
    group.add("provider", [shop], "specialty_pharmacy")
    group.add("doctor", np.unique(own), "specialist")
    group.add("patient", members, "special_drug_patient")
    society.steering.append(Steering(np.unique(own), shop, 0.98, outside=0.95, diagnosis=code))
    society.ledger.add(
        patient=members[member[kept]],
        provider=society.doctors.provider[own[member[kept]]],
        doctor=own[member[kept]],
        kind=CHRONIC_OUTPATIENT,
        start=visit.start[kept],
        diagnosis=code,
        basket=society.ledger.basket(SPECIALTY[number % len(SPECIALTY)][None]),
        supply=28,
        prescribes=MAY_PRESCRIBE,
    )
