"""On market days a bus takes a village to the county town; some then go to the hospital."""

import numpy as np

from model.language import Text
from synthetic.appointments import at_provider
from synthetic.catalogue import CHRONIC, DEPARTMENT_OF
from synthetic.illness import drawn_diagnoses
from synthetic.institutions import HOSPITAL
from synthetic.people import ALIVE
from synthetic.recruiting import villages_with_people
from synthetic.society import Society
from synthetic.visits import CHRONIC_OUTPATIENT, MAY_PRESCRIBE, OUTPATIENT

KIND = "market_day_bus"
TITLE = Text(en="Village bus on market days", zh="赶集日村民同车就诊")
USUAL = 3
MARKET_EVERY_DAYS = 10


def arrange(society: Society, number: int) -> None:
    rng = society.stream(KIND, number)
    p = society.patients
    village = int(rng.choice(villages_with_people(society, 25)))
    grown = np.flatnonzero((p.settlement == village) & (p.generation > 0) & (p.death_day == ALIVE))
    riders = np.sort(rng.permutation(grown)[: int(rng.integers(9, 16))])
    hospitals = society.providers.of(HOSPITAL, private=False)
    local = hospitals[society.providers.region[hospitals] == society.places.region[village]]
    hospital = int(local[society.providers.doctors[local].argmax()])
    days = np.arange(int(rng.integers(0, 10)), society.period.days, MARKET_EVERY_DAYS)
    # Everybody goes for reasons of their own, to the department of their own complaint.
    rider, turn = np.nonzero(rng.random((len(riders), len(days))) < 0.3)
    patient = riders[rider]
    chronic = drawn_diagnoses(p, riders, chronic=True, rng=rng)
    acute = drawn_diagnoses(p, patient, chronic=False, rng=rng)
    diagnosis = np.where(rng.random(len(patient)) < 0.45, chronic[rider], acute)
    visit = at_provider(
        society, patient, np.full(len(patient), hospital), DEPARTMENT_OF[diagnosis], days[turn], rng
    )
    kept = visit.kept & (visit.day == days[turn])
    group = society.sheet.innocent(KIND)
    group.add("patient", riders, "villager")
    group.add("provider", [hospital], "hospital")
    society.ledger.add(
        patient=patient[kept],
        provider=hospital,
        doctor=visit.doctor[kept],
        kind=np.where(CHRONIC[diagnosis[kept]], CHRONIC_OUTPATIENT, OUTPATIENT),
        start=visit.start[kept],
        diagnosis=diagnosis[kept],
        supply=np.where(CHRONIC[diagnosis[kept]], 30, 0),
        prescribes=MAY_PRESCRIBE,
        planned=1,
    )
