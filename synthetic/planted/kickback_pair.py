"""A doctor sends prescriptions to a pharmacy that lies far from the patients and the practice."""

import numpy as np

from model.language import Text
from synthetic.institutions import CLINIC, HOSPITAL, PHARMACY
from synthetic.planted.form import drawn_rate
from synthetic.recipe import Difficulty
from synthetic.recruiting import busy_half, pick_doctor, pick_provider
from synthetic.society import Society, Steering

KIND = "kickback_pair"
TITLE = Text(en="Doctor and distant pharmacy", zh="医师与远处药店定向往来")
USUAL = 3
FAR_KM = (18.0, 75.0)


def plant(society: Society, difficulty: Difficulty, number: int) -> None:
    rng = society.stream(KIND, number)
    providers = society.providers
    sources = providers.of(CLINIC, HOSPITAL)
    pool = busy_half(society, np.flatnonzero(np.isin(society.doctors.provider, sources)))
    doctor = pick_doctor(society, pool[: len(pool) // 2], rng)
    shops = providers.of(PHARMACY)
    away = providers.km(shops, np.full(len(shops), society.doctors.provider[doctor]))
    far = shops[(away > FAR_KM[0]) & (away < FAR_KM[1]) & (providers.hall_of[shops] < 0)]
    shop = pick_provider(providers, far if len(far) else shops, rng)
    share = min(0.95, difficulty.steered * drawn_rate((0.9, 1.2), rng))
    ring, group = society.sheet.ring(KIND, outings=0, attendance=share)
    group.add("doctor", [doctor], "steering_doctor")
    group.add("provider", [shop], "favoured_pharmacy")
    society.steering.append(
        Steering(
            np.array([doctor]), shop, share, outside=0.47 + 0.45 * difficulty.steered, ring=ring
        )
    )
