"""People who live in a nursing home: their registers say so, mostly."""

import numpy as np

from synthetic.arrays import Ints
from synthetic.institutions import NURSING_HOME
from synthetic.recruiting import OLD, recruit
from synthetic.society import Registration, Society

RESIDENCE_UNKNOWN = 0.2
ADDRESS_NOT_CHANGED = 0.25


def next_home(society: Society) -> int:
    """A nursing home that is not used yet, where there is one."""
    homes = society.providers.of(NURSING_HOME)
    free = homes[~society.providers.taken[homes]]
    home = int(free[0]) if len(free) else int(homes[0])
    society.providers.taken[home] = True
    return home


def move_in(society: Society, home: int, count: int, rng: np.random.Generator) -> Ints:
    """``count`` old people of the region become residents; some registers lag behind."""
    p, providers = society.patients, society.providers
    near = society.places.region[p.settlement] == providers.region[home]
    residents = recruit(society, count, rng, among=near, generations=(OLD,))
    p.x[residents], p.y[residents] = providers.x[home], providers.y[home]
    for resident in residents:
        if rng.random() >= RESIDENCE_UNKNOWN:
            p.residence[resident] = home
            society.registrations.append(
                Registration("patient", int(resident), "resides_at", "institution", home)
            )
        if rng.random() >= ADDRESS_NOT_CHANGED:
            p.address[resident] = f"{providers.address[home]}{int(rng.integers(1, 30))}室"
        if rng.random() < 0.5:
            p.phone[resident] = providers.phone[home]
    return residents
