"""A chain of clinics: one owner and one telephone, registered and known."""

import numpy as np

from model.language import Text
from synthetic.appointments import with_doctor
from synthetic.catalogue import DIAGNOSIS
from synthetic.institutions import CLINIC
from synthetic.names import account, landline
from synthetic.recruiting import free_people, in_region, pick_provider
from synthetic.society import Registration, Society
from synthetic.visits import MAY_PRESCRIBE, OUTPATIENT

KIND = "chain_clinics"
TITLE = Text(en="Chain of clinics", zh="连锁诊所")
USUAL = 2


def arrange(society: Society, number: int) -> None:
    rng = society.stream(KIND, number)
    providers = society.providers
    pool = in_region(society, providers.of(CLINIC), number % len(society.places.regions))
    clinics = sorted({pick_provider(providers, pool, rng) for _ in range(4)})
    head = clinics[0]
    for branch, clinic in enumerate(clinics):
        providers.owner[clinic] = f"虚构连锁诊所{number + 1:02d}有限公司"
        providers.representative[clinic] = providers.representative[head]
        providers.phone[clinic] = landline(1_500_000 + number)
        providers.bank[clinic] = account(66_000_000 + number * 17)
        providers.name[clinic] = f"虚构连锁诊所{number + 1:02d}第{branch + 1}门店"
        society.registrations.append(
            Registration("institution", clinic, "branch_of", "institution", head, source="市场监管")
        )
    # Regular customers use whichever branch is convenient.
    p = society.patients
    away = np.hypot(p.x - providers.x[head], p.y - providers.y[head])
    away = np.where(free_people(society), away, np.inf)
    customers = np.argsort(away, kind="stable")[:60]
    turns = rng.poisson(3.0, len(customers))
    who = np.repeat(customers, turns)
    clinic_of = rng.choice(clinics, size=len(who))
    doctor = society.doctors.rooms[clinic_of, 0][:, 0]
    visit = with_doctor(society, doctor, rng.integers(0, society.period.days - 9, len(who)), rng)
    group = society.sheet.innocent(KIND)
    group.add("provider", clinics, "branch")
    for clinic in clinics:
        group.add("doctor", society.doctors.at(clinic), "branch_doctor")
    kept = visit.kept
    society.ledger.add(
        patient=who[kept],
        provider=clinic_of[kept],
        doctor=doctor[kept],
        kind=OUTPATIENT,
        start=visit.start[kept],
        diagnosis=rng.choice(
            [DIAGNOSIS["J06.9"], DIAGNOSIS["K29.7"], DIAGNOSIS["L30.9"]], len(who)
        )[kept],
        prescribes=MAY_PRESCRIBE,
    )
