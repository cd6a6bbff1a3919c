"""Four providers who share chronic patients: family doctor, specialist, laboratory, pharmacy."""

import numpy as np

from model.language import Text
from synthetic.appointments import with_doctor
from synthetic.catalogue import CHECK_UP, DIAGNOSIS
from synthetic.institutions import CLINIC, HOSPITAL, LABORATORY, PHARMACY
from synthetic.recruiting import OLD, recruit
from synthetic.seasons import DAY, HOUR
from synthetic.society import Registration, Society
from synthetic.visits import CHRONIC_OUTPATIENT, OTHER, OUTPATIENT, PHARMACY_SALE

KIND = "care_team"
TITLE = Text(en="Care team of four providers", zh="四机构协作照护团队")
USUAL = 3


def arrange(society: Society, number: int) -> None:
    rng = society.stream(KIND, number)
    providers, period = society.providers, society.period
    laboratories = providers.of(LABORATORY)
    laboratory = int(laboratories[number % len(laboratories)])
    here = providers.region == providers.region[laboratory]

    def one_of(kind: int, **more: bool) -> int:
        local = providers.of(kind, **more)
        return int(rng.choice(local[here[local]]))

    clinic, hospital = one_of(CLINIC), one_of(HOSPITAL, private=False)
    shop = one_of(PHARMACY)
    family_doctor = int(rng.choice(society.doctors.at(clinic)))
    specialist = int(rng.choice(society.doctors.at(hospital)))
    near = society.places.region[society.patients.settlement] == providers.region[laboratory]
    members = recruit(society, int(rng.integers(10, 19)), rng, among=near, generations=(OLD,))
    # Everybody has a rhythm of their own: the team shares patients, not days.
    months = max(2, period.days // 30)
    member = np.repeat(np.arange(len(members)), months)
    turn = np.tile(np.arange(months), len(members))
    day = (turn * 30 + rng.integers(0, 30, len(members))[member]).astype(np.int64)
    day = np.clip(day + rng.integers(-4, 5, len(day)), 0, period.days - 8)
    visit = with_doctor(society, np.full(len(day), family_doctor), day, rng)
    kept = visit.kept & (rng.random(len(day)) < 0.92)
    code = DIAGNOSIS["E11.9" if number % 2 == 0 else "I25.1"]
    prescription = society.ledger.fresh(int(kept.sum()))
    who = members[member[kept]]
    group = society.sheet.innocent(KIND)
    group.add("patient", members, "shared_patient")
    group.add("provider", [clinic, hospital, laboratory, shop], "team_provider")
    group.add("doctor", [family_doctor, specialist], "team_doctor")
    for partner in (hospital, laboratory):
        society.registrations.append(
            Registration(
                "institution", clinic, "refers_to", "institution", partner, source="医共体"
            )
        )
    society.ledger.add(
        patient=who,
        provider=clinic,
        doctor=family_doctor,
        kind=CHRONIC_OUTPATIENT,
        start=visit.start[kept],
        diagnosis=code,
        supply=30,
        prescription=prescription,
        planned=1,
    )
    filled = rng.random(len(who)) < 0.85
    society.ledger.add(
        patient=who[filled],
        provider=shop,
        doctor=family_doctor,
        kind=PHARMACY_SALE,
        start=visit.start[kept][filled] + rng.integers(HOUR, 3 * HOUR, int(filled.sum())),
        diagnosis=code,
        supply=30,
        prescription=prescription[filled],
        prescriber=clinic,
        planned=1,
    )
    often = (turn[kept] % 3 == 0) & (rng.random(len(who)) < 0.9)
    referred, when = who[often], visit.day[kept][often]
    tested = with_doctor(
        society, np.full(len(when), specialist), when + rng.integers(2, 7, len(when)), rng
    )
    society.ledger.add(
        patient=referred[tested.kept],
        provider=hospital,
        doctor=specialist,
        kind=OUTPATIENT,
        start=tested.start[tested.kept],
        diagnosis=code,
        planned=1,
    )
    society.ledger.add(
        patient=referred,
        provider=laboratory,
        kind=OTHER,
        start=(when + 1) * DAY + 8 * HOUR + rng.integers(0, 2 * HOUR, len(when)),
        diagnosis=code,
        service=CHECK_UP,
        cost=0.5,
        planned=1,
    )
