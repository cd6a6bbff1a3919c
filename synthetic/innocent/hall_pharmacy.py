"""A pharmacy in the hall of a hospital fills most of what the hospital prescribes."""

import numpy as np

from model.language import Text
from synthetic.arrays import NONE
from synthetic.society import Society

KIND = "hall_pharmacy"
TITLE = Text(en="Pharmacy in a hospital hall", zh="医院大厅药店")
USUAL = 4


def arrange(society: Society, number: int) -> None:
    """Name one such pharmacy; prescriptions find their way there by themselves."""
    shops = np.flatnonzero(society.providers.hall_of != NONE)
    shop = int(shops[number % len(shops)])
    hospital = int(society.providers.hall_of[shop])
    society.providers.taken[shop] = True
    group = society.sheet.innocent(KIND)
    group.add("provider", [shop], "hall_pharmacy")
    group.add("provider", [hospital], "hospital")
    group.add("doctor", society.doctors.at(hospital), "hospital_doctor")
