"""Many doctors of different institutions send their prescriptions to one pharmacy that pays."""

import numpy as np

from model.language import Text
from synthetic.institutions import CLINIC, HOSPITAL, PHARMACY
from synthetic.planted.form import drawn_rate
from synthetic.recipe import Difficulty
from synthetic.recruiting import busy_half, in_region, pick_doctor, pick_provider, some_county
from synthetic.society import Society, Steering

KIND = "steering_star"
TITLE = Text(en="Many doctors steer to one pharmacy", zh="多名医师定向导流至同一药店")
USUAL = 2
REACH_KM = 30.0


def plant(society: Society, difficulty: Difficulty, number: int) -> None:
    rng = society.stream(KIND, number)
    providers = society.providers
    county = some_county(society, rng)
    shops = providers.of(PHARMACY)
    shops = shops[providers.hall_of[shops] < 0]
    shop = pick_provider(providers, in_region(society, shops, county), rng)
    sources = providers.of(CLINIC, HOSPITAL)
    near = providers.km(sources, np.full(len(sources), shop)) < REACH_KM
    sources = rng.permutation(sources[near])[: int(rng.integers(8, 13))]
    doctors = np.array(
        [pick_doctor(society, busy_half(society, society.doctors.at(int(p))), rng) for p in sources]
    )
    ring, group = society.sheet.ring(KIND, outings=0, attendance=difficulty.steered)
    group.add("provider", [shop], "favoured_pharmacy")
    group.add("doctor", doctors, "steering_doctor")
    for doctor in doctors:
        share = difficulty.steered * drawn_rate((0.8, 1.2), rng)
        society.steering.append(
            Steering(
                np.array([doctor]),
                shop,
                min(share, 0.95),
                outside=0.35 + 0.45 * difficulty.steered,
                ring=ring,
            )
        )
