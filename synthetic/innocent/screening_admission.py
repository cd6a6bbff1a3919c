"""A campaign: one day, one hospital, a village's old people admitted and sent home together."""

from model.language import Text
from synthetic.catalogue import DIAGNOSIS
from synthetic.institutions import HOSPITAL
from synthetic.recruiting import OLD, recruit, some_county
from synthetic.seasons import DAY, HOUR
from synthetic.society import Society
from synthetic.visits import INPATIENT

KIND = "screening_admission"
TITLE = Text(en="Screening or relief campaign with admissions", zh="筛查义诊或扶贫集中住院")
USUAL = 3


def arrange(society: Society, number: int) -> None:
    rng = society.stream(KIND, number)
    county = some_county(society, rng)
    hospitals = society.providers.of(HOSPITAL, private=False)
    hospitals = hospitals[society.providers.region[hospitals] == county]
    hospital = int(hospitals[society.providers.doctors[hospitals].argmax()])
    surgeon = int(society.doctors.at(hospital, "ophthalmology")[0])
    near = society.places.region[society.patients.settlement] == county
    members = recruit(society, int(rng.integers(10, 20)), rng, among=near, generations=(OLD,))
    first = int(rng.integers(20, society.period.days - 70))
    # Cataracts are operated on one eye at a time: some come back once, weeks later.
    group = society.sheet.innocent(KIND)
    group.add("patient", members, "campaign_patient")
    group.add("doctor", [surgeon], "surgeon")
    group.add("provider", [hospital], "hospital")
    for turn, share in enumerate((1.0, 0.45)):
        who = members[rng.random(len(members)) < share]
        day = first + turn * int(rng.integers(35, 55))
        rows = len(who)
        society.ledger.add(
            patient=who,
            provider=hospital,
            doctor=surgeon,
            kind=INPATIENT,
            start=day * DAY + int(8.2 * HOUR) + rng.integers(0, 2 * HOUR, rows),
            end=(day + 2) * DAY + int(9 * HOUR) + rng.integers(0, 2 * HOUR, rows),
            diagnosis=DIAGNOSIS["H25.9"],
            cost=1.3,
            planned=1,
        )
